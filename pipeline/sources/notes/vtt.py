"""WebVTT (https://www.w3.org/TR/webvtt1/)."""

from __future__ import annotations

from pipeline.sources.notes.cues import cues, is_time_line, speech
from pipeline.sources.notes.pieces import NO_HINTS, Hints, Piece

_BLOCKS = ("NOTE", "STYLE", "REGION")


def parse(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """Cues in the order of the file. Raises UnreadableError where there is no cue."""
    lines = text.split("\n")
    body, remarks = _without_blocks(lines)
    found = cues(body, name)
    return tuple(sorted([*speech(found, hints), *remarks], key=lambda piece: piece.line))


def _without_blocks(lines: list[str]) -> tuple[list[str], list[Piece]]:
    """The lines with header, NOTE, STYLE and REGION blocks blanked, and the blocks as silent pieces."""
    body = list(lines)
    remarks: list[Piece] = []
    inside = ""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    for index, line in enumerate(lines):
        if index == first and line.startswith("WEBVTT"):
            inside = "header"
        elif not line.strip():
            inside = ""
        elif not inside and line.split(maxsplit=1)[0] in _BLOCKS and (index == 0 or not lines[index - 1].strip()):
            inside = "block"
        if inside and is_time_line(line):
            inside = ""  # a time line always begins a cue, even where the blank line before it is missing
        elif inside:
            body[index] = ""
            if inside == "block":
                remarks.append(Piece(line, index + 1, index + 1, silent=True))
    return body, remarks
