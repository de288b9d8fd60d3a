"""Readability: the order of texts is right, nothing is loaded or fetched without need, and the screen hides nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.checking.examples import BASE
from pipeline.checks import hard_to_read
from pipeline.language import readability
from pipeline.language.japanese import tokens
from pipeline.language.readability import (
    LIMIT,
    estimate,
    jreadability,
    measure,
    running_text,
    school_grade,
    seems_hard,
    sentence_length,
)
from pipeline.model.article import Passage
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

EASY: dict[Language, list[str]] = {
    "ja": [
        "朝、わたしは倉庫に行きました。田中さんが箱を押していました。三つ目の棚で止まりました。番号が飛んでいるからです。"
        * 6
    ],
    "en": [
        "I went to the old store in the morning. Tanaka was there. He had a big box. He put it down and sat on it. " * 6
    ],
}
HARD = {language: hard_to_read.failing(language).excerpt.split("\n") for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hard_text_is_hard_and_easy_text_is_easy(language: Language) -> None:
    easy, hard = measure(EASY[language], language), measure(HARD[language], language)
    assert easy is not None and not easy.hard
    assert hard is not None and hard.hard
    assert hard.sentence_length > easy.sentence_length
    assert hard.word_weight > easy.word_weight
    assert (hard.score < LIMIT["ja"] < easy.score) if language == "ja" else (hard.score > LIMIT["en"] > easy.score)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_lets_hard_text_through_and_spares_easy_text(language: Language) -> None:
    assert seems_hard(HARD[language], language)
    assert not seems_hard(EASY[language], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_between_easy_and_hard_that_measures_hard_seems_hard_too(language: Language) -> None:
    easy = EASY[language][0]
    parts = [part for part in easy.replace("。", "。|").replace(". ", ".|").split("|") if part.strip()]
    for share in range(len(HARD[language]) + 1):
        mixed = [*HARD[language][:share], " ".join(parts[: 2 * (len(HARD[language]) - share)])]
        result = measure(mixed, language)
        if result is not None and result.hard:
            assert seems_hard(mixed, language), share


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "texts", [[], [""], ["短い文。"], ["A short one."], ["???" * 500], ["a" * 5000], ["漢" * 5000]]
)
def test_too_little_to_tell_is_no_verdict(language: Language, texts: list[str]) -> None:
    result = measure(texts, language)
    assert result is None
    assert estimate(texts, language) is None or isinstance(estimate(texts, language), float)


def test_abbreviations_and_decimals_do_not_make_a_text_easier() -> None:
    hard = [text.replace("requirements", "requirements of approx. 3.5 per cent., e.g. those") for text in HARD["en"]]
    result = measure(hard, "en")
    assert result is not None and result.hard


def test_quotations_lists_tables_and_code_are_not_running_text() -> None:
    text = "本文はこの段落だけです。"
    passages = [
        Passage(1, text),
        Passage(3, text, "list"),
        Passage(5, text, "table"),
        Passage(7, text, "quotation"),
        Passage(9, 'title = "x。"\nweight = 3\nimage = "/a/b.png"'),
    ]
    assert running_text(passages, "ja") == [text]


@pytest.mark.parametrize(
    ("text", "language", "length"),
    [
        ("棚を 測る。", "ja", 5),
        ("棚は https://example.com/a?b=1 にあるよ。", "ja", 7),
        ("int main() { return 0; }", "ja", 0),
        ("Well-known shelves — two of them — don't fall.", "en", 7),
        ("{% image 'a.png' %} of a shelf", "en", 0),
    ],
)
def test_length_is_what_a_reader_reads(text: str, language: Language, length: int) -> None:
    assert sentence_length(text, language) == length


PROGRAM = """
import socket, sys
def refuse(*arguments, **options):
    raise AssertionError("the network was asked")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from pipeline.language.readability import measure, seems_hard
text = sys.stdin.read().split("\\n")
language = sys.argv[1]
print(seems_hard(text, language), sorted(name for name in ("textstat", "nltk", "fugashi") if name in sys.modules))
result = measure(text, language)
print(result is not None, *(name in sys.modules for name in ("textstat", "fugashi", "nltk", "numpy")))
import nltk
print(nltk.word_tokenize.__module__)
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched_and_nothing_heavy_loaded_before_it_is_needed(language: Language, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, language],
        input="\n".join(HARD[language]),
        env={**os.environ, "HOME": str(tmp_path), "NLTK_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = "True False True" if language == "ja" else "True True False"
    # textstat brings nltk, which is large and of no use here; whoever wants it gets it all the same.
    assert run.stdout.splitlines() == ["True []", f"{loaded} False False", "nltk.tokenize"]
    assert not list(tmp_path.iterdir())


def test_the_base_article_needs_no_measurement() -> None:
    for language in LANGUAGES:
        article = parse("content/site/posts/a.md", BASE[language], Config(lang=language))
        assert not seems_hard(running_text(article.passages, language), language)


def test_the_japanese_score_is_the_published_one() -> None:
    # The example in jreadability's own description, and the score given there.
    text = "おはようございます！今日は天気がいいですね。"
    score, chinese = jreadability(tokens(text), 2)
    assert round(score, 3) == 6.438
    assert round(chinese, 1) == 8.3


@pytest.mark.parametrize(
    "sentences",
    [
        HARD["en"],
        EASY["en"][0].removesuffix(" ").split(". "),
        [
            "Mr. Tanaka's well-known “e.g.” shelves don't fall!",
            "Is it 3.5 kg or snake_case, naïve (or not)?",
            "Ö ½ ² x",
        ],
    ],
)
def test_the_school_grade_is_that_of_textstat(sentences: list[str]) -> None:
    words = [sentence.split() for sentence in sentences]
    counted = school_grade([word for one in words for word in one], len(words))
    assert counted == pytest.approx(readability._graded(words), abs=1e-9)
