"""`pipeline check`: the gate."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.checking.registry import selected
from pipeline.checking.session import Request, inspect
from pipeline.cli.options import complete_check, lang_option, message_language, relative_to_site, write_or_print
from pipeline.errors import ConfigError, UsageError
from pipeline.report import FORMATS, render
from pipeline.sources.site import Files, Site, discover, find_root, open_site
from pipeline.wording import Language, Text

if TYPE_CHECKING:  # git is looked at only where it is asked for
    from pipeline.sources.git import Since


def shard(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, int]:
    """Read `I/N`, both counted from 1."""
    match = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", value or "1/1")
    if match is None or int(match[1]) > int(match[2]):
        raise click.BadParameter("I/N, 1 ≤ I ≤ N: 1/4, 2/4, …")
    return int(match[1]), int(match[2])


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--staged", is_flag=True, help="Judge what is staged for commit, not the working tree.")
@click.option("--base", metavar="REV", help="Judge what changed since REV, by the policy as it stands at REV.")
@click.option("--as-published", is_flag=True, help="Count drafts as published.")
@click.option(
    "--select",
    multiple=True,
    shell_complete=complete_check,
    help="Only these checks or families (comma-separated, repeatable).",
)
@click.option(
    "--ignore",
    multiple=True,
    shell_complete=complete_check,
    help="All but these checks or families (comma-separated, repeatable).",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="terminal", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Write the report to FILE instead of standard output.")
@click.option("--jobs", type=click.IntRange(1), help="Number of processes (default: as many as are worth it).")
@click.option("--shard", metavar="I/N", callback=shard, help="Judge the I-th of N equal parts of the articles.")
@lang_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    staged: bool,
    base: str | None,
    as_published: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_: str,
    output: Path | None,
    jobs: int | None,
    shard: tuple[int, int],
    lang: str | None,
) -> None:
    """Check articles: what is missing, why it matters, what to write.

    Exit status: 0 nothing blocked, 1 an article meant for readers is blocked, 2 usage or configuration,
    3 something could not be checked.
    """
    if sum((bool(paths), staged, base is not None)) > 1:
        raise _one_of_three()
    checks = selected(select, ignore)
    if staged:
        from pipeline.sources.git import staged_site

        staging = staged_site(Path.cwd())
        site = staging.site
        request = Request(staging.articles, checks, as_published, tolerate_drafts=True, notes=staging.notes)
    elif base is not None:
        since = _since(base, message_language(lang))
        site = since.site
        request = Request(since.articles, checks, as_published, notes=since.notes)
    else:
        site = open_site(_start(paths))
        files = discover(site)
        named = articles_named(site, files, paths) if paths else None
        request = Request(named, checks, as_published, files=files)
    report = inspect(site, replace(request, jobs=jobs, shard=shard))
    write_or_print(render(report, format_, message_language(lang, site.config.lang)), output)
    context.exit(report.exit_status)


def _since(revision: str, language: Language) -> Since:
    """The site and what changed; standard output belongs to the report, so the remark goes to standard error."""
    from pipeline.sources.git import NO_POLICY, changed_since

    since = changed_since(Path.cwd(), revision)
    if since.present_policy:
        click.echo(NO_POLICY.filled(revision=revision).render(language), err=True)
    return since


def _one_of_three() -> UsageError:
    return UsageError(
        Text(
            "記事の指定、--staged、--base は、どれか一つだけ使えます。",
            "Give only one of: paths, --staged, --base.",
        ),
        Text(
            "記事を選んで検査するときは、--staged も --base も付けません。",
            "To check chosen articles, leave --staged and --base out.",
        ),
    )


def _start(paths: tuple[Path, ...]) -> Path:
    """Where to look for the site: the current folder, else that of the first path."""
    try:
        return find_root(Path.cwd())
    except ConfigError:
        if not paths:
            raise
        return paths[0] if paths[0].is_dir() else paths[0].parent


def articles_named(site: Site, files: Files, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """The articles that PATHs stand for: a file, or all articles below a folder. Raises `UsageError`."""
    found: dict[str, None] = {}
    for path in paths:
        relative = relative_to_site(path, site.root)
        matching = [article for article in files.articles if article == relative or _below(article, relative)]
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
