"""`pipeline export`: one clean file of an article that may be published, for another place."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language, relative_to_site, write_or_print
from pipeline.clock import today
from pipeline.exporting import FORMATS
from pipeline.sources.site import open_site
from pipeline.sources.whereabouts import not_there
from pipeline.wording import Text

_TOO_DEEP = Text(
    "入れ子（リスト、引用、HTML の要素）が深すぎて書き出せません。",
    "Lists, quotations or elements are nested too deep in this article to be exported.",
)
_PICTURES = Text(
    "置いたあとに、画像などのファイルを入れ直してください：{files}", "Give the other place these files as well: {files}"
)


@click.command(name="export")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), required=True, help="Where it is to go.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Write FILE instead of standard output.")
@lang_option
def command(path: Path, format_: str, out: Path | None, lang: str | None) -> None:
    """Make one clean file of the article at PATH: no guidance, no comments, the marks of who signed what.

    Exit status: 0; 1 where the article may not be published; 3 where it could not be checked.
    """
    from pipeline.exporting import render
    from pipeline.exporting.article import UncheckedError, exported

    site = open_site(Path.cwd())
    if not path.exists():
        raise not_there(path, site)
    language = message_language(lang, site.config.lang)
    inside = relative_to_site(path, site.root)
    try:
        article = exported(site, inside, today())
        text = render(article, format_)
    except RecursionError as error:
        raise UncheckedError(_TOO_DEEP, path=inside) from error
    write_or_print(text, out)
    if article.local:
        click.echo(_PICTURES.render(language, {"files": ", ".join(article.local)}), err=True)
