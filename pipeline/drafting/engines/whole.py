"""A talk that is no longer than an article is told whole: each turn as it was said, below the question that it answers.

Where nothing has to be left out for length, choosing among sentences only loses who objected, what it cost, and what is not sure about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.drafting.engines.draft_pieces import paragraph
from pipeline.drafting.engines.draft_so_far import Making
from pipeline.drafting.study.rounds import Round, rounds
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.type_parts import FORECAST, holds
from pipeline.drafting.writing.outline import Block
from pipeline.language.speech import speech
from pipeline.wording import Language

# A talk of so many characters is told whole, an interview and any other article; English takes two for one of Japanese.
_INTERVIEW: Mapping[Language, int] = {"ja": 4500, "en": 9000}
_ARTICLE: Mapping[Language, int] = {"ja": 3100, "en": 6200}
# A paragraph of so many characters ends where the speaker's next utterance begins.
_PARAGRAPH: Mapping[Language, int] = {"ja": 60, "en": 150}


def is_short(making: Making) -> bool:
    """Whether all that was told fits into the body."""
    return as_it_was_held(making) is not None


def as_it_was_held(making: Making) -> tuple[Round, ...] | None:
    """All of a talk that is short enough to be told whole, but for what stands elsewhere; None for any other."""
    material = making.material
    free = {
        place for place, unit in enumerate(material.units) if not _is_a_persons(making, unit)
    } - making.selection.taken
    interview = making.order.type == "interview"
    if interview and making.share < 1:
        return None
    asking = material.interviewers if interview else making.selection.hosts
    found = rounds(material, asking, free)
    answered = [material.units[place] for one in found for place in one.answer]
    said = answered if interview else [unit for unit in material.units if unit.speaker not in asking]
    size = sum(len(unit.text) for unit in said)
    most = (_INTERVIEW if interview else _ARTICLE)[material.language]
    return found if size <= making.most(most) else None


def _is_a_persons(making: Making, unit: Unit) -> bool:
    """Whether it foretells what a news analysis asks the writer for."""
    return making.order.type == "news-analysis" and holds(FORECAST, unit.spoken.raw, making.material.language)


def told(making: Making, one: Round, quoted: int | None) -> Iterator[Block]:
    """A question, if one was asked, with what was told, a paragraph a turn, and `quoted` set off."""
    units, language = making.material.units, making.material.language
    making.selection.take(*one.question, *one.answer)
    if one.question:
        yield making.paragraph(one.question)
    for _, turn in groupby(one.answer, key=lambda place: (units[place].turn, units[place].speaker)):
        for places in _paragraphs(units, list(turn), quoted, _PARAGRAPH[language]):
            said = [units[place] for place in places]
            if one.question and places[0] == one.answer[0]:
                said[0] = replace(said[0], spoken=speech(language).replying(said[0].spoken))
            yield making.quotation(places[0]) if places == [quoted] else paragraph(said, language)


def _paragraphs(units: Sequence[Unit], turn: Sequence[int], quoted: int | None, full: int) -> Iterator[list[int]]:
    """Paragraphs that end where the speaker's own do; what is only read out stands apart, and so does the quotation."""
    open_one: list[int] = []
    for place in turn:
        if open_one:
            last, unit = units[open_one[-1]], units[place]
            long = sum(len(units[one].text) for one in open_one) >= full
            ends = last.letter != unit.letter or (long and last.utterances[-1] != unit.utterances[0])
            if ends or quoted in (place, open_one[-1]):
                yield open_one
                open_one = []
        open_one.append(place)
    yield open_one
