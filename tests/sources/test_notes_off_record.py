"""What was said off the record: every way of marking it, and every doubt decided for silence."""

from __future__ import annotations

import pytest

from pipeline.sources.notes import load


def said(text: str, name: str = "a.txt") -> tuple[str, str, int]:
    """On record, off record (each joined), and how many utterances are off."""
    notes = load(text.encode(), name)
    off = [turn for turn in notes.utterances if turn.off_record]
    return "|".join(turn.text for turn in notes.on_record), "|".join(turn.text for turn in off), len(off)


@pytest.mark.parametrize(
    ("open_", "close"),
    [
        ("[オフレコ]", "[/オフレコ]"),
        ("[off the record]", "[/off the record]"),
        ("[Off The Record]", "[/OFF THE RECORD]"),
        ("［オフレコ］", "［/オフレコ］"),
        ("【オフレコ】", "【/オフレコ】"),
        ("[off-record]", "[/off-record]"),
    ],
)
def test_a_passage_between_marks(open_: str, close: str) -> None:
    text = f"森：何人でしたか。\n{open_}\n田中：社長は反対でした。\n森：そうでしたか。\n{close}\n田中：九人です。"
    assert said(text) == ("何人でしたか。|九人です。", "社長は反対でした。|そうでしたか。", 2)


def test_one_utterance_that_begins_with_the_mark() -> None:
    text = "森：何人？\n田中：[オフレコ] 社長は反対でした。\nいまも反対です。\n森：そうですか。\n田中：九人です。"
    on, off, count = said(text)
    assert (on, count) == ("何人？|そうですか。|九人です。", 1)
    assert "いまも反対です。" in off


def test_a_mark_before_the_name() -> None:
    on, off, _ = said(
        "森：何人？\n田中：九人。\n[off the record] 田中：社長は反対でした。\n森：そうですか。\n田中：はい。"
    )
    assert on == "何人？|九人。|そうですか。|はい。"
    assert "社長" in off


def test_marks_inside_a_turn_cover_only_what_stands_between() -> None:
    text = "森：何人？\n田中：九人です。[オフレコ]社長は反対でした。[/オフレコ]半日でした。\n森：はい？"
    assert said(text) == ("何人？|九人です。|半日でした。|はい？", "社長は反対でした。", 1)


@pytest.mark.parametrize("mark", ["[オフレコ]\n", "九人です。[オフレコ]"])
def test_an_open_mark_covers_all_that_follows_and_says_so(mark: str) -> None:
    notes = load(f"森：何人？\n田中：{mark}社長は反対でした。\n森：ほう。\n田中：いまも。".encode(), "a.txt")
    assert "社長" not in "".join(turn.text for turn in notes.on_record)
    assert "いまも" not in "".join(turn.text for turn in notes.on_record)
    (remark,) = notes.remarks
    assert "2" in remark.ja
    assert "line 2" in remark.en


def test_marks_in_headings_and_comments_count() -> None:
    for open_, close in (("## [オフレコ]", "## [/オフレコ]"), ("<!-- [オフレコ] -->", "<!-- [/オフレコ] -->")):
        on, off, _ = said(
            f"森：何人？\n\n{open_}\n\n田中：社長は反対。\n\n{close}\n\n森：はい。\n\n田中：九人。", "a.md"
        )
        assert on == "何人？|はい。|九人。"
        assert off == "社長は反対。"


def test_marks_in_cues_and_across_cues() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Aya>Nine. [off the\n\n00:02.000 --> 00:03.000\n<v Aya>record] They objected.\n\n"
        "00:03.000 --> 00:04.000\n<v Kim>Oh. [/off the record] Half a day?\n\n00:04.000 --> 00:05.000\n<v Aya>Yes.\n"
    )
    on, off, count = said(text, "a.vtt")
    assert on == "Nine.|Half a day?|Yes."
    assert "objected" in off
    assert count == 2


