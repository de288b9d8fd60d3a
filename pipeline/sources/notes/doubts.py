"""What was perhaps said off the record: turns that speak of it, or ask that something not be printed, outside any mark."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.lexicon.named import cue, screen
from pipeline.sources.notes.off_record_marks import Mark
from pipeline.sources.notes.pieces import Piece
from pipeline.sources.notes.pleas import pleads, screens
from pipeline.sources.notes.stretches import Span, Spans, letters, meeting, piece_at, turns_of

_SPOKEN_OF = cue("any", "confidences/spoken-of")
# Which turns such words are about besides their own, and what ends it where nobody set a mark.
_STOPS = "。！？!?\n"
_LOOKS_BACK = cue("any", "confidences/looks-back")
_LOOKS_AHEAD = cue("any", "confidences/looks-ahead")
_RETURNS = cue("any", "confidences/returns")
_GOES_ON = cue("any", "confidences/goes-on")
_POINTS_AT = cue("any", "confidences/points-at")
_BEHIND_IT = cue("any", "confidences/behind-it")
_OVER = cue("any", "confidences/over")
_CHANGES_MIND = cue("any", "confidences/changes-mind")
_ASKS_LEAVE = cue("any", "confidences/asks-leave")
_PROMISES = cue("any", "confidences/promises")
_ACKNOWLEDGES = (cue("any", "confidences/acknowledges-ja"), cue("any", "confidences/acknowledges-en"))
_AGREES = cue("any", "confidences/agrees")
_SOME_OF_IT = cue("any", "confidences/some-of-it")
_REFUSES = cue("any", "confidences/refuses")
# How far before the words what they point at stands (in characters).
_NEAR = 60
# What somebody throws in is no turn that the words can be about (in characters).
_THROWN_IN = 15
# So near the top (in lines) a remark is about all that follows.
_TOP = 5
# Besides the sentence of a plea, so many letters say nothing that it could be about.
_LITTLE = 24
# Besides words of the record, so many letters say nothing of their own; Japanese ones count double (わかりました, Understood).
_ALONE = 12
# So long (in characters) is an answer that says nothing else; how a question ends.
_SHORT = 80
_ASKED = ("?", "？", "か。", "か")
# A plea at the beginning of a turn is about what the speaker said last, so many turns before at most.
_SAID_LAST = 3


def worth_looking_at(text: str) -> list[int]:
    """Where such words may stand (offsets in order): most texts hold none, and the expressions are long."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return [*range(len(text))]
    found = [match.start() for match in _SPOKEN_OF.finditer(text)]
    # Of so many words most are not there: not their letters, or not the words between their first and their last.
    signs, whole = set(lowered), set(lowered.split())
    for word, inner in _screens():
        if not (whole.issuperset(inner) and signs.issuperset(word)):
            continue
        at = lowered.find(word)
        while at >= 0:
            found.append(at)
            at = lowered.find(word, at + 1)
    return sorted(found)


def acknowledged(pieces: Sequence[Piece], starts: Sequence[int]) -> list[int]:
    """Where somebody takes it upon himself, and says nothing else, not to print what he heard (offsets in order)."""
    short = (
        (piece.text.strip(), start) for piece, start in zip(pieces, starts, strict=True) if len(piece.text) <= _SHORT
    )
    return [start for said, start in short if any(one.match(said) is not None for one in _ACKNOWLEDGES)]


@cache
def _screens() -> tuple[tuple[str, frozenset[str]], ...]:
    """One of these stands in every plea, question or promise, each with the words inside it that are whole ones."""
    more = (screen("any", "confidences/asks-leave"), screen("any", "confidences/promises"))
    words = dict.fromkeys(word for listed in (*screens(), *more) for word in listed)
    return tuple((word, frozenset(word.split(" ")[1:-1])) for word in words)


