"""A figure that the notes give to somebody else by name is warned of; what they give to nobody is left alone."""

from __future__ import annotations

import pytest

from pipeline.evidence import swapped
from pipeline.sources import notes
from pipeline.wording import Language

TALK: dict[Language, str] = {
    "ja": "森：冊数は。\n原：田中さんは十二冊、佐藤さんは九冊持っています。田中さんは去年も四冊買いました。\n森：場所は。\n原：棚は七段です。\n",
    "en": "Mori: How many?\nHara: I think Tanaka has twelve books and Sato has nine. And last year Tanaka bought four books.\nMori: Where?\nHara: There are seven shelves.\n",
}


def given(language: Language, text: str) -> list[tuple[str, str]]:
    read = notes.load(TALK[language].encode(), "content/notes/talk.txt")
    return [(text[one.start : one.end], one.owner) for one in swapped.find(text, [read], language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "田中さんは9冊、佐藤さんは12冊を持っている。", [("9", "佐藤"), ("12", "田中")]),
        ("en", "In all, Tanaka has 9 books and Sato 12 books.", [("9", "Sato"), ("12", "Tanaka")]),
    ],
)
def test_figures_that_changed_hands_are_told(language: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert given(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "田中さんは12冊、佐藤さんは9冊を持っている。"),
        ("ja", "田中さんは去年4冊買った。"),
        ("ja", "佐藤さんは棚を7段使う。"),
        ("ja", "持っているのは9冊と12冊だ。"),
        ("en", "In all, Tanaka has 12 books and Sato 9 books."),
        ("en", "Last year, Tanaka bought 4 books."),
        ("en", "They say that Sato uses seven shelves."),
        ("en", "There are 9 books and 12 books."),
    ],
)
def test_what_the_notes_bear_out_or_give_to_nobody_is_left_alone(language: Language, text: str) -> None:
    assert given(language, text) == []
