"""`pipeline draft`: notes → article and ledger."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language, relative_to_site
from pipeline.model.article import ARTICLE_TYPES


@click.command(name="draft")
@click.argument("notes", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--type", "article_type", type=click.Choice(ARTICLE_TYPES), help="Type of article (default: case-study).")
@click.option("--engine", type=click.Choice(["extractive"]), default="extractive", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="The article to write (default: named after the notes).")
@lang_option
def command(notes: tuple[Path, ...], article_type: str | None, engine: str, out: Path | None, lang: str | None) -> None:
    """Draft an article from NOTES, and record in the ledger what the machine wrote.

    The machine drafts what the interview says; the human sections are left to you, with questions to start from.
    An existing article is never overwritten.
    """
    from pipeline.draft import drafting
    from pipeline.draft.reporting import report
    from pipeline.sources.site import open_site

    language = message_language(lang)
    site = open_site(Path.cwd())
    sources = drafting.read_notes(site, notes)
    path = drafting.default_path(sources, site.config) if out is None else relative_to_site(out, site.root)
    outcome = drafting.create(site, sources, path, article_type or drafting.DEFAULT_TYPE)
    click.echo(report(outcome, language), nl=False)