class Doubts:
    """Goes through the turns of a text in which `ranges` are off the record, and `marks` say so; `worth` is where to look.

    `trailing` is the line of a mark below all that is said: it can only be about what stands above it.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        text: str,
        starts: Sequence[int],
        ranges: Sequence[Span],
        marks: Sequence[Mark],
        remarks: Sequence[Mark],
        worth: Sequence[int],
        trailing: int | None = None,
    ) -> None:
        self.pieces = pieces
        self.text = text
        self.starts = starts
        self.ranges = ranges
        self.marks = marks
        self.remarks = remarks
        self.worth = sorted((*worth, *(one.start for one in remarks)))
        self.trailing = trailing
        self.spoken_of: dict[int, None] = {}
        self._covered = Spans(ranges)

    def unclear(self) -> Iterator[Span]:
        """The turns that speak of the record outside any mark, and that no mark in or beside them answers."""
        turns = list(turns_of(self.pieces, self.starts))
        marked = meeting(turns, self.ranges)
        answered = meeting(turns, [Span(one.start, one.end) for one in self.marks if one.answers])
        said = self.trailing
        if said is None and not self.ranges:
            said = self._said_of_all()
        if said is not None:
            self.spoken_of[said] = None
            yield from (turn for turn, known in zip(turns, answered, strict=True) if not known)
            return
        told = [self._is_worth(turn) for turn in turns]
        decided = [known or self._is_all_marked(turn) for turn, known in zip(turns, answered, strict=True)]
        doubted: dict[int, Span] = {}
        for index, turn in enumerate(turns):
            if answered[index] or not told[index]:
                continue
            about, plea = self._words(turn, lines=marked[index])
            if about is None:
                continue
            sentence = self._sentence(turn, *about)
            before, after = index > 0 and marked[index - 1], index + 1 < len(turns) and marked[index + 1]
            if (before or after) and self._is_answered(turn, about, sentence, before=before, after=after):
                continue
            if index and decided[index - 1] and self._is_promised(turn, about):
                continue
            if self._is_taken_back(turns, index):
                continue
            self.spoken_of[self._line(about.start)] = None
            others = {*self._meant(turns, index, sentence), *(self._before(turns, index, about) if plea else ())}
            doubted |= {other: turns[other] for other in others}
            doubted.setdefault(index, self._part(turn, about))
        for index in self._refused(turns, told, answered, decided):
            doubted.setdefault(index, turns[index])
        yield from (doubted[index] for index in sorted(doubted) if not answered[index])

    def _is_worth(self, turn: Span) -> bool:
        at = bisect_left(self.worth, turn.start)
        return at < len(self.worth) and self.worth[at] < turn.end

    def _said_of_all(self) -> int | None:
        """The line where whoever took these notes says, beside the talk, that some of it is off the record."""
        for piece in self.pieces:
            beside = piece.silent or (piece.speaker is None and not piece.cued and piece.line <= _TOP)
            if beside and _SPOKEN_OF.search(piece.text) and _SOME_OF_IT.search(piece.text):
                return piece.line
        return None

    def _words(self, turn: Span, *, lines: bool) -> tuple[Span | None, bool]:
        """Where a turn speaks of the record, and whether that is a plea.

        Where a mark stands in the turn, somebody has decided, but for those `lines` of text without names that it does not reach.
        """
        for part in self._lines_apart(turn) if lines else (turn,):
            said = self.text[part.start : part.end]
            spoken = _SPOKEN_OF.search(said)
            words = spoken or pleads(said)
            if words is not None:
                # What the sentence before ends with is part of no plea.
                begin = words.end() - len(words[0].lstrip("".join(_STOPS) + "….,;:— "))
                return Span(part.start + begin, part.start + words.end()), spoken is None
            for one in self.remarks:
                if part.start <= one.start < part.end:
                    return Span(one.start, one.end), False
        return None, False

    def _lines_apart(self, turn: Span) -> Iterator[Span]:
        """The lines of a turn that nobody is named for and that no mark covers."""
        for index in range(piece_at(self.starts, turn.start), piece_at(self.starts, turn.end) + 1):
            span = Span(self.starts[index], self.starts[index] + len(self.pieces[index].text))
            if self.pieces[index].speaker is None and not self._covered.meets(*span):
                yield span

    def _refused(
        self, turns: Sequence[Span], told: Sequence[bool], answered: Sequence[bool], decided: Sequence[bool]
    ) -> Iterator[int]:
        """The turns about which somebody asks whether they may print it, and is told not to: from what was said last to the answer.

        Nothing waits where his own turn is `answered`, or all that he can mean is `decided`.
        """
        for index, (turn, after) in enumerate(pairwise(turns)):
            if not told[index] or answered[index]:
                continue
            about = list(self._asked_about(turns, index))
            if about and all(decided[one] for one in about):
                continue
            leave = _ASKS_LEAVE.search(self.text, turn.start, turn.end)
            if leave is not None and _REFUSES.search(self.text[after.start : after.end]):
                self.spoken_of[self._line(leave.start())] = None
                yield from (*about, index, index + 1)
            if promise := _PROMISES.search(self.text[turn.start : turn.end]):
                self.spoken_of[self._line(turn.start + promise.start())] = None
                yield from (*about, index)
            if index and self._is_taken_up(turns, index) and not self._is_taken_back(turns, index - 1):
                self.spoken_of[self._line(turn.start)] = None
                yield from (*about, index)

    def _is_taken_up(self, turns: Sequence[Span], index: int) -> bool:
        """Whether a turn says nothing but that it will not print what somebody else has just said; an answer to a question is none."""
        before, said = (self.text[turn.start : turn.end].strip() for turn in turns[index - 1 : index + 1])
        another = self._speaker(turns[index]) != self._speaker(turns[index - 1])
        short = len(said) <= _SHORT and another and not before.endswith(_ASKED)
        return short and any(one.match(said) is not None for one in _ACKNOWLEDGES)

    def _asked_about(self, turns: Sequence[Span], index: int) -> Iterator[int]:
        """What such a question in turn `index` is about: the turn before, or where that says nothing, what was said last."""
        if index and letters(self.text[turns[index - 1].start : turns[index - 1].end]) > _ALONE:
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
        first = self.pieces[piece_at(self.starts, turn.start)]
        if first.item:
            return False
        return letters(self.text[turn.start : about.start] + self.text[about.end : turn.end]) <= _ALONE

    def _is_promised(self, turn: Span, about: Span) -> bool:
        """Whether such words are a promise: of what he who gives it has just heard."""
        said, place = self.text[turn.start : turn.end], about.start - turn.start
        return any(match.start() <= place < match.end() for match in _PROMISES.finditer(said))

    def _is_all_marked(self, turn: Span) -> bool:
        """Whether a turn says nothing of its own outside of marks: a mark in a part of it decides nothing about the rest."""
        marked = list(self._covered.of(*turn))
        begins = (turn.start, *(span.end for span in marked))
        ends = (*(span.start for span in marked), turn.end)
        left = "".join(self.text[start:end] for start, end in zip(begins, ends, strict=True))
        return bool(marked) and letters(left) <= _ALONE

    def _line(self, offset: int) -> int:
        """The line of the file where the words at `offset` stand; in a cue, where its words end."""
        piece = self.pieces[piece_at(self.starts, offset)]
        return piece.end_line if piece.cued else piece.line

    def _meant(self, turns: Sequence[Span], index: int, sentence: str) -> Iterator[int]:
        """Other turns that such a sentence is about: the one before (that was …), or all that follow (from here on …)."""
        after = turns[index + 1] if index + 1 < len(turns) else None
        asked = self.text[turns[index].start : turns[index].end].rstrip().endswith(_ASKED)
        agreed = asked and after is not None and _AGREES.match(self.text[after.start : after.end]) is not None
        if _LOOKS_BACK.search(sentence):
            for before in range(index - 1, -1, -1):
                yield before
                if turns[before].end - turns[before].start > _THROWN_IN:
                    return
        elif agreed or _LOOKS_AHEAD.search(sentence):
            for following in range(index + 1, len(turns)):
                if _RETURNS.search(self.text, turns[following].start, turns[following].end):
                    return
                yield following

    def _before(self, turns: Sequence[Span], index: int, about: Span) -> Iterator[int]:
        """The turns before that a plea is about which turn `index` begins with: what its speaker said last, or what somebody else just has."""
        turn = turns[index]
        ahead = _GOES_ON.match(self.text, about.end, turn.end)
        begin, end = self._sentence_of(turn, about)
        if about.start - turn.start > _THROWN_IN or ahead or not index:
            return
        rest = letters(self.text[turn.start : begin] + self.text[end : turn.end])
        if rest > _LITTLE and not _POINTS_AT.search(self.text, turn.start, about.end):
            return  # what is not to be printed stands behind it
        said = list(self._said_last(turns, index))
        another = self._speaker(turns[index - 1]) != self._speaker(turn)
        asked = self.text[turns[index - 1].start : turns[index - 1].end].rstrip().endswith(_ASKED)
        yield from said or ([index - 1] if another and not asked else [])

    def _part(self, turn: Span, about: Span) -> Span:
        """What of a turn its own words are about: all of it, or only what stands behind a plea, or before the words that end it."""
        start, end = turn
        first = self._sentence_of(turn, about).start
        inserted = self.text[first : about.start].strip()
        ahead = _BEHIND_IT.match(self.text, about.end, end)
        if ahead and (inserted or not _POINTS_AT.match(self.text, about.start)):
            start = first
        over = _OVER.search(self.text, start, end)
        if over is not None:
            end = self._sentence_of(turn, Span(*over.span()))[1] if over["so"] else over.start()
        return Span(start, end)

    def _sentence_of(self, turn: Span, words: Span) -> Span:
        """The sentence of a turn in which some words stand; with a blank at most behind the stop."""
        before = (self.text.rfind(stop, turn.start, words.start) for stop in _STOPS)
        behind = (self.text.find(stop, words.end, turn.end) for stop in (*"。！？!?\n", ". "))
        end = min((at for at in behind if at >= 0), default=turn.end)
        return Span(max(turn.start, *(at + 1 for at in before)), min(end + 1, turn.end))

    def _is_taken_back(self, turns: Sequence[Span], index: int) -> bool:
        """Whether its speaker changes his mind soon after, and lets it be printed."""
        speaker = self._speaker(turns[index])
        later = (one for one in turns[index + 1 : index + 1 + _SAID_LAST] if self._speaker(one) == speaker)
        return any(_CHANGES_MIND.match(self.text, one.start, one.end) for one in later)

    def _said_last(self, turns: Sequence[Span], index: int) -> Iterator[int]:
        """The turn before of the same speaker that is no mere word thrown in, and those between."""
        speaker = self._speaker(turns[index])
        before = range(index - 1, max(index - 1 - _SAID_LAST, -1), -1)
        long = (one for one in before if turns[one].end - turns[one].start > _THROWN_IN)
        first = next((one for one in long if self._speaker(turns[one]) == speaker), index)
        yield from range(first, index)

    def _speaker(self, turn: Span) -> str | None:
        return self.pieces[piece_at(self.starts, turn.start)].speaker
