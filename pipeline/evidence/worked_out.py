"""Whether a figure that nobody said is worked out from two that somebody did: 48 and 22 head of cattle are 70.

Taken is what a reader can do in the head: one step, from two figures that stand near each other in the notes and count the same
thing. A sum, a difference, a rise or a fall need their word in the sentence (合わせて, more, fell); a share, a multiple and a part of an
amount do not. Anything longer stays a figure that nobody said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, count, pairwise
from typing import TYPE_CHECKING

from pipeline.evidence import taken_back
from pipeline.evidence.figures import Figure
from pipeline.evidence.figures.counts import counted
from pipeline.evidence.figures.ranges import is_change, ranges
from pipeline.language import numbers
from pipeline.language.sentences import sentences
from pipeline.lexicon.named import Screened, cue, cues
from pipeline.patterns import lazy, lowered
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes, Utterance

# So many utterances apart two figures may be: a question stands between two answers.
_APART = 2
# So far apart they may be, and so far around them stands what they are about, in characters.
_FAR: Mapping[Language, int] = {"ja": 60, "en": 160}
_TOGETHER = cues("figures/together")
_MORE = cues("figures/more")
_LESS = cues("figures/less")
_REST = cues("figures/rest")
_SHARE = cue("any", "figures/share")
_TENTHS = lazy(r"割(?:([一二三四五六七八九五\d])分)?")
_HALVED = Screened("any", "figures/halved")
_TWICE = Screened("any", "figures/twice")
# What a figure has around it that something rises or falls to.
_TO_EN = lazy(r"\b(?i:to) ?[$€£¥]?$")
_TO_JA = lazy(r"(?:ほど|くらい|近く)?(?:に|まで|へ)")
_COUNTS_JA = lazy(r"[\d.,〇一二三四五六七八九十百千万億兆]+[^\W\d_ぁ-ん]?")
# Two signs of one word, with what is written between them in hiragana: 売り上げ and 売上.
_PAIRS_JA = lazy(r"(?=([一-龠々])[いえきぎくけげしじすせちつてびべみめりるれ]?([一-龠々])|([ァ-ヶー]{2}))")
_UP_TO_JA = lazy(r"[^\W\d_ぁ-ん]{1,4}(?:から|[〜～~–-])")
_DECIMALS = lazy(r"\.(\d+)")
_SHARES = frozenset(("percent",))
_TIMES = "times"
# How far off a share may be that is given in tenths or as a fraction, in points; and what is called rounded.
_TENTH, _ABOUT = 1.0, 5.0
_ABOUT_BY, _TIMES_BY = 0.1, 0.05


class Basis(NamedTuple):
    """Where the later of the two figures stands that another one was worked out from."""

    notes: str
    utterance: Utterance


class _Said(NamedTuple):
    """A number somebody said: where (utterance, place in it, character of all that was said), and what it counts; `times`: it multiplies (倍, twice). `range`: which
    range of its utterance it is an end of, below 0 for none."""

    at: int
    place: int
    start: int
    value: float
    counts: frozenset[str]
    share: bool = False
    times: bool = False
    range: int = -1


_Way = Callable[[_Said, _Said, frozenset[str]], Iterator[float]]


class WorkedOut:
    """The figures of some notes that are on the record, ready to be put together."""

    def __init__(self, notes: Sequence[Notes], language: Language) -> None:
        self._spoken = [(one.path, utterance) for one in notes for utterance in one.on_record]
        self._language = language
        self._far = _FAR[language]

    @cached_property
    def _text(self) -> str:
        return "\n".join(utterance.text for _, utterance in self._spoken)

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each utterance begins in `_text`."""
        return [0, *accumulate(len(utterance.text) + 1 for _, utterance in self._spoken)]

    def of(self, figure: Figure, text: str) -> Basis | None:
        """What a figure of `text` can be worked out from; None where it cannot."""
        if figure.day is not None or figure.high or figure.value <= 0:
            return None
        parts = (part for part in sentences(text, self._language) if part.start <= figure.start < part.end)
        sentence = next((part.text for part in parts), text)
        wanted = self._counts(text, figure)
        ways = self._ways(figure, text, sentence)
        about = _about(sentence, self._language)
        for one, other in self._near:
            way = next((way for way in ways if any(_is(figure, value) for value in way(one, other, wanted))), None)
            if way is None:
                continue
            # What is counted says what it is about; a share says nothing of it.
            exactly = way in (_sum, _difference, _part) and bool((one.counts | other.counts) & wanted)
            around = self._text[max(0, one.start - self._far) : other.start + self._far]
            if exactly or about & _about(around, self._language):
                return Basis(*self._spoken[other.at])
        return None

    def _counts(self, text: str, figure: Figure) -> frozenset[str]:
        if figure.measure:
            return frozenset((figure.measure,))
        plain = numbers.narrow(text)
        inside = [one for one in numbers.read(plain) if figure.start <= one.start < figure.end]
        return counted(plain, inside[-1], self._language) if inside else frozenset()

    @cached_property
    def _near(self) -> list[tuple[_Said, _Said]]:
        """All pairs of numbers that stand near each other and may be put together, in the order of the notes; a share also by itself, since
        the whole is understood."""
        said: list[_Said] = []
        for at, (_, utterance) in enumerate(self._spoken):
            said += _numbers(at, utterance.text, self._starts[at], self._language)
        said.sort(key=lambda one: one.start)
        found: list[tuple[_Said, _Said]] = []
        for place, other in enumerate(said):
            found += [(other, other)] if other.share else []
            for one in reversed(said[:place]):
                if other.start - one.start > self._far or other.at - one.at > _APART:
                    break
                if one.value != other.value and not _one_range(one, other):
                    found.append((one, other))
        return found

    def _ways(self, figure: Figure, text: str, sentence: str) -> Sequence[_Way]:
        more, less, rest, together = (
            one[self._language].search(sentence) is not None for one in (_MORE, _LESS, _REST, _TOGETHER)
        )
        # What something rose or fell to is no rise or fall: a share of what it was, at most.
        level = bool(_TO_EN.search(text[: figure.start]) or _TO_JA.match(text, figure.end))
        grown, shrunk = (_grown,) * (more and not level), (_shrunk,) * (less and not level)
        if figure.share:
            return (*grown, *shrunk) if figure.change else (_ratio, _part_of_share, _shares_together, *grown, *shrunk)
        if figure.kind == _TIMES:
            return (_multiple,)
        apart = (_difference,) * ((more or less or rest) and not level)
        return apart if figure.change else (_part, _years, *(_sum,) * together, *apart)


