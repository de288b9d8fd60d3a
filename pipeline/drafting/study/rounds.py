"""A talk as it was held: each question with all that was answered to it until somebody asks again, and what was told unasked."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.drafting.study.answered import says_something
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.purposes import shows
from pipeline.drafting.study.speech_units import Unit
from pipeline.language.speech import speech
from pipeline.lexicon.named import cues

# So many questions asked in a row are one.
_IN_A_ROW = 2
# Who was asked says no more than this behind the thanks with which a talk ends (characters).
_LEAVES = {"ja": 60, "en": 150}
_THANKS = cues("talk/thanks")
# With more words by which a speaker feels his way a sentence is rubble.
_UNSURE = 2


@dataclass
class Round:
    """The places of the sentences that ask, or say what is answered, if any do, and of those that answer."""

    question: tuple[int, ...]
    answer: list[int] = field(default_factory=list)


def rounds(material: Material, asking: Set[str | None], free: Container[int]) -> tuple[Round, ...]:
    """Everything that was told and that readers can follow, in order; `asking` are those who are there to ask, and what is not among the
    places `free` stands elsewhere."""
    units = material.units
    return tuple(
        one for one in _rounds(material, asking, free) if any(units[place].spoken.words for place in one.answer)
    )


def _rounds(material: Material, asking: Set[str | None], free: Container[int]) -> Iterator[Round]:
    units = material.units[: _end(material, asking)]
    current = Round(())
    # Whether something that was said just before is left out: what points back points at that.
    gap = True
    # What somebody who is there to ask said without asking: it stands where the answer leans on it.
    remark: tuple[int, ...] = ()
    last = 0
    for number, group in groupby(range(len(units)), key=lambda place: units[place].turn):
        turn = list(group)
        if number > last + 1:
            # What is kept back between two turns may be a question: what follows answers that.
            yield current
            current, gap, remark = Round(()), True, ()
        last = number
        if units[turn[0]].speaker in asking:
            asked = _asked(material, turn)
            if asked:
                yield current
                current = Round(asked if all(place in free for place in asked) else ())
            remark = () if asked else tuple(place for place in _remarked(material, turn) if place in free)
            gap = not current.question or bool(remark)
            continue
        if remark and _leans(units[turn[0]], material):
            yield current
            current, gap = Round(remark), False
        remark = ()
        told = list(_told(material, turn, free, gap, first=not current.answer, alone=not asking))
        begins_later = not told or any(place < told[0] for place in _says(material, turn))
        if current.question and not current.answer and begins_later:
            # An answer without its beginning may answer something else.
            current, told = Round(()), [place for place in told if not units[place].spoken.dangling]
        current.answer.extend(told)
        gap = not told
    yield current


def _end(material: Material, asking: Set[str | None]) -> int:
    """The place at which who asks takes leave: what little follows is said at the door."""
    units, said = material.units, 0
    for place in range(len(units) - 1, -1, -1):
        unit = units[place]
        if unit.speaker not in asking:
            said += len(unit.text)
        if said > _LEAVES[material.language] or (unit.speaker in asking and unit.spoken.question):
            break
        if unit.speaker in asking and _THANKS[material.language].search(unit.text):
            return place
    return len(units)


def _says(material: Material, turn: Sequence[int]) -> list[int]:
    """The sentences of a turn that are more than a greeting or a nod, whether or not they can be told."""
    units = material.units
    return [
        place
        for place in turn
        if material.scores[place] > 0 or units[place].spoken.slight or units[place].spoken.corrected
    ]


def _asked(material: Material, turn: Sequence[int]) -> tuple[int, ...]:
    """The question with which a turn ends, and the one in the same breath before it; nothing where what was asked is not clear."""
    units = material.units
    last = next((place for place in reversed(turn) if units[place].spoken.question), None)
    if last is None:
        return ()
    breath = [place for place in range(last + 1 - _IN_A_ROW, last + 1) if place in turn]
    asked = [
        place for place in breath if units[place].utterances == units[last].utterances and units[place].spoken.question
    ]
    return tuple(place for place in asked if _is_clear(units[place], material) and not units[place].letter)


def _remarked(material: Material, turn: Sequence[int]) -> tuple[int, ...]:
    """The last sentence of a turn in which nothing is asked, where it says something."""
    last = material.units[turn[-1]]
    return (turn[-1],) if last.spoken.ended and not last.letter and _is_clear(last, material) else ()


def _leans(unit: Unit, material: Material) -> bool:
    """Whether a turn begins with what is half an answer: a yes or no, or words that point back."""
    spoken = unit.spoken
    return spoken.dangling or spoken.slight or speech(material.language).replying(spoken).text != spoken.text


def _is_clear(unit: Unit, material: Material) -> bool:
    """Whether it says something to who sees what it follows, and nobody is greeted or feels his way through it."""
    spoken = unit.spoken
    return (spoken.slight or not spoken.idle) and unit.spoken.vague <= _UNSURE


def _told(
    material: Material, turn: Sequence[int], free: Container[int], gap: bool, *, first: bool, alone: bool
) -> Iterator[int]:
    """The sentences of a turn that readers can follow: what points back at one that is left out, or stands elsewhere, is left out, too. Who asks back asks who is
    there to ask; `alone` says that nobody is."""
    units = material.units
    for place in turn:
        spoken = units[place].spoken
        if place not in free:
            gap = True
            continue
        asks_back = spoken.question and place == turn[-1] and not alone
        # A question gives its answer the verb; and talk, where somebody set a stop behind it, may leave the rest to the listener.
        answers = first and place == turn[0] and not spoken.finished and not spoken.idle
        worth = material.scores[place] > 0 or ((spoken.slight or answers) and not spoken.corrected)
        # What is short may be told, but not what only begins or ends the talk.
        staged = material.scores[place] == 0 and shows("staging", spoken.raw, material.language)
        whole = spoken.ended and worth and not (asks_back or staged)
        if whole and _is_clear(units[place], material) and not (gap and spoken.dangling):
            gap = False
            yield place
        elif spoken.corrected or says_something(units[place], material.language):
            gap = True