def test_a_mark_at_the_start_of_a_cue_covers_the_rest_of_the_turn() -> None:
    cues = ["<v Aya>[off the record] They", "<v Aya>objected.", "<v Kim>I see."]
    text = "WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n}.900\n{cue}\n\n" for n, cue in enumerate(cues))
    assert said(text, "a.vtt") == ("I see.", "They objected.", 1)


def test_a_mark_in_a_note_of_the_file_counts() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Aya>Nine.\n\nNOTE [off the record]\n\n00:02.000 --> 00:03.000\n<v Aya>Secret.\n\n"
        "NOTE [/off the record]\n\n00:03.000 --> 00:04.000\n<v Aya>Open.\n"
    )
    assert said(text, "a.vtt") == ("Nine.|Open.", "Secret.", 1)


def test_whoever_speaks_only_off_the_record_is_not_listed() -> None:
    text = "森：何人？\n田中：九人。\n[オフレコ]\n社長：反対だ。\n社長：だめだ。\n[/オフレコ]\n森：はい。\n田中：以上。"
    assert [person.name for person in load(text.encode(), "a.txt").people] == ["森", "田中"]


def test_talk_about_the_record_is_no_mark_but_has_to_be_decided() -> None:
    text = "森：オフレコですか？\n田中：いえ、off the record ではないです。\n森：では何人で？\n田中：九人です。"
    notes = load(text.encode(), "a.txt")
    assert said(text)[2] == 0
    assert [turn.id for turn in notes.unclear] == ["u1", "u2"]
    assert [turn.text for turn in notes.on_record] == ["では何人で？", "九人です。"]


@pytest.mark.parametrize(
    "line",
    [
        "（オフレコ）社長は反対でした。",
        "【オフレコ】社長は反対でした。",
        "オフレコ：社長は反対でした。",
        "オフレコ: 社長は反対でした。",
        "(off the record) 社長は反対でした。",
        "[OTR] 社長は反対でした。",
        "off the record: 社長は反対でした。",
        "Off the record: 社長は反対でした。",
        "「（オフレコ）社長は反対でした。」",
    ],
)
@pytest.mark.parametrize("form", ["{}：", "**{}：** "])
def test_every_mark_of_one_utterance(line: str, form: str) -> None:
    label, other = form.format("田中"), form.format("森")
    text = f"{other}何人？\n\n{label}九人です。\n\n{label}{line}\n\n{other}そうですか。\n\n{label}はい。"
    on, off, count = said(text, "a.md")
    assert (on, count) == ("何人？|九人です。|そうですか。|はい。", 1)
    assert "社長は反対でした。" in off
    assert "オフレコ" not in off
    assert "record" not in off


@pytest.mark.parametrize(
    ("open_", "close"),
    [
        ("（オフレコ）", "（/オフレコ）"),
        ("【オフレコここから】", "【オフレコここまで】"),
        ("【ここからオフレコ】", "【ここまでオフレコ】"),
        ("(off the record)", "(end of off the record)"),
        ("[OTR]", "[/OTR]"),
        ("[off the record]", "[back on the record]"),
        ("[off the record]", "[on the record]"),
    ],
)
def test_every_mark_of_a_passage(open_: str, close: str) -> None:
    text = f"森：何人でしたか。\n{open_}\n田中：社長は反対でした。\n森：そうでしたか。\n{close}\n田中：九人です。"
    assert said(text) == ("何人でしたか。|九人です。", "社長は反対でした。|そうでしたか。", 2)


def test_round_brackets_in_the_middle_of_a_turn_are_a_remark_to_be_decided() -> None:
    text = "Mori: How many?\nTanaka: He told me (off the record) that they objected.\nMori: I see.\nTanaka: Nine."
    notes = load(text.encode(), "a.txt")
    assert [turn.text for turn in notes.on_record] == ["How many?", "I see.", "Nine."]
    answered = load(text.replace("objected.", "objected. [on the record]").encode(), "a.txt")
    assert answered.unclear == ()
    assert answered.on_record[1].text == "He told me (off the record) that they objected."


