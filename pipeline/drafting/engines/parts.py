"""Parts of an article found by cues: passages, numbered steps, or a table of two sides."""

from __future__ import annotations

from collections.abc import Callable, Set

from pipeline.drafting.engines.draft_pieces import cell, paragraph
from pipeline.drafting.engines.placing import Selection
from pipeline.drafting.engines.steps import steps
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.on_hand import held
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.type_parts import FORECAST, SURE, Cue, Part, holds
from pipeline.drafting.writing.outline import CELL, Block, Sentence, Table
from pipeline.model.notes import clock
from pipeline.wording import Text

# So many of the telling phrases say what the talk is about.
_SUBJECTS = 12
_HEADER = Text("どちら | 理由 | 話した人", "Side | Why | Who said it")
_HEADER_NAMELESS = Text("どちら | 理由", "Side | Why")


def blocks(part: Part, selection: Selection) -> tuple[Block, ...]:
    """What the notes hold for a part; nothing where that is not enough."""
    if part.against is not None and part.names is not None:
        return _sides(part, part.against, part.names, selection)
    if part.steps:
        return steps(part, selection)
    answers = _answers(part.asked, selection)
    runs = selection.matching(lambda unit: _belongs(unit, part, answers, selection), part.most)
    if len(runs) < part.least:
        return ()
    units = selection.material.units
    told = [(*run, *selection.rest(run[-1], part)) for run in runs]
    return tuple(paragraph([units[place] for place in run], selection.material.language) for run in told)


def question(part: Part, material: Material) -> Text:
    """What to ask the writer where a part found nothing to stand in it: what the notes tell of all the same is not said to be missing."""
    found = held(material, part.told[0]) if part.told else None
    if part.told is None or found is None or found.denied:
        return part.question
    unit = found.units[0]
    where = clock(unit.start) or "・".join(unit.utterances)
    return part.told[1].filled(said=" ".join(filter(None, (unit.speaker, where))))


def _belongs(unit: Unit, part: Part, answers: Set[tuple[int, str]], selection: Selection) -> bool:
    """Whether a sentence is for a part: an answer to who asks for it, or by its words, and then about what the talk is about."""
    language = selection.material.language
    if part.unless is not None and holds(part.unless, unit.spoken.raw, language):
        return False
    if (unit.turn, unit.text) in answers:
        return selection.material.roles.get(unit.speaker, 1.0) > TELLS and not (unit.spoken.question or unit.letter)
    return _fits(unit, part.cue, selection) and _is_about(unit, selection)


def _is_about(unit: Unit, selection: Selection) -> bool:
    """Whether a sentence names what the talk is about, or is news for readers all the same, where there is enough to choose from."""
    named = selection.advises(unit.text) or selection.material.is_about(unit, _SUBJECTS)
    return named or not selection.forms.rich or holds(SURE, unit.text, selection.material.language)


def _answers(asked: Cue | None, selection: Selection) -> frozenset[tuple[int, str]]:
    """The sentences that begin an answer to somebody who asks for something, each by its turn and words."""
    if asked is None:
        return frozenset()
    units, language = selection.material.units, selection.material.language
    return frozenset(
        (unit.turn, unit.text)
        for place, unit in enumerate(units)
        if place
        and units[place - 1].turn != unit.turn
        and units[place - 1].spoken.question
        and holds(asked, units[place - 1].spoken.raw, language)
    )


def _fits(unit: Unit, cue: Cue, selection: Selection) -> bool:
    language = selection.material.language
    said = unit.spoken.raw
    told = selection.material.roles.get(unit.speaker, 1.0) > TELLS and not (unit.spoken.question or unit.letter)
    return told and holds(cue, said, language) and not holds(FORECAST, said, language)


def _one_sided(cue: Cue, other: Cue, asked: Cue | None, selection: Selection) -> Callable[[Unit], bool]:
    language, answers = selection.material.language, _answers(asked, selection)

    def fits(unit: Unit) -> bool:
        if holds(other, unit.spoken.raw, language):
            return False
        answers_it = (unit.turn, unit.text) in answers and selection.material.roles.get(unit.speaker, 1.0) > TELLS
        return answers_it or _fits(unit, cue, selection)

    return fits


def _sides(part: Part, against: Cue, names: tuple[Text, Text], selection: Selection) -> tuple[Block, ...]:
    """A comparison stands only if both sides are in the notes."""
    material = selection.material
    language = material.language
    found: list[tuple[Text, int]] = []
    both = ((names[0], part.cue, against, part.asked), (names[1], against, part.cue, part.asked_against))
    for name, cue, other, asked in both:
        places = selection.single(_one_sided(cue, other, asked, selection), 2)
        if not places:
            return ()
        found.extend((name, place) for place in places)
    selection.take(*(place for _, place in found))
    header = _HEADER if material.has_speakers else _HEADER_NAMELESS
    rows = []
    for name, place in found:
        unit = material.units[place]
        cells = [
            name.render(language),
            unit.text.rstrip("。."),
            *([unit.speaker or "–"] if material.has_speakers else []),
        ]
        rows.append(Sentence(CELL.join(cell(one) for one in cells), unit.utterances))
    return (Table(Sentence(header.render(language), ()), tuple(rows)),)
