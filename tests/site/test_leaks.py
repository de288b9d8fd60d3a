"""Nothing of an article that was left out stands in any file of the built site, whatever its ending."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.site.leaks import find_leaks
from pipeline.sources.site import open_site
from tests.site.conftest import Site
from tests.sites import write


@pytest.mark.parametrize(
    "name",
    ["a.html", "a.js", "a.js.map", "a.css", "a.svg", "a.md", "a.tsv", "a.ics", "a.vtt", "_redirects", "list", "a.rss"],
)
def test_a_hook_may_write_a_draft_into_any_kind_of_file(staged: Site, tmp_path: Path, name: str) -> None:
    assert staged.built is not None
    site, left_out = open_site(staged.folder), staged.built.selection.left_out
    write(tmp_path / name, "an ordinary file\n")
    assert not list(find_leaks(tmp_path, left_out, site, ()))
    write(tmp_path / name, f"an ordinary file\n{_draft(staged)}\n")
    assert {leak.file for leak in find_leaks(tmp_path, left_out, site, ())} == {name}


@pytest.mark.parametrize("encoding", ["cp932", "utf-16"])
def test_the_encoding_of_such_a_file_hides_nothing(staged: Site, tmp_path: Path, encoding: str) -> None:
    assert staged.built is not None
    (tmp_path / "a.txt").write_bytes(_draft(staged).encode(encoding))
    found = find_leaks(tmp_path, staged.built.selection.left_out, open_site(staged.folder), ())
    assert {leak.file for leak in found} == {"a.txt"}


def _draft(staged: Site) -> str:
    return (staged.folder / "content/site/posts/draft.md").read_text(encoding="utf-8")


def test_of_the_files_of_a_theme_only_those_that_were_changed_are_read(staged: Site, tmp_path: Path) -> None:
    assert staged.built is not None
    site, left_out = open_site(staged.folder), staged.built.selection.left_out
    for folder in ("theme", "built"):
        write(tmp_path / folder / "a.js", _draft(staged))
    theme = (tmp_path / "theme",)
    assert not list(find_leaks(tmp_path / "built", left_out, site, (), theme))
    write(tmp_path / "built/a.js", f"// changed\n{_draft(staged)}")
    assert list(find_leaks(tmp_path / "built", left_out, site, (), theme))
