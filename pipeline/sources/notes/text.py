"""Plain text and Markdown, and what Word documents become: lines with speakers, times, headings and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Literal

from pipeline.patterns import lazy
from pipeline.sources.notes.forms import Candidate, candidates
from pipeline.sources.notes.furniture import is_furniture, is_heading, opens_added, opens_talk
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.labels import Accepted, Place, accepted
from pipeline.sources.notes.numbering import with_times_first, without_numbers
from pipeline.sources.notes.off_record import MARK
from pipeline.sources.notes.pieces import NO_HINTS, Hints, Piece
from pipeline.sources.notes.tables import is_table
from pipeline.sources.notes.tables import parse as parse_table
from pipeline.sources.notes.times import CLOCK, DAY, SPELT, half_width, row, seconds

_RANGE = rf"(?:\s*(?:-->|[-–—~〜→])\s*({CLOCK}))?"
_STAMP = lazy(
    rf"\s*(?:\\?[\[(（［【`]\s*(?:{DAY})?({CLOCK}|{SPELT}){_RANGE}\s*\\?[\])）］】`]|(?:{DAY})?({CLOCK}){_RANGE}(?=[\s<\u3000]|$))\s*(?:[-–—|•·]\s+)?"
)
_SHORT = lazy(r"\s*\d{1,3}:\d{2}(?:[.,]\d{1,3})?(?=\s|$)")
_ASKED = lazy(r"(?:\*\*|__)?(?:[―—─━]{2,}|[―—─](?=[^―—─].{2,}(?:[？?]|か。?)$)|-{2,}(?=[^->]))[\s\u3000]*(?=\S)")
_VOICE = lazy(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>\s*|</v>")
# Where nobody is named, titles and dates stand in the first lines.
_TOP = 8
# What people say twice is shorter than a running head (in characters).
_HEADER = 9
# Times stand at the beginning: patterns see no more than this much of a line.
_HEAD = 200
_FENCE = lazy(r"(`{3,}|~{3,})")
_HEADING = lazy(r"#{1,6}(?:\s|$)|(?:[-*_]\s*){3,}$|={3,}$")
_WHOLE_BOLD = lazy(r"\*\*(?=\S)[^*]+\*\*\s*$|__(?=\S)[^_]+__\s*$")
_ITEM = lazy(r"(?:[-*+•]|\d{1,3}[.)])\s|[・●◆■□▶※]")
_PART = lazy(r"【[^【】]{1,30}】|■[^。]{1,30}")
_QUOTE = lazy(r"(?:>[ ]?)+(?=[^\s>])")
_IMAGE = lazy(r"!\[([^\[\]]*)\]\([^()\n]*\)")
_LINK = lazy(r"\[([^\[\]]*)\]\([^()\n]*\)")
_EMPHASIS = lazy(r"(\*{1,3}|(?<!\w)_{1,2})(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)")
_STRONG = lazy(r"</?(?:b|strong)>", re.IGNORECASE)
_BREAK = lazy(r"\s*</?(?:br|p|div|span)(?:\s[^<>]*)?/?>\s*$", re.IGNORECASE)
_LEAD = lazy(r"\*\*([^*\n]+)\*\*")
_ESCAPE = lazy(r"\\([\[\]().*_`#\\<>~!|{}+-])")
_TABLE_RULE = lazy(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?\s*)?$")


Flavour = Literal["text", "markdown", "document"]
# Forms in which any short line or any word before a blank stands.
_WEAK = frozenset(("alone", "wide", "spaced", "letter"))


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
    candidates: tuple[Candidate, ...] = ()
    silent: bool = False
    bold: bool = False
    asked: bool = False

    @property
    def is_labelled(self) -> bool:
        """Whether its form is one that labels have and other lines seldom."""
        return any(found.form not in _WEAK for found in self.candidates)


def parse(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """Plain text: every line that is labelled begins a turn. A table that was saved as text is read as one."""
    if is_table(text):
        return parse_table(text, name, hints)
    return _pieces(text, hints, "text")


def parse_markdown(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """Markdown: as plain text, but headings are no speech, and markup is taken out of the words."""
    return _pieces(_without_comments(text), hints, "markdown")


def parse_document(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """What `docx.text_of` made of a Word document: plain text but for its headings and bold beginnings."""
    return _pieces(text, hints, "document")


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


def _pieces(text: str, hints: Hints, flavour: Flavour) -> tuple[Piece, ...]:
    raw = _with_labels_before_colons(with_times_first(without_numbers(text.split("\n"))))
    lines = list(_lines(raw, flavour, hints, clocks=_short_clocks(raw)))
    starts = sum(line.begins or line.is_labelled for line in lines if line.text and not line.silent)
    names = accepted(_places(lines), starts, hints.known)
    lines = list(_without_furniture(lines, names))
    reading = _Reading(names, _is_timed(lines), any(line.voice for line in lines), flavour)
    return tuple(piece for line in lines for piece in reading.pieces(line))


def _sentences(lines: list[_Line], labelled: list[bool]) -> list[bool]:
    """For each line, whether a sentence ends in its block, which a blank line or a label ends."""
    blocks: list[int] = []
    for line, named in zip(lines, labelled, strict=True):
        blocks.append((blocks[-1] if blocks else 0) + (line.begins or named))
    ended = {block for block, line in zip(blocks, lines, strict=True) if ends_sentence(line.text.rstrip("*_"))}
    return [block in ended for block in blocks]


def _with_labels_before_colons(raw: list[str]) -> list[str]:
    """A name on one line and `: words` on the next, as one line in the place of the second."""
    lines = list(raw)
    for index in range(1, len(raw)):
        words = raw[index].lstrip()
        if words[:1] in (":", "：") and 0 < len(raw[index - 1].strip()) <= 60 and words[1:].strip():
            lines[index - 1], lines[index] = "", raw[index - 1].strip() + words
    return lines


def _places(lines: list[_Line]) -> list[Place]:
    """Where a label may stand, with what follows there."""
    speech = [line for line in lines if line.candidates or (line.text and not line.silent)]
    return [
        Place(line.candidates, after is not None and not _is_stamped(after), first=line.begins or not line.text)
        for line, after in zip(speech, (*speech[1:], None), strict=False)
        if line.candidates
    ]


def _is_stamped(line: _Line) -> bool:
    return any(found.form == "stamped" for found in line.candidates)


def _without_furniture(lines: list[_Line], names: Accepted) -> Iterator[_Line]:
    """The lines, silent where they are nobody's speech."""
    labelled = [names.choose(line.candidates) is not None or line.voice is not None for line in lines]
    named = True in labelled
    first = labelled.index(True) if named else _TOP
    sentences = _sentences(lines, labelled)
    beside = _beside(lines, labelled, names)
    for index, line in enumerate(lines):
        if beside[index]:
            yield replace(line, silent=True)
        elif labelled[index] or not line.text:
            yield replace(line, silent=False)
        elif index < first and is_heading(line.text, ended=sentences[index], labelled=named):
            yield replace(line, silent=True)
        else:
            after = lines[index + 1] if index + 1 < len(lines) else None
            counted = line.text.isdigit() and after is not None and (labelled[index + 1] or after.start is not None)
            part = named and _PART.fullmatch(line.text) is not None
            yield replace(line, silent=line.silent or counted or part or is_furniture(line.text))


