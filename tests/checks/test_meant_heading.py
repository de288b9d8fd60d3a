"""A heading that was to carry a mark and does not is named, whatever the keyboard made of the mark."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import BASE
from pipeline.checks.human_section_missing import CHECK
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerSection
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


def _drafted(*headings: str) -> Ledger:
    sections = tuple(LedgerSection(heading, ()) for heading in headings)
    return Ledger("content/site/posts/a.md", (LedgerDraft("2026-11-19T09:00:00Z", "extractive", "1", (), sections),))


@pytest.mark.parametrize(
    ("lang", "written"), [("ja", "## 列に並んで思うこと"), ("en", "## Why the queue is too long for me")]
)
def test_a_heading_that_a_person_wrote_anew_without_the_mark_is_asked_about(lang: Language, written: str) -> None:
    config = Config(lang=lang)
    text = BASE[lang].replace(HEADINGS[lang], written)
    article = parse("content/site/posts/a.md", text, config)
    others = [heading.text for heading in article.headings if not heading.kinds and heading.text not in written]
    [finding] = CHECK.find(article, Inputs(config=config, ledger=_drafted(*others)))
    assert finding.hint is not None
    told = finding.hint.render(lang)
    assert written.removeprefix("## ") in told and "{: .opinion }" in told
    assert not any(other in told for other in others)
    assert text.split("\n")[finding.line - 1] == written
    [unheard] = CHECK.find(article, Inputs(config=config, ledger=_drafted(*others, written.removeprefix("## "))))
    assert unheard.hint is None, "what the machine drafted is no person's section"
