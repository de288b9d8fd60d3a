"""Where hard text is reported, and what the message says."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.hard_to_read import CHECK
from pipeline.model.finding import Finding
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

HARD = {language: CHECK.failing(language).excerpt for language in LANGUAGES}
EASY = {"ja": "朝、倉庫に行きました。箱がありました。", "en": "I went in. There was a box."}


def found(text: str, language: Language) -> list[Finding]:
    return list(CHECK.find(parse("content/site/posts/a.md", text, Config(lang=language)), Inputs()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hardest_section_is_named_with_the_figures(language: Language) -> None:
    [finding] = found(f"# A\n\n## One\n\n{EASY[language]}\n\n## Two\n\n{HARD[language]}\n", language)
    assert finding.line == 7
    for reader in LANGUAGES:
        message = CHECK.message.render(reader, finding.parameters)
        assert "Two" in message
        assert any(character.isdigit() for character in message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_without_headings_is_reported_where_it_begins(language: Language) -> None:
    assert [finding.line for finding in found(f"\n\n{HARD[language]}\n", language)] == [3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hard_quotation_is_not_the_writers(language: Language) -> None:
    quoted = "\n".join(f"> {line}" for line in HARD[language].split("\n"))
    assert found(f"# A\n\n{EASY[language]}\n\n{quoted}\n", language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_hard_sentence_does_not_make_a_hard_article(language: Language) -> None:
    sentence = HARD[language].split("\n")[0]
    assert found(f"# A\n\n{EASY[language] * 20}\n\n{sentence}\n", language) == []
