"""Outline → ledger: everything the machine wrote, sentence by sentence, with the utterances it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from pipeline import __version__
from pipeline.draft import render
from pipeline.draft.outline import Outline, PlannedSection, sentences
from pipeline.model.ledger import LedgerDraft, LedgerNotes, LedgerSection
from pipeline.model.notes import Notes
from pipeline.wording import Language

ENGINE = "extractive"
# The heading under which the ledger keeps what the machine wrote into the front matter.
FRONT_MATTER = ""


def record(sections: Sequence[LedgerSection], sources: Sequence[Notes], available: Sequence[str]) -> LedgerDraft:
    """One entry of the ledger. `at` is now, in UTC, to the second; `available` are all utterances on the record."""
    used = {id_ for one in sections for sentence in one.sentences for id_ in sentence.utterances}
    return LedgerDraft(
        at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        engine=ENGINE,
        engine_version=__version__,
        notes=tuple(LedgerNotes(notes.path, notes.digest) for notes in sources),
        sections=tuple(sections),
        dropped=tuple(id_ for id_ in available if id_ not in used),
    )


def everything(outline: Outline, language: Language) -> tuple[LedgerSection, ...]:
    """What a new draft writes, the front matter included."""
    matter = LedgerSection(FRONT_MATTER, (outline.title, outline.description, *outline.tags))
    return (matter, opening(outline, language), *(section(one, language) for one in outline.sections))


def opening(outline: Outline, language: Language) -> LedgerSection:
    """What stands between the title and the first section."""
    blocks = (*outline.opening, *outline.lead)
    found = tuple(one for block in blocks for one in sentences(block))
    return LedgerSection(outline.title.text, found, digest(render.preamble(outline, language)))


def section(planned: PlannedSection, language: Language) -> LedgerSection:
    """One section."""
    found = tuple(one for block in planned.blocks for one in sentences(block))
    return LedgerSection(planned.heading, found, digest(render.section(planned, language)))


def digest(markdown: str) -> str:
    """The mark by which a section is known again: whoever changes one character of it makes it his own."""
    return f"sha256:{hashlib.sha256(markdown.encode()).hexdigest()}"
