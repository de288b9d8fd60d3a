"""What somebody counts off: "The first… the second…", "number three", "one thing is… another is…", 「一つ目は…」, 「もう一つは…」.

It is found by its structure, whoever interrupts: a member that no sentence stands for by itself takes the next one that does, and a
number that only the interviewer says ("And number three?") counts as well. Not one member is left out for being badly said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.speech_units import Unit
from pipeline.lexicon.named import cues, lines
from pipeline.wording import LANGUAGES, Language

_ORDINAL = cues("shapes/ordinal")
_ORDINALS: Mapping[Language, Mapping[str, int]] = {
    language: {
        word: place for place, row in enumerate(lines(language, "shapes/ordinals"), 1) for word in row.split("|")
    }
    for language in LANGUAGES
}
_ONE, _ANOTHER, _LAST = cues("shapes/one-of-several"), cues("shapes/another"), cues("shapes/last-of-several")
_LABEL = cues("shapes/only-a-number")
_ASKED = cues("shapes/asks-for-the-next")
# Members stand no further apart (sentences), and each is explained for some sentences at the most.
_APART, _NEXT = 24, 2
# Fewer are no list; one number may go unheard.
_LEAST, _UNHEARD = 3, 1


@dataclass
class _Chain:
    """A list while it is told: the number of the last member, where it stood, and the places of each."""

    speaker: str | None
    number: int
    place: int
    members: list[int] = field(default_factory=list)
    # Members that say by a number, or by "another", that they are one.
    counted: int = 0


def enumerated(
    found: Sequence[Unit], roles: Mapping[str | None, float], language: Language
) -> tuple[tuple[int, ...], ...]:
    """The places of the members of each list, in the order of the talk."""
    chains = [chain for chain in _chains(found, roles, language) if len(chain.members) >= _LEAST and chain.counted > 1]
    told = (tuple(_said(found, chain, language)) for chain in chains)
    return tuple(places for places in told if len(places) >= _LEAST)


def _chains(found: Sequence[Unit], roles: Mapping[str | None, float], language: Language) -> Iterator[_Chain]:
    open_chain: _Chain | None = None
    awaited = False
    for place, unit in enumerate(found):
        if open_chain and place - open_chain.place > _APART:
            yield open_chain
            open_chain = None
        raw = unit.spoken.raw
        if open_chain and unit.speaker != open_chain.speaker:
            awaited = awaited or _ASKED[language].search(raw) is not None
            continue
        if unit.letter or roles.get(unit.speaker, 1.0) <= TELLS:
            continue
        number = _number(raw, language)
        if number == 1 or (open_chain is None and _ONE[language].match(raw)):
            if open_chain:
                yield open_chain
            open_chain, awaited = _Chain(unit.speaker, 1, place, [place], 0), False
        elif open_chain and (step := _goes_on(open_chain, number, raw, awaited, unit, language)):
            open_chain.number += step
            open_chain.place, awaited = place, False
            open_chain.members.append(place)
            open_chain.counted += 1
            if _LAST[language].match(raw) and len(open_chain.members) >= _LEAST:
                yield open_chain
                open_chain = None
    if open_chain:
        yield open_chain


def _goes_on(chain: _Chain, number: int, raw: str, awaited: bool, unit: Unit, language: Language) -> int:
    """By how much the count of a list goes up with a sentence; 0 where that is no member of it."""
    if number:
        return number - chain.number if 0 < number - chain.number <= 1 + _UNHEARD else 0
    if _ANOTHER[language].match(raw) or _LAST[language].match(raw):
        return 1
    return 1 if awaited and not (unit.spoken.idle or unit.spoken.question) else 0


def _number(raw: str, language: Language) -> int:
    """Which of a row a sentence says it is; 0 where it says nothing of it."""
    match = _ORDINAL[language].match(raw)
    word = next(filter(None, match.groups()), "") if match else ""
    return _ORDINALS[language].get(word.casefold(), 0)


def _said(found: Sequence[Unit], chain: _Chain, language: Language) -> Iterator[int]:
    """The place at which each member is said: a number alone is said in the next sentence of the same speaker."""
    for number, place in enumerate(chain.members):
        end = chain.members[number + 1] if number + 1 < len(chain.members) else len(found)
        if not _LABEL[language].match(found[place].spoken.raw):
            yield place
            continue
        after = range(place + 1, min(place + 1 + _NEXT, end))
        told = (one for one in after if found[one].speaker == chain.speaker and not found[one].spoken.idle)
        yield next(told, place)


def explained(found: Sequence[Unit], place: int, members: Sequence[int], longest: int) -> tuple[int, ...]:
    """The sentence right behind a member that says more of it, where it is whole and short enough; behind the last, talk goes on."""
    after = place + 1
    if after >= len(found) or after in members or found[after].turn != found[place].turn:
        return ()
    unit = found[after]
    whole = unit.spoken.finished and not (unit.spoken.question or unit.spoken.idle or unit.spoken.vague or unit.letter)
    if place == members[-1] and not (unit.spoken.dangling or set(unit.spoken.words) & set(found[place].spoken.words)):
        return ()
    return (after,) if whole and len(found[place].text) + len(unit.text) <= longest else ()
