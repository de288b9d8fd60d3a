"""What VTT and SRT share: blocks with a time line, and who speaks inside a cue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import pairwise

from pipeline.errors import UnreadableError
from pipeline.patterns import lazy
from pipeline.sources.notes.entry import time_of
from pipeline.sources.notes.forms import Candidate, candidates
from pipeline.sources.notes.furniture import is_furniture, is_sound, is_stage_direction
from pipeline.sources.notes.joining import joined
from pipeline.sources.notes.labels import Accepted, Place, accepted
from pipeline.sources.notes.names import looks_like_name
from pipeline.sources.notes.pieces import Hints, Piece
from pipeline.sources.notes.rolling import repeated, without_first
from pipeline.sources.notes.times import CLOCK
from pipeline.wording import Text

_TIMES = lazy(rf"\s*({CLOCK}|\d+\.\d+)\s*-->\s*({CLOCK}|\d+\.\d+)(?:\s.*)?$")
_ALMOST = lazy(rf"\s*{CLOCK}\s*\S{{0,3}}\s*{CLOCK}\s*$")
_ARROW = lazy(r"\s*\d[^\s]*[:.]\S*\s*-->")
_NUMBER = lazy(r"\s*\d+\s*$")
_VOICE = lazy(r"<v(?:\.[^\s<>]*)?(?:[ \t]+([^<>]*))?>|</v>")
_TAG = lazy(
    r"\{\\[^{}\n]{1,80}\}|</?(?:c|i|b|u|s|v|ruby|lang|font|em|strong)(?:\.[^\s<>]*)?(?:\s[^<>]*)?>|<\d[\d:.,]*>|<rt>[^<>]*</rt>|</?rt>",
    re.IGNORECASE,
)
_IDENTIFIED = lazy(
    r"\s*\d*\s*[-–.:,|]?\s*(?:\"([^\"<>]{1,60})\"|([^\W\d][^\"<>:/\d]{0,40}?\d{0,2}))\s*(?:\(\d+\))?\s*$"
)
_DASH = lazy(r"\s*[-‐–—－]\s*(?=\S)")
_EDGE = lazy(r"^\[[^\[\]]{1,30}\]\s*|\s*\[[^\[\]]{1,30}\]$")
_CHANGE = lazy(r"\s*(?:>>+|＞＞+)\s*")
# Where nearly every cue is labelled, one without a label is a cue of somebody unknown, not a continuation, unless a label
# stands only where the speaker changes.
_ALWAYS = 0.8
_EXAMPLE = Text(
    "「00:01:02.000 --> 00:01:05.000」の形に直すか、文字起こしツールから書き出し直してください。",
    "Write it as '00:01:02.000 --> 00:01:05.000', or export the transcript again.",
)


@dataclass(slots=True)
class Cue:
    """One cue: times in seconds, the lines it takes up (both included), and its payload with markup."""

    start: float | None
    end: float | None
    line: int
    end_line: int
    payload: list[str] = field(default_factory=list)
    identifier: str = ""

    def add(self, more: list[tuple[int, str]]) -> None:
        """Lines that turned out to belong to this cue."""
        self.payload.extend(line for _, line in more)
        self.end_line = more[-1][0] if more else self.end_line


def cues(lines: list[str], name: str) -> list[Cue]:
    """The cues of a file, given all its lines. Raises UnreadableError where there is no cue.

    A blank line inside a cue does not end it: what follows is its text unless a time line comes next. A time line that
    cannot be read begins a cue all the same, without a time: nobody's words get lost over a typing mistake.
    """
    found: list[Cue] = []
    pending: list[tuple[int, str]] = []  # lines after a blank one: more of the cue, or the identifier of the next
    blank = True
    for number, line in enumerate(lines, start=1):
        if is_time_line(line):
            start, end = _times(line)
            identifier = [] if blank else pending[-1:]
            _settle(found, pending[: len(pending) - len(identifier)])
            first, own = identifier[0] if identifier else (number, "")
            found.append(Cue(start, end, first, number, identifier=own))
            pending = []
        elif not line.strip():
            blank = True
            continue
        elif found and not pending and found[-1].end_line == number - 1:
            found[-1].add([(number, line)])
        else:
            pending.append((number, line))
        blank = False
    _settle(found, pending)
    if not any(cue.start is not None for cue in found):
        what = Text("時刻の行を読めません。", "The time line cannot be read.")
        nothing = Text("時刻のついた発言が一つもありません。", "There is not one piece of speech with its time.")
        raise UnreadableError(what if found else nothing, _EXAMPLE, path=name, line=found[0].line if found else 1)
    return found


def _settle(found: list[Cue], pending: list[tuple[int, str]]) -> None:
    """Lines that no time line follows belong to the cue before; before the first one, to nobody and no time."""
    lines = [(number, line) for number, line in pending if not _NUMBER.match(line)]
    if lines and not found:
        found.append(Cue(None, None, lines[0][0], lines[0][0]))
    if lines:
        found[-1].add(lines)


def is_time_line(line: str) -> bool:
    """Whether somebody meant a time line: two clocks, or an arrow after something with digits and a colon."""
    if "-->" in line:
        return _ARROW.match(line) is not None
    return len(line) < 60 and _ALMOST.match(line) is not None


def _times(line: str) -> tuple[float | None, float | None]:
    match = _TIMES.match(line)
    # Some players want seconds alone: `12.3 --> 14.0`.
    start, end = (time_of(match[1]), time_of(match[2])) if match else (None, None)
    # Speech recognition really writes cues that end before they begin; the words and their beginning still hold.
    return start, end if start is None or (end is not None and end >= start) else None


@dataclass(frozen=True, slots=True)
class _Run:
    """One line of a cue, or a part of it in one voice, with markup gone. `voiced` cues mark each of their speakers."""

    text: str
    voice: str | None
    voiced: bool
    fresh: bool
    candidates: tuple[Candidate, ...]


def speech(found: list[Cue], hints: Hints) -> Iterator[Piece]:
    """Cues → pieces: one for each speaker in a cue."""
    _voiced(found)
    _unroll(found)
    dashes = [_dashes(cue) for cue in found]
    # Where two share a cue, dashes part them; a cue of one of them may have its dash as well.
    dashed = sum(count > 1 for count in dashes) > 1
    runs = [_runs(cue, count + dashed if count else 0, hints) for cue, count in zip(found, dashes, strict=True)]
    flat = [run for of_cue in runs for run in of_cue]
    voices = {run.voice for run in flat if run.voice}
    places = [place for of_cue in runs for place in _places(of_cue)]
    # Where the format itself names the speakers, a colon names nobody new.
    if voices:
        places = [Place(_those(place.candidates, {*voices, *hints.known})) for place in places]
    spoken = sum(bool(of_cue) for of_cue in runs)
    starts = sum(not is_furniture(run.text) for run in flat)
    names = accepted(places, starts, {*hints.known, *voices}, cues=spoken)
    labels = [names.choose(of_cue[0].candidates) if of_cue else None for of_cue in runs]
    changes = all(before.label != after.label for before, after in pairwise(labels) if before and after)
    carry = not voices and (changes or len(labels) - labels.count(None) < _ALWAYS * len(found))
    speaker: str | None = None
    for cue, of_cue in zip(found, runs, strict=True):
        pieces: list[Piece] = []
        for run in of_cue:
            aside = is_furniture(run.text) or (run.text[:1] in "[［〔" and is_stage_direction(run.text))
            if not run.voice and aside and names.choose(run.candidates) is None:
                pieces.append(Piece(run.text, cue.line, cue.end_line, silent=True))
                continue
            for label, said in _labelled(run, names):
                speaker = label or _speaker(run, speaker, carry=carry, goes_on=any(not one.silent for one in pieces))
                unread = label is None and not voices and names.overlooks(run.candidates)
                times = cue.start, cue.end
                pieces.append(Piece(said, cue.line, cue.end_line, speaker, *times, run.fresh, cued=True, unread=unread))
        yield from _merged(pieces)


def _voiced(found: list[Cue]) -> None:
    """Where the line above the times names somebody (`12 "Aya Mori" (1234567)`), that is who speaks in the cue."""
    names = [match[1] or match[2] if (match := _IDENTIFIED.match(cue.identifier)) else None for cue in found]
    if not all(name and looks_like_name(name, loose=True) for name in names) or len(set(names)) * 2 > len(names) + 2:
        return
    for cue, name in zip(found, names, strict=True):
        cue.payload[:1] = [f"<v {name}>{line}" for line in cue.payload[:1]]


def _unroll(found: list[Cue]) -> None:
    """Take out of each cue what the one before has shown already."""
    texts = [_bare("\n".join(cue.payload)) for cue in found]
    for cue, text, count in zip(found, texts, repeated(texts), strict=True):
        if count:
            cue.payload = without_first(text, count).split("\n")


def _bare(payload: str) -> str:
    return unescape(_TAG.sub("", payload))


def _places(runs: list[_Run]) -> Iterator[Place]:
    """Where a label may stand in a cue; a line of only a name stands first, with the words below it."""
    for index, run in enumerate(runs):
        yield Place(
            tuple(one for one in run.candidates if one.form != "alone" or (index == 0 and len(runs) > 1)),
            leads=index + 1 < len(runs),
            first=index == 0,
        )


def _those(candidates: tuple[Candidate, ...], labels: Collection[str]) -> tuple[Candidate, ...]:
    return tuple(found for found in candidates if found.label in labels)


def _speaker(run: _Run, before: str | None, *, carry: bool, goes_on: bool) -> str | None:
    """Who speaks a run without a label: its voice, or whoever spoke before where nothing says otherwise."""
    if run.voiced:
        return run.voice
    return before if (carry or goes_on) and not run.fresh else None


def _dashes(cue: Cue) -> int:
    """How many lines of a cue begin with a dash."""
    return sum(_DASH.match(line.strip()) is not None for line in _bare("\n".join(cue.payload)).split("\n"))


def _runs(cue: Cue, dashes: int, hints: Hints) -> list[_Run]:
    payload = "\n".join(cue.payload)
    parts: list[tuple[str | None, str]] = []
    voice, after, voiced = None, 0, False
    for match in _VOICE.finditer(payload):
        parts.append((voice, payload[after : match.start()]))
        voice = unescape(match[1] or "").strip() or None
        voiced, after = True, match.end()
    parts.append((voice, payload[after:]))
    lines = [(who, _without_sounds(_bare(line).strip())) for who, part in parts for line in part.split("\n")]
    return [_run(line, who, voiced, dashes, hints) for who, line in lines if line]


def _without_sounds(line: str) -> str:
    """A line without the sounds that stand in square brackets before or behind its words; one of sounds alone as it is."""
    words = _EDGE.sub(lambda mark: "" if is_sound(mark[0].strip()) else mark[0], line) if "[" in line else line
    return words.strip() or line


def _run(line: str, voice: str | None, voiced: bool, dashes: int, hints: Hints) -> _Run:
    change = _CHANGE.match(line)
    bare = line[change.end() :] if change else line
    dash = _DASH.match(bare)
    undashed = bare[dash.end() :] if dash else bare
    labels = () if voice or hints.sole else candidates(undashed, hints)
    if dash and (dashes > 1 or any(one.form == "plain" for one in labels)):
        return _Run(undashed, voice, voiced, True, labels)
    return _Run(bare, voice, voiced, change is not None, labels)


def _labelled(run: _Run, names: Accepted) -> Iterator[tuple[str | None, str]]:
    """A run cut at labels inside it (`- A: … - B: …`); (None, text) where no label stands."""
    found = names.choose(run.candidates)
    if found is None:
        yield None, run.text
        return
    label, text = names.speaker(found), found.text
    while cut := names.inner(text):
        yield label, text[: cut.start()].strip()
        label, text = cut[1], text[cut.end() :]
    yield label, text.strip()


def _merged(pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours in one cue by one speaker as one piece, but for a line that begins with a dash of its own."""
    current: Piece | None = None
    for piece in pieces:
        if (
            current is not None
            and current.speaker == piece.speaker
            and not (piece.fresh or piece.silent or current.silent)
        ):
            current = replace(current, text=joined(current.text, piece.text), unread=current.unread or piece.unread)
        else:
            if current is not None:
                yield current
            current = piece
    if current is not None:
        yield current
