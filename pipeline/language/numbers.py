"""ONE reader of numbers, in digits, kanji and English words: what amounts to the same reads the same.

Everything that compares figures stands on it: quotations, the figures of machine sections, the facts list, the drafter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise, zip_longest

from pipeline.language.number_forms import grown
from pipeline.patterns import lazy, lowered
from pipeline.records import NamedTuple

_KANJI_DIGITS = "〇一二三四五六七八九"
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
NAMES = {name: value for value, name in enumerate(_SMALL.split())} | {
    name: value * 10 for value, name in enumerate(_ROUND.split(), start=2)
}
_TIMES = {"hundred": 100, "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "K": 10**3, "M": 10**6, "mn": 10**6, "bn": 10**9, "B": 10**9}
_MONEY = tuple("$€£¥")
_WORD = "|".join(sorted((*NAMES, *_TIMES), key=len, reverse=True))
# No number is longer than this; without a bound, a page of nothing but numerals would take for ever.
_LITERAL = r"(?:\d{1,3}(?:,\d{3}){1,7}|\d{1,24})(?:\.\d{1,9})?"
_KANJI = "〇一二三四五六七八九十百千"
# The look ahead changes nothing but the time: without one, every letter of a text costs a try of each alternative.
_JAPANESE = lazy(rf"(?=[\d{_KANJI}])(?:{_LITERAL}|[{_KANJI}])(?:{_LITERAL}|[{_KANJI}万億兆]){{0,24}}")
_BEHIND = lazy(
    r"[ -]?(hundred|thousand|million|billion|trillion|dozen)s?\b|\s?(k|K|M|mn|bn|B)(?![^\W_])", re.IGNORECASE
)
_ENGLISH = lazy(
    rf"(?=[abdefhmnostz])\b(?:half (?:a|an) (?:{_WORD})|(?:an? )?(?:{_WORD})(?:(?:[ -]|,? and )(?:{_WORD})){{0,9}}(?: point(?: (?:{_WORD})){{1,6}})?)s?\b"
)
_SPELLED = lazy(rf"\b(?:{_WORD}|half|point)\b")
_LATIN = lazy(r"[a-z]{3}")
# Pounds and pence as they are spoken: "four pounds twenty", "four pounds and five pence"; "four pounds twenty years ago" is none.
_COINS = lazy(
    r" (?:pounds?|quid|dollars?|bucks?|euros?),? (?:and )?(?=[\w-])",
    re.IGNORECASE,
)
_SMALL_COINS = lazy(r"[ ]?(?:p|pence|penn(?:y|ies)|cents?)\b", re.IGNORECASE)
_NO_THING = lazy(
    r"\s*(?:$|[^\w\s%-])|\s+(?:a|an|the|and|or|but|for|each|every|per|in|on|at|of|is|was|were|that|which|so|when|from|it|he|she|they|we|I|you|to)\b(?! \d)",
)
_PART_OF_SCALE = lazy(r"\b(an?|one|three)[ -]quarters? of an? (million|billion|thousand)\b")


class Number(NamedTuple):
    """A number that stands in the half-open range of a text (in characters), and what it amounts to."""

    start: int
    end: int
    value: float

    @property
    def written(self) -> str:
        """Its one form in digits."""
        return str(int(self.value)) if self.value == int(self.value) else repr(self.value)


class _Narrow(dict[int, str]):
    """Code point → the character it is short for, where that is one; filled as characters come up."""

    def __missing__(self, code: int) -> str:
        normal = unicodedata.normalize("NFKC", chr(code))
        self[code] = normal if len(normal) == 1 else chr(code)
        return self[code]


_NARROW = _Narrow()


def narrow(text: str) -> str:
    """Full-width digits and signs as ASCII, one for one where that is possible, so that offsets stay."""
    # What is normal already has nothing wide in it, and that is quickly seen.
    return text if unicodedata.is_normalized("NFKC", text) else text.translate(_NARROW)


def read(text: str) -> Iterator[Number]:
    """Every number of `text`, in order: 1,200, 千二百, 1億2000万, twenty-five hundred, half a million, 19 million, 50k."""
    return iter(_read(text))


# What is quoted, counted and taken back is looked for in the same words of the notes.
@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[Number, ...]:
    plain = narrow(text)
    until = 0
    found: list[Number] = []
    low = lowered(plain)
    each = [some for some in (list(_figures(plain)), list(_words(low)), list(_quarters(low))) if some]
    # Each of them comes in order.
    for number in each[0] if len(each) == 1 else sorted(chain.from_iterable(each), key=_place):
        if number.start >= until:
            until, value = grown(plain, *number)
            found.append(Number(number.start, until, round(value, 9)))
    return tuple(_with_coins(plain, found))


def _place(number: Number) -> tuple[int, int]:
    """By which numbers are put in order: the longer one first where two begin at one place."""
    return number.start, -number.end


def _with_coins(text: str, found: list[Number]) -> Iterator[Number]:
    """Amounts of money said in two numbers as one: four pounds twenty is 4.2."""
    place = 0
    while place < len(found):
        number, place = found[place], place + 1
        small = found[place] if place < len(found) else None
        end = None if small is None else _coins_end(text, number, small)
        if small is None or end is None:
            yield number
            continue
        place += 1
        yield Number(number.start, end, round(number.value + small.value / 100, 2))


def _coins_end(text: str, number: Number, small: Number) -> int | None:
    """Where an amount ends of which `small` may be the pence; None where it is not."""
    between = _COINS.match(text, number.end)
    whole = number.value == int(number.value) and small.value == int(small.value) and 0 < small.value < 100
    if between is None or between.end() != small.start or not whole:
        return None
    coins = _SMALL_COINS.match(text, small.end)
    if coins is not None:
        return coins.end()
    bare = small.value >= 10 and not between[0].endswith("and ") and _NO_THING.match(text, small.end)
    return small.end if bare else None


def _figures(text: str) -> Iterator[Number]:
    for match in _JAPANESE.finditer(text):
        value, end = _japanese(match[0]), match.end()
        behind = _BEHIND.match(text, end) if match[0][-1].isdigit() else None
        times = 0 if behind is None else _times(behind, money=text[match.start() - 1 : match.start()] in _MONEY)
        if behind is not None and times:
            value, end = value * times, behind.end()
        yield Number(match.start(), end, round(value, 9))


def _times(behind: re.Match[str], *, money: bool) -> int:
    """What the letters or the word behind a figure multiply it by; 0 where they do not: 5m are metres, £5m millions."""
    if behind[1]:
        return _TIMES[behind[1].lower()]
    return _TIMES["million"] if money and behind[2] == "m" else _SHORT.get(behind[2], 0)


_PART = lazy(rf"{_LITERAL}|.")


def _japanese(signs: str) -> float:
    """千二百万, 1億2000万, 2千5百, 二〇一九."""
    total = part = 0.0
    digits = ""
    for found in _PART.finditer(signs):
        sign = found[0]
        if sign in _MYRIADS:
            total += (part + float(digits or 0) or 1) * _MYRIADS[sign]
            part, digits = 0.0, ""
        elif sign in _TENS:
            part += (float(digits) if digits else 1) * _TENS[sign]
            digits = ""
        else:
            digits += str(_KANJI_DIGITS.index(sign)) if sign in _KANJI_DIGITS else sign.replace(",", "")
    return total + part + _float(digits)


def _float(digits: str) -> float:
    try:
        return float(digits or 0)
    except ValueError:  # two literals with a point each, run together
        return float(digits[: digits.rindex(".")].replace(".", "") or 0)


def _words(text: str) -> Iterator[Number]:
    """Numbers in English words, of a text in small letters; a row of them that makes no one number ("two three") is several."""
    if _LATIN.search(text) is None:
        return
    for match in _ENGLISH.finditer(text):
        found: list[Number] = []
        for start, end, value in _spelled(text, match.start(), match.end()):
            year = found and found[-1].value in (19, 20) and 10 <= value < 100 and text[found[-1].end : start] in " -"
            if year:
                first = found.pop()
                start, value = first.start, first.value * 100 + value
            found.append(Number(start, end, value))
        yield from found


def _quarters(text: str) -> Iterator[Number]:
    """Quarters of a scale, of a text in small letters: three quarters of a million."""
    for match in _PART_OF_SCALE.finditer(text) if "quarter" in text else ():
        yield Number(*match.span(), (3 if match[1] == "three" else 1) * _TIMES[match[2]] / 4)


def _spelled(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Half-open ranges and values of the numbers in a row of number words."""
    begin, until = -1, start
    total = part = 0.0
    decimals = ""
    for match in _SPELLED.finditer(text, start, end):
        word = match[0]
        if word == "half":
            begin, part, until = match.start(), 0.5, match.end()
            continue
        if word == "point":
            decimals = "."
            continue
        if decimals and word in _TIMES:
            total, part, decimals, until = (total + part + float(f"0{decimals}0")) * _TIMES[word], 0.0, "", match.end()
            continue
        if decimals:
            decimals += str(NAMES.get(word, ""))
            until = match.end()
            continue
        if begin >= 0 and not _goes_on(word, part, total):
            yield begin, until, total + part
            begin, total, part = -1, 0.0, 0.0
        begin = match.start() if begin < 0 else begin
        until = match.end()
        if word in NAMES:
            part += NAMES[word]
        elif _TIMES[word] <= _TIMES["hundred"]:
            part = (part or 1) * _TIMES[word]
        else:
            total, part = total + (part or 1) * _TIMES[word], 0.0
    if begin >= 0:
        yield begin, until, total + part + (float(f"0{decimals}") if len(decimals) > 1 else 0)


