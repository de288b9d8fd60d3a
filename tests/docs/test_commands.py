"""Every command in README and the documentation runs, and prints what the page shows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from pipeline.policy import config
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.docs.console import PAGES, ROOT, Session, blocks

NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_run_in_order_and_print_what_is_shown(page: Path, tmp_path: Path, asking: Path) -> None:
    shown = page.read_text(encoding="utf-8")
    printed = Session(page, tmp_path, asking).run()
    assert printed == shown, "the page shows something else than the command prints: make docs-refresh"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_command_in_prose_or_in_another_kind_of_block_cannot_escape_the_test(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    outside = re.sub(r"^```console\n.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert not re.search(r"^\s*\$ ", outside, re.MULTILINE)
    assert not re.search(r"^```(?:sh|bash|shell|zsh)\b", outside, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_policies_and_settings_on_a_page_are_read_without_error(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for kind, block in re.findall(r"^```(toml|yaml)\b[^\n]*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if kind == "yaml":
            assert yaml.safe_load(block) is not None
        elif "[tool.pipeline" in block:
            config.parse(block, "pyproject.toml")
            assert tomllib.loads(block)
        else:
            config.parse(block)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_adopted_blog_keeps_what_was_published_and_holds_back_what_is_new(
    tmp_path: Path, language: Language
) -> None:
    session = Session(ROOT / f"docs/content/{language}/adopt.md", tmp_path)
    session.run()
    built = "".join(file.read_text(encoding="utf-8") for file in (session.folder / "site").rglob("*.html"))
    assert {"ja": "いわしの季節が来ました", "en": "The sardines are here"}[language] in built
    assert "lunch" not in built


def test_the_pages_show_commands_at_all() -> None:
    lines = [command.line for page in PAGES for block in blocks(page.read_text("utf-8")) for command in block.commands]
    assert len(lines) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_speaks_of_headings_and_a_question_that_the_sample_has(
    tmp_path: Path, language: Language
) -> None:
    pipeline(tmp_path, "init", ".", "--lang", language)
    sample = (tmp_path / "content/site/posts/sample.md").read_text(encoding="utf-8")
    page = (ROOT / f"docs/content/{language}/start.md").read_text(encoding="utf-8")
    (line,) = (one for one in page.split("\n") if {"ja": "**問い**", "en": "**questions**"}[language] in one)
    *headings, question = re.findall({"ja": "「(.*?)」", "en": "['\"](.*?)['\"]"}[language], line)
    assert [f"## {heading} {{:" in sample for heading in headings] == [True] * 3
    assert question in sample
