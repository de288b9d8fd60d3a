"""`pipeline build`: the site, with only what may be published."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import lang_option, message_language
from pipeline.cli.progress import progress
from pipeline.clock import today
from pipeline.wording import Language, Text, tamed

if TYPE_CHECKING:
    from pipeline.publishing.selection import LeftOut
    from pipeline.site.build import Built

_DONE = Text(
    "できました：{place}（記事 {articles}本、ページ {pages}枚）",
    "Built: {place} (articles: {articles}, pages: {pages})",
)
_NONE = Text(
    "記事はまだ公開されていません。ページだけのサイトです。",
    "No article is published yet; this is a site of pages only.",
)
_ELSEWHERE = Text(
    "チェックは通りましたが、mkdocs.yml の設定のためページになっていません：{paths}",
    "Passed, but the settings in mkdocs.yml keep these out of the site: {paths}",
)
_NO_ADDRESS = Text(
    "▲ サイトのアドレス（site_url）が空です。サイトマップが空になり、404 ページのリンクも切れます。"
    "mkdocs.yml の site_url に書くか、環境変数 SITE_URL で渡してください。",
    "▲ The site's address (site_url) is empty, so the sitemap is empty and the links of the 404 page may break. "
    "Write it in mkdocs.yml, or pass it as SITE_URL.",
)
_LEFT_OUT = Text("公開しなかったもの：", "Left out:")
_HOW = Text("直し方は「pipeline check」で見られます。", "'pipeline check' shows what to write.")
_LOOK = Text(
    "見るには：{command} を実行し、ブラウザーで http://127.0.0.1:8000/ を開きます。",
    "To look at it: run {command} and open http://127.0.0.1:8000/ in a browser.",
)
_DANGLING = Text(
    "まだ公開していない記事へのリンクがあります（読者には開けません）：",
    "There are links to what is not published yet (readers cannot follow them):",
)


@click.command(name="build")
@lang_option
@click.pass_context
def command(context: click.Context, lang: str | None) -> None:
    """Build the site with only what may be published, and say what was left out.

    Exit status: 0 all is well, 1 something meant for readers was left out, 2 usage or configuration, 3 something could
    not be checked or built.
    """
    from pipeline.site.build import build
    from pipeline.sources.site import open_site

    site = open_site(Path.cwd())
    language = message_language(lang, site.config.lang)
    with progress() as far:
        built = build(site, today(), lambda text: click.echo(text.render(language), err=True), far)
    for line in _lines(built, language):
        click.echo(tamed(line))
    context.exit(built.selection.exit_status)


def _lines(built: Built, language: Language) -> Iterator[str]:
    from pipeline.report.columns import harmless

    selection = built.selection
    for failure in selection.failures:
        yield f"✖ {harmless(failure.path)} {failure.message.render(language)}"
        if failure.hint:
            yield f"    → {failure.hint.render(language)}"
    if selection.left_out:
        yield _LEFT_OUT.render(language)
        for left in selection.left_out:
            yield from _left_out(left, language)
        if any(left.reason == "blocked" for left in selection.left_out):
            yield "  " + _HOW.render(language)
    if built.dangling:
        yield _DANGLING.render(language)
        yield from (f"  - {message}" for message in built.dangling)
    yield from (f"▲ MkDocs: {message}" for message in built.warnings)
    if built.elsewhere:
        yield _ELSEWHERE.render(language, {"paths": ", ".join(built.elsewhere)})
    if not built.articles:
        yield _NONE.render(language)
    if not built.site_url:
        yield _NO_ADDRESS.render(language)
    place = Path(os.path.relpath(built.site_dir)).as_posix()
    yield _DONE.render(language, {"place": place, "articles": len(built.articles), "pages": len(built.pages)})
    yield _LOOK.render(language, {"command": f"python3 -m http.server --bind 127.0.0.1 --directory {place}"})


def _left_out(left: LeftOut, language: Language) -> Iterator[str]:
    from pipeline.report.columns import harmless
    from pipeline.report.messages import message

    mark = "✖" if left.meant_for_readers else "-"
    named = harmless(left.title or "")
    title = {"ja": f"「{named}」", "en": f" '{named}'"}[language] if named else ""
    yield f"  {mark} {harmless(left.path)}{title} — {left.why.render(language)}"
    if left.reason == "blocked" and left.report:
        for found in left.report.findings:
            if found.stands:
                yield f"      {harmless(left.path)}:{found.finding.line} {harmless(message(found, language))}"
