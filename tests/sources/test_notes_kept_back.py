"""The ways in which people who never read a manual keep something back: none of it may be used."""

from __future__ import annotations

import io
import json

import docx
import pytest

from pipeline.model.notes import Notes
from pipeline.sources.notes import load, may_be_off_record
from pipeline.sources.notes.public import cut

TALK = {
    "ja": "森：何枚ですか。\n原：六枚です。\n{}\n森：そうですか。\n原：棚は二つです。\n",
    "en": "Ann: How many sheets?\nKim: Six sheets it is.\n{}\nAnn: I see.\nKim: There are two shelves.\n",
}
MEMO = {"ja": "六枚\n\n{}\n\n棚は二つ\n", "en": "six sheets\n\n{}\n\ntwo shelves\n"}
SECRET = {"ja": "弟が店を売りたがっている", "en": "my brother wants to sell"}
OPEN = {"ja": ("六枚", "棚は二つ"), "en": ("ix sheets", "two shelves")}


def usable(notes: Notes) -> str:
    return "|".join(turn.text for turn in notes.on_record)


def keeps_back(text: str, language: str, name: str) -> None:
    """Nothing of the secret may be used, and what is not about it may."""
    on = usable(load(text.encode(), name))
    assert SECRET[language] not in on
    for said in OPEN[language]:
        assert said in on
    assert may_be_off_record(text.encode(), name) or load(text.encode(), name).spoken_of


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "（オフレコ）{}"),
        ("ja", "【非公開】{}"),
        ("ja", "*（掲載不可）*{}"),
        ("ja", "〔オフレコ〕{}〔／オフレコ〕"),
        ("ja", "＜オフレコ＞{}＜／オフレコ＞"),
        ("ja", "社外秘：{}"),
        ("ja", "オフレコ　{}"),
        ("ja", "（以下、オフレコ）\n{}\n（オフレコ、ここまで）"),
        ("ja", "ここからオフレコ\n{}\nオフレコここまで"),
        ("ja", "＝＝＝オフレコ開始＝＝＝\n{}\n＝＝＝オフレコ終了＝＝＝"),
        ("ja", "【非公開ここから】\n{}\n【非公開ここまで】"),
        ("ja", "社屋は広い（オフレコ：{}）"),
        ("ja", "{}（ここは書かないで）"),
        ("ja", "【オフレコ希望】{}"),
        ("ja", "【オフレコ 00:12:30〜】\n{}\n【オフレコ終了 00:14:10】"),
        ("en", "(off the record) {}"),
        ("en", "[confidential] {}"),
        ("en", "*(not for publication)* {}"),
        ("en", "{{off the record}} {} {{/off the record}}"),
        ("en", "<off the record>{}</off the record>"),
        ("en", "Not for print: {}"),
        ("en", "OTR {}"),
        ("en", "[start off record]\n{}\n[end off record]"),
        ("en", "OFF THE RECORD\n{}\nBACK ON THE RECORD"),
        ("en", "--- off the record ---\n{}\n--- on the record again ---"),
        ("en", "[confidential]\n{}\n[/confidential]"),
        ("en", "a big house (off the record: {})"),
        ("en", "{} (don't print this)"),
        ("en", "[off the record for now] {}"),
        ("en", "[O.T.R.] {}"),
        ("en", "[OFF THE RECORD 00:12:30]\n{}\n[ON THE RECORD 00:14:10]"),
        ("en", "Off the record\n- {}\n\nOn the record\n- the shop is by the station"),
    ],
)
@pytest.mark.parametrize("form", ["memo.txt", "memo.md", "turn.txt"])
def test_a_passage_is_kept_back_however_it_is_marked(language: str, line: str, form: str) -> None:
    kept = line.format(SECRET[language])
    if form == "turn.txt" and "\n" not in kept:
        label = {"ja": "原：", "en": "Kim: "}[language]
        keeps_back(TALK[language].format(f"{label}{kept}"), language, form)
    else:
        keeps_back(MEMO[language].format(kept), language, form)