def _beside(lines: list[_Line], labelled: list[bool], names: Accepted) -> list[bool]:
    """For each line, whether it belongs to what a tool wrote around the talk: a summary, a list of who was there."""
    talk = max((index for index, line in enumerate(lines) if opens_talk(line.text)), default=-1)
    before = _before_times(lines, labelled, names)
    headers = _page_headers(lines, labelled)
    found, inside = [], False
    for index, (line, named) in enumerate(zip(lines, labelled, strict=True)):
        if named or index == talk:
            inside = False
        elif (line.begins or line.silent) and opens_added(line.text):
            inside = True in labelled or index < talk
        overlooked = names.overlooks(line.candidates)
        found.append(
            bool(line.text) and not named and not overlooked and (inside or index < before or line.text in headers)
        )
    return found


def _page_headers(lines: list[_Line], labelled: list[bool]) -> frozenset[str]:
    """What stands on every page of a document: paragraphs that come back to the letter and are no sentence."""
    if True not in labelled:
        return frozenset()
    alone = Counter(
        line.text
        for line, named in zip(lines, labelled, strict=True)
        if line.begins and not named and _HEADER < len(line.text) < 100 and not ends_sentence(line.text)
    )
    return frozenset(text for text, count in alone.items() if count > 1)


def _before_times(lines: list[_Line], labelled: list[bool], names: Accepted) -> int:
    """The first line of the talk where all of it has times, so that nothing above belongs to it; else 0."""
    timed = [line.start is not None for line in lines]
    first = labelled.index(True) if True in labelled else timed.index(True) if _is_timed(lines) else 0
    if True in timed[:first]:
        return 0
    found = names.choose(lines[first].candidates) if lines else None
    return first if lines and (timed[first] or (found is not None and found.start is not None)) else 0


