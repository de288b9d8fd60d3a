"""What is published keeps its address, its title and what plugins say of it; only what is withheld is missing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.site.build import build
from pipeline.site.readers.feed import FILE
from pipeline.site.readers.share_card import FOLDER
from pipeline.sources.site import open_site
from tests.site.conftest import mkdocs_build, visible_text
from tests.site.shapes import REMARK, SHAPES, Shape, addresses

TODAY = date(2026, 11, 25)


class Ways(NamedTuple):
    """One site, built in four ways: by MkDocs without us, the same without the withheld files, with our plugin, and by
    `pipeline build`."""

    shape: Shape
    alone: Path
    without: Path
    plugin: Path
    staged: Path


def _alone(folder: Path) -> Path:
    """Build as if we were not there."""
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    left = re.sub(r"  - tezawari\n|tezawari, |, tezawari", "", text)
    assert left != text
    settings.write_text(left, encoding="utf-8")
    return _plain(folder)


def _plain(folder: Path) -> Path:
    result = mkdocs_build(folder)
    assert result.exit_code == 0, result.output
    return folder / "site"


@pytest.fixture(scope="module", params=SHAPES)
def ways(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ways]:
    top = tmp_path_factory.mktemp("shape")
    shape = SHAPES[request.param](top / "site")
    below = shape.root.relative_to(top / "site")
    copies = [shutil.copytree(top / "site", top / name) / below for name in ("alone", "without", "plugin")]
    for path in shape.withheld:
        (copies[1] / path).unlink()
    result = build(open_site(shape.root), TODAY, lambda text: None)
    assert {left.path for left in result.selection.left_out} == set(shape.withheld)
    yield Ways(shape, _alone(copies[0]), _alone(copies[1]), _plain(copies[2]), shape.root / "site")


def test_addresses_are_those_of_the_site_without_what_is_withheld(ways: Ways) -> None:
    expected = addresses(ways.without)
    assert expected < addresses(ways.alone) or not ways.shape.withheld
    # The feed and the cards are ours, and stand where the site says where it is.
    for site in (ways.plugin, ways.staged):
        assert {one for one in addresses(site) if one != FILE and not one.startswith(FOLDER)} == expected


def _told(site: Path) -> dict[str, tuple[str, ...]]:
    """Title, headings with their anchors, canonical address and what git said, of each page."""
    told = r"(?s)<title>.*?</title>|<h[1-6][ >].*?</h[1-6]>|<link rel=\"canonical\"[^>]*>|<p>git: [^<]*</p>"
    return {
        name: tuple(" ".join(found.split()) for found in re.findall(told, text))
        for name, text in visible_text(site).items()
        if name.endswith(".html") and name != "404.html"  # which speaks the site's language with us
    }


def test_titles_anchors_and_what_plugins_say_are_the_same(ways: Ways) -> None:
    expected = _told(ways.without)
    assert _told(ways.plugin) == expected
    assert _told(ways.staged) == expected


def test_no_remark_for_writers_is_left(ways: Ways) -> None:
    words = REMARK.strip("<!-> ")
    assert any(words in text for text in visible_text(ways.alone).values())
    for site in (ways.plugin, ways.staged):
        assert not [name for name, text in visible_text(site).items() if words in text]
