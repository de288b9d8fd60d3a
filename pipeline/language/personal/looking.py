"""All kinds at once: what is found in a text, and a text without it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from types import ModuleType
from typing import Literal

from pipeline.language.personal import address, card_numbers, mail, phone
from pipeline.language.personal.digits import LEADS
from pipeline.language.personal.plain_form import fold
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

Kind = Literal["email", "phone", "address", "card", "my-number"]
KINDS: Mapping[Kind, Text] = {
    "email": Text("メールアドレス", "e-mail address"),
    "phone": Text("電話番号", "phone number"),
    "address": Text("住所", "postal address"),
    "card": Text("カード番号", "card number"),
    "my-number": Text("マイナンバー", "My Number"),
}
# So many of some signs (bytes of UTF-8) stand on each line that is worth looking at for what they are signs of, and where it may
# stand, in several lines at once. What is a number of a phone or of a card has nine digits.
_PLACES: Sequence[tuple[int, bytes, Callable[[str], Iterator[int]]]] = [
    (1, b"@", mail.signed),
    (1, b"%", mail.coded),
    (1, b"[({<])", mail.bracketed),
    (1, b"#", mail.remarked),
    (1, LEADS, address.placed),
    (9, LEADS, phone.long),
]
_SIGNS = frozenset(b"".join(signs for _, signs, _ in _PLACES))
_NO_SIGNS = bytes(set(range(256)).difference(_SIGNS, b"\n"))
# What is looked for by no sign is by these words.
_WORDS: Sequence[tuple[str, ModuleType]] = [(word, kind) for kind in (mail, phone, address) for word in kind.WORDS]
_REMOVED = Text("（{kind}は省略）", "[{kind} removed]")


class Personal(NamedTuple):
    """One piece of personal data: its kind, and its half-open range in the text (in characters)."""

    kind: Kind
    start: int
    end: int


def worth_looking(text: str) -> bool:
    """A cheap screen: False where `find` finds nothing."""
    return mail.worth_looking(text) or phone.worth_looking(text) or address.worth_looking(text)


def lines_worth_looking(lines: Sequence[str]) -> list[int]:
    """Which lines, by number from 0, pass `worth_looking`: all are looked through at once, because most hold nothing."""
    text = "\n".join(lines)
    found: set[int] = set()
    if len(lines) - 1 < text.count("\n"):  # some line holds a break, and its parts count together
        found.update(number for number, line in enumerate(lines) if "\n" in line and worth_looking(line))
        lines = ["" if "\n" in line else line for line in lines]
        text = "\n".join(lines)
    held = text.encode("utf-8", "surrogatepass").translate(None, _NO_SIGNS)
    for least, signs, places in _PLACES:
        some = held.translate(None, bytes(_SIGNS.difference(signs))).split(b"\n")
        found |= _where(lines, [number for number, one in enumerate(some) if len(one) >= least], places)
    for word, kind in _WORDS:
        if word[0] in text and word in text:  # a letter is found in a tenth of the time
            found.update(number for number, line in enumerate(lines) if word in line and kind.worth_looking(line))
    return sorted(found)


def _where(lines: Sequence[str], numbers: Sequence[int], places: Callable[[str], Iterator[int]]) -> set[int]:
    """Those of the lines with these `numbers` on which one of the `places` is."""
    if not numbers:
        return set()
    some = [lines[number] for number in numbers]
    found = list(places("\n".join(some)))
    starts = list(accumulate((len(line) + 1 for line in some), initial=0))
    return {numbers[bisect_right(starts, place) - 1] for place in found}


def find(text: str, near: str = "") -> tuple[Personal, ...]:
    """All personal data in `text`, in order, without overlaps (the one that begins first, then the longest, counts).

    `near` is the text around it: an address in a notice of an event is a venue.
    """
    worth = [kind for kind in (mail, phone, address) if kind.worth_looking(text)]
    if not worth:
        return ()
    plain = fold(text)
    found = sorted(_all(plain.text, near, worth), key=lambda item: (item.start, -item.end))
    result: list[Personal] = []
    for item in found:
        if not result or item.start >= result[-1].end:
            result.append(item)
    if plain.places is None:
        return tuple(result)
    return tuple(Personal(item.kind, *plain.span(item.start, item.end)) for item in result)


def masked(text: str, language: Language) -> str:
    """`text` with a mark in the place of each piece of personal data."""
    parts: list[str] = []
    at = 0
    for item in find(text):
        parts += [text[at : item.start], _REMOVED.render(language, {"kind": KINDS[item.kind]})]
        at = item.end
    return "".join((*parts, text[at:]))


def _all(text: str, near: str, worth: Collection[ModuleType]) -> Iterator[Personal]:
    if mail in worth:
        yield from (Personal("email", *span) for span in mail.find(text))
    if phone in worth:
        yield from (Personal("card", *span) for span in card_numbers.cards(text))
        yield from (Personal("my-number", *span) for span in card_numbers.my_numbers(text))
        yield from (Personal("phone", *span) for span in phone.find(text))
    if address in worth:
        yield from (Personal("address", *span) for span in address.find(text, fold(near).text))