def _is_timed(lines: list[_Line]) -> bool:
    """Whether lines begin with times as a rule, so that they are cues and not paragraphs."""
    speech = [line for line in lines if not line.silent]
    return len(speech) > 0 and sum(line.start is not None for line in speech) * 2 > len(speech)


def _short_clocks(raw: list[str]) -> bool:
    """Whether `1:02` without brackets at the start of a line is a time here: only where many lines begin so."""
    filled = sum(bool(line.strip()) for line in raw)
    stamped = sum(_SHORT.match(line) is not None for line in raw)
    return stamped > 2 and stamped * 3 >= filled


def _lines(raw: list[str], flavour: Flavour, hints: Hints, *, clocks: bool) -> Iterator[_Line]:
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
            yield _Line(number, stripped, None, None, None, paragraph, begins)
            begins = False
            continue
        if flavour == "markdown":
            stripped = _unquoted(_BREAK.sub("", _STRONG.sub("**", stripped)))
        heading = flavour != "text" and _HEADING.match(stripped) is not None
        found = _heading_labels(stripped) if heading else candidates(stripped, hints)
        found = () if hints.sole or (heading and hints.labels) else found
        # Only in space does a line go on from the one above: a list item, `場所：川崎`, a sentence in plain text.
        telling = any(one.form not in _WEAK for one in found)
        alone = telling or (ended and flavour != "markdown") or _ITEM.match(stripped) is not None
        paragraph += begins or alone
        ended = ends_sentence(stripped)
        if heading or (flavour == "markdown" and _TABLE_RULE.match(stripped)):
            yield _Line(number, stripped, None, None, None, paragraph, True, found, silent=True)
            begins = True
            continue
        bold = _bold_paragraph(raw, number - 1) if flavour == "markdown" and begins else bold
        parts = list(_parts(number, stripped, found, paragraph, begins, hints, clocks=clocks, bold=bold))
        yield from parts
        # A line of only a time is not what a paragraph begins with.
        begins = begins and not any(part.text for part in parts)


def _heading_labels(heading: str) -> tuple[Candidate, ...]:
    """`### 森 00:03`, `## Aya Mori`: some exports set the speaker as a heading."""
    return tuple(found for found in candidates(heading.lstrip("# ")) if found.form in ("stamped", "alone"))


def _unquoted(line: str) -> str:
    """A line of Markdown without the marks of a quotation, and the row of a table as cells with tabs between them."""
    line = _QUOTE.sub("", line)
    if len(line) > 4 and line[0] == line[-1] == "|" and not _TABLE_RULE.match(line):
        return row([cell.strip() for cell in line[1:-1].split("|")])
    return line


def _bold_paragraph(raw: list[str], index: int) -> bool:
    """Whether all of the paragraph that begins at `index` is bold: a question or a caption nobody is named for."""
    if not raw[index].lstrip().startswith(("**", "__")):
        return False
    end = index
    while end < len(raw) and raw[end].strip() and end - index < 40:
        end += 1
    return _WHOLE_BOLD.match(" ".join(line.strip() for line in raw[index:end])) is not None


