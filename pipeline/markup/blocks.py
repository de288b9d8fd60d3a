"""What of a Markdown body is code, comment or raw HTML, as Python-Markdown with the site's extensions decides it.

The site is built by Python-Markdown with superfences, attr_list, md_in_html, admonition, footnotes and tables. It takes
fences out first, then comments and raw HTML, then reads headings; CommonMark renderers go line by line instead. Where the
two disagree, an `Oddity` says so. Lines here count from 0 within the body; the caller adds the offset.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.markup.code_spans import code_spans
from pipeline.markup.fences import fenced, overlaps
from pipeline.markup.oddities import COMMENT_FORM, COMMENT_MIDLINE, UNCLOSED_COMMENT
from pipeline.markup.raw_html import without_hidden_html
from pipeline.model.article import Oddity
from pipeline.patterns import lazy

_COMMENT = lazy(r"<!--")
_ATX = lazy(r"^ {0,3}#{1,6}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Masked:
    """The body with code, comments and hidden HTML emptied; lines stay where they were.

    `code` are fenced lines, `raw` lines inside raw HTML blocks, which hold no Markdown, `closed` those inside `<details>`
    that open only at a click, `breaks` those that begin with a comment, which ends lists and boxes.
    """

    lines: tuple[str, ...]
    code: frozenset[int]
    raw: frozenset[int]
    closed: frozenset[int]
    breaks: frozenset[int]
    oddities: tuple[Oddity, ...]


def mask(lines: Sequence[str]) -> Masked:
    """Empty what a reader does not see as prose, in the order in which Python-Markdown takes it out."""
    oddities: list[Oddity] = []
    code = fenced(lines, oddities)
    breaks: set[int] = set()
    text = "\n".join("" if number in code else line for number, line in enumerate(lines))
    if "<!--" in text:
        if code:
            oddities.extend(overlaps(lines, code))
        text = _without_comments(text, breaks, oddities)
    raw: set[int] = set()
    closed: set[int] = set()
    if "<" in text:
        text = without_hidden_html(text, raw, closed, oddities)
    return Masked(
        tuple(text.split("\n")), frozenset(code), frozenset(raw), frozenset(closed), frozenset(breaks), tuple(oddities)
    )


def _without_comments(text: str, breaks: set[int], oddities: list[Oddity]) -> str:
    kept: list[str] = []
    position = 0
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for match in _COMMENT.finditer(text):
        start = match.start()
        if start < position:
            continue
        number = bisect_right(starts, start) - 1
        line_start = starts[number]
        before = text[max(line_start, position) : start]
        first = position > line_start or (not before.strip(" ") and start - line_start <= 3)
        if not first and _inside_code_span(text, line_start, start):
            continue
        end = text.find("-->", start + 4)
        if text.startswith((">", "->"), start + 4):
            oddities.append(Oddity(number, COMMENT_FORM, everywhere=True))
        if end < 0:
            oddities.append(Oddity(number, UNCLOSED_COMMENT, everywhere=True))
            continue
        if first:
            breaks.add(number)
        inner = text[start + 4 : end]
        if "<!--" in inner or "--!>" in inner:
            oddities.append(Oddity(number, COMMENT_FORM, everywhere=True))
        if "\n" in inner and not first:
            oddities.append(Oddity(number, COMMENT_MIDLINE, everywhere="\n\n" in inner or bool(_ATX.search(inner))))
        kept.append(text[position:start])
        kept.append("\n" * inner.count("\n"))
        position = end + 3
    kept.append(text[position:])
    return "".join(kept)


def _inside_code_span(text: str, line_start: int, offset: int) -> bool:
    line_end = text.find("\n", offset)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    return any(start < offset - line_start < end for start, end in code_spans(line))
