"""`pipeline import`: a draft from elsewhere, held against the notes → article and ledger."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language, relative_to_site
from pipeline.model.article import ARTICLE_TYPES, types_listed


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--notes",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="The notes to hold it to. Repeatable.",
)
@click.argument("more", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--type",
    "article_type",
    type=click.Choice(ARTICLE_TYPES),
    help=f"Type of article: {types_listed().en}. Default: case-study.",
)
@click.option("--out", type=click.Path(path_type=Path), help="The article to write (default: named after the notes).")
@click.option("--format", "format_", type=click.Choice(("terminal", "json")), default="terminal", show_default=True)
@lang_option
def command(
    file: Path,
    notes: tuple[Path, ...],
    more: tuple[Path, ...],
    article_type: str | None,
    out: Path | None,
    format_: str,
    lang: str | None,
) -> None:
    """Take in FILE, a draft that another machine wrote (a chat's answer, Word, Markdown, text), beside its notes.

    Each sentence is held against NOTES: what they carry is written, a free paraphrase is written below a mark until you
    have read it beside its source, and what is against them (a changed figure, name or negation, another's words,
    anything off the record) is not written but listed. All of it is recorded as machine text; the human sections
    stay empty, with questions. An existing article is never overwritten.
    """
    from pipeline.drafting import drafting
    from pipeline.drafting.importing.importing import create
    from pipeline.drafting.importing.reporting import render_json, report
    from pipeline.sources import foreign
    from pipeline.sources.site import open_site

    language = message_language(lang)
    foreign.require(file)  # before the notes: whoever mistypes the draft's name hears of that
    site = open_site(Path.cwd())
    sources = drafting.read_notes(site, (*notes, *more))
    path = drafting.default_path(sources, site.config) if out is None else relative_to_site(out, site.root)
    done = create(site, file, sources, path, article_type or drafting.DEFAULT_TYPE)
    click.echo(render_json(done, language) if format_ == "json" else report(done, language), nl=False)
