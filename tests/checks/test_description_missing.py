"""A description that says something."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.description_missing import CHECK
from pipeline.policy.config import Config
from pipeline.sources.articles import parse


def lines(matter: str) -> list[int]:
    article = parse("content/site/posts/a.md", f"---\n{matter}---\nText.\n", Config(lang="en"))
    return [finding.line for finding in CHECK.find(article, Inputs())]


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("title: A\n", [1]),
        ("title: A\ndescription:\n", [3]),
        ('title: A\ndescription: "  "\n', [3]),
        ("title: A\ndescription: What a reader gets.\n", []),
        ("title: A\ndescription: >-\n  What a reader\n  gets.\n", []),
    ],
)
def test_a_description_has_to_hold_words(matter: str, expected: list[int]) -> None:
    assert lines(matter) == expected


def test_front_matter_that_cannot_be_read_is_another_checks_business() -> None:
    assert lines("title: [A\n") == []
