"""What figures some notes hold, to be asked about those of an article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from pipeline.evidence.figures.counted import CLOCK, metric, sizes
from pipeline.evidence.figures.figure import FRACTION, HALF, MULTIPLE, Figure
from pipeline.language.dates import Day
from pipeline.lexicon.named import words
from pipeline.records import NamedTuple

# Minutes in a unit of time; months and years are left out, because they differ.
MINUTES = {
    "分": 1, "時間": 60, "日": 1440, "日間": 1440, "週間": 10080, "minute": 1, "minutes": 1, "hour": 60, "hours": 60, "day": 1440, "days": 1440,
    "week": 10080, "weeks": 10080,
}  # fmt: skip
MONTHS = {
    **{f"{sign}月": 1 for sign in "かカヶケヵ箇"},
    "年": 12,
    "年間": 12,
    "month": 1,
    "months": 1,
    "year": 12,
    "years": 12,
}


_OF_DATES = words("any", "figures/of-dates")
_COARSE = 10
# A time of day that is called rounded, in minutes; a fraction, in points of a hundred.
_ABOUT_MINUTES = 20
_PART = 1.0
_COARSE_BY = 0.1
# How far beyond a bound (more than 300) what was told may be.
_BOUND_BY = 0.25


class Known(NamedTuple):
    """What the notes hold: amounts, shares in percent, lengths of time in minutes and in months, and parts of their dates;
    sizes in the smallest unit of their dimension, times of day (hour, minute, half of the day), shares that two numbers said in one breath make
    (percent), round numbers in words (from, to), and days. `ends` were told as one end of a range, `alone` not so,
    `steps` where something changes by so much: each with what kind of thing it is."""

    amounts: frozenset[float]
    shares: frozenset[float]
    minutes: frozenset[float]
    months: frozenset[float]
    dates: frozenset[tuple[str, float]] = frozenset()
    kinds: Mapping[float, frozenset[str]] = {}
    units: Mapping[tuple[float, str], frozenset[str]] = {}
    sizes: frozenset[tuple[str, float]] = frozenset()
    clocks: frozenset[tuple[int, int, str]] = frozenset()
    ratios: frozenset[float] = frozenset()
    vague: frozenset[tuple[float, float]] = frozenset()
    days: tuple[Day, ...] = ()
    ends: frozenset[tuple[float, str]] = frozenset()
    alone: frozenset[tuple[float, str]] = frozenset()
    steps: frozenset[tuple[float, str]] = frozenset()

    def elsewhere(self, figure: Figure) -> bool:
        """Whether the number is there, but every time of another kind of thing: money, people, time."""
        there = self.kinds.get(figure.value, frozenset())
        plain = not (figure.share or figure.high) and figure.value in self.amounts and not self.dated(figure)
        alike = not figure.kind or not there or bool(there & {figure.kind, ""})
        return plain and not self._converted(figure) and not alike

    def other_unit(self, figure: Figure) -> bool:
        """Whether the number is there, but every time in another unit: nineteen weeks, and the figure is nineteen days."""
        there = self.units.get((figure.value, figure.kind), frozenset())
        known = figure.measure and there and "" not in there and "" not in self.kinds.get(figure.value, frozenset())
        return bool(known) and figure.measure not in there and not (self.dated(figure) or self._converted(figure))

    def cut(self, figure: Figure) -> bool:
        """Whether a figure is one end of a range that the notes give: twenty to thirty calls, and the figure is thirty."""
        return (
            not (figure.bound or figure.about)
            and self._is_in(self.ends, figure)
            and not self._is_in(self.alone, figure)
        )

    def level(self, figure: Figure) -> bool:
        """Whether something is said to have changed by a figure that the notes give for what it was or is: from 40 to 34, and it fell by 34."""
        worded = figure.measure == FRACTION or figure.unit == HALF
        told = figure.value in (self.shares if figure.share else self.amounts)
        return figure.change and told and not (worded or self._is_in(self.steps, figure))

    @staticmethod
    def _is_in(told: Collection[tuple[float, str]], figure: Figure) -> bool:
        return (figure.value, figure.kind) in told or (figure.value, "") in told

    def _converted(self, figure: Figure) -> bool:
        return (
            figure.value * MINUTES.get(figure.unit, -1) in self.minutes
            or figure.value * MONTHS.get(figure.unit, -1) in self.months
            or not self.sizes.isdisjoint(sizes(figure.value, figure.measure))
        )

    def _clock(self, figure: Figure) -> bool:
        """Whether a time of day was told, or its numbers were where no time with that hour was."""
        hour, minute = int(figure.value) // 60, int(figure.value) % 60
        same = [(other, half) for at, other, half in self.clocks if at == hour]
        slack = _ABOUT_MINUTES if figure.about else 0
        if same:
            return any(abs(other - minute) <= slack and _agree(half, figure.unit) for other, half in same)
        bare = any(float(told) in self.amounts for told in (hour, hour + 12))
        return bare and (not minute or float(minute) in self.amounts)

    def _day(self, day: Day) -> bool:
        """Whether a day was told, is that of the notes or the article, or its parts stand there and no other day that it can be a mistake for."""
        parts = (("month", float(day.month)), ("day", float(day.day)))
        year = day.year is None or self._year(float(day.year))
        if all(part in self.dates for part in parts):
            return year
        if any(one.agrees(day) for one in self.days):
            return year or any(one.agrees(day) and one.year for one in self.days)
        mistaken = any((one.month == day.month) != (one.day == day.day) for one in self.days)
        return not mistaken and year and float(day.day) in self.amounts

    def _year(self, year: float) -> bool:
        return year in self.amounts or ("year", year) in self.dates or self._years_away(year)

    def _share(self, figure: Figure) -> bool:
        """Whether a share was told, in percent or in points as it is given, or worked out from two numbers said in one breath."""
        there = self.units.get((figure.value, "share"), frozenset())
        told = figure.value in self.shares and ("" in there or not figure.measure or figure.measure in there)
        part = figure.measure == FRACTION
        near = part and any(abs(figure.value - one) <= _PART for one in (*self.ratios, *self.shares))
        return told or near or self._rounded(figure, self.shares)

    def dated(self, figure: Figure) -> bool:
        """Whether it is part of a date that belongs to the notes or the article."""
        part = {"年": "year", "月": "month"}.get(figure.unit, "day")
        return figure.unit in _OF_DATES and (
            (part, figure.value) in self.dates or (part == "year" and self._years_away(figure.value))
        )

    def _years_away(self, year: float) -> bool:
        """Whether it is the year of an interview less or more as many as were told: who said "ten years ago" in 2026 said 2016."""
        return any(part == "year" and abs(one - year) * 12 in self.months for part, one in self.dates)

    def holds(self, figure: Figure) -> bool:
        """Whether the same figure is there, in whatever notation."""
        if figure.measure == CLOCK:
            return self._clock(figure)
        if figure.day is not None:
            return self._day(figure.day)
        if figure.high:
            return (figure.value, figure.high) in self.vague or any(
                figure.value <= one <= figure.high for one in self.amounts
            )
        if figure.share:
            return self._share(figure)
        if figure.unit == MULTIPLE and "times" not in self.kinds.get(figure.value, ()):
            return False  # twice as much is no two of anything
        alike = (
            value for (value, kind), units in self.units.items() if kind == figure.kind and figure.measure in units
        )
        return (
            (figure.value in self.amounts and not self.other_unit(figure))
            or self.dated(figure)
            or self._converted(figure)
            or self._rounded(figure, alike)
            or self._in_other_units(figure)
        )

    def _in_other_units(self, figure: Figure) -> bool:
        """Whether it is a size that was told, in another unit and to the places that it gives: fifty kilometres are 31 miles."""
        size = metric(figure.value, figure.measure)
        if size is None:
            return False
        slack = _place(figure) / 2 / figure.value
        told = (metric(value, unit) for (value, _), units in self.units.items() for unit in units - {figure.measure})
        return any(one and one[0] == size[0] and abs(one[1] - size[1]) <= slack * size[1] for one in told)

    @staticmethod
    def _rounded(figure: Figure, exact: Iterable[float]) -> bool:
        """Whether a figure that is called rounded (およそ, nearly), or a bound, is one of `exact` to the places that it gives."""
        if not (figure.about or figure.side) or figure.value < _COARSE or figure.value != int(figure.value):
            return False
        place = _place(figure)
        if figure.side:
            most = min(place, _BOUND_BY * figure.value)
            return any(0 <= figure.side * (value - figure.value) < most for value in exact)
        return any(abs(value - figure.value) <= min(place / 2, _COARSE_BY * value) for value in exact)


def _place(figure: Figure) -> float:
    """What one more is in the last place that a figure gives: ten of 350; one of 350 that is not called rounded, a tenth of 1.5."""
    whole, _, decimals = f"{figure.value:f}".rstrip("0").partition(".")
    if decimals:
        return 10.0 ** -len(decimals)
    return 10.0 ** (len(whole) - len(whole.rstrip("0"))) if figure.about or figure.side else 1.0


def _agree(half: str, other: str) -> bool:
    """Whether two halves of a day can be one: one that is not told fits any."""
    return not half or not other or half == other
