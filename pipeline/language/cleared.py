"""A stretch of speech that may be cleared away."""

from __future__ import annotations

from pipeline.records import NamedTuple


class Cleared(NamedTuple):
    """A half-open range of a text, in characters. `sure`: the drafter clears it too; else a quotation may, and need not."""

    start: int
    end: int
    sure: bool = False
