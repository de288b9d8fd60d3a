"""Captions that roll: each cue repeats what the one before showed. They come out once, with the time they appeared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

# Repeats shorter than this are said twice as often as they are shown twice (in characters, without blanks).
_TELLING = 4
# How far back a repeat can reach: two or three lines of a caption.
_WINDOW = 300


def repeated(texts: Sequence[str]) -> list[int]:
    """How many characters (blanks not counted) at the beginning of each cue were on show in the one before.

    All zero unless this is what the file does as a rule: people say things twice as well.
    """
    shown = ["".join(text.split()) for text in texts]
    overlaps = [0] + [_overlap(before, after) for before, after in pairwise(shown)]
    rolling = sum(length >= _TELLING for length in overlaps)
    # Where a cue repeats the one before and adds nothing, somebody may as well have said it again.
    adding = sum(_TELLING <= length < len(text) for length, text in zip(overlaps, shown, strict=True))
    if rolling < 2 or rolling * 3 < len(shown) - 1 or adding * 4 < rolling:
        return [0] * len(shown)
    return [length if length >= 2 else 0 for length in overlaps]


def _overlap(before: str, after: str) -> int:
    end, begin = before[-_WINDOW:], after[:_WINDOW]
    # Only where the last character of the one stands in the other can such a repeat end.
    length = begin.rfind(end[-1:], 0, len(end)) + 1 if end else 0
    while length and not end.endswith(begin[:length]):
        length = begin.rfind(end[-1], 0, length - 1) + 1
    return length


def without_first(text: str, count: int) -> str:
    """`text` without its first `count` characters that are no blanks."""
    if count <= 0:
        return text
    seen = 0
    for index, character in enumerate(text):
        seen += not character.isspace()
        if seen == count:
            return text[index + 1 :].lstrip()
    return ""
