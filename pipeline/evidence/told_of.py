"""What each figure of a text is told of: the words beside it, up to the next comma, joint or figure, as far as they set it apart from others."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Literal

from pipeline.evidence import members
from pipeline.evidence.figures.counted import kind_of, unit_of
from pipeline.evidence.figures.written import is_about, side
from pipeline.evidence.said_amounts import Said, numbers_of
from pipeline.language import numbers
from pipeline.language.sentences import sentences
from pipeline.language.stated import Statement, Word
from pipeline.language.statements import statement
from pipeline.lexicon.named import cue, cues, lines
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

# What it was, or what it is now.
State = Literal["was", "is", ""]

# That others are spoken of than who speaks, or one of them; that it is so much for each, or for all of them; that it is exact, rounded, or that all do it;
# that it is not so, or not yet; that it is a limit.
Sign = Literal["others", "third", "each", "in all", "exact", "about", "everyone", "supposed", "limit"]
_SIGNS: Mapping[Sign, Mapping[Language, re.Pattern[str]]] = {
    "others": cues("figures/of-others"),
    "third": cues("figures/third-person"),
    "each": cues("figures/for-each"),
    "in all": cues("figures/for-all-of-them"),
    "exact": cues("figures/exactly"),
    "everyone": cues("figures/everyone"),
}

# How an article says in its own words that something is not so (hoped, planned, true on a condition), a limit, or a guess.
_FREELY: Mapping[Sign, Mapping[Language, re.Pattern[str]]] = {
    "supposed": cues("figures/supposed-freely"),
    "limit": cues("figures/limit-freely"),
    "about": cues("figures/about-freely"),
}
_ANYBODY = {"ja": frozenset(lines("ja", "figures/anybody")), "en": frozenset(lines("en", "figures/anybody"))}
# Whom what others do is told of: from the word for them up to the particle in Japanese, up to that word in English.
_WHOSE_JA = lazy(r"[^はがもに、。]{1,16}")

_BORDER_EN = cue("en", "statements/border")
_COMMA_JA = lazy(r"[、，,]")
_REST = cues("figures/rest")
_WAS = cues("figures/was")
_IS = cues("figures/is")
_MORE = cues("figures/more")
_LESS = cues("figures/less")
_SUPPOSED = cues("figures/supposed")
_PART = cues("figures/part-of-those")
_WHOLE = cues("figures/whole")
_WITH = cues("figures/with-whom")
_OF_THEM = cues("figures/of-the-whole")
# So far around a number stands what it is one of, and what denies it; so long a unit is, in characters.
_NEAR, _BESIDE, _UNIT_LONG = 24, 12, 6
_LIMIT = cues("figures/limit")
_LIMIT_BEHIND = cues("figures/limit-behind")
_ARROW = lazy(r"^[^、。,;]{0,8}?(?:→|⇒|->)[^、。,;]{0,3}$")
_FROM_EN = lazy(r"\b(?i:from) [$€£¥]?$")
_TO_JA = lazy(r"[^\W\d_ぁ-ん]{0,6}(?:ほど|くらい|ぐらい|近く)?(?:[にへ]|まで[^の、。]{0,3}[減増下上落縮伸延])")
_BETWEEN = {
    "ja": lazy(r"[^\W\d_ぁ-ん]{0,6}(?:ほど|くらい|ぐらい|近く|あまり|余り)?から[約およそほぼ]{0,4}"),
    "en": lazy(r"[^,.;:]{0,30} to (?:about |some |nearly )?[$€£¥]?"),
}
# What a share is one of stands right before it in Japanese, and right behind it or before a comma in English.
_SHARE_OF = {
    "ja": lazy(r"([^、。]{1,12})の(?:うち)?$"),
    "en": lazy(
        r"(?: ?%| ?per ?cent)? of (?!them|these|those|which|that)(?:the |all |our |their |its |his |her )?([^,.;]{1,24})"
    ),
}
_OF_THESE_EN = lazy(r"\b[Oo]f (?:the |all |our |their )?([^,.;]{1,24}), (?:about |some |nearly )?$")
_WHEN = frozenset(("year", "month", "month of the year", "week", "day", "o'clock"))
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
# Fractions are told in numbers up to this one.
_SMALL = 10
# No number: what is left of one is told without it.
LEFT = -1.0


class Spot(NamedTuple):
    """A number of a text, the kind of thing that it counts, the sentence and the piece of it in which it stands (half-open ranges of the
    text, in characters), and what it is told of.

    `before` and `behind` are the words beside it in its piece, `around` those that belong to no figure, `members` its days, years, sides and
    periods, `state` its time. `way`: what goes up (1) or down (-1) by it; `side`: it is called more or less than that, `limit`: the most or the
    least there may be, `change`: one of two between which something went. `supposed`: it is hoped, planned or
    true on a condition only; `denied`: something is denied right beside it,
    `negative`: anywhere in its sentence; `part`: it is a share of what stands before, `whole`: of all there is,
    `base`: the words for what it is a share of, `of_them`: some of so many are spoken of, `says`: what else is said of it
    in its piece, `others`: the words for the others of whom it is told.
    """

    said: Said
    kind: str
    sentence: tuple[int, int]
    piece: tuple[int, int]
    before: frozenset[str]
    behind: frozenset[str]
    around: frozenset[str]
    members: frozenset[tuple[str, int]]
    state: State
    way: int
    side: int
    limit: bool
    change: bool
    supposed: bool
    denied: bool
    negative: bool
    part: bool
    whole: bool
    base: frozenset[str]
    of_them: bool
    says: frozenset[Sign]
    others: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """All of its piece."""
        return self.before | self.behind

    @property
    def counts_time(self) -> bool:
        """Whether it says when, or for how long, rather than how much."""
        return bool(self.said.counts & _WHEN)

    @property
    def all(self) -> frozenset[str]:
        """All of its piece, and what belongs to no other figure."""
        return self.before | self.behind | self.around


@lru_cache(maxsize=256)
def spots(text: str, language: Language) -> tuple[Spot, ...]:
    """Those of a text, in order."""
    plain = numbers.narrow(text)
    return tuple(one for part in sentences(plain, language) for one in _in_sentence(part.text, part.start, language))


def words(text: str, language: Language) -> frozenset[str]:
    """The words of a text that carry meaning."""
    return frozenset(word.key for word in statement(text, language).tells)


def _in_sentence(text: str, offset: int, language: Language) -> Iterator[Spot]:
    found = _amounts(text, language)
    if not found:
        return
    made = statement(text, language)
    edges = _edges(text, made, language)
    read = [(one.start, one.end) for one in numbers.read(text)]
    told = [word for word in made.tells if not _is_of_a_number(text, word.start, read)]
    changed = _changes(text, read, language)
    home = [bisect.bisect_right(edges, one.start) - 1 for one in found]
    # A year says when: its piece belongs to a figure, where there is one.
    amounts = [
        piece for piece, one in zip(home, found, strict=True) if not _is_year(text, one.start, one.end, one.value)
    ]
    owner = [_belongs(at, amounts or home, language) for at in range(len(edges) - 1)]
    inside = [frozenset(_members(text, *piece, language)) for piece in pairwise(edges)]
    period: frozenset[tuple[str, int]] = frozenset()
    for place, (one, piece) in enumerate(zip(found, home, strict=True)):
        start, end = edges[piece], edges[piece + 1]
        last = max((other.end for other in found[:place] if other.value != LEFT), default=0)
        following = min((other.start for other in found[place + 1 :] if other.value != LEFT), default=len(text))
        own = [word for word in told if start <= word.start < end]
        loose = [
            word for word in told if word not in own and owner[bisect.bisect_right(edges, word.start) - 1] == piece
        ]
        some = text[start:end]
        there = frozenset[tuple[str, int]]().union(*(inside[at] for at, to in enumerate(owner) if piece in (at, to)))
        # Thirty-one kilos a day then, nineteen now: a day, too.
        named = frozenset(one for one in there if one[0] == "period")
        there |= period if not (named or one.counts) else frozenset()
        period = named or period
        yield Spot(
            said=one._replace(start=offset + one.start, end=offset + one.end),
            kind="share" if one.share else kind_of(text, one.start, one.end),
            sentence=(offset, offset + len(text)),
            piece=(offset + start, offset + end),
            before=frozenset(word.key for word in own if word.start < one.start),
            behind=frozenset(word.key for word in own if word.start >= one.end),
            around=frozenset(word.key for word in loose),
            members=there,
            state=changed.get(one.start) or _state(text[max(start, last) : min(end, following)], language),
            way=(_MORE[language].search(some) is not None) - (_LESS[language].search(some) is not None),
            side=side(text, one.start, one.end),
            limit=bool(_LIMIT[language].search(text, 0, one.start) or _LIMIT_BEHIND[language].match(text, one.end)),
            change=one.start in changed,
            supposed=_SUPPOSED[language].search(some) is not None,
            denied=any(
                word.denied and start <= word.start < end and _is_beside(word.start, one, language)
                for word in made.words
            ),
            negative=any(made.denials) or made.refuses,
            part=one.share and _PART[language].search(some) is not None,
            whole=one.share and _WHOLE[language].search(some) is not None,
            base=frozenset(_base(text, one, told, language)) if one.share else frozenset(),
            of_them=_is_of_them(text, one.start, one.end, language),
            says=signs(some, language) | ({"about"} if is_about(text, one.start, one.end) else frozenset()),
            others=frozenset(_others(some, start, own, language)),
        )


def _amounts(text: str, language: Language) -> list[Said]:
    """The numbers of a sentence that tell how much, and where it says that something is left; nothing where it has no number."""
    found = [one for one in numbers_of(text, language) if one.value > 1 or one.share]
    parts = [(one.start, one.end) for one in found if one.share]
    # The three of three quarters is no number; the twelve of eleven out of twelve is one.
    found = [
        one
        for one in found
        if one.share or one.value > _SMALL or not any(start <= one.start < end for start, end in parts)
    ]
    if not found:
        return []
    left = (Said(0, 0, *one.span(), LEFT, frozenset()) for one in _REST[language].finditer(text))
    return sorted([*found, *left], key=lambda one: one.start)


def signs(text: str, language: Language) -> frozenset[Sign]:
    """What a text, or a piece of one, says of figures."""
    return frozenset(sign for sign, cue in _SIGNS.items() if cue[language].search(text) is not None)


def _is_beside(at: int, one: Said, language: Language) -> bool:
    """Whether a denial at an offset may be one of a number: not far from it, and in Japanese behind it."""
    return one.start - (_BESIDE if language == "en" else 0) <= at < one.end + _BESIDE


def said_freely(text: str, language: Language) -> frozenset[Sign]:
    """What a sentence of an article says of figures, in whatever words: it need not use those of the notes."""
    plainly: frozenset[Sign] = frozenset({"supposed"} if _SUPPOSED[language].search(text) else ())
    freely = {sign for sign, cue in _FREELY.items() if cue[language].search(text) is not None}
    return signs(text, language) | plainly | freely


def _others(piece: str, offset: int, own: Sequence[Word], language: Language) -> Iterator[str]:
    """The words for the others of whom a piece of a sentence is told: the supermarket down the road, 隣町のスーパー."""
    found = _SIGNS["others"][language].search(piece)
    if found is None:
        return
    start, end = 0, found.end()
    if language == "ja":
        told = _WHOSE_JA.match(piece, found.start())
        start, end = found.start(), told.end() if told else end
    named = (word.key for word in own if start <= word.start - offset < end)
    yield from (key for key in named if key not in _ANYBODY[language])


def _is_of_them(text: str, start: int, end: int, language: Language) -> bool:
    """Whether a number tells of how many some are: 十二人のうち, of the twelve."""
    if language == "en":
        return any(match.end() == start for match in _OF_THEM["en"].finditer(text, max(0, start - _NEAR), start))
    return _OF_THEM["ja"].search(text, end, end + _UNIT_LONG) is not None


def _is_of_a_number(text: str, at: int, read: Sequence[tuple[int, int]]) -> bool:
    """Whether the word at an offset is a number, or the unit of one."""
    return any(start <= at <= end or (at == end + 1 and unit_of(text, start, end)) for start, end in read)


def _edges(text: str, made: Statement, language: Language) -> list[int]:
    """Where the pieces of a sentence begin, and its end."""
    borders = {match.start() for match in (_BORDER_EN if language == "en" else _COMMA_JA).finditer(text)}
    if language == "ja":
        borders |= {
            after.start
            for before, after in pairwise(sorted(made.words, key=lambda word: word.start))
            if before.clause != after.clause and not any(before.end <= at < after.start for at in borders)
        }
    inside = [(one.start, one.end) for one in numbers.read(text)]
    return sorted({0, len(text), *(at for at in borders if not any(start < at < end for start, end in inside))})


def _belongs(piece: int, home: Sequence[int], language: Language) -> int:
    """The piece with a figure that one without goes with: in Japanese the one behind, in English the one before."""
    if piece in home:
        return piece
    ahead = next((one for one in home if one > piece), None)
    back = next((one for one in reversed(home) if one < piece), None)
    first, other = (ahead, back) if language == "ja" else (back, ahead)
    return first if first is not None else other if other is not None else piece


def _is_year(text: str, start: int, end: int, value: float) -> bool:
    plain = end - start == 4 or text.startswith("年", end)
    return plain and value == int(value) and _FIRST_YEAR <= value <= _LAST_YEAR


def _members(text: str, start: int, end: int, language: Language) -> Iterator[tuple[str, int]]:
    """The days, sides, years and periods of a piece."""
    some = text[start:end]
    for one in members.find(some, language):
        # Who works with a son is no son.
        if one.kind != "family" or not _WITH[language].search(
            some[: one.start] if language == "en" else some[one.end :]
        ):
            yield one.kind, one.number
    for number in numbers.read(text):
        if not start <= number.start < end:
            continue
        if _is_year(text, *number):
            yield "year", int(number.value)
        if unit_of(text, number.start, number.end) == "month of the year":
            yield "month", int(number.value) - 1
    yield from (("period", number) for number, form in enumerate(_PERIODS[language]) if form.search(some))


class _Periods(dict[Language, Sequence[re.Pattern[str]]]):
    """How each period is written (an hour, a day …), made when it is first asked for."""

    def __missing__(self, language: Language) -> Sequence[re.Pattern[str]]:
        before, behind = (r"\b", r"\b") if language == "en" else (r"(?<![一-龠\d])", "")
        rows = lines(language, "figures/period")
        self[language] = [lazy(rf"{before}(?:{row}){behind}", re.IGNORECASE) for row in rows]
        return self[language]


_PERIODS: Mapping[Language, Sequence[re.Pattern[str]]] = _Periods()


def _changes(text: str, read: Sequence[tuple[int, int]], language: Language) -> dict[int, State]:
    """Where numbers begin that something changed from and to: from 40 to 34, 40から34に, 40 → 34."""
    found: dict[int, State] = {}
    for (start, end), (after, until) in pairwise(read):
        between = text[end:after]
        to = _TO_JA.match(text, until) if language == "ja" else _FROM_EN.search(text, 0, start)
        if _ARROW.search(between) or (to and _BETWEEN[language].fullmatch(between)):
            found[start], found[after] = "was", "is"
    return found


def _state(piece: str, language: Language) -> State:
    """Whether a piece of a sentence tells what was, or what is now; empty where it says neither, or both."""
    was, now = _WAS[language].search(piece) is not None, _IS[language].search(piece) is not None
    return "" if was == now else "was" if was else "is"


def _base(text: str, one: Said, told: Sequence[Word], language: Language) -> Iterator[str]:
    """The words for what a share is one of."""
    before = _SHARE_OF["ja"].search(text, 0, one.start) if language == "ja" else _OF_THESE_EN.search(text, 0, one.start)
    found = before or (_SHARE_OF["en"].search(text, one.end, one.end + 40) if language == "en" else None)
    if found is not None:
        inside = (word.key for word in told if found.start(1) <= word.start < found.end(1))
        yield from islice(inside, None if before else 2)
