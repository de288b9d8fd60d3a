"""What a number counts: the kind of thing (people, money, time …), and the unit where another one is another figure."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon.named import cue, lines
from pipeline.patterns import either, lazy

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "￥": "yen"}
_LOOK = 20
_MONEY = cue("en", "figures/money")
# No amount in two numbers (two euros ten) is shorter than this, in characters.
_SHORTEST = len("1 euro 1")
# The minutes of a time of day, as in 5時30分, and its hours.
PAST = "minute past"
HOUR = "o'clock"
# A whole time of day.
CLOCK = "clock"
_KINDS = (
    ("share", cue("any", "figures/kind-1-share")),
    ("money", cue("any", "figures/kind-2-money")),
    ("people", cue("any", "figures/kind-3-people")),
    ("time", cue("any", "figures/kind-4-time")),
    ("measure", cue("any", "figures/kind-5-measure")),
    ("times", cue("any", "figures/kind-6-times")),
    ("things", cue("ja", "figures/kind-7-things")),
)  # fmt: skip
_UNITS = (
    ("year", cue("any", "figures/unit-1-year")),
    ("month", cue("any", "figures/unit-2-month")),
    ("month of the year", cue("ja", "figures/unit-3-month-of-the-year")),
    ("week", cue("any", "figures/unit-4-week")),
    ("day", cue("any", "figures/unit-5-day")),
    ("hour", cue("any", "figures/unit-6-hour")),
    (HOUR, cue("any", "figures/unit-7-oclock")),
    ("minute", cue("any", "figures/unit-8-minute")),
    ("second", cue("any", "figures/unit-9-second")),
    ("yen", cue("any", "figures/unit-10-yen")),
    ("dollar", cue("any", "figures/unit-11-dollar")),
    ("euro", cue("any", "figures/unit-12-euro")),
    ("pound", cue("any", "figures/unit-13-pound")),
    ("kilometre", cue("any", "figures/unit-14-kilometre")),
    ("kilogram", cue("any", "figures/unit-15-kilogram")),
    ("metre", cue("any", "figures/unit-16-metre")),
    ("mile", cue("any", "figures/unit-17-mile")),
    ("ton", cue("any", "figures/unit-18-ton")),
    ("centimetre", cue("any", "figures/unit-19-centimetre")),
    ("millilitre", cue("any", "figures/unit-20-millilitre")),
    ("millimetre", cue("any", "figures/unit-21-millimetre")),
    ("gram", cue("any", "figures/unit-22-gram")),
    ("litre", cue("any", "figures/unit-23-litre")),
    ("hectare", cue("any", "figures/unit-24-hectare")),
    ("are", cue("any", "figures/unit-25-are")),
)  # fmt: skip
# All of them at once: a long talk has a thousand numbers.
_KIND = either([pattern for _, pattern in _KINDS])
_UNIT = either([pattern for _, pattern in _UNITS])
# The word or the sign behind a number, and the units that are found by it.
_WORD = lazy(
    r"[ -]?((?:percentage|per ?cent) points?|per ?cent|[A-Za-z]+|[ァ-ヺー]+|%ポイント|[%℃度割]|°C?)", re.IGNORECASE
)
_BY_WORD = {word: name for name, *words in map(str.split, lines("any", "figures/unit-words")) for word in words}
_NO_DEGREE = lazy(r"[目もとめ々]")
# Units of one dimension, and how many of its smallest they hold: 70アール are 0.7 hectares. Cents are those of dollars or euros.
_SIZES = {
    "kilometre": (("length", 10**6),), "metre": (("length", 1000),), "centimetre": (("length", 10),), "millimetre": (("length", 1),),
    "ton": (("weight", 10**6),), "kilogram": (("weight", 1000),), "gram": (("weight", 1),), "kilo": (("weight", 1000), ("length", 10**6)),
    "litre": (("volume", 1000),), "millilitre": (("volume", 1),), "hectare": (("area", 100),), "are": (("area", 1),),
    "foot": (("feet", 12),), "inch": (("feet", 1),), "yard": (("feet", 36),),
    "dollar": (("dollars", 100),), "euro": (("euros", 100),), "cent": (("dollars", 1), ("euros", 1)), "pound": (("pounds", 100),), "penny": (("pounds", 1),),
}  # fmt: skip
# What a unit of another system is in metres, kilograms, litres or square metres.
_METRIC = {
    "kilometre": ("length", 1000.0), "metre": ("length", 1.0), "centimetre": ("length", 0.01), "millimetre": ("length", 0.001), "mile": ("length", 1609.344),
    "yard": ("length", 0.9144), "foot": ("length", 0.3048), "inch": ("length", 0.0254), "ton": ("weight", 1000.0), "kilogram": ("weight", 1.0), "kilo": ("weight", 1.0),
    "gram": ("weight", 0.001), "ounce": ("weight", 0.02835), "litre": ("volume", 1.0), "millilitre": ("volume", 0.001), "hectare": ("area", 10_000.0), "are": ("area", 100.0),
    "acre": ("area", 4046.9),
}  # fmt: skip
# Below zero: five degrees are not five degrees below.
BELOW = "degree below zero"
_BELOW = cue("any", "figures/below-zero")
_MONEY_UNITS = frozenset(("yen", "dollar", "euro", "pound", "cent", "penny"))
_TIME_UNITS = frozenset(("year", "month", "month of the year", "week", "day", "hour", HOUR, "minute", PAST, "second"))


def kind_of(text: str, start: int, end: int, unit: str | None = None) -> str:
    """The kind of thing that a number at a half-open range counts: money, time, people …; empty where that is not clear.

    `unit` is that of the number, where it is known already.
    """
    if start and text[start - 1] in _SIGNS:
        return "money"
    after = _behind(text, start, end)
    known = _KIND.match(after)
    if known is not None:
        return _KINDS[(known.lastindex or 1) - 1][0]
    return _kind_by_unit(unit_of(text, start, end) if unit is None else unit)


def _kind_by_unit(unit: str) -> str:
    if not unit or unit in ("point", "percent"):
        return "share" if unit else ""
    return "money" if unit in _MONEY_UNITS else "time" if unit in _TIME_UNITS else "measure"


def unit_of(text: str, start: int, end: int) -> str:
    """The unit of a number at a half-open range, one name for both languages; empty where it has none that is known."""
    if start and text[start - 1] in _SIGNS:
        return _SIGNS[text[start - 1]]
    name = _named(_behind(text, start, end))
    if name == "degree" and _BELOW.search(text, max(0, start - _LOOK), start):
        return BELOW
    return PAST if name == "minute" and text[:start].endswith("時") else name


# Whoever learns the figures of a talk asks for the unit of each of them several times.
@lru_cache(2048)
def _named(after: str) -> str:
    known = _UNIT.match(after)
    return _by_word(after) if known is None else _UNITS[(known.lastindex or 1) - 1][0]


def _by_word(after: str) -> str:
    """The unit by the word behind a number; empty where it is none."""
    word = _WORD.match(after)
    if word is None or (word[1] == "度" and _NO_DEGREE.match(after, word.end())):
        return ""
    folded = word[1].lower().replace("per cent", "percent").replace(" ", "-")
    return _BY_WORD.get(folded, "")


def sizes(value: float, unit: str) -> list[tuple[str, float]]:
    """Dimension and amount in the smallest unit of it, by the name of `unit_of`: of each dimension that the unit may be one of."""
    return [(dimension, round(value * times, 6)) for dimension, times in _SIZES.get(unit, ())]


def metric(value: float, unit: str) -> tuple[str, float] | None:
    """Dimension and amount in the metric unit of it, whatever system the unit is of; None where it is of none."""
    known = _METRIC.get(unit)
    return None if known is None else (known[0], value * known[1])


def _behind(text: str, start: int, end: int) -> str:
    """What says which unit it is: what follows the number, or what stands inside it (four pounds twenty)."""
    inside = _MONEY.search(text, start, end) if end - start >= _SHORTEST else None
    return text[inside.start() : end] if inside else text[end : end + _LOOK]
