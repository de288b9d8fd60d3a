"""ProperDocs with MaterialX, which continue MkDocs and Material, build the same site with the same locks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.conftest import MKDOCS, TITLES, TRAPS, trap_site, visible_text
from tests.site.shapes import addresses
from tests.sites import write

ROOT = Path(__file__).parents[2]
ENGINES = ROOT / ".cache/engines"

pytestmark = pytest.mark.engines


def ran(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command where the two stand before MkDocs and Material."""
    assert (ENGINES / "properdocs").is_dir(), "run 'make test-engines'"
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{ENGINES}{os.pathsep}{ROOT}", "LC_ALL": "en_US.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def continued(folder: Path, name: str = "properdocs.yml") -> Path:
    """The site with every trap in it, its theme the one that continues Material."""
    trap_site(folder)
    (folder / "mkdocs.yml").unlink()
    write(folder / name, MKDOCS.replace("name: material,", "name: materialx,").replace("{lang: ja}", "{}"))
    return folder


WAYS = {
    "pipeline build": ("properdocs.yml", ("pipeline", "build")),
    "properdocs build": ("properdocs.yml", ("properdocs", "build")),
    "pipeline build, MkDocs": ("mkdocs.yml", ("pipeline", "build")),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_same_site_with_the_same_locks(way: str, staged: object, tmp_path: Path) -> None:
    name, command = WAYS[way]
    folder = continued(tmp_path, name)
    result = ran(folder, *command)
    said = result.stdout + result.stderr
    assert result.returncode == (1 if command[0] == "pipeline" else 0), said
    pages = visible_text(folder / "site")
    for trap, (_, words) in TRAPS.items():
        assert not [file for file, text in pages.items() if words in text or TITLES[trap] in text]
    html = {file for file in addresses(folder / "site") if file.endswith(".html")}
    assert html == {file for file in addresses(staged.folder / "site") if file.endswith(".html")}  # type: ignore[attr-defined]  # one of the cases
    assert "tezawari-opinion" in pages["posts/warehouse/index.html"]


def test_properdocs_builds_nothing_where_the_gate_cannot_run(tmp_path: Path) -> None:
    folder = continued(tmp_path)
    write(folder / "pipeline.toml", "artikel = []\n")
    result = ran(folder, "properdocs", "build")
    assert result.returncode != 0
    assert "artikel" in result.stdout + result.stderr
    assert not (folder / "site/index.html").exists()
