"""Checks that read nothing of an article but its human sections find the same in those alone."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.checking.check import Check, Inputs
from pipeline.checking.judge import findings
from pipeline.checking.kin import Human
from pipeline.checking.partly import partly
from pipeline.checking.registry import all_checks, by_id
from pipeline.model.article import Article
from pipeline.model.neighbour import Neighbour
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.wording import LANGUAGES, Language

CHECKS = [check for check in all_checks() if check.human_only]


def kept_of(article: Article) -> Article:
    """The article as it is made of what the store gives back."""
    date, sections, _ = json.loads(json.dumps(Human.of(article)))
    return partly(article.path, article.text, article.lang, date, sections)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("check", CHECKS, ids=[check.id for check in CHECKS])
def test_what_is_kept_of_an_article_is_judged_as_the_article(check: Check, language: Language) -> None:
    example = check.failing(language)
    config = Config(lang=language)
    article = articles.parse(example.path, example.article, config)
    beside = [articles.parse(path, text, config) for path, text in example.others.items()]
    inputs = Inputs(neighbours=tuple(map(Neighbour.of, beside)))
    whole = findings([check], article, article.path, inputs)
    assert whole[0] and findings([check], kept_of(article), article.path, inputs) == whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_that_asks_for_more_breaks_off_and_is_no_clean_one(language: Language) -> None:
    greedy = replace(by_id("heading-order"), human_only=True)
    example = greedy.failing(language)
    article = articles.parse(example.path, example.article, Config(lang=language))
    found, failures = findings([greedy], kept_of(article), article.path, Inputs())
    assert not found and failures
