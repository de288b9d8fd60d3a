"""ONE reader of days as people write them, in either language: 2025年11月3日, 令和7年11月3日, R7.11.3, 十一月三日, 3 November 2025, November 3rd, 2025-11-03.

A day written in numerals alone is read only where its order is beyond doubt: 25/11/2025 and 11/25/2025 are, 03/11/2025 is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from pipeline.language.numbers import narrow, read
from pipeline.patterns import lazy, lowered
from pipeline.records import NamedTuple

# The year before the first of each era, by its name and by the letter that forms have for it.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "R": 2018, "H": 1988, "S": 1925}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CAPITAL = tuple(name.capitalize() for name in _MONTHS)
_NUMERAL = r"(?:\d{1,4}|[〇一二三四五六七八九十百千]{1,6})"
_ERA = r"(?P<era>令和|平成|昭和|大正|明治|(?<![A-Za-z])[RHS]\.?)\s?(?P<of>元|\d{1,2}|[一二三四五六七八九十]{1,3})"
_NAMED = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_SPELLED = rf"(?P<spelled>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_IN_NUMERALS = (
    lazy(rf"(?:(?:{_ERA}|(?P<year>{_NUMERAL}))\s?年の?\s?)?(?P<month>{_NUMERAL})\s?月の?\s?(?P<day>{_NUMERAL})\s?日(?![間目分])"),
    lazy(rf"{_ERA}\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?!\d)"),
    lazy(r"(?<![\d.])(?P<year>\d{4})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})(?!\d)"),
    lazy(r"(?<![\d.])(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4})(?!\d)"),
)  # fmt: skip
# Of a text in small letters.
_BY_NAME = (
    lazy(rf"(?<![\d.])\b{_DAY}\s(?:of\s)?{_NAMED}(?:,?\s{_YEAR})?"),
    lazy(rf"\b{_NAMED}\s(?:the\s)?{_DAY}\b(?:,?\s{_YEAR})?"),
    lazy(rf"\b{_SPELLED}\sof\s{_NAMED}(?:,?\s{_YEAR})?"),
    lazy(rf"\b{_NAMED}\s(?:the\s)?{_SPELLED}\b(?:,?\s{_YEAR})?"),
)  # fmt: skip
_MONTH = lazy(_NAMED.replace("(?P<name>", "(?:"))  # in small letters
# Those of them that have no figure in them.
_SPELLED_OUT = _BY_NAME[2:]
_SIGNS = lazy(r"\d\s?[-/.]\s?\d")
_FOUR = lazy(r"\d{4}")
# Most of what is said has no figure in it, and that is seen quickest.
_DIGIT = lazy(r"\d")
_LAST_MONTH = 12


class Day(NamedTuple):
    """A day that stands in a half-open range of a text (in characters); `year` is None where none is written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    @property
    def calendar(self) -> date | None:
        """The day, where its year is written."""
        return None if self.year is None else date(self.year, self.month, self.day)

    def agrees(self, other: Day | date) -> bool:
        """Whether both can be one day: a year that is not written fits any."""
        years = self.year is None or other.year is None or self.year == other.year
        return years and (self.month, self.day) == (other.month, other.day)


def find(text: str) -> Iterator[Day]:
    """The days of a text, in order; what is no day of the calendar is none."""
    return find_narrow(narrow(text))


def find_narrow(plain: str) -> Iterator[Day]:
    """The same, of a text whose letters are narrow already."""
    low = lowered(plain)
    named = () if not _names_a_month(plain, low) else _BY_NAME if _DIGIT.search(plain) else _SPELLED_OUT
    numerals = _IN_NUMERALS if _may_be_in_numerals(plain) else ()
    if not (named or numerals):
        return
    matches = chain(*(pattern.finditer(plain) for pattern in numerals), *(pattern.finditer(low) for pattern in named))
    found = [day for match in matches for day in _made(match, plain)]
    until = 0
    for day in sorted(found, key=lambda one: (one.start, -one.end)):
        if day.start >= until:
            yield day
            until = day.end


def _may_be_in_numerals(text: str) -> bool:
    return "月" in text or (_DIGIT.search(text) is not None and _SIGNS.search(text) is not None)


def _names_a_month(text: str, low: str) -> bool:
    """Whether the name of a month stands there: with a capital somewhere, or beside a year. `low` is the text in small letters."""
    return _MONTH.search(low) is not None and (
        any(map(text.__contains__, _CAPITAL)) or (_DIGIT.search(text) is not None and _FOUR.search(text) is not None)
    )


def _made(match: re.Match[str], text: str) -> Iterator[Day]:
    parts = match.groupdict()
    if parts.get("one"):
        month, day = _in_order(int(parts["one"]), int(parts["two"]))
    elif parts.get("name"):
        if not (text[match.start("name")].isupper() or parts["year"]):
            return  # "the 3 may", "march 4 abreast"
        month, day = 1 + _MONTHS.index(parts["name"][:3]), _day(parts)
    else:
        month, day = _number(parts["month"]), _number(parts["day"])
    era = (parts.get("era") or "").rstrip(".")
    year = _ERAS[era] + _number(parts["of"]) if era else _number(parts["year"]) if parts.get("year") else None
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return
    yield Day(*match.span(), year, month, day)


def _day(parts: dict[str, str]) -> int:
    """The day of a month that is written by its name, in figures or spelled out."""
    spelled = parts.get("spelled")
    return 1 + _ORDINALS.index(spelled) if spelled else int(parts["day"])


def _in_order(one: int, two: int) -> tuple[int, int]:
    """Month and day of a day in numerals, (0, 0) where either may be the month."""
    if one > _LAST_MONTH or one == two:
        return two, one
    return (one, two) if two > _LAST_MONTH else (0, 0)


def _number(signs: str) -> int:
    return 1 if signs == "元" else int(next(read(signs)).value)
