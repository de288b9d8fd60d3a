"""Inline code, found as Python-Markdown finds it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from pipeline.patterns import lazy

_RUN = lazy(r"`+")
_PAIR = lazy(r"`[^`\n]*`")
# A passage is asked for its words, and then for its terms.
_KEPT = 4
# Where a paragraph ends, or may: at a blank line, and at what looks like the beginning of another block. No inline code
# reaches over that.
_BREAK = lazy(
    r"\n(?=[ \t]*(?:\n|[>#]|[-*+][ \t\n]|\d+[.)][ \t]|</?[A-Za-z]|<[?!]|!!!|\?\?\?|\*?\[[^\]\n]*\]:|[-=]+[ \t]*(?:\n|$)))"
)


def code_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where inline code stands, from its first mark to behind its last (half-open, in characters). Linear.

    A run of marks is closed by the next run of the same length in its paragraph; where there is none, a shorter one
    closes part of it, and the marks left over are code.
    """
    return _found(text) if text.count("`") >= 2 else ()


@lru_cache(_KEPT)
def _found(text: str) -> tuple[tuple[int, int], ...]:
    if "``" not in text and "\\`" not in text:
        pairs = tuple([pair.span() for pair in _PAIR.finditer(text)])
        if 2 * len(pairs) == text.count("`"):
            return pairs  # every mark is closed on its own line, as nearly everybody writes it
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    runs = list(_runs(text))
    places: dict[tuple[int, int], list[int]] = {}
    for start, end, paragraph in runs:
        places.setdefault((paragraph, end - start), []).append(start)
    position = 0
    for start, end, paragraph in runs:
        if start < position:
            continue
        start += _escaped(text, start)
        for length in range(end - start, 0, -1):
            same = places.get((paragraph, length))
            if same and (index := bisect_left(same, end)) < len(same):
                position = same[index] + length
                yield start, position
                break


def _runs(text: str) -> Iterator[tuple[int, int, int]]:
    """Runs of marks: start, end, and a number that only those of one paragraph share."""
    paragraph = position = 0
    following = -1  # the first break behind `position`, where it is not before it
    for match in _RUN.finditer(text):
        start, end = match.span()
        if following < position and text.find("\n", position, start) >= 0:
            found = _BREAK.search(text, position)
            following = found.start() if found else len(text)
        paragraph += position <= following < start
        position = end
        yield start, end, paragraph


def without_code_spans(text: str, mark: str = "") -> str:
    """`text` with `mark` for each inline code, line breaks kept."""
    if text.count("`") < 2:
        return text
    kept: list[str] = []
    position = 0
    for start, end in code_spans(text):
        kept.append(text[position:start])
        kept.append(mark + "\n" * text.count("\n", start, end))
        position = end
    kept.append(text[position:])
    return "".join(kept)


def blanked(text: str) -> str:
    """`text` with spaces for inline code, everything where it was."""
    if "`" not in text:
        return text
    kept: list[str] = []
    position = 0
    for start, end in code_spans(text):
        kept.append(text[position:start])
        kept.append("\n".join([" " * len(line) for line in text[start:end].split("\n")]))
        position = end
    kept.append(text[position:])
    return "".join(kept)


def _escaped(text: str, offset: int) -> bool:
    start = offset
    while start and text[start - 1] == "\\":
        start -= 1
    return (offset - start) % 2 == 1
