"""Lines of plain text, Markdown and Word documents: each with its time and voice, and with what may be a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.language import dates
from pipeline.patterns import lazy
from pipeline.sources.notes.forms import Candidate, candidates
from pipeline.sources.notes.furniture import is_attachment, is_furniture, is_when
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.names import looks_like_name
from pipeline.sources.notes.pieces import Hints
from pipeline.sources.notes.times import CLOCK, DAY, SPELT, half_width, row, seconds

_RANGE = rf"(?:\s*(?:-+>|[-–—~〜→])\s*({CLOCK}|{SPELT}))?"
# Chats write `2:05 PM`; a time is only there to tell turns apart, so which half of the day it was is left out.
_HALF_DAY = r"(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?"
_STAMP = lazy(
    rf"\s*(?:\\?[\[(（［【`]\s*(?:{DAY})?({CLOCK}|{SPELT}){_RANGE}{_HALF_DAY}\s*\\?[\])）］】`]|(?:{DAY})?({CLOCK}){_RANGE}(?=[\s<\u3000]|$){_HALF_DAY})\s*(?:[-–—|•·]\s+)?"
)
# A time may stand as an item of a list.
_LISTED_CLOCK = lazy(rf"^[・•*-]\s?(?={CLOCK}$)")
_DATED = lazy(rf"\s*[\[(（［【`]?\s*{DAY}{CLOCK}")
_SHORT = lazy(r"\s*\d{1,3}:\d{2}(?:[.,]\d{1,3})?(?=\s|$)")
_ASKED = lazy(
    r"(?![―—─━-]+$)(?!-.*-{3}$)(?:\*\*|__)?(?:[―—─━]{2,}|[―—─ー－](?=[^―—─ー－].{2,}(?:[？?！]|か。?|ください。?)$)|-{2,}(?=[^->]))[\s\u3000]*(?=\S)"
)
# Where questions begin with one Japanese dash, so does what the interviewer says besides.
_DASHED = lazy(r"[―─ー－](?=[^―─ー－]*[\u3040-\u30ff\u4e00-\u9fff])[\s\u3000]*(?=[^\s―─ー－])")
_VOICE = lazy(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>\s*|</v>")
# Times stand at the beginning: patterns see no more than this much of a line.
_HEAD = 200
_TOP = 3
_FENCE = lazy(r"(`{3,}|~{3,})")
_WHOLE_BOLD = lazy(r"\*\*(?=\S)[^*]+\*\*\s*$|__(?=\S)[^_]+__\s*$")
_ITEM = lazy(r"(?:[-*+•]|\d{1,3}[.)])\s|[・●◆■□▶※]")
_QUOTE = lazy(r"^(?:>[ ]?)+(?=[^\s>])")
_STRONG = lazy(r"</?(?:b|strong)>", re.IGNORECASE)
_BREAK = lazy(r"\s*</?(?:br|p|div|span)(?:\s[^<>]*)?/?>\s*$", re.IGNORECASE)
# A time that is a link into the recording, or set apart by marks.
_CLOCK_LINK = lazy(rf"\[({CLOCK})\]\([^()\s]*\)|(?:^|(?<=^> ))\*\*({CLOCK})\*\*|(?<=\s)([*_`])({CLOCK})\3$")
_BREAK_IN = lazy(r"\s*<br\s*/?>\s*", re.IGNORECASE)
TABLE_RULE = lazy(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?\s*)?$")
# Of such a line of Markdown nothing is words, escaped or not.
_RULING = frozenset("\\*_- ")
Flavour = Literal["text", "markdown", "document"]
# Forms in which any short line or any word before a blank stands.
_WEAK = frozenset(("alone", "wide", "spaced", "letter"))
_BARE = frozenset(("bold", "wide", "spaced", "alone"))
HEADING = lazy(r"#{1,6}(?:\s|$)|(?:[-*_]\s*){3,}$|={3,}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its time (`dated`: and day) and voice, what may be a label, its paragraph, and how deep it stands as an
    item of a list. Behind a `silent` line that is `passing` a turn goes on.
    """

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
    item: int = 0
    dated: bool = False
    passing: bool = False

    @property
    def is_labelled(self) -> bool:
        """Whether its form is one that labels have and other lines seldom."""
        return any(found.form not in _WEAK for found in self.candidates)


