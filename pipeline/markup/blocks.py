"""What of a Markdown body is code, comment or raw HTML, as Python-Markdown with the site's extensions decides it.

The site is built by Python-Markdown with superfences, attr_list, md_in_html, admonition, footnotes and tables. It takes
fences out first, then comments and raw HTML, then reads headings; CommonMark renderers go line by line instead. Where the
two disagree, an `Oddity` says so. Lines here count from 0 within the body; the caller adds the offset.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipeline.markup.code_spans import code_spans
from pipeline.markup.fences import fenced, overlaps
from pipeline.markup.oddities import COMMENT_FORM, COMMENT_MIDLINE, UNCLOSED_COMMENT
from pipeline.markup.raw_html import without_hidden_html
from pipeline.markup.shapes import PARAGRAPH
from pipeline.model.article import Oddity
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

# Arrows and comparisons begin no tag.
_TAG_START = lazy(r"<[A-Za-z/!?]")
_ATX = lazy(r"^ {0,3}#{1,6}", re.MULTILINE)


class Masked(NamedTuple):
    """The body with code, comments and hidden HTML emptied, as a whole and line by line; lines stay where they were.

    `code` are fenced lines, `raw` lines inside raw HTML blocks, which hold no Markdown, `closed` those inside `<details>`
    that open only at a click, `breaks` those that begin with a comment, which ends lists and boxes.
    """

    text: str
    lines: tuple[str, ...]
    code: frozenset[int]
    raw: frozenset[int]
    closed: frozenset[int]
    breaks: frozenset[int]
    oddities: tuple[Oddity, ...]


def mask(text: str) -> Masked:
    """Empty what a reader does not see as prose, in the order in which Python-Markdown takes it out."""
    oddities: list[Oddity] = []
    code: set[int] = set()
    breaks: set[int] = set()
    if "```" in text or "~~~" in text:
        lines = text.split("\n")
        code = fenced(lines, oddities)
        text = "\n".join(emptied(lines, code))
        if "<!--" in text:
            oddities.extend(overlaps(lines, code))
    if "<!--" in text:
        text = _without_comments(text, breaks, oddities)
    raw: set[int] = set()
    closed: set[int] = set()
    if "<" in text and _TAG_START.search(text):
        text = without_hidden_html(text, raw, closed, oddities)
    every = tuple(text.split("\n"))
    return Masked(text, every, frozenset(code), frozenset(raw), frozenset(closed), frozenset(breaks), tuple(oddities))


def whole_paragraphs(masked: Masked) -> Iterator[tuple[int, str]]:
    """What can be nothing but paragraphs, by the number of their first line."""
    whole = f"\n\n{masked.text}\n\n"
    number, counted = -2, 0
    for match in PARAGRAPH.finditer(whole):
        number += whole.count("\n", counted, start := match.start(1))
        counted = start
        found = match[1]
        held = masked.raw and not masked.raw.isdisjoint(range(number, number + found.count("\n") + 1))
        if not (held or "|" in found or "\t" in found):
            yield number, found


def emptied(lines: Sequence[str], numbers: Iterable[int]) -> list[str]:
    """The lines, with nothing on those of these numbers (from 0)."""
    left = list(lines)
    for number in numbers:
        left[number] = ""
    return left


def _without_comments(text: str, breaks: set[int], oddities: list[Oddity]) -> str:
    kept: list[str] = []
    position = 0
    number = counted = line_start = 0
    coded = unclosed = -1
    spans: tuple[tuple[int, int], ...] = ()
    closes = True
    start = -1
    while (start := text.find("<!--", start + 1)) >= 0:
        if start < position:
            continue
        if breaks_between := text.count("\n", counted, start):
            number += breaks_between
            line_start = text.rfind("\n", counted, start) + 1
        counted = start
        first = position > line_start or (start - line_start <= 3 and not text[line_start:start].strip(" "))
        if not first:
            if number != coded:
                coded, spans = number, tuple(code_spans(_line(text, line_start)))
            # The last span that begins before it is the only one that can hold it.
            last = bisect_right(spans, start - line_start, key=lambda span: span[0]) - 1
            if last >= 0 and spans[last][0] < start - line_start < spans[last][1]:
                continue
        end = text.find("-->", start + 4) if closes else -1
        if text.startswith((">", "->"), start + 4):
            oddities.append(Oddity(number, COMMENT_FORM, everywhere=True))
        if end < 0:
            closes = False  # nor does any comment after it
            if number != unclosed:
                unclosed = number
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


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : len(text) if end < 0 else end]