def _goes_on(word: str, part: float, total: float) -> bool:
    """Whether a number word belongs to the number before it."""
    if word in _TIMES:
        times = _TIMES[word]
        return part > 0 and (times > 100 or part < 100) and (total == 0 or times < total)
    value, rest = NAMES[word], part % 100
    if part == 0 or rest == 0:
        return total > 0 or part > 0
    return 0 < value < 10 and rest >= 20 and rest % 10 == 0


_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PART_BEHIND = lazy(rf"[ -]({'|'.join(_PARTS[1:])})s?\b", re.IGNORECASE)
PARTS = _PARTS[1:]
_A_PART = lazy(rf"\ban? ({'|'.join(PARTS)})\b")  # in small letters
_OF_SO_MANY = lazy(
    r"(?: [a-z]+)? (?:(?:in|out of)(?: every| each)?|of (?:every|each)) (?=[\w])|(?:人|件|回|社|軒|本|台|日|枚|個|店)(?:のうち|中|に)",
    re.IGNORECASE,
)
_TH_PART = "分の"
_SLASHED = lazy(r"(?<![\d/.])([1-9])/(10|[2-9])(?![\d/])")


def fractions(text: str, low: str, found: list[Number]) -> Iterator[Number]:
    """The fractions of a text in percent, rounded to two places: three quarters, a third, 5分の4. `low` is the text in small letters,
    `found` are its numbers, in order."""
    for match in _A_PART.finditer(low) if any(map(low.__contains__, PARTS)) else ():
        yield Number(*match.span(), _percent(1, _parts(match[1])))
    for match in _SLASHED.finditer(text) if "/" in text else ():
        one, whole = int(match[1]), int(match[2])
        if one < whole:
            yield Number(*match.span(), _percent(one, whole))
    for number, after in zip_longest(found, found[1:]):
        part = _PART_BEHIND.match(text, number.end)
        if part is not None:
            yield Number(number.start, part.end(), _percent(number.value, _parts(part[1])))
        elif after and text[number.end : after.start] == _TH_PART and number.value > after.value:
            yield Number(number.start, after.end, _percent(after.value, number.value))


def among(text: str, found: list[Number]) -> Iterator[Number]:
    """What a text counts out of so many, in percent, rounded to two places, from the one number to the end of the other: nine in ten, 五人に一人."""
    for number, after in pairwise(found):
        between = _OF_SO_MANY.match(text, number.end)
        told = between is not None and between.end() == after.start
        if between is None or not told:
            continue
        # "Nine in ten", but "from 160 to 90 in two years"; 五人に一人, but 一日に三十人.
        if number.value < after.value if between[0].isascii() else text.startswith(between[0][0], after.end):
            yield Number(number.start, after.end, _percent(*sorted((number.value, after.value))))


def _parts(name: str) -> int:
    return _PARTS.index(name.lower()) + 2


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
