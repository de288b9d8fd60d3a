"""What tells a file's content from another without reading it."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from pipeline.records import NamedTuple

# A file that was changed in the last moments may change again and keep its times: some file systems count in two seconds.
MOMENT = 2_000_000_000


class Stamp(NamedTuple):
    """What tells a file's content from another without reading it; `settled` says whether that can be relied on later."""

    token: str
    settled: bool


class Stamps(NamedTuple):
    """The tokens of many files at once, beside their paths."""

    paths: Sequence[str] = ()
    tokens: Sequence[str] = ()


def token_of(state: os.stat_result) -> str:
    """Size, times and number of a file on disk, as text."""
    return f"{state.st_size}:{state.st_mtime_ns}:{state.st_ctime_ns}:{state.st_ino}"


def stamp_of(state: os.stat_result, now: int | None = None) -> Stamp:
    """The stamp of a file on disk; `now` is a time in nanoseconds, of the look at it or before."""
    moment = time.time_ns() if now is None else now
    return Stamp(token_of(state), is_settled(max(state.st_mtime_ns, state.st_ctime_ns), moment))


def is_settled(latest: int, now: int) -> bool:
    """Whether what changed at `latest` had been left alone for long enough by `now`, both in nanoseconds."""
    return latest + MOMENT < now
