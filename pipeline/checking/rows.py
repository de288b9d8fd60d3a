"""Verdicts as JSON and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.checking.judge import Found
from pipeline.model.finding import Excerpt, Finding, Severity
from pipeline.wording import Text


def row(found: Sequence[Found]) -> list[Any]:
    """Findings as JSON values."""
    return [
        [
            one.check,
            one.finding.line,
            {name: _value(value) for name, value in one.finding.parameters.items()},
            one.finding.column,
            one.finding.end_line,
            one.finding.severity.value if one.finding.severity else None,
            None if one.finding.hint is None else list(one.finding.hint),
            *one.finding[6:],
        ]
        for one in found
    ]


def found_again(rows: Sequence[Sequence[Any]]) -> tuple[Found, ...]:
    """The findings that `row` made JSON of."""
    return tuple(
        Found(
            check,
            Finding(
                line,
                {name: Text(*value) if isinstance(value, list) else value for name, value in parameters.items()},
                column,
                end_line,
                Severity(severity) if severity else None,
                Text(*hint) if hint else None,
                *_again(*more),
            ),
        )
        for check, line, parameters, column, end_line, severity, hint, *more in rows
    )


def _again(end_column: int | None, excerpt: Sequence[Any] | None) -> tuple[int | None, Excerpt | None]:
    return end_column, Excerpt(*excerpt) if excerpt else None


def _value(value: object) -> str | float | list[str] | None:
    if isinstance(value, Text):
        return [value.ja, value.en]
    return value if isinstance(value, str | int | float) else str(value)
