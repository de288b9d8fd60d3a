"""The figures of a Japanese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.evidence.figures.counted import HOUR, kind_of, unit_of
from pipeline.evidence.figures.eras import before_era
from pipeline.evidence.figures.figure import BY_HALF, IDIOM, MULTIPLE, Figure
from pipeline.evidence.figures.generous import HUNDREDTHS, is_few, percent
from pipeline.evidence.figures.known import MINUTES, MONTHS
from pipeline.evidence.figures.ranges import JOINS_JA, JOINS_KANJI, ends, with_scale
from pipeline.language import numbers
from pipeline.language.numbers import Number
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy

_UNIT_JA = cue("ja", "figures/unit")
_SHARES = ("パーセント", "ポイント")
_UNIT_KANJI = cue("ja", "figures/unit-behind-kanji")
_IDIOM = cue("ja", "figures/idiom")
_LISTED = cue("ja", "figures/listed")
# 二度と, 三時のおやつ; two people are often those who talk.
# 一二月 is December.
_DATES = ("月", "号")
_NEVER_TOLD = ("度", "時")
_NEAR = 24
# 1キロ1750円, 1人当たり3個: what there is so much of.
_PER_ONE = lazy(r"(?:あたり|当たり|当り|につき|ごと)|(?:で|に|が)?[\d一二三四五六七八九十百千]+[^\W\d分秒か月]")
# 220あった巣箱: what is counted stands elsewhere.
_NO_UNIT = lazy(r"^[ぁ-ん]$")


def japanese(text: str) -> Iterator[Figure]:
    """Those with a unit behind them, in order; a range is two figures at one place."""
    found = list(numbers.read(text))
    taken = -1
    for index, number in enumerate(found):
        if number.start < taken:
            continue
        start = number.start
        both = ends(text, found, index, JOINS_JA if text[start].isdigit() else JOINS_KANJI)
        unit = _unit_behind(text, both[-1])
        era = before_era(text, start) if unit[:1] == "年" else None
        if is_few(text, start, number.end) and era is None and unit[:1] not in _DATES:
            both = [Number(at, at + 1, one.value) for at in (start, start + 1) for one in numbers.read(text[at])]
        last = high = both[-1]
        if len(both) == 1 and (more := HUNDREDTHS.match(text, number.end)):
            taken = more.end()
            measure = unit_of(text, number.start, number.end)
            yield Figure(start, taken, text[start:taken], percent(number, more), True, _unit("割"), "share", measure)
            continue
        if not unit or (
            start and (text[start - 1] in ".,:/#-" or (text[start - 1].isascii() and text[start - 1].isalnum()))
        ):
            continue
        taken = last.end
        end = last.end + len(_NO_UNIT.sub("", unit))
        if number.value == 1 and _PER_ONE.match(text, end):
            continue
        share = unit[0] in "割%" or unit in _SHARES or text.startswith(_SHARES, end)
        kind = "share" if share else kind_of(text, last.start, last.end)
        measure = unit_of(text, last.start, last.end)
        half = BY_HALF.match(text, last.end)
        if half and half.end() == end + 1 and measure != HOUR:
            last, end = last._replace(value=last.value + 0.5), half.end()
        start = start if era is None else era[0]
        for one in (last, *both[:-1]):
            value = one.value if one.end == last.end else with_scale(one, high, text)
            value += era[1] if era else 0
            yield Figure(
                start, end, text[start:end], value * 10 if unit[0] == "割" else value, share, _unit(unit), kind, measure
            )


def _unit_behind(text: str, number: Number) -> str:
    """What the number counts; empty where it says nothing, or is as often an idiom as a figure."""
    if text[number.start].isdigit():
        match = _UNIT_JA.match(text, number.end)
        unit = match[0] if match else ""
        return "" if (unit.isascii() and unit != "%") or unit[:1] == "つ" else unit
    match = _UNIT_KANJI.match(text, number.end)
    if match is None or number.value <= 1 or (number.value <= IDIOM and _is_idiom(text, number, match)):
        return ""  # 一人, 二人三脚
    if text[number.start : match.end()] == "十分" and text[match.end() : match.end() + 1] not in tuple("間後前ほく以"):
        return ""  # "enough", not ten minutes
    return match[0]


def _is_idiom(text: str, number: Number, unit: re.Match[str]) -> bool:
    """Whether a two or a three counts nothing that somebody must have counted: a word of its own, or what the text lists before it."""
    listed = unit[0][0] in "人社件" and _LISTED.search(text, max(0, number.start - _NEAR), number.start) is not None
    return listed or unit[0] in _NEVER_TOLD or _IDIOM.match(text, number.start) is not None


def _unit(text: str) -> str:
    if text[0] == "倍":
        return MULTIPLE
    known = (*MINUTES, *MONTHS)
    return next((text[:size] for size in (2, 1) if text[:size] in known), "")
