"""Off the record: where the marks stand, and which words they cover.

Every doubt is decided for silence: a mark that is never closed covers all that follows, and a turn that speaks of the
record outside any mark is used for nothing until a person has decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.lexicon.named import cue, screen
from pipeline.records import NamedTuple
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.pieces import Piece

MARK = cue("any", "confidences/mark")
_SPOKEN_OF = cue("any", "confidences/spoken-of")
# Which turns such words are about besides their own, and what ends it where nobody set a mark.
_STOPS = "。！？!?\n"
_SENTENCE_STOPS = (*_STOPS, ". ")
_PAUSES = (*_STOPS, "、", ",", ". ")
# Whoever asks that this talk not be printed speaks of the record without its name; what they told others is no such plea.
_PLEAS = (cue("any", "confidences/plea-ja"), cue("any", "confidences/plea-en"))
_TOLD_OTHERS = cue("any", "confidences/told-others")
_LOOKS_BACK = cue("any", "confidences/looks-back")
_LOOKS_AHEAD = cue("any", "confidences/looks-ahead")
_RETURNS = cue("any", "confidences/returns")
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

    `unclosed` is the line of an open mark, if any; `spoken_of` are the lines where somebody speaks of the record outside any mark.
    """

    pieces: tuple[Piece, ...]
    unclosed: int | None = None
    spoken_of: tuple[int, ...] = ()


class _Span(NamedTuple):
    """Half-open offsets in the text of all pieces, one a line."""

    start: int
    end: int


def mark(pieces: Sequence[Piece]) -> Marked:
    """Apply the marks: pieces are cut where the record goes off or on in their middle."""
    text = "\n".join(piece.text for piece in pieces)
    if not (MARK.search(text) or _SPOKEN_OF.search(text) or any(plea.search(text) for plea in _may_plead(text))):
        return Marked(tuple(pieces))
    reading = _Reading(pieces, text)
    reading.cover()
    unclear = list(reading.unclear())
    cut = tuple(_cut(pieces, reading.starts, reading.ranges, reading.cuts, unclear))
    return Marked(cut, reading.unclosed, tuple(reading.spoken_of))


def _may_plead(text: str) -> list[re.Pattern[str]]:
    """The expressions for pleas that are worth trying."""
    lowered = text.lower()
    screens = (screen("any", "confidences/plea-ja"), screen("any", "confidences/plea-en"))
    return [plea for plea, words in zip(_PLEAS, screens, strict=True) if any(word in lowered for word in words)]


def pleads(said: str) -> re.Match[str] | None:
    """Where somebody asks in what they say that it not be printed."""
    for plea in _may_plead(said):
        for found in plea.finditer(said):
            begin = max(said.rfind(stop, 0, found.start()) for stop in _SENTENCE_STOPS)
            if not _TOLD_OTHERS.search(said[begin + 1 : found.start()]):
                return found
    return None


