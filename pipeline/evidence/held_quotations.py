"""The quotations of an article, each with what the notes have of it: for the checks and for the list of facts alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.evidence import naming, quotations
from pipeline.evidence.matching import Match, index_of
from pipeline.evidence.quotations import Quotation
from pipeline.model.article import Article
from pipeline.model.notes import Notes

Held = tuple[Quotation, Match]


def every(article: Article, notes: Sequence[Notes]) -> Iterator[Held]:
    """All of them, in the order of the article."""
    return _held(quotations.find(article, naming.labels(notes)), article, notes)


def answerable(article: Article, notes: Sequence[Notes]) -> Iterator[Held]:
    """Those that the notes have to back: in a human section only what a person of the notes is said to have said, and not elsewhere."""
    found = quotations.find(article, naming.labels(notes))
    return _held((one for one in found if one.kind is None or (one.known and not one.heard)), article, notes)


def _held(found: Iterable[Quotation], article: Article, notes: Sequence[Notes]) -> Iterator[Held]:
    for one in found:
        # The index is made for the first quotation: most articles hold none.
        yield one, index_of(notes, article.lang).judge(one.text, one.speaker if one.known else None)
