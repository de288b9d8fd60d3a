"""Notes as people take them: a thought a line and no full stops, one person's memo, headers without ceremony."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model.notes import Notes
from pipeline.sources.notes import load

MEMO = {
    "ja": "染め場のメモ\n2026年11月20日　湯沢の染め場\n\n電話は一日に四十本\n夕方がいちばん多い　夕食の支度と重なる\n夫は最後まで反対\n失敗したこと\n画面の文字が小さくて　三人が日付を間違えた\n前の日にこちらから電話をかけると決めた\n",
    "small": "dye works\n\nphone rang forty times a day\nworst between five and seven\nhusband against it to the end\nfrom spring we ring them the day before\n",
    "en": "Notes from the dye works\n\nPhone rang forty times a day\nWorst between five and seven\nHusband against it to the end\nText on the page too small, three people picked the wrong date\nFrom spring we ring them the day before\n",
}


def read(text: str, name: str = "memo.txt", sidecar: str | None = None) -> Notes:
    return load(text.encode(), name, sidecar.encode() if sidecar else None)


@pytest.mark.parametrize(
    ("language", "thoughts"),
    [
        (
            "ja",
            (
                "電話は一日に四十本。",
                "夕方がいちばん多い。夕食の支度と重なる。",
                "画面の文字が小さくて、三人が日付を間違えた。",
            ),
        ),
        ("en", ("Phone rang forty times a day.", "Husband against it to the end.")),
        ("small", ("phone rang forty times a day.", "husband against it to the end.")),
    ],
)
def test_a_thought_a_line_stays_one_where_nobody_writes_full_stops(language: str, thoughts: tuple[str, ...]) -> None:
    said = [turn.text for turn in read(MEMO[language]).utterances]
    assert set(thoughts) <= set(said)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "The phone rang about forty times a day until\nlast June, and it was worst between five and\nseven, when the pressing has to be finished\nand two of my people did nothing but answer\n",
            "about forty times a day until last June, and it was worst",
        ),
        (
            "去年の六月までは電話が一日に四十本くらい\nかかってきていて仲居が六人いるうち二人が\n電話につきっきりになって夕食の支度が遅く\nなりお客さまを待たせてしまう日が続いたの\nで\n",
            "四十本くらいかかってきていて仲居が六人いるうち二人が電話に",
        ),
        (
            "えっと電話は\n四十本くらいが\n一日に\nかかってきて\nそれで仲居が\n",
            "えっと電話は四十本くらいが一日にかかってきて",
        ),
    ],
)
def test_wrapped_lines_and_lines_cut_at_breaths_are_joined(text: str, joined: str) -> None:
    assert joined in read(text).utterances[0].text


@pytest.mark.parametrize(
    "top",
    ["---\nspeaker: {}\n---\n", "speaker: {}\n", "話者：{}\n", "－－－\n話者：{}\n－－－\n", "---\nSpeaker:{}\n---\n"],
)
@pytest.mark.parametrize(("language", "name"), [("ja", "田中"), ("en", "Tanaka")])
def test_one_line_says_who_speaks_throughout_and_thoughts_stay_apart(top: str, language: str, name: str) -> None:
    plain, notes = read(MEMO[language]), read(top.format(name) + MEMO[language])
    assert {turn.speaker for turn in notes.utterances} == {name}
    assert [turn.text for turn in notes.utterances] == [turn.text for turn in plain.utterances]


def test_a_label_that_comes_again_is_no_setting() -> None:
    notes = read("Speaker: How many are you?\nGuest: Nine.\nSpeaker: And now?\nGuest: Six.\n")
    assert [turn.speaker for turn in notes.utterances] == ["Speaker", "Guest", "Speaker", "Guest"]


@pytest.mark.parametrize(
    ("memo", "secret", "kept"),
    [
        ("電話は四十本です。\n\n社長は反対でした。（オフレコ）\n\n夕方が多いです。\n", "社長", "夕方"),
        (
            "We had forty calls.\n\n[off the record] The owner objected.\n\nIt was worst at five.\n",
            "owner",
            "worst",
        ),
    ],
)
def test_a_mark_in_a_memo_of_one_person_hides_its_paragraph_only(memo: str, secret: str, kept: str) -> None:
    notes = read("speaker: Tanaka\n" + memo)
    on = " ".join(turn.text for turn in notes.on_record)
    assert secret not in on
    assert kept in on


@pytest.mark.parametrize(
    "settings",
    [
        "話し手: 田中\n聞き手: 森\n日付: 2026-11-20\n場所: 湯沢\n",
        "Guest: 田中\nInterviewer: 森\nDate: 2026-11-20\nPlace: 湯沢\n",
        "話し手：田中\n聞き手：森\n日付：2026-11-20\n場所：湯沢\n",
    ],
)
def test_settings_may_be_called_as_people_call_them(settings: str) -> None:
    notes = read(f"---\n{settings}---\n森：何人ですか。\n田中：九人です。\n")
    assert (notes.date, notes.place) == (date(2026, 11, 20), "湯沢")
    assert [(person.name, person.role) for person in notes.people] == [("田中", "interviewee"), ("森", "interviewer")]


@pytest.mark.parametrize(
    ("memo", "day", "place"),
    [
        ("温室訪問　2026年3月12日\n温室は十四棟\n九百株だめになった\n近所には笑われた\n", date(2026, 3, 12), None),
        (
            "Greenhouse visit, 12 March 2026\nshe runs 14\nlost 900 plants\nneighbours laughed\n",
            date(2026, 3, 12),
            None,
        ),
        (
            "日　時：2026年3月12日　14時〜15時\n場　所：小諸事務所\n\n・温室は十四棟\n・九百株だめ\n",
            date(2026, 3, 12),
            "小諸事務所",
        ),
        (
            "Date: 12 March 2026\nVenue: Hexham office\n\n- 14 houses\n- 900 plants lost\n",
            date(2026, 3, 12),
            "Hexham office",
        ),
        (
            "2026年3月12日、14:05\n42 分 11 秒\n\n森   0:03\n何棟ですか。\n\n原   0:08\n六棟です。\n",
            date(2026, 3, 12),
            None,
        ),
    ],
)
def test_a_memo_says_when_and_where_as_people_do(memo: str, day: date, place: str | None) -> None:
    notes = read(memo)
    assert (notes.date, notes.place) == (day, place)


@pytest.mark.parametrize(
    "memo",
    [
        "日付：嫌いな言葉だと彼女は言った。\n九百株だめになった。\n場所：すべては場所だと言う。\n",
        "Date: a word I hate, she said.\nWe lost 900 plants.\nPlace: it is all about place\n",
    ],
)
def test_what_somebody_says_of_a_place_or_a_day_is_no_header(memo: str) -> None:
    notes = read(memo)
    assert len(notes.utterances) == 3
    assert (notes.date, notes.place) == (None, None)


@pytest.mark.parametrize(
    "chat",
    [
        "14:05\t森\t何棟ですか\n14:06\t原\t六棟です\n14:06\t原\t[スタンプ]\n14:07\t森\t[写真]\n14:08\t原が送信を取り消しました\n14:09\t原\t直売です\n",
        "11/20/26, 2:05 PM - Sam: How many?\n11/20/26, 2:06 PM - Kim: Six\n11/20/26, 2:07 PM - Kim: <Media omitted>\n"
        "11/20/26, 2:08 PM - Sam: image omitted\n11/20/26, 2:09 PM - Kim: This message was deleted\n11/20/26, 2:10 PM - Kim: No shops\n",
    ],
)
def test_what_a_chat_puts_in_the_place_of_words_is_nobodys(chat: str) -> None:
    notes = read(chat)
    assert len(notes.utterances) == 3
    assert len(notes.furniture) == 3


@pytest.mark.parametrize(
    "talk",
    [
        "森　　　何棟ですか。\n大野原　六棟です。\n森　　　直売ですか。\n大野原　ええ、直売です。\n",
        "Sam     How many houses?\nOlivia  Six houses.\nSam     And shops?\nOlivia  We have no shops.\n",
    ],
)
def test_names_in_a_column_of_their_own_are_speakers(talk: str) -> None:
    assert len({turn.speaker for turn in read(talk).utterances}) == 2
    assert len(read(talk).utterances) == 4


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_mark_that_covers_a_paragraph_says_how_far(language: str) -> None:
    mark, second, third = {
        "ja": ("（オフレコ）弟は反対", "棚は二つ", "店は駅前"),
        "en": ("(off the record) brother against it", "two shelves", "shop by the station"),
    }[language]
    notes = read(f"{mark}\n{second}\n\n{third}\n")
    assert [turn.text.rstrip("。.") for turn in notes.on_record] == [third]
    (remark,) = notes.remarks
    assert "1行目" in remark.ja
    assert "2行目まで" in remark.ja
    assert "line 1" in remark.en
    assert "down to 2" in remark.en


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_settings_at_the_top_of_subtitles_are_settings(name: str) -> None:
    head = "WEBVTT\n\n" if name.endswith("vtt") else "1\n"
    notes = read(f"---\ninterviewer: 森\n---\n{head}00:00:01.000 --> 00:00:02.000\n森：何人ですか。\n", name)
    assert [(person.name, person.role) for person in notes.people] == [("森", "interviewer")]
    assert len(notes.utterances) == 1


@pytest.mark.parametrize(
    ("top", "question", "answer", "people"),
    [
        ("聞き手：森／話し手：田中さん（店長）\n\n", "――何人ですか。", "九人です。", ("森", "田中")),
        (
            "Interviewer: Mori\nInterviewee: Tanaka\n\n",
            "-- How many are you?",
            "There are nine of us.",
            ("Mori", "Tanaka"),
        ),
    ],
)
def test_behind_dashes_stand_questions_and_below_them_answers(
    top: str, question: str, answer: str, people: tuple[str, str]
) -> None:
    notes = read(f"{top}{question}\n{answer}\n\n{question}\n{answer}\n")
    assert [turn.speaker for turn in notes.utterances] == [*people, *people]


@pytest.mark.parametrize("line", ["11/20/26, 2:0{} PM - {}: {}", "[11/20/26, 2:0{}:11 PM] {}: {}"])
def test_chats_with_twelve_hour_clocks_name_their_people(line: str) -> None:
    said = [("Sam", "How many?"), ("Maria", "Nine."), ("Sam", "And now?"), ("Maria", "Six.")]
    notes = read("\n".join(line.format(n, *one) for n, one in enumerate(said)))
    assert [turn.speaker for turn in notes.utterances] == [name for name, _ in said]


@pytest.mark.parametrize(
    ("top", "people"),
    [
        ("聞き手：森\n話し手：田中さん\n\n", ("森", "田中")),
        ("---\ninterviewer: Mori\ninterviewee: Tanaka\n---\n", ("Mori", "Tanaka")),
        ("", ("Q", "A")),
    ],
)
def test_q_and_a_are_the_people_that_the_notes_name(top: str, people: tuple[str, str]) -> None:
    notes = read(f"{top}Q. How many are you?\nA. There are nine of us.\n\nQ. And now?\nA. Six.\n")
    assert [turn.speaker for turn in notes.utterances] == [*people, *people]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "――――――\n森: 何人ですか。\n田中: 九人です。\n――――――\n森: はい。\n田中: ええ。\n",
            ("何人", "九人", "はい", "ええ"),
        ),
        ("Speaker: good morning to all of you out there\nThe shop has nine people.\n", ("good morning", "nine people")),
        ("話者：おはようございます、始めます\n店は九人です。\n", ("おはよう", "九人")),
        ("Guest: nobody came on that first day\n\nThe shop has nine people.\n", ("nobody came", "nine people")),
    ],
)
def test_rows_of_dashes_and_what_is_said_behind_a_role_are_no_settings(text: str, said: tuple[str, ...]) -> None:
    spoken = " ".join(turn.text for turn in read(text).utterances)
    assert all(words in spoken for words in said)
