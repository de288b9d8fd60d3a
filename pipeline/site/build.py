"""`pipeline build`: check, stage what passed, render it, check what was rendered, and only then write the site."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline.checking.session import Progress, Session
from pipeline.policy.globs import MARKDOWN
from pipeline.publishing import receipt
from pipeline.publishing.selection import LeftOut, Selection, select
from pipeline.site import output
from pipeline.site.engine import PLUGIN, Rendered, open_config, render
from pipeline.site.faults import leaking, not_as_checked, shared, taken
from pipeline.site.labels import Marks
from pipeline.site.lock import marks, same_docs
from pipeline.site.pages import Pages
from pipeline.site.staging import contents, docs_folder, docs_place, relative, stage
from pipeline.sources.site import Site
from pipeline.sources.tree import ReadOnce
from pipeline.wording import Text

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

WAITING = Text(
    "このサイトでは別のビルドが動いています。終わるのを待っています…",
    "Another build of this site is at work. Waiting for it …",
)
CHECKING = Text("記事をチェックしています…", "Checking the articles …")
RENDERING = Text(
    "ページを作っています（記事 {articles}本、ページ {pages}枚）…",
    "Building the pages (articles: {articles}, pages: {pages}) …",
)
LOOKING = Text("できたページを確かめています…", "Looking through what was built …")


@dataclass(frozen=True)
class Built:
    """What became of the site. `articles` and `pages` are those that have a page in it; `elsewhere` those that the
    site's own settings keep out; all of them are paths from the site's root."""

    site_dir: Path
    selection: Selection
    warnings: tuple[str, ...]
    dangling: tuple[str, ...]
    articles: tuple[str, ...]
    pages: tuple[str, ...]
    elsewhere: tuple[str, ...]
    site_url: str


def build(site: Site, today: date, tell: Callable[[Text], None], progress: Progress | None = None) -> Built:
    """Build a site; `tell` hears what comes next, `progress` how far checking is. Raises `ConfigError`, or `EngineError` where the result may not be published."""
    with output.one_at_a_time(site.root, lambda: tell(WAITING)):
        docs = docs_folder(site)
        site = replace(site, tree=ReadOnce(site.tree))
        config = open_config(site.root)
        same_docs(site, docs, Path(config.docs_dir))
        tell(CHECKING)
        with Session(site.root, progress) as session:
            return _built(site, config, session, today, tell)


def _built(site: Site, config: MkDocsConfig, session: Session, today: date, tell: Callable[[Text], None]) -> Built:
    site_dir = Path(config.site_dir)
    selection = select(site, today, session)
    output.refuse_sources(site_dir, site)
    output.clear(site_dir)
    # MkDocs resolves links in paths; a temporary folder behind one would never equal itself.
    with TemporaryDirectory(prefix="tezawari-") as temporary:
        folder = Path(os.path.realpath(temporary))
        selection, rendered, built = _rendered(site, selection, session, folder, tell)
        tell(LOOKING)
        error = shared(site, selection, rendered.pages.addresses) or leaking(site, selection, built, config.theme.dirs)
        if error is not None:
            raise error
        receipt.write(site, [article.path for article in selection.articles], built)
        output.fill(site_dir, built)
    return _report(site, site_dir, selection, rendered, config.site_url or "")


def _report(site: Site, site_dir: Path, selection: Selection, rendered: Rendered, site_url: str) -> Built:
    """Count what was built, not what went in."""
    shown = rendered.pages.made
    articles = [article.path for article in selection.articles]
    pages = [path for path in selection.pages if path.lower().endswith(MARKDOWN)]
    return Built(
        site_dir,
        selection,
        tuple(rendered.warnings),
        tuple(rendered.dangling),
        tuple(path for path in articles if relative(site, path) in shown),
        tuple(path for path in pages if relative(site, path) in shown),
        tuple(path for path in (*articles, *pages) if relative(site, path) not in shown),
        site_url,
    )


def _rendered(
    site: Site, selection: Selection, session: Session, folder: Path, tell: Callable[[Text], None]
) -> tuple[Selection, Rendered, Path]:
    """Render until every page shows what the gate counted: at most once for each article."""
    for turn in range(len(selection.articles) + 1):
        docs, built = docs_place(site, folder / f"docs{turn}"), folder / f"site{turn}"
        stage(docs, contents(site, selection))
        tell(RENDERING.filled(articles=len(selection.articles), pages=len(selection.pages)))
        names = [relative(site, left.path) for left in selection.left_out]
        rendered = render(site.root, docs, built, names, handover(marks(site, selection, session)))
        wrong = _wrong(site, selection, rendered.pages, built)
        if not wrong:
            return selection, rendered, built
        kept = tuple(article for article in selection.articles if article.path not in wrong)
        selection = replace(selection, articles=kept, left_out=(*selection.left_out, *wrong.values()))
    raise AssertionError("each turn leaves out at least one article")


def _wrong(site: Site, selection: Selection, pages: Pages, built: Path) -> dict[str, LeftOut]:
    """The articles that only their finished page shows to be wrong."""
    titles = {article.path: article.front_matter.title for article in selection.articles}
    paths = [*titles, *selection.pages]
    found = {
        path: LeftOut(path, "address-taken", titles[path], other=other)
        for path, other in taken(site, paths, pages.addresses).items()
        if path in titles
    }
    for path, differs in not_as_checked(site, selection.articles, pages, built).items():
        found.setdefault(path, LeftOut(path, "not-as-checked", titles[path], differs=differs))
    return found


def handover(marks: Marks) -> Callable[[MkDocsConfig], None]:
    """What tells the plugin, where the site has it, that the gate has been run."""

    def prepare(config: MkDocsConfig) -> None:
        from pipeline.site.plugin import TezawariPlugin

        plugin = config.plugins.get(PLUGIN)
        if isinstance(plugin, TezawariPlugin):
            plugin.marks = marks

    return prepare
