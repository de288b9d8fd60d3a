"""Whether somebody asks that what they say not be printed. They speak of the record without its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.named import cue, screen

_PLEAS = (cue("any", "confidences/plea-ja"), cue("any", "confidences/plea-en"))
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
    for plea, row in zip(_PLEAS, ("confidences/plea-ja", "confidences/plea-en"), strict=True):
        for word in screen("any", row):  # asked of every sentence, where a generator costs twice as much
            if word in lowered:
                yield plea
                break
