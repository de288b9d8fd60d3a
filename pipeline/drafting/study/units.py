"""Notes → units: sentences of speech with who said them and where, the raw material of every draft."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.language import personal
from pipeline.language.speech import Speech, speech
from pipeline.language.spoken import Spoken
from pipeline.markup.characters import folded, without_invisible
from pipeline.model.article import Brief
from pipeline.model.notes import Notes


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of the interview.

    `turn` counts changes of speaker; `utterances` are ids as the ledger has them. `quotable` is False where the
    sentence was put together from two turns, so that it stands nowhere verbatim.
    """

    spoken: Spoken
    turn: int
    utterances: tuple[str, ...]
    speaker: str | None
    quotable: bool = True

    @property
    def text(self) -> str:
        """The sentence made readable."""
        return self.spoken.text


@dataclass(slots=True)
class _Turn:
    id: str
    speaker: str | None
    parts: list[Spoken]
    # What the first part took over from the end of the turn before.
    borrowed: tuple[Spoken, str] | None = None


def units(sources: Sequence[Notes], brief: Brief) -> tuple[Unit, ...]:
    """All sentences on the record that the brief does not leave out and that hold no personal data, in order."""
    language = speech(sources[0].language)
    unwanted = _leaves_out(brief, language)
    found: list[Unit] = []
    turn = 0
    for index in range(len(sources)):
        speaker: str | None = None
        turn += 1
        for part in _turns(sources, index, language):
            if part.speaker != speaker:
                turn, speaker = turn + 1, part.speaker
            if part.borrowed is not None and found:
                sentence, other = part.borrowed
                found.append(Unit(sentence, found[-1].turn, (other, part.id), found[-1].speaker, quotable=False))
            found.extend(Unit(sentence, turn, (part.id,), speaker) for sentence in part.parts)
    found = _without_advertisements(found, language)
    banned = {id_ for unit in found if unwanted(unit.spoken) for id_ in unit.utterances}
    return tuple(
        unit
        for unit in found
        if unit.text and not banned.intersection(unit.utterances) and not personal.find(unit.spoken.raw)
    )


def reference(sources: Sequence[Notes], notes: Notes, id_: str) -> str:
    """An utterance as the ledger names it: `ID`, or `FILE#ID` where several files were used."""
    return f"{notes.path}#{id_}" if len(sources) > 1 else id_


def references(sources: Sequence[Notes]) -> tuple[str, ...]:
    """All utterances that may be used, as the ledger names them."""
    return tuple(reference(sources, notes, spoken.id) for notes in sources for spoken in notes.on_record)


def _turns(sources: Sequence[Notes], index: int, language: Speech) -> Iterator[_Turn]:
    notes = sources[index]
    before: _Turn | None = None
    for utterance in notes.on_record:
        text = " ".join(without_invisible(utterance.text).split())
        parts = list(language.spoken(text))
        current = _Turn(reference(sources, notes, utterance.id), utterance.speaker, parts)
        if before is not None:
            if before.parts and parts and language.continues(before.parts[-1].raw, text):
                _mend(before, current, language)
            yield before
        before = current
    if before is not None:
        yield before


def _mend(before: _Turn, current: _Turn, language: Speech) -> None:
    """Speech recognition often puts the end of a sentence into the next speaker's turn: put the two halves together."""
    head, tail = before.parts.pop(), current.parts.pop(0)
    mended = language.spoken(head.raw.rstrip("。. ") + ("" if language.joins_without_space else " ") + tail.raw)
    current.borrowed = (mended[0], before.id) if mended else None
    current.parts[:0] = mended[1:]


# Two sentences that advertise, with no more than this many between them, are the ends of one sponsor's message.
_ADVERTISEMENT = 20


def _without_advertisements(found: list[Unit], language: Speech) -> list[Unit]:
    """Mark as idle what lies between two sentences of one sponsor's message by one speaker."""
    hits = [place for place, unit in enumerate(found) if language.advertises(unit.spoken.raw)]
    idle = set(hits)
    for first, second in itertools.pairwise(hits):
        between = range(first, second)
        if len(between) <= _ADVERTISEMENT and all(found[place].speaker == found[second].speaker for place in between):
            idle.update(between)
    return [
        replace(unit, spoken=replace(unit.spoken, idle=True)) if place in idle else unit
        for place, unit in enumerate(found)
    ]


def _leaves_out(brief: Brief, language: Speech) -> Callable[[Spoken], bool]:
    terms = [(folded(term), set(language.content_words(term))) for term in brief.leave_out]

    def unwanted(sentence: Spoken) -> bool:
        if not terms:
            return False
        text, words = folded(sentence.raw), set(sentence.words)
        return any((term and term in text) or (parts and parts <= words) for term, parts in terms)

    return unwanted
