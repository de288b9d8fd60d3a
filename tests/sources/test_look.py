"""One look at the folders of a site tells what looking at each file tells."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.sources.look import Look
from pipeline.sources.stamps import stamp_of
from pipeline.sources.tree import WorkingTree
from tests.sites import write

FILES = ("b.md", "a.md", "z/y/x.md", "z/c.md", ".authors.yml", ".hidden/d.md", "日本語/記事.md", "a b\n.txt")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        write(tmp_path / "site/content" / name, name)
    return tmp_path / "site"


def test_the_same_files_are_listed_in_the_same_order(root: Path) -> None:
    looked = WorkingTree(root, Look(root, ["content"]))
    for folder in ("content", "content/z", "content/.hidden", "content/none", ""):
        assert [*looked.files(folder)] == [*WorkingTree(root).files(folder)]
    (root / "content/linked.md").symlink_to(root / "content/a.md")
    looked = WorkingTree(root, Look(root, ["content"]))
    assert [*looked.files("content")] == [*WorkingTree(root).files("content")]


def test_a_link_to_another_folder_is_refused_all_the_same(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/e.md", "e")
    (root / "content/z/out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigError):
        [*WorkingTree(root, Look(root, ["content"])).files("content")]


def test_every_file_has_the_stamp_that_it_has_on_its_own(root: Path) -> None:
    look = Look(root, ["content", "missing"])
    assert sorted(look.paths) == sorted(f"content/{name}" for name in FILES)
    for path in look.paths:
        stamp = stamp_of((root / path).stat())
        assert dict(zip(look.known.paths, look.known.tokens, strict=True))[path] == stamp.token
        found = look.stamp(path)
        assert found is not None
        assert found.token == stamp.token
    assert look.stamp("content/none") is None
    assert not look.settled


def test_a_file_of_another_century_has_a_stamp_like_any_other(root: Path) -> None:
    try:
        os.utime(root / "content/a.md", (12_000_000_000, 12_000_000_000))
    except OSError:
        pytest.skip("this file system knows no such time")
    look = Look(root, ["content"])
    there = dict(zip(look.known.paths, look.known.tokens, strict=True))
    assert there["content/a.md"] == stamp_of((root / "content/a.md").stat()).token
    assert there["content/b.md"] == stamp_of((root / "content/b.md").stat()).token
    assert not look.settled
