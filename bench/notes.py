"""`make bench-notes`: does every real transcript load with the right speakers and turns?

Reads TEZAWARI_DATA (default ../shared/data) and compares with its index. The index knows no SRT, Word or Whisper files:
real transcripts are converted into those in a temporary folder, and what comes back is compared with what went in.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError
from pipeline.model.notes import Notes
from pipeline.sources.notes import load, pieces, read
from pipeline.sources.notes.times import stamp

# (speaker, words) of one turn, as a converted file is to give it back.
Turn = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file: where it came from, its format, and what differs (nothing when it is right)."""

    file: str
    format: str
    difference: str = ""


def main() -> int:
    """Print the share right and each miss."""
    data = Path(os.environ.get("TEZAWARI_DATA", "../shared/data"))
    index = data / "open" / "A_transcripts" / "index.jsonl"
    if not index.is_file():
        print(f"No data at {data} (set TEZAWARI_DATA): nothing was measured.")
        return 0
    records = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines() if line.strip()]
    started = time.perf_counter()
    outcomes = compare_with_index(index.parent.parent, records)
    print("As they are, against index.jsonl:")
    _print(outcomes)
    with tempfile.TemporaryDirectory() as folder:
        converted = list(compare_converted(index.parent.parent, records, Path(folder)))
    print("Converted, against what went in:")
    _print(converted)
    print(f"{len(outcomes) + len(converted)} files in {time.perf_counter() - started:.1f} s")
    return 0


def _print(outcomes: Sequence[Outcome]) -> None:
    for form in sorted({outcome.format for outcome in outcomes}):
        group = [outcome for outcome in outcomes if outcome.format == form]
        right = sum(not outcome.difference for outcome in group)
        print(f"  {form:40} {right}/{len(group)}")
    right = sum(not outcome.difference for outcome in outcomes)
    print(f"  {'all':40} {right}/{len(outcomes)} = {right / max(len(outcomes), 1):.1%}")
    for outcome in outcomes:
        if outcome.difference:
            print(f"  MISS {outcome.file}: {outcome.difference}")


def compare_with_index(folder: Path, records: Sequence[dict[str, Any]]) -> list[Outcome]:
    """Every transcript: speakers, labelled turns, cues."""
    outcomes: list[Outcome] = []
    for record in records:
        path = folder / record["file"]
        try:
            notes = read(path, name=path.name)
            cues = len(pieces(path.read_bytes(), path.name)[1])
            difference = "; ".join(_differences(notes, cues, record))
        except PipelineError as error:
            difference = error.render("en")
        outcomes.append(Outcome(path.name, record["format"], difference))
    return outcomes


def _differences(notes: Notes, cues: int, record: dict[str, Any]) -> Iterator[str]:
    expected = set(record["speakers"] or ())
    found = {turn.speaker for turn in notes.utterances if turn.speaker is not None}
    if found != expected:
        yield f"speakers: missing {sorted(expected - found)}, extra {sorted(found - expected)}"
    labelled = sum(turn.speaker is not None for turn in notes.utterances)
    if record["n_turns"] is not None and labelled != record["n_turns"]:
        yield f"turns: {labelled}, index {record['n_turns']}"
    _, _, counted = (record.get("note") or "").partition("n cues=")
    if counted and cues != int(counted):
        yield f"cues: {cues}, index {counted}"
    if notes.language != record["lang"]:
        yield f"language: {notes.language}, index {record['lang']}"


def compare_converted(folder: Path, records: Sequence[dict[str, Any]], scratch: Path) -> Iterator[Outcome]:
    """Real transcripts written as SRT, VTT, Word and Whisper's JSON, read back."""
    for number, record in enumerate(records):
        turns = list(_turns(folder / record["file"]))
        for suffix, write in (
            (".srt", _srt),
            (".vtt", _vtt),
            (".docx", _docx),
            (".json", _whisper),
        ):
            path = scratch / f"{number}{suffix}"
            material = turns if suffix in (".vtt", ".json") else _nameable(turns)
            path.write_bytes(write(material))
            name = f"{Path(record['file']).name} → {suffix}"
            yield Outcome(name, f"{record['lang']} {suffix}", _same(path, material))


