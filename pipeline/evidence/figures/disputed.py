"""Small numbers in words, which are as often an idiom as a figure: wrong where the notes count just the same thing otherwise.

"It took an hour" is said of anything; where somebody said that it took ninety minutes, it is another figure. Of a part it is the
whole that has to be the same: two of the six, where the notes have three of the six.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from pipeline.evidence.figures.counted import unit_of
from pipeline.evidence.figures.figure import IDIOM, Figure
from pipeline.language import numbers
from pipeline.language.numbers import Number
from pipeline.lexicon.named import Screened, cue, cues, words
from pipeline.patterns import lowered
from pipeline.records import NamedTuple
from pipeline.wording import Language

_COUNTED_JA = cue("ja", "figures/counted")
_BESIDE_JA = cue("ja", "figures/beside")
_MORE_JA = cue("ja", "figures/one-of-more")
_WHOLE_JA = cue("ja", "figures/of-the-whole")
_PERSONS_JA = cue("ja", "figures/one-word")
_SUBJECT_JA = cue("ja", "figures/subject")
_GENERAL_JA = words("ja", "figures/does-anything")
_COUNTED_EN = cue("en", "figures/counted")
_MORE_EN = cue("en", "figures/some-of-more")
_WHOLE_EN = cue("en", "figures/of-the-whole")
_REST, _SHORT = cues("figures/rest"), cues("figures/short")
_LACKS = cues("figures/lacks")
_LASTS_EN = Screened("en", "figures/lasts")
_ONE_LENGTH_EN = cue("en", "figures/one-length")
_A_LENGTH_EN = Screened("en", "figures/one-length")
_FUNCTION_EN = words("en", "figures/counts-nothing")
_GENERAL_EN = words("en", "figures/counted-anywhere")
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43800, "year": 525600}
_PERIODS_JA = "日年"
_LASTS = "#lasts"
# A part of so many.
_OF = "#of"
# So far before a number stands what it is a number of.
_NEAR = 24


class _Count(NamedTuple):
    """So many of something at a half-open range of a text (characters). `thing` names what is counted or what it does; `doubtful`:
    the number is as often an idiom, so that it says little on its own; `whole`: of how many it is a part, 0 where it is none."""

    start: int
    end: int
    value: float
    thing: str
    doubtful: bool
    whole: float = 0.0


def counted(said: Iterable[str], language: Language) -> dict[str, set[float]]:
    """How many of each thing were spoken of."""
    there: dict[str, set[float]] = {}
    plain = [numbers.narrow(part) for part in said]
    for told in plain:
        # Whatever is counted beside a thing may be more of it: "four apprentices? And three of them …".
        beside = {number.value for number in numbers.read(told)} if language == "en" else set[float]()
        for one in _COUNTS[language](told):
            part_of = one.thing.startswith(_OF)
            there.setdefault(one.thing, set()).update({one.value} if part_of else {one.value} | beside)
    if _LASTS in there:
        there[_LASTS].update(_spoken_of(plain))
    return there


def _spoken_of(told: Sequence[str]) -> Iterator[float]:
    """Every length of time in some English texts, in minutes: "she sat there for a week" bears out that she spent a week there."""
    for one in _A_LENGTH_EN.on_lines(lowered("\n".join(told))):
        yield _MINUTES[one[1]] * (1.5 if one[2] else 1)
    for text in told:
        for number in numbers.read(text):
            if (unit := unit_of(text, number.start, number.end)) in _MINUTES:
                yield number.value * _MINUTES[unit]


def disputed(text: str, language: Language, there: Mapping[str, Collection[float]]) -> Iterator[Figure]:
    """The small numbers of a text, and those of a part, of which what was said (`counted`) has only other ones, in order."""
    plain = numbers.narrow(text)
    for one in _COUNTS[language](plain):
        others = there.get(one.thing, ()) if one.doubtful else ()
        # Two of the five are gone: three still stand. Four of the six came: two did not.
        left = one.whole - one.value in others and any(
            cue[language].search(plain) is not None for cue in (_REST, _SHORT, _LACKS)
        )
        if others and one.value not in others and not left:
            yield Figure(one.start, one.end, plain[one.start : one.end], one.value)


def _is_small(text: str, number: Number) -> bool:
    return not text[number.start].isdigit() and number.value <= IDIOM


def _japanese(text: str) -> Iterator[_Count]:
    found = list(numbers.read(text))
    found += [Number(*one.span(), 1.0 if one[1] else 2.0) for one in _PERSONS_JA.finditer(text) if not one[3]]
    found.sort()
    wholes: dict[int, float] = {}
    for number, after in zip_longest(found, found[1:]):
        unit = _COUNTED_JA.match(text, number.end)
        persons = text[number.start] in "ひふ"
        if unit is None and not persons:
            continue
        counter, end = ("人", number.end) if unit is None else (unit[0], unit.end())
        whole = _WHOLE_JA.match(text, end)
        if whole and after and after.start == whole.end() and text.startswith(counter, after.end):
            thing = f"{_OF}{number.value}{counter}"
            wholes[after.start] = number.value
            yield _Count(number.start, after.end + len(counter), after.value, thing, True, number.value)
        before = text[max(0, number.start - _NEAR) : number.start]
        if number.value == 1 and counter in _PERIODS_JA:
            continue  # so much a day
        of = _does(text, end) or (_SUBJECT_JA.search(before) or ("", ""))[1]
        if of:
            doubtful = _is_small(text, number) and not _MORE_JA.search(before)
            yield _Count(number.start, end, number.value, f"{counter} {of}", doubtful, wholes.get(number.start, 0.0))


def _does(text: str, end: int) -> str:
    """What so many of something do, right behind it; empty where nothing tells, or anything does it."""
    beside = _BESIDE_JA.match(text, end)
    return "" if beside is None or beside[1] in _GENERAL_JA else beside[1]


def _english(text: str) -> Iterator[_Count]:
    from pipeline.language.statements_en import key

    found = list(numbers.read(text))
    for number, after in pairwise(found):
        whole = _WHOLE_EN.match(text, number.end)
        if whole and whole.end() == after.start:
            yield _Count(number.start, after.end, number.value, f"{_OF}{after.value}", True, after.value)
    for number in found:
        counted = _COUNTED_EN.match(text, number.end)
        if counted is None or (counted[1] or "").lower() in _FUNCTION_EN:
            continue
        thing = key(counted[2])
        if thing in _GENERAL_EN or unit_of(text, number.start, number.end):
            continue
        some = _MORE_EN.search(text, max(0, number.start - _NEAR), number.start)
        yield _Count(
            number.start, counted.end(), number.value, thing, not some and number.value > 1 and _is_small(text, number)
        )
    yield from _lengths(text, found)


def _lengths(text: str, found: list[Number]) -> Iterator[_Count]:
    """How long something takes or lasts, in minutes: an hour, ninety minutes."""
    at = {number.start: number for number in found}
    for match in _LASTS_EN.found(lowered(text)):
        number, start = at.get(match.end()), match.end()
        one = _ONE_LENGTH_EN.match(text, start)
        if one is not None and not text.startswith((" of", " and "), one.end()):
            yield _Count(start, one.end(), _MINUTES[one[1].lower()] * (1.5 if one[2] else 1), _LASTS, not one[2])
        elif number is not None and (unit := unit_of(text, start, number.end)) in _MINUTES:
            yield _Count(start, number.end, number.value * _MINUTES[unit], _LASTS, False)


_COUNTS: Mapping[Language, Callable[[str], Iterator[_Count]]] = {"ja": _japanese, "en": _english}
