"""The parts of a draft from elsewhere: headings, paragraphs, list items, quotations, rows of tables, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pipeline.drafting.importing.leftovers import inline
from pipeline.evidence.quotation import ATTRIBUTION
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.thoughts import columns

Role = Literal["heading", "prose", "item", "step", "quotation", "row"]

_HEADING = lazy(r" {0,3}(#{1,6})(?:\s+|(?=[^#\s!]))(.*?)\s*#*\s*")
_ITEM = lazy(r"\s*(?:[-*+•・●○▪]|[-–—](?=\S))\s+(.+)|\s*[・●○▪•](.+)")
_STEP = lazy(r"\s*(?:\d{1,3}[.)．）]|[①-⑳])\s*(\S.*)")
_QUOTE = lazy(r"\s*>\s?(.*)")
_ROW = lazy(r"\s*\|(.+)\|\s*")
_RULE = lazy(r"\s*(?:[-*_=]\s*){3,}|(?=[^|]*\|)[\s:|-]+")
# A line that is bold as a whole stands for a heading in a chat's answer.
_BOLD = lazy(r"\s*(?:\*\*|__)([^*_\n]{1,60}?)(?:\*\*|__)\s*[:：]?\s*")
# What somebody put before a heading or an item for its looks.
_PICTURES = lazy(r"^(?:[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]\s*)+")
# A longer line (characters) is a paragraph, whatever it begins with.
_LONG = 2000
# A heading without a mark is at most so many columns wide, and so wide beside the widest line: wrapped lines are wider.
_HEADING_MOST = 60
_HEADING_SHARE = 0.6
_ENDS = tuple("。.!?！？")
_GOES_ON = tuple("、,，;；")


class Part(NamedTuple):
    """One part; `line` is that of its first line in the file, `level` that of a heading. Line breaks stay in `text`."""

    role: Role
    text: str
    line: int
    level: int = 0
    cells: tuple[str, ...] = ()


def parts(lines: Sequence[str]) -> Iterator[Part]:
    """The parts in order; `lines` as `leftovers.cleared` leaves them."""
    open_part: Part | None = None
    texts: list[str] = []
    headings = _unmarked(lines)
    for number, line in enumerate((*lines, ""), 1):
        level = headings.get(number)
        part = _begun(line, number) if level is None else Part("heading", inline(line.strip()), number, level)
        if part is not None and open_part is not None and _goes_on(open_part, part, line):
            texts.append(part.text)
            continue
        text = "\n".join(texts)
        if open_part is not None and text:
            yield open_part._replace(text=text)
        open_part, texts = part, [] if part is None else [part.text]


def _unmarked(lines: Sequence[str]) -> Mapping[int, int]:
    """The headings (line → level) of a text that was pasted without marks: short lines with nothing to end them, above others."""
    begun = [_begun(line, number) for number, line in enumerate(lines, 1)]
    if any(part is not None and part.role == "heading" for part in begun):
        return {}
    widest = max(map(columns, lines), default=0)
    found: dict[int, int] = {}
    after_end = True
    for part in begun:
        if part is None:
            after_end = True
            continue
        width = columns(lines[part.line - 1].strip())
        short = part.role == "prose" and width <= _HEADING_MOST and width <= _HEADING_SHARE * widest
        ended = ends_sentence(part.text) or part.text.rstrip().endswith(_GOES_ON)
        if short and after_end and not ended and any(begun[part.line :]):
            found[part.line] = 1 if part.line == _first(begun) else 2
        after_end = part.line in found or ends_sentence(part.text)
    return found


def _first(begun: Sequence[Part | None]) -> int:
    return next(part.line for part in begun if part is not None)


def _goes_on(before: Part, part: Part, line: str) -> bool:
    if before.role == part.role == "quotation":
        return True
    lazy_line = part.role == "prose" and before.role in ("prose", "item", "step", "quotation")
    return lazy_line and (before.role == "prose" or line.startswith(("  ", "\t")) or before.role == "quotation")


def _begun(line: str, number: int) -> Part | None:
    """What a line would be on its own; None where it ends what stands before it."""
    if not line.strip() or _RULE.fullmatch(line):
        return None
    if len(line) > _LONG:
        return Part("prose", inline(line), number)
    if match := _HEADING.fullmatch(line):
        return Part("heading", _plain(match[2]), number, len(match[1]))
    bold = _BOLD.fullmatch(line)
    if bold and not bold[1].rstrip().endswith(_ENDS):
        return Part("heading", _plain(bold[1]).rstrip(":："), number, 3)
    if match := _ROW.fullmatch(line):
        cells = tuple(inline(cell) for cell in re.split(r"(?<!\\)\|", match[1]))
        return Part("row", " ".join(cell for cell in cells if cell), number, cells=cells)
    if match := _QUOTE.fullmatch(line):
        return Part("quotation", inline(match[1]), number)
    if match := _STEP.fullmatch(line):
        return Part("step", _plain(match[1]), number)
    if match := _ITEM.fullmatch(line):
        return Part("item", _plain(match[1] or match[2]), number)
    return Part("prose", inline(line), number)


def _plain(text: str) -> str:
    return _PICTURES.sub("", inline(text)).strip()


class Cited(NamedTuple):
    """The words of a blockquote, and the name below them; None where there is none."""

    words: str
    speaker: str | None


def cited(part: Part) -> Cited:
    """Who is said to have said a quotation."""
    found = ATTRIBUTION.search("\n" + part.text)
    if found is None:
        return Cited(" ".join(part.text.split()), None)
    words = ("\n" + part.text)[: found.start()]
    return Cited(" ".join(words.split()).strip('「」『』“”"'), (found[1] or found[2]).strip())
