"""Which sentences are worth a reader's time: how they are said, by whom, and what they hold."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.drafting.study.amounts import changes
from pipeline.drafting.study.asker import addresses
from pipeline.drafting.study.choosing import THRIFT, Features
from pipeline.drafting.study.purposes import shows
from pipeline.drafting.study.speech_units import Unit
from pipeline.language.corrections import contrasts
from pipeline.lexicon.named import cue, cues
from pipeline.model.notes import Person
from pipeline.wording import Language

# The weight of somebody who only asks.
ASKER = 0.4
# Above this weight somebody is there to tell, not to ask.
TELLS = 0.55
# A readable length: visible characters (ja), words (en). Below the first and above the last a sentence loses weight.
_LENGTHS: Mapping[Language, tuple[int, int, int]] = {"ja": (18, 90, 140), "en": (8, 32, 50)}

MATTERS: Mapping[Language, re.Pattern[str]] = cues("moments/matters")
# What each word that the brief asks for adds to a sentence's worth.
_ASKED_FOR = 0.8
CONTRACTED = cue("ja", "speech/contracted")
_SPOKEN_ENDING = 0.15
OPEN_ENDED = cue("ja", "speech/open-ended")
_OPEN_ENDING = 0.7
# What each word by which a speaker feels his way, and each form that is only spoken, leaves of a sentence's worth.
_VAGUENESS, _SHORTENED = 0.2, 0.6
# What is left of a sentence that only leads up to the next, or needs something that was said before.
_LEADS_UP, _HANGS_ON = 0.97, 0.5


@dataclass(frozen=True)
class Ranking:
    """`worth` is how well each unit can stand in an article (0 for what is not content), whatever it is about; `scores`
    weigh that with what it says, 1 on average; `roles` is the weight of each speaker; `leaning` are the places of sentences
    that cannot stand without what was said around them."""

    worth: tuple[float, ...]
    scores: tuple[float, ...]
    roles: Mapping[str | None, float]
    leaning: frozenset[int]


def rank(
    found: Sequence[Unit],
    people: Sequence[Person],
    interviewers: frozenset[str],
    said: Features,
    wanted: frozenset[str],
    language: Language,
) -> Ranking:
    """Judge every unit. `wanted` are the words of the editor's brief, `interviewers` those who are there to ask."""
    roles = _roles(found, people, interviewers)
    leans = _Leaning(found, roles, language)
    lean = [leans.factor(unit) for unit in found]
    worth = tuple(
        _quality(unit, said.counts(place), language)
        * factor
        * (
            0.0
            if unit.speaker in interviewers and addresses(unit.spoken.raw, language)
            else roles.get(unit.speaker, 1.0)
        )
        * (1 + _ASKED_FOR * min(3, len(wanted.intersection(unit.spoken.words))))
        for place, (unit, factor) in enumerate(zip(found, lean, strict=True))
    )
    values = [
        value * said.alone(place) / max(8, len(unit.text)) ** THRIFT[language]
        for place, (unit, value) in enumerate(zip(found, worth, strict=True))
    ]
    mean = sum(values) / max(1, sum(value > 0 for value in values)) or 1.0
    scores = tuple(value / mean for value in values)
    leaning = frozenset(place for place, factor in enumerate(lean) if factor < 1.0)
    return Ranking(worth, scores, roles, leaning)


