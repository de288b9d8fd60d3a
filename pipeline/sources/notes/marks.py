"""The marks of what is off the record: in brackets, before a colon, or all of a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.lexicon.named import cue
from pipeline.records import NamedTuple
from pipeline.sources.notes.pieces import Piece

MARK = cue("any", "confidences/mark")
_ALONE = cue("any", "confidences/mark-alone")
_WITHIN = cue("any", "confidences/mark-within")
# What may stand before a mark that begins a line: the signs of lists and quotations.
_LEADING = ' \t\u3000「『"“>＞-+*・●○■□◆★☆※→~_0123456789.)．）、'


class Span(NamedTuple):
    """Half-open offsets in the text of all pieces, one a line."""

    start: int
    end: int


class Mark(NamedTuple):
    """One mark: `opens` or closes; `answers` that the record is on again.

    `weak` ones (in round brackets, or in words that stand elsewhere as well) mark nothing in the middle of what is said. `heading` is the
    level of the heading that an opening one is all of.
    """

    start: int
    end: int
    opens: bool
    answers: bool = False
    weak: bool = False
    heading: int = 0


def marks(pieces: Sequence[Piece], starts: Sequence[int], text: str) -> list[Mark]:
    """The marks in `text`, which the pieces begin in at `starts`, in order."""
    found = [_of(match) for match in MARK.finditer(text)]
    taken = Spans(found)
    alone = [match for match in _ALONE.finditer(text) if not taken.meets(*match.span())]
    found += [made for match in alone if (made := _alone(match, pieces, starts)) is not None]
    return sorted(found)


def within(text: str) -> list[Span]:
    """Brackets that hold what is kept back behind a word that says so: `(off the record: it was four)`."""
    return [Span(*match.span()) for match in _WITHIN.finditer(text)]


def _of(match: re.Match[str]) -> Mark:
    closes = bool(match["close"] or match["after"])
    weak = match["round"] is not None or match["kept"] is not None
    return Mark(*match.span(), opens=not (closes or match["on"]), answers=bool(match["on"]), weak=weak)


def _alone(match: re.Match[str], pieces: Sequence[Piece], starts: Sequence[int]) -> Mark | None:
    """A mark that is all of a line, unless that line is what somebody says, or a part of speech that was cut by time."""
    piece = pieces[piece_at(starts, match.start())]
    if piece.cued or (piece.fresh and piece.speaker is not None) or match[0].strip() != piece.text.strip():
        return None
    closes = bool(match["close"] or match["after"] or match["kept_close"])
    hashes = len(piece.text) - len(piece.text.lstrip("#")) if piece.silent else 0
    return Mark(*match.span(), opens=not (closes or match["on"]), answers=bool(match["on"]), heading=hashes)


def freed(label: str) -> tuple[str, str]:
    """A speaker's label without the marks in it, and those marks: `Kay (off the record)` is Kay."""
    found = "".join(match[0] for match in MARK.finditer(label))
    return (" ".join(MARK.sub(" ", label).split()), found) if found else (label, "")


def is_led_by(text: str) -> bool:
    """Whether nothing but signs of lists and quotations stands in `text`, which goes before a mark."""
    return not text.strip(_LEADING)


def piece_at(starts: Sequence[int], offset: int) -> int:
    """The number of the piece in which `offset` lies."""
    return bisect_right(starts, offset) - 1


class Spans:
    """Stretches in order that do not overlap, to be asked whether one of them meets another."""

    def __init__(self, spans: Sequence[Span | Mark]) -> None:
        self._ends = [span.end for span in spans]
        self._starts = [span.start for span in spans]

    def meets(self, start: int, end: int) -> bool:
        """Whether one of them has a part of `start` to `end`."""
        after = bisect_right(self._ends, start)
        return after < len(self._starts) and self._starts[after] < end


def in_order(spans: Iterator[Span]) -> list[Span]:
    """Spans by their beginnings, those that meet made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result
