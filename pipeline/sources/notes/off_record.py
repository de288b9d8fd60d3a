"""Off the record: where the marks stand, and which words they cover.

Every doubt is decided for silence: a mark that is never closed covers all that follows, and a turn that speaks of the
record outside any mark is used for nothing until a person has decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.lexicon.named import cue
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.marks import Mark, Span, Spans, in_order, is_led_by, marks, piece_at, within
from pipeline.sources.notes.pieces import Piece
from pipeline.sources.notes.pleas import may_plead, pleads

_SPOKEN_OF = cue("any", "confidences/spoken-of")
# Which turns such words are about besides their own, and what ends it where nobody set a mark.
_STOPS = "。！？!?\n"
_PAUSES = (*_STOPS, "、", ",", ". ")
_LOOKS_BACK = cue("any", "confidences/looks-back")
_LOOKS_AHEAD = cue("any", "confidences/looks-ahead")
_RETURNS = cue("any", "confidences/returns")
_GOES_ON = cue("any", "confidences/goes-on")
_ASKS_LEAVE = cue("any", "confidences/asks-leave")
_REFUSES = cue("any", "confidences/refuses")
# How far before the words what they point at stands (in characters).
_NEAR = 60
# What somebody throws in is no turn that the words can be about (in characters).
_THROWN_IN = 15
# Besides words of the record, so many letters say nothing of their own; Japanese ones count double (わかりました, Understood).
_ALONE = 12
# A plea at the beginning of a turn is about what the speaker said last, so many turns before at most.
_SAID_LAST = 3
# A turn that nobody is named for has no end of its own: it is taken to end with a sentence, a pause or this much text.
_PAUSE = 2.0
_LONG = 400


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
    starts = _starts(pieces)
    found, inner = marks(pieces, starts, text), within(text)
    if not (found or inner or _SPOKEN_OF.search(text) or may_plead(text) or _ASKS_LEAVE.search(text)):
        return Marked(tuple(pieces))
    reading = _Reading(pieces, text, starts, found)
    reading.cover(inner)
    unclear = list(reading.unclear())
    cut = tuple(_cut(pieces, starts, reading.ranges, reading.cuts, unclear))
    return Marked(cut, reading.unclosed, tuple(reading.wide), tuple(reading.spoken_of))


class _Reading:
    """Goes through the marks of a text: `ranges` are off the record, `cuts` are the marks themselves."""

    def __init__(self, pieces: Sequence[Piece], text: str, starts: Sequence[int], found: Sequence[Mark]) -> None:
        self.pieces = pieces
        self.text = text
        self.starts = starts
        followed = zip(found, (*found[1:], None), strict=False)
        self.marks = [one for one, after in followed if not self._is_remark(one, after)]
        # Such a word behind what somebody said is about that; in the middle of it, it may stand for what was taken out.
        self.remarks = [one for one in found if one not in self.marks and self._ends(one)]
        self.cuts = [Span(one.start, one.end) for one in self.marks]
        self.ranges: list[Span] = []
        self.unclosed: int | None = None
        self.wide: list[tuple[int, int]] = []
        self.spoken_of: dict[int, None] = {}

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
            if one.heading:
                end = self._end_of_part(piece, one.heading)
                closer = self.marks[closed].end if closed is not None else end
                yield Span(self.starts[piece], min(closer, end))
            elif closed != index and self._leads(piece, one):
                end = _end_of_turn(self.pieces, self.starts, piece)
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
        end = self.starts[piece] + len(self.pieces[piece].text)
        start = one.start if self.text[one.end : end].strip() else self.starts[piece]
        return Span(start, len(self.text))

    def _end_of_part(self, piece: int, level: int) -> int:
        """Where the part ends that a heading of this level begins: at the next one that is not below it."""
        for index in range(piece + 1, len(self.pieces)):
            text = self.pieces[index].text
            if self.pieces[index].silent and 0 < len(text) - len(text.lstrip("#")) <= level:
                return self.starts[index]
        return len(self.text)

    def _end_of_items(self, piece: int, one: Mark) -> int | None:
        """Where the items below an item that holds only the mark end, if there are such."""
        whole, start = self.pieces[piece], self.starts[piece]
        if not whole.item or whole.text[one.end - start :].strip() or not is_led_by(whole.text[: one.start - start]):
            return None
        end = _end_of_turn(self.pieces, self.starts, piece)
        return end if end > start + len(whole.text) else None

    def _is_remark(self, one: Mark, after: Mark | None) -> bool:
        """`He said (off the record) that…`: weak marks in the middle of a turn mark nothing by themselves."""
        if not one.weak or not one.opens or (after is not None and not after.opens and not after.answers):
            return False
        piece = piece_at(self.starts, one.start)
        return not is_led_by(self.pieces[piece].text[: one.start - self.starts[piece]])

    def _ends(self, one: Mark) -> bool:
        """Whether nothing more is said in the sentence that the mark stands in."""
        rest = self.text[one.end : one.end + _NEAR].lstrip(" \u3000")
        return not rest or rest[0] in (*_STOPS, ".")

    def _leads(self, piece: int, one: Mark) -> bool:
        """Whether the mark begins a piece that goes on: it then stands for one utterance, not for a passage."""
        whole, start = self.pieces[piece], self.starts[piece]
        begins = is_led_by(whole.text[: one.start - start])
        return begins and not whole.silent and bool(whole.text[one.end - start :].strip())

    def unclear(self) -> Iterator[Span]:
        """The turns that speak of the record outside any mark, and that no mark in or beside them answers."""
        turns = list(_turns(self.pieces, self.starts))
        marked = _meeting(turns, self.ranges)
        answered = _meeting(turns, [Span(one.start, one.end) for one in self.marks if one.answers])
        doubted = set(self._refused(turns))
        for index, turn in enumerate(turns):
            if answered[index]:
                continue
            about, plea = self._words(turn, lines=marked[index])
            if about is None:
                continue
            sentence = self._sentence(turn, *about)
            before, after = index > 0 and marked[index - 1], index + 1 < len(turns) and marked[index + 1]
            if (before or after) and self._is_answered(turn, about, sentence, before=before, after=after):
                continue
            self.spoken_of[self._line(about.start)] = None
            doubted.update((index, *self._meant(turns, index, sentence)))
            if plea and about.start - turn.start <= _THROWN_IN and not _GOES_ON.match(self.text, about.end, turn.end):
                doubted.update(self._said_last(turns, index))
        yield from (turns[index] for index in sorted(doubted) if not answered[index])

    def _words(self, turn: Span, *, lines: bool) -> tuple[Span | None, bool]:
        """Where a turn speaks of the record, and whether that is a plea.

        Where a mark stands in the turn, somebody has decided, but for those `lines` of text without names that it does not reach.
        """
        for part in self._lines_apart(turn) if lines else (turn,):
            said = self.text[part.start : part.end]
            spoken = _SPOKEN_OF.search(said)
            words = spoken or pleads(said)
            if words is not None:
                return Span(part.start + words.start(), part.start + words.end()), spoken is None
            for one in self.remarks:
                if part.start <= one.start < part.end:
                    return Span(one.start, one.end), False
        return None, False

    def _lines_apart(self, turn: Span) -> Iterator[Span]:
        """The lines of a turn that nobody is named for and that no mark covers."""
        covered = Spans(self.ranges)
        for index in range(piece_at(self.starts, turn.start), piece_at(self.starts, turn.end) + 1):
            span = Span(self.starts[index], self.starts[index] + len(self.pieces[index].text))
            if self.pieces[index].speaker is None and not covered.meets(*span):
                yield span

    def _refused(self, turns: Sequence[Span]) -> Iterator[int]:
        """The turns about which somebody asks whether they may print it, and is told not to: from what was said last to the answer."""
        for index, (turn, after) in enumerate(pairwise(turns)):
            leave = _ASKS_LEAVE.search(self.text, turn.start, turn.end)
            if leave is not None and _REFUSES.search(self.text[after.start : after.end]):
                self.spoken_of[self._line(leave.start())] = None
                yield from (*self._asked_about(turns, index), index, index + 1)

    def _asked_about(self, turns: Sequence[Span], index: int) -> Iterator[int]:
        """What such a question in turn `index` is about: the turn before, or where that says nothing, what was said last."""
        if index and _letters(self.text[turns[index - 1].start : turns[index - 1].end]) > _ALONE:
            yield index - 1
        else:
            yield from self._said_last(turns, index + 1)

    def _sentence(self, turn: Span, start: int, end: int) -> str:
        """What stands before the words from `start` to `end` in their sentence, and the words."""
        begin = max(self.text.rfind(stop, turn.start, start) for stop in _STOPS)
        return self.text[max(begin + 1, turn.start, start - _NEAR) : end]

    def _is_answered(self, turn: Span, about: Span, sentence: str, *, before: bool, after: bool) -> bool:
        """Whether a mark in the turn `before` or `after` is what such words are about, and not what else is said beside them."""
        if (before and _LOOKS_BACK.search(sentence)) or (after and _LOOKS_AHEAD.search(sentence)):
            return True
        if self.pieces[piece_at(self.starts, turn.start)].speaker is None:
            # Lines without names: the mark of one does not speak for the next, unless nothing else stands there.
            return _letters(self.text[turn.start : about.start] + self.text[about.end : turn.end]) <= _ALONE
        begin = max(self.text.rfind(stop, turn.start, about.start) for stop in _STOPS)
        end = min((at for stop in _PAUSES if (at := self.text.find(stop, about.end, turn.end)) >= 0), default=turn.end)
        beside = self.text[turn.start : max(begin, turn.start)] + self.text[end : turn.end]
        return _letters(beside) <= _ALONE

    def _line(self, offset: int) -> int:
        """The line of the file where the words at `offset` stand; in a cue, where its words end."""
        piece = self.pieces[piece_at(self.starts, offset)]
        return piece.end_line if piece.cued else piece.line

    def _meant(self, turns: Sequence[Span], index: int, sentence: str) -> Iterator[int]:
        """Other turns that such a sentence is about: the one before (that was …), or all that follow (from here on …)."""
        if _LOOKS_BACK.search(sentence):
            for before in range(index - 1, -1, -1):
                yield before
                if turns[before].end - turns[before].start > _THROWN_IN:
                    return
        elif _LOOKS_AHEAD.search(sentence):
            for after in range(index + 1, len(turns)):
                if _RETURNS.search(self.text, turns[after].start, turns[after].end):
                    return
                yield after

    def _said_last(self, turns: Sequence[Span], index: int) -> Iterator[int]:
        """The turn before of the same speaker that is no mere word thrown in, and those between."""
        speaker = self._speaker(turns[index])
        before = range(index - 1, max(index - 1 - _SAID_LAST, -1), -1)
        long = (one for one in before if turns[one].end - turns[one].start > _THROWN_IN)
        first = next((one for one in long if self._speaker(turns[one]) == speaker), index)
        yield from range(first, index)

    def _speaker(self, turn: Span) -> str | None:
        return self.pieces[piece_at(self.starts, turn.start)].speaker


def _letters(text: str) -> int:
    """How many letters there are; Japanese ones count double."""
    return sum((letter > "\u2e80") + 1 for letter in text if letter.isalnum())


def _next_closing(found: Sequence[Mark]) -> list[int | None]:
    """For each place in `found`, and for the one after the last, where the next closing mark stands from there on."""
    following: list[int | None] = [None]
    for index in range(len(found) - 1, -1, -1):
        following.append(following[-1] if found[index].opens else index)
    return following[::-1]


def _meeting(turns: Sequence[Span], spans: Sequence[Span]) -> list[bool]:
    """For each turn, whether one of `spans` (both in order) has a part of it."""
    met: list[bool] = []
    index = 0
    for turn in turns:
        index = _skip(spans, index, turn.start)
        met.append(index < len(spans) and spans[index].start < turn.end)
    return met


def _starts(pieces: Sequence[Piece]) -> list[int]:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text) + 1
    return starts


def _turns(pieces: Sequence[Piece], starts: Sequence[int]) -> Iterator[Span]:
    """The turns as stretches of the text; what is no speech is none."""
    index = 0
    while index < len(pieces):
        if pieces[index].silent:
            index += 1
            continue
        end = _end_of_turn(pieces, starts, index)
        yield Span(starts[index], end)
        index = piece_at(starts, end) + 1


def _end_of_turn(pieces: Sequence[Piece], starts: Sequence[int], first: int) -> int:
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


def _cut(
    pieces: Sequence[Piece], starts: Sequence[int], ranges: list[Span], cuts: list[Span], unclear: list[Span]
) -> list[Piece]:
    """Pieces cut at the edges of `ranges` (off the record) and freed of `cuts` (the marks); empty ones are left out."""
    edges = sorted({edge for pair in (*ranges, *cuts) for edge in pair})
    result: list[Piece] = []
    first_edge = first_range = first_cut = first_unclear = 0
    for piece, start in zip(pieces, starts, strict=True):
        end = start + len(piece.text)
        first_unclear = _skip(unclear, first_unclear, start)
        doubted = _inside(unclear, first_unclear, start)
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
                result.append(replace(piece, text=words, off_record=off, fresh=fresh, unclear=doubted and not off))
                fresh = False
    return result


def _skip(spans: Sequence[Span], index: int, offset: int) -> int:
    while index < len(spans) and spans[index].end <= offset:
        index += 1
    return index


def _inside(spans: list[Span], index: int, offset: int) -> bool:
    return index < len(spans) and spans[index].start <= offset < spans[index].end
