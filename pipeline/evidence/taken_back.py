"""Figures that a speaker takes back ("six weeks, no, sorry, four"): whoever quotes the first one quotes what nobody holds to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pipeline.evidence.units import kind_of
from pipeline.language import corrections, numbers
from pipeline.language.numbers import Number
from pipeline.language.sentences import sentences
from pipeline.lexicon.named import cues, words
from pipeline.patterns import lazy
from pipeline.wording import Language

# How far before the words that take something back it may stand, and how far behind them what is right, in characters.
_BEFORE: Mapping[Language, int] = {"ja": 24, "en": 60}
_BEHIND: Mapping[Language, int] = {"ja": 20, "en": 40}
# What may stand between those words and the right figure.
_LEADS: Mapping[Language, re.Pattern[str]] = cues("corrections/leads-to-the-right-one")
_EITHER: Mapping[Language, re.Pattern[str]] = cues("amounts/either")
_THING: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"([一-龠々ァ-ヺ])"),
    "en": lazy(r"[ -]([a-z]+)", re.IGNORECASE),
}
_NO_THING = words("en", "figures/counts-nothing")


def find(text: str, language: Language) -> tuple[Number, ...]:
    """The numbers of a text that it takes back itself, in order; none where no other number is put in their place."""
    spots = sorted({*corrections.places(text, language), *_heads(text, language)})
    if not spots:
        return ()
    plain = numbers.narrow(text)
    found = list(numbers.read(plain))
    taken = {number for spot in spots for number in _taken(plain, found, spot, language)}
    return tuple(number for number in found if number in taken)


def without(text: str, language: Language) -> str:
    """The text with blanks in the place of the numbers that it takes back; every other character keeps its place."""
    for number in find(text, language):
        text = text[: number.start] + " " * (number.end - number.start) + text[number.end :]
    return text


def _heads(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """The beginnings of sentences that take back something of the sentence before."""
    for _, sentence in pairwise(sentences(text, language)):
        end = corrections.head(sentence.text, language)
        if end:
            yield sentence.start, sentence.start + end


def _taken(text: str, found: list[Number], spot: tuple[int, int], language: Language) -> Iterator[Number]:
    """The nearest number before that counts the same thing as the right one, with what may be meant instead of it (five or six)."""
    begin, end = spot
    right = next((number for number in found if number.start >= begin and number.end >= end), None)
    if right is None or right.start - end > _BEHIND[language]:
        return
    before = [number for number in found if begin - _BEFORE[language] <= number.end <= begin]
    while before and not _counts_the_same(text, before[-1], right, language):
        del before[-1]
    if not before or before[-1].value == right.value or not _LEADS[language].match(text[end : max(end, right.start)]):
        return
    yield before[-1]
    for one, other in pairwise(reversed(before)):
        if not _EITHER[language].fullmatch(text, other.end, one.start):
            return
        yield other


def _counts_the_same(text: str, one: Number, other: Number, language: Language) -> bool:
    kinds = [kind_of(text, number.start, number.end) for number in (one, other)]
    things = [_thing(text, number.end, language) for number in (one, other)]
    return (not all(kinds) or kinds[0] == kinds[1]) and (not all(things) or things[0] == things[1])


def _thing(text: str, end: int, language: Language) -> str:
    """What stands behind a number, as far as it tells what is counted; empty where nothing does."""
    found = _THING[language].match(text, end)
    word = found[1].lower() if found else ""
    return "" if word in _NO_THING else word.removesuffix("s")
