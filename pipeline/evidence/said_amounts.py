"""The numbers of an utterance with what each counts, as one sets them beside each other: shares and multiples in words, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, count, pairwise

from pipeline.evidence import taken_back
from pipeline.evidence.figures.counts import counted
from pipeline.evidence.figures.eras import before_era
from pipeline.evidence.figures.generous import elided
from pipeline.evidence.figures.ranges import is_change, ranges, with_scale
from pipeline.language import numbers
from pipeline.lexicon.named import Screened, cue
from pipeline.patterns import lazy, lowered
from pipeline.records import NamedTuple
from pipeline.wording import Language

_SHARE = cue("any", "figures/share")
_TENTHS = lazy(r"割(?:([一二三四五六七八九五\d])分)?")
_HALVED = Screened("any", "figures/halved")
_TWICE = Screened("any", "figures/twice")
_UP_TO_JA = lazy(r"[^\W\d_ぁ-ん]{1,4}(?:から|[〜～~–-])")
_SHARES = frozenset(("percent",))
TIMES = "times"
# Two look through all utterances, one after the other: those of a long talk are remembered.
_KEPT = 1024


class Said(NamedTuple):
    """A number somebody said: where (utterance, place in it, half-open range of all that was said, in characters), and what it counts;
    `times`: it multiplies (倍, twice). `range`: which range of its utterance it is an end of, below 0 for none."""

    at: int
    place: int
    start: int
    end: int
    value: float
    counts: frozenset[str]
    share: bool = False
    times: bool = False
    range: int = -1


def spoken(texts: Sequence[str], language: Language) -> tuple[Said, ...]:
    """All numbers of what was said one after another, in order, as they stand in all of it, joined by line breaks; with what one may mean
    whose thousands were left to another one: 480,000, and we have 310 (`place` below 0)."""
    begins = accumulate((len(text) + 1 for text in texts), initial=0)
    found = (
        _with_elided(at, text, begin, language) for at, (text, begin) in enumerate(zip(texts, begins, strict=False))
    )
    return tuple(sorted(chain.from_iterable(found), key=lambda one: one.start))


def _with_elided(at: int, text: str, begin: int, language: Language) -> Iterator[Said]:
    yield from placed(numbers_of(text, language), begin, at)
    plain = numbers.narrow(text)
    for value, number, whole in elided(plain, list(numbers.read(plain))):
        yield Said(at, -1, begin + number.start, begin + number.end, value, counted(plain, whole, language))


def placed(found: Iterable[Said], begin: int, at: int = 0) -> Iterator[Said]:
    """The numbers of an utterance or a sentence, as it stands in all that was said."""
    return (one._replace(at=at, start=begin + one.start, end=begin + one.end) for one in found)


@lru_cache(_KEPT)
def numbers_of(text: str, language: Language) -> tuple[Said, ...]:
    """The numbers of an utterance, without those that its speaker takes back, as the first one that begins at 0."""
    return tuple(_numbers_of(text, language))


def _numbers_of(text: str, language: Language) -> Iterator[Said]:
    plain = numbers.narrow(taken_back.without(text, language))
    low = lowered(plain)
    found = list(numbers.read(plain))
    pairs = list(ranges(plain, found))
    # 五分から八分: the unit stands with both.
    pairs += [(low, high) for low, high in pairwise(found) if _UP_TO_JA.fullmatch(plain, low.end, high.start)]
    unit_of_both = {low.start: high for low, high in pairs}
    ends = {one.start: place for place, both in enumerate(pairs) if not is_change(plain, *both) for one in both}
    amounts, shares = count(), count()

    def share(start: int, end: int, value: float) -> Said:
        return Said(0, next(shares), start, end, value, _SHARES, share=True)

    until = 0
    for number in found:
        if number.start < until:
            continue
        tenths = _TENTHS.match(plain, number.end)
        if tenths is not None:
            until = tenths.end()
            tail = next(numbers.read(tenths[1])).value if tenths[1] else 0
            yield share(number.start, number.end, number.value * 10 + tail)
            continue
        high = unit_of_both.get(number.start, number)
        if _SHARE.match(plain[high.end :].lstrip()):
            yield share(number.start, number.end, number.value)
        else:
            counts = counted(plain, high, language)
            range_ = ends.get(number.start, -1)
            times = bool(counts & {TIMES, "倍"})
            place = (next(amounts), number.start, number.end)
            era = before_era(plain, number.start) if "year" in counts else None
            value = (
                number.value + era[1]
                if era
                else with_scale(number, high, plain)
                if high is not number
                else number.value
            )
            yield Said(0, *place, value, counts, times=times, range=range_)
    for part in (*numbers.fractions(plain, low, found), *numbers.among(plain, found)):
        yield share(*part)
    yield from (share(*half.span(), 50.0) for half in _HALVED.found(low))
    yield from (
        Said(0, next(amounts), twice.start(), twice.end(), 2.0, frozenset((TIMES,)), times=True)
        for twice in _TWICE.found(low)
    )
