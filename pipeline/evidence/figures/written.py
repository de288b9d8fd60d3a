"""The figures that a text writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.evidence.figures import vague
from pipeline.evidence.figures.counted import CLOCK, HOUR, kind_of
from pipeline.evidence.figures.eras import ERAS, FIRST_OF_ERA
from pipeline.evidence.figures.figure import FRACTION, HALF, Figure
from pipeline.evidence.figures.figures_en import english
from pipeline.evidence.figures.figures_ja import japanese
from pipeline.evidence.figures.generous import durations
from pipeline.language import clocks, dates, numbers
from pipeline.language.dates import Day
from pipeline.language.numbers import Number
from pipeline.lexicon.named import cue, cues
from pipeline.patterns import lazy, lowered
from pipeline.wording import Language

_HALF = cue("any", "figures/half")
_ABOUT = cue("any", "figures/about")
_OR_SO = cue("any", "figures/or-so")
_BOUND = cues("figures/bound")
_BOUND_BEHIND = cues("figures/bound-behind")
_SOME_UNIT = lazy(r"[一-龠ァ-ヶー%]{1,6}(?=[以超余強未弱足近を])|[一-龠](?=[以超余強未弱足近])")
_ABOVE, _ABOVE_BEHIND = cue("any", "figures/above"), cue("any", "figures/above-behind")
_BELOW, _BELOW_BEHIND = cue("any", "figures/below"), cue("any", "figures/below-behind")
_DENIED = cue("any", "figures/denied-bound")
_CHANGED_BEFORE_EN = cue("en", "figures/changed-before")
_CHANGED_BEHIND = cues("figures/changed-behind")
_NEAR, _FAR = 16, 60
_PART_OF = cue("any", "figures/part-of")
_OF_A_MEASURE = cue("en", "figures/of-a-measure")
_IN = cue("any", "figures/one-in")
_TH_PART = "分の"


def find(text: str, language: Language) -> Iterator[Figure]:
    """The figures that say something: with a unit or a thing counted, not the numbering of the text itself."""
    plain = numbers.narrow(text)
    told = list(numbers.read(plain))
    found = [*(japanese(plain) if language == "ja" else english(plain))]
    found = _instead(found, _fractions(plain, told, found))
    found = _instead(found, (_lasting(plain, *one) for one in durations(plain, told)))
    found = _instead(found, (_day(plain, one) for one in dates.find(plain)))
    found = _instead(found, _clocks(plain, told, found))
    found = _instead(found, (_round(plain, one) for one in vague.find(plain)))
    found += [
        Figure(*match.span(), match[0], float(ERAS[match[1]] + 1), unit="年", kind="time", measure="year")
        for match in FIRST_OF_ERA.finditer(plain)
    ]
    for match in _HALF.finditer(plain):
        if not any(one.start <= match.start() < one.end for one in found):
            found.append(Figure(*match.span(), match[0].strip(), 50.0, share=True, unit=HALF))
    found.sort(key=lambda figure: figure.start)
    spans = Counter((figure.start, figure.end) for figure in found)
    for one in found:
        yield _placed(plain, one, language, ranged=spans[one.start, one.end] > 1)


def _instead(found: list[Figure], whole: Iterable[Figure]) -> list[Figure]:
    """The figures with `whole` ones in the place of what stands in the same range."""
    ones = list(whole)
    rest = (figure for figure in found if not any(one.start < figure.end and figure.start < one.end for one in ones))
    return [*ones, *rest]


def _fractions(text: str, told: list[Number], found: list[Figure]) -> Iterator[Figure]:
    """Those of a fraction as the one share that it is: four fifths, 3分の2, one in four, 4人に1人."""
    parts = [
        *numbers.fractions(text, lowered(text), told),
        *(one for one in numbers.among(text, told) if _IN.search(text[one.start : one.end])),
    ]
    until = -1
    for part in sorted(parts, key=lambda one: (one.start, -one.end)):
        within = any(part.start <= one.start < part.end for one in found)
        shown = text[part.start : part.end]
        plain = within or _PART_OF.match(text, part.end) or _TH_PART in shown or _IN.search(shown)
        if plain and part.start >= until and not _OF_A_MEASURE.match(text, part.end):
            until = part.end
            yield Figure(part.start, part.end, shown, part.value, share=True, kind="share", measure=FRACTION)


def _clocks(text: str, told: list[Number], found: Sequence[Figure]) -> Iterator[Figure]:
    """Times of day, and the other ends of their ranges: 9〜17時."""
    for one in clocks.find(text, told):
        minutes = float(one.hour * 60 + one.minute)
        yield Figure(one.start, one.end, text[one.start : one.end], minutes, unit=one.half, kind="time", measure=CLOCK)
        for end in found:
            if end.measure == HOUR and end.start < one.start < end.end and end.value % 12 != one.hour:
                yield end._replace(value=float(end.value % 12 * 60), unit="", measure=CLOCK)


def _lasting(text: str, start: int, end: int, minutes: float) -> Figure:
    return Figure(start, end, text[start:end], minutes, unit="minutes", kind="time", measure="minute")


def _day(text: str, day: Day) -> Figure:
    return Figure(day.start, day.end, text[day.start : day.end], float(day.day), kind="time", measure="date", day=day)


def _round(text: str, word: vague.Vague) -> Figure:
    kind = kind_of(text, word.end, word.end)
    return Figure(word.start, word.end, text[word.start : word.end], word.low, kind=kind, high=word.high)


def _placed(text: str, figure: Figure, language: Language, *, ranged: bool) -> Figure:
    """The figure with what stands around it: that it is rounded, a bound, or what something changed by."""
    # "more than half" is one figure, which is called more.
    start = figure.start + max(figure.text.lower().find("half"), 0) if figure.unit == HALF else figure.start
    before, behind = text[max(0, start - _FAR) : start], text[figure.end : figure.end + _NEAR]
    changed = _CHANGED_BEHIND[language].match(text, figure.end)
    if language == "en" and changed is None:
        # "17 fewer cows than": the comparative stands in the figure.
        inside = _CHANGED_BEHIND["en"].search(text, figure.start, figure.end + _NEAR)
        changed = inside if inside and inside.start() < figure.end else _CHANGED_BEFORE_EN.search(before)
    return figure._replace(
        about=is_about(text, start, figure.end),
        bound=ranged or bool(_BOUND[language].search(before) or _BOUND_BEHIND[language].match(behind)),
        change=bool(changed),
        side=side(text, start, figure.end),
    )


def is_about(text: str, start: int, end: int) -> bool:
    """Whether what stands around a figure calls it rounded; the unit may stand between."""
    unit = _SOME_UNIT.match(text, end)
    before = text[max(0, start - _NEAR) : start]
    return bool(_ABOUT.search(before) or _OR_SO.match(text, end) or (unit and _OR_SO.match(text, unit.end())))


def side(text: str, start: int, end: int) -> int:
    """Whether what stands around a figure says that it was more (1) or less (-1) than that."""
    before, unit = text[max(0, start - _NEAR) : start], _SOME_UNIT.match(text, end)
    behind = text[unit.end() if unit else end :][:_NEAR].lstrip("をもに")
    above, below = _ABOVE.search(before), _BELOW.search(before)
    more = bool(above or _ABOVE_BEHIND.match(behind)) - bool(below or _BELOW_BEHIND.match(behind))
    # Never fewer than six are six or more.
    found = above or below
    at = max(0, start - _NEAR) + (found.start() if found else 0)
    return -more if found is not None and _DENIED.search(text, max(0, start - _FAR), at) else more
