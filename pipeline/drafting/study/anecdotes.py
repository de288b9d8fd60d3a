"""Something that happened, told in one go: it is kept whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.drafting.study.units import Unit
from pipeline.patterns import lazy
from pipeline.wording import Language

# One time at which something happened.
_OPENS: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(
        r"ある(?:日|朝|晩|とき|時)[、にのは]|(?:その|この)(?:日|朝|晩|夜)[、にのは]|(?:先週|先月|昨日|おととい|去年|一昨年)の|初めて.{1,24}(?:とき|時|日)[に、は]|今でも(?:覚えて|忘れ)"
    ),
    "en": lazy(
        r"\b(?:one (?:day|morning|night|evening|time)|the other day|that (?:day|morning|night)|last (?:week|month|spring|summer|autumn|fall|winter)|i(?:'ll never forget| remember)|when i (?:was|first)"
        r"|the first time (?:i|we)|(?:a few|two|three|four|five|ten) (?:days|weeks|months|years) ago)\b",
        re.IGNORECASE,
    ),
}
_GOES_ON: Mapping[Language, re.Pattern[str]] = {
    "ja": lazy(r"(?:た|たんです|たのです|たよ|たね|たわけです)[。！]$"),
    "en": lazy(
        r"\b(?:was|were|had|did|didn't|got|went|came|made|took|gave|said|told|knew|thought|saw|felt|found|left|kept|lost|won|met|sold|sent|spent|built|bought|brought|wrote|began|ran|heard|asked|called|looked"
        r"|walked|started|stopped|tried|wanted|decided|realized|ended|turned|opened|closed|answered)\b",
        re.IGNORECASE,
    ),
}
# Less is a remark, more is no anecdote but a life (sentences).
_LEAST, _MOST = 3, 7


def anecdotes(found: Sequence[Unit], scores: Sequence[float], language: Language) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of units, in order: whole sentences of one turn from where something began to happen."""
    result: list[tuple[int, int]] = []
    place = 0
    while place < len(found):
        end = (
            _end(found, place, language) if scores[place] > 0 and _OPENS[language].search(found[place].text) else place
        )
        if end - place >= _LEAST:
            result.append((place, end))
        place = max(place + 1, end)
    return tuple(result)


def _end(found: Sequence[Unit], start: int, language: Language) -> int:
    """One past the last sentence that goes on telling."""
    place = start
    while place < min(start + _MOST, len(found)):
        spoken = found[place].spoken
        goes_on = place == start or _GOES_ON[language].search(spoken.text)
        tells = spoken.finished and not spoken.question and not spoken.idle and goes_on
        if found[place].turn != found[start].turn or not tells:
            break
        place += 1
    return place
