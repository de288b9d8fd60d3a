"""Amounts in speech: a number with what it counts, alternatives kept together, and one that became another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.language import numbers
from pipeline.language.numbers import Number
from pipeline.lexicon.named import cue, cues, lines
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import LANGUAGES, Language

_UNIT = cues("amounts/unit")
_OR = cues("amounts/either")
_YEAR = range(1900, 2100)
_HUNDREDTHS = lazy(r"([一二三四五六七八九\d])分(?:([一二三四五六七八九\d])厘)?")
# What stands between two units of one length of time, and between the many and the one of them.
_AND_PART: Mapping[Language, re.Pattern[str]] = {"ja": lazy(""), "en": lazy(r",? (?:and )?")}
_OUT_OF = "に"
_COMMA = lazy(r",\s")
# How much more the second of two figures in a row may be.
_LITTLE = 1.6
# A sign of money, a word for what is below nought, or what else belongs to a number, so near before it (characters).
_PREFIX, _SIGN = cues("amounts/before"), 7
SIGNS = frozenset("$€£¥")
_HALF = cues("amounts/half")
# What stands before the first of two figures, between the two, and behind the second; a language may need no word there.
_FROM: Mapping[Language, re.Pattern[str]] = {"ja": lazy(""), "en": cue("en", "amounts/from")}
_TO = cues("amounts/to")
_GA = "が"
_LARGE = "万億"
# So many figures of one thing, told by as many times but one, are a series.
_SERIES = 3
_BECAME: Mapping[Language, re.Pattern[str]] = {"ja": cue("ja", "amounts/became"), "en": lazy("")}
_TURNS = cues("amounts/turns")
_WAS_ONCE, _IS_NOW = cues("amounts/was-once"), cue("en", "amounts/is-now")
_OVER = lazy(r"\s?(?:[.,;!]|$)")
# What dates a figure, and what stands between one as it is and one as it was.
_DATED, _IT_WAS, _INSTEAD = cue("en", "amounts/dated"), cue("en", "amounts/it-was"), cue("en", "amounts/instead")
# How far behind a figure the word stands that makes it the present (characters).
_BEHIND = 24


class Amount(NamedTuple):
    """A number with its unit, in a half-open range of the text (in characters)."""

    start: int
    end: int
    value: float
    unit: str


def amounts(text: str, language: Language) -> list[Amount]:
    """Every number with what it counts, in order."""
    halves = [Number(*match.span(), 0.5) for match in _HALF[language].finditer(text)]
    found = sorted((*numbers.read(text), *halves))
    made = [_amount(text, number, language) for number in found]
    return _joined(text, _with_hundredths(text, made) if language == "ja" else made, language)


def _joined(text: str, found: Sequence[Amount], language: Language) -> list[Amount]:
    """A length of time told in two units as one (一時間二十分, "two hours and ten minutes"), and a share told by counting (三人に一人)."""
    made: list[Amount] = []
    for one in found:
        last = made[-1] if made else None
        if last and 0 < _length(one.unit, language) < _length(last.unit, language):
            if _AND_PART[language].fullmatch(text, last.end, one.start):
                parts = size(one, language) / _length(last.unit, language)
                made[-1] = last._replace(end=one.end, value=round(last.value + parts, 9))
                continue
        elif last and one.value == 1 and one.unit == last.unit and text[last.end : one.start] == _OUT_OF:
            made[-1] = last._replace(end=one.end)
            continue
        made.append(one)
    return made


def _with_hundredths(text: str, found: Sequence[Amount]) -> list[Amount]:
    """割 and what stands right behind it as one amount: 一割二分, 三割三分三厘."""
    made: list[Amount] = []
    for one in found:
        if made and one.start < made[-1].end:
            continue
        parts = _HUNDREDTHS.match(text, one.end) if one.unit == "割" else None
        if parts is not None:
            tail = sum(
                next(numbers.read(part)).value / 10**place for place, part in enumerate(parts.groups(), 1) if part
            )
            one = one._replace(end=parts.end(), value=round(one.value + tail, 3))
        made.append(one)
    return made


def _amount(text: str, number: Number, language: Language) -> Amount:
    unit = _UNIT[language].match(text, number.end)
    before = _PREFIX[language].search(text, max(0, number.start - _SIGN), number.start)
    start, end = before.start() if before else number.start, unit.end() if unit else number.end
    return Amount(start, end, number.value, unit[0].strip() if unit else "")


def counted(text: str, language: Language) -> list[Amount]:
    """The numbers that are figures: in digits, with a unit, or with a sign before them, and no single thing or idiom."""
    return [
        one
        for one in amounts(text, language)
        if text[one.start : one.end][:1].isdigit() or text[one.start] in SIGNS or (one.unit and one.value > 1)
    ]


def changes(text: str, language: Language) -> bool:
    """Whether a sentence tells of a figure that became another."""
    return any(True for _ in changed(text, language))


def changed(text: str, language: Language) -> Iterator[tuple[Amount, Amount]]:
    """Pairs of amounts of which the first became the second."""
    if not _TURNS[language].search(text):
        return
    for first, second in pairwise(amounts(text, language)):
        between = text[first.end : second.start]
        # 「十七件が二件に」: only of the same thing, since whoever does something stands before が, too.
        joined = _TO[language].fullmatch(between) or (between == _GA and first.unit == second.unit)
        told = joined and _BECAME[language].match(text, second.end)
        # 「七百二十万から」 is money.
        counts = first.unit or language == "en" or text[first.end - 1] in _LARGE
        if (
            told
            and counts
            and not (is_year(first) and is_year(second))
            and _FROM[language].search(text, 0, first.start)
        ):
            yield first, second


def once_and_now(text: str, language: Language) -> Iterator[tuple[Amount, Amount]]:
    """Pairs of amounts in one sentence of which the first was and the second is, in whichever order they are told: "we started with 40 and
    have 1,200 now", "60 in 2020 and 1,140 last year", "thirty percent now, it was eighty-five"."""
    found = [one for one in amounts(text, language) if not is_year(one) and (one.unit or one.value > 1)]
    for first, second in pairwise(found):
        between, behind = text[first.end : second.start], text[second.end : second.end + _BEHIND]
        if language == "ja":
            told, was = _WAS_ONCE["ja"].search(between) is not None, False
        else:
            rest = f"{between} {behind}"
            told = bool(_WAS_ONCE["en"].search(text[: first.start]) and _IS_NOW.search(rest))
            told = told or bool(_DATED.search(between) and _DATED.match(behind))
            was = bool(_IT_WAS.search(between) or (_INSTEAD.search(between) and _IS_NOW.search(between)))
            was = was and bool(second.unit or _OVER.match(behind))
        counts = not second.unit or alike(first, second, language)
        if (told or was) and counts and size(first, language) != size(second, language):
            yield (second, first) if was else (first, second)


