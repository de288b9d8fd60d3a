"""Changes pages after they were rendered: until then, every plugin sees each source as it would see it without us.

`Pages` is called by whatever has the events of MkDocs: the plugin, the hook, and `pipeline build` itself.
"""

from __future__ import annotations

import html as entities
import json
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.site.comments import KEPT, remarks, without_comments, without_html_comments

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_FEEDS = (".xml", ".rss", ".atom", ".txt")
_DATA = (".json", ".webmanifest")


class Pages:
    """One build. `made` is where each page is written that was rendered, `addresses` where each would be; both by the page's
    path from docs_dir."""

    def __init__(self) -> None:
        self.made: dict[str, str] = {}
        self.addresses: dict[str, str] = {}
        self._kept: frozenset[str] = frozenset(KEPT)
        self._remarks: set[str] = set()

    def include(self, earlier: Pages) -> None:
        """Take over what was rendered in the build of which this one is a part."""
        self.made.update(earlier.made)
        self._remarks |= earlier._remarks

    def configured(self, config: MkDocsConfig) -> None:
        """Learn which comments are marks that a plugin still looks for after rendering."""
        marks = {_separator(plugin) for plugin in config.plugins.values()}
        self._kept = frozenset(KEPT) | {mark for mark in marks if mark}

    def read(self, page: Page) -> None:
        """Before any plugin sees what was rendered: feeds and excerpts are made of `page.markdown` from here on."""
        if page.markdown:
            self._remarks |= remarks(page.markdown, self._kept)
            page.markdown = without_comments(page.markdown, self._kept)

    def rendered(self, html: str, page: Page) -> str:
        """After every plugin: the content of one page, for the page itself and for the search index."""
        self.made[page.file.src_uri] = page.file.dest_uri
        return without_html_comments(html, self._kept)

    def whole(self, output: str) -> str:
        """One finished page; excerpts on it have not gone through `rendered`."""
        return without_html_comments(output)

    def placed(self, files: Files) -> None:
        """Note where each page goes, once every plugin has had its say."""
        self.addresses = {file.src_uri: file.dest_uri for file in files.documentation_pages()}

    def written(self, built: Path) -> None:
        """Take the remarks out of what plugins wrote beside the pages: feeds, and files of data."""
        for file in sorted(built.rglob("*")) if self._remarks else ():
            if file.suffix.lower() not in (*_FEEDS, *_DATA) or not file.is_file():
                continue
            text = file.read_text(encoding="utf-8", errors="surrogateescape")
            left = self._data(text) if file.suffix.lower() in _DATA else self._feed(text)
            if left != text:
                file.write_text(left, encoding="utf-8", errors="surrogateescape", newline="")

    def _feed(self, text: str) -> str:
        """A comment in a feed is in HTML that is escaped once, or not at all; code that shows one is escaped twice."""
        for comment in self._remarks if "!--" in text else ():
            for form in (comment, entities.escape(comment, quote=False), entities.escape(comment)):
                text = text.replace(form, "")
        return text

    def _data(self, text: str) -> str:
        if "<!--" not in text and "\\u003c!--" not in text.lower():
            return text
        try:
            data = json.loads(text)
        except ValueError:
            return self._feed(text)
        left = self._strings(data)
        return text if left == data else json.dumps(left, ensure_ascii=False)

    def _strings(self, data: object) -> object:
        if isinstance(data, str):
            return self._feed(data)
        if isinstance(data, list):
            return [self._strings(item) for item in data]
        if isinstance(data, dict):
            return {key: self._strings(value) for key, value in data.items()}
        return data


def _separator(plugin: object) -> str:
    """The comment that ends an excerpt, as a blog plugin has it in its settings; empty where it is no comment."""
    config = getattr(plugin, "config", None) or {}
    mark = config.get("post_excerpt_separator")
    if not isinstance(mark, str) or not (mark.startswith("<!--") and mark.endswith("-->")):
        return ""
    return mark[4:-3].strip()
