"""Rows of the lexicon as a run uses them: screened by literals first, compiled when first needed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from itertools import accumulate

from pipeline.lexicon.units import DIGIT, keys, of_text
from pipeline.patterns import lazy, lowered
from pipeline.records import NamedTuple
from pipeline.wording import Language

_DIGIT = lazy(r"\d")
# Several tables are asked of one text, one after the other: its form is made once.
_KEPT = 8


class Row(NamedTuple):
    """A phrase to look for. `words`: one of them stands in every match, in lower case where `fold`.

    `listed`: the row is a list, and `words` are all of it; then it is searched without its pattern, which would try
    every word at every letter. `whole`: no letter may stand beside such a word. `starts`: with one of these every match
    begins, where the pattern says so.
    """

    id: str
    where: str
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    fold: bool
    least: int
    listed: bool = False
    whole: bool = False
    starts: tuple[str, ...] = ()

    def may_match(self, text: str, lowered: str) -> bool:
        """Whether it is worth trying; `lowered` is `text` in lower case."""
        here = lowered if self.fold else text
        for word in self.words:  # asked of every passage, and a generator costs twice as much
            if word in here:
                return True
        return not self.words

    def is_all_of(self, text: str) -> bool:
        """Whether `text` is what the pattern looks for, and nothing else."""
        return self.may_match(text, text.lower()) and self.pattern.fullmatch(text) is not None


class Screened(NamedTuple):
    """A text, and the form of it in which literals are looked for, letter for letter."""

    text: str
    lowered: str


@lru_cache(_KEPT)
def screened(text: str) -> Screened:
    """A text ready to be asked for many rows."""
    return Screened(text, lowered(text))


@cache
def rows(language: Language, table: str, where: str | None = None) -> tuple[Row, ...]:
    """The rows of one table, or those of it that count in one place."""
    made = import_module(f"pipeline.lexicon.compiled.{language}_{table}").ROWS
    return tuple(
        Row(id, place, lazy(pattern, flags), words, bool(flags & re.IGNORECASE), least, listed, whole, starts)
        for id, place, pattern, flags, words, _, least, listed, whole, starts in made
        if where is None or place == where
    )


def pattern(language: Language, table: str, id: str) -> re.Pattern[str]:
    """What one row looks for, for whoever asks whether a text is that and nothing else."""
    return next(row.pattern for row in rows(language, table) if row.id == id)


@cache
def words(language: Language, table: str, where: str) -> frozenset[str]:
    """All words of the lists that count in one place, to be looked up as they are."""
    return frozenset().union(*(row.words for row in rows(language, table, where)))


class Place(NamedTuple):
    """Where a word of a row stands: half-open, in characters."""

    row: Row
    start: int
    end: int


class Hit(NamedTuple):
    """A word of a row, both by number, whether it is looked for in small letters, and a unit that it has; no word (-1) where the row's pattern asks for none."""

    row: int
    nth: int
    word: str
    fold: bool
    unit: str | int


class Index(NamedTuple):
    """Rows, and their words by the rarest unit of each: thousands of words are looked up at once, and searched for where a text has another of their units as well.

    `always` are words for which there is no such unit, and rows whose pattern asks for no word.
    """

    language: Language
    rows: tuple[Row, ...]
    hits: Mapping[str | int, Sequence[Hit]]
    always: Sequence[Hit]

    def standing(self, form: Screened) -> list[Hit]:
        """The words of the rows that stand in a text, in the order of the rows and of their words."""
        text, lowered = form
        units = of_text(lowered, self.language)
        # Thousands of times a run: places in a tuple cost half of what their names do.
        found = [hit for unit in self.hits.keys() & units for hit in self.hits[unit] if hit[4] in units]
        return sorted([hit for hit in (*self.always, *found) if hit[2] in (lowered if hit[3] else text)])


@cache
def index(language: Language, table: str, *wheres: str) -> Index:
    """The rows of one table, or those of it that count in some places, ready to be looked for all at once."""
    chosen = tuple(row for row in rows(language, table) if not wheres or row.where in wheres)
    made = import_module(f"pipeline.lexicon.compiled.{language}_{table}").ROWS
    units = [one[5] for one in made if not wheres or one[1] in wheres]
    always = [Hit(number, -1, "", False, "") for number, row in enumerate(chosen) if not row.words]
    told: list[tuple[int, int]] = []
    for number, (row, of_row) in enumerate(zip(chosen, units, strict=True)):
        for nth, (word, (unit, _)) in enumerate(zip(row.words, of_row, strict=True)):
            if unit:
                told.append((number, nth))
            else:
                always.append(Hit(number, nth, word, row.fold, ""))
    first, second = ([both[place] for of_row in units for both in of_row if both[0]] for place in (0, 1))
    hits: dict[str | int, list[Hit]] = defaultdict(list)
    for (number, nth), one, other in zip(told, keys(first, language), keys(second, language), strict=True):
        row = chosen[number]
        hits[one].append(Hit(number, nth, row.words[nth], row.fold, other))
    return Index(language, chosen, hits, always)


def narrowed(index: Index, text: str) -> tuple[Row, ...]:
    """The rows that may match somewhere in `text`, each with the words alone that stand in it: for whoever asks part by part."""
    words: dict[int, list[str]] = {}
    for number, nth, word, *_ in index.standing(screened(text)):
        words.setdefault(number, []).extend([word] if nth >= 0 else ())
    return tuple([index.rows[number]._replace(words=tuple(found)) for number, found in words.items()])


def spread(candidates: Sequence[Row], texts: Sequence[str]) -> Iterator[tuple[list[Row], Screened]]:
    """For each text the rows that may match in it, and its form; of a word that is everywhere, each text costs one search."""
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    form = screened("\n".join(texts))
    found: list[list[Row]] = [[] for _ in texts]
    for row in candidates:
        text = form.lowered if row.fold else form.text
        here: set[int] = set() if row.words else set(range(len(texts)))
        for word in row.words:
            place = text.find(word)
            while place >= 0:
                number = bisect_right(starts, place) - 1
                here.add(number)
                place = text.find(word, starts[number + 1])
        for number in here:
            found[number].append(row)
    for number, (text, asking) in enumerate(zip(texts, found, strict=True)):
        yield asking, Screened(text, form.lowered[starts[number] : starts[number + 1] - 1])


def places(index: Index, form: Screened) -> Iterator[Place]:
    """Every place of every row, in the order of the rows and of their words."""
    last = -1
    for number, _, word, fold, _ in index.standing(form):
        row = index.rows[number]
        if row.listed:
            yield from _listed(row, word, form.lowered if fold else form.text)
        elif number != last:
            yield from (Place(row, *match.span()) for match in matches(row, form))
        last = number


def matches(row: Row, form: Screened) -> Iterator[re.Match[str]]:
    """As the pattern's `finditer`; it is tried only where a match may begin."""
    if not row.starts:
        yield from row.pattern.finditer(form.text)
        return
    text = form.lowered if row.fold else form.text
    tried, done = row.pattern.match, 0
    for place in _beginnings(row.starts, text):
        if place >= done and (match := tried(form.text, place)):
            yield match
            done = match.end()


def _beginnings(starts: Iterable[str], text: str) -> list[int]:
    found: set[int] = set()
    for start in starts:
        if start == DIGIT:
            found.update(digit.start() for digit in _DIGIT.finditer(text))
            continue
        place = text.find(start)
        while place >= 0:
            found.add(place)
            place = text.find(start, place + 1)
    return sorted(found)


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
