"""Whether English words stand in an order that English has: which small words and endings follow which."""

from __future__ import annotations

import itertools
from functools import lru_cache

from pipeline.patterns import lazy

SMALL = ("the", "a", "an", "of", "to", "and", "in", "i", "it", "is", "was", "we", "that", "for", "on", "be", "with", "as", "you", "this", "are", "have", "not", "at", "but", "by", "or", "they", "he", "she", "from", "my", "our", "so", "if", "what", "had", "were", "all", "can", "there", "when", "which", "do", "me", "their", "one", "would", "your", "has", "no", "will", "been", "just", "about", "more", "up", "out", "who", "his", "her", "him", "them", "than", "because", "how", "then", "us", "did", "some", "could", "its", "into", "only", "over", "after", "before", "where", "these", "those", "don't", "should", "must", "may", "never", "every", "each", "other")  # fmt: skip
_ENDINGS = ("ing", "ed", "ly", "s")
CLASSES = ("^", ",", *SMALL, *(f"-{ending}" for ending in _ENDINGS), "-")
_NUMBER = {name: number for number, name in enumerate(CLASSES)}
_STOPS = lazy(r"[.!?;:\n]+")
_WORDS = lazy(r"[a-z']+|,")
# Fewer pairs tell nothing.
_ENOUGH = 40
_ZERO = 80
_A_BIT = 8


def classes(text: str) -> list[str]:
    """Small words as they are, others by their ending; `^` begins and ends a sentence."""
    out = ["^"]
    for sentence in _STOPS.split(text.lower().replace("’", "'")):
        words = _WORDS.findall(sentence)
        if words:
            out += [*map(_class, words), "^"]
    return out


@lru_cache(4096)
def _class(word: str) -> str:
    if word in _NUMBER:
        return word
    return next((f"-{ending}" for ending in _ENDINGS if word.endswith(ending)), "-")


def gain(text: str) -> float | None:
    """Mean bits by which the order of words is likelier than chance; below zero, less likely. None for too few words."""
    from pipeline.language.unwritten import tables

    numbers = [_NUMBER[name] for name in classes(text)]
    size = len(CLASSES)
    cells = [ord(tables.ORDER[first * size + second]) - _ZERO for first, second in itertools.pairwise(numbers)]
    return sum(cells) / len(cells) / _A_BIT if len(cells) >= _ENOUGH else None
