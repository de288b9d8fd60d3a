"""What the numbers of some talk may have meant, read generously: each value, shares, and lengths of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.evidence.figures.eras import before_era
from pipeline.evidence.figures.figure import BY_HALF, LITERAL
from pipeline.language import numbers
from pipeline.language.numbers import Number
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy

_DIGITS = "〇一二三四五六七八九"
_TENTHS = lazy(r"割(?:([一二三四五六七八九五\d])分)?")
_LENGTH = cue("any", "figures/length")
_HALVED = cue("any", "figures/halved")
_ONE_LENGTH = cue("en", "figures/one-length")
_HALF_AN_HOUR = cue("any", "figures/half-an-hour")
_FEW = cue("ja", "figures/few")
# Lengths of time in words: who said 去年 said it was a year ago.
_LENGTHS = (
    (cue("any", "figures/half-a-year"), ("month", 6.0)),
    (cue("any", "figures/a-year-away"), ("year", 1.0)),
    (cue("any", "figures/two-years-away"), ("year", 2.0)),
    (cue("any", "figures/a-month-away"), ("month", 1.0)),
    (cue("any", "figures/a-fortnight"), ("week", 2.0)),
    (cue("any", "figures/a-week-away"), ("week", 1.0)),
)


def generously(text: str, found: Iterable[Number]) -> Iterator[tuple[float, int, int]]:
    """Value, start and end of any number, read generously: what the notes may have meant."""
    for number in found:
        era = before_era(text, number.start) if text.startswith("年", number.end) else None
        if era is not None:
            yield number.value + era[1], number.start, number.end
            continue
        yield number.value, number.start, number.end
        literal = LITERAL.match(text, number.start, number.end)
        if literal and literal.end() < number.end:
            yield float(literal[0].replace(",", "")), number.start, number.end
        if BY_HALF.match(text, number.end):
            yield number.value + 0.5, number.start, number.end
        if _FEW.fullmatch(text, number.start, number.end):
            yield from (
                (float(_DIGITS.index(sign)), number.start, number.end) for sign in text[number.start : number.end]
            )


def shares_in(text: str, found: list[Number]) -> Iterator[float]:
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


def lengths(text: str, found: Iterable[Number]) -> Iterator[tuple[str, float]]:
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
