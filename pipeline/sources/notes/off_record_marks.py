"""The marks of what is off the record: in brackets, before a colon, or all of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.lexicon.named import cue
from pipeline.records import NamedTuple
from pipeline.sources.notes.pieces import Piece
from pipeline.sources.notes.stretches import Span, Spans, end_of_turn, piece_at

MARK = cue("any", "confidences/mark")
ALONE = cue("any", "confidences/mark-alone")
_WITHIN = cue("any", "confidences/mark-within")
_BARE = cue("any", "confidences/mark-bare")
BRACKETS = "[［【〔{｛<＜〈《(（"
_SIGNS = ("■", "◆", "▼", "▲", "●", "○", "★", "□", "◇")
# The groups of `MARK` by which it ends a passage, and by which it marks nothing in the middle of what is said.
_CLOSING = ("close", "after", "behind", "behind_it", "sign_close", "sign_after")
_WEAK = ("round", "kept", "loose", "sign")
# What may stand before a mark that begins a line: the signs of lists and quotations.
_LEADING = ' \t\u3000「『"“>＞-+*・●○■□◆★☆※→~_0123456789.)．）、'


class Mark(NamedTuple):
    """One mark: `opens` or closes; `answers` that the record is on again.

    `weak` ones (in round brackets, or in words that stand elsewhere as well) mark nothing in the middle of what is said. `sign` is what
    begins the heading that an opening one is all of (`##`, ■). `bare` ones end a passage and say nothing of the record (`[end]`).
    """

    start: int
    end: int
    opens: bool
    answers: bool = False
    weak: bool = False
    sign: str = ""
    bare: bool = False


def marks(pieces: Sequence[Piece], starts: Sequence[int], text: str) -> list[Mark]:
    """The marks in `text`, which the pieces begin in at `starts`, in order."""
    found = [_of(match) for match in MARK.finditer(text)]
    taken = Spans([Span(one.start, one.end) for one in found])
    alone = [match for match in ALONE.finditer(text) if not taken.meets(*match.span())]
    found += [made for match in alone if (made := _alone(match, pieces, starts)) is not None]
    if any(one.opens for one in found):
        bare = (match.span() for match in _BARE.finditer(text))
        found += [Mark(*span, opens=False, bare=True) for span in bare if not taken.meets(*span)]
    return list(_paired(sorted(found), pieces, starts, text))


def _paired(found: Sequence[Mark], pieces: Sequence[Piece], starts: Sequence[int], text: str) -> Iterator[Mark]:
    """The marks without the lines `On the record` before which no line is off it: those may be what somebody says.

    A `bare` one ends what is open, unless one that speaks of the record does before the next passage begins.
    """
    following: list[Mark | None] = [None]
    for one in reversed(found):
        following.append(following[-1] if one.bare else one)
    opened, opening = False, None
    for one, after in zip(found, following[-2::-1], strict=True):
        if one.bare:
            if opening is not None and (after is None or after.opens) and _reaches(opening, one, pieces, starts):
                opening = None
                yield one
            continue
        opened = opened or one.opens
        opening = one if one.opens else None
        if opened or not one.answers or text[one.start : one.end].strip("*_~\\ ")[:1] in BRACKETS:
            yield one


def _reaches(opening: Mark, end: Mark, pieces: Sequence[Piece], starts: Sequence[int]) -> bool:
    """Whether what this mark opens can go on as far as `end`: one that begins a turn, or is weak, stands for that turn alone."""
    first = piece_at(starts, opening.start)
    if end.start < end_of_turn(pieces, starts, first):
        return True
    words, start = pieces[first].text, starts[first]
    leads = is_led_by(words[: opening.start - start])
    return not words[opening.end - start :].strip() if leads else not opening.weak


def within(text: str) -> list[Span]:
    """Brackets that hold what is kept back behind a word that says so: `(off the record: it was four)`."""
    return [Span(*match.span()) for match in _WITHIN.finditer(text)]


def _of(match: re.Match[str]) -> Mark:
    closes = any(match[name] for name in _CLOSING)
    on = bool(match["on"] or match["sign_on"])
    weak = any(match[name] is not None for name in _WEAK)
    return Mark(*match.span(), opens=not (closes or on), answers=on, weak=weak)


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
