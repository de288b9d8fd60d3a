"""Outline → ledger: everything the machine wrote, sentence by sentence, with the utterances it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from pipeline import __version__
from pipeline.draft.outline import Outline, sentences
from pipeline.model.ledger import LedgerDraft, LedgerNotes, LedgerSection
from pipeline.model.notes import Notes

ENGINE = "extractive"
# The heading under which the ledger keeps what the machine wrote into the front matter.
FRONT_MATTER = ""


def record(outline: Outline, sources: Sequence[Notes]) -> LedgerDraft:
    """One entry of the ledger. `at` is now, in UTC, to the second."""
    return LedgerDraft(
        at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        engine=ENGINE,
        engine_version=__version__,
        notes=tuple(LedgerNotes(notes.path, notes.digest) for notes in sources),
        sections=tuple(_sections(outline)),
        dropped=outline.dropped,
    )


def _sections(outline: Outline) -> Iterator[LedgerSection]:
    yield LedgerSection(FRONT_MATTER, (outline.title, outline.description, *outline.tags))
    opening = tuple(sentence for block in (*outline.opening, *outline.lead) for sentence in sentences(block))
    yield LedgerSection(outline.title.text, opening)
    for section in outline.sections:
        yield LedgerSection(section.heading, tuple(one for block in section.blocks for one in sentences(block)))
