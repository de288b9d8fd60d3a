"""Figures that seem to be told of one thing, and are not the same: who edits has to ask which is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.drafting.study.figures import Figure
from pipeline.drafting.study.material import Material
from pipeline.language.speech import speech
from pipeline.lexicon.named import cues

_RATE = cues("amounts/rate")
# Two clauses that share so many content words, and so much of the shorter one, speak of one thing.
_WORDS, _SHARE = 2, 0.5


def disagreeing(found: Sequence[Figure], material: Material) -> Iterator[tuple[str, str]]:
    """Pairs of values, as they stand in the table."""
    words, rate = speech(material.language).content_words, _RATE[material.language]
    for first, second in combinations(found, 2):
        # What is counted in pounds a month need not be one thing: units and rates say nothing of what a figure is about.
        units = {*words(first.value), *words(second.value)}
        one, two = (set(words(rate.sub(" ", figure.meaning))) - units for figure in (first, second))
        shared = len(one & two)
        if first.value != second.value and shared >= _WORDS and shared >= _SHARE * min(len(one), len(two)):
            yield first.value, second.value
