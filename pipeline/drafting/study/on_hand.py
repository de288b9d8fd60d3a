"""What an interview holds of what an article needs, whether or not a sentence of it can be quoted alone.

`moments` looks for sentences that can stand in a question to the writer. To say that something was *not* said takes more: what is said in so
many words however short, and what was answered when somebody asked for it, count first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.drafting.study.material import Material
from pipeline.drafting.study.moments import ASKS, QUOTABLE, Moment, happened, heard, shown
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.speech_units import Unit
from pipeline.lexicon.named import cues
from pipeline.wording import Language

_PLAIN: Mapping[Moment, Mapping[Language, re.Pattern[str]]] = {
    "choice": cues("held/plain-choice"),
    "avoided": cues("held/plain-avoided"),
    "failure": cues("held/plain-failure"),
}
# What asks for it besides the questions of `moments`, which the drafter goes by as well.
_ASKS_FOR: Mapping[Moment, Mapping[Language, re.Pattern[str]]] = {
    "choice": cues("held/asks-choice"),
    "avoided": cues("held/asks-avoided"),
    "failure": cues("held/asks-failure"),
}
_VIEW = cues("moments/view")
_DENIES, _SUPPOSES = cues("held/denies"), cues("held/supposes")
# An answer shows itself within so many sentences.
_OPENS = 4
# A question is no longer (characters), and is one of the last sentences before its answer.
_QUESTION: Mapping[Language, int] = {"ja": 90, "en": 190}
_ASKS_WITHIN = 2
# So many sentences are shown together.
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Held:
    """Sentences said one after the other that show it; `denied` where somebody was asked and said that there was none."""

    units: tuple[Unit, ...]
    denied: bool = False


def held(material: Material, kind: Moment, without: frozenset[Unit] = frozenset()) -> Held | None:
    """The clearest place, but for the sentences `without`; None where nothing shows it and no answer denies it."""
    answers, denials = _answers(material, kind)
    quotable = set(heard(material, kind))
    best = min(
        (
            (tier, material.standing.grade(unit), -material.scores[place], place)
            for place, unit in enumerate(material.units)
            if unit not in without
            and _tells(material, unit)
            and unit.spoken.finished
            and (tier := _tier(material, kind, place, answers, quotable)) is not None
        ),
        default=None,
    )
    if best is not None:
        return Held(_passage(material, kind, best[-1]))
    return Held((material.units[denials[0]],), denied=True) if denials else None


def _tells(material: Material, unit: Unit) -> bool:
    return material.roles.get(unit.speaker, 1.0) > TELLS and not (unit.spoken.question or unit.letter)


def _tier(material: Material, kind: Moment, place: int, answers: Mapping[int, int], quotable: set[int]) -> int | None:
    """How clearly a sentence shows it, 0 most; None where it does not."""
    unit, language = material.units[place], material.language
    answer, by_words = answers.get(unit.turn) == place, shown(kind, unit.text, language)
    if _is_plain(material, kind, place):
        return 0 if unit.turn in answers else 1
    if answer and by_words:
        return 2
    if place in quotable:
        return 3
    if material.standing.is_rubble(unit):
        return None
    if answer or (by_words and not unit.spoken.idle):
        return 4 if answer else 5
    views = kind == "judgement" and len(unit.text) >= QUOTABLE[language][0]
    return 6 if views and _VIEW[language].search(unit.text) else None


def _is_plain(material: Material, kind: Moment, place: int) -> bool:
    """Whether a sentence says it in so many words."""
    plain, text = _PLAIN.get(kind), material.units[place].text
    return plain is not None and happened(kind, text, plain[material.language], material.language)


def _answers(material: Material, kind: Moment) -> tuple[dict[int, int], list[int]]:
    """For each turn that answers a question for such a moment the sentence that says so; and where such an answer was no."""
    if kind not in ASKS:
        return {}, []
    found: dict[int, int] = {}
    denials: list[int] = []
    for first in _answered(material, kind):
        near = range(first, min(first + _OPENS, len(material.units)))
        turn = [place for place in near if material.units[place].turn == material.units[first].turn]
        says = [place for place in turn if _says_something(material.units[place], material.language)]
        if _DENIES[material.language].match(material.units[first].text):
            if not says:
                denials.append(first)
        elif says:
            by_words = (place for place in says if shown(kind, material.units[place].text, material.language))
            found[material.units[first].turn] = next(by_words, says[0])
    return found, denials


def _says_something(unit: Unit, language: Language) -> bool:
    """Whether it is more than a nod, and no answer that there is none."""
    said = not (unit.spoken.idle or unit.spoken.question or unit.letter) and unit.spoken.finished
    return said and len(set(unit.spoken.words)) > 1 and not _DENIES[language].match(unit.text)


def _answered(material: Material, kind: Moment) -> Iterator[int]:
    """The first sentence of each turn that answers somebody who asks for such a moment."""
    units, wanted = material.units, [table[kind][material.language] for table in (ASKS, _ASKS_FOR) if kind in table]
    for place, unit in enumerate(units):
        before = units[place - 1] if place else None
        if (
            before is None
            or before.turn == unit.turn
            or before.speaker == unit.speaker
            or not _tells_more(material, unit, before)
        ):
            continue
        asked = [one for one in units[max(0, place - _ASKS_WITHIN) : place] if one.turn == before.turn]
        if any(_asks(one, material, kind) and any(cue.search(one.spoken.raw) for cue in wanted) for one in asked):
            yield place


def _asks(unit: Unit, material: Material, kind: Moment) -> bool:
    """Whether it may be a question: nobody asks at such length that he tells, and what may be the case is asked for a view alone."""
    if kind != "judgement" and _SUPPOSES[material.language].search(unit.spoken.raw):
        return False
    asks = unit.spoken.question or unit.speaker in material.interviewers
    return asks and len(unit.text) <= _QUESTION[material.language]


def _tells_more(material: Material, unit: Unit, before: Unit) -> bool:
    return material.roles.get(unit.speaker, 1.0) > max(TELLS, material.roles.get(before.speaker, 1.0))


def _passage(material: Material, kind: Moment, place: int) -> tuple[Unit, ...]:
    """The sentence with what says it in as many words around it, and with the one that these point back at."""
    first = last = place
    if _is_plain(material, kind, place):
        while (
            last - first < _TOGETHER and _goes_on(material, first - 1, first) and _is_plain(material, kind, first - 1)
        ):
            first -= 1
        while last - first < _TOGETHER and _goes_on(material, last, last + 1) and _is_plain(material, kind, last + 1):
            last += 1
    unit = material.units[first]
    short, long = QUOTABLE[material.language]
    leans = unit.spoken.dangling or first in material.leaning or len(unit.text) < short
    if leans and len(unit.text) + len(material.units[first - 1].text) <= long and _goes_on(material, first - 1, first):
        first -= 1
    if sum(len(one.text) for one in material.units[first : last + 1]) < short and _goes_on(material, last, last + 1):
        last += 1
    return material.units[first : last + 1]


def _goes_on(material: Material, place: int, following: int) -> bool:
    """Whether two sentences stand in one turn, and the first is more than a nod without a word, or a question."""
    if place < 0 or following >= len(material.units):
        return False
    one, two = material.units[place], material.units[following]
    return one.turn == two.turn and one.speaker == two.speaker and not (one.spoken.question or not one.spoken.words)
