"""CONTRIBUTING says what is true: a check is one file, the map names what is there, dependencies have a reason."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DEPENDENCIES = TEXT.split("## Dependencies")[1]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the check of CONTRIBUTING as its only new file."""
    folder = tmp_path_factory.mktemp("contributing")
    for name in ("pipeline", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    block = re.search(r"```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert block is not None
    (folder / "pipeline/checks/heading_shouts.py").write_text(block[1], encoding="utf-8")
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_one_file_adds_a_check_that_the_tests_accept(copy: Path) -> None:
    tests = ("tests/checking/test_registry.py", "tests/test_checks.py", "tests/test_architecture.py")
    result = run(copy, "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", *tests, "-k", "shouts or folder or one_way")
    assert result.returncode == 0, result.stdout
    assert re.search(r"\b[1-9]\d* passed", result.stdout)


def test_one_file_adds_a_check_that_is_explained_and_has_its_page(copy: Path) -> None:
    explained = run(copy, "-m", "pipeline", "explain", "heading-shouts", "--lang", "ja")
    assert "見出しが叫ばないこと" in explained.stdout
    listed = run(copy, "-c", "from pipeline.site.check_pages import pages; print(sorted(pages('en')))")
    assert "heading-shouts.md" in listed.stdout


def test_places_on_the_map_exist() -> None:
    table = TEXT.split("## The map of the house")[1].split("\n## ")[0]
    places = [
        name for row in re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE) for name in re.findall(r"`([^`]+)`", row)
    ]
    assert len(places) > 15
    for place in places:
        assert (ROOT / place).exists() or (ROOT / "pipeline" / place).exists(), place


def test_every_folder_of_the_package_is_on_the_map() -> None:
    for folder in (ROOT / "pipeline").iterdir():
        if folder.is_dir() and folder.name != "__pycache__":
            assert f"`pipeline/{folder.name}/`" in TEXT


def test_every_dependency_has_its_reason_and_no_other_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        re.split(r"[<>=\[ ]", name)[0].lower()
        for names in (project["dependencies"], *project["optional-dependencies"].values())
        for name in names
    }
    named = {
        name.strip().lower()
        for cell in re.findall(r"^\| (?!package|---)(?:dev: |extra `\w+`: )?([^|]+) \|", DEPENDENCIES, re.MULTILINE)
        for name in re.sub(r"\(.*?\)", "", cell).split(",")
    }
    assert {name for name in wanted if not name.startswith("types-")} == named - {"types-*"}


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make ([\w-]+)`", TEXT))))
def test_targets_of_make_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_changelog_names_the_version_and_its_commands() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in text
    from pipeline.cli.main import COMMANDS

    for name in COMMANDS:
        assert re.search(rf"`(?:pipeline )?{name}`", text), name
