"""Which articles are about the same things: for a list of what to read next."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from pipeline.model.profile import Profile
from pipeline.wording import Language

# An article is told by so many of its words; a word that more than this share of the articles have tells nothing.
_WORDS = 24
_SPREAD = 0.3
# A word is looked up in so many articles at most, so that the time grows with the site and no faster.
_HOLDERS = 100


def related(profiles: Mapping[str, Profile], count: int = 3) -> dict[str, tuple[str, ...]]:
    """For each path, up to `count` others in its language that share most of its telling words, the nearest first."""
    telling = {path: words for path, words in _telling(profiles).items() if words}
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted(telling):
        for word in telling[path]:
            holders[profiles[path].language, word].append(path)
    found: dict[str, tuple[str, ...]] = {}
    for path, words in telling.items():
        shared: Counter[str] = Counter()
        for word, weight in words.items():
            for other in holders[profiles[path].language, word][:_HOLDERS]:
                if other != path:
                    shared[other] += weight * telling[other][word]  # type: ignore[assignment]  # weights are no whole numbers
        nearest = sorted(shared, key=lambda other: (-shared[other], other))
        found[path] = tuple(nearest[:count])
    return found


def _rare(profiles: Mapping[str, Profile], language: Language) -> dict[str, float]:
    """What the words weigh that several articles in this language have, and not too many."""
    units = [one.units for one in profiles.values() if one.language == language]
    holding: Counter[str] = Counter()
    for each in units:
        holding.update(each.keys())
    most = max(2, _SPREAD * len(units))
    return {unit: math.log(1 + len(units) / held) for unit, held in holding.items() if 1 < held <= most}


def _telling(profiles: Mapping[str, Profile]) -> dict[str, dict[str, float]]:
    """The words that tell each article, with weights whose squares sum to 1."""
    rare = {language: _rare(profiles, language) for language in {one.language for one in profiles.values()}}
    found: dict[str, dict[str, float]] = {}
    for path, one in profiles.items():
        known = rare[one.language]
        weights = {unit: (1 + math.log(times)) * known[unit] for unit, times in one.units.items() if unit in known}
        best = sorted(weights, key=lambda unit: (-weights[unit], unit))[:_WORDS]
        length = math.sqrt(sum(weights[unit] ** 2 for unit in best)) or 1
        found[path] = {unit: weights[unit] / length for unit in best}
    return found
