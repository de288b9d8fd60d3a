"""The interview's own questions, each with the answer that followed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.drafting.study.speech_units import Unit
from pipeline.language.speech import speech
from pipeline.language.spoken import ends_asking
from pipeline.lexicon.named import cue, cues
from pipeline.wording import Language

_QUESTION_LENGTH: Mapping[Language, tuple[int, int]] = {"ja": (12, 90), "en": (15, 190)}
# Who asks or answers may feel his way once: what stands alone has to be sure.
_UNSURE = 1
# A question of fewer content words says nothing outside its conversation.
_WORDS: Mapping[Language, int] = {"ja": 2, "en": 1}
# With so many content words a sentence says something of its own.
_SAYS: Mapping[Language, int] = {"ja": 3, "en": 3}
_ANSWER_LENGTH: Mapping[Language, tuple[int, int]] = {"ja": (30, 240), "en": (60, 560)}
_SENTENCES = 4
OPEN: Mapping[Language, re.Pattern[str]] = cues("talk/asks-for-a-word")


_DEFINES: Mapping[Language, re.Pattern[str]] = cues("talk/defines")
_DEFINES_MORE = 1.5
_BEGINS = cue("en", "talk/begins")
# What a question may open with, since readers see what it follows; and where, behind what led up to it, it begins.
_TURNS_TO: Mapping[Language, re.Pattern[str]] = cues("talk/turns-to-a-question")
_LATE = cue("en", "talk/asks-late")
_ABOUT_IT = cue("en", "talk/asks-about-it")


# What may open an answer, since the question stands right before it.
_TAKES_UP: Mapping[Language, re.Pattern[str]] = cues("talk/takes-up-the-question")
_COMES_OF_IT: Mapping[Language, re.Pattern[str]] = cues("talk/comes-of-it")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and the sentences that answer it, by their places among the units."""

    question: int
    answer: tuple[int, ...]
    score: float


def exchanges(
    found: Sequence[Unit], scores: Sequence[float], roles: Mapping[str | None, float], language: Language
) -> tuple[Exchange, ...]:
    """All questions with a substantive answer, in the order of the interview. Who asks must be there to ask; of several that are asked in
    one breath the one that says most."""
    by_answer: dict[tuple[int, ...], Exchange] = {}
    for one in _exchanges(found, scores, roles, language):
        first = found[one.answer[0]]
        earlier = by_answer.get(one.answer)
        # Yes or no answers the last of them.
        replies = speech(language).replying(first.spoken) != first.spoken
        if earlier and earlier.score > one.score and not replies:
            one = earlier
        by_answer[one.answer] = one
    return tuple(by_answer.values())


# A question ends the turn before its answer, or stands so many sentences before that end.
_ENDS_WITHIN = 2


def asked_before(
    found: Sequence[Unit], place: int, roles: Mapping[str | None, float], language: Language
) -> int | None:
    """The question to which a sentence begins the answer; None where something else does, or readers would not understand it."""
    start = place
    while start > 0 and found[start - 1].turn == found[place].turn:
        start -= 1
        if says_something(found[start], language):
            return None
    for index in range(start - 1, max(-1, start - 1 - _ENDS_WITHIN), -1):
        unit = found[index]
        if unit.turn < found[place].turn - 1 or roles.get(unit.speaker, 1.0) >= roles.get(found[place].speaker, 1.0):
            return None
        if _asks(unit, language):
            return index
        if _asks_something(unit, language):
            return None  # it answers this one, which readers would not understand
    return None


