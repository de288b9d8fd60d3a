"""`pipeline sign`: a person looks at what they answer for, and signs that exact text in their own name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.cli import signing
from pipeline.cli.asking import confirmed
from pipeline.cli.options import lang_option, message_language, relative_to_site, signer_options
from pipeline.cli.signing import Prepared
from pipeline.wording import Language, Text, listed

_TITLE = Text("■ {path}", "■ {path}")
_ASK = Text("{who} として、この文章に責任を持ち、署名しますか", "Do you answer for this text, and sign it as {who}?")
_ASK_ALL = Text(
    "人が書いた節は、どれも前に署名したままです。{count}本をまとめて、{who} として署名しますか",
    "The human sections of all of them are as you signed them. Sign {count} articles as {who}?",
)
_NO = Text("署名しませんでした。ファイルはそのままです。", "Not signed. The file is unchanged.")
_FRESH = Text("{path} は、{by} さんが署名したままです。", "{path} is as {by} signed it.")
_BLOCKED = Text(
    "まだ署名できません。上の点を直してから、もう一度実行してください。",
    "This cannot be signed yet. Settle the points above, then run this again.",
)
_DONE = Text("{path} に署名しました（{by}）。", "Signed {path} ({by}).")


@click.command(name="sign")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@signer_options
@lang_option
@click.pass_context
def command(
    context: click.Context, paths: tuple[Path, ...], by: str | None, key: Path | None, lang: str | None
) -> None:
    """Show what a person wrote in the articles at PATH, what is open in them, and sign exactly that text.

    Signed again, only what changed is shown. Exit status: 0 signed (or it was), 1 not signed, 2 usage or configuration,
    3 something could not be checked.
    """
    from pipeline.publishing.signer import allow, identity
    from pipeline.sources.site import open_site
    from pipeline.sources.whereabouts import not_there

    site = open_site(Path.cwd())
    for path in paths:
        if not path.exists():
            raise not_there(path, site)
    language = message_language(lang, site.config.lang)
    who = identity(by, site.root)
    allow(who, key, site.config)
    prepared = [signing.prepare(site, path, relative_to_site(path, site.root)) for path in dict.fromkeys(paths)]
    for one in prepared:
        _ready(context, one, language)
    stale = [one for one in prepared if one.change.first or signing.is_stale(one.article)]
    for one in prepared:
        if one not in stale and one.article.front_matter.sign_off:
            click.echo(_FRESH.render(language, {"path": one.path, "by": one.article.front_matter.sign_off.name}))
    together = [one for one in stale if not one.change.human]
    alone = [one for one in stale if one.change.human]
    if len(together) < 2:
        alone, together = stale, []
    refused = not _together(together, who, key, language) if together else False
    for one in alone:
        refused = not _alone(one, who, key, language) or refused
    if refused:
        context.exit(1)


def _ready(context: click.Context, one: Prepared, language: Language) -> None:
    """Stop where something else still keeps the article from readers: nobody signs what will change."""
    if one.report.exit_status:
        from pipeline.report import render

        click.echo(render(one.report, "terminal", language), nl=False)
        click.echo(_BLOCKED.render(language))
        context.exit(one.report.exit_status)


def _together(many: Sequence[Prepared], who: str, key: Path | None, language: Language) -> bool:
    for one in many:
        headings = listed(one.change.headings, language)
        click.echo(f"{_TITLE.render(language, {'path': one.path})}  {headings}")
    if key is None and not confirmed(_ASK_ALL.filled(count=len(many), who=who), language):
        click.echo(_NO.render(language))
        return False
    for one in many:
        _write(one, who, key, language)
    return True


def _alone(one: Prepared, who: str, key: Path | None, language: Language) -> bool:
    click.echo(_TITLE.render(language, {"path": one.path}))
    click.echo(signing.show(one, language), nl=False)
    if key is None and not confirmed(_ASK.filled(who=who), language):
        click.echo(_NO.render(language))
        return False
    _write(one, who, key, language)
    return True


def _write(one: Prepared, who: str, key: Path | None, language: Language) -> None:
    sign_off, data = signing.signed(one, who, key, signing.now())
    signing.put(one, data)
    click.echo(_DONE.render(language, {"path": one.path, "by": sign_off.by}))
