"""Numbered lists: what somebody counts off, whoever interrupts, and the steps that somebody tells in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.drafting.engines.draft_pieces import paragraph, sentence
from pipeline.drafting.engines.placing import Selection
from pipeline.drafting.study.answered import asked_before
from pipeline.drafting.study.enumerated import explained
from pipeline.drafting.study.purposes import shows
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.type_parts import LISTED, Part, holds
from pipeline.drafting.writing.outline import Block, Bullet, Steps
from pipeline.lexicon.named import cues, words
from pipeline.wording import Language

# What is counted off begins at the beginning: "then … finally" alone are no steps.
_BEGINS = cues("shapes/begins")
# Said to whoever is to do it, whatever else the sentence says.
_INSTRUCTS = cues("shapes/instructs")
_TELLS_YOU, _ASKS_HOW = cues("shapes/tells-you"), cues("shapes/asks-how")
_NO_COMMAND = words("en", "shapes/no-command")
# A member of a list with the sentence that explains it (characters).
_EXPLAINED: Mapping[Language, int] = {"ja": 110, "en": 260}


def counted_off(selection: Selection) -> tuple[Block, ...]:
    """Every list that somebody counts off, each whole, below the question or the sentence that says what is counted."""
    return tuple(block for places in selection.material.lists for block in _counted(places, selection))


def _counted(places: tuple[int, ...], selection: Selection) -> Iterator[Block]:
    material, units = selection.material, selection.material.units
    if selection.taken.intersection(places):
        return
    more = {place: explained(units, place, places, _EXPLAINED[material.language]) for place in places}
    first = places[0]
    announced = first - 1 if first and _announces(units[first - 1], units[first]) else first
    asked = asked_before(units, announced, material.roles, material.language)
    for place in dict.fromkeys((asked, announced)):
        if place not in (None, first) and place not in selection.taken:
            selection.take(place)
            yield paragraph([units[place]], material.language)
    selection.take(*places, *(one for after in more.values() for one in after))
    yield Steps(
        tuple(
            Bullet(sentence(units[place]), units[place].speaker, tuple(sentence(units[one]) for one in more[place]))
            for place in places
        )
    )


def begins(unit: Unit, language: Language) -> bool:
    """Whether it says that what it tells comes first."""
    return holds(_BEGINS, unit.spoken.raw, language)


def instructs(unit: Unit, language: Language) -> bool:
    """Whether it says what whoever is to do it does next."""
    return holds(_INSTRUCTS, unit.text, language)


def _announces(unit: Unit, first: Unit) -> bool:
    """Whether a sentence right before a list leads up to it."""
    spoken = unit.spoken
    return unit.turn == first.turn and spoken.finished and not (spoken.idle or spoken.question or spoken.vague)


def steps(part: Part, selection: Selection) -> tuple[Block, ...]:
    """The longest run of steps that one person tells in one go."""
    units = selection.material.units
    runs: list[list[int]] = []
    for place, unit in enumerate(units):
        if place in selection.taken or not _is_step(unit, part, selection):
            continue
        last = runs[-1][-1] if runs else None
        together = last is not None and place - last <= part.apart + 1 and units[last].speaker == unit.speaker
        # Whoever says "first" once more begins anew.
        anew = _counts_off(unit, selection) and begins(unit, selection.material.language)
        if together and not anew:
            runs[-1].append(place)
        else:
            runs.append([place])
    begun = [run for run in runs if _is_begun(run[0], selection)]
    places = _filled(max(begun, key=len, default=[]), selection)[: part.most]
    # What is only counted off has a part of its own.
    counted = all(_counts_off(units[place], selection) for place in places)
    if len(places) < part.least or counted:
        return ()
    selection.take(*places)
    more = {place: [sentence(units[one]) for one in selection.rest(place, part)] for place in places}
    return (Steps(tuple(Bullet(sentence(units[place]), units[place].speaker, tuple(more[place])) for place in places)),)


def _is_step(unit: Unit, part: Part, selection: Selection) -> bool:
    told = selection.material.roles.get(unit.speaker, 1.0) > TELLS and not unit.spoken.question
    whole = unit.spoken.finished and unit.quotable and bool(unit.spoken.words)
    language = selection.material.language
    if not (told and whole):
        return False
    if _counts_off(unit, selection):
        return True
    # A step says what to do; what only happened, or is so, is none.
    acts = instructs(unit, language) or not shows("describes", unit.text, language)
    return acts and holds(part.cue, unit.spoken.raw, language)


def _is_begun(place: int, selection: Selection) -> bool:
    """Whether steps begin there: by their words, or as the answer to somebody who asks how it is done."""
    material, units = selection.material, selection.material.units
    if begins(units[place], material.language):
        return True
    start = place
    while start > 0 and units[start - 1].turn == units[place].turn:
        start -= 1
    asked = start > 0 and units[start - 1].spoken.question
    return asked and place - start <= 1 and _ASKS_HOW[material.language].search(units[start - 1].spoken.raw) is not None


def _filled(run: Sequence[int], selection: Selection) -> list[int]:
    """The steps with what is to be done between two of them, and right before the first, in the same turn."""
    if not run:
        return []
    units, turns = selection.material.units, {selection.material.units[place].turn for place in run}
    opens = begins(units[run[0]], selection.material.language)
    return [
        place
        for place in range(run[0] if opens else max(0, run[0] - 1), run[-1] + 1)
        if place in run
        or (units[place].turn in turns and place not in selection.taken and _tells_to(units[place], selection))
    ]


def _tells_to(unit: Unit, selection: Selection) -> bool:
    """Whether a sentence says what to do, with no word of order."""
    language, spoken = selection.material.language, unit.spoken
    if not spoken.finished or spoken.question or spoken.idle or shows("describes", unit.text, language):
        return False
    if _TELLS_YOU[language].search(unit.text):
        return True
    return language == "en" and commands(unit.text)


def commands(text: str) -> bool:
    """Whether an English sentence begins with a verb that tells to do something: with nothing that could be its subject."""
    first = text.split()[0].strip(",.").lower().replace("’", "'") if text.split() else ""
    plural = first.endswith("s") and not first.endswith("ss")
    return first.isalpha() and first not in _NO_COMMAND and not (plural or first.endswith(("ing", "ed", "ly")))


def _counts_off(unit: Unit, selection: Selection) -> bool:
    return holds(LISTED.cue, unit.spoken.raw, selection.material.language)
