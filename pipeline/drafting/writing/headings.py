"""What a stretch of the talk is called: a short question that was asked, a phrase that its sentences hold, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from pipeline.drafting.study.answered import OPEN
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.topic_names import is_telling
from pipeline.drafting.study.topics import Topic
from pipeline.drafting.writing.phrases import listed
from pipeline.lexicon.named import cue
from pipeline.wording import Language

# Lengths in characters.
_HEADING: Mapping[Language, int] = {"ja": 26, "en": 60}
# So long a phrase says enough where only one sentence of a few holds it.
_LONG_PHRASE: Mapping[Language, int] = {"ja": 5, "en": 12}
_SAID = 3
# One sentence in so many has to hold what the heading says; and share a word with a question that stands over it.
_BEARS, _ANSWERS = 5, 4
# So many of the phrases that the sentences say most often are looked at.
_CANDIDATES = 8
_OF_THE_ASKER = cue("any", "talk/of-the-asker")
_OPEN_JA = cue("ja", "talk/opens-a-question")


def heading(material: Material, topic: Topic, chosen: Sequence[Unit], used: Set[str] = frozenset()) -> str | None:
    """The name of a stretch, by the sentences `chosen` from it; None where none of what it is about is borne out by them.

    `used` are headings that other stretches have.
    """
    return next(_questions(material, topic, chosen), None) or phrase(material, topic, chosen, used)


def phrase(material: Material, topic: Topic, chosen: Sequence[Unit], used: Set[str] = frozenset()) -> str | None:
    """The phrase that says best what the chosen sentences are about, unlike other headings; two where one says too little."""
    language = material.language
    found = Counter(one for unit in chosen for one in set(unit.spoken.phrases))
    often = [one for one, count in found.most_common(_CANDIDATES) if count > 1 and _says_much(one, language)]
    holding: dict[str, frozenset[int]] = {}
    for one in dict.fromkeys((*topic.phrases, *often)):
        places = _holding(one, chosen)
        known = _is_like(one, {*used, *holding})
        if is_telling(one, language) and not known and _is_no_accident(material, topic, one, len(places)):
            holding[one] = places
    least = len(chosen) / _BEARS
    alone = next((one for one in holding if len(holding[one]) >= least), None)
    if alone is None:
        pairs = [pair for pair in combinations(holding, 2) if len(holding[pair[0]] | holding[pair[1]]) >= least]
        alone = (
            listed(max(pairs, key=lambda pair: len(holding[pair[0]] | holding[pair[1]])), language) if pairs else None
        )
    return alone[:1].upper() + alone[1:] if alone else None


def _questions(material: Material, topic: Topic, chosen: Sequence[Unit]) -> Iterator[str]:
    """Questions that open the stretch and that its sentences go on to answer."""
    told = max(material.roles.values(), default=1.0)
    for unit in material.units[topic.start : topic.start + 3]:
        spoken = unit.spoken
        asked = spoken.question and not (spoken.dangling or spoken.idle or spoken.vague)
        asks = material.roles.get(unit.speaker, 1.0) < told
        if asked and asks and _says_it(unit, topic, material.language) and _is_answered(unit, chosen):
            yield unit.text


def _says_it(unit: Unit, topic: Topic, language: Language) -> bool:
    """Whether a question says by itself what is talked about, shortly, and nothing of who asks."""
    named = any(one.casefold() in unit.text.casefold() for one in topic.phrases)
    opens = (_OPEN_JA if language == "ja" else OPEN["en"]).search(unit.text) is not None
    short = len(unit.text) <= _HEADING[language] and len(unit.spoken.words) > 1
    return named and opens and short and not _OF_THE_ASKER.search(unit.text)


def _is_answered(unit: Unit, chosen: Sequence[Unit]) -> bool:
    asked = set(unit.spoken.words)
    return sum(bool(asked & set(one.spoken.words)) for one in chosen) * _ANSWERS >= len(chosen)


def _says_much(one: str, language: Language) -> bool:
    """Whether a phrase names something even where it is no more frequent here than elsewhere: several words, or a name."""
    return len(one) >= _LONG_PHRASE[language] or " " in one or one[:1].isupper()


def _holding(one: str, chosen: Sequence[Unit]) -> frozenset[int]:
    low = one.casefold()
    return frozenset(place for place, unit in enumerate(chosen) if low in unit.text.casefold())


def _is_no_accident(material: Material, topic: Topic, one: str, holding: int) -> bool:
    """Whether so many sentences hold a phrase that it is no slip of the tongue, and no recogniser's mishearing."""
    here = material.units[topic.start : topic.end]
    long = len(one) >= _LONG_PHRASE[material.language] and len(_holding(one, here)) >= _SAID
    return holding > 1 or (holding > 0 and long)


def _is_like(one: str, used: Set[str]) -> bool:
    low = one.casefold()
    return any(low in other.casefold() or other.casefold() in low for other in used)
