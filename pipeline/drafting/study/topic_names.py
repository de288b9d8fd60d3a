"""What a stretch of talk is called in its own words: phrases of several words before single ones, rare before ordinary."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.drafting.study.speech_units import Unit
from pipeline.evidence import naming
from pipeline.lexicon.named import cues, words
from pipeline.patterns import lazy
from pipeline.wording import Language

_ORDINARY: Mapping[Language, frozenset[str]] = {
    "ja": words("ja", "topics/ordinary"),
    "en": words("en", "topics/ordinary"),
}
_NAME_LIKE: Mapping[Language, re.Pattern[str]] = {
    "en": lazy(r"[A-Z]|\d|-"),
}
_SOMEBODY: Mapping[Language, re.Pattern[str]] = cues("held/somebody")
_NO_PERSON = words("ja", "talk/no-person")
_MOST, _FEW = 8, 3
# What is said in so many sentences at the beginning and comes up again is what people came to talk about, and counts more.
_OPENING = 5
_ANNOUNCED: Mapping[Language, float] = {"ja": 4.0, "en": 1.0}


def weighed(found: Sequence[Unit], scores: Sequence[float], least: int = 2) -> dict[str, float]:
    """Phrases said at least so often, by how often, what matters counting more. One spelling a phrase, the commonest."""
    weights: dict[str, float] = {}
    spellings: dict[str, Counter[str]] = {}
    labels = dict.fromkeys(unit.speaker for unit in found if unit.speaker)
    called = {part.casefold() for label in labels for part in (label, *label.split())}
    for unit, score in zip(found, scores, strict=True):
        # What one sentence says twice is said once, and who speaks is no subject.
        for phrase in dict.fromkeys(unit.spoken.phrases):
            if phrase.casefold() in called:
                continue
            key = keyed(phrase)
            weights[key] = weights.get(key, 0.0) + 0.5 + min(score, 2.0)
            spellings.setdefault(key, Counter())[phrase] += 1
    return {
        spellings[key].most_common(1)[0][0]: weight
        for key, weight in weights.items()
        if spellings[key].total() >= least and not _is_called(key, tuple(labels))
    }


def _is_called(phrase: str, labels: Sequence[str]) -> bool:
    """Whether a Japanese phrase is the name of somebody who speaks (中村 of 中村部長), and not only the beginning of a label (図書館 of 図書館の人)."""
    return any(
        phrase == naming.plain_name(label) or (label.startswith(phrase) and naming.looks_like_a_person(phrase, "ja"))
        for label in labels
    )


def is_somebody(phrase: str, language: Language) -> bool:
    """Whether a phrase names people: nothing goes wrong *in* them, and nobody goes to see them as a thing."""
    return _SOMEBODY[language].search(phrase) is not None or (language == "ja" and phrase in _NO_PERSON)


def keyed(phrase: str) -> str:
    """One key for singular and plural, upper and lower case."""
    low = phrase.casefold()
    return low[:-1] if len(low) > 4 and low.isascii() and low.endswith("s") and not low.endswith("ss") else low


def is_telling(phrase: str, language: Language) -> bool:
    """Whether a phrase can stand alone as a heading or tag: several words, or a single one that is no ordinary word."""
    if language == "en":
        words = phrase.casefold().split()
        return len(words) > 1 or bool(_NAME_LIKE["en"].search(phrase)) or keyed(phrase) not in _ORDINARY["en"]
    return phrase not in _ORDINARY["ja"]


def telling(
    count: Mapping[str, float], language: Language, spread: Mapping[str, float], taken: set[str], most: int = _MOST
) -> tuple[str, ...]:
    """Rank phrases: said often here and not everywhere, longer ones first; none that contains or repeats another."""

    def value(phrase: str) -> float:
        parts = len(phrase) / 4 if language == "ja" else len(phrase.split())
        rarity = math.log(1 + 1 / spread.get(phrase, 1.0))
        return count[phrase] * min(1.8, 0.5 + 0.5 * parts) * rarity

    chosen: list[str] = []
    for phrase in sorted(count, key=lambda phrase: (-value(phrase), phrase)):
        if keyed(phrase) in taken or not is_telling(phrase, language):
            continue
        if any(_overlap(phrase.casefold(), other.casefold()) for other in chosen):
            continue
        chosen.append(phrase)
        if len(chosen) == most:
            break
    return tuple(chosen)


def key_phrases(found: Sequence[Unit], scores: Sequence[float], language: Language) -> tuple[str, ...]:
    """The telling phrases of the whole interview, best first."""
    opening = {phrase for unit in found[:_OPENING] for phrase in unit.spoken.phrases}
    for least, most in ((2, _MOST), (1, _FEW)):
        count = weighed(found, scores, least)
        raised = {
            phrase: weight * (_ANNOUNCED[language] if phrase in opening else 1) for phrase, weight in count.items()
        }
        if chosen := telling(raised, language, {}, set(), most):
            return chosen
    return ()


def _overlap(first: str, second: str) -> bool:
    if first in second or second in first:
        return True
    return bool(set(map(keyed, first.split())) & set(map(keyed, second.split())))
