"""What the interview is about, in stretches: boundaries where the vocabulary changes, names from its own phrases."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.drafting.study.units import Unit
from pipeline.wording import Language

_WINDOW = 14
_MOST = 5


@dataclass(frozen=True, slots=True)
class Topic:
    """A stretch of units, half-open, with its telling phrases, best first."""

    start: int
    end: int
    phrases: tuple[str, ...]


def topics(found: Sequence[Unit], scores: Sequence[float], language: Language) -> tuple[Topic, ...]:
    """Cut the interview into two to five stretches (fewer where it is short)."""
    content = sum(1 for score in scores if score > 0)
    wanted = max(1, min(_MOST, round(math.sqrt(content) / 3.2)))
    bounds = [0, *_boundaries(found, wanted - 1), len(found)]
    stretches = [(start, end) for start, end in itertools.pairwise(bounds) if end > start]
    counts = [_phrase_counts(found[start:end], scores[start:end]) for start, end in stretches]
    spread = Counter(phrase for count in counts for phrase in count)
    taken: set[str] = set()
    result = []
    for (start, end), count in zip(stretches, counts, strict=True):
        phrases = telling(count, language, {phrase: spread[phrase] / len(stretches) for phrase in count}, taken)
        taken.update(_key(phrase) for phrase in phrases[:2])
        result.append(Topic(start, end, phrases))
    return tuple(result)


def key_phrases(found: Sequence[Unit], scores: Sequence[float], language: Language) -> tuple[str, ...]:
    """The telling phrases of the whole interview, best first."""
    return telling(_phrase_counts(found, scores), language, {}, set())


def _phrase_counts(found: Sequence[Unit], scores: Sequence[float]) -> dict[str, float]:
    """Phrases by how often they are said, what matters counting more. One spelling a phrase, the commonest."""
    weights: dict[str, float] = {}
    spellings: dict[str, Counter[str]] = {}
    for unit, score in zip(found, scores, strict=True):
        for phrase in unit.spoken.phrases:
            key = _key(phrase)
            weights[key] = weights.get(key, 0.0) + 0.5 + min(score, 2.0)
            spellings.setdefault(key, Counter())[phrase] += 1
    return {
        spellings[key].most_common(1)[0][0]: weight for key, weight in weights.items() if spellings[key].total() > 1
    } or {spellings[key].most_common(1)[0][0]: weight for key, weight in weights.items()}


def _key(phrase: str) -> str:
    low = phrase.casefold()
    return low[:-1] if len(low) > 4 and low.isascii() and low.endswith("s") and not low.endswith("ss") else low


def telling(
    count: Mapping[str, float], language: Language, spread: Mapping[str, float], taken: set[str], most: int = 8
) -> tuple[str, ...]:
    """Rank phrases: said often here and not everywhere, longer ones first; none that contains or repeats another."""

    def value(phrase: str) -> float:
        parts = len(phrase) / 4 if language == "ja" else len(phrase.split())
        rarity = math.log(1 + 1 / spread.get(phrase, 1.0))
        return count[phrase] * min(1.8, 0.7 + 0.4 * parts) * rarity

    chosen: list[str] = []
    for phrase in sorted(count, key=lambda phrase: (-value(phrase), phrase)):
        low = phrase.casefold()
        if _key(phrase) in taken or any(_overlap(low, other.casefold()) for other in chosen):
            continue
        chosen.append(phrase)
        if len(chosen) == most:
            break
    return tuple(chosen)


def _overlap(first: str, second: str) -> bool:
    if first in second or second in first:
        return True
    return bool(set(map(_key, first.split())) & set(map(_key, second.split())))


def _boundaries(found: Sequence[Unit], wanted: int) -> list[int]:
    """Places where the words before and after differ most; the beginning of a turn is preferred (TextTiling)."""
    if wanted < 1 or len(found) < 2 * _WINDOW:
        return []
    bags = [Counter(unit.spoken.words) for unit in found]
    window = max(_WINDOW, len(found) // (3 * (wanted + 1)))
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for bag in bags[:window]:
        right.update(bag)
    candidates: list[tuple[float, int]] = []
    for place in range(1, len(found)):
        left.update(bags[place - 1])
        right.subtract(bags[place - 1])
        if place + window - 1 < len(bags):
            right.update(bags[place + window - 1])
        if place - window - 1 >= 0:
            left.subtract(bags[place - window - 1])
        opens = found[place].turn != found[place - 1].turn
        if (opens or place % 4 == 0) and _near_division(place, wanted, len(found)):
            asked = found[place].spoken.question or (place + 1 < len(found) and found[place + 1].spoken.question)
            candidates.append((_cosine(left, right) - (0.04 if opens else 0) - (0.04 if opens and asked else 0), place))
    return _spaced(candidates, wanted, len(found))


# How far from an even division a boundary may lie, as a share of an even stretch.
_SLACK = 0.35


def _near_division(place: int, wanted: int, total: int) -> bool:
    size = total / (wanted + 1)
    number = round(place / size)
    return 1 <= number <= wanted and abs(place - number * size) <= _SLACK * size


def _spaced(candidates: Sequence[tuple[float, int]], wanted: int, total: int) -> list[int]:
    """The best place in each of `wanted` windows around an even division: no stretch is a sliver or half of the talk."""
    size = total / (wanted + 1)
    chosen: list[int] = []
    for number in range(1, wanted + 1):
        near = [(value, place) for value, place in candidates if abs(place - number * size) <= _SLACK * size]
        if near:
            chosen.append(min(near)[1])
    return chosen


def _cosine(first: Mapping[str, int], second: Mapping[str, int]) -> float:
    small, large = (first, second) if len(first) < len(second) else (second, first)
    product = sum(count * large.get(word, 0) for word, count in small.items())
    norms = math.sqrt(sum(count * count for count in first.values()) * sum(count * count for count in second.values()))
    return product / norms if norms else 0.0
