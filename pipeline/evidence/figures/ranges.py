"""The two ends of a range: 10-20%, 二、三割, 2 to 3 million. The unit and the thousands that the other end names are those of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.evidence.figures.figure import LITERAL
from pipeline.language.numbers import Number
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy

# What joins the two ends; the other end stands right behind it.
JOINS_EN = cue("en", "figures/up-to")
JOINS_JA = lazy(r"[^\W\d_]{0,2}?[〜~～\-–]")
JOINS_KANJI = cue("any", "figures/up-to-kanji")
_BETWEEN = lazy(r"(?i:\bbetween) [$€£¥]?\Z")
_FELL_FROM = cue("en", "figures/fell-from")
_TO_JA = lazy(r"[^\W\d_ぁ-ん]{0,6}[にへ]")
_DIGITS = "〇一二三四五六七八九"
_SCALED = lazy(r"([一二三四五六七八九])[十百千万億]+")
# 5、6件: the number behind is the next one.
_NEXT = lazy(r"、")
_AND = lazy(r" and [$€£¥]?")
# What joins them is no longer than this, in characters.
_MOST = 6
# So far before a number stands what tells that it fell or rose from there.
_FAR = 40


def ends(text: str, found: Sequence[Number], index: int, joins: re.Pattern[str]) -> list[Number]:
    """The number at `index` of those of a text, and the other end of the range that it begins, if it does: 1〜2万円, 2 to 3."""
    number = found[index]
    to = joins.match(text, number.end)
    if to is None and text.startswith(" and ", number.end) and _BETWEEN.search(text, 0, number.start):
        to = _AND.match(text, number.end)
    if to is None and index + 1 < len(found) and 0 < number.value == found[index + 1].value - 1 < 9:
        to = _NEXT.match(text, number.end)
    ranged = to is not None and index + 1 < len(found) and found[index + 1].start == to.end()
    return [number, found[index + 1]] if ranged else [number]


def ranges(text: str, found: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Both ends of every range, in whichever language; `found` are the numbers of the text."""
    for index in range(len(found) - 1):
        if found[index + 1].start - found[index].end <= _MOST:
            japanese = JOINS_JA if text[found[index].start].isdigit() else JOINS_KANJI
            both = next(
                (one for joins in (japanese, JOINS_EN) if len(one := ends(text, found, index, joins)) > 1), None
            )
            if both is not None:
                yield both[0], both[1]


def is_change(text: str, low: Number, high: Number) -> bool:
    """Whether two numbers are what something was and is, not the ends of a range: fell from 40 to 34, 三十八から二十九パーセントに."""
    if "から" in text[low.end : high.start]:
        return _TO_JA.match(text, high.end) is not None
    return _FELL_FROM.search(text, max(0, low.start - _FAR), low.start) is not None


def with_scale(low: Number, high: Number, text: str) -> float:
    """The lower end of a range whose thousands or millions only the other end names: 1〜2万円, 2 to 3 million, 二、三十."""
    kanji = _SCALED.fullmatch(text, high.start, high.end)
    if kanji is not None and low.value < 10 and "から" not in text[low.end : high.start]:
        bare = float(_DIGITS.index(kanji[1]))
        return low.value * high.value / bare if 0 < low.value <= bare else low.value
    literal = LITERAL.match(text, high.start, high.end)
    bare = float(literal[0].replace(",", "")) if literal else 0.0
    return low.value * high.value / bare if 0 < low.value <= bare else low.value