@pytest.mark.parametrize(
    ("language", "item"),
    [
        ("ja", "・オフレコ　{}"),
        ("ja", "・オフレコ：{}"),
        ("ja", "・【オフレコ】{}"),
        ("ja", "・{}（オフレコ）"),
        ("ja", "・ここは書かないで→{}"),
        ("ja", "・{} #オフレコ"),
        ("ja", "■オフレコ\n・{}\n■雑感\n・店は駅前"),
        ("ja", "・{}（書くなと言われた）"),
        ("ja", "・オフレコ：\n　・{}\n　・店は駅前"),
        ("en", "- OTR {}"),
        ("en", "- OTR: {}"),
        ("en", "- [off the record] {}"),
        ("en", "- {} // off record"),
        ("en", "- {} #offrecord"),
        ("en", "- {} (please don't print that)"),
        ("en", "- Off the record:\n  - {}\n  - the shop is by the station"),
    ],
)
def test_of_a_list_only_the_item_that_is_marked_is_kept_back(language: str, item: str) -> None:
    bullet = {"ja": "・", "en": "- "}[language]
    first, last = {"ja": ("六枚", "棚は二つ"), "en": ("six sheets", "two shelves")}[language]
    keeps_back(f"{bullet}{first}\n{item.format(SECRET[language])}\n{bullet}{last}\n", language, "memo.txt")


@pytest.mark.parametrize(("language", "heading"), [("ja", "オフレコ"), ("en", "Off the record")])
def test_all_below_a_heading_that_says_so_is_kept_back(language: str, heading: str) -> None:
    first, last = OPEN[language]
    text = f"# A\n\n{first}\n\n## {heading}\n\n- {SECRET[language]}\n\n### B\n\n{SECRET[language]}\n\n## C\n\n{last}\n"
    keeps_back(text, language, "memo.md")


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("ja", "原（オフレコ）："),
        ("ja", "原【オフレコ】："),
        ("ja", "【オフレコ】原："),
        ("ja", "（オフレコ）原："),
        ("en", "Kim (off the record): "),
        ("en", "Kim [OTR]: "),
        ("en", "[off the record] Kim: "),
        ("en", "(OTR) Kim: "),
    ],
)
def test_a_mark_in_or_before_a_name_is_no_part_of_it(language: str, label: str) -> None:
    text = TALK[language].format(f"{label}{SECRET[language]}\n{label}{SECRET[language]}")
    keeps_back(text, language, "turn.txt")
    assert {turn.speaker for turn in load(text.encode(), "turn.txt").utterances} == {
        "ja": {"森", "原"},
        "en": {"Ann", "Kim"},
    }[language]
    cue = f"<v {label.strip(': ：')}>{SECRET[language]}" if label[0] not in "[(【（" else f"{label}{SECRET[language]}"
    vtt = "WEBVTT\n\n" + "".join(
        f"00:0{second}.000 --> 00:0{second}.900\n{words}\n\n"
        for second, words in enumerate(("<v Ann>Six.", cue, "<v Ann>Two."))
    )
    assert SECRET[language] not in usable(load(vtt.encode(), "turn.vtt"))


@pytest.mark.parametrize(
    ("language", "plea"),
    [
        ("ja", "これは書かないでほしいんですが、{}んです。"),
        ("ja", "内緒ですよ、{}んです。"),
        ("ja", "{}んです。他言無用でお願いします。"),
        ("ja", "記事には使わないでください。{}んです。"),
        ("ja", "{}、というところはカットしてください。"),
        ("ja", "おふれこで、{}んです。"),
        ("ja", "{}んです。聞かなかったことにしてください。"),
        ("ja", "{}んです。原稿には入れないでください。"),
        ("en", "You can't print this, but {}."),
        ("en", "Between you and me, {}."),
        ("en", "You didn't hear this from me: {}."),
        ("en", "Don't use my name here, but {}."),
        ("en", "It's not for the record, but {}."),
        ("en", "Please keep this between us: {}."),
        ("en", "This stays in this room: {}."),
        ("en", "Don't quote me on this, but {}."),
        ("en", "You know, {}. Please leave this out."),
    ],
)
def test_a_plea_keeps_the_turn_back_until_somebody_decides(language: str, plea: str) -> None:
    label = {"ja": "原：", "en": "Kim: "}[language]
    keeps_back(TALK[language].format(label + plea.format(SECRET[language])), language, "turn.txt")


