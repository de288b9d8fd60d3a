"""JSON of speech recognition: a list of objects with a text, and with a speaker and times where the tool knows them.

The shapes of tools differ in names and depth (Whisper, WhisperX, whisper.cpp, AssemblyAI, Deepgram and others), so the
list is looked for by its content; only those that say who speaks in another list than what is said have a module of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from pipeline.errors import UnreadableError
from pipeline.sources.notes import apart
from pipeline.sources.notes.beside import with_mark, without_marks
from pipeline.sources.notes.entry import (
    SPEAKER_KEYS,
    TEXT_KEYS,
    Spoken,
    by_speaker,
    folded_key,
    in_order,
    is_event,
    times_of,
    unit_of,
    voice_of,
    words_of,
)
from pipeline.sources.notes.furniture import is_sound, without_tags
from pipeline.sources.notes.pieces import NO_HINTS, Hints, Piece
from pipeline.wording import Text

_EXPORT = Text(
    "発言の一覧（text と、あれば speaker・start・end）が入った JSON で書き出し直してください。",
    "Export it as JSON with a list of speech: objects with 'text' and, where known, 'speaker', 'start' and 'end'.",
)
# Documents are not deeper than this; a list of speech under one of these names is one of turns, not of words.
_DEEPEST = 8
_PREFERRED = ("utterances", "segments", "paragraphs", "sentences", "transcription", "transcripts", "monologues")


def parse(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """Turns in the order of the file. Raises UnreadableError on what is no JSON, or holds no list of speech."""
    whole = _loaded(text, name)
    listed = apart.spoken(whole)
    lists = [listed] if listed else list(_lists(whole))
    if not lists:
        what = Text("発言の一覧がありません。", "There is no list of speech.")
        raise UnreadableError(what, _EXPORT, path=name, line=1)
    best = max(lists, key=_worth)
    if all(one.speaker is None for one in best):
        best = apart.laid_over(whole) or best
    spoken = in_order([one for one in best if one.text.strip()])
    unit = unit_of(spoken)
    lines = _lines(text, spoken)
    return tuple(_piece(one, line, unit) for one, line in zip(spoken, lines, strict=True))


def _loaded(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        objects = _json_lines(text)
        if objects:
            return objects
        what = Text("JSON として読めません（{detail}）。", "This cannot be read as JSON ({detail}).").filled(
            detail=error.msg
        )
        raise UnreadableError(what, _EXPORT, path=name, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        what = Text("JSON として読めません。", "This cannot be read as JSON.")
        raise UnreadableError(what, _EXPORT, path=name, line=1) from error


def _json_lines(text: str) -> list[object]:
    """One object a line; nothing where a line is none."""
    try:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        return []


def _lists(node: object, key: str = "", depth: int = 0) -> Iterator[list[Spoken]]:
    """Every list of speech in the document."""
    if depth > _DEEPEST:
        return
    if isinstance(node, Mapping):
        for name, value in node.items():
            yield from _lists(value, str(name), depth + 1)
    elif isinstance(node, list):
        found = [one for item in node if (one := _spoken(item, key)) is not None]
        if _are_words(found, key):
            yield by_speaker(found)
        if found and len(found) * 2 >= len(node):
            yield found
        # Paragraphs of Deepgram, chapters and channels lie one below the other: what they hold is one list as well.
        below = [list(_lists(item, key, depth + 1)) for item in node[:20_000] if isinstance(item, Mapping | list)]
        nested = [max(lists, key=_worth) for lists in below if lists]
        if len(nested) > 1:
            yield sorted(
                (one for part in nested for one in part), key=lambda one: one.start if one.start is not None else 0
            )
        yield from (one for lists in below for one in lists)


def _are_words(found: list[Spoken], key: str) -> bool:
    """Whether a list holds the words of several speakers one by one, so that turns have to be made of them."""
    if len({one.speaker for one in found} - {None}) < 2:
        return False
    return (
        key == "words"
        or sum(len(one.text) < 16 and " " not in one.text.strip() for one in found) * 20 >= len(found) * 19
    )


def _spoken(item: object, key: str) -> Spoken | None:
    if not isinstance(item, Mapping):
        return None
    text = None if is_event(item) else words_of(item)
    if text is None:
        return None
    start, end = times_of(item)
    return Spoken(with_mark(without_tags(text), _remarks(item)), voice_of(item), start, end, key)


def _remarks(item: Mapping[object, object]) -> Iterator[tuple[str, str]]:
    """What an object says beside its words, in text, as yes or no, or as a list of words."""
    for name, value in item.items():
        key = folded_key(name)
        if key not in TEXT_KEYS and key not in SPEAKER_KEYS:
            yield from (
                (key, str(one))
                for one in (value if isinstance(value, list) else [value])[:20]
                if isinstance(one, str | bool)
            )


def _worth(spoken: list[Spoken]) -> tuple[bool, bool, bool, bool, bool, int]:
    """How likely a list is the talk: several speakers rather than one, turns rather than words, speakers rather than none, most of the
    text."""
    size = sum(len(one.text) for one in spoken)
    average = size / max(len(spoken), 1)
    turns = average > 7 or any(one.key in (*_PREFERRED, "by word") for one in spoken)
    named = sum(one.speaker is not None for one in spoken) * 2 > len(spoken)
    timed = any(one.start is not None for one in spoken)
    several = len({one.speaker for one in spoken} - {None}) > 1
    return (several, turns and spoken[0].key != "words", named, timed, spoken[0].key != "by word", size)


def _piece(one: Spoken, line: tuple[int, int], unit: float) -> Piece:
    start, end = (None if at is None else round(at * unit, 3) for at in (one.start, one.end))
    if end is not None and (start is None or end < start):
        end = None
    return Piece(
        one.text.strip(), *line, one.speaker, start, end, cued=True, silent=one.speaker is None and is_sound(one.text)
    )


def _lines(text: str, spoken: list[Spoken]) -> list[tuple[int, int]]:
    """The line on which each text stands, found in order; the first one where it cannot be found."""
    places: list[tuple[int, int]] = []
    at, line = 0, 1
    for one in spoken:
        begin = _find(text, without_marks(one.text), at)
        if begin >= 0:
            line += text.count("\n", at, begin)
            at = begin
        places.append((line, line))
    return places


def _find(text: str, words: str, at: int) -> int:
    head = words[:40]
    found = text.find(json.dumps(head, ensure_ascii=False)[1:-1], at)
    return found if found >= 0 or head.isascii() else text.find(json.dumps(head)[1:-1], at)
