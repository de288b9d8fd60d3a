"""A sum of small questions, learned: each asks three measures one after the other and adds or takes away a little.

Deterministic: the same rows make the same sum. Needs numpy, which the baselines of `bench.drafts` need as well.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

DEPTH = 3
ROUNDS = 90
RATE = 0.1
_BINS = 30
_SMALLEST = 8
_SHRINK = 4.0
_MEASURES_A_ROUND = 0.4
_ROWS_A_ROUND = 0.6

Row = Sequence[float]


class Tree(NamedTuple):
    """A full tree: 2^DEPTH - 1 questions (measure, limit) from the top down, and what each way out adds."""

    questions: tuple[tuple[int, float], ...]
    leaves: tuple[float, ...]


def learn(
    rows: Sequence[Row],
    wanted: Sequence[bool],
    importance: Sequence[float],
    start: Sequence[float] | None = None,
    seed: int = 0,
) -> list[Tree]:
    """Trees that add up, with what each row starts from, to more than zero for wanted rows.

    Both sides weigh the same, and within a side each row its `importance`.
    """
    chance = random.Random(seed)
    table = np.array(rows, dtype=float)
    limits = [_limits(column) for column in table.T.tolist()]
    cells = np.stack([np.searchsorted(limit, column) for limit, column in zip(limits, table.T, strict=True)], axis=1)
    weight, target = np.array(balanced(wanted, importance)), np.array(wanted, dtype=float)
    score = np.zeros(len(rows)) if start is None else np.array(start, dtype=float)
    trees = []
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-score))
        slope, bend = weight * (target - likely), weight * likely * (1 - likely)
        measures = sorted(chance.sample(range(len(limits)), round(_MEASURES_A_ROUND * len(limits))))
        sample = np.array(sorted(chance.sample(range(len(rows)), round(_ROWS_A_ROUND * len(rows)))))
        tree, asked = _tree(cells, sample, slope, bend, measures, limits)
        score += np.array(tree.leaves)[_leaf(asked, cells)]
        trees.append(tree)
    return trees


def balanced(wanted: Sequence[bool], importance: Sequence[float]) -> list[float]:
    """What each row weighs, so that both sides weigh the same and all of them one a row."""
    whole = {
        side: sum(one for one, is_wanted in zip(importance, wanted, strict=True) if is_wanted == side)
        for side in (True, False)
    }
    return [0.5 * len(wanted) * one / whole[side] for one, side in zip(importance, wanted, strict=True)]


def _limits(values: Sequence[float]) -> list[float]:
    """Values between which a question may divide."""
    ordered = sorted(values)
    picked = {ordered[round((len(ordered) - 1) * step / _BINS)] for step in range(1, _BINS)}
    return sorted(picked - {ordered[-1]})


def _tree(
    cells: np.ndarray,
    sample: np.ndarray,
    slope: np.ndarray,
    bend: np.ndarray,
    measures: Sequence[int],
    limits: Sequence[Sequence[float]],
) -> tuple[Tree, list[tuple[int, int]]]:
    """One tree, and its questions by cells."""
    groups = [sample]
    asked: list[tuple[int, int]] = []
    for _ in range(DEPTH):
        below: list[np.ndarray] = []
        for group in groups:
            measure, cell = _best(cells, group, slope, bend, measures, limits)
            asked.append((measure, cell))
            beyond = cells[group, measure] > cell
            below += [group[~beyond], group[beyond]]
        groups = below
    leaves = tuple(float(RATE * slope[group].sum() / (bend[group].sum() + _SHRINK)) for group in groups)
    questions = tuple(
        (measure, limits[measure][cell] if cell < len(limits[measure]) else math.inf) for measure, cell in asked
    )
    return Tree(questions, leaves), asked


def _best(
    cells: np.ndarray,
    group: np.ndarray,
    slope: np.ndarray,
    bend: np.ndarray,
    measures: Sequence[int],
    limits: Sequence[Sequence[float]],
) -> tuple[int, int]:
    """The measure and the cell that divide a group best; beyond all cells where nothing does."""
    whole, curve = slope[group].sum(), bend[group].sum()
    best, chosen = whole**2 / (curve + _SHRINK), (measures[0], len(limits[measures[0]]))
    for measure in measures:
        size = len(limits[measure])
        here = cells[group, measure]
        left, bent, number = (
            np.bincount(here, weights, size + 1)[:size].cumsum() for weights in (slope[group], bend[group], None)
        )
        gain = left**2 / (bent + _SHRINK) + (whole - left) ** 2 / (curve - bent + _SHRINK)
        gain[(number < _SMALLEST) | (len(group) - number < _SMALLEST)] = 0.0
        if size and gain.max() > best:
            best, chosen = gain.max(), (measure, int(gain.argmax()))
    return chosen


def _leaf(asked: Sequence[tuple[int, int]], cells: np.ndarray) -> np.ndarray:
    """The leaf that each row comes to."""
    questions = np.array(asked)
    at = np.zeros(len(cells), dtype=int)
    for _ in range(DEPTH):
        measure, cell = questions[at].T
        at = 2 * at + 1 + (cells[np.arange(len(cells)), measure] > cell)
    return at - len(asked)
