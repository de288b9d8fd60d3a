"""All kinds at once: what is found in a text, and a text without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pipeline.language.personal import address, mail, numbers, phone
from pipeline.language.personal.folding import fold
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


class Personal(NamedTuple):
    """One piece of personal data: its kind, and its half-open range in the text (in characters)."""

    kind: Kind
    start: int
    end: int


def worth_looking(text: str) -> bool:
    """A cheap screen: False where `find` finds nothing."""
    return mail.worth_looking(text) or phone.worth_looking(text) or address.worth_looking(text)


Looks = tuple[Callable[[str], bool], ...]


def kinds_in(forms: Sequence[str]) -> Looks:
    """The screens that some form of a text passes: whatever fails one of them as a whole fails it line by line."""
    screens = (mail.worth_looking, phone.worth_looking, address.worth_looking)
    return tuple(look for look in screens if any(look(form) for form in forms))


def find(text: str, near: str = "") -> tuple[Personal, ...]:
    """All personal data in `text`, in order, without overlaps (the one that begins first, then the longest, counts).

    `near` is the text around it: an address in a notice of an event is a venue.
    """
    if not worth_looking(text):
        return ()
    plain = fold(text)
    found = sorted(_all(plain.text, fold(near).text), key=lambda item: (item.start, -item.end))
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


def _all(text: str, near: str) -> Iterator[Personal]:
    if mail.worth_looking(text):
        yield from (Personal("email", *span) for span in mail.find(text))
    if phone.worth_looking(text):
        yield from (Personal("card", *span) for span in numbers.cards(text))
        yield from (Personal("my-number", *span) for span in numbers.my_numbers(text))
        yield from (Personal("phone", *span) for span in phone.find(text))
    if address.worth_looking(text):
        yield from (Personal("address", *span) for span in address.find(text, near))
