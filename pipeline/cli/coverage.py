"""`pipeline coverage`: what an interview does not hold."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language


@click.command(name="coverage")
@click.argument("notes", nargs=-1, required=True, type=click.Path(path_type=Path))
@lang_option
def command(notes: tuple[Path, ...], lang: str | None) -> None:
    """Say what NOTES hold of what an article needs, and what was not asked.

    It ends with one person to call and one thing to go and see. Nothing is written.
    """
    from pipeline.drafting import drafting
    from pipeline.drafting.study.material import study
    from pipeline.drafting.unasked import lines
    from pipeline.model.article import Brief
    from pipeline.sources.site import open_site

    language = message_language(lang)
    sources = drafting.read_notes(open_site(Path.cwd()), notes)
    for line in lines(study(sources, Brief()), sources):
        click.echo(line.render(language))
