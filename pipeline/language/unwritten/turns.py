"""Turns of phrase: short runs of words (en) or letters (ja), and what each weighs between a section that somebody wrote and one that nobody did.

No turn says anything by itself; the weights are made by `bench.likeness`, and only turns of the project's own texts have one.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from pipeline.lexicon.units import keys, pairs
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

_WORD = lazy(r"[a-z][a-z']*|\d[\d.,:]*|[.!?:;,]")
_FIGURES = lazy("[0-9０-９一二三四五六七八九十百千]+")
_SPACE = lazy(r"\s+")
_PART = lazy(r"[^、。，．！？；：\n.,!?;:]+")
_SHORT = 3
_PAIR = 2
_LONGEST = 4
# A text of fewer turns says as little as one of so many.
_LEAST = 64
_SCALE = 8.0
# Weights are kept in hundredths.
HUNDREDTH = 0.01


class Leaning(NamedTuple):
    """`value`: above zero, more turns of sections that nobody wrote. `weights`: those of its turns that lean so."""

    value: float
    weights: Mapping[str, int]


def turns(text: str, language: Language) -> AbstractSet[str]:
    """Every run of one or two words or stops (en), of one to four letters (ja); a figure is one sign."""
    if language == "en":
        words = ["0" if word[0].isdigit() else word for word in _WORD.findall(text.lower().replace("’", "'"))]
        return {*words, *map(" ".join, itertools.pairwise(words))}
    letters = _letters(text)
    found = set(letters)
    for size in range(_PAIR, _LONGEST + 1):
        found.update([letters[start : start + size] for start in range(len(letters) - size + 1)])
    return found


def _letters(text: str) -> str:
    return _FIGURES.sub("0", _SPACE.sub(" ", text))


def unit(found: int) -> float:
    """What one of so many turns weighs."""
    return _SCALE / math.sqrt(max(_LEAST, found))


def leaning(text: str, language: Language, plain: float = -math.inf) -> Leaning:
    """How the turns of a text lean, all together; where that is surely below `plain`, it is not told how far below, nor by which."""
    if language == "ja":
        table, letters = _table(), _letters(text)
        # The more different turns a text has, the less one weighs; of most texts the most that there can be tells enough.
        surely = HUNDREDTH * (table.base + unit(_LONGEST * len(letters)) * table.total(letters))
        if surely < plain:
            return Leaning(surely, {})
    from pipeline.language.unwritten import turn_tables

    weights, base = turn_tables.WEIGHTS[language], turn_tables.BASE[language]
    found = turns(text, language)
    known = {turn: weights[turn] for turn in found & weights.keys()}
    value = base + unit(len(found)) * sum(known.values())
    return Leaning(HUNDREDTH * value, {turn: weight for turn, weight in known.items() if weight > 0})


class _Table(NamedTuple):
    """The turns of Japanese that weigh something: letters, pairs as numbers, and what begins with a pair."""

    base: float
    letters: Mapping[str, int]
    pairs: Mapping[str | int, int]
    longer: Mapping[str | int, Sequence[tuple[str, int]]]

    def total(self, text: str) -> int:
        """What all that stand in a text weigh together."""
        found = pairs(text)
        total = sum(map(self.letters.__getitem__, self.letters.keys() & set(text)))
        total += sum(map(self.pairs.__getitem__, self.pairs.keys() & found))
        return total + sum(
            weight for pair in self.longer.keys() & found for turn, weight in self.longer[pair] if turn in text
        )


@cache
def _table() -> _Table:
    from pipeline.language.unwritten import turn_tables

    weights = turn_tables.WEIGHTS["ja"]
    by_size = [[turn for turn in weights if len(turn) == size] for size in range(_LONGEST + 1)]
    longer: dict[str | int, list[tuple[str, int]]] = {}
    more = [turn for turns in by_size[_PAIR + 1 :] for turn in turns]
    for pair, turn in zip(keys([turn[:_PAIR] for turn in more], "ja"), more, strict=True):
        longer.setdefault(pair, []).append((turn, weights[turn]))
    return _Table(
        turn_tables.BASE["ja"],
        {turn: weights[turn] for turn in by_size[1]},
        dict(zip(keys(by_size[_PAIR], "ja"), map(weights.__getitem__, by_size[_PAIR]), strict=True)),
        longer,
    )


def telling(text: str, lean: Leaning, language: Language) -> list[tuple[int, str]]:
    """The parts of sentences that lean most, with their offsets, the heaviest first."""
    parts = [(part.start(), part[0].strip()) for part in _PART.finditer(text)]
    weighed = [
        (sum(lean.weights.get(turn, 0) for turn in turns(part, language)), start, part)
        for start, part in parts
        if len(part) > _SHORT
    ]
    return [(start, part) for weight, start, part in sorted(weighed, key=lambda one: (-one[0], one[1])) if weight > 0]
