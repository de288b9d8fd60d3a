"""The figures that somebody said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Self

from pipeline.evidence.figures import generous, vague
from pipeline.evidence.figures.counted import kind_of, sizes, unit_of
from pipeline.evidence.figures.eras import ERAS, FIRST_OF_ERA
from pipeline.evidence.figures.figure import SHARE
from pipeline.evidence.figures.generous import HUNDREDTHS, durations, generously, is_few, percent, shares_in
from pipeline.evidence.figures.known import MINUTES, MONTHS, Known
from pipeline.evidence.figures.ranges import is_change, ranges, with_scale
from pipeline.language import clocks, dates, numbers
from pipeline.language.dates import Day
from pipeline.language.numbers import Number
from pipeline.lexicon.named import Screened, cue
from pipeline.patterns import lowered

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

# So many letters behind a number say what it is; so many numbers of an utterance are set beside each other.
_NEAR, _BREATH = 16, 8
# So far around a number stands what tells that something changed by it.
_AROUND = 30
_MAY_CHANGE = cue("any", "figures/may-change")  # in small letters
_LEVEL = cue("any", "figures/level")
_LEVEL_BEHIND = cue("any", "figures/level-behind")
_OPEN = cue("any", "figures/open")
_ONE_WORD = Screened("ja", "figures/one-word")
_WORD_COUNTS = (1.0, 2.0, 20.0)


def values(notes: Iterable[Notes], dates: Iterable[date | None]) -> Known:
    """Every number of the notes that is on the record, however written, with the days given."""
    sources = list(notes)
    found = said(utterance.text for one in sources for utterance in one.on_record)
    return dated(found, (*dates, *(one.date for one in sources)))


def dated(known: Known, days: Iterable[date | None]) -> Known:
    """What is known, with the dates of the notes and of whatever is held against them."""
    parts = ("year", "month", "day")
    there = {day for day in days if day is not None}
    return known._replace(dates=frozenset((part, float(getattr(day, part))) for day in there for part in parts))


def said(texts: Iterable[str]) -> Known:
    """Every number of some utterances, however written."""
    return _Heard().told(texts).known()


def said_both(texts: Sequence[str], others: Sequence[str]) -> tuple[Known, Known]:
    """Every number of two readings of the same utterances; where they are alike, which is nearly everywhere, they are listened to once."""
    pairs = list(zip(texts, others, strict=True))
    alike = _Heard().told(text for text, other in pairs if text == other)
    one, other = ([pair[number] for pair in pairs if pair[0] != pair[1]] for number in (0, 1))
    return alike.copy().told(one).known(), alike.told(other).known()


class _Heard:
    """What has been heard so far, one utterance after the other."""

    def __init__(self) -> None:
        self.amounts: set[float] = set()
        self.shares: set[float] = set()
        self.minutes: set[float] = set()
        self.months: set[float] = set()
        self.kinds: dict[float, frozenset[str]] = {}
        self.units: dict[tuple[float, str], frozenset[str]] = {}
        self.sizes: set[tuple[str, float]] = set()
        self.clocks: set[tuple[int, int, str]] = set()
        self.ratios: set[float] = set()
        self.vague: set[tuple[float, float]] = set()
        self.ends: set[tuple[float, str]] = set()
        self.alone: set[tuple[float, str]] = set()
        self.steps: set[tuple[float, str]] = set()
        self.days: list[Day] = []
        # The utterance that is listened to, in small letters.
        self._low = ""

    def told(self, texts: Iterable[str]) -> Self:
        """Some utterances, one after the other."""
        plain = [numbers.narrow(text) for text in texts]
        for text in plain:
            self._listen(text)
        self._overhear("\n".join(plain))
        return self

    def copy(self) -> Self:
        """Somebody who has heard the same."""
        made = type(self)()
        vars(made).update({name: copy(value) for name, value in vars(self).items()})
        return made

    def _overhear(self, text: str) -> None:
        """What is told by words alone, which stand on one line: in all utterances at once."""
        low = lowered(text)
        if generous.is_halved(low):
            self._share(50.0, "percent")
        if generous.is_doubled(low):
            self._share(100.0, "percent")
            for kind in ("times", ""):  # a couple of anything
                self._amount(2.0, kind, "")
        for unit, value in generous.lengths_in_words(low):
            self._length(unit, value)
        self.amounts.update(_WORD_COUNTS[(match.lastindex or 1) - 1] for match in _ONE_WORD.on_lines(low))
        self.amounts.update(generous.ages(text))
        for match in FIRST_OF_ERA.finditer(text) if "元年" in text else ():
            self._amount(float(ERAS[match[1]] + 1), "time", "year")

    def _length(self, unit: str, value: float) -> None:
        self.minutes.update({value * MINUTES[unit]} if unit in MINUTES else ())
        self.months.update({value * MONTHS[unit]} if unit in MONTHS else ())

    def _listen(self, text: str) -> None:
        """One utterance, in narrow letters."""
        found = list(numbers.read(text))
        low = self._low = lowered(text)
        both = list(ranges(text, found))
        ranged = {one.start for pair in both if not is_change(text, *pair) for one in pair}
        for value, start, end in generously(text, found):
            self._number(text, value, start, end, alone=start not in ranged and not is_few(text, start, end))
        for lower, upper in both:
            self._lower_end(text, lower, upper, alone=lower.start not in ranged)
        for share in shares_in(text, low, found):
            self._share(share, "percent")
        self.minutes.update(value for _, _, value in durations(text, found))
        for unit, value in generous.lengths(text, found):
            self._length(unit, value)
        if found:
            self.clocks.update((one.hour, one.minute, one.half) for one in clocks.find(text, found))
            self.ratios.update(_ratios(found))
        for day in dates.find_narrow(text):
            self.days.append(day)
            self._amount(float(day.day), "time", "day")
        self.vague.update((one.low, one.high) for one in vague.find(text))

    def _number(self, text: str, value: float, start: int, end: int, *, alone: bool = False) -> None:
        after = text[end : end + _NEAR]
        unit = unit_of(text, start, end)
        share = SHARE.match(after.lstrip()) is not None
        kind = "share" if share else kind_of(text, start, end, unit)
        more = HUNDREDTHS.match(text, end)
        tenths = value * 10 if after.startswith("割") else value
        told = tenths if more is None else percent(Number(start, end, value), more)
        self._told(told, kind, text, start, end, alone=alone)
        if share:
            self._share(value, unit)
            return
        self._amount(value, kind, unit)
        self.sizes.update(sizes(value, unit))
        if _OPEN.match(after):
            self._share(value, "")

    def _told(self, value: float, kind: str, text: str, start: int, end: int, *, alone: bool) -> None:
        """How a number is told: alone or as an end of a range, as what something changed by or as what it was or is."""
        (self.alone if alone else self.ends).add((value, kind))
        level = _LEVEL.search(text, max(0, start - _NEAR), start) or _LEVEL_BEHIND.match(text, end)
        # One letter more, by which it is seen where a word ends.
        changed = None if level else _MAY_CHANGE.search(self._low, max(0, start - _AROUND), end + _AROUND + 1)
        if changed is not None and changed.end() <= end + _AROUND:
            self.steps.add((value, kind))

    def _lower_end(self, text: str, lower: Number, upper: Number, *, alone: bool) -> None:
        """The lower end of a range, with what stands behind the upper one."""
        self._number(text, with_scale(lower, upper, text), upper.start, upper.end, alone=alone)
        if text.startswith("割", upper.end):
            self._share(lower.value * 10, "percent")

    def _amount(self, value: float, kind: str, unit: str) -> None:
        self.amounts.add(value)
        self.kinds[value] = self.kinds.get(value, frozenset()) | {kind}
        self.units[value, kind] = self.units.get((value, kind), frozenset()) | {unit}

    def _share(self, value: float, unit: str) -> None:
        self.shares.add(value)
        self.units[value, "share"] = self.units.get((value, "share"), frozenset()) | {unit}

    def known(self) -> Known:
        """All of it."""
        return Known(
            frozenset(self.amounts), frozenset(self.shares), frozenset(self.minutes), frozenset(self.months), frozenset(), self.kinds, self.units,
            frozenset(self.sizes), frozenset(self.clocks), frozenset(self.ratios), frozenset(self.vague), tuple(self.days),
            frozenset(self.ends), frozenset(self.alone), frozenset(self.steps),
        )  # fmt: skip


def _ratios(found: Sequence[Number]) -> Iterator[float]:
    """What share one number is of another in the same breath, in percent: who says 12 of 36 has said a third."""
    few = {one.value for one in found[:_BREATH] if one.value}
    yield from (round(100 * one / other, 1) for one in few for other in few if one < other)
