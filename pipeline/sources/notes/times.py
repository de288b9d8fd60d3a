"""Clock times as transcripts write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.patterns import lazy

# `1:02`, `00:01:02`, `0:01:02.500`, `0:0:3.120`, `00:01:02,500`, and with frames `00:00:03:21`, `00;00;03;21`. Longer hours than four
# digits are no time.
CLOCK = r"(?:\d{1,4}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3}|[:;]\d{2})?|\d{2};\d{2};\d{2};\d{2}|\d{1,3}:\d{2}(?:[.,]\d{1,3})?)(?![\d:])"
# `3分5秒`, `0 分 3 秒`, `1h 02m 03s`, `1 minute 5 seconds`, `3.36s`.
SPELT = (
    r"(?:(?:\d{1,2}[ ]?時間[ ]?)?(?:\d{1,3}[ ]?分[ ]?)?\d{1,2}[ ]?秒"
    r"|(?:\d{1,2}[ ]?h(?:ours?|rs?)?[ ]?)?(?:\d{1,3}[ ]?m(?:in(?:ute)?s?)?[ ]?)?\d{1,2}[ ]?s(?:ec(?:ond)?s?)?|\d{1,6}\.\d{1,3}[ ]?s(?:ec(?:ond)?s?)?)(?!\w)"
)
_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
# A date before a clock, as chats have it: `2026/11/18 `, `18/11/2026, `, `11/18/26 `, `18-Nov-26 `, `Nov 18, 2026 at `, `Yesterday at `,
# 今日.
DAY = (
    r"(?:(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2}"
    rf"|{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?|\d{{1,2}}-{_MONTH}-\d{{2,4}}|(?i:today|yesterday|(?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|今日|昨日|[日月火水木金土]曜日?)(?:\s?[(（][^()（）\s]{1,4}[)）])?(?:[ T,、]{1,2}(?:at )?|(?=午前|午後)))"
)
_CLOCK = lazy(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,3})?)(?:[:;]\d{2})?")
_FRAMES = lazy(r"(\d{2});(\d{2});(\d{2});\d{2}")
_SPELT = lazy(
    r"(?:(\d{1,2})\s?(?:時間|h(?:ours?|rs?)?))?\s?(?:(\d{1,3})\s?(?:分|m(?:in(?:ute)?s?)?))?\s?(\d{1,2})\s?(?:秒|s(?:ec(?:ond)?s?)?)",
    re.IGNORECASE,
)
_ONLY_SECONDS = lazy(r"(\d{1,6}\.\d{1,3}) ?s(?:ec(?:ond)?s?)?")
_FULL = lazy("[０-９：．]")
_HALF = {**{ord("０") + digit: ord("0") + digit for digit in range(10)}, ord("："): ord(":"), ord("．"): ord(".")}


def half_width(text: str) -> str:
    """`text` with full-width digits, colons and full stops as ASCII; every character keeps its place."""
    return text if text.isascii() or not _FULL.search(text) else text.translate(_HALF)


def seconds(clock: str) -> float | None:
    """Seconds from the beginning of the recording; None for what is no time (`00:75`, `1:2:3:4`)."""
    written = half_width(clock)
    if only := _ONLY_SECONDS.fullmatch(written):
        return round(float(only[1]), 3)
    match = _CLOCK.fullmatch(written) or _FRAMES.fullmatch(written) or _SPELT.fullmatch(written)
    if match is None:
        return None
    hour, minute, second = match[1], int(match[2] or 0), float(match[3].replace(",", "."))
    if second >= 60 or (hour and minute >= 60):
        return None
    return round(int(hour or 0) * 3600 + minute * 60 + second, 3)


def row(cells: Sequence[str]) -> str:
    """`[time] name<TAB>words`: a time in the first cell goes in front, as plain text would have it."""
    if len(cells) > 1 and seconds(cells[0]) is not None:
        return f"[{cells[0]}] " + "\t".join(cells[1:])
    return "\t".join(cells)


def stamp(at: float, separator: str) -> str:
    """`00:12:41.000` as VTT (`.`) and SRT (`,`) write it."""
    thousandths = round(at * 1000)
    whole = thousandths // 1000
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{separator}{thousandths % 1000:03}"