def test_a_mark_beside_the_words_answers_them() -> None:
    text = "田中：[オフレコ]社長は反対でした。[/オフレコ]\n森：いまのはオフレコですね。\n田中：はい。\n森：九人で？"
    assert load(text.encode(), "a.txt").unclear == ()


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (
            "田中：[オフレコ]倉庫は七時に開けます。\n田中：これはオフレコですけど、社長は反対でした。\n森：九人で？",
            "社長",
        ),
        (
            "Tanaka: [off the record] We open at seven.\nTanaka: This is off the record, but the owner objected.\nMori: Nine?",
            "owner",
        ),
    ],
)
def test_a_mark_beside_the_words_does_not_answer_for_what_else_is_said_there(text: str, secret: str) -> None:
    notes = load(text.encode(), "a.txt")
    assert not any(secret in turn.text for turn in notes.on_record)
    assert notes.spoken_of == (2,)


CUES = {
    "ja": ("森：何人ですか。", "田中：倉庫は九人です。", "田中：これはオフレコですが、", "社長は反対でした。"),
    "en": ("Mori: How many?", "Tanaka: There are nine.", "Tanaka: This is off the record:", "the owner objected."),
}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_in_subtitles_the_line_is_the_one_where_the_words_stand(language: str) -> None:
    made = [f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{words}" for n, words in enumerate(CUES[language], 1)]
    notes = load("\n\n".join(made).encode(), "a.srt")
    assert notes.spoken_of == (11,)
    assert [turn.line for turn in notes.on_record] == [1], "until somebody decides, the whole turn waits"
    words = CUES[language][2]
    marked = load(
        "\n\n".join(made)
        .replace(words, words.replace(":", ": [off the record]").replace("：", "：[オフレコ]"))
        .encode(),
        "a.srt",
    )
    assert ([turn.line for turn in marked.on_record], marked.spoken_of) == ([1, 5], ())
    before = load("\n\n".join(made).replace(words, "[OTR]" + words).encode(), "a.srt")
    assert ([turn.line for turn in before.on_record], before.spoken_of) == ([1, 5], ())


@pytest.mark.parametrize(
    ("cues", "secret"),
    [
        (
            (
                "田中：[オフレコ]前の取引先ともめて、",
                "田中：支払いの遅れで契約を切りました。",
                "社長も怒りました。",
                "森：はい。",
                "ええ。",
            ),
            "契約",
        ),
        (
            (
                "Tanaka: [OTR] We quarrelled with a client.",
                "Tanaka: We dropped them over late payment.",
                "The owner agreed.",
                "Mori: I see.",
                "Yes.",
            ),
            "dropped",
        ),
    ],
)
def test_a_mark_covers_the_turn_though_its_label_is_written_again(cues: tuple[str, ...], secret: str) -> None:
    made = [f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{words}" for n, words in enumerate(cues, 1)]
    assert secret not in " ".join(turn.text for turn in load("\n\n".join(made).encode(), "a.srt").on_record)


@pytest.mark.parametrize(
    ("name", "first", "then"),
    [
        ("ja", "[オフレコ]銀行に断られました。", "社長も知りません。"),
        ("en", "[OTR] The bank refused us.", "The owner does not know."),
    ],
)
def test_of_one_person_in_subtitles_a_mark_covers_all_that_follows(name: str, first: str, then: str) -> None:
    cues = f"1\n00:00:01,000 --> 00:00:02,000\n{first}\n\n2\n00:00:05,000 --> 00:00:06,000\n{then}\n"
    assert load(cues.encode(), f"{name}.srt", b"speaker: Tanaka").on_record == ()


def test_a_mark_at_the_end_of_a_line_covers_that_line_too() -> None:
    assert "社長" not in said("森：何人？\n田中：社長は反対でした。[オフレコ]\n森：ほう。\n田中：九人です。")[0]


@pytest.mark.parametrize("words", ["We kick off recording at nine.", "オフレコードという店です。", "A one-off record."])
def test_other_words_with_the_same_letters_are_not_about_the_record(words: str) -> None:
    assert load(f"森：何人？\n田中：{words}\n森：はい。\n田中：ええ。".encode(), "a.txt").unclear == ()


BACK = {
    "ja": "森：売上はどうでしたか。\n西：元の取引先とは支払いの遅れでもめて、裁判の一歩手前でした。\n森：はい。\n西：いまの話はオフレコでお願いします。\n森：棚はいくつありますか。\n西：三つです。窓側に二つ置いています。\n",
    "en": "Mori: How were sales?\nNishi: Our former client paid so late that we nearly went to court.\nMori: I see.\nNishi: That was off the record, please.\nMori: How many shelves are there?\nNishi: Three of them, two by the window.\n",
}
AHEAD = {
    "ja": "森：売上はどうでしたか。\n西：ここからはオフレコでお願いします。\n森：はい。\n西：元の取引先とは支払いの遅れでもめました。\n森：では話に戻ります。棚はいくつありますか。\n西：三つです。窓側に二つ置いています。\n",
    "en": "Mori: How were sales?\nNishi: From here on this is off the record.\nMori: Sure.\nNishi: Our former client paid so late that we nearly went to court.\nMori: Back on the record: how many shelves are there?\nNishi: Three of them, two by the window.\n",
}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_words_that_look_back_or_ahead_keep_those_turns_silent_until_somebody_decides(language: str) -> None:
    for text, silent in ((BACK[language], [2, 3, 4]), (AHEAD[language], [2, 3, 4])):
        notes = load(text.encode(), "a.txt")
        assert [turn.line for turn in notes.unclear] == silent
        assert [turn.line for turn in notes.on_record] == [1, 5, 6]


PLEAS = {
    "ja": [
        "スーパーの話は書かないでくださいね。",
        "ここは載せないで。",
        "記事にしないでほしいです。",
        "すみません、書かないでください。",
    ],
    "en": ["Please don't print that bit about the shop.", "Don't write this down.", "Could you leave that out?"],
}
SAID = {
    "ja": "森：売上は？\n西：隣の店が閉まったのは社長の借金のせいです。\n森：はい。\n西：{plea}\n森：棚は？\n西：三つです。\n",
    "en": "Mori: Sales?\nNishi: The shop next door closed for its owner's debts.\nMori: I see.\nNishi: {plea}\nMori: Shelves?\nNishi: Three.\n",
}


@pytest.mark.parametrize(("language", "plea"), [(one, plea) for one, pleas in PLEAS.items() for plea in pleas])
def test_a_plea_not_to_print_keeps_it_and_what_the_speaker_said_last_silent(language: str, plea: str) -> None:
    notes = load(SAID[language].format(plea=plea).encode(), "a.txt")
    assert [turn.line for turn in notes.unclear] == [2, 3, 4]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", "報告書は書かないでくださいと部下に言っています。"),
        ("ja", "荷台には載せないでください。"),
        ("ja", "この話は書かないでと客に頼まれました。"),
        ("en", "We don't print on paper."),
        ("en", "We told the staff: please don't write this down."),
        ("en", "You can leave that out in the rain."),
    ],
)
def test_other_writing_and_what_others_were_told_is_no_plea(language: str, words: str) -> None:
    assert load(SAID[language].format(plea=words).encode(), "a.txt").unclear == ()


@pytest.mark.parametrize(("language", "mark"), [("ja", "[オンレコ]"), ("en", "[on the record]")])
def test_a_person_may_put_a_turn_with_a_plea_back_on_the_record(language: str, mark: str) -> None:
    text = SAID[language].format(plea=f"{mark} {PLEAS[language][0]}")
    assert load(text.encode(), "a.txt").unclear == ()