@pytest.mark.parametrize(
    ("language", "ask", "refusal", "leave"),
    [
        ("ja", "それは書いてもいいですか。", "いや、やめてください。", "いや、いいですよ。"),
        ("ja", "載せて大丈夫ですか。", "うーん、それはちょっと。", "もちろんです。"),
        ("en", "Can I print that?", "No, please don't.", "Yes, of course."),
        ("en", "May I quote you?", "I'd rather not.", "No problem."),
        ("ja", "これは書かないでおきます。", "お願いします。", None),
        ("en", "I won't print that.", "Thank you.", None),
    ],
)
def test_what_somebody_may_not_print_is_kept_back(language: str, ask: str, refusal: str, leave: str | None) -> None:
    who, other = {"ja": ("原：", "森："), "en": ("Kim: ", "Ann: ")}[language]
    turn = f"{who}{SECRET[language]}"
    keeps_back(TALK[language].format(f"{turn}\n{other}{ask}\n{who}{refusal}"), language, "turn.txt")
    if leave is None:
        return
    allowed = load(TALK[language].format(f"{turn}\n{other}{ask}\n{who}{leave}").encode(), "turn.txt")
    assert SECRET[language] in usable(allowed)
    assert not allowed.spoken_of


@pytest.mark.parametrize(("language", "line"), [("ja", "[オフレコ] 15:00 {}。"), ("en", "[off the record] 15:00 {}.")])
def test_a_mark_before_an_hour_in_a_memo_keeps_back_that_line_alone(language: str, line: str) -> None:
    keeps_back(TALK[language].format(line.format(SECRET[language])), language, "memo.txt")


@pytest.mark.parametrize(
    ("language", "confides", "promises"),
    [
        ("ja", "[オフレコ]借り換えをします。[/オフレコ]{}んです。", "わかりました。そこは書かないでおきます。"),
        ("ja", "{}んです。", "[オフレコ]うちもです。[/オフレコ]そこは書かないでおきます。"),
        ("en", "[off the record] We borrow. [/off the record] And {}.", "Understood. I won't print that."),
        ("en", "Well, {}.", "[off the record] So do we. [/off the record] I won't print that."),
    ],
)
def test_a_mark_in_a_part_of_what_was_said_decides_nothing_about_the_rest(
    language: str, confides: str, promises: str
) -> None:
    who, other = {"ja": ("原：", "森："), "en": ("Kim: ", "Ann: ")}[language]
    turn = who + confides.format(SECRET[language])
    keeps_back(TALK[language].format(f"{turn}\n{other}{promises}"), language, "turn.txt")


@pytest.mark.parametrize("stamp", ["[00:06:52]", "00:06:52", "（6:52）"])
@pytest.mark.parametrize(
    ("language", "who", "mark"), [("ja", "原：", "[オフレコ]"), ("en", "Kim: ", "(off the record)")]
)
def test_a_mark_before_the_time_of_a_turn_is_about_that_turn(language: str, who: str, mark: str, stamp: str) -> None:
    first, asks, last = {
        "ja": ("六枚です。", "森：そうですか。", "棚は二つです。"),
        "en": ("Six sheets it is.", "Ann: I see.", "There are two shelves."),
    }[language]
    secret = f"{mark} {stamp} {who}{SECRET[language]}"
    text = f"00:00:09 {who}{first}\n{secret}\n00:07:10 {asks}\n00:07:20 {who}{last}\n"
    keeps_back(text, language, "turn.txt")
    kept = next(turn for turn in load(text.encode(), "turn.txt").utterances if turn.off_record)
    assert (kept.speaker, kept.start, kept.text) == (who.strip(" ：:"), 412.0, SECRET[language])


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("ja", "わかりました。そこは書かないでおきます。"),
        ("ja", "それは書いてもいいですか。"),
        ("ja", "では、そこは伏せておきますね。"),
        ("en", "Understood. I will not print that."),
        ("en", "Can I print that?"),
        ("en", "I'll leave that out of the piece."),
    ],
)
def test_a_promise_about_what_is_marked_already_asks_nothing_more(language: str, answer: str) -> None:
    who, other, mark, on = {
        "ja": ("原：", "森：", "[オフレコ]", "[オンレコ]"),
        "en": ("Kim: ", "Ann: ", "[off the record] ", "[on the record] "),
    }[language]
    refusal = {"ja": "いや、やめてください。", "en": "No, please don't."}[language]
    secret = f"{who}{mark}{SECRET[language]}"
    for turn in (f"{other}{answer}\n{who}{refusal}", f"{other}{on}{answer}\n{who}{on}{refusal}"):
        notes = load(TALK[language].format(f"{secret}\n{turn}").encode(), "turn.txt")
        assert SECRET[language] not in usable(notes)
        assert not notes.spoken_of
    # What is not marked waits, until he who promised says that it is none.
    open_turn = load(
        TALK[language].format(f"{who}{SECRET[language]}\n{other}{answer}\n{who}{refusal}").encode(), "a.txt"
    )
    assert open_turn.spoken_of
    free = load(
        TALK[language].format(f"{who}{SECRET[language]}\n{other}{on}{answer}\n{who}{on}{refusal}").encode(), "a.txt"
    )
    assert SECRET[language] in usable(free)


