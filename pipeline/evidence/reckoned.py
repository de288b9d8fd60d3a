"""Whether a figure may be worked out in more steps, or from farther apart, than a reader does in the head: three crews at 200 trees each plant 600.

The sentence has to say that it works something out (fewer, short, each, together), or to bring numbers of its own, of each of which the
notes tell how much there is (two adults and a child pay 21). What is found may be a coincidence: it is shown to the writer, and proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Protocol

from pipeline.evidence.said_amounts import Said
from pipeline.records import NamedTuple

# More numbers than these are about anything; a sentence has no more of its own.
MOST, _OWN = 40, 4
# What comes out of a product is no smaller than this: small numbers meet by chance.
_LEAST = 10
_MINUTES = 60
# So many utterances apart a share and what it is one of may be: a question stands between two answers.
_APART = 2
_PERIODS = frozenset(("hour", "day", "week", "month", "year"))
# Half years in a year, months in half of one and in a whole, days and weeks.
_FACTORS = (2, 6, 7, 12, 52)
_FIRST_YEAR, _LAST_YEAR, _OLDEST = 1800, 2100, 120
_WHEN = frozenset(("year", "month of the year", "o'clock"))


class Task(NamedTuple):
    """What is looked for: the figure counts one of `wanted`, is a `share` in percent or so many `times`; the sentence says that it sets two things
    `apart` (more, less, short), adds (`together`), or divides (`each`), and has numbers of its `own`."""

    wanted: frozenset[str]
    share: bool
    times: bool
    apart: bool
    together: bool
    each: bool
    own: tuple[Said, ...]

    def fits(self, one: Said) -> bool:
        """Whether a number counts what is looked for."""
        return not (one.share or one.times) and bool(one.counts & self.wanted)


class Around(Protocol):
    """What the notes say around a number."""

    def each(self, one: Said) -> bool:
        """That there is so much of each of something: 200 a head."""

    def together(self, one: Said) -> bool:
        """That something is added up."""


class Result(NamedTuple):
    """What some numbers come to, the last one of the notes among them, and those that the sentence brings itself."""

    value: float
    last: Said
    brought: tuple[Said, ...] = ()


def results(task: Task, told: Sequence[Said], around: Around) -> Iterator[Result]:
    """What numbers of the notes come to."""
    known = [one for one in told if one.value > 0]
    own = [one for one in task.own if not (one.share or one.times or one.counts & _WHEN)]
    if len(known) > MOST or len(own) > _OWN:
        return
    plain = [one for one in known if not one.counts & _WHEN]
    if task.share or task.times:
        yield from _of_each_other(task, plain)
        return
    rates = [one for one in plain if task.fits(one)]
    bare = [one for one in plain if not (one.counts or one.share)]
    yield from _by_its_own(task, own, plain, rates, around)
    yield from _put_together(task, own, sorted((*rates, *bare)) if rates or bare else plain, around)
    if task.each:
        yield from (Result(value, one) for one in rates if around.each(one) for value in _of_another_period(one))
    yield from _parts(task, plain)
    if task.each:
        yield from _per_head(own, plain, (*rates, *bare))
    if "year" in task.wanted:
        yield from _years_later(known)
    if "hour" in task.wanted:
        minutes = [one for one in plain if "minute" in one.counts]
        yield from (Result(count.value * one.value / _MINUTES, one) for count in own for one in minutes)


def _of_each_other(task: Task, known: Sequence[Said]) -> Iterator[Result]:
    """What share, or how many times as much, one is of another of its kind; and the rest of what a share is one of."""
    for one in known if task.share else ():
        if one.share:
            yield Result(100 - one.value, one)
    for one, other in combinations(known, 2):
        alike = one.counts & other.counts if one.counts and other.counts else other.at - one.at <= 1
        if one.value == other.value or one.share or other.share or one.times or other.times or not alike:
            continue
        low, high = sorted((one.value, other.value))
        if task.times:
            yield Result(high / low, other)
        else:
            yield Result(100 * low / high, other)
        if task.share and task.apart:
            yield from (Result(100 * (high - low) / whole, other) for whole in (low, high))


def _years_later(known: Sequence[Said]) -> Iterator[Result]:
    """Who was born in 1951, and was sixteen: in 1967."""
    for one, other in combinations(known, 2):
        year, age = (one, other) if _FIRST_YEAR <= one.value < _LAST_YEAR else (other, one)
        if _FIRST_YEAR <= year.value < _LAST_YEAR and age.value < _OLDEST and other.at - one.at <= 1:
            yield from (Result(year.value + age.value, other), Result(year.value - age.value, other))


def _by_its_own(
    task: Task, own: Sequence[Said], known: Sequence[Said], rates: Sequence[Said], around: Around
) -> Iterator[Result]:
    """Three of them, and two adults and one child: the counts of the sentence times what the notes tell of each, and the other way round."""
    named = {(one.value, unit) for one in known for unit in one.counts}
    for rate in rates:
        each = around.each(rate)
        counts = [(one, (one,)) for one in own if each or any((one.value, unit) in named for unit in one.counts)]
        others = [(one, ()) for one in known if each and one.at == rate.at and not one.counts & rate.counts]
        for count, brought in (*counts, *others):
            if count.value > 1 and count.value * rate.value >= _LEAST:
                yield Result(count.value * rate.value, rate, brought)
    for rate in own if task.each else ():
        if task.fits(rate) or not rate.counts:
            yield from (Result(rate.value * one.value, one) for one in known if not one.counts & rate.counts)
    for count, more in combinations(own, 2):
        for one, other in combinations(rates, 2):
            if one.at == other.at and not (count.counts | more.counts) & one.counts:
                yield Result(count.value * one.value + more.value * other.value, other, (count, more))
                yield Result(count.value * other.value + more.value * one.value, other, (count, more))


def _put_together(task: Task, own: Sequence[Said], told: Sequence[Said], around: Around) -> Iterator[Result]:
    """The sum of two, and what is between them: of those that were told side by side whatever the sentence says."""
    for one, other in combinations(told, 2):
        beside = one.at == other.at and other.place - one.place == 1
        alike = one.counts & other.counts or (one.at == other.at and not (one.counts and other.counts))
        if not alike or one.share != other.share:
            continue
        if task.together or beside or (one.at == other.at and around.together(one)):
            yield Result(one.value + other.value, other)
        if task.apart or beside:
            yield Result(abs(one.value - other.value), other)
    if task.apart:
        of_one_kind = ((count, one) for count in own for one in told if count.counts & one.counts)
        yield from (Result(abs(count.value - one.value), one) for count, one in of_one_kind)


def _parts(task: Task, known: Sequence[Said]) -> Iterator[Result]:
    """Seventy percent of what was told just before or behind."""
    for one, other in combinations(known, 2):
        share, whole = (one, other) if one.share else (other, one)
        near = other.at - one.at <= _APART and share.share and not (whole.share or whole.times)
        if near and share.value * whole.value >= 100 * _LEAST and (task.fits(whole) or not whole.counts):
            yield Result(share.value * whole.value / 100, other)


def _of_another_period(one: Said) -> Iterator[float]:
    """What a sum for one period is for another: for half a year, and a month."""
    yield from (value for factor in _FACTORS for value in (one.value * factor, one.value / factor))


def _per_head(own: Sequence[Said], known: Sequence[Said], rates: Sequence[Said]) -> Iterator[Result]:
    """So much in all, by how many there are of what the sentence takes one of."""
    heads = _PERIODS.union(*(one.counts for one in own))
    for whole in rates:
        parts = (one for one in known if one.counts & heads and one.value > 1)
        yield from (Result(whole.value / one.value, max(whole, one)) for one in parts)
