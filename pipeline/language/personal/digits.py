"""What begins with a digit, in any script.

A class of characters is searched three times as fast as `\\d`, but a class with some beyond U+FFFF in it more slowly than that:
a text that has such characters is searched as `\\d` has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.named import Folder, cue, written
from pipeline.markup.characters import beyond_basic
from pipeline.patterns import deferred

# The noughts up to U+FFFF, each with its nine digits behind it.
_NOUGHTS = (
    "0\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u1090"
    "\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0\uff10"
)
DIGITS = "".join(f"{nought}-{chr(ord(nought) + 9)}" for nought in _NOUGHTS)
# The bytes of UTF-8 with which a digit of any script begins, and whatever lies beyond U+FFFF.
LEADS = bytes(sorted({*b"0123456789", *(nought.encode()[0] for nought in _NOUGHTS), *range(0xF0, 0xF5)}))


def digits_in(text: str) -> str:
    """All digits of a text and nothing else."""
    return "".join(character for character in text if character.isdigit())


class ByDigit:
    """A row whose matches begin with a digit, or with another character of one class."""

    def __init__(self, language: Folder, name: str) -> None:
        self._whole = cue(language, name)
        self._quick = deferred(lambda: (written(language, name).replace(r"\d", DIGITS, 1), 0))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self._for(text).search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches."""
        return self._for(text).finditer(text)

    def _for(self, text: str) -> re.Pattern[str]:
        return self._whole if beyond_basic(text) else self._quick
