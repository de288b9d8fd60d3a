"""Questions with their answers: those of a stretch of the talk, and those that readers have, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, takewhile

from pipeline.drafting.engines.making import Making
from pipeline.drafting.engines.pieces import paragraph
from pipeline.drafting.study.cues import shows
from pipeline.drafting.study.questions import OPEN, Exchange, asked_before
from pipeline.drafting.study.rounds import Round, rounds
from pipeline.drafting.study.units import Unit
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Block, PlannedSection, Question, Sentence
from pipeline.language.speech import speech
from pipeline.wording import Language

_FAQ = 4
# An interview with so many questions, and answers of so many characters at the most, is told whole.
_ROUNDS = 3
_WHOLE: Mapping[Language, int] = {"ja": 4500, "en": 9000}
# Readers ask shortly (characters).
_QUESTION: Mapping[Language, int] = {"ja": 70, "en": 90}


def exchanges(
    making: Making, places: range, most: int, fits: Callable[[Unit], bool] = lambda unit: True
) -> list[Exchange]:
    """The best exchanges asked in a stretch that overlap with nothing taken, in order; `fits` judges the question."""
    material, selection = making.material, making.selection
    chosen: list[Exchange] = []
    for exchange in sorted(material.exchanges, key=lambda exchange: -exchange.score):
        if len(chosen) == most:
            break
        # What stands in the article already is the end of an answer, not of its question.
        free = tuple(takewhile(lambda place: place not in selection.taken, exchange.answer))
        answer = selection.whole(free) if free else ()
        own = {exchange.question, *answer}
        suits = answer and exchange.question in places and fits(material.units[exchange.question])
        if suits and not own & selection.taken:
            selection.take(*own)
            chosen.append(replace(exchange, answer=answer))
    return sorted(chosen, key=lambda exchange: exchange.question)


def answering(making: Making, run: tuple[int, ...]) -> Iterator[Block]:
    """A passage, below the question that it answers where there is one."""
    material = making.material
    question = asked_before(material.units, run[0], material.roles, material.language)
    if question is not None and question not in making.selection.taken:
        making.selection.take(question)
        yield making.paragraph((question,))
    yield making.paragraph(run)


def as_it_was_held(making: Making) -> tuple[Round, ...]:
    """All of an interview that is short enough to be told whole; nothing of any other."""
    material = making.material
    if making.order.type != "interview" or making.share < 1:
        return ()
    found = rounds(material)
    size = sum(len(material.units[place].text) for one in found for place in one.answer)
    return found if len(found) >= _ROUNDS and size <= _WHOLE[material.language] else ()


def told(making: Making, one: Round) -> Iterator[Block]:
    """A question with its answer, a paragraph a turn."""
    units = making.material.units
    making.selection.take(*one.question, *one.answer)
    yield making.paragraph(one.question)
    begins, language = one.answer[0], making.material.language
    for _, turn in groupby(one.answer, key=lambda place: (units[place].turn, units[place].speaker)):
        said = [units[place] for place in turn]
        if said[0] is units[begins]:
            said[0] = replace(said[0], spoken=speech(language).replying(said[0].spoken))
        yield paragraph(said, language)


def of_readers(making: Making) -> Iterator[PlannedSection]:
    """Questions that somebody who was not there would ask, with what was answered."""
    blocks: list[Block] = []
    everything = range(len(making.material.units))
    for exchange in exchanges(making, everything, making.most(_FAQ), lambda unit: _is_readers_question(making, unit)):
        unit = making.material.units[exchange.question]
        blocks += [Question(Sentence(unit.text, unit.utterances)), making.paragraph(exchange.answer)]
    if blocks:
        yield PlannedSection(making.text(phrases.FAQ), tuple(blocks))


def _is_readers_question(making: Making, unit: Unit) -> bool:
    """Whether somebody who was not there would ask it: for more than yes or no, of nobody in particular, and short."""
    language = making.material.language
    plain = not (unit.spoken.dangling or unit.spoken.vague) and len(unit.text) <= _QUESTION[language]
    return plain and bool(OPEN[language].search(unit.text)) and not shows("host", unit.text, language)
