"""What stands inside quotation marks: words that the writer shows, and does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.patterns import lazy

_QUOTED = lazy(
    r"「[^「」]{0,800}」|『[^『』]{0,800}』|“[^“”]{0,800}”|\"[^\"\n]{0,400}\"|‘[^‘’\n]{0,200}’|'[^'\n]{3,80}'(?!\w)"
)


def outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern` that do not begin inside quotation marks."""
    found = list(pattern.finditer(text))
    if not found:
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in found:
        if not any(start < match.start() < end for start, end in quoted):
            yield match
