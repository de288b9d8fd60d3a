"""Something that happened, told in one go: it is kept whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.drafting.study.speech_units import Unit
from pipeline.lexicon.named import cues
from pipeline.wording import Language

_OPENS: Mapping[Language, re.Pattern[str]] = cues("moments/anecdote-opens")
_GOES_ON: Mapping[Language, re.Pattern[str]] = cues("moments/anecdote-goes-on")
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
