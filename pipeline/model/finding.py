"""What a check reports, and what could not be checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from pipeline.wording import Text

_NO_PARAMETERS: Mapping[str, object] = {}


class Severity(Enum):
    """How bad a finding is; the names are SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(NamedTuple):
    """One reported defect, in parameters: the sentence is made when it is rendered, never here.

    Lines and columns count from 1 in the file. `severity` and `hint` stand only where they differ from the check's.
    """

    line: int
    parameters: Mapping[str, object] = _NO_PARAMETERS
    column: int = 1
    end_line: int | None = None
    severity: Severity | None = None
    hint: Text | None = None


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
