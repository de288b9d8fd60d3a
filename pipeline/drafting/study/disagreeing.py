"""Figures that seem to be told of one thing, and are not the same: who edits has to ask which is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.drafting.study.figures import Figure
from pipeline.drafting.study.material import Material
from pipeline.language.speech import speech

# Two clauses that share so many content words, and so much of the shorter one, speak of one thing.
_WORDS, _SHARE = 2, 0.5


def disagreeing(found: Sequence[Figure], material: Material) -> Iterator[tuple[str, str]]:
    """Pairs of values, as they stand in the table."""
    words = speech(material.language).content_words
    for first, second in combinations(found, 2):
        one, two = set(words(first.meaning)), set(words(second.meaning))
        shared = len(one & two)
        if first.value != second.value and shared >= _WORDS and shared >= _SHARE * min(len(one), len(two)):
            yield first.value, second.value
