"""The parts of a draft from elsewhere: headings, paragraphs, list items, quotations, rows of tables, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.drafting.importing.leftovers import inline
from pipeline.evidence.quotations import ATTRIBUTION
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

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
_ENDS = tuple("。.!?！？")


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
    for number, line in enumerate((*lines, ""), 1):
        part = _begun(line, number)
        if part is not None and open_part is not None and _goes_on(open_part, part, line):
            texts.append(part.text)
            continue
        text = "\n".join(texts)
        if open_part is not None and text:
            yield open_part._replace(text=text)
        open_part, texts = part, [] if part is None else [part.text]


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
