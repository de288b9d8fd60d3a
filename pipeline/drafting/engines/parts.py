"""Parts of an article found by cues: passages, numbered steps, or a table of two sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.drafting.engines.selection import Selection
from pipeline.drafting.study.cues import shows
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.shapes import FORECAST, LISTED, Cue, Part, holds
from pipeline.drafting.study.units import Unit
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import CELL, Block, Bullet, Paragraph, Sentence, Steps, Table
from pipeline.lexicon.named import cues
from pipeline.wording import Language, Text

# What is counted off begins at the beginning: "then … finally" alone are no steps.
_BEGINS = cues("shapes/begins")
# Said to whoever is to do it, whatever else the sentence says.
_INSTRUCTS = cues("shapes/instructs")
_HEADER = Text("どちら | 理由 | 話した人", "Side | Why | Who said it")
_HEADER_NAMELESS = Text("どちら | 理由", "Side | Why")


def blocks(part: Part, selection: Selection) -> tuple[Block, ...]:
    """What the notes hold for a part; nothing where that is not enough."""
    if part.against is not None and part.names is not None:
        return _sides(part, part.against, part.names, selection)
    if part.steps:
        return _steps(part, selection)
    runs = selection.matching(lambda unit: _fits(unit, part.cue, selection), part.most)
    if len(runs) < part.least:
        return ()
    units = selection.material.units
    return tuple(paragraph([units[place] for place in run], selection.material.language) for run in runs)


def paragraph(units: Sequence[Unit], language: Language) -> Paragraph:
    """Sentences of one speaker; what he only reads out is nobody's under his name."""
    told = tuple(Sentence(unit.text, unit.utterances) for unit in units)
    if units[0].letter:
        return Paragraph((Sentence(phrases.LETTER.render(language), ()), *told))
    return Paragraph(told, units[0].speaker)


def cell(text: str) -> str:
    """Text that cannot end a cell of a table."""
    return " ".join(text.replace("|", "/").split())


def _fits(unit: Unit, cue: Cue, selection: Selection) -> bool:
    language = selection.material.language
    said = unit.spoken.raw
    told = selection.material.roles.get(unit.speaker, 1.0) > TELLS and not (unit.spoken.question or unit.letter)
    return told and holds(cue, said, language) and not holds(FORECAST, said, language)


def _steps(part: Part, selection: Selection) -> tuple[Block, ...]:
    """The longest run of steps that one person tells in one go."""
    units = selection.material.units
    runs: list[list[int]] = []
    for place, unit in enumerate(units):
        if place in selection.taken or not _is_step(unit, part, selection):
            continue
        last = runs[-1][-1] if runs else None
        together = last is not None and place - last <= part.apart + 1 and units[last].speaker == unit.speaker
        # Whoever says "first" once more begins anew.
        anew = _counts_off(unit, selection) and holds(_BEGINS, unit.spoken.raw, selection.material.language)
        if together and not anew:
            runs[-1].append(place)
        else:
            runs.append([place])
    begun = [run for run in runs if holds(_BEGINS, units[run[0]].spoken.raw, selection.material.language)]
    places = max(begun, key=len, default=[])[: part.most]
    # What is only counted off has a part of its own.
    counted = part is not LISTED and all(_counts_off(units[place], selection) for place in places)
    if len(places) < part.least or counted:
        return ()
    selection.take(*places)
    items = [Bullet(Sentence(units[place].text, units[place].utterances), units[place].speaker) for place in places]
    return (Steps(tuple(items)),)


def _is_step(unit: Unit, part: Part, selection: Selection) -> bool:
    told = selection.material.roles.get(unit.speaker, 1.0) > TELLS and not unit.spoken.question
    whole = unit.spoken.finished and unit.quotable and bool(unit.spoken.words)
    language = selection.material.language
    if not (told and whole):
        return False
    if _counts_off(unit, selection):
        return True
    # A step says what to do; what only happened, or is so, is none.
    acts = holds(_INSTRUCTS, unit.text, language) or not shows("describes", unit.text, language)
    return part is not LISTED and acts and holds(part.cue, unit.spoken.raw, language)


def _counts_off(unit: Unit, selection: Selection) -> bool:
    return holds(LISTED.cue, unit.spoken.raw, selection.material.language)


def _one_sided(cue: Cue, other: Cue, selection: Selection) -> Callable[[Unit], bool]:
    language = selection.material.language
    return lambda unit: _fits(unit, cue, selection) and not holds(other, unit.spoken.raw, language)


def _sides(part: Part, against: Cue, names: tuple[Text, Text], selection: Selection) -> tuple[Block, ...]:
    """A comparison stands only if both sides are in the notes."""
    material = selection.material
    language = material.language
    found: list[tuple[Text, int]] = []
    for name, cue, other in ((names[0], part.cue, against), (names[1], against, part.cue)):
        places = selection.single(_one_sided(cue, other, selection), 2)
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
