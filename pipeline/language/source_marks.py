"""The line in which a draft says whose words a section is made of: it shows that a record of the draft was made."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.patterns import lazy
from pipeline.wording import Text

SOURCES = Text("出どころ：{said}", "Said by: {said}")
_STARTS = tuple(text.partition("{")[0] for text in SOURCES)
_UTTERANCE = lazy(r"\bu[0-9]+\b")


def drafted(lines: Sequence[str]) -> int | None:
    """The first line with such a mark, counting from 1; None where there is none."""
    marked = (number for number, line in enumerate(lines, 1) if line.startswith(_STARTS) and _UTTERANCE.search(line))
    return next(marked, None)
