"""`pipeline init`: a new site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.wording import LANGUAGES, Language, Text, in_shell, locale_language

if TYPE_CHECKING:
    from pipeline.starter.adopted import Blog
    from pipeline.starter.new_site import Made

_MADE = Text("サイトを作りました：{place}（{count} ファイル）", "Made a site in {place} ({count} files)")
_ALL_THERE = Text("すべてのファイルがもうあります：{place}", "Every file is there already: {place}")
_KEPT = Text(
    "もとからあったので、そのままにしたファイル：{paths}", "Kept as they were, because they were there before: {paths}"
)
_ADOPT = Text(
    "mkdocs.yml はそのままです。plugins に「- tezawari」を加え、pipeline.toml の articles と pages を今の docs_dir に合わせてください。",
    "Your mkdocs.yml is unchanged. Add '- tezawari' to its plugins, and fit 'articles' and 'pages' in pipeline.toml to its docs_dir.",
)
_POLICY = Text(
    "設定は pyproject.toml の [tool.pipeline] にあるので、pipeline.toml は作りませんでした。",
    "Your policy is in pyproject.toml ([tool.pipeline]), so no pipeline.toml was written.",
)
_HERE = Text(
    "ここには、サイトのものではないファイルやフォルダーが{count}個あります。それでもここに作りますか（別に作るなら「pipeline init フォルダーの名前」）",
    "{count:There is one file or folder here that belongs|There are {count} files or folders here that belong} to no site. Make the site here all the same? ('pipeline init FOLDER' makes it elsewhere.)",
)
_NEXT = Text("次にすること：", "What to do next:")
_STEPS = (
    Text(
        "pipeline check              見本の下書きに何が足りないかを見る",
        "pipeline check              see what the sample draft still lacks",
    ),
    Text(
        "content/site/posts/sample.md を開き、コメントの問いに答える形で三つの節を書く",
        "open content/site/posts/sample.md and write the three sections, answering the questions in the comments",
    ),
    Text(
        "pipeline build              公開してよい記事だけでサイトを作る",
        "pipeline build              build the site from what may be published",
    ),
    Text(
        "git init && pre-commit install   コミットのたびにチェックする（任意）",
        "git init && pre-commit install   check at every commit (optional)",
    ),
)
_TAKEN_UP = Text(
    "今あるブログ（{docs}）に合わせて作りました：{files}", "Made for the blog that is here ({docs}): {files}"
)
_ADD = Text("{file} に、次の行を加えてください：", "Add these lines to {file}:")
_FIRST = Text("（plugins のいちばん上に）", "(first among the plugins)")
_BEGIN = (
    Text(
        "pipeline new my-first-story   最初の記事を {place}/new/ に作る。これまでの記事はページとして公開され続けます",
        "pipeline new my-first-story   write the first article, in {place}/new/; those you have stay published as pages",
    ),
    Text(
        "pipeline build                公開してよいものだけでサイトを作る",
        "pipeline build                build the site from what may be published",
    ),
    Text(
        "pre-commit install            コミットのたびにチェックする（任意）",
        "pre-commit install            check at every commit (optional)",
    ),
)
_SAMPLE = Text(
    "見本がいらなくなったら、sample で始まる三つのファイルを消してください（記事・取材メモ・記録）。",
    "When you no longer want the sample, delete the three files whose names begin with 'sample' (article, notes, ledger).",
)


@click.command(name="init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), help="The site's language (default: the locale).")
def command(folder: Path, lang: str | None) -> None:
    """Make a new site in DIR (default: here), with one draft as a sample. Nothing that is there is overwritten.

    Where there is a blog already, only what it needs to be checked is written.
    """
    from pipeline.starter.adopted import blog_at
    from pipeline.starter.new_site import make

    blog = blog_at(folder)
    spoken = (blog.language if blog else None) or locale_language() or "en"
    language: Language = next((known for known in LANGUAGES if known == lang), spoken)
    if (
        blog is None
        and folder == Path()
        and (count := _of_others(folder))
        and sys.stdin.isatty()
        and sys.stdout.isatty()
    ):
        from pipeline.cli.asking import confirmed

        if not confirmed(_HERE.filled(count=count), language):
            raise click.Abort
    made = make(folder, language, blog)
    for line in _adopted(made, made.adopted, language) if made.adopted else _lines(folder, made, language):
        click.echo(line)


def _of_others(folder: Path) -> int:
    """How many files and folders are here that no site has; none where a site is begun already. What begins with a dot is no matter."""
    names = {entry.name for entry in folder.iterdir() if entry.name[0] != "."}
    return 0 if names & {"mkdocs.yml", "pipeline.toml", "pyproject.toml"} else len(names - {"content", "venv"})


def _lines(folder: Path, made: Made, language: Language) -> Iterator[str]:
    place = folder.as_posix()
    text = _MADE if made.written else _ALL_THERE
    yield text.render(language, {"place": place, "count": len(made.written)})
    if made.kept:
        yield _KEPT.render(language, {"paths": ", ".join(made.kept)})
        if "mkdocs.yml" in made.kept and not _named_in(folder / "mkdocs.yml"):
            yield _ADOPT.render(language)
        if "pipeline.toml" in made.kept and not (folder / "pipeline.toml").exists():
            yield _POLICY.render(language)
    if not made.written:
        return
    yield ""
    yield _NEXT.render(language)
    if place != ".":
        yield f"  cd {in_shell(place)}"
    yield from (f"  {step.render(language)}" for step in _STEPS)
    yield ""
    yield _SAMPLE.render(language)


def _adopted(made: Made, blog: Blog, language: Language) -> Iterator[str]:
    """What was made for a blog, and what is left to a person: nobody's settings are rewritten."""
    yield _TAKEN_UP.render(language, {"docs": blog.docs, "files": ", ".join(made.written)})
    if made.kept:
        yield _KEPT.render(language, {"paths": ", ".join(made.kept)})
    if blog.lacks:
        yield ""
        yield _ADD.render(language, {"file": blog.settings_file})
        added = [line for part in blog.lacks for line in part.split("\n")]
        yield from (f"  {line}  {_FIRST.render(language)}" if "tezawari" in line else f"  {line}" for line in added)
    for file, lines in made.lacking.items():
        yield ""
        yield _ADD.render(language, {"file": file})
        yield from lines.split("\n")
    yield ""
    yield _NEXT.render(language)
    yield from (f"  {step.render(language, {'place': blog.posts[0]})}" for step in _BEGIN)


def _named_in(settings: Path) -> bool:
    """Whether settings name the plugin already; a link that leads nowhere names nothing."""
    return settings.is_file() and b"tezawari" in settings.read_bytes()