def _one_range(one: _Said, other: _Said) -> bool:
    return one.range == other.range >= 0 and one.at == other.at


def _about(text: str, language: Language) -> frozenset[str]:
    """What a text is about, by pieces of its words that carry meaning."""
    if language == "en":
        from pipeline.language.english import content_words

        return frozenset(one for one in content_words(text) if not one[0].isdigit() and one not in numbers.NAMES)
    return frozenset(map("".join, _PAIRS_JA.findall(_COUNTS_JA.sub(" ", numbers.narrow(text)))))


def _numbers(at: int, text: str, begin: int, language: Language) -> Iterator[_Said]:
    """The numbers of an utterance that begins at `begin`, without those that its speaker takes back."""
    plain = numbers.narrow(taken_back.without(text, language))
    low = lowered(plain)
    found = list(numbers.read(plain))
    pairs = list(ranges(plain, found))
    # 五分から八分: the unit stands with both.
    pairs += [(low, high) for low, high in pairwise(found) if _UP_TO_JA.fullmatch(plain, low.end, high.start)]
    unit_of_both = {low.start: high for low, high in pairs}
    ends = {one.start: place for place, both in enumerate(pairs) if not is_change(plain, *both) for one in both}
    amounts, shares = count(), count()

    def share(start: int, value: float) -> _Said:
        return _Said(at, next(shares), begin + start, value, _SHARES, share=True)

    for number in found:
        tenths = _TENTHS.match(plain, number.end)
        if tenths is not None:
            tail = next(numbers.read(tenths[1])).value if tenths[1] else 0
            yield share(number.start, number.value * 10 + tail)
        elif _SHARE.match(plain[number.end :].lstrip()):
            yield share(number.start, number.value)
        else:
            counts = counted(plain, unit_of_both.get(number.start, number), language)
            range_ = ends.get(number.start, -1)
            times = bool(counts & {_TIMES, "倍"})
            yield _Said(at, next(amounts), begin + number.start, number.value, counts, times=times, range=range_)
    for part in (*numbers.fractions(plain, found), *numbers.among(plain, found)):
        yield share(part.start, part.value)
    yield from (share(half.start(), 50.0) for half in _HALVED.found(low))
    yield from (
        _Said(at, next(amounts), begin + twice.start(), 2.0, frozenset((_TIMES,)), times=True)
        for twice in _TWICE.found(low)
    )


