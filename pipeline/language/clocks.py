"""ONE reader of times of day: 9:30, half past nine, 5 pm, ten o'clock, five in the afternoon, 午後5時半, 朝の九時, 17時."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pipeline.language.numbers import Number
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

Half = Literal["am", "pm", ""]
_NOON = 12
_LAST_HOUR = 24
_LAST_MINUTE = 59
# Around a number, so many characters tell whether it is an hour.
_NEAR = 16
_COLON = lazy(
    r"(?<![\d.,:/\[])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)|\.(?P<short>[0-5]\d)(?=\s?[ap]\.?m\b))(?![\d:/\]])(?P<half>\s?[ap]\.?m\b\.?)?", re.IGNORECASE
)  # fmt: skip
# What every time in digits has; cheaper to look for than all of one.
_PARTED = lazy(r"\d[:.]\d")
_HOUR_JA = lazy(r"時(?![間代期点給計速差刻事々])")
_PAST_JA = lazy(r"半(?![分額数日年])")
_MINUTE_JA = lazy(r"分(?!間)")
_BEHIND = cue("en", "clocks/behind")
_BEFORE = cue("en", "clocks/before")
_MORNING_JA = cue("ja", "clocks/morning")
_EVENING_JA = cue("ja", "clocks/evening")


class Clock(NamedTuple):
    """A time of day at a half-open range of a text (characters): the hour from 0 to 11, its minute, and which half of the day, if that is told."""

    start: int
    end: int
    hour: int
    minute: int
    half: Half = ""

    def agrees(self, other: Clock) -> bool:
        """Whether both can be one time: a half of the day that is not told fits any."""
        halves = not self.half or not other.half or self.half == other.half
        return halves and (self.hour, self.minute) == (other.hour, other.minute)


def find(text: str, found: Sequence[Number]) -> list[Clock]:
    """The times of day in a text, in order; `found` are its numbers."""
    if not found:
        return []
    made = list(_with_colons(text))
    taken = [(one.start, one.end) for one in made]
    free = [one for one in found if not any(start <= one.start < end for start, end in taken)]
    return sorted((*made, *_japanese(text, free), *_english(text, free)))


def _with_colons(text: str) -> Iterator[Clock]:
    for match in _COLON.finditer(text) if _PARTED.search(text) else ():
        minute = int(match["minute"] or match["short"])
        half = (match["half"] or "").strip().lower()[:1]
        yield from _clock(
            match.start(), match.end(), int(match["hour"]), minute, "am" if half == "a" else "pm" if half else ""
        )


def _japanese(text: str, found: Sequence[Number]) -> Iterator[Clock]:
    starts = {one.start: one for one in found}
    for number in found:
        hour = _HOUR_JA.match(text, number.end)
        if hour is None:
            continue
        before = text[max(0, number.start - _NEAR) : number.start]
        morning, evening = _MORNING_JA.search(before), _EVENING_JA.search(before)
        half: Half = "am" if morning else "pm" if evening else ""
        start = number.start - len((morning or evening)[0]) if (morning or evening) else number.start  # type: ignore[index]
        small = starts.get(hour.end())
        past = _PAST_JA.match(text, hour.end())
        if past is not None:
            yield from _clock(start, past.end(), number.value, 30, half)
        elif small is not None and (minute := _MINUTE_JA.match(text, small.end)):
            yield from _clock(start, minute.end(), number.value, small.value, half)
        else:
            yield from _clock(start, hour.end(), number.value, 0, half)


def _english(text: str, found: Iterable[Number]) -> Iterator[Clock]:
    for number in found:
        behind = _BEHIND.match(text, number.end)
        before = _BEFORE.search(text, max(0, number.start - _NEAR), number.start)
        if behind is None and before is None:
            continue
        half: Half = ""
        if behind is not None:
            said = behind[0].strip().lower()
            half = (
                "am"
                if (said[:1] == "a" and said[1:2] in ".m") or "morning" in said
                else "pm"
                if said[:1] == "p" or "in the" in said
                else ""
            )
        hour, minute = number.value, 0
        if before is not None:
            minute = 15 if "quarter" in before[0].lower() else 30
            if " to" in before[0].lower():
                hour, minute = hour - 1, 60 - minute
        start = before.start() if before is not None else number.start
        yield from _clock(start, behind.end() if behind is not None else number.end, hour, minute, half)


def _clock(start: int, end: int, hour: float, minute: float, half: Half) -> Iterator[Clock]:
    """One where both numbers can be those of a clock."""
    if hour != int(hour) or minute != int(minute) or not (0 <= hour <= _LAST_HOUR and 0 <= minute <= _LAST_MINUTE):
        return
    if hour > _NOON:
        half = "am" if hour == _LAST_HOUR else "pm"
    elif hour == 0:
        half = "am"
    yield Clock(start, end, int(hour) % _NOON, int(minute), half)
