"""Figures that a speaker takes back ("six weeks, no, sorry, four"): whoever quotes the first one quotes what nobody holds to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.evidence.figures.counted import kind_of
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
_ANOTHERS: Mapping[Language, re.Pattern[str]] = cues("corrections/anothers-figure")
_ANSWERS_NO: Mapping[Language, re.Pattern[str]] = cues("corrections/answers-no")
_OBJECTS: Mapping[Language, re.Pattern[str]] = cues("corrections/objects")
_GIVES_IN: Mapping[Language, re.Pattern[str]] = cues("corrections/gives-in")
# How long a question is that only asks a figure back, and how early the right one stands in the answer, in characters.
_ASKED_BACK = 60
_SOON = 24
_NO_THING = words("en", "figures/counts-nothing")
# One that is taken back, and the one that is right.
_TWO = 2


def find(text: str, language: Language) -> tuple[Number, ...]:
    """The numbers of a text that it takes back itself, in order; none where no other number is put in their place."""
    plain = numbers.narrow(text)
    found = list(numbers.read(plain))
    if len(found) < _TWO or not corrections.may_correct(text, language):
        return ()
    spots = sorted({*corrections.places(text, language), *_heads(text, language)})
    if not spots:
        return ()
    taken = {number for spot in spots for number in _taken(plain, found, spot, language)}
    return tuple(number for number in found if number in taken)


def without(text: str, language: Language) -> str:
    """The text with blanks in the place of the numbers that it takes back; every other character keeps its place."""
    for number in find(text, language):
        text = _blanked(text, number)
    return text


def kept(said: Sequence[tuple[str | None, str]], language: Language) -> Sequence[str] | None:
    """What speakers (None: not known) said one after another, without the figures that they take back; None where nothing is taken back."""
    left = put_right([(speaker, without(text, language)) for speaker, text in said], language)
    return None if left == [text for _, text in said] else left


def put_right(said: Sequence[tuple[str | None, str]], language: Language) -> list[str]:
    """What speakers said one after another, with blanks in the place of figures that one of them takes back because another asks or objects."""
    left = [text for _, text in said]
    for place in range(2, len(said)):
        speaker, text = said[place]
        if speaker is None or not speaker == said[place - 2][0] != said[place - 1][0]:
            continue
        if _ANSWERS_NO[language].match(text):
            left[place - 2 : place] = _asked_back(left[place - 2], left[place - 1], text, language)
        untouched = left[place - 1] == said[place - 1][1]
        if untouched and (_OBJECTS[language].match(left[place - 1]) or _GIVES_IN[language].match(text)):
            left[place - 2] = _given_in(left[place - 2], left[place - 1], text, language)
    return left


def _asked_back(said: str, asked: str, answer: str, language: Language) -> tuple[str, str]:
    """What somebody said and what was asked back, without the figure that is another one in the answer."""
    right = next(numbers.read(answer), None)
    if right is None or right.start > _SOON or len(asked) > _ASKED_BACK:
        return said, asked
    back = {number.value: number for number in numbers.read(asked) if number.value != right.value}
    for number in numbers.read(said):
        if number.value in back and _alike(said, number, answer, right, language):
            said, asked = _blanked(said, number), _blanked(asked, back[number.value])
    return said, asked


def _given_in(said: str, objected: str, answer: str, language: Language) -> str:
    """What somebody said, without the figure in the place of which somebody else gave another, which the answer takes over."""
    right = next(numbers.read(answer), None)
    others = {number.value for number in numbers.read(objected)}
    if right is None or right.start > _SOON or right.value not in others:
        return said
    alike = [number for number in numbers.read(said) if _alike(said, number, answer, right, language)]
    named = {number.value for number in alike} & others - {right.value} or {number.value for number in alike}
    for number in alike if len(named) == 1 and right.value not in named else ():
        said = _blanked(said, number) if number.value in named else said
    return said


def _blanked(text: str, number: Number) -> str:
    return text[: number.start] + " " * (number.end - number.start) + text[number.end :]


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
    if before and _ANOTHERS[language].search(text, before[-1].end, begin):
        return
    if not before or before[-1].value == right.value or not _LEADS[language].match(text[end : max(end, right.start)]):
        return
    yield before[-1]
    for one, other in pairwise(reversed(before)):
        if not _EITHER[language].fullmatch(text, other.end, one.start):
            return
        yield other


def _counts_the_same(text: str, one: Number, other: Number, language: Language) -> bool:
    return _alike(text, one, text, other, language)


def _alike(text: str, one: Number, behind: str, other: Number, language: Language) -> bool:
    """Whether a number of `text` and one of `behind` may count the same."""
    placed = ((text, one), (behind, other))
    kinds = [kind_of(words, number.start, number.end) for words, number in placed]
    things = [_thing(words, number.end, language) for words, number in placed]
    return (not all(kinds) or kinds[0] == kinds[1]) and (not all(things) or things[0] == things[1])


def _thing(text: str, end: int, language: Language) -> str:
    """What stands behind a number, as far as it tells what is counted; empty where nothing does."""
    found = _THING[language].match(text, end)
    word = found[1].lower() if found else ""
    return "" if word in _NO_THING else word.removesuffix("s")
