"""How like the rest of its site an article is, and in what: openings, headings, phrases, structure.

An article is told by its traits, some hundred numbers that are kept with it; what is usual on a site are the traits that many
articles of a sample have. So each article is compared with one small table, never with every other.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

from pipeline.language import machine_text
from pipeline.markup.characters import normal
from pipeline.model.article import Article
from pipeline.model.sameness import ASPECTS, Likeness, Usual
from pipeline.patterns import lazy
from pipeline.wording import Language

# Fewer articles have nothing in common yet.
LEAST = 5
# A trait is usual when this share of the other articles have it, and so many of them.
_SHARE, _HOLDERS = 0.1, 3
# Articles of seven Japanese and five English blogs by people: in 95 of 100, at most a tenth of the phrases are usual there, and a quarter
# of the openings; monthly reports and one blog with a standing form are beyond these. Shares of phrases; of phrases and openings.
_PHRASES = 0.25
_BOTH = (0.12, 0.35)
# Shorter clauses belong to everybody (letters in Japanese, words in English); fewer clauses tell nothing.
_CLAUSE: Mapping[Language, int] = {"ja": 8, "en": 4}
_ENOUGH = 8
# So many characters of an article tell what it is like.
_READ = 3_000
_OPENING: Mapping[Language, int] = {"ja": 7, "en": 3}
_SECTIONS = 4
_BITS = 30
_BETWEEN = "\x1e"
_STOPS = "、。，．,.;:!?！？「」()（）*_\x1e"
# Names and figures differ where the sentence is the same.
_MASK = {
    "ja": lazy(r"[0-9ァ-ヺーa-z](?:(?<=[0-9])[0-9]*|(?<=[ァ-ヺー])[ァ-ヺー]{2,}|(?<=[a-z])[a-z0-9+#.'-]*)"),
    "en": lazy(r"[0-9]+"),
}


def traits(article: Article) -> tuple[tuple[int, str], ...]:
    """The traits of an article: the place of the aspect in `ASPECTS`, and what stands there.

    Human sections are no part of it: their headings are asked for, and their copies are another check's.
    """
    return article.once(_all_traits)


def _all_traits(article: Article) -> tuple[tuple[int, str], ...]:
    return tuple(_traits(article))


def _traits(article: Article) -> Iterator[tuple[int, str]]:
    for heading in article.headings:
        if heading.level > 1 and not heading.kinds:
            yield 2, _masked(normal(heading.text), article.lang)
    said = _first(article)
    # All at once, because each call costs more than what it does to one passage.
    plain = _masked(_BETWEEN.join([text for _, text in said]), article.lang)
    for (role, _), text in zip(said, plain.split(_BETWEEN), strict=False):
        if role == "prose":
            yield 1, _opening(text, article.lang)
    least = _CLAUSE[article.lang]
    for stop in _STOPS:  # sign by sign, in a quarter of the time that a class of them takes
        plain = plain.replace(stop, "\n")
    for clause in plain.split("\n"):
        if (len(clause) if article.lang == "ja" else clause.count(" ") + 1) >= least:
            yield 0, clause.strip()
    if len(article.sections) >= _SECTIONS:
        yield 3, _structure(article)


def _first(article: Article) -> list[tuple[str, str]]:
    """The first passages of the machine sections, as many as are looked at, each with its role."""
    said: list[tuple[str, str]] = []
    size = 0
    for section, texts in zip(article.machine_sections, machine_text.passages(article), strict=True):
        for passage, text in zip(section.passages, texts, strict=True):
            if passage.role != "quotation" and size < _READ:
                said.append((passage.role, text))
                size += len(passage.text)
    return said


def _numbered(found: Iterable[tuple[int, str]]) -> Iterator[int]:
    """What traits are compared by."""
    return (aspect << _BITS | crc32(text.encode()) >> 32 - _BITS for aspect, text in found)


def _masked(plain: str, language: Language) -> str:
    return _MASK[language].sub("0", plain)


def _opening(plain: str, language: Language) -> str:
    if language == "ja":
        return plain.lstrip()[: _OPENING["ja"]]
    return " ".join(plain.split()[: _OPENING["en"]])


def _structure(article: Article) -> str:
    """The order of sections: how deep each is, whether a person writes it, and what it is made of."""
    return " ".join(
        f"{section.heading.level if section.heading else 0}{section.kind or ''}"
        f"{''.join(sorted({passage.role[0] for passage in section.passages}))}"
        for section in article.sections
    )


def packed(article: Article) -> str:
    """The numbers of the traits, as they are kept."""
    return array("I", sorted(set(_numbered(traits(article))))).tobytes().hex()


def unpacked(text: str) -> array[int]:
    """The numbers again."""
    return array("I", bytes.fromhex(text))


def usual(kept: Iterable[str]) -> Usual:
    """What is usual among articles of one language, by what is kept of each."""
    counts: Counter[int] = Counter()
    articles = 0
    for text in kept:
        counts.update(unpacked(text))
        articles += 1
    least = _least(articles - 1)
    return Usual(articles, {number: count for number, count in counts.items() if count >= least})


def _least(others: int) -> int:
    return max(_HOLDERS, math.ceil(_SHARE * others))


def likeness(kept: str, known: Usual, *, inside: bool) -> Likeness | None:
    """How like the others an article is; None where it is not more so than articles by people are. `inside` says that it is counted among them."""
    others = known.articles - inside
    if others < LEAST - 1:
        return None
    own = unpacked(kept)
    least = _least(others) + inside
    common = tuple([number for number in own if number in known.counts and known.counts[number] >= least])
    whole, shared = _by_aspect(own), _by_aspect(common)
    shares = tuple(shared[place] / whole[place] if whole[place] else 0.0 for place in range(len(ASPECTS)))
    phrases, openings = shares[0], shares[1]
    average = phrases >= _PHRASES or (phrases >= _BOTH[0] and openings >= _BOTH[1])
    return Likeness(others, shares, common) if average and whole[0] >= _ENOUGH else None


def _by_aspect(numbers: Sequence[int]) -> list[int]:
    """How many there are of each aspect; they are in order."""
    ends = [bisect_left(numbers, place << _BITS) for place in range(len(ASPECTS) + 1)]
    return [end - start for start, end in pairwise(ends)]


def shown(article: Article, found: Likeness) -> Mapping[int, Sequence[str]]:
    """What stands in an article that it shares, by aspect; figures and the like are masked."""
    common, own = set(found.common), traits(article)
    by_aspect: dict[int, list[str]] = {}
    for (aspect, text), number in zip(own, _numbered(own), strict=True):
        if number in common:
            by_aspect.setdefault(aspect, []).append(text)
    return by_aspect
