"""Who leads a talk, by what is said at its beginning: he presents himself, welcomes the others, or is called a host by one who does.

That is more than a guess by who asks how much: whoever presents a talk may tell a good deal in it, and readers still came for the others.
Hosts among themselves are guests of each other: where the others tell too little, nobody leads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.language.sentences import sentences
from pipeline.lexicon.named import cues
from pipeline.model.notes import Notes
from pipeline.patterns import lazy
from pipeline.wording import Language

_PRESENTS: Mapping[Language, re.Pattern[str]] = cues("talk/presents")
_WELCOMES: Mapping[Language, re.Pattern[str]] = cues("talk/welcomes")
_HOST: Mapping[Language, re.Pattern[str]] = cues("talk/calls-a-host")
_HOST_WITH_ME: Mapping[Language, re.Pattern[str]] = cues("talk/calls-the-other-a-host")
_A_GUEST: Mapping[Language, re.Pattern[str]] = cues("talk/calls-a-guest")
# "Ann and I are joined by Ben": the host stands before these words, and none behind them.
_JOINED: re.Pattern[str] = lazy(r"(?i)^and (?:i|myself)\b")
# A name behind the word is no further from it (characters), and in the same breath.
_NEAR = 40
_END = lazy(r"[.;!?。！？]| [-–—] ")
# What is a question, and the share of them, of that of the words, below which nobody is there to ask.
ASKS: Mapping[Language, re.Pattern[str]] = cues("talk/asks")
_ASKS_LESS = 0.75
# People are presented in so many turns at the beginning.
_BEGINNING = 24
# A shorter label is no name that anybody is called by.
_LABEL = 2
_TITLES = ("さん", "君", "くん", "氏")
# What those who do not lead must tell of it all, and what one may tell who does.
_TOLD, _TALKS = 0.3, 0.5


def leading(sources: Sequence[Notes]) -> frozenset[str]:
    """Those who lead the talk beyond doubt; nobody where those who do tell nearly all of it, and no one who tells most of it himself."""
    said = Counter[str]()
    found = set[str]()
    for notes in sources:
        found |= set(_hosts(notes))
        for turn in notes.on_record:
            said[turn.speaker or ""] += len(turn.text)
    found = {name for name in found if said[name] <= _TALKS * said.total()}
    others = sum(size for name, size in said.items() if name not in found)
    return frozenset(found) if others >= _TOLD * said.total() else frozenset()


def guests(notes: Notes) -> frozenset[str]:
    """Those who are called a guest by whoever presents them."""
    found = {
        name
        for speaker, text, after in _told(notes)
        if _A_GUEST[notes.language].search(text)
        for name in _named(notes, text, speaker) or _named(notes, after, speaker)
    }
    return frozenset(found.difference(_hosts(notes)))


def _hosts(notes: Notes) -> Iterator[str]:
    language = notes.language
    turns = notes.on_record[:_BEGINNING]
    first = next((turn.speaker for turn in turns if turn.speaker), None)
    presenting = {turn.speaker for turn in notes.on_record if turn.speaker and _PRESENTS[language].search(turn.text)}
    welcomes = any(turn.speaker == first and _WELCOMES[language].search(turn.text) for turn in turns)
    if first and welcomes and _asks_as_much(first, notes):
        presenting.add(first)
    yield from presenting
    before: str | None = None
    for speaker, text, after in _told(notes):
        if speaker in presenting:
            if called := _HOST[language].search(text):
                behind = _END.split(text[called.end() : called.end() + _NEAR])[0]
                places = (
                    (text[: called.start()],) if _JOINED.search(called[0]) else (behind, text[: called.start()], after)
                )
                yield from next(filter(None, (_named(notes, place, speaker) for place in places)), ())
            elif before and _HOST_WITH_ME[language].search(text):
                yield before
        elif speaker:
            before = speaker


def _asks_as_much(name: str, notes: Notes) -> bool:
    """Whether somebody who welcomes the others asks about as much as he tells: among friends whoever speaks first does that, too."""
    asked, said = Counter[bool](), Counter[bool]()
    for turn in notes.on_record:
        asked[turn.speaker == name] += len(ASKS[notes.language].findall(turn.text))
        said[turn.speaker == name] += len(turn.text)
    return asked[True] * said.total() >= _ASKS_LESS * said[True] * asked.total()


def _told(notes: Notes) -> Iterator[tuple[str, str, str]]:
    """Who says what at the beginning, sentence by sentence, each with the next one of the turn."""
    for turn in notes.on_record[:_BEGINNING]:
        told = [one.text for one in sentences(turn.text, notes.language)]
        for place, text in enumerate(told):
            yield turn.speaker or "", text, told[place + 1] if place + 1 < len(told) else ""


def _named(notes: Notes, text: str, speaker: str) -> tuple[str, ...]:
    """The others whose name stands in a sentence."""
    names = dict.fromkeys(turn.speaker for turn in notes.on_record if turn.speaker and turn.speaker != speaker)
    return tuple(name for name in names if _calls(name, text, notes.language))


def _calls(name: str, text: str, language: Language) -> bool:
    first = name.split()[0] if name.split() else ""
    if language == "ja":
        return (len(name) >= _LABEL and name in text) or any(f"{name}{title}" in text for title in _TITLES)
    return len(first) > _LABEL and first[0].isupper() and re.search(rf"\b{re.escape(first)}\b", text) is not None
