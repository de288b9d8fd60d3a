"""Postal addresses down to the house, unless the text says that people are invited there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.personal.digits import ByDigit
from pipeline.lexicon.named import cue, screen, words
from pipeline.patterns import lazy

_FULL = cue("any", "personal/full-address")
_MUNICIPAL = cue("any", "personal/city-address")
_POSTCODE = lazy(r"〒 ?\d{3}-?\d{4}")
_STREET = cue("any", "personal/street-address")
_AREAS = screen("any", "personal/area-signs")
_PREFECTURES = screen("any", "personal/prefecture-signs")
_CITIES = screen("any", "personal/city-signs")
_BLOCK = cue("any", "personal/block-address")
_BLOCKS = screen("any", "personal/block-signs")
# One of these, or a digit, stands in every address.
WORDS = "〒丁番"
_HOUSE_SIGN = ByDigit("any", "personal/house-sign")
_SIGNS_EN = cue("any", "personal/street-sign")
_TITLE_WORDS = words("en", "personal/title-words")
# Ways and rows are in every text; they count with a town or a code behind them.
_WEAK = cue("any", "personal/weak-street")
_YEAR_BEFORE = cue("en", "personal/year-before")
_YEAR = lazy(r"(?:1[89]|20)\d\d\b")

# What a street gives its name to (12 Elm Street prints), unless somebody is said to be at it.
_GOODS = lazy(
    r" (?!(?:and|at|but|for|from|if|in|is|near|next|on|or|since|that|until|was|when|where|which|while|with|behind|opposite|beside|every)\b)[a-z]{3,}"
)
_AT = lazy(r"\b(?:at|in|on|to|from|of|near|is|address|visit|by|outside)[: ]+(?:the )?$", re.IGNORECASE)

_INVITED = cue("any", "personal/invited")
_OPEN_HOUSE = cue("any", "personal/open-house")
_BESIDE = 24
_HOME = cue("any", "personal/home")


def worth_looking(text: str) -> bool:
    """False where `find` finds nothing; `text` may be in any form."""
    if "〒" in text:
        return True
    if any(sign in text for sign in _AREAS) and _HOUSE_SIGN.search(text):
        return True
    return bool(_SIGNS_EN.search(text))


def placed(text: str) -> Iterator[int]:
    """A place on each line that is `worth_looking` at for its digits, and on no other; several lines are looked through at once."""
    yield from (match.start() for match in _SIGNS_EN.finditer(text))
    if any(sign in text for sign in _AREAS):
        done = 0
        for match in _HOUSE_SIGN.finditer(text):
            if match.start() >= done:
                start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.start())
                done = len(text) if end < 0 else end
                if any(text.find(sign, start, done) >= 0 for sign in _AREAS):
                    yield start


def find(text: str, near: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of `text` (plain form); `near` is the text around it, where a venue may be named."""
    for start, end in _all(text):
        around = f"{near}\n{text}"
        beside = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
        public = _INVITED.search(around) or any(_OPEN_HOUSE.search(words) for words in beside)
        if not public or _HOME.search(around):
            yield start, end


def _all(text: str) -> Iterator[tuple[int, int]]:
    if "〒" in text:
        yield from (match.span() for match in _POSTCODE.finditer(text))
    if any(sign in text for sign in _PREFECTURES):
        yield from (match.span() for match in _FULL.finditer(text))
    if any(sign in text for sign in _CITIES):
        yield from (match.span() for match in _MUNICIPAL.finditer(text))
    if any(sign in text for sign in _BLOCKS):
        yield from (match.span() for match in _BLOCK.finditer(text))
    if _SIGNS_EN.search(text):
        for match in _STREET.finditer(text):
            if _is_street(match[0], match[1], match[2], text[max(0, match.start() - 12) : match.start()]) and not (
                _GOODS.match(text, match.end()) and not _AT.search(text, max(0, match.start() - 12), match.start())
            ):
                yield match.span()


def _is_street(whole: str, name: str, town: str, before: str) -> bool:
    if not _TITLE_WORDS.isdisjoint(name.split()):
        return False
    if _YEAR.match(whole) and (_YEAR_BEFORE.search(before) or not before.strip()) and not town:
        return False
    return bool(town) or not _WEAK.search(whole[len(whole) - len(town) - 12 :]) or "," in whole
