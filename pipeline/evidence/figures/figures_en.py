"""The figures of an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.evidence.figures.counted import kind_of, unit_of
from pipeline.evidence.figures.figure import IDIOM, SHARE, SIGNS, Figure
from pipeline.evidence.figures.ranges import JOINS_EN, ends, with_scale
from pipeline.language import numbers
from pipeline.language.numbers import Number
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

_UNIT_EN = lazy(r" ?%| ?(?:per ?cent\b|o['’]clock\b|[a-z]+)", re.IGNORECASE)
# Counting one's own points is no claim about the world; nobody makes more than so many.
_POINTS = 12
_STRUCTURE = cue("any", "figures/structure")
# What is told to the unit also where it is two or three; feet and pence are as often in idioms.
_TOLD_TO_THE_UNIT = words("en", "figures/told-to-the-unit")
_BEFORE_YEAR = cue("en", "figures/before-year")
_YEAR_LONG, _FIRST_YEAR, _LAST_YEAR, _NEAR = 4, 1900, 2099, 16
_FUNCTION = words("en", "figures/counts-nothing")


def english(text: str) -> Iterator[Figure]:
    """Those with something behind them that is counted, in order; a range is two figures at one place."""
    found = list(numbers.read(text))
    taken = -1
    for index, number in enumerate(found):
        if number.start < taken:
            continue
        both = ends(text, found, index, JOINS_EN)
        last = both[-1]
        sign = number.start > 0 and text[number.start - 1] in SIGNS
        start = number.start - sign
        match = _UNIT_EN.match(text, last.end)
        after = match[0].strip() if match else ""
        after = "" if sign or after.lower() in _FUNCTION else after
        end = match.end() if match and after else last.end
        measure = unit_of(text, number.start if sign else last.start, last.end)
        if not after and len(both) == 1 and _is_year(text, number):
            taken = last.end
            yield Figure(start, last.end, text[start : last.end], number.value, False, "年", "time", "year")
            continue
        if not _says(text, number, last, start, after or measure, measure):
            continue
        taken = last.end
        kind = kind_of(text, number.start if sign else last.start, last.end)
        share = SHARE.match(after) is not None
        for one in (last, *both[:-1]):
            value = one.value if one is last else with_scale(one, last, text)
            shown, unit = text[start:end].strip(), after.lower()
            yield Figure(start, end, shown, value, share, unit, "share" if share else kind, measure)


def _is_year(text: str, number: Number) -> bool:
    """Whether four figures are a year: in 2019, since 1998."""
    four = number.end - number.start == _YEAR_LONG and text[number.start : number.end].isdigit()
    behind = text[number.end : number.end + 1]
    return (
        four
        and _FIRST_YEAR <= number.value <= _LAST_YEAR
        and behind not in tuple("-/:%")
        and (_BEFORE_YEAR.search(text, max(0, number.start - _NEAR), number.start) is not None)
    )


def _says(text: str, number: Number, last: Number, start: int, after: str, measure: str) -> bool:
    """Whether a number is a figure about something, not a name (Windows 11), an hour, or the numbering of the text itself."""
    if _STRUCTURE.match(after) and last.value <= _POINTS:
        return False
    if not text[number.start].isdigit():
        told = last.value > 1 and (measure in _TOLD_TO_THE_UNIT or last.value % 1 > 0)
        return (last.value > IDIOM or told) and bool(after)
    before = text[start - 1 : start]
    if (before and (before in ".,:/#-" or before.isalnum() or before == "_")) or text[last.end : last.end + 1] in tuple(
        ":/"
    ):
        return False
    sign, times = start < number.start, not text[last.end - 1].isdigit()
    named = text[:start].rstrip().rpartition(" ")[2]
    return bool(sign or times or after) and (sign or not named[:1].isupper())