@pytest.mark.parametrize(
    ("language", "before"),
    [
        ("ja", "森：ここはオフレコにしますか。\n原：お願いします。\n"),
        ("en", "Ann: Are we off the record?\nKim: Yes please.\n"),
        ("ja", "原：書かないと約束してくれますか。\n森：はい、書きません。\n"),
        ("en", "Kim: I'll tell you something, but it's not for the record.\n"),
    ],
)
def test_what_follows_such_an_agreement_is_kept_back(language: str, before: str) -> None:
    who = {"ja": "原：", "en": "Kim: "}[language]
    assert SECRET[language] not in usable(
        load(TALK[language].format(f"{before}{who}{SECRET[language]}").encode(), "a.txt")
    )


@pytest.mark.parametrize(
    ("language", "name", "remark"),
    [
        ("ja", "a.txt", "※一部オフレコあり（赤字の部分）\n\n{}"),
        ("ja", "a.txt", "オフレコは赤字の箇所です。\n\n{}"),
        ("ja", "a.txt", "{}\n\n----\n※この取材の内容はすべてオフレコです\n"),
        ("ja", "a.md", "# 取材\n注：二問目以降はオフレコ扱い\n\n{}"),
        ("en", "a.txt", "Parts of this interview are off the record, in red in my printout.\n\n{}"),
        ("en", "a.txt", "{}\n\n---\nTranscribed by hand. All off the record.\n"),
        ("en", "a.md", "# Interview\nNote: everything after the second question is off the record\n\n{}"),
        (
            "en",
            "a.vtt",
            "WEBVTT\n\nNOTE off the record from 00:02 to 00:03\n\n00:01.000 --> 00:02.000\n<v Kim>Six.\n\n00:02.000 --> 00:03.000\n<v Kim>{}\n",
        ),
    ],
)
def test_where_some_or_all_of_it_is_off_the_record_and_nobody_marked_which_nothing_is_used(
    language: str, name: str, remark: str
) -> None:
    talk = (
        SECRET[language]
        if name == "a.vtt"
        else TALK[language].format(f"{'原：' if language == 'ja' else 'Kim: '}{SECRET[language]}")
    )
    notes = load(remark.format(talk).encode(), name)
    assert not notes.on_record
    assert notes.spoken_of


@pytest.mark.parametrize(
    ("language", "title"), [("ja", "# 番組「オフレコ」第5回"), ("en", "# Off the Record, episode 5")]
)
def test_a_programme_of_that_name_keeps_nothing_back(language: str, title: str) -> None:
    said = f"{'原：' if language == 'ja' else 'Kim: '}{SECRET[language]}"
    notes = load(f"{title}\n\n{TALK[language].format(said)}".encode(), "a.md")
    assert len(notes.on_record) == len(notes.utterances) == 5


@pytest.mark.parametrize(
    "table",
    [
        "話者,発言,掲載可否\n森,何枚ですか。,可\n原,六枚です。,可\n原,{},不可\n原,棚は二つです。,可\n",
        "Speaker,Text,Publish?\nAnn,How many?,yes\nKim,Six sheets.,yes\nKim,{},no\nKim,The two shelves.,yes\n",
        "話者,発言,備考\n森,何枚ですか。,\n原,六枚です。,\n原,{},オフレコ\n原,棚は二つです。,\n",
        "話者,発言,オフレコ\n森,何枚ですか。,×\n原,六枚です。,×\n原,{},○\n原,棚は二つです。,×\n",
        "Speaker,Text,Remark\nAnn,How many?,\nKim,Six sheets.,\nKim,{},off the record\nKim,The two shelves.,\n",
        "Speaker,Text,Off the record?\nAnn,How many?,no\nKim,Six sheets.,no\nKim,{},yes\nKim,The two shelves.,no\n",
    ],
)
def test_a_column_beside_the_words_keeps_them_back(table: str) -> None:
    language = "en" if table.isascii() else "ja"
    keeps_back(table.format(SECRET[language]), language, "talk.csv")


@pytest.mark.parametrize(
    "beside", [{"off_record": True}, {"note": "confidential"}, {"tags": ["off the record"]}, {"publish": False}]
)
def test_a_key_beside_the_words_keeps_them_back(beside: dict[str, object]) -> None:
    said = ("Six sheets.", SECRET["en"], "The two shelves.")
    turns = [
        {"speaker": "Kim", "text": text, **(beside if text == SECRET["en"] else {"off_record": False})} for text in said
    ]
    keeps_back(json.dumps(turns), "en", "talk.json")


