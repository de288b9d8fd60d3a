"""The second lock: plain `mkdocs build` and `mkdocs serve` leave out what `pipeline build` leaves out.

Used by the plugin and by `hooks/mkdocs_hook.py`. Where the gate itself fails, the build fails: nothing is published
unchecked.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.clock import today
from pipeline.errors import ConfigError, PipelineError
from pipeline.publishing.selection import Selection, select
from pipeline.site.comments import without_comments, without_html_comments
from pipeline.site.engine import pruned
from pipeline.site.marks import Marks
from pipeline.site.staging import Snapshot, docs_folder, refuse_link, relative
from pipeline.sources.site import Site, open_site
from pipeline.sources.tree import WorkingTree
from pipeline.wording import Text, locale_language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_LOG = logging.getLogger("mkdocs.plugins.tezawari")

_LEFT_OUT = Text("公開しません：{path} — {why}", "Left out: {path}: {why}")
_CRASH = Text(
    "Tezawari の検査が途中で止まったので、ビルドを中止しました（{detail}）。",
    "Tezawari's check broke off, so the build was stopped ({detail}).",
)
_MOVED = Text(
    "別のプラグインが docs_dir を変えたので、検査したものと公開するものが食い違います。ビルドを中止しました。",
    "Another plugin changed docs_dir, so what is published is not what was checked. The build was stopped.",
)


class Lock:
    """MkDocs events that keep back what the gate does not let pass."""

    def __init__(self) -> None:
        self.marks = Marks({}, {})
        self._docs = ""
        self._allowed: frozenset[str] = frozenset()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run the gate over the whole site. Raises MkDocs's `PluginError` where it cannot be run."""
        from mkdocs.exceptions import PluginError

        language = locale_language() or "en"
        try:
            site, selection = judge(config)
            allowed = [*(article.path for article in selection.articles), *selection.pages, *selection.others]
            for path in allowed:
                refuse_link(site, path)
        except PipelineError as error:
            hint = f"\n  → {error.hint.render(language)}" if error.hint else ""
            raise PluginError(f"{error.render(language)}{hint}") from error
        except Exception as error:
            raise PluginError(_CRASH.filled(detail=f"{type(error).__name__}: {error}").render(language)) from error
        for failure in selection.failures:
            _LOG.warning(f"{failure.path}: {failure.message.render(language)}")
        for left in selection.left_out:
            message = _LEFT_OUT.filled(path=left.path, why=left.why).render(language)
            _LOG.log(logging.WARNING if left.meant_for_readers else logging.INFO, message)
        self.marks = marks(site, selection)
        self._docs = os.path.realpath(config.docs_dir)
        self._allowed = frozenset(relative(site, path) for path in allowed)
        config.nav = pruned(config.nav, frozenset(relative(site, left.path) for left in selection.left_out))
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take out every file below docs_dir that did not pass, before any other plugin sees it."""
        if os.path.realpath(config.docs_dir) != self._docs:
            from mkdocs.exceptions import PluginError

            raise PluginError(_MOVED.render(locale_language() or "en"))
        for file in list(files):
            source = os.path.realpath(file.abs_src_path) if file.abs_src_path else ""
            text = file.is_documentation_page() or file.src_uri.lower().endswith((".html", ".htm", ".xhtml"))
            if source.startswith(self._docs + os.sep) and text and file.src_uri not in self._allowed:
                files.remove(file)
        return files

    def on_page_markdown(self, markdown: str, **_: object) -> str:
        """Guidance for writers is not for readers."""
        return without_comments(markdown)

    def on_page_content(self, html: str, **_: object) -> str:
        """What the Markdown still held of comments."""
        return without_html_comments(html)

    def on_post_page(self, output: str, **_: object) -> str:
        """Excerpts do not pass through `on_page_content`."""
        return without_html_comments(output)


def judge(config: MkDocsConfig) -> tuple[Site, Selection]:
    """The site that a MkDocs configuration belongs to, and what of it may be built. Raises `ConfigError`."""
    root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
    site = open_site(root)
    docs = docs_folder(site)
    if os.path.realpath(site.root) != os.path.realpath(root):
        raise ConfigError(
            Text(
                "mkdocs.yml が pipeline.toml と同じフォルダーにありません。",
                "mkdocs.yml does not lie beside pipeline.toml.",
            ),
            Text("二つを同じフォルダーに置いてください。", "Put both into one folder."),
            path=str(root),
        )
    same_docs(site, docs, Path(config.docs_dir))
    site = Site(site.root, Snapshot(WorkingTree(site.root)), site.config, site.docs_dir)
    return site, select(site, today())


def marks(site: Site, selection: Selection) -> Marks:
    """What readers are shown of the articles that are built."""
    languages = {relative(site, article.path): article.lang for article in selection.articles}
    return Marks(site.config.headings, languages)


def same_docs(site: Site, docs: str, built: Path) -> None:
    """Raise `ConfigError` where the gate would look into another folder than the engine."""
    if os.path.realpath(site.root / docs) != os.path.realpath(built):
        raise ConfigError(
            Text(
                "検査するフォルダー（{docs}）と、MkDocs が公開するフォルダー（{built}）が違います。",
                "The folder that is checked ({docs}) is not the one that MkDocs publishes ({built}).",
            ).filled(docs=docs, built=built),
            Text(
                "mkdocs.yml 自身に docs_dir を書いてください（INHERIT や -f 経由では検査が追えません）。",
                "Write docs_dir in mkdocs.yml itself; the check does not follow INHERIT.",
            ),
            path="mkdocs.yml",
        )
