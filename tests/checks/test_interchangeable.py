"""A section that names nothing fits every article; what ties it to its own is in its article or its notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.session import Request, inspect
from pipeline.checks.human_section_interchangeable import CHECK, failing, passing
from pipeline.evidence.ties import profile
from pipeline.language.decoys import DECOYS
from pipeline.model.article import Article
from pipeline.model.notes import Notes
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.sources.notes import load
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import make_site, write

# Two details, which alone are too few, and where they come from.
TIED: dict[Language, tuple[str, str]] = {
    "ja": (
        "大切なのは、続けることだとわたしは思います。竹籠を編む人の話を聞いて、その意味が分かりました。\n"
        "結果を急がず、一人ひとりができることから始めるべきです。小さな積み重ねが、大きな成果につながるからです。\n",
        "佐々木：竹籠は一日に一つしか編めません。竹籠を編むには竹を割り、籠の底から編みます。\n",
    ),
    "en": (
        "I think what matters is to keep going, and listening to somebody who weaves baskets showed me what that means.\n"
        "We should not rush. Everybody can begin with something small, because small steps lead to great results.\n",
        "Sasaki: Whoever weaves baskets makes one a day. You weave baskets from the bottom, and weaving hurts at first.\n",
    ),
}


def opinion(language: Language, text: str) -> Article:
    example = failing(language)
    return parse(example.path, example.article.replace(example.excerpt, text.strip("\n")), Config(lang=language))


def notes(language: Language) -> Notes:
    return load(TIED[language][1].encode(), "content/notes/talk.txt", None)


def decoys(language: Language, count: int) -> list[Article]:
    head = f"---\ntitle: x\ndate: 2026-11-01\nlang: {language}\n---\n"
    return [
        parse(f"{n}.md", f"{head}{text}\n", Config(lang=language)) for n, text in enumerate(DECOYS[language][:count])
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_details_do_where_the_notes_hold_them(language: Language) -> None:
    article = opinion(language, TIED[language][0])
    assert [*CHECK.find(article, Inputs())]
    assert not [*CHECK.find(article, Inputs(notes=(notes(language),)))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_how_many_of_the_sites_own_articles_a_section_would_fit(language: Language) -> None:
    article = opinion(language, failing(language).excerpt)
    others = tuple(profile(one) for one in decoys(language, 14))
    (found,) = CHECK.find(article, Inputs(decoys=others))
    message = CHECK.message.render(language, found.parameters)
    assert "14" in message
    (few,) = CHECK.find(article, Inputs(decoys=others[:2]))
    assert few.parameters["among"] != found.parameters["among"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_of_another_language_is_no_comparison(language: Language, tmp_path: Path) -> None:
    other: Language = "en" if language == "ja" else "ja"
    make_site(tmp_path, language)
    write(tmp_path / "content/site/posts/a.md", failing(language).article)
    for one in decoys(other, 14):
        write(tmp_path / "content/site/posts" / one.path, one.text)
    alone = _said(tmp_path, language)
    for number, one in enumerate(decoys(language, 14)):
        write(tmp_path / f"content/site/posts/own-{number}.md", one.text)
    beside = _said(tmp_path, language)
    assert alone and beside and alone != beside
    assert "14" in beside[0]


def _said(folder: Path, language: Language) -> list[str]:
    report = inspect(open_site(folder), Request(checks=(CHECK,), paths=["content/site/posts/a.md"]))
    assert not report.failures
    return [CHECK.message.render(language, one.finding.parameters) for one in report.articles[0].findings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_section_too_short_to_be_one_is_not_asked(language: Language) -> None:
    short = {"ja": "大切なのは続けることです。\n", "en": "I think it matters to keep going.\n"}[language]
    assert not [*CHECK.find(opinion(language, short), Inputs())]
    assert not [*CHECK.find(parse("a.md", passing(language).article, Config(lang=language)), Inputs())]