def _alike(one: _Said, other: _Said) -> bool:
    """Whether two numbers count the same thing. Beside one in the same breath the other may stand alone (from 40 to 34), and so
    may both where one follows the other."""
    if one is other or one.times or other.times or (one.share != other.share and one.counts and other.counts):
        return False
    if one.counts and other.counts:
        return bool(one.counts & other.counts)
    return one.at == other.at and (bool(one.counts or other.counts) or other.place - one.place == 1)


def _fits(one: _Said, other: _Said, wanted: frozenset[str]) -> bool:
    return _alike(one, other) and (not wanted or bool((one.counts | other.counts) & wanted))


def _ratio(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    """Six hives out of sixty are ten percent."""
    if _alike(one, other) and not (one.share or other.share) and one.value and other.value:
        low, high = sorted((one.value, other.value))
        yield 100 * low / high


def _grown(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    """From 10 to 13 is thirty percent more; a figure that is 112 percent of another is twelve percent more."""
    if _alike(one, other) and one.value and other.value:
        low, high = sorted((one.value, other.value))
        yield 100 * (high - low) / low
        if one.share:
            yield high - low
    yield from (each.value - 100 for each in (one, other) if each.share and each.value > 100)


def _shrunk(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    """From 30 to 18 is forty percent less; a figure that is 94 percent of another is six percent less."""
    if _alike(one, other) and one.value and other.value:
        low, high = sorted((one.value, other.value))
        yield 100 * (high - low) / high
        if one.share:
            yield high - low
    yield from (100 - each.value for each in (one, other) if each.share and each.value < 100)


def _shares_together(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    """Fifty-five percent and thirty are 85, where one follows the other."""
    follows = one.share != other.share or (one.at == other.at and other.place - one.place == 1)
    if _alike(one, other) and (one.share or other.share) and follows:
        yield one.value + other.value


def _part_of_share(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    """Half of the forty percent are twenty percent."""
    if one is not other and one.share and other.share and one.at == other.at:
        yield one.value * other.value / 100


def _multiple(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    """Three tons then and 42 now are 14 times as much."""
    if _alike(one, other) and one.value and other.value:
        low, high = sorted((one.value, other.value))
        yield high / low


def _part(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    """Thirty percent of 240, half of 18,000, three times 400."""
    for factor, amount in ((one, other), (other, one)):
        if amount.share or amount.times or (wanted and not amount.counts & wanted):
            continue
        if factor.times:
            yield factor.value * amount.value
        elif factor.share:
            yield factor.value * amount.value / 100


def _years(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    """Between 1952 and 1998 are 46 years; five years after 2009 it is 2014."""
    if "year" in wanted:
        years = [each for each in (one, other) if 1000 <= each.value < 3000 and each.value == int(each.value)]
        if len(years) == 2:
            yield abs(one.value - other.value)
        elif len(years) == 1 and "year" in (one if years[0] is other else other).counts:
            yield from (one.value + other.value, abs(one.value - other.value))


def _sum(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    if _fits(one, other, wanted) and not (one.share or other.share):
        yield one.value + other.value


def _difference(one: _Said, other: _Said, wanted: frozenset[str]) -> Iterator[float]:
    if _fits(one, other, wanted) and not (one.share or other.share):
        yield abs(one.value - other.value)


def _is(figure: Figure, value: float) -> bool:
    """Whether a figure is a value, to the places that it gives."""
    off = abs(figure.value - value)
    if figure.share:
        decimals = _DECIMALS.search(figure.text)
        places = 0.5 * 10.0 ** -(len(decimals[1]) if decimals is not None else 0)
        coarse = decimals is None and "%" not in figure.text and "percent" not in figure.text
        exact = max(places, _TENTH if coarse else 0.0)
        return off <= (max(exact, min(_ABOUT, _ABOUT_BY * figure.value)) if figure.about else exact) + 1e-9
    if figure.kind == _TIMES:
        return off <= (0.5 if figure.about else _TIMES_BY * value)
    if figure.about and figure.value >= 10:
        step: int = 10 ** (len(str(int(figure.value))) - len(str(int(figure.value)).rstrip("0")))
        return off <= min(step / 2, _ABOUT_BY * value)
    return off < 1e-6