PAIRS = {
    "ja": (
        *("（オフレコ→）…（←オフレコ）", "【オフレコ▼】…【オフレコ▲】", "[↓オフレコ]…[↑オフレコ]", "（以下オフレコ）…（以上オフレコ）", "《オフレコ》…《オフレコ終》"),
        *("［オフレコ始］…［オフレコ了］", "★オフレコ★…★オフレコ終★", "＝オフレコ＝…＝/オフレコ＝", "【オフレコ】…【ここまで】", "（※オフレコ）…（※ここまで）", "<<オフレコ>>…<</オフレコ>>"),
        *("（ここから記事にしない）…（ここまで）", "【書かないで】…【掲載可】", "（ここだけの話→）…（←ここだけの話）", "（オフレコ）…（オンレコに戻る）", "[OFF]…[ON]"),
    ),
    "en": (
        *("[off the record]…[back on]", "[OTR]…[on]", "[off the record]…[record resumes]", "[not for publication]…[end]", "[going off the record]…[back on the record]"),
        *("(off the record)…(on the record again)", "[background only]…[on the record]", "[OFF THE RECORD ->]…[<- OFF THE RECORD]", "[OTR >>]…[<< OTR]", "[OFF]…[ON]"),
        *("*off the record*…*back on record*", "** OFF THE RECORD **…** ON THE RECORD **", "[off the rec]…[back on rec]", "[off the record from here]…[off the record to here]"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "pair"), [(language, pair) for language in PAIRS for pair in PAIRS[language]])
def test_a_passage_in_the_middle_of_a_turn_is_kept_back_and_nothing_else(language: str, pair: str) -> None:
    opening, closing = pair.split("…")
    who, before, after = {"ja": ("原：", "窓もあります。", "扉は一つ。"), "en": ("Kim: ", "A window. ", " One door.")}[
        language
    ]
    line = f"{who}{before}{opening}{SECRET[language]}{closing}{after}"
    keeps_back(TALK[language].format(line), language, "a.txt")
    notes = load(TALK[language].format(line).encode(), "a.txt")
    assert [turn.text for turn in notes.utterances if turn.off_record] == [SECRET[language]]
    assert before.strip() in usable(notes)
    assert after.strip() in usable(notes)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ja", "原：窓もあります。【オフレコ】{}。\n森：ええ。\n原：以上です。【終了】まだ{}。【オフレコ終わり】"),
        ("en", "Kim: A window. [off the record] {}.\nAnn: Yes.\nKim: That is it [end] and {}. [end of off the record]"),
    ],
)
def test_what_speaks_of_no_record_ends_nothing_that_a_mark_ends_later(language: str, lines: str) -> None:
    keeps_back(TALK[language].format(lines.replace("{}", SECRET[language])), language, "a.txt")


@pytest.mark.parametrize(
    ("language", "line", "last"),
    [("ja", "原：[オフレコ] {}。", "（終了）"), ("en", "Kim: [off the record] {}.", "[end]")],
)
def test_the_end_of_a_file_ends_no_passage_of_one_turn(language: str, line: str, last: str) -> None:
    talk = TALK[language].format(line.format(SECRET[language])) + f"\n{last}\n"
    keeps_back(talk, language, "a.txt")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        *(("ja", f"原：六枚です。{mark}{{}}。") for mark in ("【非公開】", "[秘密] ", "（ここだけの話）", "（オフ）")),
        *(("en", f"Kim: Six of them. {mark} {{}}.") for mark in ("[confidential]", "[OFF]", "(not for publication)")),
    ],
)
def test_a_mark_before_a_sentence_that_nothing_ends_is_asked_about(language: str, line: str) -> None:
    notes = load(TALK[language].format(line.format(SECRET[language])).encode(), "a.txt")
    assert SECRET[language] not in usable(notes)
    assert notes.spoken_of


