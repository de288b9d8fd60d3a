"""The figures that somebody said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from pipeline.evidence.figures.eras import ERAS, FIRST_OF_ERA
from pipeline.evidence.figures.figure import SHARE
from pipeline.evidence.figures.generous import generously, lengths, shares_in
from pipeline.evidence.figures.known import MINUTES, MONTHS, Known
from pipeline.evidence.figures.units import HOUR, PAST, kind_of, size, unit_of
from pipeline.language import numbers
from pipeline.lexicon.named import cue

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

_TWICE = cue("any", "figures/twice")
_MORNING = cue("ja", "figures/morning")
_HALF_DAY = 12
_OPEN = cue("any", "figures/open")
_ONE_WORD = cue("ja", "figures/one-word")
_WORD_COUNTS = (1.0, 2.0, 20.0)


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
        for value, start, end in generously(plain, found):
            after = plain[end : end + 16]
            share = SHARE.match(after.lstrip()) is not None
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
        shares.update(shares_in(plain, found))
        for unit, value in lengths(plain, found):
            minutes.update({value * MINUTES[unit]} if unit in MINUTES else ())
            months.update({value * MONTHS[unit]} if unit in MONTHS else ())
        if _TWICE.search(plain):
            amounts.add(2.0)
        amounts.update(_WORD_COUNTS[(match.lastindex or 1) - 1] for match in _ONE_WORD.finditer(plain))
        for match in FIRST_OF_ERA.finditer(plain):
            first = float(ERAS[match[1]] + 1)
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
