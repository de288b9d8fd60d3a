"""Whisper's JSON: `segments` with `start`, `end`, `text`, and a `speaker` where a diarising tool added one."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from pipeline.errors import UnreadableError
from pipeline.sources.notes.pieces import Piece
from pipeline.wording import Text

_EXPORT = Text(
    "Whisper の JSON（segments に start・end・text がある形）で書き出し直してください。",
    "Export it as Whisper's JSON, whose 'segments' have 'start', 'end' and 'text'.",
)


def parse(text: str, name: str, known: Collection[str] = ()) -> tuple[Piece, ...]:
    """Segments in the order of the file. Raises UnreadableError on anything that is not Whisper's JSON."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        what = Text("JSON として読めません（{detail}）。", "This cannot be read as JSON ({detail}).").filled(
            detail=error.msg
        )
        raise UnreadableError(what, _EXPORT, path=name, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        what = Text("JSON として読めません。", "This cannot be read as JSON.")
        raise UnreadableError(what, _EXPORT, path=name, line=1) from error
    segments = whole.get("segments") if isinstance(whole, dict) else None
    if not isinstance(segments, list) or not segments:
        what = Text("発言の一覧（segments）がありません。", "There is no list of speech ('segments').")
        raise UnreadableError(what, _EXPORT, path=name, line=1)
    lines = _lines(text, segments)
    return tuple(_piece(segment, place, name) for segment, place in zip(segments, lines, strict=True))


def _piece(segment: object, place: tuple[int, int], name: str) -> Piece:
    line, end_line = place
    if not isinstance(segment, dict) or not isinstance(segment.get("text"), str):
        what = Text("発言に text がありません。", "A segment has no 'text'.")
        raise UnreadableError(what, _EXPORT, path=name, line=line)
    start, end = _number(segment.get("start")), _number(segment.get("end"))
    if start is None or end is None:
        what = Text(
            "発言の start と end を時刻（秒）として読めません。",
            "The segment's 'start' and 'end' are no times in seconds.",
        )
        raise UnreadableError(what, _EXPORT, path=name, line=line)
    speaker = segment.get("speaker")
    label = speaker.strip() or None if isinstance(speaker, str) else None
    return Piece(segment["text"].strip(), line, end_line, label, start, end if end >= start else None, cued=True)


def _number(value: object) -> float | None:
    """Finite seconds from zero; booleans are no numbers, and numbers beyond a year are no times."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(float(value), 3) if 0 <= value < 3.2e7 else None


def _lines(text: str, segments: list[Any]) -> list[tuple[int, int]]:
    """First and last line of each segment, found by reading the array once more, element by element."""
    decoder = json.JSONDecoder()
    places: list[tuple[int, int]] = []
    at = text.find("[", text.find('"segments"')) + 1
    line, counted = 1, 0
    for segment in segments:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        try:
            again, end = decoder.raw_decode(text, at)
        except ValueError:
            again, end = None, at
        if again != segment:
            return [(1, 1)] * len(segments)
        line += text.count("\n", counted, at)
        last = line + text.count("\n", at, end)
        places.append((line, last))
        line, counted, at = last, end, end
    return places
