"""What git writes around two texts of which one has to go."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.markup.oddities import CONFLICT
from pipeline.model.article import Oddity

_OURS, _BETWEEN, _THEIRS = "<<<<<<<", ("=======", "|||||||"), ">>>>>>>"
_MARKS = frozenset((_OURS, *_BETWEEN, _THEIRS))
# What git calls the two sides where they are no branch or commit: enough where somebody took the other markers out.
_SIDES = ("HEAD", "Updated upstream", "Stashed changes")


def conflicts(text: str, code: Collection[int]) -> Iterator[Oddity]:
    """One oddity for each conflict outside of code: an underline and a quotation in a quotation alone are none."""
    if _OURS not in text and _THEIRS not in text:
        return
    lines = text.split("\n")
    marks = [
        (number, mark)
        for number, line in enumerate(lines)
        if (mark := line[:7]) in _MARKS and line[7:8] in ("", " ") and number not in code
    ]
    last = max((position for position, (_, mark) in enumerate(marks) if mark != _OURS), default=-1)
    seen: set[str] = set()
    for position, (number, mark) in enumerate(marks):
        named = lines[number][len(mark) + 1 :].startswith(_SIDES)
        begins = mark == _OURS and (named or position < last)
        # Where the marker before it stands as well, that one is told.
        ends = mark == _THEIRS and _OURS not in seen and (named or bool(seen.intersection(_BETWEEN)))
        if begins or ends:
            yield Oddity(number, CONFLICT.filled(mark=mark), everywhere=True)
        seen.add(mark)
