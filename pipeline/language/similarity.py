"""How much of a text stands in another, edits allowed: shared runs of characters (ja) or words (en)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from pipeline.language.measure import words
from pipeline.language.script import as_hiragana
from pipeline.markup.characters import folded, normal
from pipeline.records import NamedTuple
from pipeline.wording import Language

# The shortest shared run that counts. Shorter ones (「と思います」, "one of the") belong to everybody.
_RUN: Mapping[Language, int] = {"ja": 6, "en": 4}
# The runs by which one sentence is compared with another, in any order: short, so that small edits break few of them.
_PIECE: Mapping[Language, int] = {"ja": 3, "en": 2}
# The same sentences are asked for again before this many others: by each section, and each article, that is compared with them.
_KEPT = 512


# Letters (ja), or words (en), in a row.
Units = str | tuple[str, ...]


def units(text: str, language: Language) -> Units:
    """What runs are counted in: letters and digits (ja) or words (en); width, case and kind of kana are the same."""
    if language == "ja":
        return as_hiragana(folded(text))
    return tuple(words(normal(text)))


class Overlap(NamedTuple):
    """Of `total` units, `shared` lie in runs that stand in the other text; `longest` is the longest such stretch."""

    total: int
    shared: int
    longest: int

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.shared / self.total if self.total else 0.0


class Runs(NamedTuple):
    """All runs of some texts, ready to be looked up."""

    language: Language
    grams: frozenset[Units]

    @classmethod
    def of(cls, texts: Iterable[str], language: Language) -> Runs:
        """Index `texts`; runs never reach from one text into the next."""
        size = _RUN[language]
        grams: set[Units] = set()
        for text in texts:
            sequence = units(text, language)
            grams.update(sequence[start : start + size] for start in range(len(sequence) - size + 1))
        return cls(language, frozenset(grams))

    def without(self, other: Runs) -> Runs:
        """These runs but for those that stand in `other` as well."""
        return Runs(self.language, self.grams - other.grams)

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


class Likeness(NamedTuple):
    """The sentence that a text is most like: `shared` of the text's `total` pieces stand in it, in whatever order, and `known` in any
    of the sentences."""

    sentence: str
    shared: int
    total: int
    known: int = 0

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.shared / self.total if self.total else 0.0


class Sentences:
    """Some sentences, ready to be asked which of them a text is most like."""

    def __init__(self, sentences: Iterable[str], language: Language) -> None:
        self.language = language
        self.sentences = tuple(dict.fromkeys(sentences))

    def nearest(self, text: str, least: float = 0) -> Likeness:
        """The sentence that holds most pieces of `text`; empty where none holds any, or where all together hold less than this share."""
        own = pieces(text, self.language)
        if own and text in self.sentences:  # what stands there as it is need not be counted
            return Likeness(text, len(own), len(own), len(own))
        if sum(map(self._known.__contains__, own)) < least * len(own):
            return Likeness("", 0, len(own))
        known = [self._places[piece] for piece in own if piece in self._places]
        if not known:
            return Likeness("", 0, len(own))
        counts: dict[int, int] = {}
        for number in chain.from_iterable(known):
            counts[number] = counts.get(number, 0) + 1
        number = max(counts, key=counts.__getitem__)
        return Likeness(self.sentences[number], counts[number], len(own), len(known))

    @cached_property
    def _known(self) -> frozenset[Units]:
        """All pieces, and some that reach over the end of a sentence."""
        return frozenset(pieces("\n".join(self.sentences), self.language))

    @cached_property
    def _places(self) -> Mapping[Units, Sequence[int]]:
        """In which sentences each piece stands: made for what looks like one of them, as most texts do not."""
        places: dict[Units, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            for piece in set(pieces(sentence, self.language)):
                places.setdefault(piece, []).append(number)
        return places


@lru_cache(_KEPT)
def pieces(text: str, language: Language) -> tuple[Units, ...]:
    """What one sentence is compared with another by, in order: three characters (ja) or two words (en) each."""
    sequence = units(text, language)
    size = _PIECE[language]
    return tuple([sequence[start : start + size] for start in range(len(sequence) - size + 1)])
