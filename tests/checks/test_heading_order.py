"""Levels of headings, as a reader of the built page meets them."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.heading_order import CHECK
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language


def lines(*headings: str, language: Language = "en") -> list[int]:
    article = parse("content/site/posts/a.md", "\n\n".join(headings) + "\n", Config(lang=language))
    return [finding.line for finding in CHECK.find(article, Inputs())]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("# A", "## B", "### C", "## D", "### E", "#### F", "## G"), []),
        (("## B", "### C"), []),
        (("# A", "### C"), [3]),
        (("### C", "## B"), [1]),
        (("# A", "## B", "#### D", "##### E"), [5]),
        (("# A", "## B", "# C", "## D"), [5]),
        (("## B", "# A"), [3]),
        (("A\n=", "B\n-", "#### D"), [7]),
        (("# A", "```\n#### D\n```", "<!-- #### D -->", "## B"), []),
        ((), []),
    ],
)
def test_levels(headings: tuple[str, ...], expected: list[int]) -> None:
    assert lines(*headings) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_says_which_level_to_take(language: Language) -> None:
    article = parse("content/site/posts/a.md", "# A\n\n## B\n\n##### C\n", Config(lang=language))
    [finding] = CHECK.find(article, Inputs())
    message = CHECK.message.render(language, finding.parameters)
    assert "C" in message and "###" in message
