"""At a commit a draft that is only being written gets a line; what a commit must not keep is said all the same."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks
from pipeline.model.report import Report
from pipeline.policy.config import Config
from pipeline.report import render
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language
from tests.sites import article

PATH = "content/site/posts/a.md"
TELEPHONE: dict[Language, str] = {"ja": "090-1234-5678", "en": "+44 20 7946 0958"}


def said(text: str, language: Language, *, committed: bool) -> str:
    config = Config(lang=language)
    found, _ = judge(parse(PATH, text, config), Inputs(config=config, today=date(2026, 11, 24)), all_checks())
    return render(Report((found,)), "terminal", language, committed=committed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_one_line_and_the_way_to_read_more(language: Language) -> None:
    draft = article(language, opinion=False, draft=True)
    short, whole = (said(draft, language, committed=committed) for committed in (True, False))
    assert "human-section-empty" in whole
    assert "human-section-empty" not in short
    assert f"pipeline check {PATH}" in short
    assert len(short.splitlines()) < len(whole.splitlines())
    assert short.splitlines()[0] == whole.splitlines()[0], "how far it is"
    assert short.splitlines()[-1] == whole.splitlines()[-1], "and how many there are"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_meant_for_readers_is_told_in_full(language: Language) -> None:
    text = article(language, opinion=False)
    assert said(text, language, committed=True) == said(text, language, committed=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_personal_data_in_a_draft_is_said_before_the_history_keeps_it(language: Language) -> None:
    text = article(language, opinion=False, draft=True) + f"\n{TELEPHONE[language]}\n"
    assert "personal-data" in said(text, language, committed=True)
