"""What a number counts, so far that two can be set beside each other."""

from __future__ import annotations

from pipeline.evidence.figures.counted import unit_of
from pipeline.language.numbers import Number
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy
from pipeline.wording import Language

_UNIT_JA = cue("ja", "figures/unit")
_NO_UNIT_JA = lazy(r"[ぁ-ん]$")
_COUNTED_EN = cue("en", "figures/counted")
_NO_THING_EN = words("en", "figures/counts-nothing")


def counted(text: str, number: Number, language: Language) -> frozenset[str]:
    """What a number counts: its unit, or the words behind it that may name the thing."""
    unit = unit_of(text, number.start, number.end)
    if unit:
        return frozenset((unit,))
    if language == "ja":
        found = _UNIT_JA.match(text, number.end)
        return frozenset() if found is None or _NO_UNIT_JA.match(found[0]) else frozenset((found[0],))
    from pipeline.language.statements_en import key

    thing = _COUNTED_EN.match(text, number.end)
    if thing is None or (thing[1] or "").lower() in _NO_THING_EN:
        return frozenset()
    return frozenset((key(thing[2].lower()),))
