"""What was said, cut into sentences, with an index of their words: the places that a sentence of a draft may rest on."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.evidence import figures, taken_back
from pipeline.evidence.figures import Known
from pipeline.evidence.matching import Index
from pipeline.language import numbers
from pipeline.language.actors import Deed
from pipeline.language.deeds import deeds
from pipeline.language.sentences import sentences
from pipeline.language.stated import Statement
from pipeline.language.statements import instructs, statement
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Utterance

# A sentence longer than this (characters) is cut at the ends of utterances, or at a comma: recognition sets no full stops.
_LONG: Mapping[Language, int] = {"ja": 140, "en": 320}
_COMMA: Mapping[Language, str] = {"ja": "、", "en": ", "}
# A word in more than this share of the pieces says nothing about which of them is meant.
_EVERYWHERE = 0.2


class Piece:
    """One sentence as somebody said it. `place` counts all pieces, `turn` the turns; offsets are those of the turn.

    `left` is the text with blanks in the place of figures that its speaker takes back when another puts them right.
    """

    def __init__(
        self, notes: str, turn: int, utterances: tuple[Utterance, ...], text: str, left: str, language: Language
    ) -> None:
        self.notes = notes
        self.turn = turn
        self.utterances = utterances
        self.text = text
        self._left = left
        self.language = language
        self.said: Statement = statement(text, language)
        self.keys = frozenset(self.said.keys)
        self.clauses: dict[int, frozenset[str]] = {}
        for word in self.said.words:
            self.clauses[word.clause] = self.clauses.get(word.clause, frozenset()) | {word.key}
        self.instructs = instructs(text, language)

    @property
    def speaker(self) -> str | None:
        """The label as the notes have it."""
        return self.utterances[0].speaker

    @cached_property
    def taken_back(self) -> frozenset[float]:
        """The figures that its speaker does not hold to, here or when another puts them right."""
        gone = {number.value for number in taken_back.find(self.text, self.language)}
        if self._left != self.text:
            gone |= {one.value for one in numbers.read(self.text)} - {one.value for one in numbers.read(self._left)}
        return frozenset(gone)

    @cached_property
    def known(self) -> Known:
        """Its figures."""
        return figures.said([self.text])

    @cached_property
    def deeds(self) -> tuple[Deed, ...]:
        """Who does what to whom in it."""
        return deeds(self.text, self.language)


class Ranked(NamedTuple):
    """A piece, and the weight of the words that it shares with what was looked for."""

    place: int
    weight: float


class Pieces:
    """The sentences of some notes that are on the record, in order."""

    def __init__(self, index: Index) -> None:
        self.all = tuple(_pieces(index))
        self._places: dict[str, list[int]] = {}
        for place, piece in enumerate(self.all):
            for key in piece.keys:
                self._places.setdefault(key, []).append(place)
        self.by_utterance: dict[tuple[str, str], list[int]] = {}
        for place, piece in enumerate(self.all):
            for one in piece.utterances:
                self.by_utterance.setdefault((piece.notes, one.id), []).append(place)

    def weight(self, key: str) -> float:
        """How much a word says: the rarer, the more; none where nobody said it."""
        count = len(self._places.get(key, ()))
        return math.log(1 + len(self.all) / count) if count else 0.0

    def ranked(self, keys: Collection[str], most: int) -> list[Ranked]:
        """The pieces that share most with `keys`, best first. Words that stand everywhere are counted only where all do."""
        often = max(3, _EVERYWHERE * len(self.all))
        telling = [key for key in keys if 0 < len(self._places.get(key, ())) <= often]
        counts: Counter[int] = Counter()
        for key in telling or keys:
            weight = self.weight(key)
            for place in self._places.get(key, ()):
                counts[place] += weight  # type: ignore[assignment]  # weights are no whole numbers
        best = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]
        return [Ranked(place, weight) for place, weight in best]

    def window(self, place: int, reach: int) -> Iterator[tuple[int, ...]]:
        """Every run of up to `reach` neighbouring pieces of one turn that holds `place`."""
        turn = self.all[place].turn
        for size in range(1, reach + 1):
            for first in range(max(0, place - size + 1), place + 1):
                last = first + size - 1
                if last < len(self.all) and self.all[first].turn == turn == self.all[last].turn:
                    yield tuple(range(first, last + 1))

    def asked_before(self, place: int) -> int | None:
        """The piece just before the turn of `place`, where somebody else asks."""
        before = self._edge(place, -1)
        return before if before >= 0 and self.all[before].said.question and self._same_file(before, place) else None

    def answered_after(self, place: int) -> int | None:
        """The first piece of the turn after that of `place`, where `place` is a question."""
        after = self._edge(place, 1)
        return (
            after if after < len(self.all) and self.all[place].said.question and self._same_file(after, place) else None
        )

    def _edge(self, place: int, step: int) -> int:
        turn = self.all[place].turn
        while 0 <= place < len(self.all) and self.all[place].turn == turn:
            place += step
        return place

    def _same_file(self, one: int, other: int) -> bool:
        return self.all[one].notes == self.all[other].notes


def _pieces(index: Index) -> Iterator[Piece]:
    left = _put_right(index)
    for number, turn in enumerate(index.turns):
        kept_of_turn = " ".join(left[turn.notes, one.id] for one in turn.utterances)
        borders = _borders(turn.utterances)
        for sentence in sentences(turn.text, index.language):
            for start, end in _cut(turn.text, sentence.start, sentence.end, borders, index.language):
                utterances = tuple(
                    one
                    for one, (first, last) in zip(turn.utterances, borders, strict=True)
                    if first < end and start < last
                )
                said, kept = (text[start:end].strip() for text in (turn.text, kept_of_turn))
                yield Piece(turn.notes, number, utterances, said, kept, index.language)


def _put_right(index: Index) -> dict[tuple[str, str], str]:
    """Every utterance without the figures that another person puts right, as they follow each other in their file."""
    said = sorted(
        ((turn.notes, one) for turn in index.turns for one in turn.utterances),
        key=lambda spoken: (spoken[0], spoken[1].line),
    )
    left = taken_back.put_right([(one.speaker, one.text) for _, one in said], index.language)
    return {(notes, one.id): text for (notes, one), text in zip(said, left, strict=True)}


def _borders(utterances: Sequence[Utterance]) -> list[tuple[int, int]]:
    """Where each utterance stands in the text of its turn, half-open."""
    found, place = [], 0
    for one in utterances:
        found.append((place, place + len(one.text)))
        place += len(one.text) + 1
    return found


def _cut(
    text: str, start: int, end: int, borders: Sequence[tuple[int, int]], language: Language
) -> Iterator[tuple[int, int]]:
    """A sentence whole, or in parts that are not much longer than what is read at once."""
    long = _LONG[language]
    while end - start > long:
        inner = [last for _, last in borders if start + long // 3 < last <= start + long]
        comma = text.rfind(_COMMA[language], start + long // 3, start + long)
        stop = inner[-1] if inner else comma + 1 if comma >= 0 else start + long
        if not inner and comma < 0:
            blank = text.rfind(" ", start + long // 3, start + long)
            stop = blank if blank >= 0 else stop
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end
