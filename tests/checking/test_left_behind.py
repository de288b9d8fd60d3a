"""A record that stayed behind when its article got another name is said once, and where to put it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline

POSTS, LEDGER = "content/site/posts", "content/ledger"


def records(site: Path) -> list[str]:
    """What is said of records."""
    out = pipeline(site, "check", "--format", "json").stdout
    return [
        f"{one['message']} {one['hint']}"
        for one in json.loads(out)["site"]["findings"]
        if one["check"] == "ledger-changed"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_whose_article_was_renamed_is_named_once(tmp_path: Path, language: Language) -> None:
    pipeline(tmp_path, "init", ".", "--lang", language)
    assert records(tmp_path) == []
    (tmp_path / POSTS / "sample.md").rename(tmp_path / POSTS / "warehouse.md")
    (said,) = records(tmp_path)
    assert f"{POSTS}/sample.md" in said
    assert f"{LEDGER}/warehouse.json" in said
    assert "git restore" not in said  # nothing is lost
    (tmp_path / LEDGER / "sample.json").rename(tmp_path / LEDGER / "warehouse.json")
    assert records(tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_record_whose_article_was_deleted_nothing_is_said(tmp_path: Path, language: Language) -> None:
    pipeline(tmp_path, "init", ".", "--lang", language)
    (tmp_path / POSTS / "sample.md").unlink()
    assert records(tmp_path) == []
