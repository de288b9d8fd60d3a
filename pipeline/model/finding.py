"""What a check reports, and what could not be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from pipeline.wording import Text


class Severity(Enum):
    """How bad a finding is; the names are SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reported defect, in parameters: the sentence is made when it is rendered, never here.

    Lines and columns count from 1 in the file. `severity` and `hint` stand only where they differ from the check's.
    """

    line: int
    parameters: Mapping[str, object] = field(default_factory=dict)
    column: int = 1
    end_line: int | None = None
    severity: Severity | None = None
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A check crashed or an input could not be read: never the same as clean."""

    path: str
    message: Text
    hint: Text | None = None
    line: int | None = None