def _nameable(turns: Sequence[Turn]) -> list[Turn]:
    """What SRT and Word can say: words of nobody, after somebody's, read there as more of the same turn."""
    named = any(speaker for speaker, _ in turns)
    return [turn for turn in turns if turn[0] or not named]


def _turns(path: Path) -> Iterator[Turn]:
    """The turns of a real file, whatever wrote it: our own formats through the importer, others by their keys."""
    if path.suffix != ".json":
        for turn in load(path.read_bytes(), path.name).utterances:
            yield turn.speaker, turn.text
        return
    whole = json.loads(path.read_text(encoding="utf-8"))
    for item in whole.get("utterances") or whole.get("meeting_transcripts") or ():
        yield item["speaker"], item.get("text") or item.get("content") or ""


def _same(path: Path, turns: Sequence[Turn]) -> str:
    try:
        notes = read(path, name=path.name)
    except PipelineError as error:
        return error.render("en")
    got = _merged([(turn.speaker, turn.text) for turn in notes.utterances])
    wanted = _merged(turns)
    if got == wanted:
        return ""
    place = next((n for n, (a, b) in enumerate(zip(got, wanted, strict=False)) if a != b), min(len(got), len(wanted)))
    after, before = [part[place][:2] if place < len(part) else None for part in (got, wanted)]
    return f"{len(got)} turns, {len(wanted)} went in; first difference at {place + 1}: {_cut(after)} for {_cut(before)}"


def _cut(turn: Turn | None) -> str:
    return f"{turn[0]}: {turn[1][:40]}…{turn[1][-20:]}" if turn else "nothing"


def _merged(turns: Sequence[Turn]) -> list[Turn]:
    """Turns without blanks, consecutive ones of one speaker as one: formats differ in what they keep apart."""
    spoken = [(speaker, "".join(text.split())) for speaker, text in turns]
    groups = groupby((turn for turn in spoken if turn[1]), key=lambda turn: turn[0])
    return [(speaker, "".join(text for _, text in group)) for speaker, group in groups]


def _line(text: str) -> str:
    return " ".join(text.split())


def _srt(turns: Sequence[Turn]) -> bytes:
    blocks = [
        f"{n + 1}\n{stamp(n * 5, ',')} --> {stamp(n * 5 + 4, ',')}\n{speaker + ': ' if speaker else ''}{_line(text)}\n"
        for n, (speaker, text) in enumerate(turns)
    ]
    return "\r\n".join("\r\n".join(block.split("\n")) for block in blocks).encode("utf-8-sig")


def _vtt(turns: Sequence[Turn]) -> bytes:
    cues = [
        f"{stamp(n * 5, '.')} --> {stamp(n * 5 + 4, '.')}\n"
        f"{f'<v {escape(speaker)}>' if speaker else ''}{escape(_line(text), quote=False)}\n"
        for n, (speaker, text) in enumerate(turns)
    ]
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def _whisper(turns: Sequence[Turn]) -> bytes:
    segments = [
        {"id": n, "start": n * 5.0, "end": n * 5 + 4.0, "text": " " + _line(text)} | ({"speaker": who} if who else {})
        for n, (who, text) in enumerate(turns)
    ]
    return json.dumps({"text": "", "language": "xx", "segments": segments}).encode()


def _docx(turns: Sequence[Turn]) -> bytes:
    """Paragraphs, with forty turns from the middle in a table."""
    import io

    import docx

    document = docx.Document()
    half = len(turns) // 2
    for speaker, text in turns[:half]:
        document.add_paragraph(f"{speaker}：{_line(text)}" if speaker else _line(text))
    document.add_heading("2")
    table = document.add_table(rows=0, cols=2)
    for speaker, text in turns[half : half + 40]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = speaker or "", _line(text)
    for speaker, text in turns[half + 40 :]:
        document.add_paragraph(f"{speaker}：{_line(text)}" if speaker else _line(text))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
