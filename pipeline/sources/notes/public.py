"""The cut copy of notes: without off-record passages and personal data, in the format it came in.

Lines that may stay do so byte for byte. The copy is imported again before anybody gets to see it: what still holds a
mark or a covered passage is refused, not written.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import PurePosixPath

from pipeline.errors import PipelineError
from pipeline.language.personal import masked
from pipeline.markup.characters import folded
from pipeline.sources.notes import load, pieces, source_text
from pipeline.sources.notes.encoding import decode
from pipeline.sources.notes.off_record import mark
from pipeline.sources.notes.off_record_marks import MARK
from pipeline.sources.notes.pieces import Piece
from pipeline.sources.notes.text import without_comments
from pipeline.sources.notes.times import stamp
from pipeline.wording import Language, Text

# Shorter passages (はい, I see) are said elsewhere as well, so that finding them again proves nothing.
_TELLING = 12
_TEXT = (".txt", ".md", ".markdown", ".docx")


def public_name(name: str) -> str:
    """`NAME.public.EXT` for `NAME.EXT`."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.public{path.suffix}"))


def cut(data: bytes, name: str, sidecar: bytes | None = None) -> bytes:
    """The copy that anybody may read. Raises UnreadableError, and PipelineError where nothing of it could be made."""
    notes = load(data, name, sidecar)
    _, found = pieces(data, name, sidecar)
    # What nobody has decided yet is kept back like what is off the record.
    marked = tuple(replace(piece, off_record=piece.off_record or piece.unclear) for piece in mark(found).pieces)
    if not any(piece.text and not piece.silent and not piece.off_record for piece in marked):
        raise PipelineError(
            Text(
                "すべてオフレコなので、公開用の写しは作れません。",
                "All of this is off the record: nothing is left to copy.",
            ),
            Text("オフレコの印の位置を確かめてください。", "Check where the off-the-record marks stand."),
            path=name,
        )
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".json":
        copy = _json(marked, notes.language)
    else:
        text = source_text(data, name)
        # What a writer put out of sight is not for others.
        shown = without_comments(text) if suffix in (".md", ".markdown") else text
        lines = _kept(shown.split("\n"), found, marked, suffix, notes.language)
        copy = _word(lines) if suffix == ".docx" else "\n".join(lines).strip("\n").encode() + b"\n"
    _verify(copy, marked, name, sidecar)
    return copy


def cut_settings(sidecar: bytes, language: Language) -> bytes:
    """The settings that go beside the copy: line by line, without personal data."""
    lines = decode(sidecar, "").split("\n")
    return "\n".join(masked(line, language) for line in lines).encode()


def _kept(
    lines: list[str], found: Sequence[Piece], marked: Sequence[Piece], suffix: str, language: Language
) -> list[str]:
    """The lines of the copy: whole where nothing is covered, written anew where a part is, gone where all is."""
    marked_lines = {number for piece in marked if piece.off_record for number in _lines_of(piece)}
    marked_lines |= {number for piece in found if MARK.search(piece.text) for number in _lines_of(piece)}
    # A mark cut in two by a line break shows only in what was taken away.
    whole = _words_by_line(found)
    after = _words_by_line(marked)
    touched = marked_lines | {number for number in whole if whole[number] != after.get(number)}
    named = _named(marked) if suffix in _TEXT else {}
    touched |= named.keys()
    rewritten = _rewritten([piece for piece in marked if piece.line in touched and not piece.off_record], suffix, named)
    spans = _covered_spans(marked, len(lines))
    result: list[str] = []
    for number, line in enumerate(lines, start=1):
        if number in rewritten:
            result += rewritten[number]
        elif number not in touched and number not in spans:
            result.append(line)
    return [line if "-->" in line else masked(line, language) for line in result]


def _lines_of(piece: Piece) -> range:
    return range(piece.line, piece.end_line + 1)


def _words_by_line(found: Iterable[Piece]) -> dict[int, str]:
    words: dict[int, str] = {}
    for piece in found:
        words[piece.line] = words.get(piece.line, "") + "".join(piece.text.split())
    return words


