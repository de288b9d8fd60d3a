"""What can be worked out in the head from two figures that somebody said: each way yields what it comes to, nothing where it does not apply."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.evidence.figures import Figure
from pipeline.evidence.figures.counted import HOUR
from pipeline.evidence.said_amounts import TIMES, Said
from pipeline.patterns import lazy

# `wanted` is what the figure counts that may be worked out, as far as that is known.
Way = Callable[[Said, Said, frozenset[str]], Iterator[float]]

_DECIMALS = lazy(r"\.(\d+)")
# How far off a share may be that is given in tenths or as a fraction, in points; and what is called rounded.
_TENTH, _ABOUT = 1.0, 5.0
_ABOUT_BY, _ROUNDED_BY, _TIMES_BY, _BEYOND_BY = 0.1, 0.01, 0.05, 0.25


def gives(figure: Figure, value: float) -> bool:
    """Whether a figure is a value, to the places that it gives."""
    off = abs(figure.value - value)
    if figure.side and 0 < figure.side * (value - figure.value) <= _BEYOND_BY * figure.value:
        return True
    if figure.share:
        decimals = _DECIMALS.search(figure.text)
        places = 0.5 * 10.0 ** -(len(decimals[1]) if decimals is not None else 0)
        coarse = decimals is None and "%" not in figure.text and "percent" not in figure.text
        exact = max(places, _TENTH if coarse else 0.0)
        return off <= (max(exact, min(_ABOUT, _ABOUT_BY * figure.value)) if figure.about else exact) + 1e-9
    if figure.kind == TIMES:
        return off <= (0.5 if figure.about else _TIMES_BY * value)
    if figure.about and figure.value >= 10:
        step: int = 10 ** (len(str(int(figure.value))) - len(str(int(figure.value)).rstrip("0")))
        return off <= min(max(step / 2, _ROUNDED_BY * value), _ABOUT_BY * value)
    return off <= (_ROUNDED_BY * 2 * value if figure.about else 1e-6)


def _alike(one: Said, other: Said) -> bool:
    """Whether two numbers count the same thing. Beside one in the same breath the other may stand alone (from 40 to 34), and so
    may both where one follows the other."""
    ends = one.range == other.range >= 0 and one.at == other.at
    if one is other or ends or one.times or other.times or (one.share != other.share and one.counts and other.counts):
        return False
    if one.counts and other.counts:
        return bool(one.counts & other.counts)
    return one.at == other.at and (one.share != other.share or other.place - one.place == 1)


def _fits(one: Said, other: Said, wanted: frozenset[str]) -> bool:
    return _alike(one, other) and (not wanted or bool((one.counts | other.counts) & wanted))


def ratio(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """Six hives out of sixty are ten percent."""
    if _alike(one, other) and not (one.share or other.share) and one.value and other.value:
        low, high = sorted((one.value, other.value))
        yield 100 * low / high


def grown(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """From 10 to 13 is thirty percent more; a figure that is 112 percent of another is twelve percent more."""
    if _alike(one, other) and one.value and other.value:
        low, high = sorted((one.value, other.value))
        yield 100 * (high - low) / low
        if one.share:
            yield high - low
    yield from (each.value - 100 for each in (one, other) if each.share and each.value > 100)


def shrunk(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """From 30 to 18 is forty percent less; a figure that is 94 percent of another is six percent less."""
    if _alike(one, other) and one.value and other.value:
        low, high = sorted((one.value, other.value))
        yield 100 * (high - low) / high
        if one.share:
            yield high - low
    yield from (100 - each.value for each in (one, other) if each.share and each.value < 100)


def shares_together(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """Fifty-five percent and thirty are 85, where one follows the other."""
    follows = one.share != other.share or (one.at == other.at and other.place - one.place == 1)
    if _alike(one, other) and (one.share or other.share) and follows:
        yield one.value + other.value


def part_of_share(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """Half of the forty percent are twenty percent."""
    if one is not other and one.share and other.share and one.at == other.at:
        yield one.value * other.value / 100


def multiple(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """Three tons then and 42 now are 14 times as much."""
    if _alike(one, other) and one.value and other.value:
        low, high = sorted((one.value, other.value))
        yield high / low


def part(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """Thirty percent of 240, half of 18,000, three times 400."""
    for factor, amount in ((one, other), (other, one)):
        if amount.share or amount.times or (wanted and not amount.counts & wanted):
            continue
        if factor.times:
            yield factor.value * amount.value
        elif factor.share:
            yield factor.value * amount.value / 100


def reduced(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """19,000 less thirty percent."""
    for factor, amount in ((one, other), (other, one)):
        if (
            factor.share
            and factor.value < 100
            and not (amount.share or amount.times)
            and (not wanted or amount.counts & wanted)
        ):
            yield amount.value * (100 - factor.value) / 100


def years(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """Between 1952 and 1998 are 46 years; five years after 2009 it is 2014."""
    if "year" in wanted:
        years = [each for each in (one, other) if 1000 <= each.value < 3000 and each.value == int(each.value)]
        if len(years) == 2:
            yield abs(one.value - other.value)
        elif len(years) == 1 and "year" in (one if years[0] is other else other).counts:
            yield from (one.value + other.value, abs(one.value - other.value))


def total(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """48 and 22 are seventy."""
    if _fits(one, other, wanted) and not (one.share or other.share):
        yield one.value + other.value


def difference(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """From 48 to sixty are twelve."""
    if _fits(one, other, wanted) and not (one.share or other.share):
        yield abs(one.value - other.value)


def product(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """Twelve hens that lay five eggs each lay sixty eggs."""
    if not (one.share or other.share or one.times or other.times) and _is_rate(one, other, wanted):
        yield one.value * other.value


def quotient(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """360 guests in twelve days are thirty guests a day."""
    for whole, parts in ((one, other), (other, one)):
        plain = not (one.share or other.share or one.times or other.times) and parts.value > 0
        if plain and _is_rate(one, other, wanted) and (whole.counts & wanted or not whole.counts):
            yield whole.value / parts.value


def hours(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """From nine to six are nine hours."""
    told = one.counts & other.counts & {HOUR} or (one.range == other.range >= 0 and not one.counts | other.counts)
    beside = one.at == other.at and other.place - one.place == 1
    if "hour" in wanted and beside and told and max(one.value, other.value) <= 24:
        yield (other.value - one.value) % 12
        yield (other.value - one.value) % 24


def proportion(one: Said, other: Said, wanted: frozenset[str]) -> Iterator[float]:
    """Half a percent is an eighth of four."""
    if one.share == other.share and (one.counts & other.counts or not (one.counts and other.counts)):
        low, high = sorted((one.value, other.value))
        if high > 0:
            yield 100 * low / high


def _is_rate(one: Said, other: Said, wanted: frozenset[str]) -> bool:
    """Whether one of two numbers counts what is wanted, and the other something else of which there is so much each."""
    if one.at != other.at or 1 in (one.value, other.value) or one.counts & other.counts:
        return False
    named = bool(one.counts and other.counts) or (
        bool(one.counts or other.counts) and abs(other.place - one.place) == 1
    )
    return named and (not wanted or bool((one.counts | other.counts) & wanted))
