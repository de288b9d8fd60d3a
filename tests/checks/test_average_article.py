"""The sixth article in one form is told so, and in what; a standing thanks at the end is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checking.registry import by_id
from pipeline.checking.session import Request, inspect
from pipeline.checks.average_article import CHECK, failing, passing
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import make_site, write


def told(folder: Path, language: Language, others: int, article: str) -> list[str]:
    make_site(folder, language)
    example = failing(language)
    write(folder / example.path, article)
    for path, text in [*example.others.items()][:others]:
        write(folder / path, text)
    report = inspect(open_site(folder), Request(checks=(CHECK,)))
    assert not report.failures
    (judged,) = (one for one in report.articles if one.path == example.path)
    return [CHECK.message.render(language, found.finding.parameters) for found in judged.findings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_from_five_articles_on_and_shows_what_is_shared(language: Language, tmp_path: Path) -> None:
    article = failing(language).article
    assert not told(tmp_path / "few", language, 3, article)
    (message,) = told(tmp_path / "five", language, 4, article)
    assert {"ja": "最後までお読みいただき", "en": "once again we take a"}[language] in message
    assert "4" in message


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_standing_sentence_is_no_form(language: Language, tmp_path: Path) -> None:
    assert not told(tmp_path, language, 5, passing(language).article)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_article_alone_is_judged_as_in_a_run_over_all(language: Language, tmp_path: Path) -> None:
    whole = told(tmp_path, language, 5, failing(language).article)
    alone = inspect(open_site(tmp_path), Request(checks=(by_id("average-article"),), paths=[failing(language).path]))
    assert [CHECK.message.render(language, one.finding.parameters) for one in alone.articles[0].findings] == whole
    assert whole
