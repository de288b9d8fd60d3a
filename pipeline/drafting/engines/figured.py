"""The figures that were told, in a table, with a question to the writer where two of them disagree."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.drafting.engines.draft_pieces import cell
from pipeline.drafting.engines.draft_so_far import Making
from pipeline.drafting.study.disagreeing import disagreeing
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import CELL, PlannedSection, Sentence, Table

_ROWS = 6
# Below this many figures there is nothing to compare, so no table.
_FIGURES = 3


def figured(making: Making) -> Iterator[PlannedSection]:
    """The section with the table, where there are enough figures or one that became another."""
    material = making.material
    found = list(material.figures[: making.most(_ROWS)])
    changes = [figure for figure in found if figure.change]
    if len(found) < _FIGURES and not (changes and len(found) > 1):
        return
    named = material.has_speakers
    header = phrases.FIGURE_HEADER if named else phrases.FIGURE_HEADER_NAMELESS
    rows = []
    for figure in found:
        cells = [figure.value, figure.meaning, *([figure.unit.speaker or "–"] if named else [])]
        rows.append(Sentence(CELL.join(cell(one) for one in cells), figure.unit.utterances))
    table = Table(Sentence(making.text(header), ()), tuple(rows))
    asked = (
        making.question(phrases.WHICH_FIGURE.filled(first=one, second=two)) for one, two in disagreeing(found, material)
    )
    yield PlannedSection(making.text(phrases.FIGURES), (table, *asked))
