"""`pipeline build` as a person calls it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.checking.examples import BASE
from pipeline.cli.main import run
from pipeline.site.output import MARKER
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import article, make_site, write

BLOG = "plugins: [search, {blog: {blog_dir: .}}]\nmarkdown_extensions: [attr_list]\n"
NEXT_YEAR = date.today().replace(month=1, day=1, year=date.today().year + 1)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Make a site with these articles and run `pipeline build` in it: exit status, standard output and error."""

    def made(lang: Language, mkdocs: str = "", policy: str = "", **posts: str) -> tuple[int, str, str]:
        make_site(tmp_path, lang)
        write(tmp_path / "mkdocs.yml", (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") + BLOG + mkdocs)
        write(tmp_path / "pipeline.toml", policy + (tmp_path / "pipeline.toml").read_text(encoding="utf-8"))
        for name, text in posts.items():
            write(tmp_path / f"content/site/posts/{name}.md", text)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("LC_ALL", {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[lang])
        with pytest.raises(SystemExit) as stopped:
            run(["build"])
        output = capsys.readouterr()
        return int(stopped.value.code or 0), output.out, output.err

    return made


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_blocked_article_is_left_out_named_and_counts(build: Run, tmp_path: Path, lang: Language) -> None:
    title = BASE[lang].split("title: ")[1].split("\n")[0]
    status, out, _ = build(
        lang, good=BASE[lang], empty=article(lang, opinion=False).replace(title, "Gone fishing 釣り")
    )
    assert status == 1
    assert "content/site/posts/empty.md" in out
    assert {"ja": "「Gone fishing 釣り」", "en": "'Gone fishing 釣り'"}[lang] in out
    assert {"ja": "読者に見える文章がありません", "en": "nothing that a reader can see"}[lang] in out
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert title in page
    assert "Gone fishing" not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_drafts_and_articles_that_wait_are_named_and_fail_nothing(build: Run, lang: Language) -> None:
    ahead = BASE[lang].replace("date: 2026-11-20", f"date: {NEXT_YEAR}")
    status, out, _ = build(lang, good=BASE[lang], draft=article(lang, draft=True), ahead=ahead)
    assert status == 0
    assert "draft.md" in out
    assert str(NEXT_YEAR) in out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_site_without_articles_is_built_with_a_warning(build: Run, tmp_path: Path, lang: Language) -> None:
    status, out, _ = build(lang)
    assert status == 0
    assert {"ja": "記事はまだ公開されていません", "en": "No article is published yet"}[lang] in out
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_whose_settings_say_a_thing_twice_is_named_with_the_key(
    build: Run, tmp_path: Path, lang: Language
) -> None:
    write(tmp_path / "content/site/index.md", "x")
    page = "---\nauthor: Mori\nhide: [toc]\nhide: [navigation]\n---\n# About\n"
    write(tmp_path / "content/site/about.md", page)
    policy = 'pages = ["content/site/*.md"]\n'
    status, out, _ = build(lang, policy=policy, good=BASE[lang])
    assert status == 1
    (line,) = [line for line in out.splitlines() if "about.md" in line]
    assert {"ja": "4行目", "en": "line 4"}[lang] in line
    assert "hide" in line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_built_is_counted_and_an_empty_address_is_said(
    build: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    settings = "site_url: !ENV [SITE_URL, '']\nexclude_docs: |\n  later.md\n"
    status, out, _ = build(lang, settings, good=BASE[lang], later=BASE[lang])
    assert status == 0
    assert {"ja": "記事 1本", "en": "articles: 1"}[lang] in out
    assert "SITE_URL" in out
    monkeypatch.setenv("SITE_URL", "https://example.com/kitchen/")
    _, out, _ = build(lang, settings)
    assert "SITE_URL" not in out
    assert "<loc>https://example.com/kitchen/2026/11/20/" in (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_could_not_be_checked_outweighs_what_is_blocked(build: Run, tmp_path: Path, lang: Language) -> None:
    missing = article(lang, notes="gone.vtt")
    status, out, _ = build(lang, good=BASE[lang], empty=article(lang, opinion=False), missing=missing)
    assert status == 3
    assert "gone.vtt" in out
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_progress_and_the_way_to_look_at_it_are_in_the_language_of_the_reader(build: Run, lang: Language) -> None:
    _, out, err = build(lang, good=BASE[lang])
    assert {"ja": "チェックしています", "en": "Checking the articles"}[lang] in err
    assert "http.server" in out
    assert "Zensical" not in out + err


def test_a_policy_that_cannot_be_read_is_exit_2_and_touches_nothing(build: Run, tmp_path: Path) -> None:
    build("en", good=BASE["en"])
    write(tmp_path / "pipeline.toml", "articels = []\n")
    before = {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()}
    result = subprocess.run(
        [sys.executable, "-m", "pipeline", "build", "--lang", "en"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 2
    assert "articles" in result.stderr
    assert {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()} == before


def test_without_mkdocs_yml_there_is_nothing_to_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "pipeline.toml", 'lang = "en"\n')
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        run(["build", "--lang", "en"])
    assert stopped.value.code == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_folder_of_articles_that_nobody_can_look_into_is_no_site_without_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    write(make_site(tmp_path, lang) / "content/site/posts/a.md", article(lang))
    look = os.scandir

    def shut(path: str | Path) -> object:
        if str(path).endswith("content/site/posts"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", shut)
    done = pipeline(tmp_path, "build", "--lang", lang)
    assert done.returncode == 3
    assert "✖ content/site/posts" in done.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_disk_that_is_full_leaves_no_half_a_site(
    build: Run, tmp_path: Path, lang: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site moves in from the temporary folder, which may lie on another disk."""
    move = shutil.move

    def refuse(source: Path, target: Path) -> object:
        if source.name == "sitemap.xml":
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return move(source, target)

    monkeypatch.setattr(shutil, "move", refuse)
    status, _, err = build(lang, good=BASE[lang])
    assert status == 3
    assert "No space left on device" in err
    assert {"ja": "空きを作って", "en": "Make room on the disk"}[lang] in err
    assert [file.name for file in (tmp_path / "site").iterdir()] == [MARKER]
    monkeypatch.setattr(shutil, "move", move)
    assert build(lang, good=BASE[lang])[0] == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_is_no_file_is_named_once(build: Run, tmp_path: Path, lang: Language) -> None:
    assert build(lang, policy='pages = ["content/site/*.md"]\n', good=BASE[lang])[0] == 0
    os.mkfifo(tmp_path / "content/site/pipe.md")
    done = pipeline(tmp_path, "build", "--lang", lang)
    assert done.returncode == 3
    assert done.stdout.count("✖ content/site/pipe.md ") == 2, "what cannot be read, and that it is left out"
