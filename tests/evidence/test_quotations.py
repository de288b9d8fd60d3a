"""Quotations against the notes: what a decent editor does holds, what changes the meaning does not."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks, by_id
from pipeline.evidence import marked
from pipeline.evidence.matching import Index
from pipeline.model.report import ArticleReport
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.wording import LANGUAGES, Language

TALK = {
    "ja": """\
森：最初の年はいかがでしたか。
林：えーと、最初の年は、あの、客が三十人しか来なかったんですよね。それで、まあ、看板を、看板を外しました。
森：看板をですか。
林：はい。看板がないほうが、近所の人は入りやすいと思ったんです。値上げはしていません。
林：[オフレコ] 隣の店とは家賃のことでもめています。
""",
    "en": """\
Mori: How was the first year?
Hayashi: Um, in the first year, you know, we had only thirty guests a day. So we, we took the sign down.
Mori: The sign?
Hayashi: Yes. I thought the neighbours would come in more easily without a sign. We didn't raise our prices.
Hayashi: [off the record] We are quarrelling with the shop next door about the rent.
""",
}
HOLDS = [
    ("ja", "最初の年は、客が三十人しか来なかったんです"),
    ("ja", "客が３０人しか来なかったんです。それで、看板を外しました"),
    ("ja", "最初の年は（中略）看板を外しました"),
    ("ja", "看板がないほうが、近所の人は入りやすいと思ったんです"),
    ("en", "In the first year we had only thirty guests a day."),
    ("en", "So we took the sign down"),
    ("en", "In the first year […] we took the sign down."),
    ("en", "we did not raise our prices"),
]
FAILS = [
    ("ja", "客が四十人しか来なかったんです"),
    ("ja", "値上げはしています"),
    ("ja", "看板を外すつもりでした"),
    ("ja", "看板を外したい"),
    ("ja", "最初の年は値上げはしていません"),
    ("ja", "隣の店とは家賃のことでもめています"),
    ("en", "we had only forty guests a day"),
    ("en", "We did raise our prices"),
    ("en", "I thought the neighbours could come in more easily"),
    ("en", "in the first year we didn't raise our prices"),
    ("en", "We are quarrelling with the shop next door about the rent"),
]


def index(language: Language) -> Index:
    return Index.of([notes.load(TALK[language].encode(), "talk.txt")], language)


@pytest.mark.parametrize(("language", "quoted"), HOLDS)
def test_what_was_said_holds_after_decent_editing(language: Language, quoted: str) -> None:
    assert index(language).judge(quoted, {"ja": "林", "en": "Hayashi"}[language]).state in ("verbatim", "edited")


@pytest.mark.parametrize(("language", "quoted"), FAILS)
def test_what_changes_the_meaning_does_not_hold(language: Language, quoted: str) -> None:
    assert index(language).judge(quoted, {"ja": "林", "en": "Hayashi"}[language]).state == "not-in-notes"


DENIED = {
    "ja": ("林：前の店は全然もうかっていなかったころもありました。家賃は高くありません。", "前の店は […] ころもありました", "前の店は […] 家賃は高く"),
    "en": ("Hayashi: I was not happy about it. We moved, and I did not like that, to the harbour.", "We moved […] to the harbour", "I was […] happy about it"),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cut_may_take_out_a_clause_but_no_denial_of_what_is_left(language: Language) -> None:
    said, whole, turned = DENIED[language]
    read = Index.of([notes.load(said.encode(), "talk.txt")], language)
    assert read.judge(whole, None).state == "edited"
    assert read.judge(turned, None).state == "not-in-notes"


STUMBLING = {
    "ja": ("林：えー、毎週、あの、火曜日は、えっと、花市場へ、えー、朝五時に、まあ、車で、あの、行きます。", "毎週火曜日は花市場へ朝五時に車で行きます"),
    "en": ("Hayashi: Um, every, uh, Tuesday, um, we drive, uh, to the, um, market, uh, at five.", "Every Tuesday we drive to the market at five."),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quotation_out_of_much_stumbling_is_found(language: Language) -> None:
    said, quoted = STUMBLING[language]
    talk = Index.of([notes.load(said.encode(), "talk.txt")], language)
    assert talk.judge(quoted, {"ja": "林", "en": "Hayashi"}[language]).state == "edited"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_somebody_else_are_told_apart(language: Language) -> None:
    quoted = {"ja": "最初の年はいかがでしたか", "en": "How was the first year?"}[language]
    found = index(language).judge(quoted, {"ja": "林さん", "en": "Hayashi"}[language])
    assert found.state == "wrong-speaker"
    assert found.utterance is not None
    assert found.utterance.speaker == {"ja": "森", "en": "Mori"}[language]


def test_the_nearest_passage_is_shown_with_what_differs() -> None:
    found = index("en").judge("we had only forty guests a day", "Hayashi")
    assert found.utterance is not None
    assert found.utterance.line == 2
    assert found.difference


def judged(language: Language, old: str, new: str) -> ArticleReport:
    made = example(language, [(old, new)], notes=NOTES[language])
    said = notes.load(NOTES[language].encode(), "content/notes/warehouse.txt")
    config = Config(lang=language)
    report, failures = judge(
        articles.parse(made.path, made.article, config), Inputs(config=config, notes=(said,)), all_checks()
    )
    assert failures == ()
    return report


SAID = {"ja": "「ここだけ番号が飛ぶんです」と言って", "en": '"The numbers jump here," he said'}
CHANGED = {"ja": "「ここだけ番号が飛ばないんです」と言って", "en": '"The numbers never jump here," he said'}


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_human_section_a_changed_quotation_is_a_warning_that_heard_answers(language: Language) -> None:
    warned = judged(language, SAID[language], CHANGED[language])
    assert [(found.check, found.severity.value) for found in warned.findings] == [("quotation-not-in-notes", "warning")]
    assert warned.publishable
    last = {
        "ja": "わたしも同じ順に回ってみると、二度も通路を間違えました。",
        "en": "I walked the same round and took the wrong aisle twice.",
    }[language]
    made = example(
        language, [(SAID[language], CHANGED[language]), (last, f"{last}\n{{: .heard }}")], notes=NOTES[language]
    )
    said = notes.load(NOTES[language].encode(), "content/notes/warehouse.txt")
    config = Config(lang=language)
    report, _ = judge(
        articles.parse(made.path, made.article, config), Inputs(config=config, notes=(said,)), all_checks()
    )
    assert report.findings == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "田中さんはこれを「番号の付け替え大作戦」と名づけました。"),
        ("ja", "田中さんは『はじめての倉庫のしごと』という本を棚に置いています。"),
        ("en", "Tanaka keeps a book called “The Little Warehouse at Home” on the shelf."),
        ("en", "Tanaka's team has its “number day” every month."),
    ],
)
def test_terms_and_titles_are_no_quotations(language: Language, text: str) -> None:
    old = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}[language]
    ids = {found.check for found in judged(language, old, f"{old}\n{text}").findings}
    assert not {one for one in ids if one.startswith("quotation")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "> 機械は十台買いました。\n>\n> — 田中"),
        ("ja", "> 機械は十台買いました。\n> （田中）"),
        ("en", "> We bought ten machines.\n> — Tanaka"),
        ("en", "> We bought ten machines.\n> — Somebody Else"),
    ],
)
def test_a_blockquote_that_nobody_said_blocks(language: Language, text: str) -> None:
    old = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}[language]
    report = judged(language, old, f"{old}\n\n{text}")
    assert "quotation-not-in-notes" in {found.check for found in report.findings}
    assert not report.publishable


PLAIN_LINE: dict[Language, str] = {
    "ja": "わたしも同じ順に回ってみると、二度も通路を間違えました。",
    "en": "I walked the same round and took the wrong aisle twice.",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "田中さんは台車を止めました。「列がないと不安ではありませんか」と聞くと、首を横に振ります。"),
        ("ja", "田中さんは台車を止めました。「番号を変えるのは怖くなかったですか」とわたしは尋ねました。"),
        ("en", "Tanaka stopped his trolley. “Were you not afraid to change the numbers?” I asked."),
    ],
)
def test_the_writers_own_question_is_nobody_elses_words(language: Language, text: str) -> None:
    made = example(language, [(PLAIN_LINE[language], f"{PLAIN_LINE[language]}\n{text}")], notes=NOTES[language])
    config = Config(lang=language)
    read = notes.load(NOTES[language].encode(), "content/notes/warehouse.txt")
    article = articles.parse(made.path, made.article, config)
    report, _ = judge(article, Inputs(config=config, notes=(read,)), [by_id("quotation-not-in-notes")])
    assert report.findings == ()


@pytest.mark.parametrize(
    ("language", "text", "known"),
    [
        ("ja", "田中さんの倉庫を出ると、八百屋の奥さんが「あそこはいつも早いんですよ」と話しました。", False),
        (
            "ja",
            "田中さんは見もせず、若い社員が立って棚へ行き、隣の人に「あそこはいつも早いんですよ」と言いました。",
            False,
        ),
        (
            "ja",
            "田中さんは、若い社員が立って棚へ行ったので、隣の人に「あそこはいつも早いんですよ」と言いました。",
            True,
        ),
        ("ja", "田中さんの話のあと、「あそこはいつも早いんですよ」と母は言いました。", False),
        ("ja", "田中さんは、お客さんが多い日には「あそこはいつも早いんですよ」と話しました。", True),
        ("en", "Tanaka went on. A woman came in. “How much do I owe you today?” she asked.", False),
        ("en", "Tanaka went on. My mother said, “They have always been quick there.”", False),
        ("en", "Tanaka went on. “They have always been quick there,” he said.", True),
        ("en", "“They have always been quick there,” Tanaka told my mother.", True),
    ],
)
def test_a_third_persons_words_in_a_human_section_are_nobodys_of_the_notes(
    language: Language, text: str, known: bool
) -> None:
    found = {one.check for one in judged(language, PLAIN_LINE[language], f"{PLAIN_LINE[language]}\n\n{text}").findings}
    assert ("quotation-not-in-notes" in found) == known


@pytest.mark.parametrize(
    ("language", "said", "quoted", "near"),
    [
        (
            "ja",
            "森：だれが決めたんですか。\n田中：社長が去年の秋に決めました。\n",
            "あなたが泊めたんですか",
            "社長が今年の秋に決めました",
        ),
        (
            "en",
            "Mori: Who made the decision?\nTanaka: The owner decided it last autumn.\n",
            "phones are the enemy of a laundry",
            "the owner decided it this autumn",
        ),
    ],
)
def test_the_nearest_passage_is_about_the_same_thing_or_there_is_none(
    language: Language, said: str, quoted: str, near: str
) -> None:
    index = Index.of([notes.load(said.encode(), "talk.txt")], language)
    assert index.judge(quoted, "Tanaka").utterance is None
    found = index.judge(near, "Tanaka").utterance
    assert found is not None
    assert found.line == 2


@pytest.mark.parametrize(
    ("said", "wrong"),
    [("I keep the old plates.", "I keep the new plates."), ("The wall is dry.", "The wall is wet, I tell you.")],
)
def test_names_in_capitals_are_those_of_the_article(said: str, wrong: str) -> None:
    labels = ["FRIEDA", "MORI"]
    assert [one.speaker for one in marked.in_sentence(f'"{said}" says Frieda.', labels, "en")] == ["FRIEDA"]
    index = Index.of(
        [notes.load(f"MORI: Yes?\n\nFRIEDA: {said}\n\nMORI: So?\n\nFRIEDA: Right.\n".encode(), "a.txt")], "en"
    )
    assert index.judge(said, "FRIEDA").state == "verbatim"
    assert index.judge(wrong, "FRIEDA").state == "not-in-notes"


@pytest.mark.parametrize(
    ("language", "said", "quoted"),
    [
        ("ja", "最初の一年はですね、棚がありませんでした。", "最初の一年は、棚がありませんでした。"),
        ("ja", "去年もですね、棚は空でした。", "去年も、棚は空でした。"),
    ],
)
def test_what_fills_a_pause_may_go(language: Language, said: str, quoted: str) -> None:
    index = Index.of(
        [notes.load(f"森：どうでした。\n田中：{said}\n森：はい。\n田中：ええ。\n".encode(), "a.txt")], language
    )
    assert index.judge(quoted, "田中").state != "not-in-notes"


GUESS: dict[Language, str] = {
    "ja": "森：どうですか。\n原：棚が増えれば、朝の仕事は楽になります。客は夏に戻るかもしれません。床は明るい色がいいと思います。\n",
    "en": "Mori: How is it?\nHara: If we get more shelves, the mornings will be easy. Probably the guests come back in summer. The floor is too dark, I think.\n",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words", "beside"),
    [
        ("ja", "朝の仕事は楽になります", "棚が増えれば"),
        ("ja", "客は夏に戻る", "かもしれません"),
        ("ja", "床は明るい色がいい", "と思います"),
        ("en", "the mornings will be easy", "If we get more shelves"),
        ("en", "the guests come back in summer", "Probably"),
        ("en", "The floor is too dark", "I think"),
        ("ja", "棚が増えれば、朝の仕事は楽になります", ""),
        ("en", "If we get more shelves, the mornings will be easy", ""),
    ],
)
def test_a_condition_or_a_guess_that_was_cut_is_known(language: Language, words: str, beside: str) -> None:
    match = Index.of([notes.load(GUESS[language].encode(), "talk.txt")], language).judge(
        words, "Hara" if language == "en" else "原"
    )
    assert (match.state, match.held) == ("verbatim", beside)