def cut_lines(raw: list[str], flavour: Flavour, hints: Hints, *, clocks: bool) -> Iterator[Line]:
    """The lines that are not blank, in order; `clocks` says whether `1:02` at the start of one is a time."""
    paragraph, begins, bold, ended = 0, True, False, False
    dashed = any(_ASKED.match(line) and _DASHED.match(line) for line in map(str.strip, raw) if line[:1] in "―─ー－")
    fence = ""
    for number, line in enumerate(raw, start=1):
        stripped = line.strip()
        if stripped[-1:].isdigit():
            stripped = _LISTED_CLOCK.sub("", stripped)
        if not stripped:
            begins, bold = True, False
            continue
        if flavour == "markdown" and (mark := _FENCE.match(stripped)) and (not fence or mark[1].startswith(fence)):
            fence, begins = "" if fence else mark[1], True
            continue
        if fence:
            # Code is no speech of anybody, but may be what the talk is about: it stays as words without a label.
            paragraph += begins
            yield Line(number, stripped, None, None, None, paragraph, begins)
            begins = False
            continue
        if flavour == "markdown":
            stripped = _unquoted(_BREAK.sub("", _STRONG.sub("**", stripped)))
            stripped = _CLOCK_LINK.sub(r"[\1\2\4]", stripped, count=1)
            stripped = stripped.replace("\\", "") if set(stripped) <= _RULING else stripped
        heading = flavour != "text" and HEADING.match(stripped) is not None
        found = _heading_labels(stripped) if heading else candidates(stripped, hints)
        found = () if hints.sole or (heading and hints.labels) else found
        if found and (found[0].form in _BARE or not found[0].text) and is_furniture(stripped.replace("**", "")):
            found = ()  # `**Aya** started transcription`, `BY MS. ORR:`
        # Only in space does a line go on from the one above: a list item, `場所：川崎`, a sentence in plain text.
        telling = any(one.form not in _WEAK for one in found)
        item = len(line) - len(line.lstrip()) + 1 if _ITEM.match(stripped) else 0
        alone = telling or (ended and flavour != "markdown") or item > 0
        paragraph += begins or alone
        ended = ends_sentence(stripped)
        if heading or (flavour == "markdown" and TABLE_RULE.match(stripped)):
            yield Line(number, stripped, None, None, None, paragraph, True, found, silent=True)
            begins = True
            continue
        bold = _bold_paragraph(raw, number - 1) if flavour == "markdown" and begins else bold
        parts = list(_parts(number, stripped, found, paragraph, begins, hints, clocks=clocks, bold=bold, dashed=dashed))
        yield from (replace(part, item=item) for part in parts) if item else parts
        # A line of only a time is not what a paragraph begins with.
        begins = begins and not any(part.text for part in parts)


def _heading_labels(heading: str) -> tuple[Candidate, ...]:
    """`### 森 00:03`, `## Aya Mori`: some exports set the speaker as a heading."""
    return tuple(found for found in candidates(heading.lstrip("# ")) if found.form in ("stamped", "alone"))


def _unquoted(line: str) -> str:
    """A line of Markdown without the marks of a quotation, and the row of a table as cells with tabs between them."""
    line = _QUOTE.sub("", line)
    if len(line) > 4 and line[0] == line[-1] == "|" and not TABLE_RULE.match(line):
        return row(cells_of(line))
    return line


def cells_of(line: str) -> list[str]:
    """The cells of a row of a table in Markdown, on one line each."""
    return [_BREAK_IN.sub(" ", cell).strip() for cell in line.strip().strip("|").split("|")]


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
    dashed: bool,
) -> Iterator[Line]:
    """A line, cut where `<v Name>` changes the speaker."""
    own = found and found[0].form == "own"
    # A day and a time alone at the very top are when all of this was, not when somebody begins to speak.
    own = own or (number <= _TOP and is_when(line) and any(dates.find(line)))
    rest, start, end = (line, None, None) if own else timed(line, clocks=clocks)
    voices = list(_VOICE.finditer(rest))
    if not voices:
        if rest is not line:
            stamped = tuple(one for one in found if one.form == "stamped")
            found = (*stamped, *(candidates(rest, hints) if rest and not hints.sole else ()))
            found = () if is_attachment(rest) else found
        if bold and not own:
            found = tuple(one for one in found if one.form in ("marked", "stamped", "letter"))
            found = found or (tuple(_bold_turn(rest, hints)) if begins else ())
        asked = _ASKED.match(rest) or (_DASHED.match(rest) if dashed else None)
        if asked and is_furniture(rest):
            asked = None
        if asked:
            rest, found = rest[asked.end() :], ()
        dated = start is not None and _DATED.match(half_width(line[:_HEAD])) is not None
        yield Line(
            number, rest, start, end, None, paragraph, begins, found, bold=bold, asked=asked is not None, dated=dated
        )
        return
    if before := rest[: voices[0].start()].strip():
        yield Line(number, before, start, end, None, paragraph, begins)
    for voice, following in zip(voices, (*voices[1:], None), strict=True):
        said = rest[voice.end() : following.start() if following else None].strip()
        if said:
            name = (voice[1] or "").strip() or None
            yield Line(number, said, start, end, name, paragraph, begins)


def _bold_turn(line: str, hints: Hints) -> Iterator[Candidate]:
    """`**AP: a question**`: the name before the colon, with the question."""
    for one in candidates(line.lstrip("*_"), hints):
        if one.form == "plain" and looks_like_name(one.label):
            yield replace(one, form="marked", text=one.text.replace("**", "").replace("__", ""))


def timed(line: str, *, clocks: bool) -> tuple[str, float | None, float | None]:
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


def short_clocks(raw: list[str]) -> bool:
    """Whether `1:02` without brackets at the start of a line is a time here: only where many lines begin so."""
    filled = sum(bool(line.strip()) for line in raw)
    stamped = sum(_SHORT.match(line) is not None for line in raw)
    return stamped > 2 and stamped * 3 >= filled
