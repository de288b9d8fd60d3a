"""An article that was given another name: which one it is, and where its record was left. People rename files in a folder's window."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.drafting import drafting
from pipeline.errors import PipelineError
from pipeline.model.article import Article
from pipeline.policy.globs import matches, static_folder
from pipeline.sources import articles
from pipeline.sources.site import Site, ledger_path
from pipeline.wording import Text

_USED_BY = Text(
    "この取材メモを使う記事は {path} です。「--out {path}」を付けてください。",
    "The article {path} uses these notes: add '--out {path}'.",
)
_LEFT = Text(
    "{ledger} は、今はない記事 {old} の記録で、同じ取材メモから作られています。記事の名前を変えたのなら、記録の名前も {new} に変えてください。",
    "{ledger} is the record of {old}, an article that is gone, and was made of the same notes. If you renamed the article, rename the record to {new} as well.",
)


def used_by(site: Site, notes: Collection[str]) -> Text | None:
    """Which article names one of these notes; None where none does, or several."""
    found = [one.path for one in _articles(site) if not set(notes).isdisjoint(one.front_matter.notes)]
    return _USED_BY.filled(path=found[0]) if len(found) == 1 else None


def record_left(site: Site, article: Article) -> Text | None:
    """Where the record of an article without one was left, by the notes that both name; None where that is not clear."""
    there = set(_paths(site))
    named = set(article.front_matter.notes)
    found = []
    for place in site.tree.files(site.config.ledger):
        try:
            record = drafting.read_ledger(site, place) if place.endswith(".json") else None
        except PipelineError:  # said by whoever needs it
            continue
        if record is None or record.article in there or ledger_path(record.article, site.config) != place:
            continue
        if any(used.file in named for draft in record.drafts for used in draft.notes):
            found.append(_LEFT.filled(ledger=place, old=record.article, new=ledger_path(article.path, site.config)))
    return found[0] if len(found) == 1 else None


def _paths(site: Site) -> Iterator[str]:
    for folder in sorted({static_folder(glob) for glob in site.config.articles}):
        yield from (path for path in site.tree.files(folder) if matches(path, site.config.articles))


def _articles(site: Site) -> Iterator[Article]:
    for path in _paths(site):
        data = site.tree.read(path)
        try:
            if data is not None:
                yield articles.parse(path, articles.decode(data, path), site.config)
        except PipelineError:  # the gate says what is wrong with it
            continue
