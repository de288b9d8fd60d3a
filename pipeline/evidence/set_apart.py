"""Whether a figure of a sentence is told of what the notes tell it of: what sets it apart from the other figures beside it there.

Each rule reads one pair: a figure of the article, and one place of the notes that tells the same amount.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from pipeline.evidence.members import STRICT
from pipeline.evidence.told_of import LEFT, Sign, Spot
from pipeline.language.statements import opposites
from pipeline.records import NamedTuple
from pipeline.wording import Language

# Another thing's; what was for what is; the opposite; what is hoped for or true on a condition; a share of something smaller; a limit; one end of a
# range; a guess for a count.
Way = Literal["another", "then-and-now", "turned-round", "supposed", "part", "limit", "cut", "rounded"]
# By how much more of the words of one than of the other a sentence has; of how much of what a share is one of it speaks.
_HALF = 0.5
# Numbers up to this one count something everywhere.
_COMMON = 9
_PERIODS = frozenset(("hour", "day", "week", "month", "year", "時間", "日", "週", "月", "年"))
# So many letters make an English word another form of one.
_STEM = 5
_DAYS = STRICT | {"year", "period", "ordinal"}


class Other(NamedTuple):
    """In which way a figure is another one; `sure`: the sentence has the figure that belongs there as well, and gives it to what this one is
    told of."""

    way: Way
    sure: bool = False


class Pair(NamedTuple):
    """A figure of a sentence, and one place of the notes that tells its amount (`own`).

    `here` are all figures of the sentence, `signs` what it says of figures anywhere; `near` are the figures of the notes that may be taken for this
    one, `heard` gives the words said around it. `by_another`: somebody else than the sentence says told it there, of themselves or at all.
    """

    spot: Spot
    here: Sequence[Spot]
    signs: frozenset[Sign]
    own: Spot
    near: Sequence[Spot]
    heard: Callable[[], frozenset[str]]
    by_another: bool
    language: Language


def words_beside(some: Sequence[Spot]) -> frozenset[str]:
    """Those beside all of some figures."""
    return frozenset[str]().union(*(one.all for one in some))


def alike(one: Spot, other: Spot) -> bool:
    """Whether two numbers may count the same thing."""
    counts, others = one.said.counts, other.said.counts
    return not _apart(one, other) and (
        not counts or not others or bool(counts & others) or one.kind == other.kind != ""
    )


def _apart(one: Spot, other: Spot) -> bool:
    """Whether one is a share or a multiple and the other is not; one that does not say what it counts may be either."""
    bare = not (one.said.counts and other.said.counts)
    return not bare and (one.said.share != other.said.share or one.said.times != other.said.times)


def rivals(own: Spot, other: Spot, *, beside: bool) -> bool:
    """Whether two figures of the notes can be taken for one another. `beside`: they were told in one breath: there one may be half of
    something, or not say what it counts."""
    if own.said.value == other.said.value:
        return False
    named = bool(own.said.counts and other.said.counts)
    follows = beside and own.sentence <= other.sentence
    half = follows and not own.said.share and (other.said.share or other.said.times)
    return other.said.value == LEFT or half or (alike(own, other) and (named or beside))


def judged(pair: Pair) -> Other | None:
    """In which way a figure of a sentence is not what one place of the notes tells."""
    for way, applies in _RULES:
        if applies(pair):
            return Other(way)
    return _against_rivals(pair)


def _is_turned(pair: Pair) -> bool:
    """Whether a word stands in whose place the notes have its opposite, or what they deny is told."""
    spot, own = pair.spot, pair.own
    plain = not (spot.negative or own.negative)
    if spot.side * own.side < 0 or (plain and spot.way * own.way < 0):
        return True
    if own.denied and not spot.negative and spot.side >= 0 and not own.side:
        return True
    pairs, there = opposites(pair.language), own.words
    return any(key not in there and pairs.get(key, frozenset()) & there - spot.words for key in spot.words)


def _is_supposed(pair: Pair) -> bool:
    return pair.own.supposed and not pair.spot.negative and "supposed" not in pair.signs


def _is_of_a_part(pair: Pair) -> bool:
    """Whether a sentence speaks of little, or of something else, than what the notes take a share of."""
    spot, own, near = pair.spot, pair.own, pair.near
    if not own.said.share or spot.part:
        return False
    said = words_beside(pair.here)
    if spot.whole and not own.whole and own.all and not own.all & said:
        return True
    if own.part:
        whole = next((one for one in reversed(near) if one.sentence == own.sentence and one.piece < own.piece), None)
        told = frozenset[str]() if whole is None else whole.words - whole.base - own.words
        missed = len(told & said) <= _HALF * len(told)
        return bool(told) and missed and not (whole and any(one.said.value == whole.said.value for one in pair.here))
    other = bool(own.base and spot.base) and not (own.whole or own.base & said or spot.base & own.all)
    return other and bool(spot.base & pair.heard())


def _is_of_everyone(pair: Pair) -> bool:
    """Whether all of so many are told to do what the notes tell of some of them."""
    rest = [one for one in pair.near if one.sentence == pair.own.sentence and one.said.value < pair.own.said.value]
    said = {one.said.value for one in pair.here}
    return "everyone" in pair.spot.says and pair.own.of_them and any(one.said.value not in said for one in rest)


def _is_a_limit(pair: Pair) -> bool:
    return pair.own.limit and not pair.own.counts_time and not _is_an_end(pair)


def _is_an_end(pair: Pair) -> bool:
    """Whether the sentence tells the figure as one end of what there may be."""
    return pair.spot.said.range >= 0 or pair.spot.limit or pair.spot.side != 0 or "limit" in pair.signs


def _is_cut(pair: Pair) -> bool:
    """Whether the notes tell it as one end of a range, and the sentence as all there is."""
    spot, own = pair.spot, pair.own
    end = own.said.range >= 0 and not ("about" in spot.says or _is_an_end(pair))
    others = (one for one in pair.near if one.sentence == own.sentence and one.said.range == own.said.range)
    return end and not any(one.said.value == other.said.value for one in pair.here for other in others)


def _is_rounded(pair: Pair) -> bool:
    return "about" in pair.own.says and "exact" in pair.signs and "about" not in pair.signs | pair.spot.says


def _is_of_others(pair: Pair) -> bool:
    """Whether the notes tell it of somebody else than who speaks there, or of each or all of them, and the sentence does not."""
    spot, own = pair.spot, pair.own
    family = {one for one in own.members if one[0] == "family"}
    kin = any(kind == "family" for one in pair.here for kind, _ in one.members)
    if (family and not kin) or ("others" in own.says and not _names_others(pair)):
        return True
    shared = "in all" in own.says and "each" in spot.says and "each" not in own.says
    return shared or _disjoint(spot.members, own.members)


def _names_others(pair: Pair) -> bool:
    """Whether the sentence says that it tells of others, or names them as the notes do."""
    return "others" in pair.signs or bool(pair.own.others & words_beside(pair.here))


_RULES: tuple[tuple[Way, Callable[[Pair], bool]], ...] = (
    ("turned-round", _is_turned),
    ("supposed", _is_supposed),
    ("part", _is_of_a_part),
    ("part", _is_of_everyone),
    ("limit", _is_a_limit),
    ("cut", _is_cut),
    ("rounded", _is_rounded),
    ("another", _is_of_others),
    ("another", lambda pair: pair.by_another),
)


def _against_rivals(pair: Pair) -> Other | None:
    """What words set it apart from the figures that may be taken for it."""
    spot, own = pair.spot, pair.own
    for rival in pair.near:
        other = next((one for one in pair.here if one.said.value == rival.said.value and alike(one, rival)), None)
        if other is not None and other.piece == spot.piece and not spot.state:
            continue
        if "others" in own.says and "others" not in rival.says:  # the sentence names them, or `_is_of_others` holds
            continue
        if own.state != rival.state:  # what was and what is of one thing: words tell nothing
            if _is_of_another_time(spot, own, rival, together=spot.change and other is not None and other.change):
                now = other.state if other is not None else ""
                return Other("then-and-now", bool(now) and (now == own.state or now != rival.state == spot.state))
        elif other is not None and _crossed(spot, other, own, rival):
            return Other("another", sure=_crossed(other, spot, rival, own))
        elif other is None and _is_contrast(spot, pair.here, own, rival):
            return Other("another")
    return None


def _is_of_another_time(spot: Spot, own: Spot, rival: Spot, *, together: bool) -> bool:
    """Whether a sentence tells of now what the notes tell of before, or the other way round. `together`: it says that the one became the other."""
    one_thing = own.sentence == rival.sentence or bool(own.all & rival.all) or not (own.words and rival.words)
    timed = bool(spot.state) and (one_thing or together) and not spot.counts_time
    return timed and own.state != spot.state and (rival.state == spot.state or bool(own.state and not rival.state))


def _disjoint(one: frozenset[tuple[str, int]], other: frozenset[tuple[str, int]]) -> bool:
    """Whether two pieces name different days, sides, years or periods."""
    kinds = {kind for kind, _ in one} & {kind for kind, _ in other} & _DAYS
    return any({day for day in one if day[0] == kind}.isdisjoint(other) for kind in kinds)


def _crossed(spot: Spot, other: Spot, own: Spot, rival: Spot) -> bool:
    """Whether of two figures of a sentence the one stands with what the notes have with the other alone, and the other does not."""
    mine, theirs = own.all - rival.all, rival.all - own.all
    here, there = spot.all - other.all, other.all - spot.all
    return bool(here & theirs) and not (here & mine or there & theirs)


def _is_contrast(spot: Spot, here: Sequence[Spot], own: Spot, rival: Spot) -> bool:
    """Whether a sentence has words that the notes have with the rival alone, and lacks those they have with the figure itself."""
    said, everything = spot.all, words_beside(here)
    sides = [(own.before - rival.all, rival.before - own.all), (own.behind - rival.all, rival.behind - own.all)]
    mine, theirs = own.words - rival.all, (rival.words or rival.all) - own.all - _PERIODS
    sides = [pair for pair in sides if all(pair)] or [(mine, theirs)]
    # Nothing is said of the one but who it is not.
    behind = rival.said.share and rival.said.start > own.said.start
    alone = not (mine - _PERIODS) and ("third" in own.says or behind)
    balance = int(alone and len(everything & theirs) > _HALF * len(theirs))
    for mine, theirs in (pair for pair in sides if all(pair)):
        kept = sum(_is_near(key, everything) for key in mine)
        more = len(said & theirs) / len(theirs) - kept / len(mine)
        balance += (more >= _HALF) - (more <= -_HALF)
    days = frozenset[tuple[str, int]]().union(*(one.members for one in here))
    for kind in {kind for kind, _ in own.members} & {kind for kind, _ in rival.members}:
        mine_days = {one for one in own.members - rival.members if one[0] == kind}
        their_days = {one for one in rival.members - own.members if one[0] == kind}
        if mine_days and their_days:
            balance += bool(spot.members & their_days) - bool(days & mine_days)
    return balance > 0


def counted_otherwise(spot: Spot, here: Sequence[Spot], there: Sequence[Spot]) -> tuple[Spot, Other] | None:
    """Where the notes tell the number of another thing alone, and of this one another number; `there` are all figures of the notes near it."""
    counts = spot.said.counts
    if spot.said.value <= _COMMON:
        return None
    own = next((one for one in there if one.said.value == spot.said.value and not _apart(one, spot)), None)
    rival = next((one for one in there if one.said.counts & counts and one.said.value != spot.said.value), None)
    if own is None or rival is None or not own.said.counts:
        return None
    crossed = any(one.said.value == rival.said.value and one.said.counts & own.said.counts for one in here)
    return own, Other("another", sure=crossed)


def _is_near(key: str, there: frozenset[str]) -> bool:
    """Whether a word stands there, in whatever form."""
    return key in there or any(other[:_STEM] == key[:_STEM] for other in there if len(key) >= _STEM and key.isascii())
