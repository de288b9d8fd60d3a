"""A number in a message chooses the words that go with it; words from a file command no terminal."""

from __future__ import annotations

import pytest

from pipeline.wording import LANGUAGES, Language, Text

LINES = Text("{count} 行あります。", "{count} {count:line is|lines are} left.")


@pytest.mark.parametrize(
    ("language", "count", "shown"),
    [
        ("ja", 1, "1 行あります。"),
        ("ja", 2, "2 行あります。"),
        ("en", 0, "0 lines are left."),
        ("en", 1, "1 line is left."),
        ("en", 21, "21 lines are left."),
    ],
)
def test_one_is_told_from_many(language: Language, count: int, shown: str) -> None:
    assert LINES.render(language, {"count": count}) == shown
    assert LINES.filled(count=count).render(language) == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_file_are_words_in_a_message(language: Language) -> None:
    named = Text("「{name}」です。", "It is '{name}'.")
    whole = Text("一覧：{items}", "The list: {items}").filled(items=named.filled(name="a\x1b[2Jb\x9bc\r\x08d"))
    assert "a [2Jb c  d" in whole.render(language)
    assert "one\n\ttwo　三" in named.render(language, {"name": "one\n\ttwo　三"})
