"""After the build: nothing of an article that was left out is in the output, whatever plugins and hooks did."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from pipeline.checking.reading import read_article
from pipeline.errors import UnreadableError
from pipeline.policy.globs import MARKDOWN
from pipeline.publishing.selection import LeftOut
from pipeline.records import NamedTuple
from pipeline.site.built_texts import texts_of
from pipeline.sources import articles, shown_texts
from pipeline.sources.mkdocs_config import custom_folder
from pipeline.sources.site import CONFIGS, Site

_FEEDS = (".xml", ".rss", ".atom")
_NOT_LETTERS = re.compile(r"[\W_]+")
_SMALL = bytes(range(128)).lower() + bytes(range(128, 256))
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
# Shorter words stand in any page by chance: 18 letters, 6 kana or kanji.
_LEAST_BYTES = 18
_MARK = 40
# How many characters of it a message shows.
_SHOWN = 24
# Names that themes and plugins give to pages of their own.
_OF_THEMES = frozenset(("404", "archive", "author", "blog", "category", "index", "page", "posts", "search", "tags"))


class Leak(NamedTuple):
    """A file of the output that shows something of an article that was left out: which words, and where they stand there."""

    file: str
    path: str
    words: str
    line: int | None = None


class _Mark(NamedTuple):
    """The beginning or the end of a passage without spaces and signs, and how it reads in the file."""

    bare: str
    words: str
    line: int | None


def find_leaks(
    built: Path, left_out: Sequence[LeftOut], site: Site, published: Sequence[str], theme: Sequence[Path] = ()
) -> Iterator[Leak]:
    """Search every text file below `built` for what only those articles say that were left out.

    `published` are the paths of what was built: what these say themselves, or the settings and templates of the site
    (a link to the next article, a quotation, a call to action that stands below every article), is no leak. Of files that lie in `theme`
    just so nothing is read. Raises `UnreadableError` for a file of which nothing tells what it says.
    """
    if not left_out:
        return
    known = "\n".join(_bare(text) for text in _said(site, published))
    wanted = [(left.path, [mark for mark in _marks(site, left) if _tells(mark.bare, known)]) for left in left_out]
    addresses = [(left.path, _address(left.path)) for left in left_out]
    for name, text in texts_of(built, theme):
        shown = _bare(shown_texts.shown(text, name))
        found: dict[str, Leak] = {}
        for path, marks in wanted:
            mark = next((mark for mark in marks if mark.bare in shown), None)
            if mark is not None:
                found[path] = Leak(name, path, mark.words, mark.line)
        for path, address in addresses if name.lower().endswith(_FEEDS) else ():
            if address and _bare(address) not in known and address in text:
                found.setdefault(path, Leak(name, path, address))
        yield from (found[path] for path in sorted(found))


def _said(site: Site, published: Sequence[str]) -> Iterator[str]:
    """All that readers are told on purpose: as it is written, and as it is shown."""
    for path in published:
        if not path.lower().endswith(MARKDOWN):
            continue
        text = articles.decode(site.tree.read(path) or b"", path)
        yield html.unescape(text)
        yield "\n".join(passage.text for passage in articles.parse(path, text, site.config).passages)
    for file in _settings(site):
        yield html.unescape(file.read_text(encoding="utf-8", errors="replace"))


def _settings(site: Site) -> Iterator[Path]:
    """Files whose words stand on every page, or on pages of their own."""
    for name in CONFIGS:
        file = site.root / name
        if not file.is_file():
            continue
        yield file
        folder = custom_folder(file.read_bytes())
        if folder:
            yield from sorted(page for page in (site.root / folder).rglob("*.html") if page.is_file())


def _marks(site: Site, left: LeftOut) -> Iterator[_Mark]:
    """What gives the article away: its title, and the beginning and end of each passage."""
    if left.title:
        yield _Mark(_bare(left.title), left.title, None)
    try:
        article = read_article(site, left.path)
    except UnreadableError:
        return
    for passage in article.passages:
        bare = _bare(html.unescape(passage.text))
        start, end = " ".join(passage.text.split())[:_SHOWN], " ".join(passage.text.split())[-_SHOWN:]
        yield _Mark(bare[:_MARK], start, passage.line)
        yield _Mark(bare[-_MARK:], end, passage.line + passage.text.count("\n"))


def _tells(mark: str, known: str) -> bool:
    return len(mark.encode()) >= _LEAST_BYTES and mark not in known


def _address(path: str) -> str:
    """The part of an address that names the article; empty where it could be that of any page."""
    stem = PurePosixPath(path).stem
    return "" if stem in _OF_THEMES else f"/{stem}/"


def _bare(text: str) -> str:
    if text.isascii():  # the programs of a theme are long, and this is much faster
        return text.encode().translate(_SMALL, _SIGNS).decode()
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())
