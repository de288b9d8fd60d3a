"""A heading that was to carry a mark and does not is named, whatever the keyboard made of the mark."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import BASE
from pipeline.checks.human_section_missing import CHECK
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import Language

HEADINGS: dict[Language, str] = {"ja": "## 私はこう考える {: .opinion }", "en": "## What I think {: .opinion }"}


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("ja", "## 私はこう考える｛： .opinion ｝"),
        ("ja", "## 私はこう考える {： ．ｏｐｉｎｉｏｎ}"),
        ("ja", "## 中村の意見"),
        ("en", "## What I think {: .opinion"),
        ("en", "## What I think (.opinion)"),
        ("en", "## My opinion of it"),
    ],
)
def test_the_heading_that_was_meant_is_named(lang: Language, written: str) -> None:
    config = Config(lang=lang)
    text = BASE[lang].replace(HEADINGS[lang], written)
    [finding] = CHECK.find(parse("content/site/posts/a.md", text, config), Inputs(config=config))
    assert text.split("\n")[finding.line - 1] == written
    assert finding.hint is not None
    assert "{: .opinion }" in finding.hint.render(lang)
    assert str(finding.line) in finding.hint.render(lang)
