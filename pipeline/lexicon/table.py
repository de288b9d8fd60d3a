"""Rows of the lexicon as a run uses them: screened by literals first, compiled when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple

from pipeline.patterns import lazy
from pipeline.wording import Language


class Row(NamedTuple):
    """A phrase to look for. `words`: one of them stands in every match, in lower case where `fold`.

    `listed`: the row is a list, and `words` are all of it; then it is searched without its pattern, which would try
    every word at every letter. `whole`: no letter may stand beside such a word.
    """

    id: str
    where: str
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    fold: bool
    least: int
    listed: bool = False
    whole: bool = False


class Screened(NamedTuple):
    """A text, and the form of it in which literals are looked for."""

    text: str
    lowered: str

    def may_hold(self, row: Row) -> bool:
        """Whether it is worth trying `row` at all."""
        text = self.lowered if row.fold else self.text
        for word in row.words:  # this is asked for every row and passage, and a generator costs twice as much
            if word in text:
                return True
        return not row.words


def screened(text: str) -> Screened:
    """A text ready to be asked for many rows."""
    # Letters that `re.IGNORECASE` takes for others and `lower` does not; a table for `translate` costs ten times as much.
    return Screened(text, text.lower().replace("\u0131", "i").replace("\u017f", "s"))


@cache
def rows(language: Language, table: str, where: str | None = None) -> tuple[Row, ...]:
    """The rows of one table, or those of it that count in one place."""
    made = import_module(f"pipeline.lexicon.compiled.{language}_{table}").ROWS
    return tuple(
        Row(id, place, lazy(pattern, flags), words, bool(flags & re.IGNORECASE), least, listed, whole)
        for id, place, pattern, flags, words, least, listed, whole in made
        if where is None or place == where
    )


def tried(candidates: Sequence[Row], text: str) -> tuple[Row, ...]:
    """The rows that may match somewhere in `text`."""
    form = screened(text)
    return tuple(row for row in candidates if form.may_hold(row))


def matches(candidates: Sequence[Row], text: str) -> Iterator[tuple[Row, re.Match[str]]]:
    """Every match of every row in `text`; a row that asks for several matches has all of them or none."""
    for row in tried(candidates, text):
        found = list(row.pattern.finditer(text))
        if len(found) >= row.least:
            for match in found:
                yield row, match


class Place(NamedTuple):
    """Where a word of a row stands: half-open, in characters."""

    row: Row
    start: int
    end: int


def places(candidates: Sequence[Row], form: Screened) -> Iterator[Place]:
    """Every place of every row."""
    for row in candidates:
        if row.listed:
            text = form.lowered if row.fold else form.text
            for word in row.words:
                if word in text:
                    yield from _listed(row, word, text)
        elif form.may_hold(row):
            yield from (Place(row, *match.span()) for match in row.pattern.finditer(form.text))


def _listed(row: Row, word: str, text: str) -> Iterator[Place]:
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not row.whole or not (_within(text, start - 1) or _within(text, end)):
            yield Place(row, start, end)
        start = text.find(word, end)


def _within(text: str, place: int) -> bool:
    """Whether a letter, a digit or an underscore stands there."""
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")
