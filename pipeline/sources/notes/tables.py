"""CSV and TSV: columns are told by their titles, or by what they hold (times that rise, names that recur, words)."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from pipeline.errors import UnreadableError
from pipeline.lexicon.named import cue
from pipeline.records import NamedTuple
from pipeline.sources.notes.beside import asks, with_mark
from pipeline.sources.notes.entry import (
    END_KEYS,
    SPEAKER_KEYS,
    START_KEYS,
    TEXT_KEYS,
    Spoken,
    folded_key,
    time_of,
    unit_of,
)
from pipeline.sources.notes.furniture import is_attachment, is_furniture, without_tags
from pipeline.sources.notes.joining import ends_sentence
from pipeline.sources.notes.names import looks_like_name
from pipeline.sources.notes.pieces import NO_HINTS, Hints, Piece
from pipeline.sources.notes.times import seconds
from pipeline.wording import Text

# Rows without which nothing recurs.
_FEWEST = 3
_DELIMITERS = ("\t", ",", ";", "|")
_KINDS = (
    (END_KEYS, cue("any", "labels/ends")),
    (START_KEYS, cue("any", "labels/times")),
    (SPEAKER_KEYS, cue("any", "labels/speakers")),
    (
        TEXT_KEYS,
        cue("any", "labels/words"),
    ),
)
_HINT = Text(
    "話者・時刻・発言の列がある表として書き出し直してください。",
    "Export it as a table with a column for the speaker, the time and the words.",
)


class _Row(NamedTuple):
    line: int
    end_line: int
    cells: list[str]


class _Columns(NamedTuple):
    """Numbers of columns; None where the table has no such column."""

    text: int
    speaker: int | None
    start: int | None
    end: int | None


def parse(text: str, name: str, hints: Hints = NO_HINTS) -> tuple[Piece, ...]:
    """One piece a row. Raises UnreadableError where no column holds words."""
    rows = list(_rows(text, name))
    width = Counter(len(row.cells) for row in rows).most_common(1)
    titles = next((index for index, row in enumerate(rows[:20]) if _is_header(row.cells)), None)
    body = [
        row for row in rows[0 if titles is None else titles + 1 :] if len(row.cells) * 2 > (width[0][0] if width else 1)
    ]
    columns = _columns(rows[titles].cells if titles is not None else [], [row.cells for row in body])
    if columns is None:
        what = Text("発言の列が見つかりません。", "No column holds what was said.")
        raise UnreadableError(what, _HINT, path=name, line=1)
    titled = [folded_key(cell) for cell in rows[titles].cells] if titles is not None else []
    spoken = [_spoken(row.cells, columns, titled) for row in body]
    unit = unit_of(spoken)
    said = {row.line: _piece(row, one, unit) for row, one in zip(body, spoken, strict=True)}
    beside = (Piece(" ".join(row.cells).strip(), row.line, row.end_line, silent=True) for row in rows)
    return tuple(said.get(piece.line, piece) for piece in beside if piece.text)


def _rows(text: str, name: str) -> Iterator[_Row]:
    reader = csv.reader(text.split("\n"), delimiter=_delimiter(text))
    before = 0
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield _Row(before + 1, reader.line_num, stripped)
            before = reader.line_num
    except csv.Error as error:
        what = Text("表として読めません。", "This cannot be read as a table.")
        raise UnreadableError(what, _HINT, path=name, line=before + 1) from error


def _delimiter(text: str) -> str:
    """The character that cuts the first line into titles, or else most lines into the same number of cells."""
    sample = [line for line in text.split("\n", 200)[:200] if line.strip()]
    titled = [mark for mark in _DELIMITERS if sample and _is_header(_cells(sample[0], mark))]
    even = {mark: Counter(line.count(mark) for line in sample if mark in line).most_common(1) for mark in _DELIMITERS}
    return max(titled or _DELIMITERS, key=lambda mark: even[mark][0][1] if even[mark] else 0)


def _cells(line: str, mark: str) -> list[str]:
    """The cells of a line that is a row by itself."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=mark), [])]
    except csv.Error:
        return []


def _is_header(cells: Sequence[str]) -> bool:
    titles = {folded_key(cell) for cell in cells}
    short = (len(cell) < 40 and not (len(cell) > 8 and ends_sentence(cell) and not asks(cell)) for cell in cells)
    if len(cells) < 2 or not all(short):
        return False
    return bool(titles & {*TEXT_KEYS, *SPEAKER_KEYS}) or len({id(_kind(title)) for title in titles if _kind(title)}) > 1


def is_table(text: str) -> bool:
    """Whether plain text is a table: a row of titles, or the same number of tabs in nearly every line."""
    lines = [line for line in text.split("\n", 200)[:200] if line.strip()]
    if len(lines) < _FEWEST:
        return False
    mark = _delimiter(text)
    titles = lines[0].split(mark)
    if len(titles) > 2 and len(lines[0]) < 200 and _is_transcript(titles):
        return _is_even(lines, mark, len(titles))
    even = lines[0].count(mark) > 1 and len({line.count(mark) for line in lines}) == 1
    # Tools leave columns empty, and text has no cell at all now and then.
    columns = zip(*(line.split(mark) for line in lines), strict=False)
    return mark == "\t" and even and all(len({bool(cell.strip()) for cell in column}) == 1 for column in columns)


