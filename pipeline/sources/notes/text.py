"""Plain text and Markdown, and what Word documents become: lines with speakers, times, headings and paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from pipeline.patterns import lazy
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.labels import Accepted, Candidate, accepted, candidate
from pipeline.sources.notes.off_record import MARK
from pipeline.sources.notes.pieces import Piece
from pipeline.sources.notes.times import CLOCK, seconds

_STAMP = lazy(
    rf"\s*(?:\\?[\[(（［]\s*({CLOCK})(?:\s*(?:-->|[-–—~〜])\s*({CLOCK}))?\s*\\?[\])）］]|({CLOCK})(?=[\s<\u3000]|$))\s*"
    r"(?:[-–—|]\s+)?"
)
_SHORT = lazy(r"\s*\d{1,3}:\d{2}(?:[.,]\d{1,3})?(?=\s|$)")
_VOICE = lazy(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>\s*|</v>")
_FENCE = lazy(r"(`{3,}|~{3,})")
_HEADING = lazy(r"#{1,6}(?:\s|$)|(?:[-*_]\s*){3,}$|={3,}$")
_WHOLE_BOLD = lazy(r"\*\*(?=\S)[^*]+\*\*\s*$|__(?=\S)[^_]+__\s*$")
_ITEM = lazy(r"(?:[-*+•]|\d{1,3}[.)])\s|[・●◆■□▶※]")
_IMAGE = lazy(r"!\[([^\[\]]*)\]\([^()\n]*\)")
_LINK = lazy(r"\[([^\[\]]*)\]\([^()\n]*\)")
_EMPHASIS = lazy(r"(\*{1,3}|(?<!\w)_{1,2})(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)")
_LEAD = lazy(r"\*\*([^*\n]+)\*\*")
_ESCAPE = lazy(r"\\([\[\]().*_`#\\<>~!|{}+-])")
_TABLE_RULE = lazy(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?\s*)?$")


Flavour = Literal["text", "markdown", "document"]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its time and voice, what may be a label, and its paragraph."""

    number: int
    text: str
    start: float | None
    end: float | None
    voice: str | None
    paragraph: int
    begins: bool
    candidate: Candidate | None
    silent: bool = False
    bold: bool = False


def parse(text: str, name: str, known: Collection[str] = ()) -> tuple[Piece, ...]:
    """Plain text: every line that is labelled begins a turn."""
    return _pieces(text, known, "text")


def parse_markdown(text: str, name: str, known: Collection[str] = ()) -> tuple[Piece, ...]:
    """Markdown: as plain text, but headings are no speech, and markup is taken out of the words."""
    return _pieces(_without_comments(text), known, "markdown")


def parse_document(text: str, name: str, known: Collection[str] = ()) -> tuple[Piece, ...]:
    """What `docx.text_of` made of a Word document: plain text but for its headings and bold beginnings."""
    return _pieces(text, known, "document")


def _without_comments(text: str) -> str:
    """`text` without HTML comments that are closed; line breaks stay, and so does a mark that was put out of sight."""
    kept: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        comment = text[begin : end + 3]
        marks = "".join(mark[0].replace("\n", " ") for mark in MARK.finditer(comment))
        kept += [text[at:begin], marks, "\n" * comment.count("\n")]
        at = end + 3
    return "".join((*kept, text[at:]))


def _pieces(text: str, known: Collection[str], flavour: Flavour) -> tuple[Piece, ...]:
    raw = text.split("\n")
    lines = list(_lines(raw, flavour, clocks=_short_clocks(raw)))
    starts = sum(line.begins or line.candidate is not None for line in lines if not line.silent)
    names = accepted([line.candidate for line in lines if line.candidate], starts, known)
    reading = _Reading(names, _is_timed(lines), any(line.voice for line in lines), flavour)
    return tuple(piece for line in lines for piece in reading.pieces(line))


def _is_timed(lines: list[_Line]) -> bool:
    """Whether lines begin with times as a rule, so that they are cues and not paragraphs."""
    speech = [line for line in lines if not line.silent]
    return len(speech) > 0 and sum(line.start is not None for line in speech) * 2 > len(speech)


def _short_clocks(raw: list[str]) -> bool:
    """Whether `1:02` without brackets at the start of a line is a time here: only where many lines begin so."""
    filled = sum(bool(line.strip()) for line in raw)
    stamped = sum(_SHORT.match(line) is not None for line in raw)
    return stamped > 2 and stamped * 3 >= filled


def _lines(raw: list[str], flavour: Flavour, *, clocks: bool) -> Iterator[_Line]:
    paragraph, begins, bold, ended = 0, True, False, False
    fence = ""
    for number, line in enumerate(raw, start=1):
        stripped = line.strip()
        if not stripped:
            begins, bold = True, False
            continue
        if flavour == "markdown" and (mark := _FENCE.match(stripped)) and (not fence or mark[1].startswith(fence)):
            fence, begins = "" if fence else mark[1], True
            continue
        if fence:
            # Code is no speech of anybody, but may be what the talk is about: it stays as words without a label.
            paragraph += begins
            yield _Line(number, stripped, None, None, None, paragraph, begins, None)
            begins = False
            continue
        heading = flavour != "text" and _HEADING.match(stripped) is not None
        found = None if heading else candidate(stripped)
        # Only in space does a line go on from the one above: a list item, `場所：川崎`, a sentence in plain text.
        alone = found is not None or (ended and flavour != "markdown") or _ITEM.match(stripped) is not None
        paragraph += begins or alone
        ended = ends_sentence(stripped)
        if heading or (flavour == "markdown" and _TABLE_RULE.match(stripped)):
            yield _Line(number, stripped, None, None, None, paragraph, True, None, silent=True)
            begins = True
            continue
        bold = _bold_paragraph(raw, number - 1) if flavour == "markdown" and begins else bold
        yield from _parts(number, stripped, found, paragraph, begins, clocks=clocks, bold=bold)
        begins = False


