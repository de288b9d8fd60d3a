"""The pieces of a draft that one or more sentences of a talk become."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Paragraph, Sentence
from pipeline.wording import Language


def paragraph(units: Sequence[Unit], language: Language) -> Paragraph:
    """Sentences of one speaker; what he only reads out is nobody's under his name."""
    told = tuple(Sentence(unit.text, unit.utterances) for unit in units)
    if units[0].letter:
        return Paragraph((Sentence(phrases.LETTER.render(language), ()), *told))
    return Paragraph(told, units[0].speaker)


def sentence(unit: Unit) -> Sentence:
    """What a unit says, with what it rests on."""
    return Sentence(unit.text, unit.utterances)


def cell(text: str) -> str:
    """Text that cannot end a cell of a table."""
    return " ".join(text.replace("|", "/").split())
