"""Words that a reader sees are found again in the file, whatever stands around them."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.markup.spans import heading_span, passage_span, value_span, words_span
from pipeline.model.article import Article
from pipeline.model.span import Span
from pipeline.policy.config import Config
from pipeline.sources import articles
from tests.generated import examples

FRONT = "---\ntitle: 題の話\ndate: 2026-11-20\nlang: {lang}\n---\n"
WORDS = {
    "ja": ["検品", "倉庫で", "田中さん", "九人です。", "棚を", "半日", "が、"],
    "en": ["shelf", "Tanaka", "counted", "nine people.", "half a day", "it's", "the"],
}
# Each makes words visible that stand inside it, whole.
AROUND = [
    "{}",
    "**{}**",
    "*{}*",
    "[{}](https://example.org/a_b(c))",
    "[{}][shelf]",
    "<b>{}</b>",
    "~~{}~~",
    "=={}==",
    "`{}`は",
]
BETWEEN = ["", " ", "![棚 shelf](shelf.png)", "`shelf`", "&amp;", "[^1]", "\\*", "<br>", "{.shelf}", "\u200b"]
LINES = [
    "{}",
    "- {}",
    "1. {}",
    "> {}",
    "> - {}",
    "    {}",
    "| {} | shelf |\n| --- | --- |\n| shelf | 九 |",
    "## {}",
    "{}\n\tshelf 検品",
]


def read(text: str, lang: str) -> Article:
    return articles.parse("a.md", articles.decode(text.encode(), "a.md"), Config(lang="ja" if lang == "ja" else "en"))


def cut(article: Article, span: Span) -> str:
    """What of the file a span takes in."""
    assert span.end_line is not None and span.end_column is not None
    lines = list(article.lines[span.line - 1 : span.end_line])
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def bare(text: str) -> str:
    """The letters of what the documents here are made of, without the marks that they are made with."""
    text = html.unescape(unicodedata.normalize("NFC", text))
    text = re.sub(
        r"!\[棚 shelf\]\(shelf\.png\)|`[^`]*`|\[\^1\]|\{\.shelf\}|</?br?>|\]\(https://example\.org/a_b\(c\)\)|\]\[shelf\]",
        "",
        text,
    )
    text = text.replace("-", "")
    return re.sub(r"^\s*(?:> ?|- |1\. )+|[\s*~=\[\]|\\\u200b]", "", text, flags=re.MULTILINE)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, str]:
    lang = draw(st.sampled_from(["ja", "en"]))
    blocks = []
    for _ in range(draw(st.integers(1, 4))):
        pieces = []
        for _ in range(draw(st.integers(1, 6))):
            word = draw(st.sampled_from(WORDS[lang]))
            pieces += [draw(st.sampled_from(AROUND)).format(word), draw(st.sampled_from(BETWEEN))]
        blocks.append(draw(st.sampled_from(LINES)).format("".join(pieces)))
    text = FRONT.format(lang=lang) + "\n" + draw(st.sampled_from(["\n\n", "\n"])).join(blocks) + "\n"
    if draw(st.booleans()):
        text = unicodedata.normalize("NFD", text)
    return lang, draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@given(documents(), st.data())
@settings(max_examples=examples(400))
def test_the_words_of_a_passage_stand_at_their_span(document: tuple[str, str], data: st.DataObject) -> None:
    lang, text = document
    article = read(text, lang)
    for passage in article.passages:
        start = data.draw(st.integers(0, len(passage.text) - 1))
        end = data.draw(st.integers(start + 1, len(passage.text)))
        if not passage.text[start:end].strip():
            continue
        span = passage_span(article, passage, start, end)
        assert span.line == passage.line_at(start + len(passage.text[start:]) - len(passage.text[start:].lstrip()))
        if span.end_column is not None:
            assert bare(cut(article, span)) == bare(passage.text[start:end].strip())
    for heading in article.headings:
        span = heading_span(article, heading)
        assert span.end_column is not None
        assert bare(cut(article, span)) == bare(heading.text)


@pytest.mark.parametrize(
    ("line", "words", "column"),
    [
        ("> 棚を**半日**で直した。", "半日で", 7),
        ("- [棚](https://example.org/) &amp; 半日", "& 半日", 29),
        ("|\t棚 | 半日 |", "半日", 7),
        ("![半日](a.png) 半日", "半日", 14),
        ("<b>b</b>", "b", 4),
        ("`b` *b*", "b", 6),
        ("2. 2", "2", 4),
        ("か\u3099っこう 半日", "半日", 7),
    ],
)
def test_the_column_is_that_of_the_visible_words(line: str, words: str, column: int) -> None:
    rule = "\n| - | - |" if line.startswith("|") else ""
    article = read(FRONT.format(lang="ja") + f"\n{line}{rule}\n", "ja")
    assert words_span(article, 7, words)[:2] == (7, column)
    if not rule and len(words) > 1:
        assert cut(article, words_span(article, 7, words)).endswith(words[-1])


def test_words_over_two_lines_and_words_that_are_cut_short() -> None:
    article = read(FRONT.format(lang="en") + "\nOne *shelf\nwas counted* twice.\n", "en")
    assert words_span(article, 7, "shelf was counted") == Span(7, 6, 8, 12)
    assert words_span(article, 7, "shelf was …") == Span(7, 6, 8, 4)
    assert words_span(article, 7, "nowhere to be found", 8) == Span(7, end_line=8)


def test_a_value_of_the_front_matter_is_found_also_where_it_is_folded() -> None:
    text = "---\ntitle: '題: 題の話'\ndate: 2026-11-20\ndescription: >-\n  棚を数えた\n  九人の話\n---\n本文。\n"
    article = read(text, "ja")
    assert value_span(article, "title", "題の話") == Span(2, 12, 2, 15)
    assert value_span(article, "description", "九人の話") == Span(6, 3, 6, 7)
    assert value_span(article, "description") == Span(4)
    assert value_span(article, "authors") == Span(1)


def test_a_line_of_any_length_is_named_without_a_search_for_its_columns() -> None:
    article = read(FRONT.format(lang="ja") + "\n" + "*棚* " * 50_000 + "半日\n", "ja")
    assert words_span(article, 7, "半日").line == 7
