"""What a choice of sentences covers: budgeted submodular coverage (Lin and Bilmes 2011), picked by lazy greedy.

Every sentence is a bag of features: content words, names, figures. What a choice is worth is the sum over features of
their weight times the square root of how often the choice holds them, so that a second sentence about the same thing
adds less than a first about another. The greedy choice looks again only at the candidate on top of the heap, which
keeps the work near-linear.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.drafting.study.amounts import counted
from pipeline.drafting.study.speech_units import Unit
from pipeline.patterns import lazy
from pipeline.wording import Language

_NAME: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"[A-Za-z][A-Za-z+#.]+|[ァ-ヺー]{3,}"),
    "en": lazy(r"(?<=[a-z,;] )[A-Z][A-Za-z0-9+#]+(?: [A-Z][A-Za-z0-9+#]+)*|\b[A-Z]{2,}[a-z]?\b"),
}
# What a name and a figure weigh beside a content word; measured on open transcripts, each language by itself.
_NAMES: Mapping[Language, float] = {"ja": 4.0, "en": 0.4}
_FIGURES: Mapping[Language, float] = {"ja": 4.0, "en": 0.3}
# What the features begin with that are figures.
FIGURE = "figure "
# How much of the advantage of a short sentence counts: 0 prefers long ones, 1 takes what is worth most for its length.
THRIFT: Mapping[Language, float] = {"ja": 0.6, "en": 0.6}
# How much it counts that a word is said often in this interview.
_POWER = 2.0
# The weight of a word that the brief asks for, as a multiple of a rare one's.
_WANTED = 4.0


@dataclass(frozen=True)
class Features:
    """The bag of each unit, and what each feature weighs."""

    bags: tuple[Counter[str], ...]
    weights: Mapping[str, float]

    def alone(self, place: int) -> float:
        """What one sentence is worth by itself."""
        weights = self.weights
        return sum(
            weights.get(feature, 0.0) * (1.0 if count == 1 else math.sqrt(count))
            for feature, count in self.bags[place].items()
        )

    def counts(self, place: int) -> bool:
        """Whether a sentence holds a figure."""
        return any(feature.startswith(FIGURE) for feature in self.bags[place])

    def heaviest(self, most: int) -> list[str]:
        """The words that weigh most in this talk."""
        words = (feature for feature in self.weights if " " not in feature)
        return heapq.nsmallest(most, words, key=lambda word: (-self.weights[word], word))

    def likeness(self, first: int, second: int) -> float:
        """How much of the smaller of two sentences is in the other (0 to 1)."""
        one, two = self.bags[first].keys(), self.bags[second].keys()
        return len(one & two) / (min(len(one), len(two)) or 1)


def features(units: Sequence[Unit], language: Language, wanted: frozenset[str] = frozenset()) -> Features:
    """Look at all units. `wanted` are words that the editor's brief asks for."""
    bags = tuple(_features(unit, language) for unit in units)
    seen = Counter(feature for unit, bag in zip(units, bags, strict=True) if not unit.spoken.idle for feature in bag)
    total = len(units) + 1
    weights = {feature: _weight(feature, count, total, language) for feature, count in seen.items()}
    for word in wanted & weights.keys():
        weights[word] = _WANTED * max(weights[word], math.log(total))
    return Features(bags, weights)


class Coverage:
    """What has been chosen so far, and what a sentence would add to it."""

    def __init__(self, found: Features, language: Language) -> None:
        self.features = found
        self._language = language
        self._held: Counter[str] = Counter()

    def gain(self, places: Iterable[int]) -> float:
        """What these sentences would add."""
        chosen = tuple(places)
        added = self.features.bags[chosen[0]] if len(chosen) == 1 else Counter[str]()
        if len(chosen) > 1:
            for place in chosen:
                added.update(self.features.bags[place])
        weights = self.features.weights
        return sum(
            weights.get(feature, 0.0) * (math.sqrt(self._held[feature] + count) - math.sqrt(self._held[feature]))
            for feature, count in added.items()
        )

    def add(self, places: Iterable[int]) -> None:
        """Count these sentences as chosen."""
        for place in places:
            self._held.update(self.features.bags[place])

    def greedy(
        self,
        candidates: Sequence[tuple[int, ...]],
        worth: Callable[[tuple[int, ...]], float],
        size: Callable[[tuple[int, ...]], int],
    ) -> Iterator[tuple[int, ...]]:
        """The candidates, best first, each against what is chosen by then. The caller adds what it takes, or does not.

        `worth` is a factor of the gain, `size` what the candidate costs of the budget.
        """

        def value(run: tuple[int, ...]) -> float:
            return worth(run) * self.gain(run) / math.pow(max(1, size(run)), THRIFT[self._language])

        heap = [(-value(run), number) for number, run in enumerate(candidates)]
        heapq.heapify(heap)
        while heap:
            _, number = heapq.heappop(heap)
            now = -value(candidates[number])
            if now >= 0.0:
                continue
            if heap and now > heap[0][0] + 1e-12:
                heapq.heappush(heap, (now, number))
                continue
            yield candidates[number]


def _features(unit: Unit, language: Language) -> Counter[str]:
    bag = Counter(unit.spoken.words)
    bag.update({f"name {found.lower()}": 1 for found in _NAME[language].findall(unit.text)})
    bag.update({f"{FIGURE}{found.value:g}": 1 for found in counted(unit.text, language)})
    return bag


def _weight(feature: str, count: int, total: int, language: Language) -> float:
    """Rare among the sentences, but said more than once: what is said once may be an accident."""
    rarity = math.log(total / count)
    kind = feature.split(" ", 1)[0] if " " in feature else ""
    factor = {"name": _NAMES[language], "figure": _FIGURES[language]}.get(kind, 1.0)
    return factor * rarity * math.pow(math.log1p(count), _POWER)
