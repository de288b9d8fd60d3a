"""Rows of the lexicon as a run uses them: screened by literals first, compiled when first needed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module

from pipeline.patterns import lazy
from pipeline.records import NamedTuple
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

    def words(self, row: Row) -> tuple[str, ...]:
        """Those of the words of `row` that stand here."""
        text = self.lowered if row.fold else self.text
        return tuple([word for word in row.words if word in text])

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
    return tuple([row for row in candidates if form.may_hold(row)])


def narrowed(candidates: Sequence[Row], text: str) -> tuple[Row, ...]:
    """The rows that may match somewhere in `text`, each with the words alone that stand in it: for whoever asks part by part."""
    form = screened(text)
    return tuple(row._replace(words=form.words(row)) for row in candidates if form.may_hold(row))


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


class Index(NamedTuple):
    """Rows, and the words of those that are lists by their first letters: thousands of words are looked up at once.

    `heads`: from so many letters (`size`) to the row and the word in it, by number; `names` are all of them. `always`: what is tried in every text,
    words shorter than that, and rows with a pattern (-1). With `fold`, heads are in lower case.
    """

    rows: tuple[Row, ...]
    size: int
    fold: bool
    names: frozenset[str]
    heads: Mapping[str, tuple[tuple[int, int], ...]]
    always: tuple[tuple[int, int], ...]


# Letters by which words are told apart: half of all pairs of Latin letters stand in any text.
_HEAD: Mapping[Language, int] = {"ja": 2, "en": 4}


@cache
def index(language: Language, table: str, *wheres: str) -> Index:
    """The rows of one table, or those of it that count in some places, ready for `places`."""
    chosen = tuple(row for row in rows(language, table) if not wheres or row.where in wheres)
    size, fold = _HEAD[language], any(row.fold for row in chosen)
    heads: dict[str, list[tuple[int, int]]] = defaultdict(list)
    always: list[tuple[int, int]] = []
    for number, row in enumerate(chosen):
        if not row.listed:
            always.append((number, -1))
            continue
        for nth, word in enumerate(row.words):
            if len(word) < size:
                always.append((number, nth))
            else:
                heads[word[:size].lower() if fold else word[:size]].append((number, nth))
    return Index(
        chosen, size, fold, frozenset(heads), {head: tuple(found) for head, found in heads.items()}, tuple(always)
    )


def places(index: Index, form: Screened) -> Iterator[Place]:
    """Every place of every row, in the order of the rows and of their words."""
    here = index.names & _grams(form.lowered if index.fold else form.text, index.size)
    for number, nth in sorted((*index.always, *(hit for head in here for hit in index.heads[head]))):
        row = index.rows[number]
        if nth >= 0:
            text = form.lowered if row.fold else form.text
            if row.words[nth] in text:
                yield from _listed(row, row.words[nth], text)
        elif form.may_hold(row):
            yield from (Place(row, *match.span()) for match in row.pattern.finditer(form.text))


@lru_cache(4)
def _grams(text: str, size: int) -> frozenset[str]:
    """Every run of so many letters; one text is asked for several tables."""
    return frozenset([text[start : start + size] for start in range(len(text) - size + 1)])


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
