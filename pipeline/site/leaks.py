"""After the build: nothing of an article that was left out is in the output, whatever plugins and hooks did."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.checking.reading import read_article
from pipeline.errors import UnreadableError
from pipeline.publishing.selection import LeftOut
from pipeline.sources.site import Site

_READ = (".html", ".htm", ".xml", ".json", ".txt", ".csv", ".rss", ".atom", ".webmanifest")
_FEEDS = (".xml", ".rss", ".atom")
_TAG = re.compile(r"<[^<>]*>")
_NOT_LETTERS = re.compile(r"[\W_]+")
# Shorter words stand in any page by chance: 18 letters, 6 kana or kanji.
_LEAST_BYTES = 18
_MARK = 40
# Names that themes and plugins give to pages of their own.
_OF_THEMES = frozenset(("404", "archive", "author", "blog", "category", "index", "page", "posts", "search", "tags"))


@dataclass(frozen=True)
class Leak:
    """A file of the output that shows something of an article that was left out."""

    file: str
    path: str


def find_leaks(built: Path, left_out: Sequence[LeftOut], site: Site, published: Iterable[str]) -> Iterator[Leak]:
    """Search every text file below `built`. `published` are the sources of what was built: what they say themselves
    (a link to the next article, a quotation) is no leak."""
    known = "\n".join(_bare(text) for text in published)
    wanted = [(left.path, {mark for mark in _marks(site, left) if _tells(mark, known)}) for left in left_out]
    addresses = [(left.path, _address(left.path)) for left in left_out]
    for file in sorted(built.rglob("*")) if left_out else ():
        if not file.is_file() or file.suffix.lower() not in _READ:
            continue
        name = file.relative_to(built).as_posix()
        text = _text(file)
        shown = _bare(html.unescape(_TAG.sub("", text)))
        found = {path for path, marks in wanted if any(mark in shown for mark in marks)}
        if file.suffix.lower() in _FEEDS:
            found |= {
                path for path, address in addresses if address and _bare(address) not in known and address in text
            }
        yield from (Leak(name, path) for path in sorted(found))


def _marks(site: Site, left: LeftOut) -> Iterator[str]:
    """What gives the article away: its title, and the beginning and end of each passage."""
    if left.title:
        yield _bare(left.title)
    try:
        article = read_article(site, left.path)
    except UnreadableError:
        return
    for passage in (_bare(passage.text) for passage in article.passages):
        yield passage[:_MARK]
        yield passage[-_MARK:]


def _tells(mark: str, known: str) -> bool:
    return len(mark.encode()) >= _LEAST_BYTES and mark not in known


def _address(path: str) -> str:
    """The part of an address that names the article; empty where it could be that of any page."""
    stem = PurePosixPath(path).stem
    return "" if stem in _OF_THEMES else f"/{stem}/"


def _text(file: Path) -> str:
    text = file.read_text(encoding="utf-8", errors="replace")
    if file.suffix.lower() == ".json":
        try:
            return json.dumps(json.loads(text), ensure_ascii=False)
        except ValueError:
            return text
    return text


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())
