"""What stands inside quotation marks: words that the writer shows, and does not use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.patterns import lazy

_QUOTED = lazy(
    r"「[^「」]{0,800}」|『[^『』]{0,800}』|“[^“”]{0,800}”|\"[^\"\n]{0,400}\"|‘[^‘’\n]{0,200}’|'[^'\n]{3,80}'(?!\w)"
)


def outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern` that do not begin inside quotation marks."""
    return unquoted(pattern.finditer(text), text)


def unquoted(matches: Iterable[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """Those of `matches`, in the order of `text`, that do not begin inside quotation marks."""
    found = list(matches)
    if not found:
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    place = 0
    for match in found:
        while place < len(quoted) and quoted[place][1] <= match.start():
            place += 1
        if place == len(quoted) or match.start() <= quoted[place][0]:
            yield match


def spans(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of what stands inside quotation marks, the marks with it; single marks are as often apostrophes."""
    return [match.span() for match in _QUOTED.finditer(text) if match[0][0] not in "‘'"]
