"""Before a site is written: nothing off the record in any file of it, and no personal data in what is no article."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.checking.besides import lines_of, private_in
from pipeline.checking.reading import Reading
from pipeline.checking.sitewide import SiteWide
from pipeline.clock import today
from pipeline.evidence.off_record import Place, elsewhere
from pipeline.language import personal
from pipeline.model.article import Article
from pipeline.model.finding import Failure
from pipeline.records import NamedTuple
from pipeline.site.built_texts import texts_of
from pipeline.sources import shown_texts
from pipeline.sources.site import CONFIGS, Site, discover
from pipeline.wording import LANGUAGES, Text


class Told(NamedTuple):
    """A file of the output that repeats an off-record passage, and where that stands. The words are never shown."""

    file: str
    place: Place


class Shown(NamedTuple):
    """A file of the site that is no article, a line of it, and the kind of personal data there."""

    file: str
    line: int
    kind: Text


def find_told(
    built: Path, site: Site, articles: Sequence[Article], theme: Sequence[Path] = ()
) -> tuple[tuple[Told, ...], tuple[Failure, ...]]:
    """What stands in a file below `built`, word for word, and in no article that was judged; and notes that cannot be read.

    Raises `UnreadableError` for a file of the output of which nothing tells what it says.
    """
    wide = SiteWide(Reading(site, discover(site), today()))
    confided = tuple(wide.all_notes())
    found: list[Told] = []
    files = tuple(texts_of(built, theme)) if confided else ()
    for passages in (elsewhere(confided, language) for language in LANGUAGES):
        if not passages:
            continue
        texts = ("\n".join((*article.lines, *(one.text for one in article.passages))) for article in articles)
        judged = {run for text in texts for run, _ in passages.hits(html.unescape(text))}
        for file in files:
            text = shown_texts.unescaped(file.text, file.name)
            hits = (hit for words in (shown_texts.shown(file.text, file.name), text) for hit in passages.hits(words))
            place = next((place for run, place in hits if run not in judged), None)
            if place is not None:
                found.append(Told(file.name, place))
    return tuple(found), tuple(wide.failures)


def find_private(site: Site, pages: Sequence[str], others: Sequence[str]) -> Iterator[Shown]:
    """Personal data in pages, assets of text and settings that the policy does not allow. Raises `UnreadableError`."""
    for name in (*CONFIGS, *pages, *others):
        for line, kind in private_in(site, name, lines_of(site, name)):
            yield Shown(name, line, personal.KINDS[kind])
