"""Takes HTML comments out of what goes to readers: guidance and private remarks are for writers.

In Markdown, only what is surely a comment is taken out, so that an example of one in a code block stays; in the built
page, a comment is a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from html.parser import HTMLParser

from pipeline.markup.blocks import mask
from pipeline.markup.code_spans import code_spans

_COMMENT = re.compile(r"<!--(?P<text>.*?)-->", re.DOTALL)
# Where a blog's excerpt ends, unless the site names another mark.
KEPT = ("more",)


def without_comments(markdown: str, kept: Collection[str] = KEPT) -> str:
    """Markdown without its comments; those in `kept` stay, and so does whatever is code or may be code.

    A comment that fills its lines leaves an empty line, which ends a paragraph as the comment did.
    """
    pieces: list[str] = []
    position = 0
    for match in _comments(markdown, kept):
        pieces.append(markdown[position : match.start()])
        position = match.end()
    return "".join([*pieces, markdown[position:]])


def remarks(markdown: str, kept: Collection[str] = KEPT) -> set[str]:
    """The comments that `without_comments` takes out."""
    return {match.group() for match in _comments(markdown, kept)}


def _comments(markdown: str, kept: Collection[str]) -> Iterator[re.Match[str]]:
    if "<!--" not in markdown:
        return
    lines = markdown.split("\n")
    code = mask(markdown).code
    # Same length, so that offsets fit; a fence can then neither open nor close a comment.
    veiled = "\n".join(
        " " * len(line) if number in code or line.startswith(("    ", "\t")) else line
        for number, line in enumerate(lines)
    )
    start = end = -1
    spans: tuple[tuple[int, int], ...] = ()
    for match in _COMMENT.finditer(veiled):
        if match.start() >= end:
            start = veiled.rfind("\n", 0, match.start()) + 1
            end = veiled.find("\n", match.start())
            end = len(veiled) if end < 0 else end
            spans = code_spans(veiled[start:end])
        last = bisect_right(spans, match.start() - start, key=lambda span: span[0]) - 1
        in_code = last >= 0 and match.start() - start < spans[last][1]
        if match["text"].strip() not in kept and not in_code:
            yield match


def without_html_comments(html: str, kept: Collection[str] = KEPT) -> str:
    """A page, or a part of one, without its comments; scripts and styles are left as they are."""
    if all(match["text"].strip() in kept for match in _COMMENT.finditer(html)):
        return html
    pieces: list[str] = []
    position = 0
    for start, end in _Comments(html, kept).spans:
        pieces.append(html[position:start])
        position = end
    return "".join([*pieces, html[position:]])


class _Comments(HTMLParser):
    """Where the comments of a page are, as offsets."""

    def __init__(self, html: str, kept: Collection[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.spans: list[tuple[int, int]] = []
        self._html = html
        self._kept = kept
        self._starts = [0, *(match.end() for match in re.finditer("\n", html))]
        self.feed(html)
        self.close()

    def handle_comment(self, data: str) -> None:
        """Note the place of one comment."""
        if data.strip() in self._kept:
            return
        line, column = self.getpos()
        start = self._starts[line - 1] + column
        # What is no comment but is taken for one (`<!x>`) opens with two characters.
        opening = 4 if self._html.startswith("<!--", start) else 2
        end = self._html.find(">", start + opening + len(data))
        self.spans.append((start, end + 1))
