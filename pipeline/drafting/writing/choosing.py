"""Which units go where: key points, passages for each topic, quotations. Every unit is used once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.drafting.study.material import Material
from pipeline.drafting.study.topics import Topic
from pipeline.drafting.study.units import Unit
from pipeline.wording import Language

_POINT: Mapping[Language, tuple[int, int]] = {"ja": (16, 95), "en": (40, 230)}
_PASSAGE: Mapping[Language, int] = {"ja": 210, "en": 480}
_QUOTE: Mapping[Language, tuple[int, int]] = {"ja": (18, 90), "en": (45, 240)}


@dataclass
class Selection:
    """Chooses units and remembers which are taken, and the utterances they rest on."""

    material: Material
    taken: set[int] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def take(self, *places: int) -> None:
        """Mark units as used."""
        for place in places:
            self.taken.add(place)
            self.used.update(self.material.units[place].utterances)

    def points(self, most: int, *, strict: bool = False, fits: Callable[[Unit], bool] | None = None) -> tuple[int, ...]:
        """The statements that sum the interview up: able to stand alone, from different stretches, unlike each other.

        `strict` takes none that cannot stand alone, however few are left.
        """
        chosen: list[int] = []
        ranked = [
            place
            for place in self._ranked(range(len(self.material.units)))
            if place not in self.taken and (fits is None or fits(self.material.units[place]))
        ]
        candidates = [place for place in ranked if self._stands_alone(place)]
        if not strict:
            alone = set(candidates)
            candidates += [place for place in ranked if place not in alone]
        per_topic = 1 + (most - 1) // max(1, len(self.material.topics))
        for place in candidates:
            topic = self._topic_of(place)
            crowded = sum(1 for other in chosen if self._topic_of(other) == topic) >= per_topic
            if not crowded and not any(self._alike(place, other) for other in chosen):
                chosen.append(place)
            if len(chosen) == most:
                break
        self.take(*chosen)
        return tuple(sorted(chosen))

    def passages(self, topic: Topic, most: int) -> tuple[tuple[int, ...], ...]:
        """Runs of one to three sentences of one turn, the best of a stretch, in the order of the interview."""
        found: list[tuple[int, ...]] = []
        best = max((self.material.scores[place] for place in range(topic.start, topic.end)), default=0.0)
        for seed in self._ranked(range(topic.start, topic.end)):
            if len(found) == most or self.material.scores[seed] < 0.35 * best:
                break
            if seed in self.taken:
                continue
            run = self._around(seed, topic)
            if run:
                self.take(*run)
                found.append(run)
        return tuple(sorted(found))

    def matching(self, fits: Callable[[Unit], bool], most: int) -> tuple[tuple[int, ...], ...]:
        """The best runs around sentences that fit, in the order of the interview."""
        everything = Topic(0, len(self.material.units), ())
        found: list[tuple[int, ...]] = []
        for seed in self._ranked(range(len(self.material.units))):
            if len(found) == most:
                break
            unit = self.material.units[seed]
            if seed in self.taken or unit.spoken.question or not fits(unit):
                continue
            run = self._around(seed, everything, fits)
            if run:
                self.take(*run)
                found.append(run)
        return tuple(sorted(found))

    def single(self, fits: Callable[[Unit], bool], most: int) -> tuple[int, ...]:
        """The best sentences that fit and can stand alone; they are not taken yet."""
        units = self.material.units
        places = [place for place in self._ranked(range(len(units))) if place not in self.taken and fits(units[place])]
        return tuple(sorted([place for place in places if self._stands_alone(place)][:most]))

    def quotation(self, topic: Topic) -> int | None:
        """A sentence of the stretch that is worth its exact words, None where there is none."""
        for place in self._ranked(range(topic.start, topic.end)):
            unit = self.material.units[place]
            short, long = _QUOTE[self.material.language]
            clean = short <= len(unit.spoken.raw) <= long and len(unit.text) >= 0.85 * len(unit.spoken.raw)
            clean = clean and _whole(unit)
            if clean and unit.quotable and unit.speaker and place not in self.taken and self._stands_alone(place):
                self.take(place)
                return place
        return None

    def _ranked(self, places: Sequence[int]) -> list[int]:
        scores = self.material.scores
        return sorted((place for place in places if scores[place] > 0), key=lambda place: (-scores[place], place))

    def _stands_alone(self, place: int) -> bool:
        spoken = self.material.units[place].spoken
        short, long = _POINT[self.material.language]
        return spoken.finished and not spoken.dangling and not spoken.question and short <= len(spoken.text) <= long

    def _topic_of(self, place: int) -> int:
        return next(index for index, topic in enumerate(self.material.topics) if topic.start <= place < topic.end)

    def _alike(self, first: int, second: int) -> bool:
        words, others = (set(self.material.units[place].spoken.words) for place in (first, second))
        return len(words & others) * 2 > min(len(words), len(others))

    def _around(self, seed: int, topic: Topic, goes_on: Callable[[Unit], bool] | None = None) -> tuple[int, ...]:
        """The seed with the sentence it refers back to and those that go on, as far as they are content."""
        units, run = self.material.units, [seed]
        first = seed
        while units[first].spoken.dangling and self._joins(first - 1, seed, topic) and seed - first < 2:
            first -= 1
            run.insert(0, first)
        if units[first].spoken.dangling and len(run) == 1 and self.material.scores[seed] < 0.8:
            return ()
        following = seed + 1
        while (
            len(run) < 3 and self._joins(following, seed, topic) and self._size(run) < _PASSAGE[self.material.language]
        ):
            if goes_on is not None and not goes_on(units[following]):
                break
            run.append(following)
            following += 1
        while len(run) > 1 and self._size(run) > _PASSAGE[self.material.language] and run[-1] != seed:
            run.pop()
        return tuple(run)

    def _joins(self, place: int, seed: int, topic: Topic) -> bool:
        if not topic.start <= place < topic.end or place in self.taken:
            return False
        unit: Unit = self.material.units[place]
        same = unit.turn == self.material.units[seed].turn and unit.speaker == self.material.units[seed].speaker
        return same and self.material.scores[place] > 0 and not unit.spoken.question

    def _size(self, run: Sequence[int]) -> int:
        return sum(len(self.material.units[place].text) for place in run)


def _whole(unit: Unit) -> bool:
    """Whether the words as they were said begin and end like a sentence."""
    raw, text = unit.spoken.raw.rstrip(" 。、.ねよな"), unit.text.rstrip("。.ねよな")
    return raw[:6].casefold() == text[:6].casefold() and raw[-4:] == text[-4:]


def ids(units: Iterator[Unit] | Sequence[Unit]) -> tuple[str, ...]:
    """The utterances that units rest on, each once, in order."""
    return tuple(dict.fromkeys(id_ for unit in units for id_ in unit.utterances))
