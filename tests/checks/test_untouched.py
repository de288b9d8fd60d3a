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


SHORT: dict[Language, tuple[str, ...]] = {
    "ja": ("網は朝のうちに浜へ干し、昼には畳んで奥の棚へ戻す。", "氷は港の裏にある店で買い、入れる量は船ごとに違う。", "船は三日おきに水で洗い、底は年に一度だけ塗り直す。", "帳面は船長が自分で持ち、夜になると一行だけ書く。"),
    "en": ("Nets are dried in the morning and go back on their shelf at noon.", "Ice is bought behind the harbour, and every boat takes another amount.",
           "The boat is washed every third day and painted below once a year.", "The skipper keeps the book and writes a single line at night."),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_worst_three_are_named_and_one_sentence_is_enough_in_both_languages(tmp_path: Path, lang: Language) -> None:
    pipeline(tmp_path, "init", "--lang", lang)
    article = tmp_path / "content/site/posts/sample.md"
    head = f"---\ntitle: x\ndate: 2026-11-20\nlang: {lang}\n---\n\n# x\n\n<!-- more -->\n"
    sections = "".join(f"\n## N{number}\n\n{text}\n" for number, text in enumerate(SHORT[lang]))
    article.write_text(head + sections, encoding="utf-8")
    ledger = tmp_path / "content/ledger/sample.json"
    record = json.loads(ledger.read_text(encoding="utf-8"))
    made = [{"heading": "N", "sentences": [{"text": text, "utterances": []}]} for text in SHORT[lang]]
    record["drafts"] = [{**record["drafts"][0], "notes": [], "sections": made}]
    ledger.write_text(json.dumps(record), encoding="utf-8")
    [message] = untouched(tmp_path)
    assert sum(f"N{number}" in message for number in range(len(SHORT[lang]))) == 3
    assert {"ja": "ほか1節", "en": "1 more"}[lang] in message
