"""Whom words are given to by the frame around them: an admonition with a name for its title, a <cite> behind a blockquote."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evidence import naming
from pipeline.patterns import lazy

_TITLED = lazy(
    r"^([ ]*)(?:!!!|\?\?\?\+?|///)[ ]*(?:quote|cite|blockquote)\b[^\"|\n]*[\"|][ ]*([^\"\n]{1,60}?)[ ]*\"?[ ]*$"
)
_CITED = lazy(r"<cite\b[^<>]{0,100}>([^<>\n]{1,60})</cite>")


def titled(lines: Sequence[str], line: int, people: Sequence[str]) -> str | None:
    """The person whose name is the title of the quoting admonition that a line (from 1) stands in; None where there is none."""
    indent = _indent(lines[line - 1])
    for text in reversed(lines[: line - 1]):
        if not text.strip() or _indent(text) >= indent:
            continue
        found = _TITLED.match(text)
        return naming.whole(found[2], people) if found is not None else None
    return None


def cited(lines: Sequence[str], people: Sequence[str]) -> str | None:
    """The person named by a <cite> in some lines; None where there is none of the notes."""
    found = [match[1] for line in lines for match in _CITED.finditer(line)]
    return naming.whole(found[-1].strip(" —―–-"), people) if found else None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
