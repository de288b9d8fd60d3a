"""Whether English words stand in an order that English has: which small words and endings follow which."""

from __future__ import annotations

import itertools

from pipeline.lexicon.named import lines
from pipeline.patterns import lazy

SMALL = lines("en", "order/small")
_ENDINGS = lines("en", "order/endings")
CLASSES = ("^", ",", *SMALL, *(f"-{ending}" for ending in _ENDINGS), "-")
_ENDS = "^"
# A stop, and what is no word behind it: however many there are, one sentence begins.
_STOP = lazy(r"[.!?;:\n][^a-z',]*")
_SIGN = lazy(r"[a-z']+|[,^]")
# Fewer pairs tell nothing.
_ENOUGH = 40
_ZERO = 80
_A_BIT = 8
# So many words are remembered.
_KNOWN = 8192


class _Numbers(dict[str, int]):
    """The number of each word's class; filled as words occur."""

    def __missing__(self, word: str) -> int:
        ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "") if word.endswith(_ENDINGS) else ""
        number = CLASSES.index(f"-{ending}")
        if len(self) < _KNOWN:
            self[word] = number
        return number


_NUMBERS = _Numbers({name: number for number, name in enumerate(CLASSES)})


def classes(text: str) -> list[str]:
    """Small words as they are, others by their ending; `^` begins and ends a sentence."""
    return [CLASSES[number] for number in _numbers(text)]


def _numbers(text: str) -> list[int]:
    plain = _STOP.sub(_ENDS, f"\n{text}\n".lower().replace("’", "'").replace(_ENDS, " "))
    return [_NUMBERS[sign] for sign in _SIGN.findall(plain)]


def gain(text: str) -> float | None:
    """Mean bits by which the order of words is likelier than chance; below zero, less likely. None for too few words."""
    from pipeline.language.unwritten import tables

    numbers, size, order = _numbers(text), len(CLASSES), tables.ORDER
    told = [order[first * size + second] for first, second in itertools.pairwise(numbers)]
    return (sum(map(ord, told)) - _ZERO * len(told)) / len(told) / _A_BIT if len(told) >= _ENOUGH else None
