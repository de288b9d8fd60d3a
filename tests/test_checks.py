"""Every example of every check, in both languages, against the whole registry."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Check
from pipeline.checking.examples import NOTES, example
from pipeline.checking.registry import all_checks
from pipeline.site.check_pages import judged
from pipeline.wording import LANGUAGES, Language

CASES = [(check, language) for check in all_checks() for language in LANGUAGES]
NAMES = [f"{check.id}-{language}" for check, language in CASES]


@pytest.mark.parametrize(("check", "language"), CASES, ids=NAMES)
def test_passing_example_satisfies_every_check(check: Check, language: Language) -> None:
    report = judged(check.passing(language), all_checks())
    assert report.findings == ()
    assert report.publishable


@pytest.mark.parametrize(("check", "language"), CASES, ids=NAMES)
def test_failing_example_shows_this_check_on_these_lines_and_no_other(check: Check, language: Language) -> None:
    example = check.failing(language)
    assert example.lines
    report = judged(example, all_checks())
    assert [(found.check, found.finding.line) for found in report.findings] == [
        (check.id, line) for line in example.lines
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_base_article_satisfies_every_check_beside_its_notes(language: Language) -> None:
    assert judged(example(language, notes=NOTES[language]), all_checks()).findings == ()
