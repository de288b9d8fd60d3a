"""What people said, with their name beside it, is nobody's to rework: neither as a turn nor as a row of a table."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline

SECTION: dict[Language, str] = {"ja": "数字で見る", "en": "In figures"}


def untouched(site: Path) -> list[str]:
    found = json.loads(pipeline(site, "check", "--format", "json", "--select", "machine-text-untouched").stdout)
    return [finding["message"] for article in found["articles"] for finding in article["findings"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_of_what_people_said_with_their_names_is_not_called_untouched(tmp_path: Path, lang: Language) -> None:
    pipeline(tmp_path, "init", "--lang", lang)
    article = tmp_path / "content/site/posts/sample.md"
    text = article.read_text(encoding="utf-8")
    assert f"## {SECTION[lang]}" in text
    assert untouched(tmp_path) == []
    # Drafted without the name, it stands there as the article's own words.
    article.write_text(re.sub(r"(?m)^(\|.*\|) [^|]+ \|$", r"\1", text), encoding="utf-8")
    ledger = tmp_path / "content/ledger/sample.json"
    record = ledger.read_text(encoding="utf-8")
    ledger.write_text(re.sub(r"( \| [^|\n]+) \| [^|\n]+?\"", r'\1"', record), encoding="utf-8")
    [message] = untouched(tmp_path)
    assert SECTION[lang] in message
