"""A heading as the site's renderer reads it: its level, its visible words, and what its attribute list says."""

from __future__ import annotations

from pipeline.markup import shapes
from pipeline.markup.elements import attributes
from pipeline.markup.visible import visible
from pipeline.model.article import Heading

_DEEPEST = 6


def marked(line: str) -> tuple[int, str]:
    """The level of a heading that begins with its marks, and what stands behind them."""
    level = min(_DEEPEST, len(line) - len(line.lstrip("#")))
    return level, line[level:].rstrip("#")


def heading(level: int, text: str, line: int, end_line: int) -> Heading:
    """The heading that `text` makes, without its marks."""
    classes: tuple[str, ...] = ()
    anchor = None
    found = shapes.HEADING_ATTRIBUTES.search(text) if text.rstrip(" ").endswith("}") else None
    if found:
        values = attributes(found[1])
        classes = tuple(values.get("class", "").split())
        anchor = next((token[1:] for token in found[1].split() if token.startswith("#")), values.get("id"))
        text = text[: found.start()]
    return Heading(level, visible(text.strip(" #")).strip(), line, end_line, classes, anchor)
