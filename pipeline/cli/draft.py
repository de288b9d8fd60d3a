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
@click.option("--update", is_flag=True, help="Re-draft the machine sections of an existing article.")
@click.option("--force", is_flag=True, help="With --update: also machine sections edited by hand; a copy is kept.")
@lang_option
def command(
    notes: tuple[Path, ...],
    article_type: str | None,
    engine: str,
    out: Path | None,
    update: bool,
    force: bool,
    lang: str | None,
) -> None:
    """Draft an article from NOTES, and record in the ledger what the machine wrote.

    The machine drafts what the interview says; the human sections are left to you, with questions to start from.
    An existing article is never overwritten; with --update its machine sections are drafted anew, and all that a
    person wrote stays as it is.
    """
    from pipeline.drafting import drafting, updating
    from pipeline.drafting.writing.reporting import report
    from pipeline.sources.site import open_site

    if force and not update:
        raise click.UsageError("--force needs --update.")
    language = message_language(lang)
    site = open_site(Path.cwd())
    sources = drafting.read_notes(site, notes)
    path = drafting.default_path(sources, site.config) if out is None else relative_to_site(out, site.root)
    if update:
        outcome = updating.update(site, sources, path, article_type, force=force)
    else:
        outcome = drafting.create(site, sources, path, article_type or drafting.DEFAULT_TYPE)
    click.echo(report(outcome, language), nl=False)