def _covered_spans(marked: Sequence[Piece], last: int) -> set[int]:
    """Lines that are no piece of their own but lie inside a covered passage: blank lines, numbers, comments."""
    covered: set[int] = set()
    for before, after in zip(marked, (*marked[1:], None), strict=True):
        if before.off_record and (after is None or after.off_record):
            covered.update(range(before.line, after.line if after else last + 1))
    return covered


def _named(marked: Sequence[Piece]) -> dict[int, str]:
    """Line → the label that must stand there because the line that held it, or the words after it, are gone."""
    named: dict[int, str] = {}
    gap = False
    for piece in marked:
        if piece.off_record:
            gap = True
        elif not piece.silent:
            if gap and not piece.fresh and piece.speaker is not None:
                named.setdefault(piece.line, piece.speaker)
            gap = False
    return named


def _rewritten(kept: Sequence[Piece], suffix: str, named: Mapping[int, str]) -> dict[int, list[str]]:
    """What stands in the place of a line or cue of which only a part may stay."""
    by_line: dict[int, list[Piece]] = {}
    for piece in kept:
        if piece.text and not piece.silent:
            by_line.setdefault(piece.line, []).append(piece)
    return {line: _written(group, suffix, named=line in named) for line, group in by_line.items()}


def _written(group: Sequence[Piece], suffix: str, *, named: bool) -> list[str]:
    first, said = group[0], [piece.text for piece in group]
    if suffix == ".vtt":
        voiced = [
            f"<v {escape(piece.speaker)}>{escape(piece.text)}</v>" if piece.speaker else escape(piece.text)
            for piece in group
        ]
        return [_time_line(first, "."), *voiced, ""]
    if suffix == ".srt":
        labelled = [f"{piece.speaker}: {piece.text}" if piece.speaker else piece.text for piece in group]
        return [_time_line(first, ","), *labelled, ""]
    label = first.speaker if first.fresh or named else None
    if label is None:
        return [" ".join(said)]
    return [f"**{label}:** {' '.join(said)}" if suffix in (".md", ".markdown") else f"{label}: {' '.join(said)}"]


def _time_line(piece: Piece, separator: str) -> str:
    start = piece.start or 0.0
    return f"{stamp(start, separator)} --> {stamp(piece.end if piece.end is not None else start, separator)}"


def _json(marked: Sequence[Piece], language: Language) -> bytes:
    segments = [
        {
            "id": number,
            "start": piece.start,
            "end": piece.end if piece.end is not None else piece.start,
            "text": masked(piece.text, language),
            **({"speaker": piece.speaker} if piece.speaker else {}),
        }
        for number, piece in enumerate(piece for piece in marked if piece.text and not piece.off_record)
    ]
    return json.dumps({"segments": segments}, ensure_ascii=False, indent=1).encode() + b"\n"


def _word(lines: Sequence[str]) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        if line.startswith("# "):
            document.add_heading(line[2:])
        elif line.strip():
            paragraph = document.add_paragraph()
            lead, bold, rest = line.removeprefix("**").partition("**") if line.startswith("**") else ("", "", line)
            paragraph.add_run(lead if bold else "").bold = True
            paragraph.add_run(rest if bold else line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _verify(copy: bytes, marked: Sequence[Piece], name: str, sidecar: bytes | None) -> None:
    """Import the copy and look for anything that was covered. Raises PipelineError."""
    again = load(copy, name, sidecar)
    text = source_text(copy, name)
    said = folded(text)
    open_words = folded("".join(piece.text for piece in marked if not piece.off_record))
    covered = [folded(piece.text) for piece in marked if piece.off_record]
    leaked = any(len(words) >= _TELLING and words in said and words not in open_words for words in covered)
    marked_still = any(match["round"] is None and match["kept"] is None for match in MARK.finditer(text))
    if leaked or marked_still or len(again.on_record) < len(again.utterances):
        raise PipelineError(
            Text(
                "オフレコの部分を取り除ききれなかったので、公開用の写しを書きませんでした。",
                "Not everything off the record could be taken out, so no public copy was written.",
            ),
            Text(
                "オフレコの印を行の先頭に、一行ずつ書き直してください。",
                "Put each off-the-record mark on a line of its own.",
            ),
            path=name,
        )