class _Reading:
    """Goes through the marks of a text: `ranges` are off the record, `cuts` are the marks themselves."""

    def __init__(self, pieces: Sequence[Piece], text: str) -> None:
        self.pieces = pieces
        self.text = text
        self.starts = _starts(pieces)
        written = list(MARK.finditer(text))
        followed = zip(written, (*written[1:], None), strict=False)
        self.marks = [match for match, after in followed if not self._is_remark(match, after)]
        self.cuts = [_Span(*match.span()) for match in self.marks]
        self.ranges: list[_Span] = []
        self.unclosed: int | None = None
        self.spoken_of: dict[int, None] = {}

    def cover(self) -> None:
        """Find what the marks cover: from an opening mark to the next closing one, or one turn that begins with it."""
        closing = _next_closing(self.marks)
        index = 0
        while index < len(self.marks):
            match = self.marks[index]
            index += 1
            if _closes(match):
                continue
            piece = _piece_at(self.starts, match.start())
            closed = closing[index]
            if closed != index and self._leads(piece, match):
                if not (self.ranges and match.start() < self.ranges[-1].end):
                    self.ranges.append(_Span(self.starts[piece], _end_of_turn(self.pieces, self.starts, piece)))
            elif closed is None:
                self._leave_open(piece, match)
                return
            else:
                self.ranges.append(_Span(match.start(), self.marks[closed].end()))
                index = closed + 1

    def _leave_open(self, piece: int, match: re.Match[str]) -> None:
        """No end is marked: all that follows is covered, and what the mark itself follows as the last word of a line."""
        self.unclosed = self.pieces[piece].line
        end = self.starts[piece] + len(self.pieces[piece].text)
        start = match.start() if self.text[match.end() : end].strip() else self.starts[piece]
        while self.ranges and self.ranges[-1].end > start:
            start = min(start, self.ranges.pop().start)
        self.ranges.append(_Span(start, len(self.text)))

    def _is_remark(self, match: re.Match[str], after: re.Match[str] | None) -> bool:
        """`He said (off the record) that…`: round brackets in the middle of a turn mark nothing by themselves."""
        if match["round"] is None or _closes(match) or (after is not None and _closes(after) and not after["on"]):
            return False
        piece = _piece_at(self.starts, match.start())
        return bool(self.pieces[piece].text[: match.start() - self.starts[piece]].strip(_LEADING))

    def _leads(self, piece: int, match: re.Match[str]) -> bool:
        """Whether the mark begins a piece that goes on: it then stands for one utterance, not for a passage."""
        whole, start = self.pieces[piece], self.starts[piece]
        begins = not whole.text[: match.start() - start].strip(_LEADING)
        return begins and not whole.silent and bool(whole.text[match.end() - start :].strip())

    def unclear(self) -> Iterator[_Span]:
        """The turns that speak of the record outside any mark, and that no mark in or beside them answers."""
        turns = list(_turns(self.pieces, self.starts))
        marked = _meeting(turns, self.ranges)
        answered = _meeting(turns, [_Span(*match.span()) for match in self.marks if match["on"]])
        doubted: set[int] = set()
        for index, turn in enumerate(turns):
            if answered[index] or marked[index]:
                continue
            said = self.text[turn.start : turn.end]
            spoken = _SPOKEN_OF.search(said)
            words = spoken or pleads(said)
            if words is None:
                continue
            about = _Span(turn.start + words.start(), turn.start + words.end())
            sentence = self._sentence(turn, *about)
            before, after = index > 0 and marked[index - 1], index + 1 < len(turns) and marked[index + 1]
            if (before or after) and self._is_answered(turn, about, sentence, before=before, after=after):
                continue
            self.spoken_of[self._line(about.start)] = None
            doubted.update((index, *self._meant(turns, index, sentence)))
            if spoken is None and words.start() <= _THROWN_IN:
                doubted.update(self._said_last(turns, index))
        yield from (turns[index] for index in sorted(doubted) if not (answered[index] or marked[index]))

    def _sentence(self, turn: _Span, start: int, end: int) -> str:
        """What stands before the words from `start` to `end` in their sentence, and the words."""
        begin = max(self.text.rfind(stop, turn.start, start) for stop in _STOPS)
        return self.text[max(begin + 1, turn.start, start - _NEAR) : end]

    def _is_answered(self, turn: _Span, about: _Span, sentence: str, *, before: bool, after: bool) -> bool:
        """Whether a mark in the turn `before` or `after` is what such words are about, and not what else is said beside them."""
        if (before and _LOOKS_BACK.search(sentence)) or (after and _LOOKS_AHEAD.search(sentence)):
            return True
        begin = max(self.text.rfind(stop, turn.start, about.start) for stop in _STOPS)
        end = min((at for stop in _PAUSES if (at := self.text.find(stop, about.end, turn.end)) >= 0), default=turn.end)
        beside = self.text[turn.start : max(begin, turn.start)] + self.text[end : turn.end]
        return sum((letter > "\u2e80") + 1 for letter in beside if letter.isalnum()) <= _ALONE

    def _line(self, offset: int) -> int:
        """The line of the file where the words at `offset` stand; in a cue, where its words end."""
        piece = self.pieces[_piece_at(self.starts, offset)]
        return piece.end_line if piece.cued else piece.line

    def _meant(self, turns: Sequence[_Span], index: int, sentence: str) -> Iterator[int]:
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

    def _said_last(self, turns: Sequence[_Span], index: int) -> Iterator[int]:
        """The turn before of the same speaker that is no mere word thrown in, and those between."""
        speaker = self._speaker(turns[index])
        before = range(index - 1, max(index - 1 - _SAID_LAST, -1), -1)
        long = (one for one in before if turns[one].end - turns[one].start > _THROWN_IN)
        first = next((one for one in long if self._speaker(turns[one]) == speaker), index)
        yield from range(first, index)

    def _speaker(self, turn: _Span) -> str | None:
        return self.pieces[_piece_at(self.starts, turn.start)].speaker


_LEADING = ' \t\u3000「『"“'


def _closes(match: re.Match[str]) -> bool:
    return bool(match["close"] or match["after"] or match["on"])


def _next_closing(marks: Sequence[re.Match[str]]) -> list[int | None]:
    """For each place in `marks`, and for the one after the last, where the next closing mark stands from there on."""
    following: list[int | None] = [None]
    for index in range(len(marks) - 1, -1, -1):
        following.append(index if _closes(marks[index]) else following[-1])
    return following[::-1]


def _meeting(turns: Sequence[_Span], spans: Sequence[_Span]) -> list[bool]:
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


def _piece_at(starts: list[int], offset: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, offset) - 1


def _turns(pieces: Sequence[Piece], starts: list[int]) -> Iterator[_Span]:
    """The turns as stretches of the text; what is no speech is none."""
    index = 0
    while index < len(pieces):
        if pieces[index].silent:
            index += 1
            continue
        end = _end_of_turn(pieces, starts, index)
        yield _Span(starts[index], end)
        index = _piece_at(starts, end) + 1


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
    pieces: Sequence[Piece], starts: list[int], ranges: list[_Span], cuts: list[_Span], unclear: list[_Span]
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


def _skip(spans: Sequence[_Span], index: int, offset: int) -> int:
    while index < len(spans) and spans[index].end <= offset:
        index += 1
    return index


def _inside(spans: list[_Span], index: int, offset: int) -> bool:
    return index < len(spans) and spans[index].start <= offset < spans[index].end