def series(text: str, language: Language) -> Iterator[tuple[Amount, Amount]]:
    """The first and the last of figures of one thing that rise, or fall, from year to year: "520 in 2023, 560 in 2024, 610 in 2025"."""
    found = amounts(text, language)
    kinds: dict[str, list[Amount]] = {}
    for one in found:
        if one.unit and not is_year(one):
            kinds.setdefault(_bare(one.unit), []).append(one)
    figures = max(kinds.values(), key=len, default=[])
    sizes = [one.value for one in figures]
    moves = len(figures) >= _SERIES and sizes in (sorted(set(sizes)), sorted(set(sizes), reverse=True))
    if moves and sum(map(is_year, found)) >= len(figures) - 1:
        yield figures[0], figures[-1]


def said_alone(text: str, language: Language) -> Iterator[tuple[Amount, Amount]]:
    """Two amounts that are all there is of a sentence, the second smaller: 「三日から半日です」. Growing, they may as well be a range."""
    if language != "ja":
        return
    found = amounts(text, language)
    if len(found) != _BOTH:
        return
    first, second = found
    if alike(first, second, language) and size(first, language) > size(second, language):
        joined = _TO[language].fullmatch(text, first.end, second.start)
        if joined and not text[: first.start].strip("、") and _IS_ALL.fullmatch(text, second.end):
            yield first, second


_BOTH = 2
_IS_ALL = cue("ja", "amounts/is-all")
_LENGTHS: Mapping[Language, tuple[str, ...]] = {language: lines(language, "amounts/lengths") for language in LANGUAGES}
# In the order of the rows, in seconds.
_SECONDS = (1, 60, 3_600, 86_400, 604_800, 2_592_000, 31_536_000)


def alike(one: Amount, two: Amount, language: Language) -> bool:
    """Whether two amounts count the same kind of thing, lengths of time among each other."""
    same = _bare(one.unit) == _bare(two.unit)
    return same or (_length(one.unit, language) > 0 and _length(two.unit, language) > 0)


def size(amount: Amount, language: Language) -> float:
    """What an amount comes to, lengths of time in seconds."""
    return amount.value * (_length(amount.unit, language) or 1)


def lasts(figure: str, language: Language) -> bool:
    """Whether a figure is a length of time."""
    return any(_length(one.unit, language) for one in amounts(figure, language))


def _length(unit: str, language: Language) -> int:
    bare = _bare(unit)
    return next((one for name, one in zip(_LENGTHS[language], _SECONDS, strict=True) if bare.startswith(name)), 0)


def _bare(unit: str) -> str:
    return unit.casefold().lstrip("- ").rstrip("s").translate(_MONTHS)


# 三ヶ月, 三カ月 and 三ケ月 are 三か月.
_MONTHS = str.maketrans("ヶカケ", "かかか")


def is_year(amount: Amount) -> bool:
    """Whether a number is told as a year: "from 2002 to 2010" is a time, and nothing that changed."""
    return amount.value in _YEAR and amount.unit in ("", "年")


def alternatives(text: str, found: Sequence[Amount], language: Language) -> Iterator[tuple[Amount, ...]]:
    """Amounts of which either may be the one, in a row as they were said; the last has a unit."""
    row: tuple[Amount, ...] = ()
    for amount in found:
        joined = row and (
            _OR[language].fullmatch(text, row[-1].end, amount.start)
            or (_COMMA.fullmatch(text, row[-1].end, amount.start) and _next_to(row[-1].value, amount.value))
        )
        alike = row and (not row[-1].unit or (language == "ja" and row[-1].unit == amount.unit))
        if joined and alike:
            row = (*row, amount)
            continue
        yield from [row] if row else []
        row = (amount,)
    yield from [row] if row else []


def _next_to(first: float, second: float) -> bool:
    """Whether a figure is a little more than the one before it: "12, 13 years", and not "in 2019, 13 came"."""
    return first < second <= _LITTLE * first
