"""An interview as it was held: each question with all that was answered to it, until somebody asks again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.drafting.study.material import Material
from pipeline.drafting.study.questions import says_something, unsure
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.units import Unit

# So many questions asked in a row are one.
_IN_A_ROW = 2
# With more words by which a speaker feels his way a sentence is rubble.
_UNSURE = 2


@dataclass
class Round:
    """The places of the sentences that ask, and of those that answer."""

    question: tuple[int, ...]
    answer: list[int] = field(default_factory=list)


def rounds(material: Material) -> tuple[Round, ...]:
    """Every question of who is there to ask with an answer that readers can follow, in order."""
    return tuple(one for one in _rounds(material) if one.answer)


def _rounds(material: Material) -> Iterator[Round]:
    units = material.units
    current: Round | None = None
    # Whether something that was said just before is left out: what points back points at that.
    gap = False
    last = 0
    for number, group in groupby(range(len(units)), key=lambda place: units[place].turn):
        turn = list(group)
        if number > last + 1:
            # What is kept back between two turns may be a question: what follows answers that.
            yield from [current] if current else []
            current = None
        last = number
        if units[turn[0]].speaker in material.interviewers:
            asked = _asked(material, turn)
            if asked:
                yield from [current] if current else []
                current = Round(asked)
            gap = not asked
        elif current is not None and material.roles.get(units[turn[0]].speaker, 1.0) > TELLS:
            current.answer.extend(_told(material, turn, gap, first=not current.answer))
            gap = False
    yield from [current] if current else []


def _asked(material: Material, turn: Sequence[int]) -> tuple[int, ...]:
    """The question with which a turn ends, and the one right before it; nothing where what was asked is not clear."""
    units = material.units
    last = next((place for place in reversed(turn) if units[place].spoken.question), None)
    if last is None:
        return ()
    asked = [place for place in range(last + 1 - _IN_A_ROW, last + 1) if place in turn and units[place].spoken.question]
    return tuple(place for place in asked if _says(units[place], material))


def _says(unit: Unit, material: Material) -> bool:
    """Whether it says something to who sees what it follows, and nobody is greeted or feels his way through it."""
    spoken = unit.spoken
    return (spoken.slight or not spoken.idle) and unsure(unit, material.language) <= _UNSURE and not unit.letter


def _told(material: Material, turn: Sequence[int], gap: bool, *, first: bool) -> Iterator[int]:
    """The sentences of a turn that readers can follow: what points back at one that is left out is left out, too."""
    units = material.units
    for place in turn:
        spoken = units[place].spoken
        asks_back = spoken.question and place == turn[-1]
        # A question gives its answer the verb.
        whole = spoken.finished or (spoken.ended and (spoken.slight or (first and place == turn[0])))
        whole = whole and not asks_back and (material.scores[place] > 0 or spoken.slight)
        if whole and _says(units[place], material) and not (gap and spoken.dangling):
            gap = False
            yield place
        elif says_something(units[place], material.language):
            gap = True
