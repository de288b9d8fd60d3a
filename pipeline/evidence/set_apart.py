"""Whether a figure of a sentence is told of what the notes tell it of: what sets it apart from the other figures beside it there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from pipeline.evidence.members import STRICT
from pipeline.evidence.told_of import LEFT, Spot
from pipeline.language.statements import opposites
from pipeline.records import NamedTuple
from pipeline.wording import Language

# Another thing's; what was for what is; the opposite; what is hoped for or true on a condition; a share of something smaller; a limit.
Way = Literal["another", "then-and-now", "turned-round", "supposed", "part", "limit"]
# By how much more of the words of one than of the other a sentence has; of how much of what a share is one of it speaks.
_HALF = 0.5
# Numbers up to this one count something everywhere.
_COMMON = 9
# So many letters make an English word another form of one.
_STEM = 5
_DAYS = STRICT | {"year", "period"}


class Other(NamedTuple):
    """In which way a figure is another one; `sure`: the sentence has the figure that belongs there as well, and gives it to what this one is
    told of."""

    way: Way
    sure: bool = False


def words(some: Sequence[Spot]) -> frozenset[str]:
    """Those beside all of some figures."""
    return frozenset[str]().union(*(one.all for one in some))


def alike(one: Spot, other: Spot) -> bool:
    """Whether two numbers may count the same thing."""
    counts, others = one.said.counts, other.said.counts
    return not _apart(one, other) and (
        not counts or not others or bool(counts & others) or one.kind == other.kind != ""
    )


def _apart(one: Spot, other: Spot) -> bool:
    return one.said.share != other.said.share or one.said.times != other.said.times


def rivals(own: Spot, other: Spot, *, beside: bool) -> bool:
    """Whether two figures of the notes can be taken for one another. `beside`: they were told in one breath: there one may be half of
    something, or not say what it counts."""
    if own.said.value == other.said.value:
        return False
    named = bool(own.said.counts and other.said.counts)
    half = beside and own.sentence == other.sentence and not own.said.share and (other.said.share or other.said.times)
    return other.said.value == LEFT or half or (alike(own, other) and (named or beside))


def judged(
    spot: Spot,
    here: Sequence[Spot],
    own: Spot,
    near: Sequence[Spot],
    heard: Callable[[], frozenset[str]],
    language: Language,
) -> Other | None:
    """In which way a figure of a sentence is not what one place of the notes tells.

    `here` are all figures of the sentence, `near` those of the notes that may be taken for this one, `heard` gives the words said around it.
    """
    if _is_turned(spot, own, language):
        return Other("turned-round")
    if own.supposed and not any(one.supposed for one in here):
        return Other("supposed")
    if own.said.share and not spot.part and _is_of_a_part(spot, here, own, near, heard):
        return Other("part")
    if own.limit and not own.counts_time and not (spot.limit or spot.side):
        return Other("limit")
    if _disjoint(spot.members, own.members):
        return Other("another")
    for rival in near:
        other = next((one for one in here if one.said.value == rival.said.value and alike(one, rival)), None)
        if other is not None and other.piece == spot.piece and not spot.state:
            continue
        if own.state != rival.state:  # what was and what is of one thing: words tell nothing
            if _is_of_another_time(spot, own, rival):
                now = other.state if other is not None else ""
                return Other("then-and-now", bool(now) and (now == own.state or now != rival.state == spot.state))
        elif other is not None and _crossed(spot, other, own, rival):
            return Other("another", sure=_crossed(other, spot, rival, own))
        elif other is None and _is_contrast(spot, here, own, rival):
            return Other("another")
    return None


def _is_of_another_time(spot: Spot, own: Spot, rival: Spot) -> bool:
    """Whether a sentence tells of now what the notes tell of before, or the other way round."""
    one_thing = own.sentence == rival.sentence or bool(own.all & rival.all) or not (own.words and rival.words)
    timed = bool(spot.state) and one_thing and not spot.counts_time
    return timed and own.state != spot.state and (rival.state == spot.state or bool(own.state and not rival.state))


def _is_turned(spot: Spot, own: Spot, language: Language) -> bool:
    """Whether a word stands in whose place the notes have its opposite, or what they deny is told."""
    plain = not (spot.negative or own.negative)
    if plain and (spot.way * own.way < 0 or spot.side * own.side < 0):
        return True
    if own.denied and not spot.negative and spot.side >= 0:
        return True
    pairs, there = opposites(language), own.all
    return any(key not in there and pairs.get(key, frozenset()) & there - spot.words for key in spot.words)


def _is_of_a_part(
    spot: Spot, here: Sequence[Spot], own: Spot, near: Sequence[Spot], heard: Callable[[], frozenset[str]]
) -> bool:
    """Whether a sentence speaks of little, or of something else, than what the notes take a share of."""
    said = words(here)
    if spot.whole and not own.whole and own.all and not own.all & said:
        return True
    if own.part:
        whole = next((one for one in reversed(near) if one.sentence == own.sentence and one.piece < own.piece), None)
        told = frozenset[str]() if whole is None else whole.words - whole.base - own.words
        missed = len(told & said) <= _HALF * len(told)
        return bool(told) and missed and not (whole and any(one.said.value == whole.said.value for one in here))
    other = bool(own.base and spot.base) and not (own.whole or own.base & said or spot.base & own.all)
    return other and spot.base <= heard()


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
    said, everything = spot.all, words(here)
    sides = [(own.before - rival.all, rival.before - own.all), (own.behind - rival.all, rival.behind - own.all)]
    sides = [pair for pair in sides if all(pair)] or [(own.words - rival.all, (rival.words or rival.all) - own.all)]
    balance = 0
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
