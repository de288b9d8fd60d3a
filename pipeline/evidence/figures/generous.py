"""What the numbers of some talk may have meant, read generously: each value, shares, and lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.evidence.figures.counted import kind_of
from pipeline.evidence.figures.eras import before_era
from pipeline.evidence.figures.figure import BY_HALF, LITERAL
from pipeline.language import numbers
from pipeline.language.numbers import Number
from pipeline.lexicon.named import Screened, cue
from pipeline.patterns import lazy

_DIGITS = "〇一二三四五六七八九"
_POINT = lazy(r"・([〇一二三四五六七八九])")
_DECADE = lazy(r"['’]?s\b")
_SPACED = lazy(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?![\d.,]*\d)")
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_DECADE_WORD = lazy(rf"\b(?:{'|'.join(_DECADES)})\b", re.IGNORECASE)
# 一割二分 is one figure, 12 %, and no two minutes.
HUNDREDTHS = lazy(r"割([一二三四五六七八九\d])分(?:([一二三四五六七八九\d])厘)?")
_LENGTH = cue("any", "figures/length")
_YEARS = ("年", "年間", "year")
_AND_MONTHS = cue("any", "figures/and-months")
_TWICE = Screened("any", "figures/twice")
_HALVED = Screened("any", "figures/halved")
_ONE_LENGTH = Screened("en", "figures/one-length")
_HALF_AN_HOUR = Screened("any", "figures/half-an-hour")
_FEW = cue("ja", "figures/few")
# Lengths of time in words: who said 去年 said it was a year ago.
_LENGTHS = (
    (Screened("any", "figures/half-a-year"), ("month", 6.0)),
    (Screened("any", "figures/a-year-away"), ("year", 1.0)),
    (Screened("any", "figures/two-years-away"), ("year", 2.0)),
    (Screened("any", "figures/a-month-away"), ("month", 1.0)),
    (Screened("any", "figures/a-fortnight"), ("week", 2.0)),
    (Screened("any", "figures/a-week-away"), ("week", 1.0)),
    (Screened("any", "figures/a-quarter-century"), ("year", 25.0)),
    (Screened("any", "figures/half-a-century"), ("year", 50.0)),
    (Screened("en", "figures/a-decade"), ("year", 10.0)),
)


# Words for the age that somebody reaches.
_AGES = {"還暦": 60, "古希": 70, "古稀": 70, "喜寿": 77, "傘寿": 80, "米寿": 88, "卒寿": 90, "白寿": 99}
_SHARES_SCALE = cue("en", "figures/shares-scale")
# Behind a number that does not say what it counts; so far around it stands the amount that does.
_BARE = cue("any", "figures/bare")
_MONEY = tuple("$€£¥")
_HOURS, _MINUTES_BEHIND = cue("any", "figures/hours-and"), cue("any", "figures/minutes-behind")
_AN_HOUR_AND = cue("en", "figures/an-hour-and")
_THOUSAND, _BESIDE = 1000, 90


def ages(text: str) -> Iterator[float]:
    """The ages that a text tells by their names: 還暦."""
    return (float(age) for name, age in _AGES.items() if name in text)


def percent(number: Number, more: re.Match[str]) -> float:
    """A share in tenths with what stands behind it (`HUNDREDTHS`), in percent: 三割三分三厘 is 33.3."""
    parts = (next(numbers.read(part)).value if part else 0 for part in more.groups())
    return round(sum((part * scale for part, scale in zip(parts, (1, 0.1), strict=True)), number.value * 10), 1)


def is_few(text: str, start: int, end: int) -> bool:
    """Whether two digits side by side are a range: 二三人."""
    return _FEW.fullmatch(text, start, end) is not None


def _with_its_scale(text: str, found: Iterable[Number]) -> Iterator[tuple[float, int, int]]:
    """The lower end of a range in words whose hundreds or thousands only the other end names: between three and four hundred."""
    for number, after in pairwise(found):
        scale = _SHARES_SCALE.match(text, number.end)
        if scale is not None and scale.end() == after.start and number.value < 10 <= after.value:
            yield number.value * 10.0 ** (len(str(int(after.value))) - 1), number.start, after.end


def elided(text: str, found: Sequence[Number]) -> Iterator[tuple[float, Number, Number]]:
    """What numbers amount to whose thousands were left to another one beside them, with both: we got 9,000 pounds, and it cost twelve."""
    whole = [(one, scale) for one in found if (scale := _scale(text, one))]
    for number in found if whole else ():
        plain = 1 < number.value < _THOUSAND and text[number.start - 1 : number.start] not in _MONEY
        near = next(((one, scale) for one, scale in whole if abs(one.start - number.start) < _BESIDE), None)
        if near is not None and plain and _BARE.match(text, number.end):
            yield number.value * near[1], number, near[0]


def _scale(text: str, number: Number) -> int:
    """The thousands in which an amount of money is told; 0 for anything else."""
    scale = 10 * _THOUSAND if text[number.end - 1 : number.end] == "万" else _THOUSAND
    return scale if number.value >= scale and number.value % scale == 0 and kind_of(text, *number[:2]) == "money" else 0


def generously(text: str, found: Sequence[Number]) -> Iterator[tuple[float, int, int]]:
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
        if text.startswith("年代", number.end) or _DECADE.match(text, number.end):
            yield number.value % 100 + 1900, number.start, number.end
            yield number.value % 100, number.start, number.end
        point = _POINT.match(text, number.end)
        if point and text[number.start : number.end] in _DIGITS:  # 二・三人 and 二・三キロ are read alike
            yield float(_DIGITS.index(point[1])), number.start, point.end()
        if is_few(text, number.start, number.end):
            yield from (
                (float(_DIGITS.index(sign)), number.start, number.end) for sign in text[number.start : number.end]
            )
    yield from _with_its_scale(text, found)
    yield from ((value, number.start, number.end) for value, number, _ in elided(text, found))
    for match in _SPACED.finditer(text) if any(map(str.isdigit, text)) else ():
        yield float(match[0].replace(" ", "")), *match.span()
    for match in _DECADE_WORD.finditer(text) if "ties" in text else ():
        tens = 10.0 * (2 + _DECADES.index(match[0].lower()))
        yield tens, *match.span()
        yield 1900 + tens, *match.span()


def shares_in(text: str, low: str, found: list[Number]) -> Iterator[float]:
    """Shares that are not written in percent; `low` is the text in small letters."""
    yield from (part.value for part in (*numbers.fractions(text, low, found), *numbers.among(text, found)))
    for number in found:
        tenths = text.startswith("割", number.end)
        if tenths and is_few(text, number.start, number.end):
            yield from (10.0 * _DIGITS.index(sign) for sign in text[number.start : number.end])
        elif tenths:
            yield number.value * 10
            if (more := HUNDREDTHS.match(text, number.end)) is not None:
                yield percent(number, more)


def is_halved(low: str) -> bool:
    """Whether a text in small letters speaks of a half."""
    return next(_HALVED.on_lines(low), None) is not None


def is_doubled(low: str) -> bool:
    """Whether a text in small letters says twice as much."""
    return next(_TWICE.on_lines(low), None) is not None


def durations(text: str, found: Sequence[Number]) -> Iterator[tuple[int, int, float]]:
    """Hours and minutes that are one length of time: where it begins and ends, and its minutes: 一時間二十分, an hour and ten minutes."""
    for place, after in enumerate(found):
        behind = _MINUTES_BEHIND.match(text, after.end)
        if behind is None:
            continue
        before = found[place - 1] if place else None
        if before is not None and _HOURS.fullmatch(text, before.end, after.start):
            yield before.start, behind.end(), before.value * 60 + after.value
        elif (one := _AN_HOUR_AND.search(text, 0, after.start)) is not None:
            yield one.start(), behind.end(), 60 + after.value


def lengths(text: str, found: Iterable[Number]) -> Iterator[tuple[str, float]]:
    """Lengths of time, with a half and with smaller units behind them: 1時間半, two hours and a half, 1時間20分."""
    for number in found:
        unit = _LENGTH.match(text, number.end)
        if unit is None:
            continue
        name = (unit[1] or unit[4]).lower()
        yield name, number.value + (0.5 if unit[2] or unit[5] else 0)
        if unit[3] and name == "時間":
            yield "分", number.value * 60 + next(numbers.read(unit[3])).value
        months = _AND_MONTHS.match(text, unit.end()) if name in _YEARS else None
        if months is not None and (more := next(numbers.read(months[1] or months[2]), None)) is not None:
            yield "month", number.value * 12 + more.value


def lengths_in_words(low: str) -> Iterator[tuple[str, float]]:
    """Those of a text in small letters that have no number: an hour and a half, half a year, 去年."""
    for match in _ONE_LENGTH.on_lines(low):
        yield match[1], 1.5 if match[2] else 1.0
    yield from (length for words, length in _LENGTHS for _ in words.on_lines(low))
    yield from (("minute", 30.0) for _ in _HALF_AN_HOUR.on_lines(low))
