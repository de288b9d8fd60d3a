"""Figures that the notes hold: a number, its unit, what it is, and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.drafting.study.units import Unit
from pipeline.patterns import lazy
from pipeline.wording import Language

_JA_NUMBER = r"(?:(?<![0-9０-９,，.．十百千万億])[0-9０-９][0-9０-９,，.．]*(?:[十百千万億兆]+(?:[0-9０-９]+(?=[十百千万億兆]|円|人|件|個|枚))?)*|[一二三四五六七八九十百千]{1,6}(?=[万億割])[万億]?|半(?=[日年月]))"
_JA_ANY = rf"(?:{_JA_NUMBER}|[一二三四五六七八九十百千]+)"
# What stands between two figures of which either may be the one: 三店舗、四店舗, 2〜3年, 七社か八社.
_JA_OR = r"\s?(?:から|か|や|、|[〜～~・\-–])\s?"
_JA_UNIT = (
    r"(?:万円|億円|円|万ドル|ドル|ユーロ|％|%|パーセント|ポイント|割|倍|人|名|社|件|本|台|店舗|店|か所|箇所|ヶ所|カ所|個|枚|通|回|冊|ページ|問|種類|品目|箱"
    r"|時間半|時間|分間|分|秒|日間|日|週間|か月半|か月|ヶ月半|ヶ月|カ月|ケ月|年半|年間|年|キロ|km|kg|トン|GB|歳|文字|行|平米|坪)"
)
_EN_WORDS = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|half)\b"
)
_EN_ANY = rf"(?:[$€£¥]?\d[\d,.]*%?|one|{_EN_WORDS})"
_EN_OR = r"(?:\s?[-–]\s?|,?\s(?:or|to|and)\s)"
_EN_UNIT = (
    r"(?:%|percent|times|x(?=\W)|thousand|million|billion|people|users|customers|companies|engineers|developers|students|employees|members|teams|stores|sites"
    r"|dollars|euros|yen|pounds|hours?|minutes?|seconds?|milliseconds|days?|weeks?|months?|years?|megabytes|gigabytes|[MGTK]B|kilos?|kg|km|miles|pages|lines"
    r"|downloads|projects|orders|items|boxes|calls|tickets|tests|bugs|requests|episodes|contributors)"
)
_FIGURE: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(
        rf"(?:約|およそ|月|年収|時給|年商|累計)?(?:{_JA_ANY}{_JA_UNIT}?{_JA_OR})*{_JA_NUMBER}(?:{_JA_UNIT}?{_JA_OR}{_JA_ANY})*\s?{_JA_UNIT}(?:以上|以下|未満|強|弱|超)?(?:{_JA_OR}{_JA_ANY}{_JA_UNIT})*"
    ),
    "en": lazy(
        rf"(?:{_EN_ANY}{_EN_OR})*(?:[$€£¥]\s?\d[\d,.]*(?:\s?(?:k|K|thousand|million|billion|[MBm](?=\W)))?)|\b(?:{_EN_ANY}{_EN_OR})*(?:\d[\d,.]*|{_EN_WORDS}(?:[- ](?:a|{_EN_WORDS}))?)(?:\s?(?:thousand|million|billion))?(?:\s(?:and a half|new|more|full|other))?[\s-]?{_EN_UNIT}\b%?"
        rf"|\b\d[\d,.]*\s?%",
        re.IGNORECASE,
    ),
}
_CHANGE: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(
        rf"(?P<before>{_JA_NUMBER}{_JA_UNIT})(?:かかって[^、。]{{0,12}}が|だった[^、。]{{0,8}}が|から)[、\s]?(?:今は|いまは|約|今では)?(?P<after>{_JA_NUMBER}{_JA_UNIT}?)(?:に|へ|まで|で)"
        rf"(?=[^。]{{0,14}}(?:減|縮|短|増|上が|下が|な[っりる]|でき|終わ|済|伸び|落ち|改善))"
    ),
    "en": lazy(
        rf"\bfrom (?:about |around |nearly |over |just )?(?P<before>[$€£]?(?:\d[\d,.]*|{_EN_WORDS})[^.,;?!]{{0,22}}?) (?:down |up )?to (?:about |around |nearly |over |just )?"
        rf"(?P<after>[$€£]?(?:\d[\d,.]*|{_EN_WORDS})(?:[\s-]?(?:a\s)?{_EN_UNIT}|%)?)",
        re.IGNORECASE,
    ),
}
_CALENDAR = lazy(r"^(?:19|20)\d\d年?$|^\d+年(?:代|度)|^[0-9]+番")
_SMALL = lazy(
    r"^[1-2１-２一二](?:人|名|個|回|社|本|件|台|枚|日|店|問|種類)?(?:以上)?$|^[1１一](?:日|週間|か月|ヶ月|カ月|年|年間|時間|分|秒)$|^[0-9][,，、][0-9](?![0-9])"
    r"|^(?:one|two|half|second|1)\b(?!\s?(?:million|billion)).*$",
    re.IGNORECASE,
)
# 「7時5分」 is a time of day.
_CLOCK = lazy(r"[0-9０-９一二三四五六七八九十]時$")
# 「全部で86万円。」 is whole without a verb.
_NOUN = lazy(rf"{_JA_NUMBER}{_JA_UNIT}(?:くらい|ぐらい|ほど|以上|以下)?。$")
_WEIGHTY = lazy(r"円|ドル|ユーロ|[%％$€£]|パーセント|割|倍|percent|times|million|billion|dollar|→")


# A sentence without a content word does not say what its figure is the figure of (「2か月ぐらいです」), and who muses is not sure.
_SAYS = 1
_MUSES = lazy(r"か[なね]?[。？]$|(?:でしょう|だろう|かも(?:しれ\w+)?)。$")
# The weight of a speaker below which he is there to ask (`ranking.TELLS`).
_TOLD = 0.55


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `value` with its unit, `meaning` the clause it stands in, `unit` the sentence."""

    value: str
    meaning: str
    unit: Unit
    weight: float
    change: bool = False


