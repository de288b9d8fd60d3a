"""Which sentences are too long, and what is no sentence of the writer's."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.sentence_too_long import CHECK
from pipeline.model.finding import Finding
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

LONG = {
    "ja": "わたしたちは棚を測り、" * 16 + "帰りました。",
    "en": "We measured the shelf and went on, " * 9 + "and then we left.",
}
SHORT = {"ja": "棚を測りました。", "en": "We measured the shelf."}


def found(text: str, language: Language) -> list[Finding]:
    article = parse("content/site/posts/a.md", f"# A\n\n{text}\n", Config(lang=language))
    return list(CHECK.find(article, Inputs()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_where_the_sentence_begins_its_words_and_its_length(language: Language) -> None:
    [finding] = found(f"{SHORT[language]}\n{LONG[language]}\n{SHORT[language]}", language)
    assert finding.line == 4
    message = CHECK.message.render(language, finding.parameters)
    assert ("わたしたちは棚を測り" if language == "ja" else "We measured the shelf") in message
    assert str(finding.parameters["length"]) in message
    assert int(str(finding.parameters["length"])) == (182 if language == "ja" else 67)


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_short_sentences_are_fine(language: Language) -> None:
    assert found(f"{SHORT[language]} " * 40, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["> {}", "| a | b |\n|---|---|\n| {} | x |", "```\n{}\n```", "<!-- {} -->", "    {}"])
def test_quotations_tables_code_and_comments_are_not_judged(language: Language, form: str) -> None:
    assert found(form.format(LONG[language]), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_item_is_judged_by_itself(language: Language) -> None:
    items = "\n".join(f"- {SHORT[language].rstrip('。.')}" for _ in range(40))
    assert found(items, language) == []
    assert [finding.line for finding in found(f"{items}\n- {LONG[language]}", language)] == [43]
