"""Days that somebody gives by reckoning from one that is named: today is 4 May, and the lamp comes a week from tomorrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipeline.language import dates, numbers
from pipeline.lexicon.named import cues, lines
from pipeline.patterns import lowered
from pipeline.wording import Language

_TODAY = cues("figures/today")
_BACK = cues("figures/days-back")
_ON = cues("figures/days-on")
_AHEAD = cues("figures/days-ahead")
_SO_MANY = cues("figures/so-many-days")
# Years in which days are reckoned where none is named: no leap year, so that no day is missing.
_SOME_YEAR = 2025
_DAYS = 7
# Nobody reckons farther, in days or weeks.
_FAR = 100


def reckoned(text: str, anchors: Sequence[date], language: Language) -> Iterator[date]:
    """The days that a text gives by saying how many days they are away from one of `anchors`."""
    away = list(_away(numbers.narrow(text), language))
    yield from (day + timedelta(days=some) for day in anchors for some in away)


def todays(text: str, language: Language) -> Iterator[date]:
    """The days that a text calls today; in some year where it names none."""
    plain = numbers.narrow(text)
    for day in dates.find_narrow(plain):
        if _TODAY[language].search(plain, 0, day.start):
            yield day.calendar or date(_SOME_YEAR, day.month, min(day.day, 28 if day.month == 2 else day.day))


def _away(text: str, language: Language) -> Iterator[int]:
    """How many days something is away: five days ago, in two weeks, tomorrow."""
    for number in numbers.read(text):
        back, found = _BACK[language].match(text, number.end), _ON[language].match(text, number.end)
        if back is None and _AHEAD[language].search(text, 0, number.start):
            found = _SO_MANY[language].match(text, number.end)
        found = back or found
        if found is not None and number.value == int(number.value) < _FAR:
            yield int(number.value) * (_DAYS if found[1] else 1) * (-1 if back else 1)
    low = lowered(text)
    for line in lines(language, "figures/days-away"):
        some, *words = line.split("|")
        yield from (int(some) for word in words if word in low)