def changes(text: str, language: Language) -> bool:
    """Whether a sentence tells of a figure that became another."""
    return bool(_CHANGE[language].search(text))


def figures(
    found: Sequence[Unit], scores: Sequence[float], roles: Mapping[str | None, float], language: Language
) -> tuple[Figure, ...]:
    """The figures worth a reader's eye, weightiest first; one a sentence, told by somebody who was asked."""
    result: dict[str, Figure] = {}
    for unit, score in zip(found, scores, strict=True):
        spoken = unit.spoken
        told = roles.get(unit.speaker, 1.0)
        if (
            score <= 0
            or told <= _TOLD
            or spoken.question
            or spoken.corrected
            or not (spoken.finished or (spoken.raw.rstrip().endswith("。") and _NOUN.search(spoken.text)))
            or spoken.dangling
            or spoken.vague
            or len(set(spoken.words)) < _SAYS
            or _MUSES.search(spoken.text)
        ):
            continue
        for figure in _in_unit(unit, score * told, language):
            known = result.get(figure.value)
            if known is None or known.weight < figure.weight:
                result[figure.value] = figure
            break
    return tuple(sorted(result.values(), key=lambda figure: -figure.weight))


def _in_unit(unit: Unit, score: float, language: Language) -> Iterator[Figure]:
    text = unit.text
    for match in _CHANGE[language].finditer(text):
        meaning = _clause(text, match.start(), match.end(), language)
        if meaning:
            before, after = (match[side].strip().rstrip(",.") for side in ("before", "after"))
            yield Figure(f"{before} → {_with_unit(before, after, language)}", meaning, unit, score * 3 + 1, True)
    for match in _FIGURE[language].finditer(text):
        value = match.group().strip().rstrip(",.、，")
        if (
            _CALENDAR.match(value)
            or _SMALL.match(value)
            or not re.search(r"[0-9０-９%％$€£]|[万億割]|million|billion|half|ty\b|percent", value, re.IGNORECASE)
        ):
            continue
        if _CLOCK.search(text, 0, match.start()) and value.endswith("分"):
            continue
        if text[match.end() : match.end() + 1] in tuple("目前後ごず") and language == "ja":
            continue
        meaning = _clause(text, match.start(), match.end(), language)
        if meaning:
            yield Figure(value, meaning, unit, score * (1.6 if _WEIGHTY.search(value) else 1.0))


def _with_unit(before: str, after: str, language: Language) -> str:
    """The second of two figures with the unit that only the first was given ("from 62 pounds to 81")."""
    _, _, unit = before.partition(" ")
    bare = re.fullmatch(r"[\d.,]+|[A-Za-z]+(?:-[a-z]+)?", after) is not None
    return f"{after} {unit}" if language == "en" and unit and bare else after


_LIMIT: Mapping[Language, int] = {"ja": 60, "en": 130}
# A comma between two figures is no place to cut: either may be the one. Nor is the one inside a number.
_CLAUSES: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"(?<![0-9０-９一二三四五六七八九十])[、，](?![0-9０-９一二三四五六七八九十])|。|？"),
    "en": lazy(r",(?!\d)(?!\s?(?:or|to|maybe|perhaps)\b)|[;:—] | - |[.?!]$"),
}
_DENIED: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"(?:では|じゃ)な|ません|ない|なく[、て]|以外|どころか"),
    "en": lazy(r"\b(?:not|no|never|nor|without|instead|rather)\b|n['’]t\b", re.IGNORECASE),
}


def _clause(text: str, start: int, end: int, language: Language) -> str | None:
    """What the figure is, in the speaker's words: the sentence where it is short, else the clause; None if too long.

    A sentence that denies something is taken whole or not at all.
    """
    whole = text.rstrip("。.")
    if len(whole) <= _LIMIT[language]:
        return whole if len(whole) > (end - start) + 4 else None
    if _DENIED[language].search(text):
        return None
    cuts = [0, *(match.end() for match in _CLAUSES[language].finditer(text)), len(text)]
    first = max(cut for cut in cuts if cut <= start)
    last = min((cut for cut in cuts if cut >= end), default=len(text))
    clause = text[first:last].strip(" 、。,.;:—–-")
    if len(clause) <= (end - start) + 6 or len(clause) > _LIMIT[language]:
        return None
    return clause