def voiced(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The rows below the titles of a table that has a column of speakers and one of words, as `[time] <v speaker>words`; None for others.

    Who is named once speaks on in rows without a name. What is off the record by another column stands between marks.
    """
    columns = _columns(rows[0], rows[1:]) if len(rows) > _FEWEST - 1 and _is_transcript(rows[0]) else None
    if columns is None or columns.speaker is None or SPEAKER_KEYS not in map(_kind, map(folded_key, rows[0])):
        return None
    titles = [folded_key(cell) for cell in rows[0]]
    lines: list[str] = []
    speaker = ""
    for cells in rows[1:]:
        words = _spoken(cells, columns, titles)
        speaker = words.speaker or speaker
        clock = cells[columns.start] if columns.start is not None and columns.start < len(cells) else ""
        said = f"<v {speaker}>{words.text}" if speaker and words.text else words.text
        lines.append(f"[{clock}] {said}" if seconds(clock) is not None and said else said)
    return lines


def _is_transcript(titles: Sequence[str]) -> bool:
    """Whether a row of titles has a column for what was said."""
    return _is_header(titles) and TEXT_KEYS in map(_kind, map(folded_key, titles))


def _is_even(lines: Sequence[str], mark: str, width: int) -> bool:
    """Whether nearly all rows have as many cells; one that holds a line break is still one row."""
    try:
        sizes = [len(cells) for cells in csv.reader(lines, delimiter=mark)]
    except csv.Error:
        return False
    return sizes.count(width) * 10 >= len(sizes) * 8


def _columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> _Columns | None:
    count = max((len(row) for row in rows), default=0)
    columns = [[row[index] if index < len(row) else "" for row in rows] for index in range(count)]
    titles = [folded_key(cell) for cell in header]
    times = [index for index in range(count) if _is_time(columns[index])]
    text = _titled(titles, TEXT_KEYS, count) if titles else None
    if text is None:
        words = [
            index
            for index in range(count)
            if index not in times and any(map(str.isalpha, "".join(columns[index][:50])))
        ]
        text = max(words, key=lambda index: sum(map(len, columns[index])), default=None)
    if text is None:
        return None
    start = _titled(titles, START_KEYS, count)
    start = start if start is not None else next((index for index in times if index != text), None)
    end = _titled(titles, END_KEYS, count)
    end = end if end is not None else next((index for index in times if start is not None and index > start), None)
    speaker = _titled([title if index != text else "" for index, title in enumerate(titles)], SPEAKER_KEYS, count)
    others = [index for index in range(count) if index not in (text, start, end, *times)]
    speaker = speaker if speaker is not None else next((index for index in others if _is_names(columns[index])), None)
    return _Columns(text, speaker, start, end)


def _titled(titles: Sequence[str], keys: Sequence[str], count: int) -> int | None:
    exact = next((titles.index(key) for key in keys if key in titles[:count]), None)
    if exact is not None:
        return exact
    return next((index for index, title in enumerate(titles[:count]) if _kind(title) is keys), None)


def _kind(title: str) -> Sequence[str] | None:
    """The keys that a title is a longer way of writing: 発言者名, `Speaker Name`, 認識結果."""
    words = title.replace("_", " ")
    return next((keys for keys, pattern in _KINDS if pattern.search(words)), None)


def _is_time(cells: Sequence[str]) -> bool:
    """Whether a column holds times that rise; row numbers rise too, one by one."""
    times = [at for cell in cells if cell and (at := time_of(cell)) is not None]
    if not times or len(times) * 5 < sum(bool(cell) for cell in cells) * 4:
        return False
    steps = [after - before for before, after in pairwise(times)]
    counted = len(steps) > 1 and all(step == 1 for step in steps) and not any(":" in cell for cell in cells)
    return not counted and sum(step >= 0 for step in steps) * 5 >= len(steps) * 4


def _is_names(cells: Sequence[str]) -> bool:
    """Whether a column holds few names that come back, or nothing but names."""
    filled = [cell for cell in cells if cell]
    if not filled or sum(map(len, filled)) > 30 * len(filled):
        return False
    distinct = set(filled)
    if all(cell[-1] in ":：" for cell in filled):
        return True
    if len(distinct) == len(filled) and not any(any(map(str.isalpha, cell)) for cell in filled):
        return False  # row numbers
    people = all(looks_like_name(label, loose=True) for label in distinct)
    return people and (len(distinct) * 2 <= len(filled) or len(distinct) <= 3 or all(map(looks_like_name, distinct)))


def _spoken(cells: Sequence[str], columns: _Columns, titles: Sequence[str]) -> Spoken:
    text, speaker, start, end = (cells[at] if at is not None and at < len(cells) else "" for at in columns)
    text = with_mark(
        without_tags(text),
        (pair for at, pair in enumerate(zip_longest(titles, cells, fillvalue="")) if at not in columns),
    )
    return Spoken(
        text, speaker.rstrip(":： ") or None, time_of(start) if start else None, time_of(end) if end else None
    )


def _piece(row: _Row, one: Spoken, unit: float) -> Piece:
    start, end = (None if at is None else round(at * unit, 3) for at in (one.start, one.end))
    if end is not None and (start is None or end < start):
        end = None
    silent = not one.text or is_attachment(one.text) or (one.speaker is None and is_furniture(one.text))
    return Piece(
        one.text or " ".join(row.cells),
        row.line,
        row.end_line,
        one.speaker,
        start,
        end,
        fresh=True,
        cued=True,
        silent=silent,
    )