@pytest.mark.parametrize(
    "line",
    [
        "原：掲載は六月です。非公開会社ではありません。",
        "原：短くカットしてくださいと言われます。",
        "原：社長には内緒で始めました。",
        "原：スイッチをオフにします。",
        "原：農薬は使いません。報告書は書きません。",
        "Kim: Change the balance between you and me.",
        "Kim: Don't use his name in vain.",
        "Kim: We sold it to [confidential] in May, for a good price.",
        "Kim: The contract is confidential, the price is not.",
        "Kim: We have forty years between us.",
        "Kim: You can't use that, it is broken.",
        "Kim: Don't print more labels than you need.",
    ],
)
def test_such_words_in_plain_talk_keep_nothing_back(line: str) -> None:
    language = "en" if line.isascii() else "ja"
    notes = load(TALK[language].format(line).encode(), "turn.txt")
    assert len(notes.on_record) == len(notes.utterances) == 5


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_public_copy_holds_nothing_of_it_either(language: str) -> None:
    mark = {"ja": ("ここからオフレコ", "オフレコここまで"), "en": ("OFF THE RECORD", "BACK ON THE RECORD")}[language]
    text = MEMO[language].format(f"{mark[0]}\n{SECRET[language]}\n{mark[1]}")
    copy = cut(text.encode(), "memo.txt").decode()
    assert SECRET[language] not in copy
    assert all(said in copy for said in OPEN[language])


@pytest.mark.parametrize(
    ("language", "comment", "kept"),
    [
        ("ja", "ここはオフレコで", True),
        ("ja", "載せないでください", True),
        ("ja", "数字を確かめる", False),
        ("en", "off the record please", True),
        ("en", "Confidential.", True),
        ("en", "check the figure", False),
    ],
)
def test_a_comment_in_word_keeps_its_paragraph_back(language: str, comment: str, kept: bool) -> None:
    label = {"ja": "原：", "en": "Kim: "}[language]
    made = docx.Document()
    for line in TALK[language].format(label + SECRET[language]).splitlines():
        paragraph = made.add_paragraph(line)
        if SECRET[language] in line:
            made.add_comment(runs=paragraph.runs, text=comment, author="森")
    buffer = io.BytesIO()
    made.save(buffer)
    notes = load(buffer.getvalue(), "talk.docx")
    assert len(notes.on_record) == 5 - kept
    assert (SECRET[language] in usable(notes)) != kept


# What the columns of a table in Word hold, by the number of the cell: a name, words, a time, a number.
ROWS = {
    "ja": [("森", "何枚ですか。"), ("原", "六枚です。"), ("原", SECRET["ja"]), ("森", "そうですか。"), ("原", "棚は二つです。")],
    "en": [("Ann", "How many?"), ("Kim", "Six sheets."), ("Kim", SECRET["en"]), ("Ann", "I see."), ("Kim", "The two shelves.")],
}  # fmt: skip


@pytest.mark.parametrize("columns", [("name", "words"), ("name", "words", "time"), ("time", "name", "words"), ("number", "words", "name")])  # fmt: skip
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_comment_in_a_table_of_word_keeps_its_row_back_and_no_other(language: str, columns: tuple[str, ...]) -> None:
    made = docx.Document()
    table = made.add_table(rows=0, cols=len(columns))
    for number, (name, words) in enumerate(ROWS[language], 1):
        told = {"name": name, "words": words, "time": f"0:{number}0", "number": str(number)}
        row = table.add_row().cells
        for cell, column in zip(row, columns, strict=True):
            cell.text = told[column]
        if words == SECRET[language]:
            spoken = row[columns.index("words")].paragraphs[0]
            made.add_comment(runs=spoken.runs, text={"ja": "オフレコ", "en": "off the record"}[language], author="森")
    buffer = io.BytesIO()
    made.save(buffer)
    notes = load(buffer.getvalue(), "talk.docx")
    assert [SECRET[language] in one.text for one in notes.utterances if one.off_record] == [True]
    assert all(words in usable(notes) for _, words in ROWS[language] if words != SECRET[language])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_a_key_keeps_back_is_on_its_own_line(language: str) -> None:
    turns = [{"text": text, "off_record": text == SECRET[language]} for _, text in ROWS[language]]
    text = json.dumps(turns, ensure_ascii=False, indent=1)
    kept = next(one for one in load(text.encode(), "talk.json").utterances if one.off_record)
    assert SECRET[language] in text.split("\n")[kept.line - 1]


ASKED = {
    "ja": "聞き手：どうでしたか。\n\n西：{}\n\n聞き手：{}\n\n西：棚は三つです。\n",
    "en": "Interviewer: How was it?\n\nNishi: {}\n\nInterviewer: {}\n\nNishi: There are three shelves.\n",
}


def heard(text: str) -> str:
    """What of a talk may be used."""
    return "\n".join(one.text for one in load(text.encode(), "a.txt").on_record)


