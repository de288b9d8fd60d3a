"""How much a section is like those that nobody wrote: a sum of small questions about its signs, by the tables of `bench.likeness`."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from pipeline.wording import Language


def likeness(measures: Sequence[float], language: Language) -> float:
    """Above zero, more like a section that nobody wrote; below, more like one that somebody did."""
    from pipeline.language.unwritten import likeness_tables

    return summed(likeness_tables.TREES[language], measures)


def summed(trees: Sequence[tuple[Sequence[tuple[int, float]], Sequence[float]]], measures: Sequence[float]) -> float:
    """What all trees add; each asks from the top down, and its answers lead to one of its leaves."""
    total = 0.0
    for questions, leaves in trees:
        at, size = 0, len(questions)
        while at < size:
            measure, limit = questions[at]
            at = 2 * at + 1 + (measures[measure] > limit)
        total += leaves[at - size]
    return total


@cache
def common(language: Language) -> AbstractSet[str]:
    """Words of the signs that people use of their subjects as often as they stand where nobody wrote: they show nothing."""
    from pipeline.language.unwritten import likeness_tables

    return frozenset(likeness_tables.COMMON[language].split())
