"""The moments of an interview that a writer can be asked about: a scene, a judgement, a choice, a figure to doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pipeline.drafting.study.material import Material
from pipeline.drafting.study.ranking import TELLS
from pipeline.lexicon.named import cue, cues
from pipeline.wording import Language

Moment = Literal["scene", "failure", "judgement", "doubt", "choice", "avoided"]
_CUES: Mapping[Moment, Mapping[Language, re.Pattern[str]]] = {
    # Something that happened at one time, to somebody, or was said.
    "scene": {
        "ja": cue("ja", "moments/moment-scene"),
        "en": cue("en", "moments/moment-scene"),
    },
    "failure": {
        "ja": cue("ja", "moments/moment-failure"),
        "en": cue("en", "moments/moment-failure"),
    },
    # What somebody thinks, so that another may agree or not.
    "judgement": {
        "ja": cue("ja", "moments/moment-judgement"),
        "en": cue("en", "moments/moment-judgement"),
    },
    # What a reader could doubt: all, none, a cause, a figure.
    "doubt": {
        "ja": cue("ja", "moments/moment-doubt"),
        "en": cue("en", "moments/moment-doubt"),
    },
    "choice": {
        "ja": cue("ja", "moments/moment-choice"),
        "en": cue("en", "moments/moment-choice"),
    },
    "avoided": {
        "ja": cue("ja", "moments/moment-avoided"),
        "en": cue("en", "moments/moment-avoided"),
    },
}
# What a question asks for, so that the answer is such a moment whatever its words.
ASKS: Mapping[Moment, Mapping[Language, re.Pattern[str]]] = {
    "scene": cues("moments/asks-scene"),
    "failure": cues("moments/asks-failure"),
    "choice": cues("moments/asks-choice"),
    "avoided": cues("moments/asks-avoided"),
    "judgement": cues("held/asks-judgement"),
}
# The answer is one of so many sentences after the question: the first may be a word ("The first winter.").
_OPENS = 3
# What was considered and not done is no choice.
_REJECTED = cues("moments/rejected")
# What happened, or was done, by those who tell it: not what could happen to anybody, and no idiom.
_NO_MOMENT, _OWN = cues("moments/no-moment"), cue("en", "moments/own")
_ENDS_CLAUSE = cues("moments/ends-clause")
_HAPPENED: tuple[Moment, ...] = ("scene", "failure", "choice", "avoided")
# Words by which a speaker feels his way that a quotation in a question may hold: more make it rubble.
_UNSURE = 1
# Longer sentences are not quoted in a question: a quotation is never cut. In characters.
QUOTABLE: Mapping[Language, tuple[int, int]] = {"ja": (10, 110), "en": (30, 240)}


def moments(material: Material, kind: Moment, seen: set[str], *, leaning: bool = False) -> list[int]:
    """Places of sentences told by a guest that show it, best first; none that was asked about already.

    With `leaning` also those that point back at the one before (「だから…」).
    """
    cue = _CUES[kind][material.language]
    short, long = QUOTABLE[material.language]
    places = [
        place
        for place in material.told
        if (unit := material.units[place]).spoken.vague <= _UNSURE
        and (leaning or not (unit.spoken.dangling or place in material.leaning))
        and unit.text not in seen
        and short <= len(unit.text) <= long
        and shown(kind, unit.text, material.language)
    ]
    return sorted(
        places,
        key=lambda place: (
            -material.scores[place]
            * _strength(cue, material.units[place].text)
            * material.standing.factor(material.units[place]),
            place,
        ),
    )


def shown(kind: Moment, text: str, language: Language) -> bool:
    """Whether a sentence, quotable or not, shows such a moment by its words, and somebody who was there is in it."""
    return happened(kind, text, _CUES[kind][language], language) and _is_own(kind, text, language)


def happened(kind: Moment, text: str, cue: re.Pattern[str], language: Language) -> bool:
    """Whether a cue stands in a sentence, and nothing shows that it tells of what did not happen."""
    for match in cue.finditer(text):
        if _is_told(kind, text[: _clause_end(text, match.end(), language)], text, language):
            return True
    return False


def _clause_end(text: str, place: int, language: Language) -> int:
    """Where the clause ends that holds `place`: what is said after it ("…, because three would leave if we did") takes nothing of it back."""
    found = _ENDS_CLAUSE[language].search(text, place)
    return found.start() if found else len(text)


def _is_told(kind: Moment, said: str, text: str, language: Language) -> bool:
    if kind not in _HAPPENED:
        return True
    if kind == "choice" and _REJECTED[language].search(text):
        return False
    return _NO_MOMENT[language].search(said) is None


def _is_own(kind: Moment, text: str, language: Language) -> bool:
    return kind not in _HAPPENED or language == "ja" or _OWN.search(text) is not None


def _strength(cue: re.Pattern[str], text: str) -> float:
    return 1.0 + 0.5 * min(3, len(cue.findall(text)))


def heard(material: Material, kind: Moment, seen: set[str] | None = None) -> list[int]:
    """Places where the interview holds such a moment, best first: what shows it by its words, what was answered when somebody asked for it,
    and what points back at the sentence before. Everything that says whether an interview holds something asks here."""
    gone = set[str]() if seen is None else seen
    settled = sorted(material.decided) if kind == "choice" else []
    found = [
        *(place for place in settled if material.units[place].text not in gone),
        *moments(material, kind, gone),
        *_answers(material, kind, gone),
        *moments(material, kind, gone, leaning=True),
    ]
    return sorted(dict.fromkeys(found), key=lambda place: material.standing.grade(material.units[place]))


def _answers(material: Material, kind: Moment, seen: set[str]) -> Iterator[int]:
    """The sentence that begins the answer to a question for such a moment."""
    if kind not in ASKS:
        return
    cue, units = ASKS[kind][material.language], material.units
    short, long = QUOTABLE[material.language]
    for place, unit in enumerate(units):
        if unit.turn == 0 or (place and units[place - 1].turn == unit.turn):
            continue
        before = units[place - 1] if place else None
        if before is None or before.speaker == unit.speaker or not cue.search(before.spoken.raw):
            continue
        asks = before.spoken.question or before.speaker in material.interviewers
        if asks and material.roles.get(unit.speaker, 1.0) > TELLS:
            answer = range(place, min(place + _OPENS, len(units)))
            yield from [
                one
                for one in answer
                if units[one].turn == unit.turn
                and units[one].spoken.finished
                and not (units[one].spoken.question or units[one].letter or units[one].spoken.idle)
                and units[one].text not in seen
                and short <= len(units[one].text) <= long
                and _is_own(kind, units[one].text, material.language)
                and _is_told(kind, units[one].text, units[one].text, material.language)
            ][:1]
