"""`pipeline new`: an article skeleton without notes."""

from __future__ import annotations

import re
from pathlib import Path

import click

from pipeline.cli.options import lang_option, message_language
from pipeline.clock import today
from pipeline.errors import UsageError
from pipeline.model.article import ARTICLE_TYPES, types_listed
from pipeline.wording import Text, in_shell

_SECTIONS = Text(
    "{path} を作りました。brief（読者・伝えたいこと・書かないこと）と、人の節を書いてください。",
    "Made {path}. Fill in the brief (reader, message, what to leave out), and write the human sections.",
)
_TEXT = Text(
    "{path} を作りました。brief（読者・伝えたいこと・書かないこと）と、本文を書いてください。",
    "Made {path}. Fill in the brief (reader, message, what to leave out), and write the text.",
)
_SLUG = re.compile(r"^\w[\w-]*$")
_USE = Text(
    "文字、数字、「-」「_」だけで付けてください。例：{example}", "Use letters, digits, - and _ only, such as {example}."
)


@click.command(name="new")
@click.argument("slug")
@click.option("--title", metavar="T", help="Title of the article (default: made from SLUG).")
@click.option("--type", "article_type", type=click.Choice(ARTICLE_TYPES), help=f"Type of article: {types_listed().en}.")
@lang_option
def command(slug: str, title: str | None, article_type: str | None, lang: str | None) -> None:
    """Make an article skeleton named SLUG, with the human sections to write and a brief to fill in."""
    from pipeline.drafting.writing.skeleton import skeleton
    from pipeline.policy.globs import static_folder
    from pipeline.sources import writing
    from pipeline.sources.site import open_site

    language = message_language(lang)
    slug = slug.removesuffix(".md")
    if not _SLUG.match(slug):
        raise UsageError(
            Text("記事の名前「{slug}」は使えません。", "'{slug}' cannot be the name of an article.").filled(slug=slug),
            _another(slug),
        )
    site = open_site(Path.cwd())
    folder = static_folder(site.config.articles[0]) if site.config.articles else ""
    path = f"{folder}/{slug}.md".lstrip("/")
    from pipeline.drafting.drafting import require_article

    require_article(path, site.config)
    writing.require_inside(site.root, path)
    writing.refuse_twin(site.root / path, path)
    named = " ".join((title or "").split()) or slug.replace("-", " ").replace("_", " ")
    made = skeleton(named, today(), site.config, article_type)
    if not writing.create_unless_there(site.root / path, made, path):
        raise UsageError(
            Text(
                "この名前の記事がすでにあるので、書きませんでした。",
                "There is an article of this name, so nothing was written.",
            ),
            Text("別の名前を付けてください。", "Choose another name."),
            path=path,
        )
    wrote = _SECTIONS if site.config.required(article_type) else _TEXT
    click.echo(wrote.filled(path=path).render(language))


def _another(slug: str) -> Text:
    """A name that would do: for somebody who wrote a title, one made of it, and the title where it belongs."""
    words = re.findall(r"\w+", slug.lower())
    if not words or "/" in slug or "\\" in slug:
        return _USE.filled(example="warehouse-inspection")
    return _USE.filled(example=f"pipeline new {'-'.join(words)} --title {in_shell(slug)}")
