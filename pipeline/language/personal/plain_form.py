"""One plain form for the many ways to write a digit, a letter or a sign, with the way back to the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pipeline.patterns import lazy
from pipeline.records import NamedTuple

# Nothing is seen of these, and they stand between letters.
_INVISIBLE = lazy("[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_SIGNS = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-"),
    ord("。"): "。",
    ord("〜"): "~",
    ord("\t"): " ",
}


class Folded(NamedTuple):
    """Plain text; `places` are the offsets of its characters in the original, None where they are the same."""

    text: str
    places: Sequence[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


class _Plain(dict[int, str]):
    """One character for one, so that offsets stay: its compatibility form where that is one character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFKC", character)
        self[code] = plain if len(plain) == 1 else character
        return self[code]


_PLAIN = _Plain(_SIGNS)


def fold(text: str) -> Folded:
    """Digits, Latin letters and signs of any width and face in their ASCII form; invisible characters gone."""
    if text.isascii():
        return Folded(text, None)
    if not _INVISIBLE.search(text):
        return Folded(text.translate(_PLAIN), None)
    places = [place for place, character in enumerate(text) if not _INVISIBLE.match(character)]
    return Folded("".join(text[place] for place in places).translate(_PLAIN), places)
