"""The MkDocs plugin `tezawari`: the second lock, and the marks for readers."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from pipeline.site import fence_names
from pipeline.site.labels import ASSETS, STYLESHEET, Marks, joined, marked
from pipeline.site.lock import Lock
from pipeline.site.page_language import frame, in_language, known, not_found
from pipeline.site.readers.search import SCRIPT, STYLE
from pipeline.site.readers.shelf import Shelf
from pipeline.sources.cache import cache_folder
from pipeline.wording import Language, Text, locale_language

_LOG = logging.getLogger("mkdocs.plugins.tezawari")
_NO_FONT: Mapping[Language, Text] = {
    "ja": Text(
        "日本語の文字を持つフォントがないので、共有されたときの画像（カード）を作りませんでした。fonts-noto-cjk などを入れてください。",
        "No font here has Japanese letters, so no cards were drawn for shared links. Install one, such as fonts-noto-cjk.",
    ),
}


class TezawariPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # MkDocs has no types
    """Has no options: what may be published is decided by pipeline.toml alone.

    `marks` are handed over by `pipeline build`, whose staging copy needs no second lock; nothing outside this process
    can set them.
    """

    def __init__(self) -> None:
        self.marks: Marks | None = None
        self._lock: Lock | None = None
        self._shelf = Shelf({})
        self._files = Files([])

    # Last, so that no other plugin can point MkDocs to another folder afterwards.
    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run the gate, unless it has been run on what is built."""
        config.extra_css.append(STYLESHEET)
        fence_names.add(config)
        outer, self._lock = self._lock, None
        if self.marks is None:
            self._lock = Lock()
            self._lock.on_config(config)
            if outer and not self._shelf.finished:
                self._lock.pages.include(outer.pages)
        marks = self._marks
        self._shelf = self._shelf.next(marks.faces if marks else {})
        self._shelf.configured(config)
        return config

    @property
    def _marks(self) -> Marks | None:
        """What readers are shown: of the lock's own run of the gate, or handed over."""
        return self._lock.marks if self._lock else self.marks

    @event_priority(100)
    def _first(self, files: Files, config: MkDocsConfig) -> Files:
        # A file on disk, as those of themes are: some plugins take it for granted that every file has a place.
        for asset in (STYLESHEET, *((SCRIPT, STYLE) if self._shelf.searches else ())):
            if files.get_file_from_path(asset) is None:
                files.append(File(asset, str(ASSETS), config.site_dir, config.use_directory_urls))
        return self._lock.on_files(files, config) if self._lock else files

    # Before the blog plugin makes posts of the files, and after those that add files.
    @event_priority(-49)
    def _late(self, files: Files, config: MkDocsConfig) -> Files:
        return self._lock.on_files(files, config) if self._lock else files

    on_files = CombinedEvent(_first, _late)

    @event_priority(-100)
    def on_env(self, env: object, files: Files, **_: object) -> None:
        """No plugin moves a page after this."""
        self._files = files
        if self._lock:
            self._lock.on_env(files)

    @event_priority(100)
    def _before(self, html: str, /, page: Page, **_: object) -> str:
        if self._lock:
            self._lock.pages.read(page)
        return html

    # After the plugins that change what was rendered.
    @event_priority(-50)
    def _mark(self, html: str, /, page: Page, **_: object) -> str:
        """Put the mark around each human section of an article."""
        marks = self._marks
        path = page.file.src_uri
        language = marks.languages.get(path) if marks else None
        return marked(html, marks.headings, language, marks.signers.get(path)) if marks and language else html

    @event_priority(-100)
    def _after(self, html: str, /, page: Page, files: Files, **_: object) -> str:
        html = self._lock.pages.rendered(html, page) if self._lock else html
        return self._shelf.content(html, page, files)

    on_page_content = CombinedEvent(_before, _mark, _after)

    @event_priority(-100)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Guidance for writers is not for readers; excerpts do not pass through `on_page_content`."""
        marks = self._marks
        language = marks.languages.get(page.file.src_uri) if marks else None
        page_language = language or known(page.meta.get("lang"))
        output = joined(self._lock.pages.whole(output) if self._lock else output)
        output = frame(self._shelf.head(output, page, self._files), known(config.theme.get("language")))
        return in_language(output, page_language) if page_language else output

    @event_priority(-100)
    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """The page for addresses that do not exist speaks the site's language."""
        if template_name != "404.html":
            return output
        home = urlsplit(config.site_url or "/").path or "/"
        return not_found(output, known(config.theme.get("language")) or known(str(config.theme.locale)) or "en", home)

    def on_build_error(self, **_: object) -> None:
        """The next build is not a part of one that broke off."""
        self._shelf = Shelf({})

    # Later than plugins that build each language of a site from here, one after the other.
    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """What is built shows nothing else."""
        cache = cache_folder(Path(config.config_file_path or "mkdocs.yml").absolute().parent)
        for language in self._shelf.finish(Path(config.site_dir), cache):
            _LOG.warning(_NO_FONT[language].render(locale_language() or "en"))
        if self._lock:
            self._lock.on_post_build(config)
