"""Personal data that has a form: e-mail addresses, phone numbers, postal addresses, card numbers and My Number.

What it cannot see: data without a form (a name, an age, an employer), numbers spoken in words, addresses without a house
number. Numbers of firms and of people look the same; both are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from pipeline.patterns import lazy
from pipeline.wording import Language, Text

Kind = Literal["email", "phone", "address", "card", "my-number"]
KINDS: Mapping[Kind, Text] = {
    "email": Text("メールアドレス", "e-mail address"),
    "phone": Text("電話番号", "phone number"),
    "address": Text("住所", "postal address"),
    "card": Text("カード番号", "card number"),
    "my-number": Text("マイナンバー", "My Number"),
}
_REMOVED = Text("（{kind}は省略）", "[{kind} removed]")

# Full-width digits and signs as their ASCII counterparts, one for one, so that offsets stay.
_NARROW = str.maketrans("０１２３４５６７８９＠．＋（）－‐‑–−　", "0123456789@.+()----- ")

_EMAIL = lazy(
    r"(?<![A-Za-z0-9_.+%/-])([A-Za-z0-9_+%-][A-Za-z0-9._+%-]{0,63})@((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?![A-Za-z0-9_-])"
)
# RFC 2606 and 6761 reserve these for examples; `git@` and `logo@2x.png` are no mailboxes.
_NO_MAILBOX = lazy(
    r"(?:(?:.*\.)?example(?:\.(?:com|net|org|jp|co\.jp))?|.*\.(?:test|invalid|localhost|png|jpe?g|gif|svg|webp|js|css))$",
    re.IGNORECASE,
)
_NO_DIGIT_BEFORE = r"(?<![A-Za-z0-9_.,/=#+-])"
_NO_DIGIT_AFTER = r"(?![A-Za-z0-9_/=]|[-.,]\d)"
# Japan: ten digits from 0 in three groups (mobile and IP numbers eleven), also with brackets around a group.
_PHONE_JA = lazy(
    rf"{_NO_DIGIT_BEFORE}\(?0\d{{1,4}}(?:\)[ ]?|[-ー ]\(?)\d{{1,4}}(?:\)[ ]?|[-ー ])\d{{3,4}}{_NO_DIGIT_AFTER}"
)
_MOBILE_JA = lazy(rf"{_NO_DIGIT_BEFORE}0[5789]0\d{{8}}{_NO_DIGIT_AFTER}")
# E.164: a plus sign, then seven to fifteen digits in any groups.
_PHONE_WORLD = lazy(
    r"(?<![A-Za-z0-9_+])\+(?!\d{4}-\d\d-\d\d)[1-9]\d{0,2}(?:[ -]?\(?\d{1,5}\)?){2,6}(?![A-Za-z0-9_]|[-.,]\d)"
)
_PHONE_US = lazy(rf"{_NO_DIGIT_BEFORE}(?:\([2-9]\d\d\) ?|[2-9]\d\d[-.])[2-9]\d\d[-.]\d{{4}}{_NO_DIGIT_AFTER}")
_CARD = lazy(
    rf"{_NO_DIGIT_BEFORE}(?:\d{{4}}([ -])\d{{4}}\1\d{{4}}\1\d{{4}}|3[47]\d\d([ -])\d{{6}}\2\d{{5}}|\d{{14,16}}){_NO_DIGIT_AFTER}"
)
_CARD_PREFIX = lazy(r"4|5[1-5]|2[2-7]|3[4-8]|6(?:011|4|5)")
_MY_NUMBER = lazy(rf"{_NO_DIGIT_BEFORE}(?:\d{{4}}([ -])\d{{4}}\1\d{{4}}|\d{{12}}){_NO_DIGIT_AFTER}")
# A clock reading without separators (202611181530) has twelve digits as well.
_CLOCK = lazy(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$")

_PREFECTURE = (
    "(?:北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|"
    "滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)"
)
_PLACE = r"[^\s\d、。，．（）()「」：:]"
_HOUSE = r"(?:[\d一二三四五六七八九十]{1,4}丁目(?:[ ]?\d{1,4}(?:番地?|[-ー]\d{1,4})?(?:の?\d{1,4}号?)?)?|\d{1,5}(?:番地?(?:の?\d{1,4})?号?|(?:[-ー]\d{1,4}){1,3}))"
_ADDRESS_JA = lazy(
    rf"(?:〒[ ]?\d{{3}}-?\d{{4}}[ ]*)?{_PREFECTURE}[ ]?{_PLACE}{{1,12}}?[市区町村郡]{_PLACE}{{0,16}}?[ ]?{_HOUSE}"
)
_CITY_JA = lazy(
    rf"{_PLACE}{{1,5}}市{_PLACE}{{1,4}}区{_PLACE}{{1,10}}?[ ]?(?:\d{{1,3}}丁目|\d{{1,4}}-\d{{1,4}}(?:-\d{{1,4}})?)(?!年)"
)
_POSTCODE_JA = lazy(r"〒[ ]?\d{3}-?\d{4}")
_ADDRESS_EN = lazy(
    r"(?<![\w.,-])\d{1,5}[A-Za-z]? (?:[NSEW]\.? )?[A-Z][a-z'’]+(?: [A-Z][a-z'’]+){0,2} "
    r"(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Ln\.?|Drive|Dr\.?|Court|Ct\.?)"
    r"(?:,? (?:Apt|Suite|Unit|#)\.? ?\w{1,5})?(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z]{2} \d{5})?)?(?!\w)"
)


class Personal(NamedTuple):
    """One piece of personal data: its kind, and its half-open range in the text (in characters)."""

    kind: Kind
    start: int
    end: int


def find(text: str) -> tuple[Personal, ...]:
    """All personal data in `text`, in order, without overlaps (the one that begins first, then the longest, counts)."""
    if not _WORTH_LOOKING.search(text):
        return ()
    narrow = text.translate(_NARROW)
    found = sorted(_all(narrow), key=lambda item: (item.start, -item.end))
    result: list[Personal] = []
    for item in found:
        if not result or item.start >= result[-1].end:
            result.append(item)
    return tuple(result)


def masked(text: str, language: Language) -> str:
    """`text` with a mark in the place of each piece of personal data."""
    parts: list[str] = []
    at = 0
    for item in find(text):
        parts += [text[at : item.start], _REMOVED.render(language, {"kind": KINDS[item.kind]})]
        at = item.end
    return "".join((*parts, text[at:]))


# Seven digits with no more than two signs between them: less is no phone number and no card.
_LONG_NUMBER = lazy(r"\d(?:[^\w\n]{0,2}ー?\d){6}")
_STREETS = (
    " Street",
    " St",
    " Ave",
    " Road",
    " Rd",
    " Boulevard",
    " Blvd",
    " Lane",
    " Ln",
    " Drive",
    " Dr",
    " Court",
    " Ct",
)
_WORTH_LOOKING = lazy(r"[@＠〒]|[\d０-９]")


def _all(text: str) -> Iterator[Personal]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            if not _NO_MAILBOX.match(match[2]) and match[1] != "git":
                yield Personal("email", *match.span())
    if _LONG_NUMBER.search(text):
        yield from _numbers(text)
    for sign, pattern in (("市", _CITY_JA), ("〒", _POSTCODE_JA)):
        if sign in text:
            for match in pattern.finditer(text):
                yield Personal("address", *match.span())
    if any(sign in text for sign in _STREETS):
        for match in _ADDRESS_EN.finditer(text):
            yield Personal("address", *match.span())
    if any(sign in text for sign in "都道府県"):
        for match in _ADDRESS_JA.finditer(text):
            yield Personal("address", *match.span())


def _numbers(text: str) -> Iterator[Personal]:
    for pattern in (_PHONE_JA, _MOBILE_JA, _PHONE_WORLD, _PHONE_US):
        for match in pattern.finditer(text):
            if _is_phone(_digits(match[0]), pattern):
                yield Personal("phone", *match.span())
    for match in _CARD.finditer(text):
        digits = _digits(match[0])
        if _CARD_PREFIX.match(digits) and _luhn(digits):
            yield Personal("card", *match.span())
    for match in _MY_NUMBER.finditer(text):
        digits = _digits(match[0])
        if _is_my_number(digits) and not _CLOCK.match(digits):
            yield Personal("my-number", *match.span())


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _is_phone(digits: str, pattern: re.Pattern[str]) -> bool:
    if pattern is _PHONE_JA:
        return len(digits) == (11 if digits[:3] in ("050", "070", "080", "090") or digits[:4] == "0800" else 10)
    return pattern is not _PHONE_WORLD or 8 <= len(digits) <= 15


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
