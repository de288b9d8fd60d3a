"""WebVTT (https://www.w3.org/TR/webvtt1/)."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.errors import UnreadableError
from pipeline.sources.notes.cues import cues, speech
from pipeline.sources.notes.pieces import Piece
from pipeline.wording import Text

_BLOCKS = ("NOTE", "STYLE", "REGION")


def parse(text: str, name: str, known: Collection[str] = ()) -> tuple[Piece, ...]:
    """Cues in the order of the file. Raises UnreadableError on a missing header, broken times, or no cue at all."""
    lines = text.split("\n")
    if not (lines[0] == "WEBVTT" or lines[0].startswith(("WEBVTT ", "WEBVTT\t"))):
        raise UnreadableError(
            Text("先頭の行が「WEBVTT」ではありません。", "The first line is not 'WEBVTT'."),
            Text(
                "VTT として書き出し直してください。SRT の中身なら、ファイル名の終わりを .srt にしてください。",
                "Export it as VTT again; if it holds SRT, let its name end in .srt.",
            ),
            path=name,
            line=1,
        )
    body, remarks = _without_blocks(lines)
    found = cues(body, name)
    return tuple(sorted([*speech(found, known), *remarks], key=lambda piece: piece.line))


def _without_blocks(lines: list[str]) -> tuple[list[str], list[Piece]]:
    """The lines with header, NOTE, STYLE and REGION blocks blanked, and the blocks as silent pieces."""
    body = list(lines)
    remarks: list[Piece] = []
    inside = "header"
    for index, line in enumerate(lines):
        if not line.strip():
            inside = ""
        elif not inside and line.split(maxsplit=1)[0] in _BLOCKS and (index == 0 or not lines[index - 1].strip()):
            inside = "block"
        if inside and "-->" in line:
            inside = ""  # a time line always begins a cue, even where the blank line before it is missing
        elif inside:
            body[index] = ""
            if inside == "block":
                remarks.append(Piece(line, index + 1, index + 1, silent=True))
    return body, remarks
