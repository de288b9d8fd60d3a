"""SubRip: numbered blocks with a time line, as editing and recognition tools write them."""

from __future__ import annotations

from pipeline.sources.notes.cues import cues, speech
from pipeline.sources.notes.pieces import NO_HINTS, Hints, Piece


def parse(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """Cues in the order of the file. Raises UnreadableError on broken times, or where there is no cue at all."""
    return tuple(speech(cues(text.split("\n"), name), hints))
