"""Figures of a text as values, so that 30%, 三割 and thirty percent are one; and whether the notes hold them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pipeline.model.notes import Notes
from pipeline.patterns import lazy
from pipeline.wording import Language

_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_TIMES_EN = {"hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_NAMES = {name: value for value, name in enumerate(_SMALL.split())} | {
    name: value * 10
    for value, name in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_WORDS = "|".join(sorted((*_NAMES, "hundred", "thousand", "million", "billion", "dozen"), key=len, reverse=True))
_JA = lazy(
    r"(?<![0-9A-Za-z.,:/#\-])(?P<number>\d[\d,]*(?:\.\d+)?)(?P<times>[十百千万億兆]*)(?P<unit>[^\W\d_]|%|[つ])?|"
    r"(?P<kanji>[一二三四五六七八九十百千]+[一二三四五六七八九十百千万億兆]*)(?P<kanji_unit>割|[人件円台社本枚冊箱回倍歳年月日時分秒名店個か](?!手|方|目)|パーセント|%)"
)
_EN = lazy(
    rf"(?<![\w.,:/#\-])(?P<sign>[$€£¥])?(?P<number>\d[\d,]*(?:\.\d+)?)(?:[ -]?(?P<times>hundred|thousand|million|billion|dozen|k)\b)?(?P<after>%| ?[a-z]+)?(?![\d:/])|"
    rf"\b(?P<words>(?:{_WORDS})(?:[ -](?:and )?(?:{_WORDS}))*)\b(?P<word_after>%| [a-z]+)?",
    re.IGNORECASE,
)
# Counting one's own points is no claim about the world.
_STRUCTURE = lazy(r"^(?:つ|点|reasons?|things?|points?|steps?|ways?|parts?|questions?|answers?|of)$", re.IGNORECASE)


class Figure(NamedTuple):
    """A number as it is written, in a half-open range of the text (in characters), and what it amounts to."""

    start: int
    end: int
    text: str
    value: float


def find(text: str, language: Language) -> Iterator[Figure]:
    """The figures that say something: with a unit or a thing counted, not the numbering of the text itself."""
    plain = _narrow(text)
    yield from _japanese(plain) if language == "ja" else _english(plain)


def values(notes: Iterable[Notes], dates: Iterable[date | None]) -> frozenset[float]:
    """Every number of the notes that is on the record, however written, with the days given."""
    found: set[float] = set()
    days = list(dates)
    for one in notes:
        days.append(one.date)
        for utterance in one.on_record:
            plain = _narrow(utterance.text)
            found.update(_every(plain))
    for day in days:
        if day is not None:
            found.update((float(day.year), float(day.month), float(day.day)))
    return frozenset(found)


def _narrow(text: str) -> str:
    """Full-width digits and signs as ASCII, one for one where that is possible, so that offsets stay."""
    return "".join(normal if len(normal := unicodedata.normalize("NFKC", letter)) == 1 else letter for letter in text)


def _japanese(text: str) -> Iterator[Figure]:
    for match in _JA.finditer(text):
        if match["number"]:
            unit = match["unit"]
            if unit is None or (unit.isascii() and unit != "%") or unit == "つ":
                continue
            value = _times(float(match["number"].replace(",", "")), match["times"])
        else:
            unit = match["kanji_unit"]
            value = _kanji(match["kanji"])
            if value <= 1 or (value <= 3 and unit in "人年月日時分回か"):
                continue  # 一人, 二年: as often an idiom as a figure
        if unit == "割":
            value *= 10
        yield Figure(match.start(), match.end(), match[0], value)


def _english(text: str) -> Iterator[Figure]:
    for match in _EN.finditer(text):
        after = (match["after"] or match["word_after"] or "").strip()
        if _STRUCTURE.match(after):
            continue
        if match["words"]:
            value = _spelled(match["words"])
            if value <= 3 or not after:
                continue
        else:
            named = text[: match.start()].rstrip().rpartition(" ")[2]
            if not (match["sign"] or match["times"] or after) or (named[:1].isupper() and not match["sign"]):
                continue
            value = float(match["number"].replace(",", "")) * _TIMES_EN.get((match["times"] or "").lower(), 1)
        yield Figure(match.start(), match.end(), match[0].strip(), value)


def _every(text: str) -> Iterator[float]:
    """Any number in any notation, read generously: what the notes may have meant."""
    for match in re.finditer(r"(\d[\d,]*(?:\.\d+)?)([十百千万億兆]*)\s?(割|thousand|million|billion|k\b)?", text, re.I):
        number = float(match[1].replace(",", "") or 0)
        yield number
        whole = _times(number, match[2])
        yield whole
        if match[3]:
            yield whole * (10 if match[3] == "割" else _TIMES_EN[match[3].lower()])
    for match in re.finditer(r"([一二三四五六七八九十百千万億兆]+)(割)?", text):
        yield _kanji(match[1])
        if match[2]:
            yield _kanji(match[1]) * 10
    for match in re.finditer(rf"\b(?:{_WORDS})(?:[ -](?:and )?(?:{_WORDS}))*\b", text, re.I):
        yield _spelled(match[0])
        yield from (_spelled(word) for word in re.findall(_WORDS, match[0], re.I))
    if re.search(r"半分|半数|\bhalf\b", text, re.I):
        yield 50.0
    if re.search(r"倍|\btwice\b|\bdouble", text, re.I):
        yield 2.0


def _times(number: float, signs: str) -> float:
    for sign in signs:
        number *= _TIMES[sign]
    return number


def _kanji(signs: str) -> float:
    total = part = digit = 0
    for sign in signs:
        if sign in "一二三四五六七八九":
            digit = digit * 10 + "一二三四五六七八九".index(sign) + 1
        elif _TIMES[sign] < 10**4:
            part += (digit or 1) * _TIMES[sign]
            digit = 0
        else:
            total += (part + digit or 1) * _TIMES[sign]
            part = digit = 0
    return float(total + part + digit)


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
