"""Figures that the notes give to something else: paint is thirty percent of the sales there, keys two; the article says thirty of the keys.

Nothing is asked but what sets two figures of one kind apart that were told near each other. Where the article has none of the words that stand
with the one that it gives, and some of those that stand with the other, it is the other's. That holds for names, things, days and years,
for what was and what is. It has to be so wherever the notes tell the figure of what the sentence speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from pipeline.evidence import naming, tellers
from pipeline.evidence.figures import Figure
from pipeline.evidence.said_amounts import Said, spoken
from pipeline.evidence.set_apart import Other, Pair, Way, alike, counted_otherwise, judged, rivals, words_beside
from pipeline.evidence.tellers import Named
from pipeline.evidence.told_of import LEFT, Sign, Spot, said_freely, spots, words
from pipeline.language import normal
from pipeline.language.sentences import sentences
from pipeline.lexicon.named import cues
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes, Utterance

# So many utterances apart two figures are set beside each other: a question stands between two answers.
_APART = 2
# A sentence may tell of a change by bare numbers.
_CHANGE = lazy(r"から|→|⇒|->|\bfrom\b")
_I, _ME = cues("figures/whoever-speaks"), cues("figures/who-speaks-alone")
_ASKS = ("?", "？", "か", "か。")


class Misgiven(NamedTuple):
    """A figure of a text, in a half-open range (in characters), that the notes give to something else, in which way, and where they tell
    it, in which words.

    `sure`: the article has the figure that belongs here as well, and gives it to what this one is told of.
    """

    start: int
    end: int
    way: Way
    notes: str
    utterance: Utterance
    said: str
    sure: bool = False


class _Sentence(NamedTuple):
    """The figures of a sentence, what else it says of figures, and whom it names."""

    here: Sequence[Spot]
    signs: frozenset[Sign]
    who: Named


# A value that so many utterances tell is told of many things: where it stands says nothing, and to look at all of them takes long.
_OFTEN = 12


class Places:
    """Where some notes tell of figures, on the record."""

    def __init__(self, notes: Sequence[Notes], language: Language, told: Sequence[Said] | None = None) -> None:
        """`told` are all numbers of the notes, where they were read before."""
        self._spoken = [[(one.path, utterance) for utterance in one.on_record] for one in notes]
        self._people = naming.names(notes)
        self._language = language
        self._letters: dict[tuple[int, int], str] = {}
        self._read: dict[tuple[int, int], tuple[Spot, ...]] = {}
        self._told = told

    def misgiven(self, figures: Sequence[Figure], text: str) -> Iterator[Misgiven]:
        """Those of the figures of a text, which the notes hold, that they give to something else, and of the numbers between which it says
        that something went."""
        for part in sentences(text, self._language):
            inside = [one for one in figures if part.start <= one.start < part.end and one.day is None]
            if not (inside or _CHANGE.search(part.text)):
                continue
            here, until = spots(part.text, self._language), 0
            if self._is_said(part.text, here):
                continue
            sentence = _Sentence(
                here, said_freely(part.text, self._language), tellers.find(part.text, self._people, self._language)
            )
            for spot in here:
                start = part.start + spot.said.start
                figure = next((one for one in inside if one.start <= start < one.end), None)
                found = self._other(spot, sentence) if figure or spot.change else None
                if found is not None and start >= until:
                    at, until = (figure.start, figure.end) if figure else (start, part.start + spot.said.end)
                    yield found._replace(start=at, end=until)

    def _is_said(self, sentence: str, here: Sequence[Spot]) -> bool:
        """Whether an utterance has a sentence to the letter, which then tells each of its figures."""
        told = (self._where.get(one.said.value, ()) for one in here if one.said.value != LEFT)
        fewest = min(told, key=len, default=())
        wanted = normal.exact(sentence, self._language) if fewest else ""
        piece = normal.piece(wanted, self._language)
        return any(piece in self._folded(*one) and wanted in self._exact(*one) for one in fewest)

    def _folded(self, run: int, place: int) -> str:
        return normal.folded(self._spoken[run][place][1].text)

    def _exact(self, run: int, place: int) -> str:
        if (run, place) not in self._letters:
            self._letters[run, place] = normal.exact(self._spoken[run][place][1].text, self._language)
        return self._letters[run, place]

    @cached_property
    def _where(self) -> Mapping[float, list[tuple[int, int]]]:
        """Run and number of the utterances that tell each value."""
        texts = [utterance.text for run in self._spoken for _, utterance in run]
        places = [(number, place) for number, run in enumerate(self._spoken) for place in range(len(run))]
        found: dict[float, dict[tuple[int, int], None]] = {}
        for one in spoken(texts, self._language) if self._told is None else self._told:
            if one.place >= 0:
                found.setdefault(one.value, {})[places[one.at]] = None
        return {value: list(there) for value, there in found.items()}

    def _other(self, spot: Spot, sentence: _Sentence) -> Misgiven | None:
        """What a figure is where the notes tell it each time of something else."""
        if len(self._where.get(spot.said.value, ())) > _OFTEN:
            return None
        first: Misgiven | None = None
        places = list(self._places(spot, sentence.here))
        for run, place, own in places:
            near = [
                one
                for other in self._reach(run, place)
                for one in self._spots(run, other)
                if rivals(own, one, beside=other == place)
            ]
            heard = partial(self._heard, run, place)
            by_another = self._is_by_another(run, place, own, sentence.who)
            found = judged(Pair(spot, sentence.here, sentence.signs, own, near, heard, by_another, self._language))
            if found is None:
                return None
            first = first or self._made(run, place, own, found)
        return first if places else self._counted(spot, sentence.here)

    def _is_by_another(self, run: int, place: int, own: Spot, who: Named) -> bool:
        """Whether somebody tells a figure whom the sentence does not name, which gives it to another person of the notes: to whom it says tells it,
        or, where they speak of themselves alone, to whom it names."""
        _, utterance = self._spoken[run][place]
        alone = _ME[self._language].search(utterance.text, *own.piece) is not None
        given = who.named if alone else who.tellers
        if not given or any(naming.same_person(utterance.speaker, name) for name in who.named):
            return False
        return not utterance.text.rstrip().endswith(_ASKS)

    def _counted(self, spot: Spot, here: Sequence[Spot]) -> Misgiven | None:
        for run, place in self._where.get(spot.said.value, ()) if spot.said.counts else ():
            found = counted_otherwise(spot, here, list(self._around(run, place)))
            if found is not None:
                return self._made(run, place, *found)
        return None

    def _made(self, run: int, place: int, own: Spot, found: Other) -> Misgiven:
        path, utterance = self._spoken[run][place]
        return Misgiven(0, 0, found.way, path, utterance, utterance.text[slice(*own.sentence)], found.sure)

    def _places(self, spot: Spot, here: Sequence[Spot]) -> Iterator[tuple[int, int, Spot]]:
        """Where the notes tell the value of a figure: only where they tell it of something that the sentence speaks of, if they do anywhere."""
        wanted = words_beside(here)
        found = []
        for run, place in self._where.get(spot.said.value, ()):
            there = self._spots(run, place)
            about = bool(words_beside(there) & wanted)
            found += [
                (about + bool(own.all & wanted), (run, place, own))
                for own in there
                if own.said.value == spot.said.value and alike(own, spot)
            ]
        most = max((about for about, _ in found), default=0)
        yield from (told for about, told in found if about == most)

    def _around(self, run: int, place: int) -> Iterator[Spot]:
        for other in self._reach(run, place):
            yield from self._spots(run, other)

    def _heard(self, run: int, place: int) -> frozenset[str]:
        """The words that were said near a figure."""
        texts = (self._spoken[run][other][1].text for other in self._reach(run, place))
        return frozenset[str]().union(*(words(text, self._language) for text in texts))

    def _reach(self, run: int, place: int) -> range:
        return range(max(0, place - _APART), min(len(self._spoken[run]), place + _APART + 1))

    def _spots(self, run: int, place: int) -> tuple[Spot, ...]:
        if (run, place) not in self._read:
            self._read[run, place] = self._told_there(run, place)
        return self._read[run, place]

    def _told_there(self, run: int, place: int) -> tuple[Spot, ...]:
        """The figures of an utterance. One that says nothing else answers the question before it; who says I or we is who speaks."""
        _, utterance = self._spoken[run][place]
        found = spots(utterance.text, self._language)
        if found and not found[0].words and place:
            asked = self._spoken[run][place - 1][1]
            if asked.speaker != utterance.speaker:
                found = (found[0]._replace(around=words(asked.text, self._language)), *found[1:])
        own = _I[self._language]
        if utterance.speaker is None or own.search(utterance.text) is None:
            return found
        name = words(utterance.speaker, self._language)
        return tuple(
            one._replace(before=one.before | name) if own.search(utterance.text, *one.piece) else one for one in found
        )
