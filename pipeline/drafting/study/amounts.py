"""Amounts in speech: a number with what it counts, alternatives kept together, and one that became another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.language import numbers
from pipeline.language.numbers import Number
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

# What is counted, behind a number.
_UNIT: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(
        r"\s?(?:円|ドル|ユーロ|ポンド|％|%|パーセント|ポイント|割|倍|人|名|社|件|本|台|店舗|店|か所|箇所|ヶ所|カ所|個|枚|通|回|冊|ページ|問|種類|品目|箱"
        r"|時間半|時間|分間|分|秒|日間|日|週間|か月半|か月|ヶ月半|ヶ月|カ月|ケ月|年半|年間|年|キロ|km|kg|トン|GB|歳|文字|行|平米|坪)(?:以上|以下|未満|強|弱|超)?"
    ),
    "en": lazy(
        r"(?:\s(?:and a half|new|more|full|other|an?))?[\s-]?(?:%|(?:percent|times|x|people|users|customers|companies|engineers|developers|students|employees|members|teams|stores|sites"
        r"|dollars|euros|yen|pounds|hours?|minutes?|seconds?|milliseconds|days?|weeks?|months?|years?|megabytes|gigabytes|[MGTK]B|kilos?|kg|km|miles|pages|lines"
        r"|downloads|projects|orders|items|boxes|calls|tickets|tests|bugs|requests|episodes|contributors)\b)",
        re.IGNORECASE,
    ),
}
# What stands between two figures of which either may be the one: 三店舗、四店舗, 2〜3年, 七社か八社, and in speech nothing: 3倍5倍.
_OR: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"\s?(?:から|か|や|、|，|,|[〜～~・\-–])?\s?"),
    "en": lazy(r"\s?[-–]\s?|,?\s(?:or|to|and)\s", re.IGNORECASE),
}
_PREFIX: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"(?:約|およそ|月|年収|時給|年商|累計|[$€£¥])$"),
    "en": lazy(r"[$€£¥]\s?$"),
}
SIGNS = frozenset("$€£¥")
# 「半日」 has no numeral, but is as much as one.
_HALF: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"半(?=[日年月])"),
    "en": lazy(r"\bhalf(?= an? )", re.IGNORECASE),
}
# How a change from one figure to another is told: what stands before the first, between the two, and behind the second.
_FROM: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r""),
    "en": lazy(r"\bfrom (?:about |around |nearly |over |just )?$", re.IGNORECASE),
}
_TO: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"(?:かかって[^、。]{0,12}が|だった[^、。]{0,8}が|から)[、\s]?(?:今は|いまは|約|今では)?"),
    "en": lazy(r"[^.,;?!]{0,22} (?:down |up )?to (?:about |around |nearly |over |just )?", re.IGNORECASE),
}
_BECAME: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"(?:に|へ|まで|で)(?=[^。]{0,14}(?:減|縮|短|増|上が|下が|な[っりる]|でき|終わ|済|伸び|落ち|改善))"),
    "en": lazy(r""),
}
# No change is told without one of these.
_TURNS: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"から|かかって|だった"),
    "en": lazy(r"\bfrom ", re.IGNORECASE),
}


class Amount(NamedTuple):
    """A number with its unit, in a half-open range of the text (in characters)."""

    start: int
    end: int
    value: float
    unit: str


def amounts(text: str, language: Language) -> list[Amount]:
    """Every number with what it counts, in order."""
    halves = [Number(*match.span(), 0.5) for match in _HALF[language].finditer(text)]
    found = sorted((*numbers.read(text), *halves))
    return [_amount(text, number, language) for number in found]


def _amount(text: str, number: Number, language: Language) -> Amount:
    unit = _UNIT[language].match(text, number.end)
    before = _PREFIX[language].search(text, max(0, number.start - 2), number.start)
    start, end = before.start() if before else number.start, unit.end() if unit else number.end
    return Amount(start, end, number.value, unit[0].strip() if unit else "")


def changes(text: str, language: Language) -> bool:
    """Whether a sentence tells of a figure that became another."""
    return any(True for _ in changed(text, language))


def changed(text: str, language: Language) -> Iterator[tuple[Amount, Amount]]:
    """Pairs of amounts of which the first became the second."""
    if not _TURNS[language].search(text):
        return
    for first, second in pairwise(amounts(text, language)):
        told = _TO[language].fullmatch(text, first.end, second.start) and _BECAME[language].match(text, second.end)
        counts = first.unit or language == "en"
        if told and counts and _FROM[language].search(text, 0, first.start):
            yield first, second


def alternatives(text: str, found: Sequence[Amount], language: Language) -> Iterator[tuple[Amount, ...]]:
    """Amounts of which either may be the one, in a row as they were said; the last has a unit."""
    row: tuple[Amount, ...] = ()
    for amount in found:
        joined = row and _OR[language].fullmatch(text, row[-1].end, amount.start)
        alike = row and (not row[-1].unit or (language == "ja" and row[-1].unit == amount.unit))
        if joined and alike:
            row = (*row, amount)
            continue
        yield from [row] if row else []
        row = (amount,)
    yield from [row] if row else []
