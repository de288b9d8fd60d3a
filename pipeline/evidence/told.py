"""What figures some notes hold, all of them together: learnt once, however often the article beside them is edited."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.evidence import figures, taken_back
from pipeline.evidence.figures import Known
from pipeline.evidence.said_amounts import Said, spoken
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes


class Told(NamedTuple):
    """The figures of some notes that are on the record, without the dates of the notes. `kept` is what is left of `all` without those that
    somebody takes back, None where nobody does; `counted` is how many of each thing were spoken of; `numbers` are those of all that was
    said, one by one."""

    all: Known
    kept: Known | None
    counted: Mapping[str, Collection[float]]
    numbers: Sequence[Said]


def told(notes: Sequence[Notes], language: Language) -> Told:
    """What the notes tell, as corrections are made in `language`."""
    said = [(one.speaker, one.text) for source in notes for one in source.on_record]
    kept = taken_back.kept(said, language)
    texts = [text for _, text in said]
    known, left = (figures.said(texts), None) if kept is None else figures.said_both(texts, kept)
    return Told(known, left, figures.counted(texts, language), spoken(texts, language))
