"""A number in a message chooses the words that go with it; words from a file command no terminal."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    ["content/notes/みどり製菓 10月.txt", "notes/milk rounds (final).txt", "a/it's $5 & more.md", 'a/"so" `called`!.md', "夜市　取材.vtt", "~/#1.md"],
)  # fmt: skip
def test_a_command_in_a_message_can_be_copied(language: Language, path: str) -> None:
    told = Text("「pipeline notes {path:shell} --public」で作れます。", "Run 'pipeline notes {path:shell} --public'.")
    shown = told.render(language, {"path": path})
    call = re.search(r"pipeline .*--public", shown)
    assert call is not None
    assert shlex.split(call[0]) == ["pipeline", "notes", path, "--public"]


@pytest.mark.parametrize(
    "path", ["content/notes/夜市取材（10月）・最終版.vtt", "content/site/posts/a-b_c.md", "../a+b=c,d@e.md"]
)
def test_a_name_that_a_shell_takes_is_not_quoted(path: str) -> None:
    assert Text("{path:shell}", "").render("ja", {"path": path}) == path


def test_every_message_with_a_command_can_be_copied() -> None:
    bare = re.compile(r"pipeline [a-z]+ (?:[^\s「」']+ )*?\{\w+\}")
    for file in sorted(Path(__file__).parents[1].joinpath("pipeline").rglob("*.py")):
        assert not bare.findall(file.read_text(encoding="utf-8")), file
