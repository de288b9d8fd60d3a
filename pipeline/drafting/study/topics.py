"""What the interview is about, in stretches: cut where the vocabulary changes most, at a question of the interviewer."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.topic_names import keyed, telling, weighed
from pipeline.wording import Language

_MOST = 5
# No stretch is shorter than this share of an even division.
_LEAST = 0.4
# How much better a cut may be that is not where a question is asked: those are where a talk really turns.
_OFF_QUESTION = 0.06


@dataclass(frozen=True, slots=True)
class Topic:
    """A stretch of units, half-open, with its telling phrases, best first."""

    start: int
    end: int
    phrases: tuple[str, ...]

    @property
    def places(self) -> range:
        """The places of its units."""
        return range(self.start, self.end)


def topics(
    found: Sequence[Unit], scores: Sequence[float], roles: Mapping[str | None, float], language: Language
) -> tuple[Topic, ...]:
    """Cut the interview into two to five stretches (fewer where it is short)."""
    content = sum(1 for score in scores if score > 0)
    wanted = max(1, min(_MOST, round(math.sqrt(content) / 3.2)))
    bounds = _divided(found, roles, wanted)
    stretches = list(itertools.pairwise(bounds))
    counts = [weighed(found[start:end], scores[start:end]) for start, end in stretches]
    spread = Counter(phrase for count in counts for phrase in count)
    taken: set[str] = set()
    result = []
    for (start, end), count in zip(stretches, counts, strict=True):
        phrases = telling(count, language, {phrase: spread[phrase] / len(stretches) for phrase in count}, taken)
        taken.update(keyed(phrase) for phrase in phrases[:1])
        result.append(Topic(start, end, phrases))
    return tuple(result)


def _divided(found: Sequence[Unit], roles: Mapping[str | None, float], wanted: int) -> list[int]:
    """The bounds of at most `wanted` stretches: the longest is divided in two until there are enough."""
    bounds = [0, len(found)]
    least = max(6, round(_LEAST * len(found) / wanted))
    told = max(roles.values(), default=1.0)
    asked = {
        place
        for place, unit in enumerate(found)
        if unit.spoken.question and not unit.spoken.dangling and roles.get(unit.speaker, 1.0) < told
    }
    while len(bounds) <= wanted:
        stretches = sorted(itertools.pairwise(bounds), key=lambda pair: pair[0] - pair[1])
        place = next((cut for pair in stretches if (cut := _cut(found, asked, *pair, least)) is not None), None)
        if place is None:
            break
        bounds = sorted([*bounds, place])
    return bounds


def _cut(found: Sequence[Unit], asked: set[int], start: int, end: int, least: int) -> int | None:
    """Where the words before and after differ most, None where the stretch is too short or nobody begins to speak anew: somebody else, or
    who speaks alone with a new paragraph.

    Both sides' words are carried along, so that one pass over the stretch is enough.
    """
    left: Counter[str] = Counter()
    right = Counter(word for unit in found[start:end] for word in unit.spoken.words)
    product, first, second = 0, 0, sum(count * count for count in right.values())
    best: tuple[float, int] | None = None
    alone = found[start].turn == found[end - 1].turn
    for place in range(start, end - least + 1):
        if place - start >= least and _opens(found[place - 1], found[place], alone):
            value = product / math.sqrt(first * second) if first and second else 0.0
            value -= _OFF_QUESTION if place in asked else 0.0
            value += 0.1 * abs((place - start) / (end - start) - 0.5)
            best = min(best or (value, place), (value, place))
        for word in found[place].spoken.words:
            before, after = left[word], right[word]
            product += after - before - 1
            first += 2 * before + 1
            second -= 2 * after - 1
            left[word], right[word] = before + 1, after - 1
    return best[1] if best else None


def _opens(before: Unit, unit: Unit, alone: bool) -> bool:
    """Whether somebody begins to speak there; `alone` where one person does all the talking."""
    return unit.turn != before.turn or (alone and unit.utterances != before.utterances)
