"""Turns of phrase: short runs of words with the pieces of words (en), or of letters (ja), and what each weighs between a section that somebody wrote and one that nobody did.

No turn says anything by itself; the weights are made by `bench.likeness`, and only turns of the project's own texts have one.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

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
# Pieces of an English word have so many letters, its beginning and its end among them; of a word there are at least so many.
_PIECE = (4, 5, 6)
_WORTH_PIECES = 3
# A text of fewer turns says as little as one of so many.
_LEAST = 64
_SCALE = 8.0
# The turns of a table stand in one string, with this between them: read twice as fast as a dict.
BETWEEN = "\n"
# Weights are kept in hundredths.
HUNDREDTH = 0.01


class Leaning(NamedTuple):
    """`value`: above zero, more turns of sections that nobody wrote. `weights`: those of its turns that lean so."""

    value: float
    weights: Mapping[str, int]


def turns(text: str, language: Language) -> AbstractSet[str]:
    """Every run of one or two words or stops (en), of one to four letters (ja); a figure is one sign."""
    if language == "en":
        return frozenset().union(*_english(text))
    letters = _letters(text)
    found = set(letters)
    for size in range(_PAIR, _LONGEST + 1):
        found.update([letters[start : start + size] for start in range(len(letters) - size + 1)])
    return found


def _english(text: str) -> tuple[set[str], set[str]]:
    """Words and stops, and pairs of them."""
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(text.lower().replace("’", "'"))]
    return set(words), set(map(" ".join, itertools.pairwise(words)))


def pieces(turn: str) -> AbstractSet[str]:
    """The pieces of an English word, some of which words never seen before have as well: none of a pair, a stop or a figure."""
    if len(turn) < _WORTH_PIECES or " " in turn or not turn[0].isalpha():
        return frozenset()
    word = f"<{turn}>"
    return {word[start : start + size] for size in _PIECE for start in range(len(word) - size + 1)}


def _letters(text: str) -> str:
    return _FIGURES.sub("0", _SPACE.sub(" ", text))


def unit(found: int) -> float:
    """What one of so many turns weighs."""
    return _SCALE / math.sqrt(max(_LEAST, found))


def leaning(text: str, language: Language, plain: float = -math.inf) -> Leaning:
    """How the turns of a text lean, all together; where that is surely below `plain`, it is not told how far below, nor by which."""
    from pipeline.language.unwritten import turn_tables

    weights, base = weights_of(language), turn_tables.BASE[language]
    if language == "en":
        words, pairs = _english(text)
        size, known = len(words) + len(pairs), {pair: weights[pair] for pair in pairs & weights.keys()}
        total = sum(known.values()) + sum(map(_word, words))
    else:
        letters = _letters(text)
        # The more different turns a text has, the less one weighs; of most texts the most that there can be tells enough.
        surely = HUNDREDTH * (base + unit(_LONGEST * len(letters)) * _table().total(letters))
        if surely < plain:
            return Leaning(surely, {})
        words, found = set(), turns(text, language)
        size, known = len(found), {turn: weights[turn] for turn in found & weights.keys()}
        total = sum(known.values())
    value = HUNDREDTH * (base + unit(size) * total)
    if value >= plain:
        known |= {word: _word(word) for word in words}
    return Leaning(value, {turn: weight for turn, weight in known.items() if weight > 0})


@cache
def weights_of(language: Language) -> dict[str, int]:
    """What each turn weighs, in hundredths."""
    from pipeline.language.unwritten import turn_tables

    found, values = turn_tables.WEIGHTS[language]
    return dict(zip(found.split(BETWEEN), map(int, values.split()), strict=False))


@lru_cache(1 << 14)
def _word(word: str) -> int:
    """What an English word and its pieces weigh; most words come again."""
    weights = weights_of("en")
    return weights.get(word, 0) + sum(map(weights.__getitem__, pieces(word) & weights.keys()))


class _Table(NamedTuple):
    """The turns of Japanese that weigh something: letters, pairs as numbers, and what begins with a pair."""

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
    weights = weights_of("ja")
    by_size = [[turn for turn in weights if len(turn) == size] for size in range(_LONGEST + 1)]
    longer: dict[str | int, list[tuple[str, int]]] = {}
    more = [turn for turns in by_size[_PAIR + 1 :] for turn in turns]
    for pair, turn in zip(keys([turn[:_PAIR] for turn in more], "ja"), more, strict=True):
        longer.setdefault(pair, []).append((turn, weights[turn]))
    return _Table(
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
