"""What a sentence says that it does with figures, and what it is about: by that a figure of it may be worked out, or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.evidence import ways
from pipeline.evidence.figures import Figure
from pipeline.evidence.said_amounts import TIMES, Said, numbers_of, placed
from pipeline.evidence.ways import Way
from pipeline.language import numbers
from pipeline.language.statements import statement
from pipeline.lexicon.named import cues
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

_MORE = cues("figures/more")
_LESS = cues("figures/less")
_REST = cues("figures/rest")
_SHORT = cues("figures/short")
_TOGETHER = cues("figures/together")
_EACH = cues("figures/each")
_AFTER = cues("figures/after-all")
# So many words in common.
_SHARED = 2
# What a figure has around it that something rises or falls to.
_TO_EN = lazy(r"\b(?i:to) ?[$€£¥]?$")
_TO_JA = lazy(r"(?:ほど|くらい|近く)?(?:に|まで|へ)")
_COUNTS_JA = lazy(r"[\d.,〇一二三四五六七八九十百千万億兆]+[^\W\d_ぁ-ん]?")
# Two signs of one word, with what is written between them in hiragana: 売り上げ and 売上; and one that is a word: 犬は.
_PAIRS_JA = lazy(
    r"(?=([一-龠々])[いえきぎくけげしじすせちつてびべみめりるれ]?([一-龠々])|([ァ-ヶー]{2}))|(?<![一-龠々])([一-龠])(?=[はがもをのとにへで、。])"
)
_YEAR = lazy(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


class About(NamedTuple):
    """What a text is about: years and telling words, and all of its words."""

    telling: frozenset[str]
    words: frozenset[str]

    def shares(self, other: About, *, much: bool = False) -> bool:
        """Whether two texts are about one thing: `much`, by more than one word."""
        few = _SHARED - (not much)
        return len(self.telling & other.telling) >= few or len(self.words & other.words) >= _SHARED + much


def about(text: str, language: Language) -> About:
    """What a text is about."""
    return About(telling(text, language), frozenset(word.key for word in statement(text, language).tells))


def telling(text: str, language: Language) -> frozenset[str]:
    """Years and telling words; in Japanese pieces of those that are written in several ways."""
    years = frozenset(match[0] for match in _YEAR.finditer(text))
    if language == "en":
        from pipeline.language.english import content_words

        return years.union(one for one in content_words(text) if not one[0].isdigit() and one not in numbers.NAMES)
    return years.union(map("".join, _PAIRS_JA.findall(_COUNTS_JA.sub(" ", numbers.narrow(text)))))


class Says(NamedTuple):
    """What a sentence says that it does with figures: to set them apart (`more`, `less`, a `rest`, `after` all), to add or to divide them."""

    more: bool
    less: bool
    rest: bool
    together: bool
    each: bool
    after: bool

    def allows(self, figure: Figure, text: str) -> Sequence[Way]:
        """In which ways a figure of `text` may come of two others."""
        # What something rose or fell to is no rise or fall: a share of what it was, at most.
        level = bool(_TO_EN.search(text[: figure.start]) or _TO_JA.match(text, figure.end))
        grown, shrunk = (ways.grown,) * (self.more and not level), (ways.shrunk,) * (self.less and not level)
        if figure.share:
            of_two = () if figure.change else (ways.ratio, ways.part_of_share, ways.shares_together)
            return (*of_two, *grown, *shrunk)
        if figure.kind == TIMES:
            return (ways.multiple,)
        apart = (ways.difference,) * ((self.more or self.less or self.rest) and not level)
        if figure.change:
            return apart
        one_step = (ways.part, ways.years, ways.product, ways.hours)
        return (
            *one_step,
            *(ways.total,) * self.together,
            *(ways.quotient,) * self.each,
            *(ways.reduced,) * (self.after or self.less),
            *apart,
        )


class Sentence(NamedTuple):
    """What is asked of a sentence for each of its figures, of which there may be thousands."""

    says: Says
    denies: bool
    about: About
    numbers: tuple[Said, ...]
    starts: Mapping[float, Sequence[int]]

    @property
    def sets_apart(self) -> bool:
        """Whether it sets two things apart, in whatever words."""
        return self.says.more or self.says.less or self.says.rest or self.says.after or self.denies

    def names(self, value: float, figure: Figure) -> bool:
        """Whether it has a number besides a figure."""
        return any(not figure.start <= start < figure.end for start in self.starts.get(value, ()))


@lru_cache(maxsize=16)
def read(text: str, offset: int, language: Language) -> Sentence:
    """A sentence that begins at an offset of its text."""
    cues_of = (_MORE, _LESS, _REST, _SHORT, _TOGETHER, _EACH, _AFTER)
    more, less, rest, short, together, each, after = (one[language].search(text) is not None for one in cues_of)
    found = tuple(placed(numbers_of(text, language), offset))
    starts: dict[float, list[int]] = {}
    for one in found:
        starts.setdefault(one.value, []).append(one.start)
    says = Says(more, less, rest or short, together, each, after)
    return Sentence(says, any(statement(text, language).denials), about(text, language), found, starts)
