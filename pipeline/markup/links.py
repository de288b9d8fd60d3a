"""Links and images of a Markdown text, and the anchors that its headings get."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.markup.code_spans import without_code_spans
from pipeline.model.article import Article
from pipeline.patterns import lazy

_INLINE = lazy(
    r"\]\([ ]*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))(?:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ ]*\)"
)
_REFERENCE = lazy(r"^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ ]*(?:<([^<>\n]*)>|(\S+))")
_ATTRIBUTE = lazy(r"\s(?:href|src)[ ]*=[ ]*(?:\"([^\"\n]*)\"|'([^'\n]*)')", 2)
_ID = lazy(r"\s(?:id|name)[ ]*=[ ]*[\"']([^\"'\n]+)[\"']", 2)
_LIST_ID = lazy(r"\{:?[^{}\n]*#([^\s{}]+)[^{}\n]*\}")
_SCHEME = lazy(r"^[A-Za-z][A-Za-z0-9+.-]*:|^//")
_NOT_SLUG = lazy(r"[^\w\s-]")
_GAPS = lazy(r"[-\s]+")


@dataclass(frozen=True, slots=True)
class Link:
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
    for pattern in (_INLINE, _REFERENCE, _ATTRIBUTE):
        if pattern is _ATTRIBUTE and "<" not in plain:
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


def anchors(headings: Iterable[tuple[str, str | None]], shown: Iterable[str]) -> frozenset[str]:
    """Every anchor that a page may have: ids given by hand, and slugs of (heading, id) pairs.

    Slugs are made both ways that sites are set up: Python-Markdown's default, which keeps ASCII only and numbers what is
    left empty (`_1`, `_2`), and the Unicode one of pymdownx. Unsure counts as there.
    """
    found: set[str] = set()
    for count, (text, given) in enumerate(headings, 1):
        for slug in {_slug(text, ascii_only=True), _slug(text, ascii_only=False)}:
            found.add(slug)
            found.update(f"{slug}_{number}" for number in range(1, 4))
        if given:
            found.add(given)
        found.add(f"_{count}")
    for line in shown:
        if "{" in line:
            found.update(_LIST_ID.findall(line))
        if "<" in line:
            found.update(_ID.findall(line))
    return frozenset(found)


def _slug(text: str, *, ascii_only: bool) -> str:
    if ascii_only:
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    else:
        text = unicodedata.normalize("NFC", text)
    return _GAPS.sub("-", _NOT_SLUG.sub("", text).strip().lower())
