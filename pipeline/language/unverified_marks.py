"""The line above a machine's sentence that no passage of the notes carries to the letter: a person takes it away after reading.

<!-- unverified u12 0:12:41 -->
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.patterns import lazy
from pipeline.wording import Language, Text

_WORD = Text("未確認", "unverified")
_LINE = lazy(r"^[ \t>]*<!--[ \t]*(?:未確認|unverified)\b([^<>\n]*?)-->[ \t]*$", 2)
# What an id of a ledger never needs, and what a comment must not hold.
_UNSAFE = lazy(r"[<>\s]|--+")


def line(where: Sequence[str], language: Language) -> str:
    """The line; `where` are the utterances that come nearest, and their place in the recording."""
    words = " ".join(filter(None, (_WORD.render(language), *(_UNSAFE.sub("-", one) for one in where))))
    return f"<!-- {words} -->"


def find(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Number (from 1) of each such line, and what it says of where."""
    for number, text in enumerate(lines, 1):
        match = _LINE.match(text) if "<!--" in text else None
        if match:
            yield number, match[1].strip()
