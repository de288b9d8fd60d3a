"""How improbable the letters of a text are: mean surprise in bits a letter, by the tables of `bench.letters`."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from pipeline.patterns import lazy
from pipeline.wording import Language

LATIN = " abcdefghijklmnopqrstuvwxyz"
JAPANESE = "".join(map(chr, range(0x3041, 0x3097))) + "漢カ0a、。記"
# A cell of a table is `chr(FLOOR + bits / STEP)`.
FLOOR = 35
STEP = 0.2
# What is no running text tells nothing: letters of one alphabet only, or too few.
_ENOUGH = 40
# A part of a text is more than an aside, and not all of it.
_PART = (0.25, 0.9)
# Babble shows on so many letters; more tell no more.
_SAMPLE = 400
_NOT_LATIN = lazy(r"[^a-z]+")
_LATIN_CODE = {letter: number for number, letter in enumerate(LATIN)}
_JAPANESE_CODE = {letter: number for number, letter in enumerate(JAPANESE)}
_SAME = lazy("([漢カ0a記])\\1+")


def english_letters(text: str) -> str:
    """Small letters, everything else one space."""
    return _NOT_LATIN.sub(" ", text.lower())


def japanese_letters(text: str) -> str:
    """Hiragana as they are; kanji, katakana, figures and Latin letters as one sign a run; stops and commas."""
    return _SAME.sub(r"\1", text.translate(_SIGNS))


def _sign(letter: str) -> str:
    if "ぁ" <= letter <= "ゖ":
        return letter
    if "一" <= letter <= "鿿" or letter in "々〇":
        return "漢"
    if "ァ" <= letter <= "ヺ" or letter == "ー":
        return "カ"
    if letter.isdigit():
        return "0"
    if letter.isalpha():
        return "a"
    if letter in "、，":
        return "、"
    if letter in "。．！？":
        return "。"
    return "" if letter.isspace() else "記"


class _Signs(dict[int, str]):
    """For `translate`; filled as letters occur."""

    def __missing__(self, code: int) -> str:
        self[code] = sign = _sign(chr(code))
        return sign


_SIGNS = _Signs()


def surprise(text: str, language: Language) -> float | None:
    """Bits a letter; None where there is too little of the language's own letters to tell."""
    from pipeline.language.unwritten import letter_tables

    if language == "en":
        return _mean(_sample(text, english_letters), letter_tables.ENGLISH, _LATIN_CODE, 3, frozenset())
    return _mean(_sample(text, japanese_letters), letter_tables.JAPANESE, _JAPANESE_CODE, 2, frozenset("a0カ記"))


def mixed_surprise(text: str) -> float | None:
    """Bits a Latin letter of a text of which they are a part, as where fingers run over the keys of a Japanese keyboard; None where they are not."""
    share = len(text.encode("ascii", "ignore")) / max(1, len(text))
    return surprise(text, "en") if _PART[0] < share < _PART[1] else None


def _sample(text: str, made: Callable[[str], str]) -> str:
    """The first letters, of as little text as has them."""
    letters = made(text[: 2 * _SAMPLE])
    return letters if len(letters) > _SAMPLE or len(text) <= 2 * _SAMPLE else made(text)


def _mean(letters: str, table: str, code: dict[str, int], length: int, silent: frozenset[str]) -> float | None:
    size = len(code)
    # A silent letter makes every cell that it has a part in a negative one.
    numbers = [-(size**length) if letter in silent else code[letter] for letter in letters[:_SAMPLE]]
    if length == 2:
        cells = [first * size + second for first, second in itertools.pairwise(numbers)]
    else:
        cells = [
            (one * size + two) * size + three
            for one, two, three in zip(numbers, numbers[1:], numbers[2:], strict=False)
        ]
    told = [table[cell] for cell in cells if cell >= 0]
    return STEP * (sum(map(ord, told)) - FLOOR * len(told)) / len(told) if len(told) >= _ENOUGH else None
