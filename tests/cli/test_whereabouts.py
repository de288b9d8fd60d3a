"""Somebody who is new here names a file as the folder's window shows it, or none: what is said leads on."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import article, make_site, write

LOCALES: dict[Language, str] = {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}
TALK: dict[Language, str] = {
    "ja": "田中：台車は九台です。\n森：少ないですね。\n田中：それでも足ります。\n森：なるほど。\n",
    "en": "Tanaka: There are nine carts.\nMori: So few?\nTanaka: They are enough.\nMori: I see.\n",
}
NO_SITE: dict[Language, str] = {"ja": "サイトではありません", "en": "not a Tezawari site"}


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return "ja" if request.param == "ja" else "en"


@pytest.fixture
def site(tmp_path: Path, lang: Language) -> Path:
    write(tmp_path / "content/notes/倉庫 talk.txt", TALK[lang])
    write(tmp_path / "content/site/posts/warehouse.md", article(lang, draft=True))
    return make_site(tmp_path, lang)


@pytest.mark.parametrize("command", ["draft", "coverage"])
def test_notes_named_without_their_folder_are_found(site: Path, lang: Language, command: str) -> None:
    said = pipeline(site, command, "倉庫 talk.txt", LC_ALL=LOCALES[lang])
    assert said.returncode == 2
    assert "content/notes/倉庫 talk.txt" in said.stderr
    assert "../notes/倉庫 talk.txt" in pipeline(site / "content/site", command, "倉庫 talk.txt").stderr


@pytest.mark.parametrize("call", [("check",), ("facts",), ("sign", "--by", "A <a@b.c>"), ("publish",)], ids=" ".join)
@pytest.mark.parametrize("name", ["warehouse.md", "warehouse", "warehuose.md"])
def test_an_article_named_without_its_folder_or_nearly_is_found(site: Path, name: str, call: tuple[str, ...]) -> None:
    said = pipeline(site, *call, name)
    assert said.returncode == 2
    assert "content/site/posts/warehouse.md" in said.stderr


@pytest.mark.parametrize(
    "call",
    [("facts",), ("check",), ("export", "--format", "note"), ("notes",), ("draft",), ("coverage",)],
    ids=" ".join,
)
@pytest.mark.parametrize("name", ["oysters.md", "content/site/index.md", "content/notes"])
def test_a_file_that_is_none_or_another_is_a_slip_of_whoever_calls(
    site: Path, lang: Language, call: tuple[str, ...], name: str
) -> None:
    if (call[0], name) == ("notes", "content/site/index.md"):
        return  # any text can be read as notes
    said = pipeline(site, *call, name, LC_ALL=LOCALES[lang])
    assert (said.returncode, said.stdout) == (2, "")
    assert f" {name}: " in said.stderr.splitlines()[0] and "→" in said.stderr


def test_a_draft_from_elsewhere_that_is_not_there_is_one_as_well(site: Path, lang: Language) -> None:
    said = pipeline(site, "import", "oysters.md", "--notes", "content/notes/倉庫 talk.txt", LC_ALL=LOCALES[lang])
    assert said.returncode == 2 and "oysters.md" in said.stderr


def test_what_is_like_nothing_is_said_to_be_absent(site: Path, lang: Language) -> None:
    said = pipeline(site, "facts", "oysters.md", LC_ALL=LOCALES[lang]).stderr
    assert "warehouse" not in said
    assert {"ja": "ファイル名", "en": "name of the file"}[lang] in said


@pytest.mark.parametrize("command", ["draft", "coverage", "facts", "sign", "publish", "export"])
def test_a_command_without_its_file_shows_a_call_with_one_of_the_site(site: Path, lang: Language, command: str) -> None:
    said = pipeline(site, command, LC_ALL=LOCALES[lang])
    assert said.returncode == 2
    file = '"content/notes/倉庫 talk.txt"' if command in ("draft", "coverage") else "content/site/posts/warehouse.md"
    assert f"pipeline {command} {file}" in said.stderr.splitlines()[-1]


def test_an_example_works_as_it_stands(site: Path) -> None:
    import shlex

    line = pipeline(site, "coverage", LC_ALL="en_US.UTF-8").stderr.splitlines()[-1]
    called = shlex.split(line.split("For example: pipeline ")[1])
    assert pipeline(site, *called).returncode == 0


@pytest.mark.parametrize(
    "call", [("draft",), ("facts",), ("import", "a.txt"), ("export", "a.md"), ("new",)], ids=" ".join
)
def test_outside_a_site_that_is_what_is_said(tmp_path: Path, lang: Language, call: tuple[str, ...]) -> None:
    said = pipeline(tmp_path, *call, LC_ALL=LOCALES[lang])
    assert said.returncode == 2
    assert NO_SITE[lang] in said.stderr


def test_what_needs_no_site_has_an_example_anywhere(tmp_path: Path, lang: Language) -> None:
    assert "pipeline notes content/notes/" in pipeline(tmp_path, "notes", LC_ALL=LOCALES[lang]).stderr


def test_notes_that_were_moved_are_named_where_they_are(site: Path, lang: Language) -> None:
    named = article(lang, notes="'倉庫 talk.txt'")
    write(site / "content/site/posts/warehouse.md", named)
    (site / "content/notes/private").mkdir()
    (site / "content/notes/倉庫 talk.txt").rename(site / "content/notes/private/倉庫 talk.txt")
    said = pipeline(site, "check", LC_ALL=LOCALES[lang])
    assert said.returncode == 3
    assert "content/notes/private/倉庫 talk.txt" in said.stdout
    write(site / "content/site/posts/warehouse.md", named.replace("'倉庫", "'private/倉庫"))
    assert pipeline(site, "check").returncode != 3
