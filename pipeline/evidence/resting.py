"""Which utterances an article rests on as it stands, by the record of what the machine wrote for it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.article import Article
from pipeline.model.ledger import Ledger, LedgerSection, standing


def resting(article: Article, ledger: Ledger) -> frozenset[str]:
    """The utterances as `FILE#ID`: all that the last draft used, since nobody can show what of a section that somebody reworked or renamed is
    still retold; and what an earlier draft used for a section that stands, or for single sentences that do. None where nothing of any
    draft stands.
    """
    headings = {heading.text for heading in article.headings}
    shown = _close(" ".join(passage.text for passage in article.passages))
    used: set[str] = set()
    stands = False
    for file, section, last in _latest(ledger):
        left = tuple(one for one in section.sentences if _close(one.text) in shown)
        here = section.heading in headings
        stands |= here or bool(left)
        whole = section if here or last else section._replace(sentences=left)
        used.update(id_ if "#" in id_ else f"{file}#{id_}" for id_ in standing([whole]))
    return frozenset(used) if stands else frozenset()


def _latest(ledger: Ledger) -> Iterator[tuple[str, LedgerSection, bool]]:
    """Each section as it was drafted last, with the first file of notes it was drafted from, and whether the last draft made it."""
    newest = {section.heading: (draft, section) for draft in ledger.drafts for section in draft.sections}
    for draft, section in newest.values():
        yield draft.notes[0].file if draft.notes else "", section, draft is ledger.drafts[-1]


def _close(text: str) -> str:
    return "".join(text.split())
