"""Weights for turns of phrase: logistic regression over which of them occur, by Newton's method with conjugate gradients.

Deterministic; needs numpy, which the baselines of `bench.drafts` need as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bench.boosting import balanced
from pipeline.language.unwritten.turns import HUNDREDTH, pieces, unit
from pipeline.wording import Language

# So many families have a turn, or it is the trick of one.
FAMILIES = 3
# So many weights are kept: those that move most.
KEPT: Mapping[Language, int] = {"ja": 2500, "en": 6000}
_SHRINK = 3.0
_STEPS = 6
_INNER = 15


class Weights(NamedTuple):
    """By turn, and what is added to every sum, in hundredths."""

    by_turn: Mapping[str, int]
    base: int

    def weighed(self, turns: Collection[str], language: Language) -> dict[str, int]:
        """Each turn with its pieces, as `pipeline.language.unwritten.turns.leaning` weighs it."""
        return {
            turn: sum(self.by_turn.get(part, 0) for part in parts)
            for turn, parts in zip(turns, _parts(turns, language), strict=True)
        }

    def value(self, weighed: Mapping[str, int]) -> float:
        """As `pipeline.language.unwritten.turns.leaning` adds it up."""
        return HUNDREDTH * (self.base + unit(len(weighed)) * sum(weighed.values()))


def _parts(turns: Collection[str], language: Language) -> Iterator[tuple[str, ...]]:
    """Each turn, and after it its pieces."""
    return ((turn, *pieces(turn)) if language == "en" else (turn,) for turn in turns)


def counted(turns: Collection[str], language: Language) -> Counter[str]:
    """How often each turn and each piece of one stands in a text."""
    return Counter(part for parts in _parts(turns, language) for part in parts)


def common(own: Sequence[tuple[str, Collection[str]]]) -> list[str]:
    """Turns that occur in several families of the project's own; each row is a family and the turns of one text."""
    families: dict[str, set[str]] = defaultdict(set)
    for family, turns in own:
        for turn in turns:
            families[turn].add(family)
    return sorted(turn for turn, names in families.items() if len(names) >= FAMILIES)


def learn(
    texts: Sequence[Collection[str]],
    language: Language,
    wanted: Sequence[bool],
    weight: Sequence[float],
    own: Sequence[tuple[int, str]],
) -> Weights:
    """Weights by which wanted texts add up to more than zero; both sides weigh the same.

    `own` are the rows of the project's own texts and the family of each.
    """
    rows = [(unit(len(turns)), counted(turns, language)) for turns in texts]
    known = common([(family, rows[at][1]) for at, family in own])
    first = _fit(rows, wanted, weight, known)[0]
    often = Counter(turn for _, row in rows for turn in row)
    moved = {turn: abs(first[at]) * often[turn] ** 0.5 for at, turn in enumerate(known) if first[at]}
    kept = sorted(sorted(moved, key=lambda turn: (-moved[turn], turn))[: KEPT[language]])
    found, base = _fit(rows, wanted, weight, kept)
    whole = {turn: round(value / HUNDREDTH) for turn, value in zip(kept, found.tolist(), strict=True)}
    return Weights({turn: value for turn, value in whole.items() if value}, round(base / HUNDREDTH))


def _fit(
    rows: Sequence[tuple[float, Mapping[str, int]]],
    wanted: Sequence[bool],
    weight: Sequence[float],
    known: Sequence[str],
) -> tuple[np.ndarray, float]:
    number = {turn: at for at, turn in enumerate(known)}
    cells = [
        (at, number[turn], one * count)
        for at, (one, row) in enumerate(rows)
        for turn, count in row.items()
        if turn in number
    ]
    line = np.array([cell[0] for cell in cells])
    column = np.array([cell[1] for cell in cells])
    value = np.array([cell[2] for cell in cells])
    target = np.where(np.array(wanted), 1.0, 0.0)
    importance = np.array(balanced(wanted, weight))
    size = len(known)

    def forth(v: np.ndarray) -> np.ndarray:
        return np.bincount(line, value * v[:size][column], len(rows)) + v[size]

    def back(v: np.ndarray) -> np.ndarray:
        return np.append(np.bincount(column, value * v[line], size), v.sum())

    shrink = np.append(np.full(size, _SHRINK), 0.0)
    x = np.zeros(size + 1)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-forth(x)))
        slope = back(importance * (likely - target)) + shrink * x
        bend = importance * likely * (1 - likely)
        x = x - _solved(lambda v, bend=bend: back(bend * forth(v)) + shrink * v, slope)
    return x[:size], float(x[size])


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
