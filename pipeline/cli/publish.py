"""`pipeline publish`: check, show what a person wrote, ask, sign where the policy wants it, and set `draft: false`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import signing
from pipeline.cli.asking import confirmed
from pipeline.cli.options import lang_option, message_language, relative_to_site, signer_options
from pipeline.clock import today
from pipeline.wording import Text

_ASK = Text(
    "これらを書いた人として、この記事を公開しますか", "Publish this article, with these as what a person wrote?"
)
_ASK_SIGNED = Text(
    "{who} として、この文章に責任を持ち、署名して公開しますか",
    "Do you answer for this text, sign it as {who}, and publish it?",
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
@signer_options
@lang_option
@click.pass_context
def command(context: click.Context, path: Path, by: str | None, key: Path | None, lang: str | None) -> None:
    """Check the article PATH, show what a person wrote, ask, sign where the policy wants it, and set draft: false.

    Exit status: 0 published (or it was), 1 not published, 2 usage or configuration, 3 something could not be checked.
    """
    from pipeline.evidence.signed_text import wanted
    from pipeline.publishing.publication import published
    from pipeline.publishing.signer import allow, identity
    from pipeline.report import render
    from pipeline.sources.site import open_site

    site = open_site(Path.cwd())
    language = message_language(lang, site.config.lang)
    prepared = signing.prepare(site, path, relative_to_site(path, site.root))
    if prepared.report.exit_status:
        click.echo(render(prepared.report, "terminal", language), nl=False)
        click.echo(_BLOCKED.render(language))
        context.exit(prepared.report.exit_status)
    article = prepared.article
    signs = wanted(article, site.config.sign_off) and signing.is_stale(article)
    if not article.draft and not signs:
        click.echo(_ALREADY.render(language, {"path": prepared.path}))
        return
    who = identity(by, site.root) if signs else ""
    if signs:
        allow(who, key, site.config)
    after = published(prepared.data, prepared.path, site.config) if article.draft else prepared.data
    click.echo(signing.show(prepared, language), nl=False)
    ask = _ASK_SIGNED.filled(who=who) if signs else _ASK
    if not (signs and key) and not confirmed(ask, language):
        click.echo(_NO.render(language))
        context.exit(1)
    if signs:
        _, after = signing.signed(prepared, who, key, signing.now(), after)
    signing.put(prepared, after)
    click.echo(_DONE.render(language, {"path": prepared.path}))
    day = article.front_matter.date
    click.echo((_DAY if day and day > today() else _NEXT).render(language, {"day": day}))
