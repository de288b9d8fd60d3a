"""Which utterances an article rests on as it stands, by the record of what the machine wrote for it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.article import Article
from pipeline.model.ledger import Ledger, LedgerSection, standing


def resting(article: Article, ledger: Ledger) -> frozenset[str]:
    """The utterances as `FILE#ID`. A section that stands rests on all that it was drafted from, whoever edited it since: what is left
    of a sentence that was reworked, nobody can show. Of a section that is gone or called otherwise, the sentences that still stand count.
    """
    headings = {heading.text for heading in article.headings}
    shown = _close(" ".join(passage.text for passage in article.passages))
    used: set[str] = set()
    for file, section in _latest(ledger):
        if section.heading not in headings:
            section = section._replace(sentences=tuple(one for one in section.sentences if _close(one.text) in shown))
        used.update(id_ if "#" in id_ else f"{file}#{id_}" for id_ in standing([section]))
    return frozenset(used)


def _latest(ledger: Ledger) -> Iterator[tuple[str, LedgerSection]]:
    """Each section as it was drafted last, with the first file of notes it was drafted from."""
    last = {section.heading: (draft, section) for draft in ledger.drafts for section in draft.sections}
    for draft, section in last.values():
        yield draft.notes[0].file if draft.notes else "", section


def _close(text: str) -> str:
    return "".join(text.split())
