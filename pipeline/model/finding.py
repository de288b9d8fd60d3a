"""What a check reports, and what could not be checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

from pipeline.model.span import Span
from pipeline.records import NamedTuple
from pipeline.wording import Text

_NO_PARAMETERS: Mapping[str, object] = {}


class Severity(Enum):
    """How bad a finding is; the names are SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Excerpt(NamedTuple):
    """The words of a finding with what stands around them on their line; a half-open range of the text, in characters."""

    text: str
    start: int
    end: int


class Finding(NamedTuple):
    """One reported defect, in parameters: the sentence is made when it is rendered, never here.

    Lines and columns count from 1 in the file; `end_column` is the one after the last character, None where only lines
    are known. `severity` and `hint` stand only where they differ from the check's. `excerpt` is put in by the judge.
    """

    line: int
    parameters: Mapping[str, object] = _NO_PARAMETERS
    column: int = 1
    end_line: int | None = None
    severity: Severity | None = None
    hint: Text | None = None
    end_column: int | None = None
    excerpt: Excerpt | None = None

    @classmethod
    def at(
        cls, span: Span, parameters: Mapping[str, object] = _NO_PARAMETERS, *, severity: Severity | None = None
    ) -> Finding:
        """A finding about the words at `span`."""
        return cls(span.line, parameters, span.column, span.end_line, severity, end_column=span.end_column)


class Waiver(NamedTuple):
    """An accepted finding: `path` may be a glob; it holds up to and including `until`."""

    check: str
    path: str
    reason: str
    by: str
    until: date


class Failure(NamedTuple):
    """A check crashed or an input could not be read: never the same as clean.

    `tolerated` marks what a commit of a draft may carry: it is reported, and stops nothing yet.
    """

    path: str
    message: Text
    hint: Text | None = None
    line: int | None = None
    tolerated: bool = False
