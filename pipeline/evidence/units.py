"""What a number counts: the kind of thing (people, money, time …), and the unit where another one is another figure."""

from __future__ import annotations

import re

from pipeline.patterns import lazy

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "￥": "yen"}
_LOOK = 16
_MONEY = lazy(r" (?:pounds?|quid|dollars?|bucks?|euros?)\b", re.IGNORECASE)
# Kinds of things that are counted, by what follows the number. What is not named here is of no known kind.
_KINDS = (
    ("share", lazy(r"\s?(?:%|パーセント|ポイント|割|per ?cent\b|percentage)", re.IGNORECASE)),
    ("money", lazy(r"\s?(?:円|ドル|ユーロ|ポンド|元(?!気)|yen|dollars?|bucks?|euros?|pounds?|quid|pence|cents?)(?![a-z])", re.IGNORECASE)),
    ("people", lazy(r"\s?(?:人(?!口|気|工|生)|名(?!前|称)|people|persons?|men|women|employees|staff|engineers|customers|members|users|students)", re.IGNORECASE)),
    ("time", lazy(r"[\s-]?(?:年|か月|カ月|ヶ月|月|週|日|時間?|分(?!の|割)|秒|hours?|minutes?|seconds?|days?|weeks?|months?|years?)(?![a-z])", re.IGNORECASE)),
    ("measure", lazy(r"\s?(?:キロ|km|kg|グラム|トン|メートル|cm|mm|平米|坪|リットル|miles?|metres?|meters?|feet|tons?|GB|MB)(?![a-z])", re.IGNORECASE)),
    ("times", lazy(r"\s?(?:倍|times\b|-?fold\b)")),
    ("things", lazy(r"\s?(?:件|個|枚|冊|本|台|箱|社|店|棟|袋|通|品|種|か所|箇所|ヶ所)")),
)  # fmt: skip
# Units of one kind of which each makes another figure: nineteen weeks are not nineteen days. 三月 is a month, 三か月 three of them.
_UNITS = (
    ("year", lazy(r"[\s-]?(?:年|years?\b|yrs?\b)", re.IGNORECASE)),
    ("month", lazy(r"[\s-]?(?:[かカヶケヵ箇]月|months?\b)", re.IGNORECASE)),
    ("month of the year", lazy(r"月")),
    ("week", lazy(r"[\s-]?(?:週|weeks?\b)", re.IGNORECASE)),
    ("day", lazy(r"[\s-]?(?:日|days?\b)", re.IGNORECASE)),
    ("hour", lazy(r"[\s-]?(?:時間|hours?\b|hrs?\b)", re.IGNORECASE)),
    ("o'clock", lazy(r"時|\s?o['’]clock\b")),
    ("minute", lazy(r"[\s-]?(?:分|minutes?\b|mins?\b)", re.IGNORECASE)),
    ("second", lazy(r"[\s-]?(?:秒|seconds?\b)", re.IGNORECASE)),
    ("yen", lazy(r"\s?(?:円|yen\b)", re.IGNORECASE)),
    ("dollar", lazy(r"\s?(?:ドル|dollars?\b|bucks?\b)", re.IGNORECASE)),
    ("euro", lazy(r"\s?(?:ユーロ|euros?\b)", re.IGNORECASE)),
    ("pound", lazy(r"\s?(?:ポンド|pounds?\b|quid\b)", re.IGNORECASE)),
    ("kilometre", lazy(r"\s?(?:キロメートル|km\b|kilomet(?:er|re)s?\b)", re.IGNORECASE)),
    ("kilogram", lazy(r"\s?(?:キログラム|kg\b|kilograms?\b|kilos?\b)", re.IGNORECASE)),
    ("metre", lazy(r"\s?(?:メートル|met(?:er|re)s?\b)", re.IGNORECASE)),
    ("mile", lazy(r"\s?(?:マイル|miles?\b)", re.IGNORECASE)),
    ("ton", lazy(r"\s?(?:トン|tons?\b|tonnes?\b)", re.IGNORECASE)),
)  # fmt: skip


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
    return next((name for name, pattern in _UNITS if pattern.match(after)), "")


def _behind(text: str, start: int, end: int) -> str:
    """What says which unit it is: what follows the number, or what stands inside it (four pounds twenty)."""
    inside = _MONEY.search(text, start, end)
    return text[inside.start() : end] if inside else text[end : end + _LOOK]
