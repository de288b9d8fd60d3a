"""What a text is looked through by: its words (en), its pairs of letters (ja).

A text has few of them, and a table has thousands of phrases: whoever knows the units of a text need only look for the phrases
whose rarest unit is among them. One text is asked for several tables, and its units are counted once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from pipeline.patterns import lazy
from pipeline.wording import Language

# Where a word surely ends, in the literals that a pattern is screened by.
EDGE = "\0"
# A digit of any script, in what a pattern begins with.
DIGIT = "\0"
# Pairs of letters are compared as numbers, two of UTF-16 in one: made at a third of the cost of cutting the text.
_CODEC = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_PAIR = 4
_FOUR = 8
_LAST = 0xFFFF
# The commonest letters of Japanese first: the more of them a pair has, the more texts have the pair.
_COMMON = "のいにはをたがでとしてなるかすもっれりうんこらあまさきくよえそけみどつだろわせおちじ、。ーンスイルトラリア"
# What the words are made of by which phrases are looked up.
LETTERS = "0-9a-z_"
_ASCII = 128
_SPACE = ord(" ")
# A word within a literal, with nothing beside it that could belong to it.
_WHOLE = lazy(rf"(?<=\W)[{LETTERS}]+(?=\W)")


@lru_cache(8)
def of_text(lowered: str, language: Language) -> AbstractSet[str | int]:
    """Every unit of a text in lower case."""
    return _words(lowered) if language == "en" else pairs(lowered)


def _words(text: str) -> set[str]:
    """Between all that is no letter of ASCII: a piece of a foreign word counts as one, and costs a phrase one look more."""
    return set(text.encode("ascii", "replace").translate(_SIGNS).decode("ascii").split())


def signs(kept: str) -> bytes:
    """For `cut`: which characters of ASCII are no letters, no digits and not among those `kept`."""
    return bytes(code if code >= _ASCII or chr(code).isalnum() or chr(code) in kept else _SPACE for code in range(256))


def cut(text: str, at: bytes, without: bytes = b"") -> str:
    """`text` with a space for every sign that `signs` names, and without some characters of ASCII: as bytes, in a tenth of the time."""
    return text.encode("utf-8", "surrogatepass").translate(at, without).decode("utf-8", "surrogatepass")


def pairs(text: str) -> set[int]:
    """Every pair of letters as a number; `keys` gives the same for a pair."""
    raw = memoryview(text.encode(_CODEC, "surrogatepass"))
    odd = raw[_PAIR // 2 :]
    found = set(raw[: len(raw) // _PAIR * _PAIR].cast("I"))
    found.update(odd[: len(odd) // _PAIR * _PAIR].cast("I"))
    return found


def shared(first: str, second: str) -> set[str] | None:
    """Runs of four letters that stand in both, among them the first or the second four of every run of five that does.

    None where it cannot be told, because of letters beyond U+FFFF: those are two numbers.
    """
    ours, theirs = (text.encode(_CODEC, "surrogatepass") for text in (first, second))
    if len(ours) + len(theirs) > 2 * (len(first) + len(second)):
        return None
    wanted, found = frozenset().union(*_fours(ours, 1)), set[int]()
    for part in _fours(theirs, 2):
        found.update(wanted.intersection(part))
    return {number.to_bytes(_FOUR, sys.byteorder).decode(_CODEC, "surrogatepass") for number in found}


def _fours(raw: bytes, step: int) -> Iterator[memoryview]:
    """Runs of four letters as numbers, those that begin at each letter, or at every second."""
    for start in range(0, _FOUR, 2 * step):
        part = memoryview(raw)[start:]
        yield part[: len(part) // _FOUR * _FOUR].cast("Q")


def keys(units: Sequence[str], language: Language) -> Sequence[str | int]:
    """Units as `of_text` gives them."""
    return units if language == "en" else memoryview("".join(units).encode(_CODEC)).cast("I").tolist()


def rarest(word: str, language: str) -> tuple[str, str]:
    """The two units of `word` that the fewest texts have, the rarer first; one twice where there is no other, and nothing where
    none is sure to be a unit of a text that holds it.

    In English, `EDGE` stands where a word surely begins or ends.
    """
    lowered = word.lower()
    if language == "en":
        found = sorted(dict.fromkeys(_WHOLE.findall(lowered)), key=len, reverse=True)
    else:
        bare = lowered.replace(EDGE, "")
        pairs = dict.fromkeys(bare[start : start + 2] for start in range(len(bare) - 1))
        found = sorted((pair for pair in pairs if ord(max(pair)) <= _LAST), key=_rarity, reverse=True)
    return (found[0], found[1 % len(found)]) if found else ("", "")


def _rarity(pair: str) -> int:
    return sum(_COMMON.index(letter) if letter in _COMMON else 2 * len(_COMMON) for letter in pair)


_SIGNS = signs("_")
