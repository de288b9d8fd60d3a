"""The MkDocs plugin `tezawari`: the second lock, and the marks for readers."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from pipeline.site.lock import Lock
from pipeline.site.marks import STYLESHEET, Marks, joined, marked, stylesheet


class TezawariPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Has no options: what may be published is decided by pipeline.toml alone.

    `marks` are handed over by `pipeline build`, whose staging copy needs no second lock; nothing outside this process
    can set them.
    """

    def __init__(self) -> None:
        self.marks: Marks | None = None
        self._lock: Lock | None = None

    # Last, so that no other plugin can point MkDocs to another folder afterwards.
    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run the gate, unless it has been run on what is built."""
        config.extra_css.append(STYLESHEET)
        self._lock = None
        if self.marks is None:
            self._lock = Lock()
            self._lock.on_config(config)
        return config

    @event_priority(100)
    def _first(self, files: Files, config: MkDocsConfig) -> Files:
        files.append(File.generated(config, STYLESHEET, content=stylesheet()))
        return self._lock.on_files(files, config) if self._lock else files

    # Before the blog plugin makes posts of the files, and after those that add files.
    @event_priority(-49)
    def _late(self, files: Files, config: MkDocsConfig) -> Files:
        return self._lock.on_files(files, config) if self._lock else files

    on_files = CombinedEvent(_first, _late)

    @event_priority(100)
    def on_page_markdown(self, markdown: str, **_: object) -> str:
        """Guidance for writers is not for readers."""
        return self._lock.on_page_markdown(markdown) if self._lock else markdown

    @event_priority(-50)
    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Put the mark around each human section of an article."""
        html = self._lock.on_page_content(html) if self._lock else html
        marks = self._lock.marks if self._lock else self.marks
        language = marks.languages.get(page.file.src_uri) if marks else None
        return marked(html, marks.headings, language) if marks and language else html

    @event_priority(-100)
    def on_post_page(self, output: str, **_: object) -> str:
        """Excerpts do not pass through `on_page_content`."""
        return joined(self._lock.on_post_page(output) if self._lock else output)
