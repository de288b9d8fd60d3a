"""Every example of every check, in both languages, against the whole registry."""

from __future__ import annotations

import pytest

from pipeline.check import Check, Context, Example
from pipeline.config import Config
from pipeline.gate import judge
from pipeline.model.report import ArticleReport
from pipeline.registry import all_checks
from pipeline.sources import articles, ledger
from pipeline.wording import LANGUAGES, Language

CASES = [(check, language) for check in all_checks() for language in LANGUAGES]
NAMES = [f"{check.id}-{language}" for check, language in CASES]


def judged(example: Example) -> ArticleReport:
    config = Config(lang=example.language)
    record = None if example.ledger is None else ledger.parse(example.ledger, "content/ledger/example.json")
    article = articles.parse(example.path, example.article, config, has_ledger=record is not None)
    report, failures = judge(article, Context(config=config, ledger=record, targets=example.targets), all_checks())
    assert failures == ()
    return report


@pytest.mark.parametrize(("check", "language"), CASES, ids=NAMES)
def test_passing_example_satisfies_every_check(check: Check, language: Language) -> None:
    report = judged(check.passing(language))
    assert report.findings == ()
    assert report.publishable


@pytest.mark.parametrize(("check", "language"), CASES, ids=NAMES)
def test_failing_example_shows_this_check_on_these_lines_and_no_other(check: Check, language: Language) -> None:
    example = check.failing(language)
    assert example.lines
    report = judged(example)
    assert [(found.check, found.finding.line) for found in report.findings] == [
        (check.id, line) for line in example.lines
    ]
