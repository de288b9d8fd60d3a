"""What ties a human section to its article: details of its own, and whether it fits other articles as well.

Measured on articles by people (`python -m bench.ties`): a section finds its own article among a hundred, and one
with several details is never asked about.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from pipeline.language.measure import ENOUGH, amount
from pipeline.language.telling import details, units
from pipeline.model.article import Article, HumanSection
from pipeline.model.notes import Notes
from pipeline.model.profile import Profile
from pipeline.wording import Language

# A section with so many different details says something that is not for every article. In longer ones a common word that
# is not known for one comes by, so one more is asked for each such stretch (characters in Japanese, words in English).
DETAILS = 3
_STRETCH: Mapping[Language, int] = {"ja": 200, "en": 70}
# BM25: how soon a word that stands there again adds nothing, and how much the length of an article counts.
_SATURATION, _LENGTH = 2.5, 0.9
# Names, figures and uncommon words count so much more than others.
_DETAIL = 2.5
# A section that fits this share of the others is not tied to its own.
SHARE = 0.3
# An article fits as well when it reaches this share of the own article's score.
_AS_WELL = 0.5


def profile(article: Article) -> Profile:
    """What another article's sections are compared with."""
    text = "\n".join((article.front_matter.title or "", *(passage.text for passage in article.passages)))
    return Profile(article.lang, units(text, article.lang))


def vague(article: Article) -> tuple[HumanSection, ...]:
    """The human sections that are long enough to be one and hold few details."""
    return tuple(section for section in article.human_sections if _vague(section, article.lang))


def _vague(section: HumanSection, language: Language) -> bool:
    size = amount(section.text, language)
    return size >= ENOUGH[language] and vagueness(section.text, language, size) < 1


def vagueness(text: str, language: Language, size: int) -> float:
    """How many different details a text of `size` holds, as a share of what is enough; counted no further than that."""
    enough = DETAILS + max(0, size // _STRETCH[language] - 1)
    found: set[str] = set()
    for detail in details(text, language):
        found.add(detail)
        if len(found) >= enough:
            break
    return len(found) / enough


def own(article: Article, section: HumanSection, notes: Iterable[Notes]) -> Counter[str]:
    """What the section can be tied to: the rest of its article, and what its notes say on the record."""
    return units("\n".join(_around(article, section, notes)), article.lang)


def _around(article: Article, section: HumanSection, notes: Iterable[Notes]) -> Iterator[str]:
    yield article.front_matter.title or ""
    yield article.front_matter.description or ""
    for heading in article.headings:
        yield heading.text
    inside = set(section.passages)
    yield from (passage.text for passage in article.passages if passage not in inside)
    for source in notes:
        yield from (utterance.text for utterance in source.on_record)


def scores(text: str, language: Language, candidates: Sequence[Mapping[str, int]]) -> list[float]:
    """How well `text` fits each candidate, by BM25: rare words that both have count most, in short articles more than in long ones."""
    wanted = units(text, language)
    holding = Counter(unit for one in candidates for unit in wanted if unit in one)
    told = units(" ".join(details(text, language)), language)
    weight = {
        unit: math.log((len(candidates) + 1) / (held + 0.5)) * (_DETAIL if unit in told else 1)
        for unit, held in holding.items()
    }
    sizes = [sum(one.values()) for one in candidates]
    mean = sum(sizes) / len(sizes) or 1

    def score(one: Mapping[str, int], size: int) -> float:
        damping = _SATURATION * (1 - _LENGTH + _LENGTH * size / mean)
        return sum(
            weight[unit] * one[unit] * (1 + _SATURATION) / (one[unit] + damping) for unit in weight if unit in one
        )

    return [score(one, size) for one, size in zip(candidates, sizes, strict=True)]


def share(text: str, language: Language, mine: Mapping[str, int], others: Sequence[Mapping[str, int]]) -> float:
    """The share of `others` that the text fits about as well as its own article; without any detail, all of them."""
    if next(details(text, language), None) is None:
        return 1.0
    first, *rest = scores(text, language, [mine, *others])
    return sum(one >= _AS_WELL * first for one in rest) / len(rest)


@cache
def samples(language: Language) -> tuple[Mapping[str, int], ...]:
    """Articles of our own, for a site that has few."""
    from pipeline.language.decoys import DECOYS

    return tuple(units(text, language) for text in DECOYS[language])
