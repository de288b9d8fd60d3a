"""What git left out of the folder could not be checked, and is said to be so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.checking.examples import BASE
from pipeline.errors import UnreadableError
from pipeline.publishing.selection import select
from pipeline.sources.site import open_site
from pipeline.sources.sparse import left_out
from pipeline.sources.tree import Instead, ReadOnce
from pipeline.wording import LANGUAGES, Language
from tests.repositories import Repository
from tests.sites import make_site, write

FOLDERS = ("content/ledger", "content/notes")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "site")
    for name in ("content/ledger/a.json", "content/notes/a.txt", "content/site/a.md"):
        made.write(name, "x\n")
    made.commit_all("x")
    return made


def test_a_whole_checkout_lacks_nothing(repository: Repository) -> None:
    assert list(left_out(repository.top, FOLDERS)) == []


def test_a_folder_that_git_left_out_is_named(repository: Repository) -> None:
    repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/content/ledger")
    (error,) = left_out(repository.top, FOLDERS)
    for language in ("ja", "en"):
        assert "content/ledger" in error.render(language)
    repository.git("sparse-checkout", "disable")
    assert list(left_out(repository.top, FOLDERS)) == []


def test_outside_git_nothing_is_asked(tmp_path: Path) -> None:
    assert list(left_out(tmp_path, FOLDERS)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_built_that_cannot_be_compared(language: Language, tmp_path: Path) -> None:
    make_site(tmp_path, language)
    write(tmp_path / "content/site/posts/a.md", BASE[language])
    write(tmp_path / "content/ledger/b.json", "{}")
    made = Repository(tmp_path)
    made.commit_all("x")
    made.git("sparse-checkout", "set", "--no-cone", "/*", "!/content/ledger")
    site = open_site(tmp_path)
    for tree in (site.tree, ReadOnce(site.tree), Instead(site.tree, "content/site/posts/a.md", b"")):
        with pytest.raises(UnreadableError) as stopped:
            select(replace(site, tree=tree), date(2026, 11, 1))
        assert "content/ledger" in stopped.value.render(language)
        assert stopped.value.status == 3
