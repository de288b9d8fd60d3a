"""Stretches of the text of all pieces, one a line: turns, passages off the record, and which of them meet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.records import NamedTuple
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.pieces import Piece

# A turn that nobody is named for has no end of its own: it is taken to end with a sentence, a pause or this much text.
_PAUSE = 2.0
_LONG = 400


class Span(NamedTuple):
    """Half-open offsets in the text of all pieces, one a line."""

    start: int
    end: int


def piece_at(starts: Sequence[int], offset: int) -> int:
    """The number of the piece in which `offset` lies."""
    return bisect_right(starts, offset) - 1


class Spans:
    """Stretches in order that do not overlap, to be asked whether one of them meets another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._ends = [span.end for span in spans]
        self._starts = [span.start for span in spans]

    def meets(self, start: int, end: int) -> bool:
        """Whether one of them has a part of `start` to `end`."""
        return next(self.of(start, end), None) is not None

    def of(self, start: int, end: int) -> Iterator[Span]:
        """Those that have a part of `start` to `end`, in order."""
        after = bisect_right(self._ends, start)
        while after < len(self._starts) and self._starts[after] < end:
            yield Span(self._starts[after], self._ends[after])
            after += 1


def in_order(spans: Iterator[Span]) -> list[Span]:
    """Spans by their beginnings, those that meet made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def letters(text: str) -> int:
    """How many letters there are; Japanese ones count double."""
    return sum((letter > "\u2e80") + 1 for letter in text if letter.isalnum())


def meeting(turns: Sequence[Span], spans: Sequence[Span]) -> list[bool]:
    """For each turn, whether one of `spans` (both in order) has a part of it."""
    met: list[bool] = []
    index = 0
    for turn in turns:
        index = skip(spans, index, turn.start)
        met.append(index < len(spans) and spans[index].start < turn.end)
    return met


def starts_of(pieces: Sequence[Piece]) -> list[int]:
    """Where each piece begins in the text of all, one a line."""
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text) + 1
    return starts


def turns_of(pieces: Sequence[Piece], starts: Sequence[int]) -> Iterator[Span]:
    """The turns as stretches of the text; what is no speech is none."""
    index = 0
    while index < len(pieces):
        if pieces[index].silent:
            index += 1
            continue
        end = end_of_turn(pieces, starts, index)
        yield Span(starts[index], end)
        index = piece_at(starts, end) + 1


def end_of_turn(pieces: Sequence[Piece], starts: Sequence[int], first: int) -> int:
    """Where the utterance that piece `first` begins or goes on ends (an offset in the joined text)."""
    said = len(pieces[first].text)
    index = first
    while index + 1 < len(pieces):
        before, after = pieces[index], pieces[index + 1]
        if after.fresh or after.silent or after.speaker != before.speaker or _is_over(before, after, said):
            break
        if 0 < after.item <= pieces[first].item:
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


def skip(spans: Sequence[Span], index: int, offset: int) -> int:
    """The number of the first span from `index` on that does not end before `offset`."""
    while index < len(spans) and spans[index].end <= offset:
        index += 1
    return index


def inside(spans: Sequence[Span], index: int, offset: int) -> bool:
    """Whether `offset` lies in the span of this number, if there is one."""
    return index < len(spans) and spans[index].start <= offset < spans[index].end
