"""Clock times as transcripts write them."""

from __future__ import annotations

from pipeline.patterns import lazy

# `1:02`, `00:01:02`, `0:01:02.500`, `00:01:02,500`. Longer hours than four digits are no time.
CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_CLOCK = lazy(CLOCK)


def seconds(clock: str) -> float | None:
    """Seconds from the beginning of the recording; None for what is no time (`00:75`, `1:2:3:4`)."""
    if _CLOCK.fullmatch(clock) is None:
        return None
    *hours, minute, second = clock.replace(",", ".").split(":")
    if float(second) >= 60 or (hours and int(minute) >= 60):
        return None
    return round(int(hours[0] if hours else 0) * 3600 + int(minute) * 60 + float(second), 3)


def stamp(at: float, separator: str) -> str:
    """`00:12:41.000` as VTT (`.`) and SRT (`,`) write it."""
    thousandths = round(at * 1000)
    whole = thousandths // 1000
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{separator}{thousandths % 1000:03}"
