"""Takes HTML comments out of what goes to readers: guidance and private remarks are for writers.

Two nets, because neither is enough alone. In Markdown, only what is surely a comment is taken out, so that an example
of one in a code block stays; in the built page, a comment is a comment.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from pipeline.markup.blocks import mask
from pipeline.markup.code_spans import without_code_spans
from pipeline.sources import front_matter

_COMMENT = re.compile(r"<!--(?P<text>.*?)-->", re.DOTALL)
_KEPT = "more"


def without_comments(markdown: str) -> str:
    """Markdown without its comments; `<!-- more -->` stays, and so does whatever is code or may be code.

    A comment that fills its lines leaves an empty line, which ends a paragraph as the comment did.
    """
    if "<!--" not in markdown:
        return markdown
    lines = markdown.split("\n")
    code = mask(lines).code
    # Same length, so that offsets fit; a fence can then neither open nor close a comment.
    veiled = "\n".join(
        " " * len(line) if number in code or line.startswith(("    ", "\t")) else line
        for number, line in enumerate(lines)
    )
    kept: list[str] = []
    position = 0
    for match in _COMMENT.finditer(veiled):
        if match["text"].strip() == _KEPT or _in_code_span(veiled, match.start()):
            continue
        kept.append(markdown[position : match.start()])
        position = match.end()
    kept.append(markdown[position:])
    return "".join(kept)


def without_comments_in_file(text: str) -> str:
    """A Markdown file without the comments of its body; in front matter, `<!--` is text like any other."""
    lines = text.split("\n")
    body = front_matter.split(text).body_line - 1
    return "\n".join([*lines[:body], without_comments("\n".join(lines[body:]))])


def _in_code_span(text: str, offset: int) -> bool:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : len(text) if end < 0 else end]
    return "`" in line and "<!--" not in without_code_spans(
        line[: offset - start] + "<!--" + line[offset - start + 4 :]
    )


def without_html_comments(html: str) -> str:
    """A page, or a part of one, without its comments; scripts and styles are left as they are."""
    if all(match["text"].strip() == _KEPT for match in _COMMENT.finditer(html)):
        return html
    spans = _Comments(html).spans
    kept: list[str] = []
    position = 0
    for start, end in spans:
        kept.append(html[position:start])
        position = end
    kept.append(html[position:])
    return "".join(kept)


class _Comments(HTMLParser):
    """Where the comments of a page are, as offsets."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.spans: list[tuple[int, int]] = []
        self._html = html
        self._starts = [0, *(match.end() for match in re.finditer("\n", html))]
        self.feed(html)
        self.close()

    def handle_comment(self, data: str) -> None:
        """Note the place of one comment."""
        if data.strip() == _KEPT:
            return
        line, column = self.getpos()
        start = self._starts[line - 1] + column
        end = self._html.find(">", start + len(data))
        self.spans.append((start, end + 1))
