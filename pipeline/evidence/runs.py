"""Runs of letters or words that one text has in common with another, in normal form: width, case, punctuation and breaks are one.

Pieces half as long as a run are looked for side by side, so that every run holds a whole one: linear but for what is copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.language.measure import words
from pipeline.markup.characters import folded
from pipeline.records import NamedTuple
from pipeline.wording import LANGUAGES, Language

# The shortest run that counts, and the pieces by which runs are looked for. Units: letters (ja), words (en).
_RUN: Mapping[Language, int] = {"ja": 12, "en": 6}
_PIECE: Mapping[Language, int] = {"ja": 6, "en": 3}
# Where pieces begin so far apart, every run still holds a whole one.
_APART: Mapping[Language, int] = {language: _RUN[language] - _PIECE[language] + 1 for language in LANGUAGES}
# Between two runs of one source, so much was put in by whoever edited the copy. Unit: characters.
_GAP: Mapping[Language, int] = {"ja": 5, "en": 16}
# How many letters and words are remembered in normal form.
_KNOWN = 8192


def may_share(letters: str, everything: str, language: Language) -> bool:
    """A quick look at the letters of a section: every run in Japanese is so long that it holds one of their pieces."""
    size = _PIECE[language]
    return language != "ja" or any(
        letters[place : place + size] in everything for place in range(0, len(letters) - size + 1, _APART[language])
    )


def shares(text: str, everything: str, language: Language) -> bool:
    """Whether a run of `text` may stand in `everything`: a screen that finds what `_runs` would, for most texts share nothing."""
    if language == "ja":
        keys = [key for letter in text if letter.isalnum() and (key := _key(letter))]
    else:
        keys = [key for word in words(text) if (key := _key(word))]
    run, size = _RUN[language], _PIECE[language]
    return any(
        "".join(keys[start : start + run]) in everything
        for place in _hits(keys, everything, size, _APART[language])
        for start in range(max(0, place + size - run), min(place, len(keys) - run) + 1)
    )


class Unit(NamedTuple):
    """A letter (ja) or a word (en) in normal form, with its half-open range in the text."""

    key: str
    start: int
    end: int


def units(text: str, language: Language) -> list[Unit]:
    """Letters (ja) or words (en) in normal form, with their ranges in `text`."""
    if language == "ja":
        return [
            Unit(key, place, place + 1)
            for place, letter in enumerate(text)
            if letter.isalnum() and (key := _key(letter))
        ]
    found, place = [], 0
    for word in words(text):
        start = text.index(word, place)
        place = start + len(word)
        if key := _key(word):
            found.append(Unit(key, start, place))
    return found


@lru_cache(_KNOWN)
def _key(unit: str) -> str:
    """A letter or a word in normal form; empty for what is neither."""
    return folded(unit)


def runs(parts: Sequence[Unit], source: str, language: Language) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the text of `parts` that stand in `source`, a text in normal form; what an editor put in between counts with them."""
    return _joined(_runs(parts, source, language), _GAP[language])


def _runs(parts: Sequence[Unit], source: str, language: Language) -> Iterator[tuple[int, int]]:
    """Ranges of the text whose units stand in `source` one after the other, so many that it is no accident.

    Pieces are looked for side by side, and each hit is stretched as far as it goes: linear but for what is copied.
    """
    size, done = _PIECE[language], 0
    for place in _hits([unit.key for unit in parts], source, size, size):
        if place < done:
            continue
        first, last = place, place + size
        run = "".join(unit.key for unit in parts[first:last])
        while first > done and (longer := parts[first - 1].key + run) in source:
            first, run = first - 1, longer
        while last < len(parts) and (longer := run + parts[last].key) in source:
            last, run = last + 1, longer
        if last - first >= _RUN[language]:
            yield parts[first].start, parts[last - 1].end
            done = last


def _hits(keys: Sequence[str], source: str, size: int, apart: int) -> Iterator[int]:
    """Where the pieces begin, of those so far `apart`, that stand in `source`."""
    return (place for place in range(0, len(keys) - size + 1, apart) if "".join(keys[place : place + size]) in source)


def _joined(runs: Iterable[tuple[int, int]], gap: int) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in runs:
        if last is not None and start - last[1] > gap:
            yield last
            last = None
        last = (start, end) if last is None else (last[0], end)
    if last is not None:
        yield last
