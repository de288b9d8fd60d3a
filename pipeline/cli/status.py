"""`pipeline status`: every article and what it still lacks."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.checking.reading import failure
from pipeline.checking.session import Request, inspect
from pipeline.cli.options import lang_option, message_language
from pipeline.cli.progress import progress
from pipeline.errors import UnreadableError
from pipeline.model.report import Report
from pipeline.report.status import render, render_json
from pipeline.sources.site import open_site


@click.command(name="status")
@click.option("--format", "format_", type=click.Choice(("terminal", "json")), default="terminal", show_default=True)
@lang_option
@click.pass_context
def command(context: click.Context, format_: str, lang: str | None) -> None:
    """A table of articles: what is written, and what each still lacks before it can be published.

    Exit status: 0, or 3 where something could not be checked.
    """
    site = open_site(Path.cwd())
    try:
        with progress() as tell:
            report = inspect(site, Request(), tell)
    except UnreadableError as error:
        if format_ == "terminal":
            raise
        report = Report((), (failure(error, "."),))
    language = message_language(lang, site.config.lang)
    click.echo((render_json if format_ == "json" else render)(report, language), nl=False)
    context.exit(3 if report.outcome == "could-not-check" else 0)
