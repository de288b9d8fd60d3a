"""What git left out of the folder could not be checked, and is said to be so."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.sources.sparse import left_out
from tests.repositories import Repository

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
