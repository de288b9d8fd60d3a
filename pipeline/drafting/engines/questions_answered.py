"""Questions with their answers: those of a stretch of the talk, and those that readers have, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile

from pipeline.drafting.engines.draft_so_far import Making
from pipeline.drafting.engines.placing import asks_what_to_do
from pipeline.drafting.study.answered import OPEN, Exchange, asked_before
from pipeline.drafting.study.purposes import shows
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Block, PlannedSection, Question, Sentence
from pipeline.wording import Language

_FAQ = 4
# Readers ask shortly (characters).
_QUESTION: Mapping[Language, int] = {"ja": 70, "en": 90}

_SEEKS_ASSENT = ("ね？", "right?", "correct?")


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
    yield making.paragraph(_with_its_question(making, run) if material.units[run[0]].letter else run)


def _with_its_question(making: Making, run: tuple[int, ...]) -> tuple[int, ...]:
    """What is told of a letter, with the first thing that it asks: without that nobody knows what is answered."""
    material, letter = making.material, list(run)
    for step, place in ((-1, run[0] - 1), (1, run[-1] + 1)):
        while 0 <= place < len(material.units) and _is_of(material.units[place], material.units[run[0]]):
            letter.append(place)
            place += step
    asks = (place for place in sorted(letter) if place not in making.selection.taken and _asks(making, place))
    first = next(asks, None)
    if first is None or any(material.units[place].spoken.question for place in run):
        return run
    making.selection.take(first)
    return tuple(sorted((*run, first)))


def _is_of(unit: Unit, other: Unit) -> bool:
    return unit.letter and unit.turn == other.turn


def _asks(making: Making, place: int) -> bool:
    unit, standing = making.material.units[place], making.material.standing
    return unit.spoken.question and not (unit.spoken.idle or standing.is_broken(unit))


def of_readers(making: Making, *, whole: bool = False) -> Iterator[PlannedSection]:
    """Questions that somebody who was not there would ask, with what was answered; of a talk that is told `whole` only what readers are to
    do is told apart."""
    blocks: list[Block] = []
    everything, language = range(len(making.material.units)), making.material.language

    def fits(unit: Unit) -> bool:
        return _is_readers_question(making, unit) and (not whole or asks_what_to_do(unit, language))

    for exchange in exchanges(making, everything, making.most(_FAQ), fits):
        unit = making.material.units[exchange.question]
        blocks += [Question(Sentence(unit.text, unit.utterances)), making.paragraph(exchange.answer)]
    if blocks:
        yield PlannedSection(making.text(phrases.FAQ), tuple(blocks))


def _is_readers_question(making: Making, unit: Unit) -> bool:
    """Whether somebody who was not there would ask it: for more than yes or no, of nobody in particular, and short."""
    language = making.material.language
    plain = not (unit.spoken.dangling or unit.spoken.vague) and len(unit.text) <= _QUESTION[language]
    # Who seeks assent asks nothing that a reader would.
    plain = plain and not (making.material.standing.is_rubble(unit) or unit.text.endswith(_SEEKS_ASSENT))
    return plain and bool(OPEN[language].search(unit.text)) and not shows("host", unit.text, language)
