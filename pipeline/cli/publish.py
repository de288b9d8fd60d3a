"""`pipeline publish`: check, show what a person wrote, ask, and set `draft: false`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language, relative_to_site
from pipeline.clock import today
from pipeline.errors import UsageError
from pipeline.model.article import KIND_NAMES, Article
from pipeline.wording import Language, Text

_SECTION = Text("── {kind}：{heading}（{line}行目）", "── {kind}: {heading} (line {line})")
_ASK = Text(
    "これらを書いた人として、この記事を公開しますか", "Publish this article, with these as what a person wrote?"
)
_NO = Text("公開しませんでした。ファイルはそのままです。", "Not published. The file is unchanged.")
_ALREADY = Text("{path} はもう公開になっています（draft: false）。", "{path} is published already (draft: false).")
_BLOCKED = Text(
    "まだ公開できません。上の点を直してから、もう一度実行してください。",
    "This may not be published yet. Settle the points above, then run this again.",
)
_DONE = Text("{path} を公開にしました（draft: false）。", "{path} is now published (draft: false).")
_DAY = Text("読者に見えるのは {day} からです。", "Readers will see it from {day}.")
_NEXT = Text("「pipeline build」でサイトを作れます。", "'pipeline build' builds the site.")


@click.command(name="publish")
@click.argument("path", type=click.Path(path_type=Path))
@lang_option
@click.pass_context
def command(context: click.Context, path: Path, lang: str | None) -> None:
    """Check the article PATH, show its human sections, ask, and set draft: false, touching nothing else of the file.

    Exit status: 0 published (or it was), 1 not published, 2 usage or configuration, 3 something could not be checked.
    """
    from pipeline.checking.reading import read_article
    from pipeline.checking.session import Request, inspect
    from pipeline.publishing.publication import published
    from pipeline.report import render
    from pipeline.site.staging import Snapshot
    from pipeline.sources import writing
    from pipeline.sources.site import discover, open_site

    site = open_site(Path.cwd())
    # One reading of the file: what is shown is what was checked, and what is changed is what was shown.
    site = replace(site, tree=Snapshot(site.tree))
    language = message_language(lang, site.config.lang)
    name = relative_to_site(path, site.root)
    if name not in discover(site).articles:
        raise _no_article(path)
    report = inspect(site, Request((name,), as_published=True))
    if report.exit_status:
        click.echo(render(report, "terminal", language), nl=False)
        click.echo(_BLOCKED.render(language))
        context.exit(report.exit_status)
    article = read_article(site, name)
    if not article.draft:
        click.echo(_ALREADY.render(language, {"path": name}))
        return
    before = site.tree.read(name) or b""
    after = published(before, name, site.config)
    for line in _sections(article, language):
        click.echo(line)
    if not click.confirm(_ASK.render(language), default=False):
        click.echo(_NO.render(language))
        context.exit(1)
    if (site.root / name).read_bytes() != before:
        raise _changed(name)
    writing.replace(site.root / name, after, name)
    click.echo(_DONE.render(language, {"path": name}))
    day = article.front_matter.date
    click.echo((_DAY if day and day > today() else _NEXT).render(language, {"day": day}))


def _sections(article: Article, language: Language) -> Iterator[str]:
    for section in article.human_sections:
        heading = section.heading
        parameters = {"kind": KIND_NAMES[section.kind], "heading": heading.text, "line": heading.line}
        yield _SECTION.render(language, parameters)
        yield section.text
        yield ""


def _no_article(path: Path) -> UsageError:
    if not path.exists():
        return UsageError(Text("ファイルがありません。", "There is no such file."), path=str(path))
    return UsageError(
        Text("このファイルは記事ではありません。", "This file is no article."),
        Text(
            "pipeline.toml の articles に当てはまるファイルを一つ指定してください。",
            "Name one file that matches 'articles' in pipeline.toml.",
        ),
        path=str(path),
    )


def _changed(path: str) -> UsageError:
    return UsageError(
        Text(
            "確かめている間にファイルが変わりました。公開していません。",
            "The file changed meanwhile; it was not published.",
        ),
        Text("保存してから、もう一度実行してください。", "Save your work, then run this again."),
        path=path,
    )
