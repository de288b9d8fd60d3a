"""What stands right behind a number and makes it another one: ½, 1/2, and a half, a scale, dozens, decimals in kanji."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.patterns import lazy

_SCALES: Mapping[str, int] = {"hundred": 100, "thousand": 10**3, "grand": 10**3, "million": 10**6, "billion": 10**9}
_GLYPHS: Mapping[str, float] = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
_PART = lazy(r"\s?([½¼¾⅓⅔⅛])|[ -](?:and )?([1-9])/([2-9])(?![\d/])")
_AND_A_HALF = lazy(r" and (?:a|one) half\b", re.IGNORECASE)
_SCALE = lazy(r"[ -](hundred|thousand|million|billion)\b", re.IGNORECASE)
_ENDS_WITH_SCALE = lazy(r"\b(hundred|thousand|million|billion)s?$", re.IGNORECASE)
# Slang for thousands; two grand pianos are none.
_GRAND = lazy(
    r" grand\b(?=\W*$|[.,;:!?)\]]| (?:a|an|and|at|but|by|each|every|extra|for|from|in|is|less|more|of|off|on|or|over|per|so|to|was|with|went)\b)"
)
_DOZEN = "ダース"
_KANJI_DIGITS = "〇一二三四五六七八九"
_POINT = lazy(
    rf"・([{_KANJI_DIGITS}]{{1,4}})(?=キロ|メートル|センチ|ミリ|トン|グラム|リットル|倍|度|%|パーセント|ポイント|時間|点)"
)


def grown(text: str, start: int, end: int, value: float) -> tuple[int, float]:
    """Where a number at a half-open range of a text ends with what belongs to it, and what it then amounts to."""
    end, value = _with_part(text, start, end, value)
    grand = _GRAND.match(text, end)
    if grand is not None:
        return grand.end(), value * _SCALES["grand"]
    if text.startswith(_DOZEN, end):
        return end + len(_DOZEN), value * 12
    point = _POINT.match(text, end) if text[start] in _KANJI_DIGITS else None
    if point is not None and value < len(_KANJI_DIGITS):
        decimals = "".join(str(_KANJI_DIGITS.index(sign)) for sign in point[1])
        return point.end(), float(f"{int(value)}.{decimals}")
    return end, value


def _with_part(text: str, start: int, end: int, value: float) -> tuple[int, float]:
    part = _PART.match(text, end) if text[end - 1].isdigit() else None
    if part is not None:
        return part.end(), value + (_GLYPHS[part[1]] if part[1] else int(part[2]) / int(part[3]))
    half = _AND_A_HALF.match(text, end)
    if half is None:
        return end, value
    own = _ENDS_WITH_SCALE.search(text, start, end)
    if own is not None:
        return half.end(), value + _SCALES[own[1].lower()] / 2
    scale = _SCALE.match(text, half.end())
    if scale is not None:
        return scale.end(), (value + 0.5) * _SCALES[scale[1].lower()]
    return half.end(), value + 0.5
