"""Plain text and Markdown, and what Word documents become: lines with speakers, times, headings and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise

from pipeline.patterns import lazy
from pipeline.sources.notes.around import is_timed, without_furniture
from pipeline.sources.notes.forms import Candidate
from pipeline.sources.notes.furniture import is_attachment, is_day, without_badges
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.labels import Accepted, Place, accepted
from pipeline.sources.notes.lines import (
    HEADING,
    TABLE_RULE,
    Flavour,
    Line,
    cells_of,
    cut_lines,
    short_clocks,
    timed,
)
from pipeline.sources.notes.names import lists_people, looks_like_name
from pipeline.sources.notes.numbering import (
    with_marks_behind_times,
    with_names_first,
    with_times_first,
    without_numbers,
    without_stuck_clock,
)
from pipeline.sources.notes.off_record_marks import MARK
from pipeline.sources.notes.pieces import NO_HINTS, Hints, Piece
from pipeline.sources.notes.rejoined import rejoined, unquoted, with_quoted_questions
from pipeline.sources.notes.tables import is_table, voiced
from pipeline.sources.notes.tables import parse as parse_table
from pipeline.sources.notes.thoughts import one_a_line
from pipeline.sources.notes.times import seconds

_MARKER = lazy(r"^[-*+]\s+(?:\[[ xX]\]\s+)?(?=\S)")
_IMAGE = lazy(r"!\[([^\[\]]*)\]\([^()\n]*\)")
_LINK = lazy(r"\[([^\[\]]*)\]\([^()\n]*\)")
_EMPHASIS = lazy(r"(\*{1,3}|(?<!\w)_{1,2})(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)")
_LEAD = lazy(r"\*\*([^*\n]+)\*\*")
# What stands before the words of a message in a chat, whatever it is: people call themselves 🌻 and kay.lee there.
_SENDER = lazy(r"(\S{1,40})(?::[ ]|\t)(?=\S)")
_COUNTED = lazy(r"([^\W\d]{1,12})[ ]?(\d{1,3})")
# Marks of the direction of writing. One before the words of a message is how a chat says something itself, under somebody's name.
_UNSEEN = lazy("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TOLD = lazy("^(\u200e?\\[[^\\]\n]{6,40}\\] )[^:\n]{1,60}: (?=\u200e)", re.MULTILINE)
# What is longer (in characters) in a cell of a table was perhaps said.
_CELL = 40
# So many messages make a chat.
_CHAT = 4
_MINUTES_OF_A_DAY = 24 * 60
# Recorders put such times between words, whatever these are.
_CLOCK_IN = lazy(r"([ \t]*)\[\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?\]([ \t]*)")
_ESCAPE = lazy(r"\\([\[\]().*_`#\\<>~!|{}+-])")


def parse(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """Plain text: every line that is labelled begins a turn. A table that was saved as text is read as one."""
    if is_table(text):
        return parse_table(text, name, hints)
    return _pieces(text, hints, "text")


def parse_markdown(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """Markdown: as plain text, but headings are no speech, and markup is taken out of the words."""
    return _pieces(_with_voices(without_comments(text)), hints, "markdown")


def parse_document(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """What `docx.text_of` made of a Word document: plain text but for its headings and bold beginnings."""
    return _pieces(text, hints, "document")


def _with_voices(text: str) -> str:
    """Markdown in which the rows of a table of speakers and words are lines of theirs, and those of a table of facts (names and firms,
    say) are lines that begin with no name; nothing else is changed.
    """
    if "|" not in text:
        return text
    lines = text.split("\n")
    rules = [index for index, line in enumerate(lines) if index and TABLE_RULE.match(line.strip())]
    for rule in rules:
        end = next((at for at in range(rule + 1, len(lines)) if "|" not in lines[at]), len(lines))
        rows = [cells_of(line) for line in (lines[rule - 1], *lines[rule + 1 : end])]
        if (spoken := voiced(rows)) is not None:
            lines[rule - 1 : end] = ["", "", *spoken]
        elif len(rows[0]) > 2 and 4 * sum(any(map(_is_said, cells)) for cells in rows) < len(rows):
            lines[rule - 1 : end] = [" · ".join(rows[0]), lines[rule], *map(" · ".join, rows[1:])]
    return "\n".join(lines)


def _is_said(cell: str) -> bool:
    """Whether a cell of a table may hold words that somebody said, or their time."""
    return len(cell) > _CELL or ends_sentence(cell) or seconds(cell) is not None


def without_comments(text: str) -> str:
    """`text` without HTML comments that are closed; line breaks stay, and so does a mark that was put out of sight."""
    kept: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        comment = text[begin : end + 3]
        marks = "".join(mark[0].replace("\n", " ") for mark in MARK.finditer(comment))
        kept += [text[at:begin], marks, "\n" * comment.count("\n")]
        at = end + 3
    return "".join((*kept, text[at:]))


def _pieces(text: str, hints: Hints, flavour: Flavour) -> tuple[Piece, ...]:
    seen = without_badges(_UNSEEN.sub("", _TOLD.sub(r"\1", text))).split("\n")
    raw = with_names_first(without_stuck_clock(without_numbers(with_quoted_questions(unquoted(seen)))))
    raw = rejoined(with_times_first(with_marks_behind_times(raw)))
    lines = _of_the_day(list(cut_lines(raw, flavour, hints, clocks=short_clocks(raw))))
    lines = _with_stems(lines)
    spoken = [line for line in lines if line.text and not line.silent]
    places = [line for line in spoken if line.start is not None] if is_timed(lines) else []
    starts = sum(line.begins or line.is_labelled for line in places or spoken)
    asked = any(line.asked for line in lines)
    lines = _as_a_chat(lines)
    names = accepted(_places(lines), starts, hints.known, asked=asked)
    lines = [_asking(line, names) for line in lines]
    lines = list(without_furniture(lines, names))
    timed_, voiced = is_timed(lines), any(line.voice for line in lines)
    apart = not (names or timed_ or voiced) and one_a_line([line.text for line in lines if not line.silent])
    if apart:
        lines = [replace(line, paragraph=line.number) for line in lines]
    reading = _Reading(names, timed_, voiced, flavour, _chaptered(lines, names))
    found = (piece for line in lines for piece in reading.pieces(line))
    return tuple(replace(piece, thought=True) if apart and not piece.silent else piece for piece in found)


def _of_the_day(lines: list[Line]) -> list[Line]:
    """The lines; where times have their days with them, or stand before tabs below days, `10:20` is no place in a recording but twenty
    past ten.
    """
    stamped = [line for line in lines if line.start is not None]
    tabs = sum("\t" in line.text for line in stamped) * 2 > len(stamped)
    days = sum(line.dated for line in stamped) * 2 > len(stamped) or (tabs and any(is_day(line.text) for line in lines))
    if not days or any(line.start is not None and line.start >= _MINUTES_OF_A_DAY for line in stamped):
        return lines
    return [line if line.start is None else replace(line, start=60 * line.start, end=None) for line in lines]


def _as_a_chat(lines: list[Line]) -> list[Line]:
    """The lines; where nearly each has a time and a name before a colon, the time is proof of the name: few words of a chat are
    sentences, and a line of a message without a time begins with no name. A day and a time show a message by themselves.
    """
    timed_ = [line for line in lines if line.start is not None and line.text]
    counts = Counter(one.label for line in timed_ for one in line.candidates if one.form == "spaced")
    again = sum(count for count in counts.values() if count > 1)
    if len(timed_) >= _CHAT and again * 3 >= len(timed_) * 2:
        return [
            replace(line, candidates=tuple(replace(one, timed=one.form == "spaced") for one in line.candidates))
            for line in lines
        ]
    sent = [replace(line, candidates=_senders(line)) if line.start is not None else line for line in lines]
    named = [line for line in sent if line.start is not None and any(map(_names_somebody, line.candidates))]
    if len(named) < _CHAT or len(named) * 5 < len(timed_) * 4 or not is_timed(lines):
        return [one if one.dated else line for one, line in zip(sent, lines, strict=True)]
    return [
        replace(line, candidates=tuple(map(_of_a_chat, line.candidates)) if line.start is not None else ())
        for line in sent
    ]


def _senders(line: Line) -> tuple[Candidate, ...]:
    """What may be a label at the beginning of a message; if nothing has the form of one, whatever stands before its words."""
    sender = None if line.is_labelled else _SENDER.match(line.text)
    return line.candidates if sender is None else (Candidate("plain", sender[1], line.text[sender.end() :]),)


def _of_a_chat(found: Candidate) -> Candidate:
    """What may be a label in a chat: people are called `kay_m` or `Kay & Sam` there, and nobody writes together with another."""
    return replace(found, timed=True, together=()) if _names_somebody(found) else found


def _with_stems(lines: list[Line]) -> list[Line]:
    """The lines; where labels count the turns of each speaker (`CC1`, `CL1`, `CC2`), without these numbers."""
    numbered = [match for line in lines for one in line.candidates[:1] if (match := _COUNTED.fullmatch(one.label))]
    counts: dict[str, list[int]] = {}
    for match in numbered:
        counts.setdefault(match[1], []).append(int(match[2]))
    # Speakers that are told apart by number alone come back: 話者1, 話者2, 話者1.
    stems = {stem for stem, found in counts.items() if found == [*range(found[0], found[0] + len(found))]}
    if len(stems) < 2 or sum(len(counts[stem]) for stem in stems) < _CHAT:
        return lines
    return [
        replace(
            line,
            candidates=tuple(
                replace(one, label=match[1]) if (match := _COUNTED.fullmatch(one.label)) and match[1] in stems else one
                for one in line.candidates
            ),
        )
        for line in lines
    ]


def _asking(line: Line, names: Accepted) -> Line:
    """A line; `**Q: …**` asks, where no A answers and Q is no label."""
    if not (line.bold or names.asks) or names.choose(line.candidates) is not None:
        return line
    asked = next((one.text for one in line.candidates if one.form == "letter" and one.label in "QＱ"), "")
    return replace(line, text=asked.removesuffix("**").removesuffix("__"), asked=True) if asked else line


def _names_somebody(found: Candidate) -> bool:
    return found.form == "tab" or (found.form == "plain" and looks_like_name(found.label, loose=True))


def _places(lines: list[Line]) -> list[Place]:
    """Where a label may stand, with what follows there: above a list of people stands a caption."""
    speech = [line for line in lines if line.candidates or (line.text and not line.silent)]
    heads = {
        id(line)
        for line, after in pairwise(speech)
        if line.candidates and not any(one.text for one in line.candidates) and lists_people(after.text)
    }
    speech = [replace(line, candidates=()) if id(line) in heads else line for line in speech]
    return [
        Place(
            line.candidates,
            leads=after is not None and _leads(line, after),
            first=line.begins or not line.text,
            apart=after is not None and after.begins and not after.item,
        )
        for line, after in zip(speech, (*speech[1:], None), strict=False)
        if line.candidates
    ]


def _leads(line: Line, after: Line) -> bool:
    """Whether words follow a label on the next line: one with a time has none of its own there."""
    return not _is_stamped(after) and not (_is_stamped(line) and after.start is not None)


def _is_stamped(line: Line) -> bool:
    return any(found.form == "stamped" for found in line.candidates)


def _chaptered(lines: list[Line], names: Accepted) -> int:
    """The line up to which headings part no turns: the last one with a label where labels have their times, as transcripts have them
    and articles do not.
    """
    chosen = [(line, one) for line in lines if (one := names.choose(line.candidates)) is not None and not line.silent]
    stamped = sum(one.start is not None or line.start is not None for line, one in chosen)
    return chosen[-1][0].number if chosen and stamped * 5 >= len(chosen) * 4 else 0


class _Reading:
    """Goes through the lines with the speaker of the moment."""

    def __init__(self, names: Accepted, timed: bool, voiced: bool, flavour: Flavour, chaptered: int) -> None:
        self.names = names
        self.timed = timed
        self.voiced = voiced
        self.words = _WORDS[flavour]
        self.chaptered = chaptered
        self.speaker: str | None = None
        self.awaited = False  # whether a label has no words yet: a heading may part them
        self.separate = True  # whether the next line must not be joined to the one before
        self.question: int | None = None  # the paragraph of a question that a dash begins
        self.pending: tuple[float | None, float | None] = (None, None)  # the time of a line that holds nothing else

    def pieces(self, line: Line) -> Iterator[Piece]:
        """A line as pieces: none where it is only a time."""
        if line.silent:
            goes_on = self.awaited or (line.number < self.chaptered and HEADING.match(line.text))
            if not (line.passing or goes_on):
                self.speaker, self.separate = None, True
            yield Piece(line.text, line.number, line.number, silent=True)
            return
        if not line.text and line.start is not None:
            self.pending = (line.start, line.end)
            return
        found = self.names.choose(line.candidates)
        self.awaited = found is not None and not found.text
        if found is not None:
            yield from self._labelled(line, found)
        elif any(map(self._is_caption, line.candidates)):
            self.speaker, self.separate = None, True
            yield Piece(line.text, line.number, line.number, silent=True)
        elif line.asked or line.paragraph == self.question:
            self.speaker, self.separate = None, True
            yield self._piece(line, line.text, line.start, fresh=line.asked, asked=True)
            self.question = line.paragraph
        else:
            yield from self._unlabelled(line)

    def _is_caption(self, found: Candidate) -> bool:
        """`**Break:** [26:11]` or `podcast: https://…`: no words, nobody's turn."""
        if not self.names or found.says_something or not found.text or found.form not in ("marked", "plain", "bold"):
            return False
        return found.form == "marked" or self.speaker is None

    def _labelled(self, line: Line, found: Candidate) -> Iterator[Piece]:
        self.speaker, self.separate, self.question = self.names.speaker(found), False, None
        start = line.start if line.start is not None else found.start
        text = found.text
        said, stamped, _ = timed(text, clocks=False)
        if stamped is not None:
            text, start = said, stamped if start is None else start
        while cut := self.names.inner(text) if found.form == "bullet" else None:
            yield self._piece(line, text[: cut.start()], start, fresh=True)
            self.speaker, text = cut[1], text[cut.end() :]
        if is_attachment(text):
            yield Piece(text, line.number, line.number, silent=True)
            return
        yield self._piece(line, text, start, fresh=True)

    def _unlabelled(self, line: Line) -> Iterator[Piece]:
        fresh = self.separate
        self.separate, self.question = False, None
        if line.voice is not None or (self.voiced and line.start is not None):
            self.speaker = line.voice
        elif line.bold and line.begins:
            self.speaker, fresh = None, True
        elif line.begins and self.names and any(one.form == "marked" for one in line.candidates):
            # `**Note:** …` between turns: an editor's remark, not the words of whoever spoke last.
            self.speaker, fresh = None, True
        if line.text:
            said = _MARKER.sub("", line.text) if self.words is plain else line.text
            piece = self._piece(line, said, line.start, fresh=fresh)
            yield replace(piece, unread=not self.voiced and self.names.overlooks(line.candidates))

    def _piece(self, line: Line, text: str, start: float | None, *, fresh: bool, asked: bool = False) -> Piece:
        cued = self.timed and not (fresh and self.names)
        (begin, end), self.pending = self.pending, (None, None)
        return Piece(
            _untimed(self.words(text)).strip(),
            line.number,
            line.number,
            self.speaker,
            start if start is not None else begin,
            line.end if line.end is not None else end,
            fresh,
            cued,
            line.paragraph,
            asked=asked,
            item=line.item,
        )


def _untimed(text: str) -> str:
    """Words without the times that a recorder put between them."""
    return _CLOCK_IN.sub(_gap, text) if "[" in text else text


def _gap(clock: re.Match[str]) -> str:
    """What parts the words around a time: a blank where there was one on each side."""
    return " " if clock[1] and clock[2] else ""


def plain(text: str) -> str:
    """A line of Markdown as words: images, links, emphasis, code marks and escapes undone."""
    if not any(mark in text for mark in "*_[`\\<&"):
        return text
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return unescape(_ESCAPE.sub(r"\1", text.replace("**", "").replace("`", "")))


def _untabbed(text: str) -> str:
    return text.replace("\t", " | ")


def _unled(text: str) -> str:
    """A line of a Word document: its bold beginning, if it is no speaker, is as any other words."""
    lead = _LEAD.match(text)
    return _untabbed(lead[1] + text[lead.end() :] if lead else text)


_WORDS: dict[Flavour, Callable[[str], str]] = {"text": _untabbed, "markdown": plain, "document": _unled}
