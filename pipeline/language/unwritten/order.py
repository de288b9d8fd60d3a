"""Whether English words stand in an order that English has: which small words and endings follow which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import getitem

from pipeline.lexicon.named import lines
from pipeline.lexicon.units import cut
from pipeline.patterns import lazy

SMALL = lines("en", "order/small")
_ENDINGS = lines("en", "order/endings")
CLASSES = ("^", ",", *SMALL, *(f"-{ending}" for ending in _ENDINGS), "-")
_ENDS = "^"
# What is neither a word, a comma nor a stop is a space.
_SIGNS = bytes(
    ord(_ENDS if chr(code) in ".!?;:\n" else chr(code) if chr(code) in "abcdefghijklmnopqrstuvwxyz'," else " ")
    for code in range(256)
)
# However many stops stand in a row, one sentence begins.
_STOPS = lazy(rf"\{_ENDS}[ {_ENDS}]*")
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
    signs = cut(f"\n{text}\n".lower().replace("’", "'"), _SIGNS)
    apart = _STOPS.sub(f" {_ENDS} ", signs).replace(",", " , ")
    return list(map(_NUMBERS.__getitem__, apart.split()))


@cache
def _bits() -> Sequence[Sequence[int]]:
    """By how much each class is likelier behind each than by chance."""
    from pipeline.language.unwritten import letter_tables

    size = len(CLASSES)
    cells = [ord(cell) - _ZERO for cell in letter_tables.ORDER]
    return [cells[start : start + size] for start in range(0, len(cells), size)]


def gain(text: str) -> float | None:
    """Mean bits by which the order of words is likelier than chance; below zero, less likely. None for too few words."""
    numbers = _numbers(text)
    pairs = len(numbers) - 1
    if pairs < _ENOUGH:
        return None
    return sum(map(getitem, map(_bits().__getitem__, numbers), numbers[1:])) / pairs / _A_BIT
