"""Numbers, times and marks that stand before the labels of a file's lines: they are nobody's words, and hide the labels."""

from __future__ import annotations

from itertools import pairwise

from pipeline.patterns import lazy
from pipeline.sources.notes.forms import candidates
from pipeline.sources.notes.names import looks_like_name
from pipeline.sources.notes.off_record_marks import BRACKETS, MARK
from pipeline.sources.notes.times import CLOCK

_NUMBERED = lazy(r"\s*(\d{1,4})(?:[.．)）:：]?(?:[ \t\u3000]+)(?=\S)|\s*$)")
_TAIL = 60
_BEHIND = lazy(rf"(?:(?<=[。．.！？!?…」』”\"])\s*[(\[（［]({CLOCK})[)\]）］]|\s*#({CLOCK})(?:-\d{{1,3}})?#)\s*$")
_FIRST = lazy(rf"\s*[(\[（［]({CLOCK})[)\]）］]\s*")
_STAMP = lazy(rf"\s*(?:[(\[（［【]\s?{CLOCK}\s?[)\]）］】]|{CLOCK}(?=[\s\u3000]))\s*(?=\S)")
_NAMED_BEHIND = lazy(r"\s*(\S.*?)\s*[(（]([^()（）:：]{1,30})[)）]\s*$")
# Fewer lines than this are no count. Lists in prose are short, and begin again.
_FEWEST = 4


def without_numbers(raw: list[str]) -> list[str]:
    """The lines without the numbers in front, where they count nearly every line, or the turns, from the first on."""
    found = [_NUMBERED.match(line) for line in raw]
    counts = [int(match[1]) for match in found if match]
    filled = sum(bool(line.strip()) for line in raw)
    # Each page may begin again.
    steps = [after - before == 1 or after == 1 for before, after in pairwise(counts)]
    if len(counts) < _FEWEST or counts.count(1) * _FEWEST > len(counts) or sum(steps) * 10 < len(steps) * 9:
        return raw
    bare = [line[match.end() :] if match else line for line, match in zip(raw, found, strict=True)]
    if len(counts) * 10 < filled * 8 and not _are_turns(
        [line for line, match in zip(bare, found, strict=True) if match]
    ):
        return raw
    return bare


def without_stuck_clock(raw: list[str]) -> list[str]:
    """The lines without the time in front, where all have the same one: a recording that went on would have moved it."""
    found = [_STAMP.match(line) for line in raw if line.strip()]
    times = {match[0].strip() for match in found if match}
    if len(found) < _FEWEST or None in found or len(times) > 1:
        return raw
    return [_STAMP.sub("", line, count=1) for line in raw]


def with_names_first(raw: list[str]) -> list[str]:
    """The lines, with a name in brackets that stands behind the words put before a colon, where all end with one of a few names."""
    found = [_NAMED_BEHIND.match(line) for line in raw if line.strip()]
    names = [match[2] for match in found if match]
    if len(names) < max(_FEWEST, len(found)) or len(set(names)) * 2 > len(names) or len(set(names)) < 2:
        return raw
    return [_NAMED_BEHIND.sub(r"\2: \1", line) for line in raw] if all(map(looks_like_name, names)) else raw


def with_times_first(raw: list[str]) -> list[str]:
    """The lines with a time in brackets that stands behind the words put in front of them, where that is the rule."""
    found = [_BEHIND.search(line[-_TAIL:]) for line in raw]
    times = [match for match in found if match]
    if len(times) < 2 or len(times) * 3 < sum(bool(line.strip()) for line in raw):
        return raw
    return [
        _with_time_first(line[: -len(match[0])].rstrip(), match[1] or match[2]) if match else line
        for line, match in zip(raw, found, strict=True)
    ]


def _with_time_first(line: str, clock: str) -> str:
    """A line with the time from its end put in front; one that has a time there already ends at it."""
    first = _FIRST.match(line)
    return f"[{first[1]} --> {clock}] {line[first.end() :]}" if first else f"[{clock}] {line}"


def with_marks_behind_times(raw: list[str]) -> list[str]:
    """The lines; a mark of what is off the record that was put before the time of a turn stands behind it, as it does elsewhere."""
    return [_marked_behind(line) if line.lstrip()[:1] in BRACKETS and line.strip() else line for line in raw]


def _marked_behind(line: str) -> str:
    mark = MARK.match(line.lstrip())
    if mark is None:
        return line
    rest = line.lstrip()[mark.end() :]
    stamp = _STAMP.match(rest)
    # Only a label makes a turn of it: a memo may just say when something was.
    if stamp is None or not any(one.form in ("plain", "marked") for one in candidates(rest[stamp.end() :])):
        return line
    return f"{stamp[0].strip()} {mark[0]} {rest[stamp.end() :]}"


def _are_turns(lines: list[str]) -> bool:
    labelled = sum(
        any(one.form in ("plain", "marked", "bracket", "wide") for one in candidates(line)) for line in lines
    )
    return labelled * 10 >= len(lines) * 7
