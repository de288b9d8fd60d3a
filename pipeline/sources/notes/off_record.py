"""Off the record: where the marks stand, and which words they cover.

Every doubt is decided for silence: a mark that is never closed covers all that follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.patterns import lazy
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.pieces import Piece

# Blanks are allowed anywhere inside, because time codes and line breaks cut marks in two.
_WORD = r"(?:オ\s?フ\s?レ\s?コ|ｵ\s?ﾌ\s?ﾚ\s?ｺ|off[\s-]{0,3}(?:the[\s-]{0,3})?record)"
MARK = lazy(rf"(?:\*\*|__)?\\?[\[［【]\s{{0,3}}([/／]?)\s{{0,3}}{_WORD}\s{{0,3}}\\?[\]］】](?:\*\*|__)?", re.IGNORECASE)
# A turn that nobody is named for has no end of its own: it is taken to end with a sentence, a pause or this much text.
_PAUSE = 2.0
_LONG = 400


@dataclass(frozen=True, slots=True)
class Marked:
    """Pieces, each on or off the record as a whole, without the marks; `unclosed` is the line of an open mark, if any."""

    pieces: tuple[Piece, ...]
    unclosed: int | None = None


def mark(pieces: Sequence[Piece]) -> Marked:
    """Apply the marks: pieces are cut where the record goes off or on in their middle."""
    text = "\n".join(piece.text for piece in pieces)
    marks = list(MARK.finditer(text))
    if not marks:
        return Marked(tuple(pieces))
    starts = _starts(pieces)
    ranges: list[tuple[int, int]] = []
    cuts = [match.span() for match in marks]
    unclosed: int | None = None
    index = 0
    while index < len(marks):
        match = marks[index]
        index += 1
        if match[1]:
            continue
        piece = _piece_at(starts, match.start())
        followed_by_close = index < len(marks) and marks[index][1]
        if not followed_by_close and _leads(pieces[piece], starts[piece], match):
            if not (ranges and match.start() < ranges[-1][1]):
                ranges.append((match.start(), _end_of_turn(pieces, starts, piece)))
            continue
        while index < len(marks) and not marks[index][1]:
            index += 1
        if index == len(marks):
            unclosed = pieces[piece].line
            ranges.append((match.start(), len(text)))
        else:
            ranges.append((match.start(), marks[index].end()))
            index += 1
    return Marked(tuple(_cut(pieces, starts, ranges, cuts)), unclosed)


def _starts(pieces: Sequence[Piece]) -> list[int]:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text) + 1
    return starts


def _piece_at(starts: list[int], offset: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, offset) - 1


def _leads(piece: Piece, start: int, match: re.Match[str]) -> bool:
    """Whether the mark begins a piece that goes on: it then stands for one utterance, not for a passage."""
    begins = not piece.text[: match.start() - start].strip(' \t\u3000「『"“')
    return begins and not piece.silent and bool(piece.text[match.end() - start :].strip())


def _end_of_turn(pieces: Sequence[Piece], starts: list[int], first: int) -> int:
    """Where the utterance that piece `first` begins or goes on ends (an offset in the joined text)."""
    said = len(pieces[first].text)
    index = first
    while index + 1 < len(pieces):
        before, after = pieces[index], pieces[index + 1]
        if after.fresh or after.silent or after.speaker != before.speaker or _is_over(before, after, said):
            break
        said += len(after.text)
        index += 1
    return starts[index] + len(pieces[index].text)


def _is_over(before: Piece, after: Piece, said: int) -> bool:
    if before.speaker is not None:
        return False
    if not before.cued:
        return after.line > before.end_line + 1
    pause = before.end is not None and after.start is not None and after.start - before.end >= _PAUSE
    return pause or ends_sentence(before.text) or said >= _LONG


def _cut(
    pieces: Sequence[Piece], starts: list[int], ranges: list[tuple[int, int]], cuts: list[tuple[int, int]]
) -> list[Piece]:
    """Pieces cut at the edges of `ranges` (off the record) and freed of `cuts` (the marks); empty ones are left out."""
    edges = sorted({edge for pair in (*ranges, *cuts) for edge in pair})
    result: list[Piece] = []
    first_edge = first_range = first_cut = 0
    for piece, start in zip(pieces, starts, strict=True):
        end = start + len(piece.text)
        while first_edge < len(edges) and edges[first_edge] <= start:
            first_edge += 1
        inner = first_edge
        bounds = [start]
        while inner < len(edges) and edges[inner] < end:
            bounds.append(edges[inner])
            inner += 1
        fresh = piece.fresh
        for left, right in zip(bounds, (*bounds[1:], end), strict=True):
            first_range = _skip(ranges, first_range, left)
            first_cut = _skip(cuts, first_cut, left)
            off = _inside(ranges, first_range, left)
            words = "" if _inside(cuts, first_cut, left) else piece.text[left - start : right - start].strip()
            if words or piece.silent or (not piece.text and left == start):
                result.append(replace(piece, text=words, off_record=off, fresh=fresh))
                fresh = False
    return result


def _skip(spans: list[tuple[int, int]], index: int, offset: int) -> int:
    while index < len(spans) and spans[index][1] <= offset:
        index += 1
    return index


def _inside(spans: list[tuple[int, int]], index: int, offset: int) -> bool:
    return index < len(spans) and spans[index][0] <= offset < spans[index][1]
