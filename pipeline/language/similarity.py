"""How much of a text stands in another, edits allowed: shared runs of characters (ja) or words (en)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.language.characters import folded
from pipeline.language.measure import words
from pipeline.wording import Language

# The shortest shared run that counts. Shorter ones (「と思います」, "one of the") belong to everybody.
_RUN: Mapping[Language, int] = {"ja": 6, "en": 4}


def units(text: str, language: Language) -> tuple[str, ...]:
    """What runs are counted in: letters and digits (ja) or words (en), width and case folded."""
    if language == "ja":
        return tuple(folded(text))
    return tuple(unicodedata.normalize("NFKC", word).casefold() for word in words(text))


@dataclass(frozen=True, slots=True)
class Overlap:
    """Of `total` units, `shared` lie in runs that stand in the other text; `longest` is the longest such stretch."""

    total: int
    shared: int
    longest: int

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.shared / self.total if self.total else 0.0


@dataclass(frozen=True)
class Runs:
    """All runs of some texts, ready to be looked up."""

    language: Language
    grams: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, texts: Iterable[str], language: Language) -> Runs:
        """Index `texts`; runs never reach from one text into the next."""
        size = _RUN[language]
        grams: set[tuple[str, ...]] = set()
        for text in texts:
            sequence = units(text, language)
            grams.update(sequence[start : start + size] for start in range(len(sequence) - size + 1))
        return cls(language, frozenset(grams))

    def overlap(self, text: str) -> Overlap:
        """How much of `text` stands in the indexed texts. Linear in its length."""
        sequence = units(text, self.language)
        size = _RUN[self.language]
        shared = longest = current = 0
        covered_to = 0
        for start in range(len(sequence) - size + 1):
            if sequence[start : start + size] not in self.grams:
                continue
            fresh = start + size - max(covered_to, start)
            current = current + fresh if covered_to >= start else fresh
            shared += fresh
            longest = max(longest, current)
            covered_to = start + size
        return Overlap(len(sequence), shared, longest)
