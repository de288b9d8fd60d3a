"""Before a site is written: nothing off the record in any file of it, and no personal data in what is no article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from pipeline.checking.besides import TEXTS
from pipeline.checking.reading import Reading
from pipeline.checking.sitewide import SiteWide
from pipeline.clock import today
from pipeline.evidence import guards
from pipeline.evidence.off_record import Place, elsewhere
from pipeline.language import personal
from pipeline.model.article import Article
from pipeline.model.finding import Failure
from pipeline.records import NamedTuple
from pipeline.sources.site import CONFIGS, Site, discover
from pipeline.wording import LANGUAGES, Text

_CODE = (".css", ".js", ".mjs")
_TAG = re.compile(r"<[^<>]*>")


class Told(NamedTuple):
    """A file of the output that repeats an off-record passage, and where that stands. The words are never shown."""

    file: str
    place: Place


class Shown(NamedTuple):
    """A file of the site that is no article, a line of it, and the kind of personal data there."""

    file: str
    line: int
    kind: Text


def find_told(built: Path, site: Site, articles: Sequence[Article]) -> tuple[tuple[Told, ...], tuple[Failure, ...]]:
    """What stands in a file below `built`, word for word, and in no article that was judged; and notes that cannot be read."""
    wide = SiteWide(Reading(site, discover(site), today()))
    confided = tuple(wide.all_notes())
    found: list[Told] = []
    for passages in (elsewhere(confided, language) for language in LANGUAGES):
        if not passages:
            continue
        texts = ("\n".join((*article.lines, *(one.text for one in article.passages))) for article in articles)
        judged = {run for text in texts for run, _ in passages.hits(html.unescape(text))}
        for file in sorted(built.rglob("*")):
            if file.is_file() and file.suffix.lower() in (*TEXTS, *_CODE):
                text = html.unescape(file.read_text(encoding="utf-8", errors="replace"))
                hits = (hit for shown in (_TAG.sub("", text), text) for hit in passages.hits(shown))
                place = next((place for run, place in hits if run not in judged), None)
                if place is not None:
                    found.append(Told(file.relative_to(built).as_posix(), place))
    return tuple(found), tuple(wide.failures)


def find_private(site: Site, pages: Sequence[str], others: Sequence[str]) -> Iterator[Shown]:
    """Personal data in pages, assets of text and settings that the policy does not allow."""
    texts = [name for name in others if PurePosixPath(name).suffix.lower() in TEXTS]
    for name in (*CONFIGS, *pages, *texts):
        data = site.tree.read(name)
        lines = data.decode("utf-8", "replace").split("\n") if data else []
        for line, kind in guards.in_lines(lines, site.config.personal_allow):
            yield Shown(name, line, personal.KINDS[kind])
