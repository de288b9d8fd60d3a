"""Finished HTML as a run of tags and text. What is plainly formed, as engines write it, is read many times faster than by
Python's own parser, and everything else by that: both say the same."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser
from typing import Protocol

# A tag on which no two parsers differ: lower case, attributes in double quotes, no angle bracket in them; and a plain comment.
_TAG = re.compile(
    r"<(?:/(?P<end>[a-z][a-z0-9-]*)\s*"
    r'|(?P<start>[a-z][a-z0-9-]*)(?P<attributes>(?:\s+[A-Za-z][\w:.-]*(?:="[^"<>]*")?)*)\s*(?P<empty>/?)'
    r"|!--(?:[^<>-]|-(?!-))*--)>",
    re.ASCII,
)
_ATTRIBUTE = re.compile(r'([A-Za-z][\w:.-]*)(?:="([^"]*)")?', re.ASCII)
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);", re.ASCII)
# What stands in these is no markup, and which they are differs from one version of Python to the next.
_OPAQUE = re.compile(r"<(?:iframe|noembed|noframes|noscript|plaintext|script|style|textarea|title|xmp)\b")


class Listener(Protocol):
    """Hears what stands in a page, in order. Offsets are in characters from its beginning."""

    def opened(self, tag: str, values: Mapping[str, str], offset: int) -> None:
        """A start tag, with its attributes."""

    def closed(self, tag: str, offset: int) -> None:
        """An end tag; also what `<br />` ends with."""

    def said(self, text: str) -> None:
        """Text, references resolved."""


def read(html: str, listener: Listener) -> None:
    """Tell `listener` of all tags and all text."""
    tags = list(_TAG.finditer(html))
    plain = html.count("<") == len(tags) and html.count("&") == len(_REFERENCE.findall(html))
    if not plain or _OPAQUE.search(html):
        _Parser(html, listener).close()
        return
    position = 0
    for tag in tags:
        offset = tag.start()
        if offset > position:
            listener.said(entities.unescape(html[position:offset]))
        position = tag.end()
        end, start, attributes, empty = tag.groups()
        if start is not None:
            listener.opened(start, _values(attributes) if attributes else {}, offset)
        if end is not None or empty:
            listener.closed(end or start, offset)
    if position < len(html):
        listener.said(entities.unescape(html[position:]))


@lru_cache(maxsize=2_000)
def _values(attributes: str) -> Mapping[str, str]:
    """Attributes by name. Those that a template writes come again on each page."""
    return {name.lower(): entities.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}


class _Parser(HTMLParser):
    """The same of any HTML, well formed or not."""

    def __init__(self, html: str, listener: Listener) -> None:
        super().__init__(convert_charrefs=False)
        self._listener = listener
        self._starts = [0, *(match.end() for match in re.finditer("\n", html))]
        self.feed(html)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag."""
        self._listener.opened(tag, {name: value or "" for name, value in attrs}, self._offset())

    def handle_endtag(self, tag: str) -> None:
        """An end tag."""
        self._listener.closed(tag, self._offset())

    def handle_data(self, data: str) -> None:
        """Text."""
        self._listener.said(data)

    def handle_entityref(self, name: str) -> None:
        """A named entity."""
        self._listener.said(entities.unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """A numbered character."""
        self._listener.said(entities.unescape(f"&#{name};"))
