"""What figures some notes hold, to be asked about those of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.evidence.figures.figure import Figure
from pipeline.evidence.figures.units import HOUR, PAST, size
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
_COARSE_BY = 0.1


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
            figure.value * MINUTES.get(figure.unit, -1) in self.minutes
            or figure.value * MONTHS.get(figure.unit, -1) in self.months
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
