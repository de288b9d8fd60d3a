"""A paragraph, an item of a list or a `<div markdown>` counts as a human section does, in union with its sections."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import BASE
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerSection, LedgerSentence
from pipeline.model.report import ArticleReport
from pipeline.policy.config import Config
from pipeline.site.as_checked import differing
from pipeline.site.labels import marked
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

HEADING: dict[Language, str] = {"ja": "## 私はこう考える {: .opinion }\n", "en": "## What I think {: .opinion }\n"}
MACHINE: dict[Language, str] = {"ja": "新しい機械は買っていません。\n", "en": "They bought no new machine.\n"}
EXTENSIONS = ["attr_list", "md_in_html", "tables", "footnotes", "admonition"]


def opinion(language: Language) -> str:
    return BASE[language].split(HEADING[language])[1].split("\n## ")[0].strip()


def without(language: Language) -> str:
    """The base article without its opinion."""
    start, rest = BASE[language].split(HEADING[language])
    return f"{start.rstrip()}\n\n## {rest.split(chr(10) + '## ')[1]}"


def with_passage(language: Language, passage: str) -> str:
    return without(language).replace(MACHINE[language], f"{MACHINE[language]}\n{passage}\n")


def forms(text: str) -> dict[str, str]:
    item = text.replace("\n", "\n  ")
    return {
        "paragraph": f"{text}\n{{: .opinion }}",
        "item": f"- {item}\n{{: .opinion }}",
        "div": f'<div class="opinion" markdown>\n\n{text}\n\n</div>',
    }


def judged(language: Language, text: str, ledger: Ledger | None = None) -> ArticleReport:
    config = Config(lang=language)
    article = parse("content/site/posts/a.md", text, config, has_ledger=ledger is not None)
    report, failures = judge(article, Inputs(config=config, ledger=ledger), all_checks())
    assert not failures
    return report


@pytest.mark.parametrize("form", ["paragraph", "item", "div"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passage_counts_as_a_section_and_reaches_the_page(language: Language, form: str) -> None:
    assert judged(language, without(language)).human_sections["opinion"] == "missing"
    text = with_passage(language, forms(opinion(language))[form])
    report = judged(language, text)
    assert report.findings == () and report.human_sections["opinion"] == "filled"
    article = parse("a.md", text, Config(lang=language))
    html = markdown.markdown(text.split("---\n", 2)[2], extensions=EXTENSIONS)
    assert not differing(article, html, {})
    emptied = html.replace(html[html.index('class="opinion"') : html.index(opinion(language)[-9:])], 'class="opinion">')
    assert list(differing(article, emptied, {})) == ["opinion"]
    assert ('<section class="tezawari tezawari-opinion"' in marked(html, {}, language)) == (form != "item")


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_and_sections_of_a_kind_are_added_up(language: Language) -> None:
    first, *rest = opinion(language).split("\n")
    text = BASE[language].replace(opinion(language), first)
    assert "human-section-thin" in [found.check for found in judged(language, text).findings]
    both = text.replace(MACHINE[language], f"{MACHINE[language]}\n{chr(10).join(rest)}\n{{: .opinion }}\n")
    assert judged(language, both).findings == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_machine_wrote_is_found_in_a_passage(language: Language) -> None:
    text = opinion(language)
    sentences = tuple(LedgerSentence(line, ()) for line in text.split("\n"))
    ledger = Ledger(
        "a.md", (LedgerDraft("2026-11-20T09:00:00Z", "extractive", "0", (), (LedgerSection("", sentences),)),)
    )
    report = judged(language, with_passage(language, forms(text)["paragraph"]), ledger)
    assert "machine-text-in-human-section" in [found.check for found in report.findings]


def test_a_passage_of_another_kind_leaves_its_section_and_code_carries_nothing() -> None:
    text = "---\ntitle: x\n---\n## Opinion\n\nOne.\n\nTwo.\n{: .decision }\n\nThree.\n{: .opinion }\n\n```\nFour.\n{: .story }\n```\n"
    article = parse("a.md", text, Config(lang="en"))
    assert [(one.kind, one.text) for one in article.human_sections] == [
        ("opinion", "One.\n\nThree."),
        ("decision", "Two."),
    ]
    assert [passage.text for passage in article.passages] == ["One.", "Two.", "Three."]


def test_a_div_that_is_no_markdown_carries_nothing(tmp_path: Path) -> None:
    text = '---\ntitle: x\n---\n# x\n\n<div class="opinion">\nOne.\n</div>\n\nTwo.\n'
    assert parse("a.md", text, Config(lang="en")).human_sections == ()