@pytest.mark.parametrize(
    ("language", "said", "reply"),
    [
        ("ja", "店の家賃は月に四十万です。", "では、そこは伏せておきますね。"),
        ("ja", "店の家賃は月に四十万です。", "わかりました。数字は外します。"),
        ("ja", "店の家賃は月に四十万です。ここ、カットで。", "はい。"),
        ("ja", "店の家賃が月に四十万なのは、絶対に出さないでください。", "はい。"),
        ("ja", "家賃は内緒で。月に四十万なんです。", "はい。"),
        ("ja", "月に四十万です。ただ、発表までは出さないでください。", "はい。"),
        ("ja", "月に四十万です。知られたらまずいんです。", "はい。"),
        ("en", "The rent is 4,000 a month.", "I'll leave the rent out of the piece."),
        ("en", "The rent is 4,000 a month.", "No figure, then."),
        ("en", "The rent is 4,000 a month. You didn't hear that.", "Right."),
        ("en", "The rent, and, well, cut this, is 4,000 a month.", "Sure."),
        ("en", "I'd rather you kept the number out. It's 4,000 a month.", "Sure."),
        ("en", "It's embargoed until May. The rent is 4,000 a month.", "Sure."),
        ("en", "The rent is 4,000 a month. I've never told anyone.", "I see."),
        ("en", "Don't quote me on the next bit. The rent is 4,000 a month.", "Right."),
        ("en", "Let's keep this bit between us. The rent is 4,000 a month.", "Sure."),
        ("en", "The rent is 4,000 a month. You can't attribute that to me.", "Fine."),
        ("en", "Keep my name out of it. The rent is 4,000 a month.", "Sure."),
    ],
)
def test_what_is_not_to_be_printed_waits_however_that_is_said(language: str, said: str, reply: str) -> None:
    text = heard(ASKED[language].format(said, reply))
    assert "四十万" not in text
    assert "4,000" not in text
    assert {"ja": "棚は三つです", "en": "three shelves"}[language] in text


@pytest.mark.parametrize(
    ("language", "said", "reply"),
    [
        ("ja", "家賃は月に四十万です。音を出さないでください。", "はい。"),
        ("ja", "家賃は月に四十万です。企業秘密ですよ、油の温度は。", "そうですか。"),
        ("ja", "家賃は月に四十万です。", "値段は書きませんか。"),
        ("en", "The rent is 4,000 a month. We left the bread out.", "I see."),
        ("en", "The rent is 4,000 a month. Can we cut it thinner?", "Yes."),
        ("en", "The rent is 4,000 a month.", "I'll leave you with that thought, but first the shelves, please."),
        ("ja", "家賃は月に四十万です。音楽のテープを止めて、店を閉めます。", "はい。"),
        ("en", "The rent is 4,000 a month. They quoted me on the roof.", "I see."),
        ("en", "The rent is 4,000 a month. That isn't for everybody.", "No."),
    ],
)
def test_plain_talk_that_sounds_like_it_is_used(language: str, said: str, reply: str) -> None:
    text = heard(ASKED[language].format(said, reply))
    assert "四十万" in text or "4,000" in text


@pytest.mark.parametrize(
    ("language", "turn", "free"),
    [
        ("ja", "西：客は増えました。書かないでほしいんですけど、去年は赤字です。", "客は増えました"),
        (
            "ja",
            "西：オフレコですが、去年は赤字です。\n\n聞き手：はい。\n\n西：オフレコはそこまでで。客は増えました。",
            "客は増えました",
        ),
        (
            "en",
            "Nishi: More people come. Strictly background: we made a loss. What you can use is the date.",
            "is the date",
        ),
    ],
)
def test_what_stands_before_a_plea_and_behind_its_end_is_used(language: str, turn: str, free: str) -> None:
    asked = {
        "ja": "聞き手：どうでしたか。\n\n{}\n\n聞き手：棚は？\n",
        "en": "Interviewer: How was it?\n\n{}\n\nInterviewer: And?\n",
    }
    text = heard(asked[language].format(turn))
    assert free in text
    assert "赤字" not in text
    assert "loss" not in text


@pytest.mark.parametrize(
    ("language", "plea", "after"),
    [
        ("ja", "内緒ですよ、去年は赤字です。", "……いや、いいです。書いてください。"),
        ("en", "You didn't hear that. We made a loss.", "No, go ahead. Print it."),
    ],
)
def test_whoever_changes_his_mind_gives_leave(language: str, plea: str, after: str) -> None:
    who, other = {"ja": ("西：", "聞き手："), "en": ("Nishi: ", "Interviewer: ")}[language]
    talk = f"{other}どうでしたか。\n\n{who}{plea}\n\n{other}はい。\n\n{who}{after}\n"
    assert plea in heard(talk)
    assert plea not in heard(talk.replace(after, "…"))


