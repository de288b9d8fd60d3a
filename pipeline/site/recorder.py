"""What `pipeline build` adds to MkDocs: it keeps what was rendered, and lets no comment through."""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

from jinja2 import Environment
from jinja2.bccache import BytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from pipeline.site.pages import Pages
from pipeline.site.theme_files import sparing


class Recorder(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # MkDocs has no types
    """Runs after every other plugin; `pages` receives what was rendered. `templates` knows some that were compiled before, and
    `only` are the pages that a dirty build renders."""

    def __init__(
        self,
        pages: Pages,
        docs: Path,
        templates: BytecodeCache | None = None,
        only: Collection[str] | None = None,
    ) -> None:
        self._pages = pages
        self._docs = docs
        self._templates = templates
        self._only = only

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Every plugin is set up now."""
        sparing(config.theme)
        self._pages.configured(config)
        return config

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """No plugin may have pointed MkDocs back to the unchecked folder."""
        if config.docs_dir != str(self._docs):
            raise PluginError(f"docs_dir was changed to {config.docs_dir}")
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, files: Files, **_: object) -> Navigation:
        """Every file is known now. What a plugin has generated is read, too: lists have their titles from there."""
        if self._only is not None:
            _narrow(self._only, (file for file in files if file.src_dir == str(self._docs)))
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, files: Files, **_: object) -> None:
        """No plugin moves a page after this, and all that is written comes after it."""
        env.bytecode_cache = self._templates or env.bytecode_cache
        self._pages.placed(files)
        if self._only is not None:
            _narrow(self._only, files)

    @event_priority(100)
    def _first(self, html: str, /, page: Page, **_: object) -> str:
        self._pages.read(page)
        return html

    @event_priority(-100)
    def _last(self, html: str, /, page: Page, **_: object) -> str:
        return self._pages.rendered(html, page)

    on_page_content = CombinedEvent(_first, _last)

    @event_priority(-100)
    def on_post_page(self, output: str, **_: object) -> str:
        """Excerpts do not pass through `on_page_content`."""
        return self._pages.whole(output)

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Feeds and search indexes are written by now."""
        self._pages.written(Path(config.site_dir))


def _narrow(only: Collection[str], files: Iterable[File]) -> None:
    """Let a dirty build hold none of `files` to be modified but `only` these."""
    for file in files:
        vars(file)["is_modified"] = partial(operator.contains, only, file.src_uri)