def _bold_paragraph(raw: list[str], index: int) -> bool:
    """Whether all of the paragraph that begins at `index` is bold: a question or a caption nobody is named for."""
    if not raw[index].lstrip().startswith(("**", "__")):
        return False
    end = index
    while end < len(raw) and raw[end].strip() and end - index < 40:
        end += 1
    return _WHOLE_BOLD.match(" ".join(line.strip() for line in raw[index:end])) is not None


def _parts(
    number: int, line: str, found: Candidate | None, paragraph: int, begins: bool, *, clocks: bool, bold: bool
) -> Iterator[_Line]:
    """A line, cut where `<v Name>` changes the speaker."""
    rest, start, end = _timed(line, clocks=clocks)
    voices = list(_VOICE.finditer(rest))
    if not voices:
        if rest is not line:
            found = candidate(rest) if rest else None
        if bold and found is not None and found.form != "marked":
            found = None
        yield _Line(number, rest, start, end, None, paragraph, begins, found, bold=bold)
        return
    if before := rest[: voices[0].start()].strip():
        yield _Line(number, before, start, end, None, paragraph, begins, None)
    for voice, following in zip(voices, (*voices[1:], None), strict=True):
        said = rest[voice.end() : following.start() if following else None].strip()
        if said:
            name = (voice[1] or "").strip() or None
            yield _Line(number, said, start, end, name, paragraph, begins, None)


def _timed(line: str, *, clocks: bool) -> tuple[str, float | None, float | None]:
    """A line without the time at its start, and that time (and its end, where a range is written)."""
    stamp = _STAMP.match(line)
    if stamp is None:
        return line, None, None
    start = seconds(stamp[1] or stamp[3])
    if start is None or (stamp[3] and stamp[3].count(":") < 2 and not clocks):
        return line, None, None
    return line[stamp.end() :], start, seconds(stamp[2]) if stamp[2] else None


class _Reading:
    """Goes through the lines with the speaker of the moment."""

    def __init__(self, names: Accepted, timed: bool, voiced: bool, flavour: Flavour) -> None:
        self.names = names
        self.timed = timed
        self.voiced = voiced
        self.words = _WORDS[flavour]
        self.speaker: str | None = None
        self.separate = True  # whether the next line must not be joined to the one before

    def pieces(self, line: _Line) -> Iterator[Piece]:
        """A line as pieces: none where it is only a time."""
        if line.silent:
            self.speaker, self.separate = None, True
            yield Piece(line.text, line.number, line.number, silent=True)
            return
        found = line.candidate
        if found is not None and self.names.takes(found):
            yield from self._labelled(line, found)
        elif found is not None and self._is_caption(found):
            self.speaker, self.separate = None, True
            yield Piece(line.text, line.number, line.number, silent=True)
        else:
            yield from self._unlabelled(line, found)

    def _is_caption(self, found: Candidate) -> bool:
        """`**Break:** [26:11]` or `podcast: https://…`: no words, nobody's turn."""
        if not self.names or found.says_something or not found.text:
            return False
        return found.form == "marked" or self.speaker is None

    def _labelled(self, line: _Line, found: Candidate) -> Iterator[Piece]:
        self.speaker, self.separate = found.label, False
        start = line.start if line.start is not None else found.start
        text = found.text
        said, stamped, _ = _timed(text, clocks=False)
        if stamped is not None:
            text, start = said, stamped if start is None else start
        while cut := self.names.inner(text) if found.form == "bullet" else None:
            yield self._piece(line, text[: cut.start()], start, fresh=True)
            self.speaker, text = cut[1], text[cut.end() :]
        yield self._piece(line, text, start, fresh=True)

    def _unlabelled(self, line: _Line, found: Candidate | None) -> Iterator[Piece]:
        fresh = self.separate
        self.separate = False
        if line.voice is not None or (self.voiced and line.start is not None):
            self.speaker = line.voice
        elif line.bold and line.begins:
            self.speaker, fresh = None, True
        elif found is not None and found.form == "marked" and line.begins and self.names:
            # `**Note:** …` between turns: an editor's remark, not the words of whoever spoke last.
            self.speaker, fresh = None, True
        if line.text:
            yield self._piece(line, line.text, line.start, fresh=fresh)

    def _piece(self, line: _Line, text: str, start: float | None, *, fresh: bool) -> Piece:
        cued = self.timed and not (fresh and self.names)
        return Piece(
            self.words(text).strip(),
            line.number,
            line.number,
            self.speaker,
            start,
            line.end,
            fresh,
            cued,
            line.paragraph,
        )


def plain(text: str) -> str:
    """A line of Markdown as words: images, links, emphasis, code marks and escapes undone."""
    if not any(mark in text for mark in "*_[`\\<&"):
        return text
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
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
