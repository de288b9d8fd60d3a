"""Weights for turns of phrase: logistic regression over which of them occur, by Newton's method with conjugate gradients.

Deterministic; needs numpy, which the baselines of `bench.drafts` need as well.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bench.boosting import balanced
from pipeline.language.unwritten.phrasing import HUNDREDTH, pieces, unit
from pipeline.wording import Language

# So many families have a turn, or it is the trick of one.
FAMILIES = 3
# So many weights are kept: those that move most.
KEPT: Mapping[Language, int] = {"ja": 5000, "en": 12000}
_SHRINK = 3.0
# Each turn is taken to have been seen so often on both sides before: what is rare tells little.
_SEEN_BEFORE = 3.0
# How much less a turn is trusted in company that tells little alone: the power of how far apart it sets the two sides.
_TRUST: Mapping[Language, float] = {"ja": 0.25, "en": 0.5}
_STEPS = 6
_INNER = 15


class Weights(NamedTuple):
    """By turn, and what is added to every sum, in hundredths."""

    by_turn: Mapping[str, int]
    base: int

    def weighed(self, turns: Collection[str], language: Language) -> dict[str, int]:
        """Each turn with its pieces, as `pipeline.language.unwritten.phrasing.leaning` weighs it."""
        return {
            turn: sum(self.by_turn.get(part, 0) for part in parts)
            for turn, parts in zip(turns, _parts(turns, language), strict=True)
        }

    def value(self, weighed: Mapping[str, int]) -> float:
        """As `pipeline.language.unwritten.phrasing.leaning` adds it up."""
        return HUNDREDTH * (self.base + unit(len(weighed)) * sum(weighed.values()))


def _parts(turns: Collection[str], language: Language) -> Iterator[tuple[str, ...]]:
    """Each turn, and after it its pieces."""
    return ((turn, *pieces(turn)) if language == "en" else (turn,) for turn in turns)


def counted(turns: Collection[str], language: Language) -> Counter[str]:
    """How often each turn and each piece of one stands in a text."""
    return Counter(part for parts in _parts(turns, language) for part in parts)


class Table(NamedTuple):
    """Which turns and pieces stand in which of the texts, for those that several families of the project's own texts have.

    One cell each: the number of the text, that of the turn among `turns`, and what it counts there.
    """

    size: int
    turns: Sequence[str]
    line: np.ndarray
    column: np.ndarray
    value: np.ndarray

    def of(self, rows: np.ndarray) -> Table:
        """The same with some of the texts alone, numbered anew."""
        number = np.full(self.size, -1)
        number[rows] = np.arange(len(rows))
        here = number[self.line] >= 0
        return Table(len(rows), self.turns, number[self.line[here]], self.column[here], self.value[here])

    def with_turns(self, kept: np.ndarray) -> Table:
        """The same with some of the turns alone."""
        number = np.full(len(self.turns), -1)
        number[kept] = np.arange(len(kept))
        here = number[self.column] >= 0
        turns = [self.turns[at] for at in kept.tolist()]
        return Table(self.size, turns, self.line[here], number[self.column[here]], self.value[here])

    def leanings(self, weights: Weights) -> np.ndarray:
        """What `Weights.value` says of every text."""
        by_turn = np.array([weights.by_turn.get(turn, 0) for turn in self.turns], dtype=float)
        return HUNDREDTH * (weights.base + np.bincount(self.line, self.value * by_turn[self.column], self.size))


def table(texts: Sequence[Collection[str]], language: Language, families: Sequence[str]) -> Table:
    """The cells of these texts; `families` has the family of each text of the project's own, and nothing for those of others."""
    counts = [counted(turns, language) for turns in texts]
    seen: dict[str, set[str]] = defaultdict(set)
    for family, row in zip(families, counts, strict=True):
        if family:
            for turn in row:
                seen[turn].add(family)
    known = sorted(turn for turn, names in seen.items() if len(names) >= FAMILIES)
    number = {turn: at for at, turn in enumerate(known)}
    line, column, value = (array("i"), array("i"), array("d"))
    for at, (turns, row) in enumerate(zip(texts, counts, strict=True)):
        one = unit(len(turns))
        for turn, count in row.items():
            if turn in number:
                line.append(at)
                column.append(number[turn])
                value.append(one * count)
    return Table(len(texts), known, np.array(line), np.array(column), np.array(value))


def learn(
    found: Table, language: Language, wanted: Sequence[bool], weight: Sequence[float], families: Sequence[str]
) -> Weights:
    """Weights by which wanted texts add up to more than zero; both sides weigh the same, and turns of few families nothing."""
    number = {name: at for at, name in enumerate(sorted(set(families)))}
    own = np.array([number[name] if name else -1 for name in families])[found.line]
    pairs = np.unique(found.column[own >= 0] * np.int64(len(number)) + own[own >= 0]) // len(number)
    found = found.with_turns(np.flatnonzero(np.bincount(pairs, minlength=len(found.turns)) >= FAMILIES))
    trust = _TRUST[language]
    first = _fit(found, wanted, weight, trust)[0]
    moved = np.abs(first) * np.bincount(found.column, minlength=len(found.turns)) ** 0.5
    found = found.with_turns(np.sort(np.argsort(-moved, kind="stable")[: KEPT[language]]))
    weights, base = _fit(found, wanted, weight, trust)
    whole = {turn: round(value / HUNDREDTH) for turn, value in zip(found.turns, weights.tolist(), strict=True)}
    return Weights({turn: value for turn, value in whole.items() if value}, round(base / HUNDREDTH))


def _fit(found: Table, wanted: Sequence[bool], weight: Sequence[float], trust: float) -> tuple[np.ndarray, float]:
    target = np.where(np.array(wanted), 1.0, 0.0)
    importance = np.array(balanced(wanted, weight))
    size = len(found.turns)
    scale = _apart(found, target, importance) ** trust
    found = found._replace(value=found.value * scale[found.column])

    def forth(v: np.ndarray) -> np.ndarray:
        return np.bincount(found.line, found.value * v[:size][found.column], found.size) + v[size]

    def back(v: np.ndarray) -> np.ndarray:
        return np.append(np.bincount(found.column, found.value * v[found.line], size), v.sum())

    shrink = np.append(np.full(size, _SHRINK), 0.0)
    x = np.zeros(size + 1)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-forth(x)))
        slope = back(importance * (likely - target)) + shrink * x
        bend = importance * likely * (1 - likely)
        x = x - _solved(lambda v, bend=bend: back(bend * forth(v)) + shrink * v, slope)
    return x[:size] * scale, float(x[size])


def _apart(found: Table, target: np.ndarray, importance: np.ndarray) -> np.ndarray:
    """How far apart each turn alone sets the two sides."""
    shares = []
    for side in (target, 1 - target):
        counted = np.bincount(found.column, (importance * side)[found.line], len(found.turns)) + _SEEN_BEFORE
        shares.append(counted / counted.sum())
    return np.asarray(np.abs(np.log(shares[0] / shares[1])))


def _solved(times: Callable[[np.ndarray], np.ndarray], wanted: np.ndarray) -> np.ndarray:
    """Conjugate gradients: v with times(v) = wanted, nearly."""
    x, rest = np.zeros_like(wanted), wanted.copy()
    ahead, size = rest.copy(), float(rest @ rest)
    for _ in range(_INNER):
        if size < 1e-9:
            break
        made = times(ahead)
        step = size / float(ahead @ made)
        x, rest = x + step * ahead, rest - step * made
        before, size = size, float(rest @ rest)
        ahead = rest + size / before * ahead
    return x
