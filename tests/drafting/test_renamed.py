"""An article that was renamed in a folder's window is found again, and so is its record."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import make_site, write

TALK: dict[Language, str] = {
    "ja": "森：台車は何台ですか。\n田中：台車は九台です。毎朝その順に押していきます。\n森：いつからですか。\n田中：去年の秋からその順です。\n",
    "en": "Mori: How many carts are there?\nTanaka: There are nine carts. We push them out in that order every morning.\n"
    "Mori: Since when?\nTanaka: They have gone in that order since last autumn.\n",
}
NOTES = "content/notes/talk.txt"
NEW = "content/site/posts/carts.md"


@pytest.fixture(params=LANGUAGES)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    write(tmp_path / NOTES, TALK[request.param])
    folder = make_site(tmp_path, request.param)
    assert pipeline(folder, "draft", NOTES).returncode == 0
    (folder / "content/site/posts/talk.md").rename(folder / NEW)
    return folder


def test_an_update_names_the_article_that_uses_the_notes(site: Path) -> None:
    said = pipeline(site, "draft", NOTES, "--update")
    assert said.returncode == 2
    assert f"--out {NEW}" in said.stderr


@pytest.mark.parametrize(
    "call", [("draft", NOTES, "--update", "--out", NEW), ("draft", "--show", NEW)], ids=["update", "show"]
)
def test_a_record_that_was_left_behind_is_named_and_nothing_is_written(site: Path, call: tuple[str, ...]) -> None:
    before = (site / NEW).read_bytes()
    said = pipeline(site, *call)
    assert said.returncode == 2
    for part in ("content/ledger/talk.json", "content/ledger/carts.json", "content/site/posts/talk.md"):
        assert part in said.stderr
    assert (site / NEW).read_bytes() == before
    (site / "content/ledger/talk.json").rename(site / "content/ledger/carts.json")
    assert pipeline(site, *call).returncode == 0


def test_the_record_of_an_article_that_is_there_is_nobody_elses(site: Path) -> None:
    (site / NEW).rename(site / "content/site/posts/talk.md")
    write(site / NEW, (site / "content/site/posts/talk.md").read_text(encoding="utf-8"))
    assert "talk.json" not in pipeline(site, "draft", "--show", NEW).stderr
