"""Where in a file something stands."""

from __future__ import annotations

from pipeline.records import NamedTuple


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, columns in characters (code points), without a byte order mark.

    `end_line` is the last line; `end_column` the column after the last character, None where only lines are known.
    """

    line: int
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None
