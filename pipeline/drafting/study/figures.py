"""Figures that the notes hold: a number, its unit, what it is, and who said it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.drafting.study.amounts import SIGNS, Amount, alternatives, amounts, changed, is_year, once_and_now, series
from pipeline.drafting.study.speech_units import Unit
from pipeline.language import dates
from pipeline.language.japanese_subject import names_subject
from pipeline.language.spoken import Spoken
from pipeline.lexicon.named import cue, cues, lines, words
from pipeline.patterns import lazy
from pipeline.wording import Language

# So few of something are told, not counted; and who says one day or one time means no figure.
_FEW = 2
_COUNTED = words("ja", "amounts/told-by-few")
_ONCE = words("ja", "amounts/told-by-one")
# Written in letters, a smaller number is as often a turn of speech.
_SPELLED: Mapping[Language, int] = {"ja": 10, "en": 20}
# 「7時5分」 is a time of day, 「3年目」 one of a row, 「十分」 enough.
_CLOCK = lazy(r"[0-9０-９一二三四五六七八九十]時$")
_OF_A_YEAR, _TWO_DIGITS = cue("ja", "amounts/of-a-year"), lazy(r"[0-9０-９]{2}年")
_OF_A_ROW = lines("ja", "amounts/of-a-row")
_ENOUGH = "十分"
# What another figure is told for each of (「一点に六時間」).
_PER = ("に", "あたり", "当たり", "につき", "ごとに")
_ENDS_COUNTING = cue("ja", "amounts/ends-counting")
# Another figure follows that may as well be the one.
_LEFT_OPEN = cues("amounts/left-open")
_SCALED = cue("any", "figures/scaled")
_SHARED = cue("any", "figures/shared")
_WEIGHTY = cue("any", "figures/weighty")


# A sentence without a content word does not say what its figure is the figure of (「2か月ぐらいです」), and who muses is not sure.
_SAYS = 1
_MUSES = cue("any", "figures/muses")
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
            or unit.letter
            or spoken.corrected
            or not (spoken.finished or _ends_counting(spoken, language))
            or spoken.dangling
            or spoken.vague
            or len(set(spoken.words)) < _SAYS
            or _MUSES.search(spoken.text)
        ):
            continue
        for figure in _in_unit(unit, score * told, language):
            if language == "ja" and not (figure.change or names_subject(spoken.text)):
                continue
            known = result.get(figure.value)
            if known is None or known.weight < figure.weight:
                result[figure.value] = figure
            break
    return tuple(sorted(result.values(), key=lambda figure: -figure.weight))


def _ends_counting(spoken: Spoken, language: Language) -> bool:
    """Whether a sentence with a full stop ends with its figure (「全部で86万円。」)."""
    if not spoken.raw.rstrip().endswith("。"):
        return False
    last = next(reversed(amounts(spoken.text, language)), None)
    return last is not None and bool(last.unit and _ENDS_COUNTING.match(spoken.text, last.end))


def _in_unit(unit: Unit, score: float, language: Language) -> Iterator[Figure]:
    text = unit.text
    for first, second in chain(series(text, language), changed(text, language), once_and_now(text, language)):
        meaning = _clause(text, min(first.start, second.start), max(first.end, second.end), language)
        if meaning:
            before, after = _told(text, first, second, language)
            yield Figure(f"{before} → {after}", meaning, unit, score * 3 + 1, True)
    days = list(dates.find(text))
    for row in alternatives(text, amounts(text, language), language):
        if any(day.start <= row[0].start < day.end for day in days):
            continue
        value = text[row[0].start : row[-1].end]
        meaning = _clause(text, row[0].start, row[-1].end, language)
        if meaning and _says(text, row, language):
            yield Figure(value, meaning, unit, score * (1.6 if _WEIGHTY.search(value) else 1.0))


def _told(text: str, first: Amount, second: Amount, language: Language) -> tuple[str, str]:
    """Two figures, each with the unit that only the other was given ("from 62 pounds to 81")."""
    units = first.unit or second.unit

    def whole(one: Amount) -> str:
        bare = language == "en" and not one.unit and units and text[one.start] not in SIGNS
        return f"{text[one.start : one.end]} {units}" if bare else text[one.start : one.end]

    return whole(first), whole(second)


def _says(text: str, row: Sequence[Amount], language: Language) -> bool:
    """Whether a figure with its alternatives is one that readers look at, and no idiom, hour, year or one of a row."""
    last, value = row[-1], text[row[0].start : row[-1].end]
    if not (last.unit or value[0] in SIGNS or _SCALED.search(value)) or _LEFT_OPEN[language].match(text, last.end):
        return False
    if language == "ja" and (
        text.startswith(_OF_A_ROW, last.end)
        or (last.unit == "分" and _CLOCK.search(text, 0, row[0].start))
        or text.startswith(_ENOUGH, row[0].start)
        # 「22年の二月」
        or (_TWO_DIGITS.fullmatch(value) and _OF_A_YEAR.match(text, last.end))
        or (last.value == 1 and text.startswith(_PER, last.end))
    ):
        return False
    if len(row) == 1 and (is_year(last) or _is_few(text, last, language)):
        return False
    return last.value >= _SPELLED[language] or any(sign.isdigit() for sign in value) or bool(_SHARED.search(value))


def _is_few(text: str, amount: Amount, language: Language) -> bool:
    if language == "en":
        return amount.value <= 1 or (amount.value == _FEW and not text[amount.start].isdigit())
    unit = amount.unit.removesuffix("以上")
    return (amount.value <= _FEW and unit in _COUNTED) or (amount.value == 1 and unit in _ONCE)


_LIMIT: Mapping[Language, int] = {"ja": 60, "en": 130}
_CLAUSES = cues("amounts/clauses")
_DENIED = cues("amounts/denied")


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
