"""Figures of a text as values, so that 30%, 三割 and thirty percent are one; and whether the notes hold them.

Shares (percent) are kept apart from amounts, and lengths of time are compared in minutes too: 1時間半 is 90分.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from pipeline.evidence.units import HOUR, PAST, kind_of, size, unit_of
from pipeline.language import numbers
from pipeline.language.numbers import Number
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

_DIGITS = "〇一二三四五六七八九"
_UNIT_JA = cue("ja", "figures/unit")
_UNIT_KANJI = cue("ja", "figures/unit-behind-kanji")
_UNIT_EN = lazy(r"%| ?(?:per ?cent\b|o['’]clock\b|[a-z]+)", re.IGNORECASE)
# What joins the two ends of a range; the other end stands right behind it.
_TO = lazy(r"[^\W\d_]{0,2}?[〜~～\-–]")
_TO_KANJI = cue("any", "figures/up-to-kanji")
_TO_EN = cue("en", "figures/up-to")
_LITERAL = lazy(r"\d[\d,]*(?:\.\d+)?")
_TENTHS = lazy(r"割(?:([一二三四五六七八九五\d])分)?")
_LENGTH = cue("any", "figures/length")
_TWICE = cue("any", "figures/twice")
_HALVED = cue("any", "figures/halved")
_ONE_LENGTH = cue("en", "figures/one-length")
_HALF_AN_HOUR = cue("any", "figures/half-an-hour")
_FEW = cue("ja", "figures/few")
# 2メートル半, 5時半.
_BY_HALF = cue("ja", "figures/by-half")
_MORNING = cue("ja", "figures/morning")
_HALF_DAY = 12
# Lengths of time in words: who said 去年 said it was a year ago.
_LENGTHS = (
    (cue("any", "figures/half-a-year"), ("month", 6.0)),
    (cue("any", "figures/a-year-away"), ("year", 1.0)),
    (cue("any", "figures/two-years-away"), ("year", 2.0)),
    (cue("any", "figures/a-month-away"), ("month", 1.0)),
    (cue("any", "figures/a-fortnight"), ("week", 2.0)),
    (cue("any", "figures/a-week-away"), ("week", 1.0)),
)
_SIGNS = tuple("$€£¥￥")
_HALF = cue("any", "figures/half")
# The unit of a figure that is the word for a half: found in the notes or not, but too common to ask a source for.
HALF = "half"
# Spelled out, a number up to this one is as often an idiom as a figure.
IDIOM = 3
# Counting one's own points is no claim about the world; nobody makes more than so many.
_POINTS = 12
_STRUCTURE = cue("any", "figures/structure")
_SHARE = cue("any", "figures/share")
_OPEN = cue("any", "figures/open")
_ERA = cue("ja", "figures/era")
_FIRST_OF_ERA = cue("ja", "figures/first-of-era")
# The year before the first of each era.
_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "M": 1867,
    "T": 1911,
    "S": 1925,
    "H": 1988,
    "R": 2018,
}
_ONE_WORD = cue("ja", "figures/one-word")
_WORD_COUNTS = (1.0, 2.0, 20.0)
# Lengths of time that are told to the unit also where they are two or three.
_TOLD_TO_THE_UNIT = frozenset(("week", "month", "hour"))
# Minutes in a unit of time; months and years are left out, because they differ.
_MINUTES = {
    "分": 1, "時間": 60, "日": 1440, "日間": 1440, "週間": 10080, "minute": 1, "minutes": 1, "hour": 60, "hours": 60, "day": 1440, "days": 1440,
    "week": 10080, "weeks": 10080,
}  # fmt: skip
_MONTHS = {
    **{f"{sign}月": 1 for sign in "かカヶケヵ箇"},
    "年": 12,
    "年間": 12,
    "month": 1,
    "months": 1,
    "year": 12,
    "years": 12,
}


_OF_DATES = words("any", "figures/of-dates")


_FUNCTION = words("en", "figures/counts-nothing")


_ABOUT = cue("any", "figures/about")
_OR_SO = cue("any", "figures/or-so")
_NEAR = 16
_COARSE = 10
_COARSE_BY = 0.1


class Figure(NamedTuple):
    """A number as it is written, in a half-open range of the text (in characters), and what it amounts to.

    `share` says that it is one in percent; `unit` is what stands behind it, as far as it is a unit of time; `kind` is the kind of
    thing that it counts, `measure` the unit by one name for both languages; empty where that is not known. `about`: it is called rounded.
    """

    start: int
    end: int
    text: str
    value: float
    share: bool = False
    unit: str = ""
    kind: str = ""
    measure: str = ""
    about: bool = False


class Known(NamedTuple):
    """What the notes hold: amounts, shares in percent, lengths of time in minutes and in months, and parts of their dates;
    the hours and minutes of times of day, and sizes in the smallest unit of their dimension."""

    amounts: frozenset[float]
    shares: frozenset[float]
    minutes: frozenset[float]
    months: frozenset[float]
    dates: frozenset[tuple[str, float]] = frozenset()
    kinds: Mapping[float, frozenset[str]] = {}
    units: Mapping[tuple[float, str], frozenset[str]] = {}
    hours: frozenset[float] = frozenset()
    past: frozenset[float] = frozenset()
    sizes: frozenset[tuple[str, float]] = frozenset()

    def elsewhere(self, figure: Figure) -> bool:
        """Whether the number is there, but every time of another kind of thing: money, people, time."""
        there = self.kinds.get(figure.value, frozenset())
        plain = not figure.share and figure.value in self.amounts and not self.dated(figure)
        alike = not figure.kind or not there or bool(there & {figure.kind, ""})
        return plain and not self._converted(figure) and not alike

    def other_unit(self, figure: Figure) -> bool:
        """Whether the number is there, but every time in another unit: nineteen weeks, and the figure is nineteen days."""
        there = self.units.get((figure.value, figure.kind), frozenset())
        known = figure.measure and there and "" not in there and "" not in self.kinds.get(figure.value, frozenset())
        return bool(known) and figure.measure not in there and not (self.dated(figure) or self._converted(figure))

    def _converted(self, figure: Figure) -> bool:
        return (
            figure.value * _MINUTES.get(figure.unit, -1) in self.minutes
            or figure.value * _MONTHS.get(figure.unit, -1) in self.months
            or (figure.measure == HOUR and figure.value in self.hours)
            or (figure.measure == PAST and figure.value in self.past)
            or size(figure.value, figure.measure) in self.sizes
        )

    def dated(self, figure: Figure) -> bool:
        """Whether it is part of a date that belongs to the notes or the article."""
        part = {"年": "year", "月": "month"}.get(figure.unit, "day")
        return figure.unit in _OF_DATES and (part, figure.value) in self.dates

    def holds(self, figure: Figure) -> bool:
        """Whether the same figure is there, in whatever notation."""
        if figure.share:
            return figure.value in self.shares or self._rounded(figure, self.shares)
        alike = (
            value for (value, kind), units in self.units.items() if kind == figure.kind and figure.measure in units
        )
        return (
            (figure.value in self.amounts and not self.other_unit(figure))
            or self.dated(figure)
            or self._converted(figure)
            or self._rounded(figure, alike)
        )

    @staticmethod
    def _rounded(figure: Figure, exact: Iterable[float]) -> bool:
        """Whether a figure that is called rounded (およそ, nearly) is one of `exact` to the places that it gives."""
        if not figure.about or figure.value < _COARSE or figure.value != int(figure.value):
            return False
        step = 10 ** (len(str(int(figure.value))) - len(str(int(figure.value)).rstrip("0")))
        return any(abs(value - figure.value) <= min(step / 2, _COARSE_BY * value) for value in exact)


def find(text: str, language: Language) -> Iterator[Figure]:
    """The figures that say something: with a unit or a thing counted, not the numbering of the text itself."""
    plain = numbers.narrow(text)
    found = [*(_japanese(plain) if language == "ja" else _english(plain))]
    found = _with_fractions(plain, found) if found else found
    found += [
        Figure(*match.span(), match[0], float(_ERAS[match[1]] + 1), unit="年", kind="time", measure="year")
        for match in _FIRST_OF_ERA.finditer(plain)
    ]
    for match in _HALF.finditer(plain):
        if not any(one.start <= match.start() < one.end for one in found):
            found.append(Figure(*match.span(), match[0].strip(), 50.0, share=True, unit=HALF))
    yield from (_called_about(plain, one) for one in sorted(found, key=lambda figure: figure.start))


def _with_fractions(text: str, found: list[Figure]) -> list[Figure]:
    """The figures, those of a fraction as the one share that it is: four fifths, 3分の2."""
    for part in numbers.fractions(text, list(numbers.read(text))):
        within = [one for one in found if part.start <= one.start < part.end]
        if within:
            shown = text[part.start : part.end]
            share = Figure(part.start, part.end, shown, part.value, share=True, kind="share")
            found = [share, *(one for one in found if one not in within)]
    return found


def _called_about(text: str, figure: Figure) -> Figure:
    before = text[max(0, figure.start - _NEAR) : figure.start]
    return figure._replace(about=True) if _ABOUT.search(before) or _OR_SO.match(text, figure.end) else figure


def values(notes: Iterable[Notes], dates: Iterable[date | None]) -> Known:
    """Every number of the notes that is on the record, however written, with the days given."""
    sources = list(notes)
    found = said(utterance.text for one in sources for utterance in one.on_record)
    days = {day for day in (*dates, *(one.date for one in sources)) if day is not None}
    parts = ("year", "month", "day")
    return found._replace(dates=frozenset((part, float(getattr(day, part))) for day in days for part in parts))


def said(texts: Iterable[str]) -> Known:
    """Every number of some utterances, however written."""
    amounts: set[float] = set()
    shares: set[float] = set()
    minutes: set[float] = set()
    months: set[float] = set()
    kinds: dict[float, frozenset[str]] = {}
    units: dict[tuple[float, str], frozenset[str]] = {}
    hours: set[float] = set()
    past: set[float] = set()
    sizes: set[tuple[str, float]] = set()
    for text in texts:
        plain = numbers.narrow(text)
        found = list(numbers.read(plain))
        for value, start, end in _generously(plain, found):
            after = plain[end : end + 16]
            share = _SHARE.match(after.lstrip()) is not None
            if not share:
                amounts.add(value)
                kind = kind_of(plain, start, end)
                kinds[value] = kinds.get(value, frozenset()) | {kind}
                unit = unit_of(plain, start, end)
                units[value, kind] = units.get((value, kind), frozenset()) | {unit}
                hours.update(_hours(plain, start, value) if unit == HOUR else ())
                past.update({30.0} if unit == HOUR and value % 1 else {value} if unit == PAST else ())
                sizes.update({known} if (known := size(value, unit)) else ())
            if share or _OPEN.match(after):
                shares.add(value)
        shares.update(_shares(plain, found))
        for unit, value in _times_of(plain, found):
            minutes.update({value * _MINUTES[unit]} if unit in _MINUTES else ())
            months.update({value * _MONTHS[unit]} if unit in _MONTHS else ())
        if _TWICE.search(plain):
            amounts.add(2.0)
        amounts.update(_WORD_COUNTS[(match.lastindex or 1) - 1] for match in _ONE_WORD.finditer(plain))
        for match in _FIRST_OF_ERA.finditer(plain):
            first = float(_ERAS[match[1]] + 1)
            amounts.add(first)
            kinds[first] = kinds.get(first, frozenset()) | {"time"}
            units[first, "time"] = units.get((first, "time"), frozenset()) | {"year"}
    return Known(
        frozenset(amounts), frozenset(shares), frozenset(minutes), frozenset(months), frozenset(), kinds, units,
        frozenset(hours), frozenset(past), frozenset(sizes),
    )  # fmt: skip


def _hours(text: str, start: int, value: float) -> Iterator[float]:
    """An hour by both clocks, 22時 and 夜10時; in the morning there is but one."""
    yield value
    if not _MORNING.search(text[max(0, start - 6) : start]):
        yield value + _HALF_DAY if value < _HALF_DAY else value - _HALF_DAY


def _japanese(text: str) -> Iterator[Figure]:
    found = list(numbers.read(text))
    taken = -1
    for index, number in enumerate(found):
        if number.start < taken:
            continue
        ends, start = [number], number.start
        to = (_TO if text[start].isdigit() else _TO_KANJI).match(text, number.end)
        if to and index + 1 < len(found) and found[index + 1].start == to.end():
            ends.append(found[index + 1])
        last = ends[-1]
        unit = _unit_behind(text, last)
        if not unit or (
            start and (text[start - 1] in ".,:/#-" or (text[start - 1].isascii() and text[start - 1].isalnum()))
        ):
            continue
        taken = last.end
        end = last.end + len(unit)
        share = unit[0] in "割%" or unit == "パーセント" or text.startswith("パーセント", end)
        kind = "share" if share else kind_of(text, last.start, last.end)
        measure = unit_of(text, last.start, last.end)
        half = _BY_HALF.match(text, last.end)
        if half and half.end() == end + 1 and measure != HOUR:
            last, end = last._replace(value=last.value + 0.5), half.end()
        era = _before_era(text, start) if unit[0] == "年" else None
        start = start if era is None else era[0]
        for one in (last, *ends[:-1]):
            value = one.value if one.end == last.end else _with_scale(one, last, text)
            value += era[1] if era else 0
            yield Figure(
                start, end, text[start:end], value * 10 if unit[0] == "割" else value, share, _unit(unit), kind, measure
            )


def _before_era(text: str, start: int) -> tuple[int, int] | None:
    """Where the name of an era begins that stands right before a number, and the year before its first; None where none does."""
    era = _ERA.search(text, max(0, start - 4), start)
    return None if era is None else (era.start(), _ERAS[era[1]])


def _unit_behind(text: str, number: Number) -> str:
    """What the number counts; empty where it says nothing, or is as often an idiom as a figure."""
    if text[number.start].isdigit():
        match = _UNIT_JA.match(text, number.end)
        unit = match[0] if match else ""
        return "" if (unit.isascii() and unit != "%") or unit[:1] == "つ" else unit
    match = _UNIT_KANJI.match(text, number.end)
    if match is None or number.value <= 1 or (number.value <= 3 and match[0] in "人年月日時分回"):
        return ""  # 一人, 二年
    if text[number.start : match.end()] == "十分" and text[match.end() : match.end() + 1] not in tuple("間後前ほく以"):
        return ""  # "enough", not ten minutes
    return match[0]


def _unit(text: str) -> str:
    known = (*_MINUTES, *_MONTHS)
    return next((text[:size] for size in (2, 1) if text[:size] in known), "")


def _english(text: str) -> Iterator[Figure]:
    found = list(numbers.read(text))
    taken = -1
    for index, number in enumerate(found):
        if number.start < taken:
            continue
        ends = [number]
        to = _TO_EN.match(text, number.end)
        if to and index + 1 < len(found) and found[index + 1].start == to.end():
            ends.append(found[index + 1])
        last = ends[-1]
        sign = number.start > 0 and text[number.start - 1] in _SIGNS
        start = number.start - sign
        match = _UNIT_EN.match(text, last.end)
        after = match[0].strip() if match else ""
        after = "" if sign or after.lower() in _FUNCTION else after
        end = match.end() if match and after else last.end
        measure = unit_of(text, number.start if sign else last.start, last.end)
        if not _says(text, number, last, start, after or measure, end, measure):
            continue
        taken = last.end
        kind = kind_of(text, number.start if sign else last.start, last.end)
        share = _SHARE.match(after) is not None
        for one in (last, *ends[:-1]):
            value = one.value if one is last else _with_scale(one, last, text)
            shown, unit = text[start:end].strip(), after.lower()
            yield Figure(start, end, shown, value, share, unit, "share" if share else kind, measure)


def _says(text: str, number: Number, last: Number, start: int, after: str, end: int, measure: str) -> bool:
    """Whether a number is a figure about something, not a name (Windows 11), an hour, or the numbering of the text itself."""
    if _STRUCTURE.match(after) and last.value <= _POINTS:
        return False
    if not text[number.start].isdigit():
        told = last.value > 1 and measure in _TOLD_TO_THE_UNIT
        return (last.value > IDIOM or told) and bool(after)
    before = text[start - 1 : start]
    if (before and (before in ".,:/#-" or before.isalnum() or before == "_")) or text[last.end : last.end + 1] in tuple(
        ":/"
    ):
        return False
    sign, times = start < number.start, not text[last.end - 1].isdigit()
    named = text[:start].rstrip().rpartition(" ")[2]
    return bool(sign or times or after) and (sign or not named[:1].isupper())


def _with_scale(low: Number, high: Number, text: str) -> float:
    """The lower end of a range whose thousands or millions only the other end names: 1〜2万円, 2 to 3 million."""
    literal = _LITERAL.match(text, high.start, high.end)
    bare = float(literal[0].replace(",", "")) if literal else 0.0
    return low.value * high.value / bare if 0 < low.value <= bare else low.value


def _generously(text: str, found: Iterable[Number]) -> Iterator[tuple[float, int, int]]:
    """Value, start and end of any number, read generously: what the notes may have meant."""
    for number in found:
        era = _before_era(text, number.start) if text.startswith("年", number.end) else None
        if era is not None:
            yield number.value + era[1], number.start, number.end
            continue
        yield number.value, number.start, number.end
        literal = _LITERAL.match(text, number.start, number.end)
        if literal and literal.end() < number.end:
            yield float(literal[0].replace(",", "")), number.start, number.end
        if _BY_HALF.match(text, number.end):
            yield number.value + 0.5, number.start, number.end
        if _FEW.fullmatch(text, number.start, number.end):
            yield from (
                (float(_DIGITS.index(sign)), number.start, number.end) for sign in text[number.start : number.end]
            )


def _shares(text: str, found: list[Number]) -> Iterator[float]:
    """Shares that are not written in percent."""
    yield from (part.value for part in numbers.fractions(text, found))
    yield from numbers.among(text, found)
    for number in found:
        tenths = _TENTHS.match(text, number.end)
        if tenths:
            yield number.value * 10
            if tenths[1]:
                yield number.value * 10 + next(numbers.read(tenths[1])).value
    if _HALVED.search(text):
        yield 50.0


def _times_of(text: str, found: Iterable[Number]) -> Iterator[tuple[str, float]]:
    """Lengths of time, with a half and with smaller units behind them: 1時間半, an hour and a half, 1時間20分."""
    for number in found:
        unit = _LENGTH.match(text, number.end)
        if unit is None:
            continue
        name = (unit[1] or unit[4]).lower()
        yield name, number.value + (0.5 if unit[2] or unit[5] else 0)
        if unit[3] and name == "時間":
            yield "分", number.value * 60 + next(numbers.read(unit[3])).value
    for match in _ONE_LENGTH.finditer(text):
        yield match[1].lower(), 1.5 if match[2] else 1.0
    yield from (length for words, length in _LENGTHS if words.search(text))
    if _HALF_AN_HOUR.search(text):
        yield "minute", 30.0
