"""Who is there to ask, where the notes do not say: the one guess that the draft rests on and the report tells.

Whoever asks more than he tells, opens the talk, welcomes and thanks is taken for a host. Where nobody stands out, nobody is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.drafting.study.presenting import ASKS, guests, leading
from pipeline.drafting.study.speech_units import Unit
from pipeline.lexicon.named import cues
from pipeline.model.notes import Notes
from pipeline.wording import Language

_HOSTS: Mapping[Language, re.Pattern[str]] = cues("talk/hosts")
_ADDRESSES: Mapping[Language, re.Pattern[str]] = cues("talk/addresses")
_PRESIDES: Mapping[Language, re.Pattern[str]] = cues("talk/presides")
_SETTLES: Mapping[Language, re.Pattern[str]] = cues("talk/settles")
# So many people, and so much that is said in meetings alone, are a meeting.
_MEMBERS, _FORMAL = 3, 2
# Fewer questions than this show nothing.
_QUESTIONS = 2
# Words of a host that are taken to be anybody's: few of them show nothing either.
_BY_CHANCE = 6
_OPENS, _PRESENTED = 0.2, 0.6
# Beside somebody who is called the guest, whoever asks about as much as he tells is there to ask.
_BESIDE_A_GUEST = 0.9
_STANDS_OUT = 0.1
# Whoever asks so many times as much as he tells asks, however much he says; below the second nobody does, and whoever
# says more than half has to ask clearly more.
_ASKS_MORE, _ASKS_LESS, _TALKS = 1.5, 0.75, 0.5
# What those who tell must say of it all.
_TOLD = 0.3


def who_asks(sources: Sequence[Notes]) -> tuple[str, ...]:
    """Those taken for interviewers, in order of appearance; nobody where the notes name one, and no one they call a guest.

    In a meeting whoever presides asks for what is then decided, and is no interviewer.
    """
    named = any(person.role == "interviewer" for source in sources for person in source.people)
    if named or is_meeting(sources):
        return ()
    asked_for = {person.name for source in sources for person in source.people if person.role == "interviewee"}
    said: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    hosted: Counter[str] = Counter()
    presented = frozenset[str]().union(*map(guests, sources))
    leads = leading(sources) - asked_for
    for source in sources:
        for turn in source.on_record:
            if turn.speaker is not None:
                said[turn.speaker] += len(turn.text)
                asked[turn.speaker] += len(ASKS[source.language].findall(turn.text))
                hosted[turn.speaker] += len(_HOSTS[source.language].findall(turn.text))
    if len(said) < 2 or asked.total() < _QUESTIONS:
        return ()
    first = next(iter(said))
    standing = {
        name: max(
            _standing(name, said, asked, hosted) + _OPENS * (name == first),
            _PRESENTED if name in leads or _is_beside(name, presented, said, asked) else -1.0,
        )
        for name in said
    }
    chosen: set[str] = set()
    told = said.total()
    for name in sorted(standing, key=lambda one: -standing[one]):
        if standing[name] <= _STANDS_OUT or told - said[name] < _TOLD * said.total():
            break
        if name not in asked_for:
            chosen.add(name)
            told -= said[name]
    return tuple(name for name in said if name in chosen)


def is_meeting(sources: Sequence[Notes]) -> bool:
    """Whether these are minutes, where what is decided counts most."""
    return any(map(_is_meeting, sources))


def _is_meeting(source: Notes) -> bool:
    """Whether somebody presides over several, by what is said in meetings alone."""
    speakers = {turn.speaker for turn in source.on_record if turn.speaker is not None}
    if len(speakers) < _MEMBERS:
        return False
    return sum(len(_PRESIDES[source.language].findall(turn.text)) for turn in source.on_record) >= _FORMAL


def decided(found: Sequence[Unit], language: Language) -> frozenset[int]:
    """The places of what a meeting decides: what somebody says in the turn in which he asks for assent to it, or calls it decided."""
    settles = _SETTLES[language]
    turns = {unit.turn for unit in found if settles.search(unit.spoken.raw)}
    return frozenset(
        place
        for place, unit in enumerate(found)
        if unit.turn in turns
        and unit.spoken.finished
        and not (unit.spoken.question or unit.spoken.idle or settles.search(unit.spoken.raw))
    )


def _is_beside(name: str, guests: frozenset[str], said: Counter[str], asked: Counter[str]) -> bool:
    """Whether somebody asks beside one who is called the guest."""
    share = said[name] / max(said.total(), 1)
    return bool(guests) and name not in guests and asked[name] / asked.total() >= _BESIDE_A_GUEST * share


def addresses(raw: str, language: Language) -> bool:
    """Whether words are meant for the person who is asked: where an interviewer says them, readers have no use for them."""
    return _ADDRESSES[language].search(raw) is not None


def _standing(name: str, said: Counter[str], asked: Counter[str], hosted: Counter[str]) -> float:
    """How clearly somebody is there to ask: above nought he does more of it than he tells."""
    share = max(said[name], 1) / max(said.total(), 1)
    ratio = asked[name] / asked.total() / share
    if ratio < _ASKS_LESS or (share > _TALKS and ratio < _ASKS_MORE):
        return -1.0
    return min(1.5, math.log(ratio)) + hosted[name] / (hosted.total() + _BY_CHANCE) - share
