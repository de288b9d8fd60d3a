"""Figures of a text as values, so that 30%, 三割 and thirty percent are one; and whether the notes hold them.

Shares (percent) are kept apart from amounts, and lengths of time are compared in minutes too: 1時間半 is 90分.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pipeline.patterns import lazy
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_KANJI_DIGITS = "〇一二三四五六七八九"
_TIMES_EN = {"hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_NAMES = {name: value for value, name in enumerate(_SMALL.split())} | {
    name: value * 10
    for value, name in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_WORDS = "|".join(sorted((*_NAMES, "hundred", "thousand", "million", "billion", "dozen"), key=len, reverse=True))
_SPELLED = rf"(?:{_WORDS})(?:[ -](?:and )?(?:{_WORDS})){{0,9}}"
# No number is longer than this; without a bound, a page of nothing but numerals would take for ever.
_KANJI = "[〇一二三四五六七八九十百千]{1,9}+[〇一二三四五六七八九十百千万億兆]{0,16}+"
_JA = lazy(
    r"(?<![0-9A-Za-z.,:/#\-])(?:(?P<low>\d[\d,]{0,24}(?:\.\d{1,9})?)(?P<low_times>[十百千万億兆]*)[^\W\d_]{0,2}?[〜~～\-–](?=\d))?"
    r"(?P<number>\d[\d,]{0,24}(?:\.\d{1,9})?)(?P<times>[十百千万億兆]*)(?P<unit>時間|週間|日間|年間|か月|カ月|ヶ月|パーセント|[^\W\d_]|%)?|"
    rf"(?:(?P<kanji_low>{_KANJI})(?:から|〜|~|～|、)(?=[〇一二三四五六七八九十百千]))?"
    rf"(?P<kanji>{_KANJI})(?P<kanji_unit>割|時間|週間|[人件円台社本枚冊箱回倍歳年月日時分秒名店個か](?!手|方|目)|パーセント|%)"
)
_EN = lazy(
    r"(?<![\w.,:/#\-])(?P<sign>[$€£¥])?(?:(?P<low>\d[\d,]{0,24}(?:\.\d{1,9})?)(?:%|k)?(?: to |[-–])(?=[$€£¥]?\d)[$€£¥]?)?(?P<number>\d[\d,]{0,24}(?:\.\d{1,9})?)"
    r"(?:[ -]?(?P<times>hundred|thousand|million|billion|dozen|k)\b)?(?P<after>%| ?[a-z]+)?(?![\d:/])|"
    rf"\b(?:(?P<words_low>{_SPELLED})(?: to | or |-)(?=(?:{_WORDS})\b))?(?P<words>{_SPELLED})\b(?P<word_after>%| [a-z]+)?",
    re.IGNORECASE,
)
_HALF = lazy(
    r"(?<![前後上下])半(?:分|数|額|減)(?!け)|\b(?:in |by |about |nearly |more than |less than |over )half\b|\bhalf (?:of|the|as|their|our|its)\b",
    re.IGNORECASE,
)
# The unit of a figure that is the word for a half: found in the notes or not, but too common to ask a source for.
HALF = "half"
# Counting one's own points is no claim about the world; nobody makes more than so many.
_POINTS = 12
_STRUCTURE = lazy(r"^(?:つ|点|reasons?|things?|points?|steps?|ways?|parts?|questions?|answers?|of)$", re.IGNORECASE)
_SHARE = lazy(r"%|パー(?:セント)?|per ?cent|percentage|ポイント")
# Behind a number in speech: what leaves it open whether a share is meant.
_OPEN = lazy(
    r"[\s、。，．,.!?！？〜~～-]*(?:$|\n|[、。，．,.!?！？〜~～]|から|とか|くらい|ぐらい|ほど|or\b|to\b|and\b|maybe\b|I\b|so\b|but\b)"
)
# Minutes in a unit of time; months and years are left out, because they differ.
_MINUTES = {
    "分": 1, "時間": 60, "日": 1440, "日間": 1440, "週間": 10080, "minute": 1, "minutes": 1, "hour": 60, "hours": 60, "day": 1440, "days": 1440,
    "week": 10080, "weeks": 10080,
}  # fmt: skip
_MONTHS = {
    "か月": 1,
    "カ月": 1,
    "ヶ月": 1,
    "月": 1,
    "年": 12,
    "年間": 12,
    "month": 1,
    "months": 1,
    "year": 12,
    "years": 12,
}


_OF_DATES = frozenset(
    ["年", "月", "日", "st", "nd", "rd", "th", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december"]
)  # fmt: skip


# Behind a number, these count nothing.
_FUNCTION = frozenset(
    ["a", "after", "all", "also", "an", "and", "are", "as", "at", "because", "before", "but", "by", "did", "for", "from", "had", "has", "have", "he", "i", "if",
     "in", "into", "is", "it", "of", "on", "or", "our", "she", "so", "that", "the", "their", "then", "there", "they", "this", "to", "until", "was", "we",
     "were", "when", "which", "while", "who", "will", "with", "you"]
)  # fmt: skip


class Figure(NamedTuple):
    """A number as it is written, in a half-open range of the text (in characters), and what it amounts to.

    `share` says that it is one in percent; `unit` is what stands behind it, as far as it is a unit of time.
    """

    start: int
    end: int
    text: str
    value: float
    share: bool = False
    unit: str = ""


class Known(NamedTuple):
    """What the notes hold: amounts, shares in percent, lengths of time in minutes and in months, and parts of their dates."""

    amounts: frozenset[float]
    shares: frozenset[float]
    minutes: frozenset[float]
    months: frozenset[float]
    dates: frozenset[float] = frozenset()

    def holds(self, figure: Figure) -> bool:
        """Whether the same figure is there, in whatever notation."""
        if figure.share:
            return figure.value in self.shares
        if figure.value in self.amounts or (figure.value in self.dates and figure.unit in _OF_DATES):
            return True
        return (
            figure.value * _MINUTES.get(figure.unit, -1) in self.minutes
            or figure.value * _MONTHS.get(figure.unit, -1) in self.months
        )


def find(text: str, language: Language) -> Iterator[Figure]:
    """The figures that say something: with a unit or a thing counted, not the numbering of the text itself."""
    plain = _narrow(text)
    found = [*(_japanese(plain) if language == "ja" else _english(plain))]
    for match in _HALF.finditer(plain):
        if not any(one.start <= match.start() < one.end for one in found):
            found.append(Figure(*match.span(), match[0].strip(), 50.0, share=True, unit=HALF))
    yield from sorted(found, key=lambda figure: figure.start)


def values(notes: Iterable[Notes], dates: Iterable[date | None]) -> Known:
    """Every number of the notes that is on the record, however written, with the days given."""
    sources = list(notes)
    found = said(utterance.text for one in sources for utterance in one.on_record)
    days = {day for day in (*dates, *(one.date for one in sources)) if day is not None}
    return found._replace(dates=frozenset(float(part) for day in days for part in (day.year, day.month, day.day)))


def said(texts: Iterable[str]) -> Known:
    """Every number of some utterances, however written."""
    amounts: set[float] = set()
    shares: set[float] = set()
    minutes: set[float] = set()
    months: set[float] = set()
    for text in texts:
        plain = _narrow(text)
        for value, after in _every(plain):
            share = _SHARE.match(after.lstrip()) is not None
            if not share:
                amounts.add(value)
            if share or _OPEN.match(after):
                shares.add(value)
        shares.update(_shares(plain))
        for unit, value in _times_of(plain):
            minutes.update({value * _MINUTES[unit]} if unit in _MINUTES else ())
            months.update({value * _MONTHS[unit]} if unit in _MONTHS else ())
        if re.search(r"倍|\btwice\b|\bdouble", plain, re.I):
            amounts.add(2.0)
    return Known(frozenset(amounts), frozenset(shares), frozenset(minutes), frozenset(months))


def _narrow(text: str) -> str:
    """Full-width digits and signs as ASCII, one for one where that is possible, so that offsets stay."""
    return text if text.isascii() else text.translate(_NARROW)


class _Narrow(dict[int, str]):
    """Code point → the character it is short for, where that is one; filled as characters come up."""

    def __missing__(self, code: int) -> str:
        normal = unicodedata.normalize("NFKC", chr(code))
        self[code] = normal if len(normal) == 1 else chr(code)
        return self[code]


_NARROW = _Narrow()


def _japanese(text: str) -> Iterator[Figure]:
    for match in _JA.finditer(text):
        start, end = match.span()
        if match["number"]:
            unit = match["unit"]
            if unit is None or (unit.isascii() and unit != "%") or unit[0] == "つ":
                continue
            found = [_times(_digits(match["number"]), match["times"])]
            if match["low"]:
                found.append(_times(_digits(match["low"]), match["low_times"] or match["times"]))
        else:
            unit = match["kanji_unit"]
            found = [_kanji(match["kanji"])]
            if found[0] <= 1 or (found[0] <= 3 and unit in "人年月日時分回か"):
                continue  # 一人, 二年: as often an idiom as a figure
            if match[0] == "十分" and text[end : end + 1] not in tuple("間後前ほく以"):
                continue  # "enough", not ten minutes
            if match["kanji_low"]:
                found.append(_kanji(match["kanji_low"]))
        share = unit[0] in "割%" or unit == "パーセント" or text.startswith("パーセント", end)
        for value in found:
            yield Figure(start, end, match[0], value * 10 if unit[0] == "割" else value, share, _unit(unit))


def _unit(text: str) -> str:
    known = (*_MINUTES, *_MONTHS)
    return next((text[:size] for size in (2, 1) if text[:size] in known), "")


def _english(text: str) -> Iterator[Figure]:
    for match in _EN.finditer(text):
        start, end = match.span()
        after = (match["after"] or match["word_after"] or "").strip()
        if after.lower() in _FUNCTION:
            after = ""
        if match["words"]:
            found = [_spelled(match["words"])]
            if found[0] <= 3 or not after:
                continue
            if match["words_low"]:
                found.append(_spelled(match["words_low"]))
        else:
            named = text[:start].rstrip().rpartition(" ")[2]
            if not (match["sign"] or match["times"] or after) or (named[:1].isupper() and not match["sign"]):
                continue
            times = _TIMES_EN.get((match["times"] or "").lower(), 1)
            found = [_digits(match["number"]) * times]
            if match["low"]:
                found.append(_digits(match["low"]) * times)
        if _STRUCTURE.match(after) and found[0] <= _POINTS:
            continue
        for value in found:
            yield Figure(start, end, match[0].strip(), value, _SHARE.match(after) is not None, after.lower())


def _every(text: str) -> Iterator[tuple[float, str]]:
    """Any number in any notation with what follows it, read generously: what the notes may have meant."""
    for match in re.finditer(
        r"(\d[\d,]{0,24}(?:\.\d{1,9})?)([十百千万億兆]*)(?:\s?(thousand|million|billion|k\b))?", text, re.I
    ):
        number = _digits(match[1])
        after = text[match.end() : match.end() + 16]
        yield number, after
        whole = _times(number, match[2])
        yield whole * (_TIMES_EN[match[3].lower()] if match[3] else 1), after
    for match in re.finditer(r"[〇一二三四五六七八九十百千万億兆]+", text):
        yield _kanji(match[0]), text[match.end() : match.end() + 16]
    for match in re.finditer(rf"\b{_SPELLED}\b", text, re.I):
        after = text[match.end() : match.end() + 16]
        yield _spelled(match[0]), after
        yield from _year(match[0])
        for word in re.findall(_WORDS, match[0], re.I):
            yield _spelled(word), after


def _shares(text: str) -> Iterator[float]:
    """Shares that are not written in percent."""
    for match in re.finditer(r"(?:(\d[\d.]*)|([一二三四五六七八九]))割(?:([一二三四五六七八九五\d])分)?", text):
        tens = _digits(match[1]) if match[1] else _kanji(match[2])
        ones = match[3]
        yield tens * 10
        if ones:
            yield tens * 10 + (_digits(ones) if ones.isascii() else _kanji(ones))
    if re.search(r"半分|半数|半額|半減|\bhalf\b|\bhalv", text, re.I):
        yield 50.0


def _times_of(text: str) -> Iterator[tuple[str, float]]:
    """Lengths of time, with a half and with smaller units behind them: 1時間半, an hour and a half, 1時間20分."""
    for match in re.finditer(
        rf"(?:(\d[\d.]*)|({_KANJI}))(時間|分|日間?|週間|か月|カ月|ヶ月|年間?)(半)?(?:(\d+|{_KANJI})分)?", text
    ):
        value = _digits(match[1]) if match[1] else _kanji(match[2])
        yield match[3], value + (0.5 if match[4] else 0)
        if match[5] and match[3] == "時間":
            yield "分", value * 60 + (_digits(match[5]) if match[5].isascii() else _kanji(match[5]))
    for match in re.finditer(
        rf"\b(an?|\d[\d.]*|{_SPELLED})( and a half)?[ -](hour|minute|day|week|month|year)s?\b( and a half)?", text, re.I
    ):
        first = match[1].lower()
        value = 1.0 if first in ("a", "an") else _digits(first) if first[0].isdigit() else _spelled(first)
        yield match[3].lower(), value + (0.5 if match[2] or match[4] else 0)
    if re.search(r"\bhalf an hour\b|半時間", text, re.I):
        yield "minute", 30.0


def _digits(text: str) -> float:
    return float(text.replace(",", "").rstrip(".") or 0)


def _times(number: float, signs: str) -> float:
    for sign in signs:
        number *= _TIMES[sign]
    return number


def _kanji(signs: str) -> float:
    total = part = digit = 0
    for sign in signs:
        if sign in _KANJI_DIGITS:
            digit = digit * 10 + _KANJI_DIGITS.index(sign)
        elif _TIMES[sign] < 10**4:
            part += (digit or 1) * _TIMES[sign]
            digit = 0
        else:
            total += (part + digit or 1) * _TIMES[sign]
            part = digit = 0
    return float(total + part + digit)


def _year(words: str) -> Iterator[tuple[float, str]]:
    """Twenty nineteen, nineteen eighty-four."""
    first, *rest = re.findall(_WORDS, words.lower())
    if first in ("nineteen", "twenty") and rest and all(word in _NAMES for word in rest):
        value = sum(_NAMES[word] for word in rest)
        if _NAMES[rest[0]] >= 10 and value < 100:
            yield float((1900 if first == "nineteen" else 2000) + value), " "


def _spelled(words: str) -> float:
    total = part = 0
    for word in re.findall(_WORDS, words.lower()):
        if word in _NAMES:
            part += _NAMES[word]
        elif _TIMES_EN[word] <= 100:
            part = (part or 1) * _TIMES_EN[word]
        else:
            total += (part or 1) * _TIMES_EN[word]
            part = 0
    return float(total + part)
