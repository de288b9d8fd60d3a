"""What the package says of itself where it is offered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

ROOT = Path(__file__).parents[1]
PAGES = "https://github.com/tezawari/tezawari/blob/main/"
PICTURES = "https://raw.githubusercontent.com/tezawari/tezawari/main/"


@pytest.fixture(scope="module")
def package() -> ProjectMetadata[PluginManager]:
    return ProjectMetadata(str(ROOT), PluginManager())


def test_its_page_names_pictures_and_pages_by_their_whole_address(package: ProjectMetadata[PluginManager]) -> None:
    text = package.core.readme
    assert text.startswith("# Tezawari")
    pictures = re.findall(r'!\[[^\]]*\]\(([^)]+)\)|src="([^"]+)"', text)
    assert len(pictures) >= 2 and all("".join(one).startswith(PICTURES) for one in pictures)
    for address in re.findall(r'\]\(([^)\s]+)|(?:src|href)="([^"]+)"', text):
        [name] = [part for part in address if part]
        assert name.startswith(("https://", "#"))
        if name.startswith((PAGES, PICTURES)):
            assert (ROOT / name.removeprefix(PAGES).removeprefix(PICTURES).split("#")[0]).exists(), name
    assert "<!--" not in text


def test_it_names_the_versions_of_python_that_the_tests_run_on(package: ProjectMetadata[PluginManager]) -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))
    tried = workflow["jobs"]["tests"]["strategy"]["matrix"]["python"]
    named = [one.removeprefix("Programming Language :: Python :: ") for one in package.core.classifiers]
    assert [one for one in named if re.fullmatch(r"3\.\d+", one)] == tried
    assert package.core.requires_python == f">={tried[0]}"
    assert {"Homepage", "Documentation", "Source", "Issues", "Changelog"} <= set(package.core.urls)
