"""Claims that ask for a source, and sentences that only look like one."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.checks.claim_without_source import find
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.wording import Language

PLAIN: dict[Language, str] = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def words(language: Language, text: str, said: str | None = None) -> list[str]:
    """What is asked for a source in a machine section that says `text`."""
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")], notes=said)
    config = Config(lang=language)
    read = () if said is None else (notes.load(said.encode(), "content/notes/warehouse.txt"),)
    article = articles.parse(made.path, made.article, config)
    return [str(found.parameters["words"]) for found in find(article, Inputs(config=config, notes=read))]


ASKED = [
    ("ja", "総務省によると、倉庫で働く人は増えています。"),
    ("ja", "最新の調査では、遠回りは当たり前だとされます。"),
    ("ja", "専門家は、番号の見直しが必要だと指摘します。"),
    ("ja", "これは日本初の試みです。"),
    ("ja", "国内最大の倉庫です。"),
    ("ja", "企業の約七割が同じ悩みを持っています。"),
    ("en", "According to the ministry, more people work in warehouses."),
    ("en", "Recent research shows that detours are common."),
    ("en", "Experts say that numbers matter."),
    ("en", "This is the world's first warehouse of this kind."),
    ("en", "It is the largest warehouse in the country."),
    ("en", "Seventy percent of companies have this problem."),
]


@pytest.mark.parametrize(("language", "text"), ASKED)
def test_a_claim_without_a_source_is_pointed_out_and_a_link_or_footnote_answers_it(
    language: Language, text: str
) -> None:
    assert len(words(language, text, NOTES[language])) == 1
    assert words(language, f"{text}[1](https://example.com/)", NOTES[language]) == []
    assert words(language, f"{text}[^1]\n\n[^1]: <https://example.com/>", NOTES[language]) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "田中さんによると、歩く距離が減ったそうです。"),
        ("ja", "いちばん印象に残ったのは、足音が減ったことです。"),
        ("ja", "初めて会ったとき、田中さんは調査の紙を持っていました。"),
        ("ja", "「これは日本初ですよ」と田中さんは笑いました。"),
        ("ja", "研究熱心な人です。"),
        ("en", "According to Tanaka, people walk less now."),
        ("en", "What impressed me most was the silence."),
        ("en", "When we first met, Tanaka held a survey in his hand."),
        ("en", "“This is the world's first,” Tanaka laughed."),
        ("en", "He studies the shelves every day."),
    ],
)
def test_what_a_person_of_the_notes_said_or_felt_asks_for_no_source(language: Language, text: str) -> None:
    assert words(language, text, NOTES[language]) == []


@pytest.mark.parametrize(
    ("language", "text"), [("ja", "倉庫は1,200棟あります。"), ("en", "There are 1,200 warehouses in the county.")]
)
def test_without_an_interview_every_figure_outside_the_human_sections_asks_for_a_source(
    language: Language, text: str
) -> None:
    assert len(words(language, text)) == 1
    assert words(language, f"{text} ([x](https://example.com/))") == []
    assert words(language, text, NOTES[language]) == []  # there, `number-not-in-notes` looks at it


@pytest.mark.parametrize(
    ("language", "said", "text"),
    [
        ("ja", "A：歩く距離は減りました。\nB：そうですか。\nA：はい。\n", "A：最新の調査では、遠回りは当たり前だとされます。\nB：日本初の倉庫ですね。"),
        ("ja", "A：歩く距離は減りました。\nB：そうですか。\nA：はい。\n", "Aさんによると、最新の調査では遠回りは当たり前だとされます。"),
        ("en", "A: We walk less now.\nB: I see.\nA: Yes.\n", "A: A recent study found that detours are common.\nB: It is the world's first."),
        ("en", "A: We walk less now.\nB: I see.\nA: Yes.\n", "Speaker A said a recent study found that detours are common."),
    ],
)  # fmt: skip
def test_what_speakers_with_a_letter_for_a_name_said_asks_for_no_source(
    language: Language, said: str, text: str
) -> None:
    assert words(language, text, said) == []


@pytest.mark.parametrize(
    ("language", "said", "text"),
    [
        ("ja", "A：歩く距離は減りました。\nB：そうですか。\nA：はい。\n", "最新の調査では、A棟の遠回りは当たり前だとされます。"),
        ("en", "A: We walk less now.\nB: I see.\nA: Yes.\n", "A recent study found that detours are common."),
    ],
)  # fmt: skip
def test_a_letter_that_nobody_is_called_by_there_is_no_speaker(language: Language, said: str, text: str) -> None:
    assert len(words(language, text, said)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "田中：棚を直しました。最新の調査では、遠回りは当たり前だとされます。"),
        ("en", "Tanaka: We mended the shelves. A recent study found that detours are common."),
    ],
)
def test_every_sentence_of_a_turn_is_what_its_speaker_said(language: Language, text: str) -> None:
    assert words(language, text, NOTES[language]) == []
