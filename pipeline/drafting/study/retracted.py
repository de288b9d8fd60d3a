"""Figures that a speaker takes back later in the talk ("I said thirty before, it was twenty"), or when another puts them right: no such sentence is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.drafting.study.amounts import amounts
from pipeline.evidence.taken_back import put_right
from pipeline.language.spoken import Spoken
from pipeline.lexicon.named import cues
from pipeline.patterns import lazy
from pipeline.wording import Language

_LOOKS_BACK: Mapping[Language, re.Pattern[str]] = cues("corrections/looks-back")
# What a number counts, as far as it takes to tell two numbers apart: a word, a sign.
_COUNTS: Mapping[Language, re.Pattern[str]] = {"ja": lazy(r"\s?([^\W\d_ぁ-ん])"), "en": lazy(r"[\s-]?([^\W\d_]+)")}
# How far back a figure is looked for (sentences).
_REACH = 60
_NOTHING = ""

Figure = tuple[float, str]


def retracted(said: Sequence[tuple[str | None, Spoken]], language: Language) -> frozenset[int]:
    """Places of sentences whose figure the same speaker takes back further on, and of those that take it back of their own accord.

    Where the words that take back name one figure only, it is the right one, and the last of the same kind before it was wrong.
    """
    found = set(_put_right(said, language))
    for place, (speaker, spoken) in enumerate(said):
        if not _LOOKS_BACK[language].search(spoken.raw):
            continue
        named = list(_figures(spoken.raw, language))
        earlier = [at for at in range(max(0, place - _REACH), place) if said[at][0] == speaker]
        if len(named) > 1:
            wrong = [at for at in earlier if named[0] in _figures(said[at][1].raw, language)]
        else:
            wrong = list(_last_of_its_kind(named or _next(said, place, language), earlier, said, language))
        found.update(wrong, [place] if wrong else [])
    return frozenset(found)


def _put_right(said: Sequence[tuple[str | None, Spoken]], language: Language) -> Iterator[int]:
    """Places of sentences whose figure somebody else puts right, whereupon it is taken back."""
    turns = [list(turn) for _, turn in groupby(enumerate(said), key=lambda one: one[1][0])]
    texts = [(turn[0][1][0], "".join(spoken.raw for _, (_, spoken) in turn)) for turn in turns]
    for turn, (_, text), left in zip(turns, texts, put_right(texts, language), strict=True):
        end = 0
        for place, (_, spoken) in turn:
            start, end = end, end + len(spoken.raw)
            if text[start:end] != left[start:end]:
                yield place


def _figures(text: str, language: Language) -> Iterator[Figure]:
    for amount in amounts(text, language):
        counted = _COUNTS[language].match(text, amount.end - len(amount.unit))
        yield amount.value, counted[1].casefold() if counted else _NOTHING


def _next(said: Sequence[tuple[str | None, Spoken]], place: int, language: Language) -> list[Figure]:
    """The figures of the speaker's next sentence."""
    if place + 1 == len(said) or said[place + 1][0] != said[place][0]:
        return []
    return list(_figures(said[place + 1][1].raw, language))


def _last_of_its_kind(
    named: Sequence[Figure], earlier: Sequence[int], said: Sequence[tuple[str | None, Spoken]], language: Language
) -> Iterator[int]:
    """The last sentence before with another figure of what the right one counts."""
    for value, kind in named[:1]:
        for at in reversed(earlier):
            if any(other != value and of == kind for other, of in _figures(said[at][1].raw, language)):
                yield at
                return
