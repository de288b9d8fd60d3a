"""A report as text: one file a format, in a plain mapping from name to module, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from pipeline.model.report import Report
from pipeline.wording import Language

FORMATS = ("terminal", "json", "sarif", "github")


def render(report: Report, format_: str, language: Language) -> str:
    """The report as text in one of `FORMATS`."""
    text: str = import_module(f"{__name__}.{format_}").render(report, language)
    return text