class _Leaning:
    """How far a sentence can stand without the talk around it: talk about the talk not at all."""

    def __init__(self, found: Sequence[Unit], roles: Mapping[str | None, float], language: Language) -> None:
        self._language = language
        self._roles = roles
        self._told = max(roles.values(), default=1.0)
        firsts = {unit.speaker.split()[0] for unit in found if unit.speaker and unit.speaker.split()}
        # One letter, or a word in small letters, is no name that anybody is called by.
        names = sorted(name for name in firsts if len(name) > _INITIALS and name[0].isupper() and name.isalpha())
        called = "|".join(map(re.escape, names))
        self._calls = re.compile(rf"(?:^|[,;:–—-]\s?)(?:Dr\. )?(?:{called})(?:[,.?!]|\s[-–—])") if names else None

    def factor(self, unit: Unit) -> float:
        """What is left of its worth (0 to 1)."""
        raw, language = unit.spoken.raw, self._language
        if unit.spoken.idle:
            return 0.0
        if shows("staging", raw, language):
            return 0.0
        asks = self._roles.get(unit.speaker, 1.0) < self._told
        hangs = any(shows(where, raw, language) for where in ("empty", "backward", *(("addressed",) if asks else ())))
        if hangs or (self._calls and self._calls.search(raw)):
            return _HANGS_ON
        return _LEADS_UP if shows("preamble", raw, language) else 1.0


_INITIALS = 2


def hangs_on(text: str, language: Language) -> bool:
    """Whether a sentence is about the talk itself, or needs what was said before it."""
    return any(shows(where, text, language) for where in ("staging", "empty", "backward"))


def _quality(unit: Unit, counts: bool, language: Language) -> float:
    """How well a sentence can stand in an article, whatever it is about (a factor)."""
    spoken = unit.spoken
    if spoken.idle:
        return 0.0
    size = len(spoken.text) if language == "ja" else len(spoken.text.split())
    short, long, too_long = _LENGTHS[language]
    factor = 1.0
    if size < short:
        factor *= size / short * 0.6
    elif size > long:
        factor *= 0.7 if size <= too_long else 0.3
    factor *= 1.0 if spoken.finished else 0.5
    factor *= 0.55 if spoken.dangling else 1.0
    factor *= 0.35 if spoken.question else 1.0
    factor *= 0.5 if spoken.corrected and not contrasts(spoken.text, language) else 1.0
    if MATTERS[language].search(spoken.raw):
        factor *= 1.35
    if counts:
        factor *= 1.2
    if changes(spoken.text, language):
        factor *= 1.5
    factor *= _SPOKEN_ENDING if CONTRACTED.search(spoken.text) else 1.0
    factor *= _OPEN_ENDING if OPEN_ENDED.search(spoken.text) else 1.0
    factor *= _VAGUENESS ** min(3, spoken.vague) * _SHORTENED ** min(3, spoken.shortened)
    # A recogniser's rubble repeats itself and says little for its length.
    return factor * min(1.0, 0.4 + 1.8 * len(set(spoken.words)) / (size / (6 if language == "ja" else 2.4) + 1))


def _roles(found: Sequence[Unit], people: Sequence[Person], interviewers: frozenset[str]) -> dict[str | None, float]:
    """The weight of each speaker: who is asked counts in full, who asks counts less.

    Of those of whom the notes do not say what they are there for, the guest is the one who says most in the longest turns
    with the fewest questions; the others are weighed against that.
    """
    roles = {person.name: person.role for person in people}
    standing = _standing(found)
    told = (value for speaker, value in standing.items() if speaker not in interviewers)
    best = max(told, default=1.0) or 1.0
    weights: dict[str | None, float] = {}
    for speaker, value in standing.items():
        if speaker in interviewers:
            weights[speaker] = ASKER
        elif roles.get(speaker or "") == "interviewee":
            weights[speaker] = 1.0
        else:
            weights[speaker] = ASKER + (1 - ASKER) * math.sqrt(value / best)
    return weights


def _standing(found: Sequence[Unit]) -> dict[str | None, float]:
    words: Counter[str | None] = Counter()
    sentences: Counter[str | None] = Counter()
    questions: Counter[str | None] = Counter()
    turns: dict[str | None, set[int]] = {}
    for unit in found:
        words[unit.speaker] += len(unit.spoken.words)
        sentences[unit.speaker] += 1
        questions[unit.speaker] += unit.spoken.question
        turns.setdefault(unit.speaker, set()).add(unit.turn)
    return {
        speaker: count
        * math.sqrt(count / len(turns[speaker]))
        * max(0.1, 1 - 5 * questions[speaker] / sentences[speaker])
        for speaker, count in words.items()
    }