@pytest.mark.parametrize(
    ("language", "stop", "on"),
    [
        ("ja", "録音を止めてもらえますか。", "では録音を再開します。"),
        ("ja", "ちょっとテープ止めて。", "では録音を再開します。"),
        ("ja", "録音を止めてもらえますか。", "ではオンに戻しますね。"),
        ("en", "Could you switch it off for a second?", "Shall I switch it back on?"),
        ("en", "Could we go off the record for a moment?", "Okay, back on."),
        ("en", "Could we go off the record for a moment?", "Great. We're back on."),
    ],
)
def test_what_is_said_while_the_recorder_rests_waits(language: str, stop: str, on: str) -> None:
    who, other = {"ja": ("西：", "聞き手："), "en": ("Nishi: ", "Interviewer: ")}[language]
    secret, free = {
        "ja": ("去年は赤字です。", "棚は三つです。"),
        "en": ("We made a loss.", "There are three shelves."),
    }[language]
    text = heard(f"{who}{stop}\n\n{other}OK.\n\n{who}{secret}\n\n{other}{on}\n\n{who}{free}\n")
    assert secret not in text
    assert free in text


def test_a_lid_that_is_back_on_ends_nothing() -> None:
    talk = "Nishi: Could we go off the record?\n\nInterviewer: OK.\n\nNishi: {}\n\nNishi: We made a loss.\n"
    for said in ("We put the lid back on.", "They turned it off and back on."):
        assert "loss" not in heard(talk.format(said))


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060", "\ufeff", "\xad"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "原：【オフ?レコ】{}"),
        ("ja", "原：?（オフレコ）{}"),
        ("en", "Kim: [off the? record] {}"),
        ("en", "Kim: off? the record: {}"),
    ],
)
def test_a_character_of_no_width_undoes_no_mark(language: str, line: str, name: str, unseen: str) -> None:
    keeps_back(TALK[language].format(line.replace("?", unseen).format(SECRET[language])), language, name)


@pytest.mark.parametrize(
    "mark", ["［ｏｆｆ ｔｈｅ ｒｅｃｏｒｄ］", "［ＯＦＦ　ＴＨＥ　ＲＥＣＯＲＤ］", "（Ｏｆｆ-ｔｈｅ-ｒｅｃｏｒｄ）"]
)
def test_a_mark_in_full_width_letters_is_one(mark: str) -> None:
    for talk in ("水野：棚は九つ。\n\n水野：{} 来年閉めます。\n", "Rob: Nine shelves.\n\nRob: {} We close in May.\n"):
        data = talk.format(mark).encode()
        assert may_be_off_record(data, "a.txt")
        assert len(load(data, "a.txt").on_record) == 1


@pytest.mark.parametrize(
    ("header", "talk", "kept"),
    [
        (
            "出席者：森、水野（オフレコ）",
            "森：棚はいくつですか。\n水野：九つです。\n森：いまもですか。\n水野：はい、九つです。\n",
            "森",
        ),
        (
            "Attendees: Kay Lee, Rob Orr (off the record)",
            "Kay Lee: How many shelves?\nRob Orr: Nine.\nKay Lee: And now?\nRob Orr: Nine, as before.\n",
            "Kay Lee",
        ),
    ],
)
def test_a_mark_behind_a_name_in_the_header_is_about_all_that_this_person_says(
    header: str, talk: str, kept: str
) -> None:
    notes = load(f"{header}\n\n{talk}".encode(), "a.txt")
    assert {turn.speaker for turn in notes.on_record} == {kept}
    assert len(notes.unclear) == 2
    assert notes.spoken_of == (1,)


@pytest.mark.parametrize(
    ("header", "talk"),
    [
        ("出席者：森、水野店長（オフレコ）", "森：棚はいくつですか。\n水野：九つです。\n森：いまもですか。\n水野：はい、九つです。\n"),
        ("Attendees: Kay Lee, Robert Orr (off the record)", "Kay Lee: How many?\nRob: Nine.\nKay Lee: And now?\nRob: Nine, as before.\n"),
    ],
)  # fmt: skip
def test_a_mark_behind_a_name_that_nobody_speaks_under_may_be_about_anybody(header: str, talk: str) -> None:
    notes = load(f"{header}\n\n{talk}".encode(), "a.txt")
    assert not notes.on_record and notes.spoken_of == (1,)
