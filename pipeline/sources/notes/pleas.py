"""Whether somebody asks that what they say not be printed. They speak of the record without its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon.named import cue, screen

_PLEAS = (
    cue("any", "confidences/plea-ja"),
    cue("any", "confidences/plea-more-ja"),
    cue("any", "confidences/withheld-ja"),
    cue("any", "confidences/plea-en"),
    cue("any", "confidences/plea-more-en"),
    cue("any", "confidences/withheld-en"),
)
# So many of them are Japanese.
_JAPANESE = 3
# What they told others is no such plea.
_TOLD_OTHERS = cue("any", "confidences/told-others")
_SENTENCE_STOPS = ("。", "！", "？", "!", "?", "\n", ". ")


def pleads(said: str) -> re.Match[str] | None:
    """Where somebody asks in what they say that it not be printed."""
    for plea in _worth_trying(said):
        for found in plea.finditer(said):
            begin = max(said.rfind(stop, 0, found.start()) for stop in _SENTENCE_STOPS)
            if not _TOLD_OTHERS.search(said[begin + 1 : found.start()]):
                return found
    return None


def _worth_trying(text: str) -> Iterator[re.Pattern[str]]:
    lowered = text.lower()
    plain = lowered.isascii()
    for number, (plea, words) in enumerate(zip(_PLEAS, screens(), strict=True)):
        if plain and number < _JAPANESE:
            continue
        for word in words:  # asked of every sentence, where a generator costs twice as much
            if word in lowered:
                yield plea
                break


@cache
def screens() -> tuple[tuple[str, ...], ...]:
    """One of these stands in every plea, for each of the expressions."""
    return (
        screen("any", "confidences/plea-ja"),
        screen("any", "confidences/plea-more-ja"),
        screen("any", "confidences/withheld-ja"),
        screen("any", "confidences/plea-en"),
        screen("any", "confidences/plea-more-en"),
        screen("any", "confidences/withheld-en"),
    )
