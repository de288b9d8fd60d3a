"""A report as text: one file a format, in a plain mapping."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.model.report import Report
from pipeline.report.json import render as render_json
from pipeline.report.terminal import render as render_terminal
from pipeline.wording import Language

FORMATS: Mapping[str, Callable[[Report, Language], str]] = {"terminal": render_terminal, "json": render_json}
