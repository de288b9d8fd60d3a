"""Links and images of a Markdown text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from pipeline.markup.code_spans import without_code_spans
from pipeline.model.article import Article
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

_INLINE = lazy(
    r"\]\([ ]*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))(?:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ ]*\)"
)
_REFERENCE = lazy(r"^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ ]*(?:<([^<>\n]*)>|(\S+))")
_ATTRIBUTE = lazy(r"\s(?:href|src)[ ]*=[ ]*(?:\"([^\"\n]*)\"|'([^'\n]*)')", 2)
_SCHEME = lazy(r"^[A-Za-z][A-Za-z0-9+.-]*:|^//")


class Link(NamedTuple):
    """A link inside the site: `path` as written, decoded, empty for the page itself; `written` as it stands there."""

    path: str
    anchor: str
    line: int
    written: str


def inside(article: Article) -> tuple[Link, ...]:
    """The links and images of an article that stay inside the site."""
    return article.once(_inside)


def _inside(article: Article) -> tuple[Link, ...]:
    return tuple(links(article.shown))


def target(link: Link, page: str) -> str:
    """The file that a link on `page` leads to, from the site's root; empty for the page itself, and for an address as the
    built site has it, which only the engine knows."""
    if not link.path or link.path.endswith("/") or not posixpath.splitext(link.path)[1]:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link.path))


def links(shown: Iterable[str]) -> Iterator[Link]:
    """Links and images that stay inside the site, of the lines that a reader's page is made of."""
    for number, line in enumerate(shown, 1):
        if "](" in line or "]:" in line or "=" in line:
            yield from _in_line(line, number)


def _in_line(line: str, number: int) -> Iterator[Link]:
    plain = without_code_spans(line)
    for pattern, sign in ((_INLINE, "]("), (_REFERENCE, "]:"), (_ATTRIBUTE, "<")):
        if sign not in plain:
            continue
        for match in pattern.finditer(plain):
            target = match[1] or match[2] or ""
            if target and not _SCHEME.match(target) and not target.startswith(("/", "{")):
                path, _, anchor = target.partition("#")
                yield Link(_decoded(path.partition("?")[0]), _decoded(anchor), number, target)


def _decoded(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)
