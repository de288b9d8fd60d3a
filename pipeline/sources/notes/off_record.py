"""Off the record: where the marks stand, and which words they cover.

Every doubt is decided for silence: a mark that is never closed covers all that follows, and a turn that speaks of the
record outside any mark is used for nothing until a person has decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.lexicon.named import cue
from pipeline.sources.notes.beside import keeps_back
from pipeline.sources.notes.doubts import Doubts, acknowledged, worth_looking_at
from pipeline.sources.notes.footnotes import keeping_back, kept_back
from pipeline.sources.notes.headers import THERE
from pipeline.sources.notes.off_record_marks import MARK, Mark, heads, is_led_by, marks, within
from pipeline.sources.notes.pieces import Piece
from pipeline.sources.notes.stretches import Span, end_of_turn, in_order, inside, piece_at, skip, starts_of, turns_of

_AGAIN = cue("any", "confidences/on-again")
# How far behind a mark its sentence is looked for (in characters).
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Marked:
    """Pieces, each on or off the record as a whole, without the marks.

    `unclosed` is the line of an open mark, if any; `wide` are the first and last lines of paragraphs that a mark before their first line
    covers; `spoken_of` are the lines where somebody speaks of the record outside any mark.
    """

    pieces: tuple[Piece, ...]
    unclosed: int | None = None
    wide: tuple[tuple[int, int], ...] = ()
    spoken_of: tuple[int, ...] = ()


def mark(pieces: Sequence[Piece]) -> Marked:
    """Apply the marks: pieces are cut where the record goes off or on in their middle."""
    text = "\n".join(piece.text for piece in pieces)
    starts = starts_of(pieces)
    found, inner = marks(pieces, starts, text), within(text)
    worth = [*worth_looking_at(text), *acknowledged(pieces, starts)]
    notes = keeping_back(text)
    if not (found or inner or worth or notes):
        return Marked(tuple(pieces))
    reading = _Reading(pieces, text, starts, found)
    reading.cover(inner)
    doubts = Doubts(pieces, text, starts, reading.ranges, reading.marks, reading.remarks, worth, reading.trailing)
    unclear = list(doubts.unclear())
    for note, span in kept_back(text, notes, list(turns_of(pieces, starts)) if notes else ()):
        doubts.spoken_of[pieces[piece_at(starts, note)].line] = None
        unclear.append(span)
    for header, span in _of_people(pieces, starts):
        doubts.spoken_of[header] = None
        unclear.append(span)
    cut = _cut(pieces, starts, reading.ranges, reading.cuts, in_order(iter(unclear)))
    # A remark that is nobody's speech may hold the confidence itself: it is shown to nobody.
    cut = [replace(piece, off_record=True) if piece.silent and keeps_back(piece.text) else piece for piece in cut]
    return Marked(tuple(cut), reading.unclosed, tuple(reading.wide), tuple(doubts.spoken_of))


def _of_people(pieces: Sequence[Piece], starts: Sequence[int]) -> Iterator[tuple[int, Span]]:
    """`Attendees: Kay, Rob (off the record)`, above the first turn: the line, with each turn of whom the mark stands behind; with all turns
    where nobody speaks under that name (`Robert Orr`), since any of them may be meant.
    """
    names = {piece.speaker for piece in pieces if piece.speaker is not None}
    for piece in takewhile(lambda one: one.silent, pieces):
        if ":" not in piece.text and "：" not in piece.text:
            continue
        marked: set[str | None] = set()
        for opening in (one for one in MARK.finditer(piece.text) if not one["on"]):
            before = piece.text[: opening.start()].rstrip()
            found = {name for name in names if before.endswith(name)}
            marked |= found or ({*names, None} if THERE.match(piece.text.replace("：", ":")) else set())
        for turn in turns_of(pieces, starts) if marked else ():
            if pieces[piece_at(starts, turn.start)].speaker in marked:
                yield piece.line, turn


class _Reading:
    """Goes through the marks of a text: `ranges` are off the record, `cuts` are the marks themselves."""

    def __init__(self, pieces: Sequence[Piece], text: str, starts: Sequence[int], found: Sequence[Mark]) -> None:
        self.pieces = pieces
        self.text = text
        self.starts = starts
        followed = zip(found, (*found[1:], None), strict=False)
        told = [(one, self._is_remark(one, after)) for one, after in followed]
        self.marks = [one for one, remark in told if not remark]
        # Such a word before or behind a sentence is about that; in the middle of one, it may stand for what was taken out.
        self.remarks = [one for one, remark in told if remark and (self._ends(one) or self._begins(one))]
        self.cuts = [Span(one.start, one.end) for one in self.marks]
        self.ranges: list[Span] = []
        self.unclosed: int | None = None
        self.trailing: int | None = None  # the line of an open mark behind which nobody says anything
        self.wide: list[tuple[int, int]] = []

    def cover(self, inner: Sequence[Span]) -> None:
        """Find what the marks cover, and `inner`, which are passages in brackets of their own."""
        self.ranges = in_order(iter((*self._covered(), *inner)))

    def _covered(self) -> Iterator[Span]:
        """From an opening mark to the next closing one; or one turn, or all below a heading, that begins with it."""
        closing = _next_closing(self.marks)
        index = 0
        while index < len(self.marks):
            one = self.marks[index]
            index += 1
            if not one.opens:
                continue
            piece = piece_at(self.starts, one.start)
            closed = closing[index]
            if one.sign and (end := self._end_of_part(piece, one.sign)) is not None:
                closer = self.marks[closed].end if closed is not None else end
                yield Span(self.starts[piece], min(closer, end))
            elif closed != index and self._leads(piece, one):
                end = end_of_turn(self.pieces, self.starts, piece)
                last = self.pieces[piece_at(self.starts, end)]
                if last.speaker is None and not last.cued and last.line > self.pieces[piece].line:
                    self.wide.append((self.pieces[piece].line, last.line))
                yield Span(self.starts[piece], end)
            elif (below := self._end_of_items(piece, one)) is not None:
                yield Span(self.starts[piece], below)
            elif closed is None:
                yield self._left_open(piece, one)
                return
            else:
                yield Span(one.start, self.marks[closed].end)
                index = closed + 1

    def _left_open(self, piece: int, one: Mark) -> Span:
        """No end is marked: all that follows is covered, and what the mark itself follows as the last word of a line."""
        self.unclosed = self.pieces[piece].line
        if all(one.silent for one in self.pieces[piece:]):
            self.trailing = self.unclosed
        end = self.starts[piece] + len(self.pieces[piece].text)
        start = one.start if self.text[one.end : end].strip() else self.starts[piece]
        return Span(start, len(self.text))

    def _end_of_part(self, piece: int, sign: str) -> int | None:
        """Where the part ends that a heading with this sign begins: at the next one that is not below it; None where it is no heading,
        since what follows at once has the same sign.
        """
        for index in range(piece + 1, len(self.pieces)):
            if heads(self.pieces[index].text, sign):
                return self.starts[index] if index > piece + 1 or sign[0] == "#" else None
        return len(self.text)

    def _end_of_items(self, piece: int, one: Mark) -> int | None:
        """Where the items below an item that holds only the mark end, if there are such."""
        whole, start = self.pieces[piece], self.starts[piece]
        if not whole.item or whole.text[one.end - start :].strip() or not is_led_by(whole.text[: one.start - start]):
            return None
        end = end_of_turn(self.pieces, self.starts, piece)
        return end if end > start + len(whole.text) else None

    def _is_remark(self, one: Mark, after: Mark | None) -> bool:
        """`He said (off the record) that…`: weak marks in the middle of a turn mark nothing by themselves."""
        if not one.weak or not one.opens or (after is not None and self._closes(one, after)):
            return False
        piece = piece_at(self.starts, one.start)
        return not is_led_by(self.pieces[piece].text[: one.start - self.starts[piece]])

    def _closes(self, one: Mark, after: Mark) -> bool:
        """Whether the mark `after` ends what `one` opens: that the record is on may also be the answer to what the line says of it."""
        if after.opens or not after.answers:
            return not after.opens
        end = end_of_turn(self.pieces, self.starts, piece_at(self.starts, one.start))
        goes_on = self.text[after.end : end].strip(" \u3000。．.") if after.end <= end else ""
        return bool(goes_on or _AGAIN.search(self.text, after.start, after.end))

    def _ends(self, one: Mark) -> bool:
        """Whether nothing more is said in the sentence that the mark stands in."""
        rest = self.text[one.end : one.end + _NEAR].lstrip(" \u3000")
        return not rest or rest[0] in "。．.！？!?\n"

    def _begins(self, one: Mark) -> bool:
        """Whether a sentence ends before the mark, so that it stands before another."""
        return self.text[max(one.start - _NEAR, 0) : one.start].rstrip(" \u3000")[-1:] in tuple("。．.！？!?")

    def _leads(self, piece: int, one: Mark) -> bool:
        """Whether the mark begins a piece that goes on: it then stands for one utterance, not for a passage."""
        whole, start = self.pieces[piece], self.starts[piece]
        begins = is_led_by(whole.text[: one.start - start])
        return begins and not whole.silent and bool(whole.text[one.end - start :].strip())


def _next_closing(found: Sequence[Mark]) -> list[int | None]:
    """For each place in `found`, and for the one after the last, where the next closing mark stands from there on."""
    following: list[int | None] = [None]
    for index in range(len(found) - 1, -1, -1):
        following.append(following[-1] if found[index].opens else index)
    return following[::-1]


def _cut(
    pieces: Sequence[Piece], starts: Sequence[int], ranges: list[Span], cuts: list[Span], unclear: list[Span]
) -> list[Piece]:
    """Pieces cut at the edges of `ranges` (off the record) and freed of `cuts` (the marks); empty ones are left out."""
    if not (ranges or cuts or unclear):
        return list(pieces)
    edges = sorted({edge for pair in (*ranges, *cuts, *unclear) for edge in pair})
    result: list[Piece] = []
    first_edge = first_range = first_cut = first_unclear = 0
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
            first_range = skip(ranges, first_range, left)
            first_cut = skip(cuts, first_cut, left)
            first_unclear = skip(unclear, first_unclear, left)
            off, doubted = inside(ranges, first_range, left), inside(unclear, first_unclear, left)
            words = "" if inside(cuts, first_cut, left) else piece.text[left - start : right - start].strip()
            if words or piece.silent or (not piece.text and left == start):
                unclear_now = doubted and not off
                same = (words, off, fresh, unclear_now) == (piece.text, piece.off_record, piece.fresh, piece.unclear)
                # Most pieces stay as they are, and a new one costs more than the comparison.
                result.append(
                    piece if same else replace(piece, text=words, off_record=off, fresh=fresh, unclear=unclear_now)
                )
                fresh = False
    return result
