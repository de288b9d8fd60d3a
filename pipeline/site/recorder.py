"""What `pipeline build` adds to MkDocs: it keeps what was rendered, and lets no comment through."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from pipeline.site.comments import without_html_comments


class Recorder(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Runs after every other plugin; `contents` receives the content of each page by its path from docs_dir."""

    def __init__(self, contents: dict[str, str], docs: Path) -> None:
        self._contents = contents
        self._docs = docs

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """No plugin may have pointed MkDocs back to the unchecked folder."""
        if config.docs_dir != str(self._docs):
            raise PluginError(f"docs_dir was changed to {config.docs_dir}")
        return files

    @event_priority(-100)
    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """The staged Markdown may still hold comments that could have been code."""
        html = without_html_comments(html)
        self._contents[page.file.src_uri] = html
        return html

    @event_priority(-100)
    def on_post_page(self, output: str, **_: object) -> str:
        """Excerpts do not pass through `on_page_content`."""
        return without_html_comments(output)
