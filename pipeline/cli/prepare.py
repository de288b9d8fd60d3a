"""`pipeline prepare`: a brief and questions before an interview."""

from __future__ import annotations

import click

from pipeline.cli.options import lang_option, message_language


def filled(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """The topic; one of blanks alone is none."""
    if not value.strip():
        raise click.MissingParameter(ctx=context, param=parameter)
    return value


@click.command(name="prepare")
@click.argument("topic", callback=filled)
@lang_option
def command(topic: str, lang: str | None) -> None:
    """Print a page to fill in before an interview about TOPIC.

    Reader, hypothesis, what would change your mind, and questions that fetch the three sections a person writes.
    """
    from pipeline.drafting.preparing import page

    click.echo(page(topic, message_language(lang)), nl=False)