def _exchanges(
    found: Sequence[Unit], scores: Sequence[float], roles: Mapping[str | None, float], language: Language
) -> Iterator[Exchange]:
    speakers = any(unit.speaker is not None for unit in found)
    for place, unit in enumerate(found):
        if not _asks(unit, language):
            continue
        start = _answer_start(found, place, language) if speakers else place + 1
        if start is None or (speakers and roles.get(unit.speaker, 1.0) >= roles.get(found[start].speaker, 1.0)):
            continue
        answer = _answer(found, scores, start, language)
        size = sum(len(found[index].text) for index in answer)
        if answer and size >= _ANSWER_LENGTH[language][0]:
            weight = sum(scores[index] for index in answer) / len(answer) + 0.12 * min(6, len(set(unit.spoken.words)))
            shared = set(unit.spoken.words) & {word for index in answer for word in found[index].spoken.words}
            weight *= 1.4 if OPEN[language].search(unit.text) else 0.7
            weight *= 1 + 0.25 * min(2, len(shared))
            weight *= _DEFINES_MORE if _DEFINES[language].search(unit.text) else 1.0
            yield Exchange(place, answer, weight)


def _asks(unit: Unit, language: Language) -> bool:
    """Whether it is a question that readers understand without what was said before it."""
    short, long = _QUESTION_LENGTH[language]
    spoken, text = unit.spoken, unit.text
    asks = spoken.question and not unit.letter and not spoken.idle and unit.spoken.vague <= _UNSURE
    asks = asks and (not spoken.dangling or _TURNS_TO[language].match(text) is not None)
    if language == "en":
        asks = asks and not (len(set(spoken.words)) < _SAYS["en"] and _ABOUT_IT.search(text))
        opens = OPEN["en"].search(text) or _BEGINS.match(text) or _LATE.search(text)
        asks = asks and bool(opens or not ends_asking(text))
    return asks and len(set(spoken.words)) >= _WORDS[language] and short <= len(text) <= long


def _asks_something(unit: Unit, language: Language) -> bool:
    """Whether it is a question of its own, and no `Right?` behind another."""
    return unit.spoken.question and not unit.spoken.idle and len(unit.text) >= _QUESTION_LENGTH[language][0]


def _answer_start(found: Sequence[Unit], place: int, language: Language) -> int | None:
    """Where somebody else begins to answer; None where the asker goes on, or only agrees with himself."""
    asker, turn, asked = found[place].speaker, found[place].turn, place
    for index in range(place + 1, min(place + 14, len(found))):
        unit = found[index]
        if unit.turn > turn + 2:
            return None
        if _asks_something(unit, language):
            if unit.turn != turn:
                return None  # what follows answers another question
            asked = index
        elif unit.speaker == asker:
            if index - asked > 2 and unit.turn == turn and not unit.spoken.question:
                return None
        elif not unit.spoken.idle and not unit.spoken.question:
            return index
    return None


def says_something(unit: Unit, language: Language) -> bool:
    """Whether a sentence is more than a nod or a start that came to nothing."""
    return not unit.spoken.idle and len(unit.spoken.words) >= _SAYS[language]


def _answer(found: Sequence[Unit], scores: Sequence[float], start: int, language: Language) -> tuple[int, ...]:
    """Up to four whole sentences of the same turn from where the substance begins, without a gap.

    None where the next sentence says what came of it (「だから…」, "So we …") and cannot stand: without it the answer may say no
    to a question that was answered with yes.
    """
    taken: list[int] = []
    size = 0
    for index in range(start, min(start + 6, len(found))):
        unit = found[index]
        # A question gives its answer the verb.
        ended = unit.spoken.finished or (not taken and unit.spoken.ended)
        whole = (scores[index] > 0 or (not taken and unit.spoken.slight)) and ended and not unit.spoken.question
        whole = whole and unit.spoken.vague <= _UNSURE
        if unit.turn != found[start].turn:
            break
        comes_of_it = bool(taken) and _COMES_OF_IT[language].match(unit.spoken.raw) is not None
        if taken and not whole:
            return () if comes_of_it else tuple(taken)
        leans = unit.spoken.dangling and not _TAKES_UP[language].match(unit.text)
        if not whole or (not taken and leans):
            # An answer without its beginning may answer something else.
            if says_something(unit, language):
                return ()
            continue
        size += len(unit.text)
        if comes_of_it and size > _ANSWER_LENGTH[language][1]:
            return ()
        if taken and not comes_of_it and size > _ANSWER_LENGTH[language][1]:
            break
        taken.append(index)
        if len(taken) == _SENTENCES:
            break
    return tuple(taken)
