"""What a number counts: the kind of thing (people, money, time …), and the unit where another one is another figure."""

from __future__ import annotations

from pipeline.lexicon.named import cue

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "￥": "yen"}
_LOOK = 16
_MONEY = cue("en", "figures/money")
# The minutes of a time of day, as in 5時30分, and its hours.
PAST = "minute past"
HOUR = "o'clock"
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
# Units of one dimension, and how many of its smallest they hold: 70アール are 0.7 hectares.
_SIZES = {
    "kilometre": ("length", 10**6), "metre": ("length", 1000), "centimetre": ("length", 10), "millimetre": ("length", 1),
    "ton": ("weight", 10**6), "kilogram": ("weight", 1000), "gram": ("weight", 1),
    "litre": ("volume", 1000), "millilitre": ("volume", 1), "hectare": ("area", 100), "are": ("area", 1),
}  # fmt: skip


def kind_of(text: str, start: int, end: int) -> str:
    """The kind of thing that a number at a half-open range counts: money, time, people …; empty where that is not clear."""
    if start and text[start - 1] in _SIGNS:
        return "money"
    after = _behind(text, start, end)
    return next((name for name, pattern in _KINDS if pattern.match(after)), "")


def unit_of(text: str, start: int, end: int) -> str:
    """The unit of a number at a half-open range, one name for both languages; empty where it has none that is known."""
    if start and text[start - 1] in _SIGNS:
        return _SIGNS[text[start - 1]]
    after = _behind(text, start, end)
    name = next((name for name, pattern in _UNITS if pattern.match(after)), "")
    return PAST if name == "minute" and text[:start].endswith("時") else name


def size(value: float, unit: str) -> tuple[str, float] | None:
    """Dimension and amount in the smallest unit of it, by the name of `unit_of`; None where it has none that is converted."""
    known = _SIZES.get(unit)
    return None if known is None else (known[0], round(value * known[1], 6))


def _behind(text: str, start: int, end: int) -> str:
    """What says which unit it is: what follows the number, or what stands inside it (four pounds twenty)."""
    inside = _MONEY.search(text, start, end)
    return text[inside.start() : end] if inside else text[end : end + _LOOK]
