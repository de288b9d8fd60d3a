"""`pipeline serve`: a live preview that shows drafts with what they lack."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language


@click.command(name="serve")
@lang_option
def command(lang: str | None) -> None:
    """Show the site on this computer, drafts too, each with a box saying what it lacks; follows every change.

    The address is MkDocs's dev_addr (default: 127.0.0.1:8000). Nothing is written to the built site.
    """
    from pipeline.site.serving import serve
    from pipeline.sources.site import open_site

    # A window that is closed ends the preview as Ctrl+C does: drafts do not stay behind in a temporary folder.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    site = open_site(Path.cwd())
    language = message_language(lang, site.config.lang)
    serve(site.root, language, lambda text: click.echo(text.render(language)))
