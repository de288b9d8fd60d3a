"""Rows that are asked for by name: an expression for one purpose, a list of words that are looked up one by one.

`table.py` serves what a text is looked through for, all rows at once. All tables of a language whose rows are asked for by name are one
compiled module, since reading a file costs more than what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, Literal

from pipeline.patterns import deferred
from pipeline.wording import Language

# "any": what is looked for in texts of both languages alike.
Folder = Language | Literal["any"]


def cue(language: Folder, name: str) -> re.Pattern[str]:
    """The expression of row `name` ("table/id"), to be used like the result of `re.compile`; fetched when it is first used."""
    return deferred(lambda: _made(language).PATTERNS[name])


def written(language: Folder, name: str) -> str:
    """The expression of row `name` as text: for one that is looked for in more than one form."""
    found: str = _made(language).PATTERNS[name][0]
    return found


def cues(name: str) -> dict[Language, re.Pattern[str]]:
    """The expressions of both languages that have one name."""
    return {"ja": cue("ja", name), "en": cue("en", name)}


def screen(language: Folder, name: str) -> tuple[str, ...]:
    """One of these stands in every text that the expression matches; derived from it where its row says `screened = true`."""
    found: tuple[str, ...] = _made(language).SCREENS[name]
    return found


class Screened:
    """The expression of a row that says `screened = true` and looks for no capitals, tried only on texts that hold one of its words: in a long talk most do not."""

    def __init__(self, language: Folder, name: str) -> None:
        self._words = cache(lambda: screen(language, name))
        self._pattern = deferred(lambda: (written(language, name), 0))

    def found(self, low: str) -> Iterator[re.Match[str]]:
        """Where it stands in a text that is `lowered`, once for many expressions."""
        for word in self._words():  # asked of every turn of a talk, and a generator costs twice as much
            if word in low:
                return self._pattern.finditer(low)
        return iter(())

    def on_lines(self, low: str) -> Iterator[re.Match[str]]:
        """The same in a whole talk, a turn a line, for an expression that never reaches into the next one: only lines with one of its words are looked at."""
        begins = {low.rfind("\n", 0, at) + 1 for word in self._words() for at in _places(low, word)}
        for begin in sorted(begins):
            end = low.find("\n", begin)
            yield from self._pattern.finditer(low, begin, end if end >= 0 else len(low))


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def lines(language: Folder, name: str) -> tuple[str, ...]:
    """The words of row `name` in their order: words that belong together stand in one."""
    found: str = _made(language).WORDS[name]
    return tuple(found.split("\n"))


def words(language: Folder, name: str) -> frozenset[str]:
    """The words of row `name`, to be looked up as they are."""
    return frozenset(lines(language, name))


def _made(language: Folder) -> Any:  # noqa: ANN401 - a generated module, which no type describes
    return import_module(f"pipeline.lexicon.compiled.{language}")
