"""A sum of small questions, learned: each asks three measures one after the other and adds or takes away a little.

Plain Python, so that nothing has to be installed to make the tables anew. Deterministic: the same rows make the same sum.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

DEPTH = 3
ROUNDS = 90
RATE = 0.1
_BINS = 14
_SMALLEST = 8.0
_SHRINK = 4.0
_MEASURES_A_ROUND = 0.4
_ROWS_A_ROUND = 0.6

Row = Sequence[float]


class Tree(NamedTuple):
    """A full tree: 2^DEPTH - 1 questions (measure, limit) from the top down, and what each way out adds."""

    questions: tuple[tuple[int, float], ...]
    leaves: tuple[float, ...]


def learn(rows: Sequence[Row], wanted: Sequence[bool], seed: int = 0) -> list[Tree]:
    """Trees whose sum is above zero for wanted rows; both sides weigh the same."""
    chance = random.Random(seed)
    limits = [_limits([row[number] for row in rows]) for number in range(len(rows[0]))]
    cells = [[bisect_left(limits[number], value) for number, value in enumerate(row)] for row in rows]
    share = sum(wanted) / len(wanted)
    weight = [0.5 / share if one else 0.5 / (1 - share) for one in wanted]
    score = [0.0] * len(rows)
    trees = []
    for _ in range(ROUNDS):
        slope, bend = [], []
        for at, one in enumerate(wanted):
            likely = 1 / (1 + math.exp(-score[at]))
            slope.append(weight[at] * (one - likely))
            bend.append(weight[at] * likely * (1 - likely))
        measures = sorted(chance.sample(range(len(limits)), round(_MEASURES_A_ROUND * len(limits))))
        sample = sorted(chance.sample(range(len(rows)), round(_ROWS_A_ROUND * len(rows))))
        tree, asked = _tree(cells, sample, slope, bend, measures, limits)
        for at, row in enumerate(cells):
            score[at] += _added(asked, tree.leaves, row)
        trees.append(tree)
    return trees


def _limits(values: Sequence[float]) -> list[float]:
    """Values between which a question may divide."""
    ordered = sorted(values)
    picked = {ordered[round((len(ordered) - 1) * step / _BINS)] for step in range(1, _BINS)}
    return sorted(picked - {ordered[-1]})


def _tree(
    cells: Sequence[Sequence[int]],
    sample: Sequence[int],
    slope: Sequence[float],
    bend: Sequence[float],
    measures: Sequence[int],
    limits: Sequence[Sequence[float]],
) -> tuple[Tree, list[tuple[int, int]]]:
    """One tree, and its questions by cells."""
    groups: list[Sequence[int]] = [sample]
    asked: list[tuple[int, int]] = []
    for _ in range(DEPTH):
        below: list[Sequence[int]] = []
        for group in groups:
            measure, cell = _best(cells, group, slope, bend, measures, limits)
            asked.append((measure, cell))
            below += [
                [at for at in group if cells[at][measure] <= cell],
                [at for at in group if cells[at][measure] > cell],
            ]
        groups = below
    leaves = tuple(
        RATE * sum(slope[at] for at in group) / (sum(bend[at] for at in group) + _SHRINK) for group in groups
    )
    questions = tuple(
        (measure, limits[measure][cell] if cell < len(limits[measure]) else math.inf) for measure, cell in asked
    )
    return Tree(questions, leaves), asked


def _best(
    cells: Sequence[Sequence[int]],
    group: Sequence[int],
    slope: Sequence[float],
    bend: Sequence[float],
    measures: Sequence[int],
    limits: Sequence[Sequence[float]],
) -> tuple[int, int]:
    """The measure and the cell that divide a group best; beyond all cells where nothing does."""
    whole, curve = sum(slope[at] for at in group), sum(bend[at] for at in group)
    best, chosen = whole**2 / (curve + _SHRINK), (measures[0], len(limits[measures[0]]))
    for measure in measures:
        size = len(limits[measure])
        pull, turn, count = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1)
        for at in group:
            cell = cells[at][measure]
            pull[cell] += slope[at]
            turn[cell] += bend[at]
            count[cell] += 1
        left = bent = number = 0.0
        for cell in range(size):
            left, bent, number = left + pull[cell], bent + turn[cell], number + count[cell]
            if number < _SMALLEST or len(group) - number < _SMALLEST:
                continue
            gain = left**2 / (bent + _SHRINK) + (whole - left) ** 2 / (curve - bent + _SHRINK)
            if gain > best:
                best, chosen = gain, (measure, cell)
    return chosen


def _added(asked: Sequence[tuple[int, int]], leaves: Sequence[float], row: Sequence[int]) -> float:
    at = 0
    while at < len(asked):
        measure, cell = asked[at]
        at = 2 * at + 1 + (row[measure] > cell)
    return leaves[at - len(asked)]