def _parts(
    number: int,
    line: str,
    found: tuple[Candidate, ...],
    paragraph: int,
    begins: bool,
    hints: Hints,
    *,
    clocks: bool,
    bold: bool,
) -> Iterator[_Line]:
    """A line, cut where `<v Name>` changes the speaker."""
    own = found and found[0].form == "own"
    rest, start, end = (line, None, None) if own else _timed(line, clocks=clocks)
    voices = list(_VOICE.finditer(rest))
    if not voices:
        if rest is not line:
            stamped = tuple(one for one in found if one.form == "stamped")
            found = (*stamped, *(candidates(rest, hints) if rest and not hints.sole else ()))
        if bold and not own:
            found = tuple(one for one in found if one.form in ("marked", "stamped", "letter"))
        if asked := _ASKED.match(rest):
            rest, found = rest[asked.end() :], ()
        yield _Line(number, rest, start, end, None, paragraph, begins, found, bold=bold, asked=asked is not None)
        return
    if before := rest[: voices[0].start()].strip():
        yield _Line(number, before, start, end, None, paragraph, begins)
    for voice, following in zip(voices, (*voices[1:], None), strict=True):
        said = rest[voice.end() : following.start() if following else None].strip()
        if said:
            name = (voice[1] or "").strip() or None
            yield _Line(number, said, start, end, name, paragraph, begins)


def _timed(line: str, *, clocks: bool) -> tuple[str, float | None, float | None]:
    """A line without the time at its start, and that time (and its end, where a range is written)."""
    stamp = _STAMP.match(half_width(line[:_HEAD]))
    if stamp is None:
        return line, None, None
    start, end = seconds(stamp[1] or stamp[3]), stamp[2] or stamp[4]
    rest = line[stamp.end() :]
    alone = not rest or end or line[stamp.end(3) : stamp.end(3) + 1] == "\t"
    dated = any(map(str.isdigit, line[stamp.start() : stamp.start(3)])) if stamp[3] else False
    short = stamp[3] and stamp[3].count(":") < 2 and not (clocks or alone or dated)
    if start is None or short:
        return line, None, None
    return rest, start, seconds(end) if end else None


class _Reading:
    """Goes through the lines with the speaker of the moment."""

    def __init__(self, names: Accepted, timed: bool, voiced: bool, flavour: Flavour) -> None:
        self.names = names
        self.timed = timed
        self.voiced = voiced
        self.words = _WORDS[flavour]
        self.speaker: str | None = None
        self.separate = True  # whether the next line must not be joined to the one before
        self.question: int | None = None  # the paragraph of a question that a dash begins
        self.pending: tuple[float | None, float | None] = (None, None)  # the time of a line that holds nothing else

    def pieces(self, line: _Line) -> Iterator[Piece]:
        """A line as pieces: none where it is only a time."""
        if line.silent:
            if _HEADING.match(line.text) or not is_furniture(line.text):
                self.speaker, self.separate = None, True
            yield Piece(line.text, line.number, line.number, silent=True)
            return
        if not line.text and line.start is not None:
            self.pending = (line.start, line.end)
            return
        found = self.names.choose(line.candidates)
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

    def _labelled(self, line: _Line, found: Candidate) -> Iterator[Piece]:
        self.speaker, self.separate, self.question = self.names.speaker(found), False, None
        start = line.start if line.start is not None else found.start
        text = found.text
        said, stamped, _ = _timed(text, clocks=False)
        if stamped is not None:
            text, start = said, stamped if start is None else start
        while cut := self.names.inner(text) if found.form == "bullet" else None:
            yield self._piece(line, text[: cut.start()], start, fresh=True)
            self.speaker, text = cut[1], text[cut.end() :]
        yield self._piece(line, text, start, fresh=True)

    def _unlabelled(self, line: _Line) -> Iterator[Piece]:
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
            piece = self._piece(line, line.text, line.start, fresh=fresh)
            yield replace(piece, unread=not self.voiced and self.names.overlooks(line.candidates))

    def _piece(self, line: _Line, text: str, start: float | None, *, fresh: bool, asked: bool = False) -> Piece:
        cued = self.timed and not (fresh and self.names)
        (begin, end), self.pending = self.pending, (None, None)
        return Piece(
            self.words(text).strip(),
            line.number,
            line.number,
            self.speaker,
            start if start is not None else begin,
            line.end if line.end is not None else end,
            fresh,
            cued,
            line.paragraph,
            asked=asked,
        )


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
