"""The line above a machine's sentence that no passage of the notes carries to the letter: a person takes it away after reading.

<!-- unverified u12 0:12:41 -->

Where it is the article's title or description, which stand in the front matter, the line says so: <!-- unverified title u12 -->
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language, Text

_WORD = Text("未確認", "unverified")
Field = Literal["title", "description"]
_FIELDS: Mapping[Field, Text] = {"title": Text("題名", "title"), "description": Text("説明文", "description")}
_LINE = lazy(r"^[ \t>]*<!--[ \t]*(?:未確認|unverified)\b([^<>\n]*?)-->[ \t]*$", 2)
# What an id of a ledger never needs, and what a comment must not hold.
_UNSAFE = lazy(r"[<>\s]|--+")


class Mark(NamedTuple):
    """What such a line says: of which field, where it is one, and the words that name the place."""

    field: Field | None
    where: tuple[str, ...]


def line(where: Sequence[str], language: Language, field: Field | None = None) -> str:
    """The line; `where` are the utterances that come nearest, and their place in the recording."""
    what = "" if field is None else _FIELDS[field].render(language)
    words = " ".join(filter(None, (_WORD.render(language), what, *(_UNSAFE.sub("-", one) for one in where))))
    return f"<!-- {words} -->"


def find(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Number (from 1) of each such line, and what it says of where."""
    for number, text in enumerate(lines, 1):
        match = _LINE.match(text) if "<!--" in text else None
        if match:
            yield number, match[1].strip()


def read(said: str) -> Mark:
    """What the words of such a line (as `find` gives them) say."""
    first, _, rest = said.partition(" ")
    field = next((key for key, name in _FIELDS.items() if first in (name.ja, name.en)), None)
    return Mark(field, tuple((said if field is None else rest).split()))
