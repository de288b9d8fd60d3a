"""One build as readers get it: what is put into pages, and the feed beside them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pipeline.digests import blake2b
from pipeline.site.comments import without_html_comments
from pipeline.site.page_language import known
from pipeline.site.readers import feed, search
from pipeline.site.readers.faces import Face
from pipeline.site.readers.head import Spot, card_of, feed_link, tags
from pipeline.site.readers.share_card import FOLDER, VERSION, draw, font_of
from pipeline.sources import writing
from pipeline.wording import Language, Text

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_BETWEEN: Mapping[Language, str] = {"ja": "　", "en": " · "}
_RELATED = Text("あわせて読みたい記事", "Related articles")
_READ_IN = Text("日本語で読む", "Read in English")
_TITLE = re.compile(r"</h1>")


class Shelf:
    """Filled while pages are rendered; `faces` are the published articles by path from docs_dir."""

    def __init__(self, faces: Mapping[str, Face]) -> None:
        self._faces = faces
        self._entries: dict[str, feed.Entry] = {}
        self._cards: dict[str, Face] = {}
        self._site = self._home = ""
        self._spoken: Language = "en"
        self._languages = tuple(sorted({face.language for face in faces.values()}))
        self._fed = self.finished = False
        # Without an article there is nothing to search.
        self.searches = bool(faces) and search.installed()

    def next(self, faces: Mapping[str, Face]) -> Shelf:
        """The shelf of the build that comes now. Where this one has not ended, it is a part of it (a plugin builds one
        language after the other), and its feed and cards are those of both."""
        shelf = Shelf(faces)
        if not self.finished:
            shown = frozenset(faces.values())
            shelf._entries = {path: entry for path, entry in self._entries.items() if path in faces}
            shelf._cards = {name: face for name, face in self._cards.items() if face in shown}
            shelf._fed = self._fed
        return shelf

    def configured(self, config: MkDocsConfig) -> None:
        """Learn where the site is; an empty address leaves out what needs one."""
        self._site, self._home = str(config.site_name or ""), str(config.site_url or "")
        self._spoken = known(config.theme.get("language")) or "en"

    def content(self, html: str, page: Page, files: Files) -> str:
        """Rendered content with the line under its title, and the way to its translation."""
        face = self._faces.get(page.file.src_uri)
        if face is None:
            return html
        if self._home:
            address = urljoin(self._home, page.file.url)
            # An article that stands in for its missing translation is one article, at its first address.
            self._entries.setdefault(page.file.src_uri, feed.Entry(face, address, without_html_comments(html, kept=())))
        html = _under_title(html, self._line(face, page, files))
        return html + self._related(face, page, files)

    def _line(self, face: Face, page: Page, files: Files) -> str:
        """What the article cost, and the way to its translation."""
        parts = [escape(face.line, quote=False)] if face.line else []
        other = self._faces.get(face.pair or "")
        target = files.get_file_from_path(face.pair) if other is not None and face.pair else None
        if other is not None and target is not None:
            href = escape(target.url_relative_to(page.file))
            read = _READ_IN.render(other.language)
            parts.append(
                f'<a href="{href}" hreflang="{other.language}" lang="{other.language}" rel="alternate">{read}</a>'
            )
        line = _BETWEEN[face.language].join(parts)
        return f'\n<p class="tezawari-line" data-search-exclude>{line}</p>' if parts else ""

    def _related(self, face: Face, page: Page, files: Files) -> str:
        """What to read next."""
        links = []
        for path in face.related:
            target = files.get_file_from_path(path)
            if target is not None:
                href, title = escape(target.url_relative_to(page.file)), escape(self._faces[path].title, quote=False)
                links.append(f'<li><a href="{href}">{title}</a></li>')
        if not links:
            return ""
        name = _RELATED.render(face.language)
        items = "\n".join(links)
        return f'\n<nav class="tezawari-related" aria-label="{name}" data-search-exclude><p>{name}</p>\n<ul>\n{items}\n</ul></nav>\n'

    def head(self, output: str, page: Page, files: Files) -> str:
        """A finished page with what its head does not say yet: what the theme and other plugins put there stands as it is."""
        end = output.find("</head>")
        if end < 0:
            return output
        said = output[:end]
        feeds = urljoin(self._home, feed.FILE) if self._home and self._entries else ""
        spot = Spot(self._site, feed=feeds)
        added = feed_link(spot, said)
        self._fed = self._fed or bool(added)
        face = self._faces.get(page.file.src_uri)
        if face is not None:
            other = files.get_file_from_path(face.pair) if face.pair else None
            address = urljoin(self._home, page.file.url) if self._home else ""
            theirs = card_of(said)
            card = self._card(face) if theirs is None else theirs
            pair = urljoin(self._home, other.url) if other is not None and self._home else ""
            spot = spot._replace(address=address, pair=pair, card=card)
            added += tags(face, self._faces.get(face.pair or ""), spot, said)
        if self.searches:
            root = _to_root(page.url)
            language = face.language if face is not None else self._spoken
            added += search.script(root, language, self._languages)
            output = search.searched(output) if face is not None else output
        return f"{said}{added}{output[end:]}"

    def _card(self, face: Face) -> str:
        """The address of the article's card; empty where the site does not say where it is, or no font has its letters."""
        if not self._home or font_of(face.language) is None:
            return ""
        said = "\n".join((VERSION, self._site, face.language, face.title, *face.authors, face.day.isoformat()))
        name = f"{FOLDER}/{blake2b(said.encode(), digest_size=10).hexdigest()}.png"
        self._cards[name] = face
        return urljoin(self._home, name)

    def finish(self, folder: Path, cache: Path | None) -> tuple[Language, ...]:
        """Make the index of the search, and the feed and the cards where the site says where it is; below `cache` cards are kept from one build to the next.

        Returns the languages for which no font of this computer has the letters.
        """
        if self.searches:
            search.index(folder)
        for name, face in self._cards.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            kept = None if cache is None else cache / "cards" / Path(name).name
            if kept is None or not kept.is_file():
                card = draw(face, self._site)
                writing.replace(folder / name, card, name)
                if kept is not None:
                    writing.replace(kept, card, str(kept))
            else:
                shutil.copyfile(kept, folder / name)
        if self._fed:
            text = feed.feed(self._site, self._home, self._spoken, list(self._entries.values()))
            (folder / feed.FILE).write_text(text, encoding="utf-8", newline="\n")
        self.finished = True
        spoken = {face.language for face in self._faces.values()} if self._home else set()
        return tuple(sorted(one for one in spoken if font_of(one) is None))


def _under_title(html: str, line: str) -> str:
    title = _TITLE.search(html)
    end = title.end() if title else 0
    return f"{html[:end]}{line}{html[end:]}"


def _to_root(url: str) -> str:
    """From a page to the root of the site."""
    return "../" * url.count("/")
