"""Outline → ledger: everything the machine wrote, sentence by sentence, with the utterances it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from pipeline import __version__
from pipeline.drafting.writing import render
from pipeline.drafting.writing.outline import Outline, PlannedSection, sentences
from pipeline.errors import UnreadableError
from pipeline.evidence.off_record import OffRecord
from pipeline.language import personal
from pipeline.model.ledger import LedgerDraft, LedgerNotes, LedgerSection, LedgerSentence, standing
from pipeline.model.notes import Notes
from pipeline.wording import Language, Text

ENGINE = "extractive"
_OFF_RECORD = Text("オフレコの話に近い言葉", "words close to what was said off the record")
# The heading under which the ledger keeps what the machine wrote into the front matter.
FRONT_MATTER = ""


def record(
    sections: Sequence[LedgerSection],
    sources: Sequence[Notes],
    available: Sequence[str],
    *,
    engine: str = ENGINE,
    model: str | None = None,
    digest_of: str | None = None,
    parameters: Sequence[str] = (),
    refused: Sequence[str] | None = None,
) -> LedgerDraft:
    """One entry of the ledger. `at` is now, in UTC, to the second; `available` are all utterances on the record.

    `digest_of` is the digest of what else the machine's text was made from (a prompt, a file); `model` and `parameters` say which one was asked,
    and how; `refused` says what of it was not written, where that is not a matter of utterances.

    Raises `UnreadableError` where personal data or something close to an off-record passage got in.
    """
    _guard(sections, sources)
    used = standing(sections)
    return LedgerDraft(
        at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        engine=engine,
        engine_version=__version__,
        notes=tuple(LedgerNotes(notes.path, notes.digest) for notes in sources),
        sections=tuple(sections),
        model=model,
        parameters=tuple(parameters),
        prompt_digest=digest_of,
        dropped=tuple(id_ for id_ in available if id_ not in used) if refused is None else tuple(refused),
    )


def _guard(sections: Sequence[LedgerSection], sources: Sequence[Notes]) -> None:
    """The gate's guards, before a word stands anywhere: what is written into git's history cannot be taken back."""
    closed = OffRecord(sources, sources[0].language)
    for one in sections:
        for text in (one.heading, *(sentence.text for sentence in one.sentences)):
            kinds = [personal.KINDS[found.kind] for found in personal.find(text)]
            leak = closed.source(text)
            if kinds or leak:
                raise UnreadableError(
                    Text(
                        "下書きに{what}が入りそうになったため、何も書きませんでした。",
                        "The draft would have held this, so nothing was written: {what}.",
                    ).filled(what=kinds[0] if kinds else _OFF_RECORD),
                    Text(
                        "取材メモの名前・場所・題名に個人情報や伏せる話がないか確かめ、除いてからもう一度実行してください。",
                        "Take such words out of the names, the place and the title of the notes, and run again.",
                    ),
                    path=leak[0] if leak else sources[0].path,
                    line=leak[1] if leak else None,
                )


def unwritten(texts: Sequence[str]) -> tuple[LedgerSection, ...]:
    """What was not written is a machine's text all the same: it must not turn up in a human section. But never what is secret."""
    found = tuple(LedgerSentence(text, ()) for text in texts)
    return (LedgerSection(FRONT_MATTER, found),) if found else ()


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
