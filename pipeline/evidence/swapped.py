"""Figures that change hands: the notes give Tanaka twelve and Sato nine, the article Tanaka nine.

Only what stands right behind a name is asked about; in the notes, a name has every figure up to the next name, so that one who was told
more of has more. Nothing is said of figures that the notes give to nobody by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.evidence import naming
from pipeline.evidence.figures.counts import counted
from pipeline.language import numbers
from pipeline.language.sentences import sentences
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

_NAMED = {
    "ja": lazy(r"([一-龠々ァ-ヶー]{1,8})(?=さん|くん|君|ちゃん|氏|様)"),
    "en": lazy(r"(?<=[a-z,] )([A-Z][a-z]{2,})\b"),
}
# So far behind a name its figure stands, in characters.
_NEAR = {"ja": 16, "en": 40}


class Given(NamedTuple):
    """A figure at a half-open range of a text (characters) that the notes give to `owner` instead."""

    start: int
    end: int
    owner: str


def find(text: str, notes: Sequence[Notes], language: Language) -> Iterator[Given]:
    """The figures of a text that stand with one name, and in the notes with another one alone."""
    if next(numbers.read(numbers.narrow(text)), None) is None:
        return
    people = naming.labels(notes)
    here = [one for part in sentences(text, language) for one in _right_behind(part.text, part.start, people, language)]
    if not here:
        return
    spoken = [utterance.text for source in notes for utterance in source.on_record]
    everybodys: dict[str, set[tuple[float, frozenset[str]]]] | None = None
    for name, start, end, value, counts in here:
        own = {
            one
            for one, what in _told([text for text in spoken if name in text], people, language).get(name, ())
            if what & counts
        }
        if not own or value in own:
            continue
        # Rarely asked for, and all of a long talk is looked through for it.
        everybodys = _told(spoken, people, language) if everybodys is None else everybodys
        others = [
            other
            for other, had in everybodys.items()
            if other != name and any(one == value and what & counts for one, what in had)
        ]
        if len(others) == 1:
            yield Given(start, end, others[0])


def _told(
    spoken: Sequence[str], people: Sequence[str], language: Language
) -> dict[str, set[tuple[float, frozenset[str]]]]:
    """What figures stand with each name, and what they count."""
    told: dict[str, set[tuple[float, frozenset[str]]]] = {}
    for text in spoken:
        for name, value, counts in _all_behind(text, people, language):
            told.setdefault(name, set()).add((value, counts))
    return told


def _right_behind(
    text: str, offset: int, people: Sequence[str], language: Language
) -> Iterator[tuple[str, int, int, float, frozenset[str]]]:
    """Name, range, value and what is counted, of each first figure behind a name."""
    plain, places = numbers.narrow(text), _places(text, people, language)
    found = list(numbers.read(plain)) if places else []
    for place, (_, end, name) in enumerate(places):
        until = min(end + _NEAR[language], places[place + 1][0] if place + 1 < len(places) else len(text))
        number = next((one for one in found if end <= one.start < until), None)
        if number is not None and (counts := counted(plain, number, language)):
            yield name, offset + number.start, offset + number.end, number.value, counts


def _all_behind(text: str, people: Sequence[str], language: Language) -> Iterator[tuple[str, float, frozenset[str]]]:
    """Name, value and what is counted, of every figure between a name and the next; where nothing is named, it is that of the one before."""
    plain, places = numbers.narrow(text), _places(text, people, language)
    before: frozenset[str] = frozenset()
    for number in numbers.read(plain) if places else ():
        name = next((name for _, end, name in reversed(places) if end <= number.start), None)
        before = counted(plain, number, language) or before
        if name is not None and before:
            yield name, number.value, before


def _places(text: str, people: Sequence[str], language: Language) -> list[tuple[int, int, str]]:
    found = naming.places(text, people, language)
    more = ((*match.span(1), match[1]) for match in _NAMED[language].finditer(text))
    found += [one for one in more if not any(start < one[1] and one[0] < end for start, end, _ in found)]
    return sorted(found)
