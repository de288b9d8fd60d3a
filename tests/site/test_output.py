"""The folder for the built site: nothing that a person wrote is ever cleared away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.site.build import build
from pipeline.site.output import MARKER, clear, refuse_sources
from pipeline.sources.site import Site, open_site
from tests.sites import make_site, write

TODAY = date(2026, 11, 22)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    make_site(tmp_path / "site root", "ja")
    return open_site(tmp_path / "site root")


@pytest.mark.parametrize(
    "site_dir",
    [".", "..", "content", "content/site", "content/site/out", "content/notes", "content/ledger", "mkdocs.yml", "link"],
)
def test_a_folder_that_holds_sources_is_refused(site: Site, site_dir: str) -> None:
    (site.root / "link").symlink_to(site.root / "content")
    with pytest.raises(ConfigError):
        refuse_sources(site.root / site_dir, site)


FOREIGN = {
    "a folder of somebody's": ["novel.txt"],
    "a manuscript in an earlier build": [MARKER, "index.html", "plan.md"],
    "notes in an earlier build": [MARKER, "talk.vtt"],
    "another branch checked out there": [MARKER, ".git/HEAD"],
}


@pytest.mark.parametrize("names", FOREIGN.values(), ids=FOREIGN)
def test_a_folder_with_files_of_somebody_is_not_cleared(site: Site, names: list[str]) -> None:
    for name in names:
        write(site.root / "site" / name, "mine")
    with pytest.raises(ConfigError):
        build(site, TODAY, lambda text: None)
    assert all((site.root / "site" / name).read_text(encoding="utf-8") == "mine" for name in names)


def test_an_earlier_build_is_cleared_and_nothing_stale_stays(site: Site) -> None:
    build(site, TODAY, lambda text: None)
    write(site.root / "site/old/index.html", "stale")
    build(site, TODAY, lambda text: None)
    assert not (site.root / "site/old").exists()
    assert (site.root / "site/index.html").is_file()


def test_what_plain_mkdocs_built_may_be_cleared(site: Site) -> None:
    for name in ("404.html", "sitemap.xml", "search/search_index.json", "index.html"):
        write(site.root / "site" / name, "")
    refuse_sources(site.root / "site", site)


def test_a_link_in_an_earlier_build_is_removed_and_not_followed(site: Site, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/novel.txt", "mine")
    clear(site.root / "site")
    (site.root / "site/link").symlink_to(tmp_path / "elsewhere")
    clear(site.root / "site")
    assert (tmp_path / "elsewhere/novel.txt").is_file()
    assert not (site.root / "site/link").is_symlink()
