"""`pipeline build`: check, stage what passed, render it, check what was rendered, and only then write the site."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline.model.article import KIND_NAMES, Article
from pipeline.publishing.selection import LeftOut, Selection, select
from pipeline.site import output
from pipeline.site.engine import PLUGIN, EngineError, Rendered, open_config, render
from pipeline.site.leaks import find_leaks
from pipeline.site.lock import marks, same_docs
from pipeline.site.marks import Marks
from pipeline.site.rendered import missing
from pipeline.site.staging import Snapshot, docs_folder, docs_place, relative, stage
from pipeline.sources.articles import decode
from pipeline.sources.site import MARKDOWN, Site
from pipeline.wording import Text

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CHECKING = Text("記事を検査しています…", "Checking the articles …")
RENDERING = Text(
    "ページを作っています（記事 {articles}本、ページ {pages}枚）…",
    "Building the pages (articles: {articles}, pages: {pages}) …",
)
LOOKING = Text("できたページを確かめています…", "Looking through what was built …")


@dataclass(frozen=True)
class Built:
    """What became of the site."""

    site_dir: Path
    selection: Selection
    warnings: tuple[str, ...]
    dangling: tuple[str, ...]


def build(site: Site, today: date, tell: Callable[[Text], None]) -> Built:
    """Build a site. Raises `ConfigError`, or `EngineError` where the result may not be published."""
    docs = docs_folder(site)
    site = replace(site, tree=Snapshot(site.tree))
    config = open_config(site.root)
    same_docs(site, docs, Path(config.docs_dir))
    site_dir = Path(config.site_dir)
    tell(CHECKING)
    selection = select(site, today)
    output.refuse_sources(site_dir, site)
    output.clear(site_dir)
    # MkDocs resolves links in paths; a temporary folder behind one would never equal itself.
    with TemporaryDirectory(prefix="tezawari-") as temporary:
        folder = Path(os.path.realpath(temporary))
        selection, rendered, built = _rendered(site, selection, folder, tell)
        tell(LOOKING)
        _refuse_leaks(site, selection, built)
        output.fill(site_dir, built)
    return Built(site_dir, selection, tuple(rendered.warnings), tuple(rendered.dangling))


def _rendered(
    site: Site, selection: Selection, folder: Path, tell: Callable[[Text], None]
) -> tuple[Selection, Rendered, Path]:
    """Render until every page shows what the gate counted: at most once for each article."""
    for turn in range(len(selection.articles) + 1):
        docs, built = docs_place(site, folder / f"docs{turn}"), folder / f"site{turn}"
        stage(site, selection, docs)
        tell(RENDERING.filled(articles=len(selection.articles), pages=len(selection.pages)))
        names = [relative(site, left.path) for left in selection.left_out]
        rendered = render(site.root, docs, built, names, handover(marks(site, selection)))
        lacking = differing(site, selection.articles, rendered.contents)
        if not lacking:
            return selection, rendered, built
        selection = _without(selection, lacking)
    raise AssertionError("each turn leaves out at least one article")


def handover(marks: Marks) -> Callable[[MkDocsConfig], None]:
    """What tells the plugin, where the site has it, that the gate has been run."""

    def prepare(config: MkDocsConfig) -> None:
        from pipeline.site.plugin import TezawariPlugin

        plugin = config.plugins.get(PLUGIN)
        if isinstance(plugin, TezawariPlugin):
            plugin.marks = marks

    return prepare


def differing(site: Site, articles: Sequence[Article], contents: Mapping[str, str]) -> dict[str, tuple[Text, ...]]:
    """The articles whose page shows less of a human section than was counted, with the kinds that differ."""
    found: dict[str, tuple[Text, ...]] = {}
    for article in articles:
        html = contents.get(relative(site, article.path))
        # An article that the site's own settings keep out of the build shows nothing wrong.
        kinds = missing(article, html, site.config.headings) if html is not None else ()
        if kinds:
            found[article.path] = tuple(KIND_NAMES[kind] for kind in kinds)
    return found


def _without(selection: Selection, lacking: Mapping[str, tuple[Text, ...]]) -> Selection:
    left = [
        LeftOut(article.path, "not-as-checked", article.front_matter.title, kinds=lacking[article.path])
        for article in selection.articles
        if article.path in lacking
    ]
    kept = tuple(article for article in selection.articles if article.path not in lacking)
    return replace(selection, articles=kept, left_out=(*selection.left_out, *left))


def _refuse_leaks(site: Site, selection: Selection, built: Path) -> None:
    paths = [*(article.path for article in selection.articles), *selection.pages]
    sources = [decode(site.tree.read(path) or b"", path) for path in paths if path.lower().endswith(MARKDOWN)]
    leak = next(find_leaks(built, selection.left_out, site, sources), None)
    if leak is not None:
        raise EngineError(
            Text(
                "公開しない記事の内容が、できたサイトの {file} に出ています。サイトは書き出しませんでした。",
                "The built site shows in {file} what is not to be published. The site was not written.",
            ).filled(file=leak.file),
            Text(
                "mkdocs.yml の plugins や hooks が、公開フォルダーの外から記事を読んでいないか確かめてください。",
                "Check whether a plugin or hook in mkdocs.yml reads articles from elsewhere.",
            ),
            path=leak.path,
        )
