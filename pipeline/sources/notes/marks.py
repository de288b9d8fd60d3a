"""The marks of what is off the record: in brackets, before a colon, or all of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.lexicon.named import cue
from pipeline.records import NamedTuple
from pipeline.sources.notes.pieces import Piece
from pipeline.sources.notes.stretches import Span, Spans, piece_at

MARK = cue("any", "confidences/mark")
ALONE = cue("any", "confidences/mark-alone")
_WITHIN = cue("any", "confidences/mark-within")
BRACKETS = "[［【〔{｛<＜〈《(（"
_SIGNS = ("■", "◆", "▼", "▲", "●", "○", "★", "□", "◇")
# What may stand before a mark that begins a line: the signs of lists and quotations.
_LEADING = ' \t\u3000「『"“>＞-+*・●○■□◆★☆※→~_0123456789.)．）、'


class Mark(NamedTuple):
    """One mark: `opens` or closes; `answers` that the record is on again.

    `weak` ones (in round brackets, or in words that stand elsewhere as well) mark nothing in the middle of what is said. `sign` is what
    begins the heading that an opening one is all of (`##`, ■).
    """

    start: int
    end: int
    opens: bool
    answers: bool = False
    weak: bool = False
    sign: str = ""


def marks(pieces: Sequence[Piece], starts: Sequence[int], text: str) -> list[Mark]:
    """The marks in `text`, which the pieces begin in at `starts`, in order."""
    found = [_of(match) for match in MARK.finditer(text)]
    taken = Spans([Span(one.start, one.end) for one in found])
    alone = [match for match in ALONE.finditer(text) if not taken.meets(*match.span())]
    found += [made for match in alone if (made := _alone(match, pieces, starts)) is not None]
    return list(_paired(sorted(found), text))


def _paired(found: Sequence[Mark], text: str) -> Iterator[Mark]:
    """The marks without the lines `On the record` before which no line is off it: those may be what somebody says."""
    opened = False
    for one in found:
        opened = opened or one.opens
        if opened or not one.answers or text[one.start : one.end].strip("*_~\\ ")[:1] in BRACKETS:
            yield one


def within(text: str) -> list[Span]:
    """Brackets that hold what is kept back behind a word that says so: `(off the record: it was four)`."""
    return [Span(*match.span()) for match in _WITHIN.finditer(text)]


def _of(match: re.Match[str]) -> Mark:
    closes = bool(match["close"] or match["after"])
    weak = match["round"] is not None or match["kept"] is not None or match["loose"] is not None
    return Mark(*match.span(), opens=not (closes or match["on"]), answers=bool(match["on"]), weak=weak)


def _alone(match: re.Match[str], pieces: Sequence[Piece], starts: Sequence[int]) -> Mark | None:
    """A mark that is all of a line, unless that line is what somebody says, or a part of speech that was cut by time."""
    piece = pieces[piece_at(starts, match.start())]
    if piece.cued or (piece.fresh and piece.speaker is not None) or match[0].strip() != piece.text.strip():
        return None
    closes = bool(match["close"] or match["after"] or match["kept_close"])
    sign = piece.text.strip()[:1]
    if sign == "#":
        sign = "#" * (len(piece.text) - len(piece.text.lstrip("#"))) if piece.silent else ""
    elif sign not in _SIGNS:
        sign = ""
    return Mark(*match.span(), opens=not (closes or match["on"]), answers=bool(match["on"]), sign=sign)


def heads(text: str, sign: str) -> bool:
    """Whether a line is a heading as high as one that begins with `sign`, or higher."""
    if sign[0] != "#":
        return text.startswith(sign)
    return 0 < len(text) - len(text.lstrip("#")) <= len(sign)


def freed(label: str) -> tuple[str, str]:
    """A speaker's label without the marks in it, and those marks: `Kay (off the record)` is Kay."""
    found = "".join(match[0] for match in MARK.finditer(label))
    return (" ".join(MARK.sub(" ", label).split()), found) if found else (label, "")


def is_led_by(text: str) -> bool:
    """Whether nothing but signs of lists and quotations stands in `text`, which goes before a mark."""
    return not text.strip(_LEADING)
