"""What git writes into a file where two changes meet never reaches a page; what only looks like it does."""

from __future__ import annotations

import pytest

from pipeline.checking.examples import BASE
from pipeline.markup.markdown import outline
from pipeline.markup.oddities import CONFLICT
from pipeline.wording import LANGUAGES, Language


def told(text: str) -> list[int]:
    wanted = [CONFLICT.filled(mark=mark) for mark in ("<<<<<<<", ">>>>>>>")]
    return [one.line for one in outline(text).oddities if one.what in wanted and one.everywhere]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> topic\n", [3]),
        ("<<<<<<< HEAD\nb\n||||||| 1234567\na\n=======\nc\n>>>>>>> topic\n", [1]),
        ("<<<<<<<\nb\n=======\nc\n>>>>>>>\n", [1]),
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", [1, 7]),
        ("a\n<<<<<<< HEAD\nb\n", [2]),
        ("<<<<<<< main\nb\n=======\nc\n", [1]),
        ("a\n=======\nc\n>>>>>>> topic\n", [4]),
        ("a\n>>>>>>> Stashed changes\n", [2]),
        ("```text\na\n```\n\n<<<<<<< HEAD\n```\nb\n=======\nc\n```\n>>>>>>> topic\n", [5]),
    ],
)
def test_a_conflict_is_told_where_it_begins(text: str, lines: list[int]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "A title\n=======\n\nText.\n",
        "A title\n========\n\n>>>>>>>> deep\n",
        ">>>>>>> an old mail, quoted often\n",
        "```text\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> topic\n```\n",
        "<<<<<<< arrows <<<<<<<\n\n<<<<<<< and more\n",
        "a <<<<<<< HEAD\n\nb\n=======\n",
        "|||||||\n",
        "<<<<<<<<< HEAD\n",
    ],
)
def test_what_is_no_conflict_is_not_called_one(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_seen_anywhere_in_an_article(language: Language) -> None:
    lines = BASE[language].split("\n")
    body = lines.index("---", 1) + 1
    for number in range(body, len(lines)):
        if not lines[number]:
            text = [*lines[body:number], "<<<<<<< HEAD", "x", "=======", "y", ">>>>>>> topic", "", *lines[number:]]
            assert told("\n".join(text)) == [number - body + 1]
