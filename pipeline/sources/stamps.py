"""What tells a file's content from another without reading it."""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from struct import iter_unpack

from pipeline.records import NamedTuple

# A file that was changed in the last moments may change again and keep its times: some file systems count in two seconds.
MOMENT = 2_000_000_000
# Size, time of the last change of content and of anything (in nanoseconds), and number.
Numbers = tuple[int, int, int, int]
numbers_of = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")


class Stamp(NamedTuple):
    """What tells a file's content from another without reading it; `settled` says whether that can be relied on later.

    The tokens of one tree have one length."""

    token: bytes
    settled: bool


class Stamps(NamedTuple):
    """The tokens of many files at once, one behind the other, beside their paths."""

    paths: Sequence[str] = ()
    whole: bytes = b""

    @property
    def tokens(self) -> list[bytes]:
        """Each of them."""
        return cut(self.whole, len(self.paths))


def cut(whole: bytes, count: int) -> list[bytes]:
    """The `count` pieces of equal length that were put together."""
    return [piece for (piece,) in iter_unpack(f"{len(whole) // count}s", whole)] if count else []


def packed(files: Iterable[Numbers]) -> bytes:
    """The tokens of files on disk, of these numbers, one behind the other."""
    every = [*chain.from_iterable(files)]
    try:
        return array("q", every).tobytes()
    except OverflowError:  # a clock that is centuries away, a network's numbers of files: their last bits tell as much
        return array("Q", [number % 2**64 for number in every]).tobytes()


def stamp_of(state: os.stat_result, now: int | None = None) -> Stamp:
    """The stamp of a file on disk; `now` is a time in nanoseconds, of the look at it or before."""
    return stamp_made(numbers_of(state), time.time_ns() if now is None else now)


def stamp_made(numbers: Numbers, now: int) -> Stamp:
    """As `stamp_of`, of its numbers."""
    _, modified, changed, _ = numbers
    return Stamp(packed((numbers,)), is_settled(max(modified, changed), now))


def is_settled(latest: int, now: int) -> bool:
    """Whether what changed at `latest` had been left alone for long enough by `now`, both in nanoseconds."""
    return latest + MOMENT < now
