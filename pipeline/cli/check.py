"""`pipeline check`: the gate."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language, relative_to_site
from pipeline.errors import UsageError
from pipeline.inspection import Request, inspect
from pipeline.registry import selected
from pipeline.report import FORMATS
from pipeline.sources.site import Site, discover, open_site
from pipeline.wording import Text


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--staged", is_flag=True, help="Judge what is staged for commit, not the working tree.")
@click.option("--as-published", is_flag=True, help="Count drafts as published.")
@click.option("--select", multiple=True, help="Only these checks or families (comma-separated, repeatable).")
@click.option("--ignore", multiple=True, help="All but these checks or families (comma-separated, repeatable).")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="terminal", show_default=True)
@lang_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    staged: bool,
    as_published: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_: str,
    lang: str | None,
) -> None:
    """Check articles: what is missing, why it matters, what to write.

    Exit status: 0 nothing blocked, 1 an article meant for readers is blocked, 2 usage or configuration,
    3 something could not be checked.
    """
    language = message_language(lang)
    checks = selected(select, ignore)
    if staged:
        from pipeline.sources.git import staged_site

        site, changed = staged_site(Path.cwd())
        wanted = None if changed is None else changed
        report = inspect(site, Request(wanted, checks, as_published, tolerate_drafts=True))
    else:
        site = open_site(_start(paths))
        wanted = articles_named(site, paths) if paths else None
        report = inspect(site, Request(wanted, checks, as_published))
    text = FORMATS[format_](report, language)
    if text:
        click.echo(text, nl=False)
    context.exit(report.exit_status)


def _start(paths: tuple[Path, ...]) -> Path:
    """Where to look for the site: the current folder, or that of the first path where there is no site here."""
    return Path.cwd()


def articles_named(site: Site, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """The articles that PATHs stand for: a file, or all articles below a folder. Raises `UsageError`."""
    articles = discover(site).articles
    found: dict[str, None] = {}
    for path in paths:
        relative = relative_to_site(path, site.root)
        matching = [article for article in articles if article == relative or _below(article, relative)]
        if not matching:
            raise _no_article(path)
        found.update(dict.fromkeys(matching))
    return tuple(found)


def _below(article: str, folder: str) -> bool:
    return folder == "." or article.startswith(folder + "/")


def _no_article(path: Path) -> UsageError:
    if not path.exists():
        return UsageError(Text("ファイルがありません。", "There is no such file."), path=str(path))
    return UsageError(
        Text("ここに記事はありません。", "There is no article here."),
        Text(
            "pipeline.toml の articles に当てはまるファイルかフォルダーを指定してください。",
            "Name a file that matches 'articles' in pipeline.toml, or a folder that holds one.",
        ),
        path=str(path),
    )
