"""A report as text: one file a format, in a plain mapping from name to module, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from pipeline.model.report import Report
from pipeline.report.place import NOWHERE, Place, moved
from pipeline.wording import Language

FORMATS = ("terminal", "json", "sarif", "github", "markdown")
# What a host of repositories shows, which counts paths from the root of the repository.
HOSTED = ("sarif", "github", "markdown")


def render(report: Report, format_: str, language: Language, place: Place = NOWHERE, *, committed: bool = False) -> str:
    """The report as text in one of `FORMATS`; `place` is where the site lies in its repository. At a commit (`committed`)
    the terminal says less of drafts."""
    module = import_module(f"{__name__}.{format_}")
    if format_ in HOSTED:
        report = moved(report, place.folder)
    if format_ == "markdown":
        text: str = module.render(report, language, place.source)
    elif format_ == "terminal":
        text = module.render(report, language, committed=committed)
    else:
        text = module.render(report, language)
    return text
