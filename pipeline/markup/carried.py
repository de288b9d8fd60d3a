"""Where a paragraph, an item of a list or a `<div markdown>` carries one of some classes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.markup.elements import attributes
from pipeline.model.article import Passage
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

# An attribute list on the last line of a block, and the elements that may hold several.
_MARK = lazy(
    r"\n[ \t]*(?:\{:?[ ]*([^}\n]*)\}[ \t]*(?=\n)|<(div|section|aside)\b([^>\n]*)>|</(div|section|aside)[ ]*>)", 2
)


class Carried(NamedTuple):
    """A class and the lines (end exclusive) of what carries it."""

    name: str
    start: int
    end: int


def carried(lines: Sequence[str], first: int, passages: Sequence[Passage], names: Collection[str]) -> Iterator[Carried]:
    """What carries one of `names`, in order of where it ends; `first` is the file's line number of line 0 of `lines`."""
    marks = list(_marks(lines, first))
    ends = {passage.line + passage.text.count("\n"): passage for passage in passages if marks}
    open_: list[tuple[str, str | None, int]] = []
    for line, match in marks:
        listed, tag, inside, closed = match.groups()
        if tag:
            found = attributes(inside)
            name = _named(found, names) if "markdown" in found else None
            open_.append((tag.lower(), name, line))
        elif closed:
            if open_ and open_[-1][0] == closed.lower():
                _, name, start = open_.pop()
                if name:
                    yield Carried(name, start, line + 1)
        elif (above := ends.get(line - 1)) is not None and (name := _named(attributes(listed), names)):
            yield Carried(name, above.line, line + 1)


def _marks(lines: Sequence[str], first: int) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines that hold nothing but an attribute list, or begin with a tag of what holds several blocks."""
    whole = "\n".join(("", *lines, ""))
    number, counted = first, 0
    for match in _MARK.finditer(whole):
        number += whole.count("\n", counted, match.start())
        counted = match.start()
        yield number, match


def _named(found: dict[str, str], names: Collection[str]) -> str | None:
    return next((name for name in found.get("class", "").split() if name in names), None)
