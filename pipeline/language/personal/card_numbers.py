"""Card numbers and My Number: their check digits tell them from most other figures."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.personal.digits import digits_in
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy

# Asked behind the first digit, as in `phone`.
_BEFORE = r"(?<![A-Za-z0-9_.,/=#+-].)"
_AFTER = r"(?![A-Za-z0-9_/=]|[-.,]\d)"
_GROUPED_CARD = lazy(
    rf"\d{_BEFORE}(?:\d{{3}}([ .-])\d{{4}}\1\d{{4}}\1\d{{4}}|(?<=3)[47]\d\d([ .-])\d{{6}}\2\d{{5}}|(?<=3)[068]\d\d([ .-])\d{{6}}\3\d{{4}}){_AFTER}"
)
_CARD = lazy(rf"\d{_BEFORE}\d{{13,15}}{_AFTER}")
# The networks' first digits, with the length of their numbers (ISO/IEC 7812, as the networks publish them).
_NETWORKS = lazy(
    r"(?:4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|4[4-9]\d|5\d\d)\d{12}|62\d{14})$"
)
_MY_NUMBER = lazy(rf"\d{_BEFORE}(?:\d{{3}}([ .-])\d{{4}}\1\d{{4}}|\d{{11}}){_AFTER}")
# A clock reading without separators (202611181530) has as many digits as well.
_CLOCK = lazy(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$")
_OTHER = cue("any", "personal/other-card")
_CALLED = cue("any", "personal/called-my-number")
_KANJI_OR_KANA = lazy(r"[\u3040-\u30ff\u4e00-\u9fff]")


def cards(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of `text` (plain form): card numbers with a right check digit."""
    for pattern in (_GROUPED_CARD, _CARD):
        for match in pattern.finditer(text):
            digits = digits_in(match[0])
            before = text[max(0, match.start() - 24) : match.start()]
            if _NETWORKS.match(digits) and _luhn(digits) and not _CLOCK.match(digits) and not _OTHER.search(before):
                yield match.span()


def my_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges: individual numbers with a right check digit. One number of eleven has that by chance, and parcels
    have twelve digits too: where the text is not Japanese, or calls it something else, it must be called by its name."""
    for match in _MY_NUMBER.finditer(text):
        digits = digits_in(match[0])
        if _is_my_number(digits) and not _CLOCK.match(digits):
            before = text[max(0, match.start() - 24) : match.start()]
            if _CALLED.search(before) or (_KANJI_OR_KANA.search(text) and not _OTHER.search(before)):
                yield match.span()


def _luhn(digits: str) -> bool:
    """ISO/IEC 7812-1 check digit; a run of one digit only is nobody's card."""
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    total = sum(int(digit) for digit in digits[-1::-2]) + sum(value - 9 if value > 9 else value for value in doubled)
    return total % 10 == 0 and len(set(digits)) > 1


def _is_my_number(digits: str) -> bool:
    """Check digit of a Japanese individual number (総務省令 平成26年第85号, 第5条)."""
    if len(set(digits)) == 1:
        return False
    total = sum(int(digit) * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(digits[:11]), start=1))
    remainder = total % 11
    return int(digits[11]) == (0 if remainder <= 1 else 11 - remainder)
