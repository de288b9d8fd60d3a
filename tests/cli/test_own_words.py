"""`pipeline facts` says whose words stand in each human section."""

from __future__ import annotations

import json

import pytest

from pipeline.checking.examples import BASE
from pipeline.evidence import own_words
from pipeline.policy.config import Config
from pipeline.report.facts import PARTS, Facts, render, render_json
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

LEAD: dict[Language, str] = {
    "ja": "検品にかかる時間は、棚の番号を付け替えただけで半分になりました。\n",
    "en": "Checking now takes half the time, and all they changed were the numbers on the shelves.\n",
}
HEADING: dict[Language, str] = {"ja": "## 私はこう考える {: .opinion }\n", "en": "## What I think {: .opinion }\n"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_is_accounted_for_as_a_whole(language: Language) -> None:
    before, rest = BASE[language].split(HEADING[language])
    mine, after = rest.split("\n## ", 1)
    body = f"{LEAD[language]}\n{chr(10).join(mine.strip().splitlines()[:2])}\n"
    text = f"{before}{HEADING[language]}\n{body}\n## {after}"
    article = parse("a.md", text, Config(lang=language))
    shares = own_words.shares(article, own_words.account(article))
    assert {share.kind for share in shares} == {"lived-experience", "opinion", "decision"}
    assert all(sum(share.parts.values()) == share.total and share.parts.keys() <= PARTS.keys() for share in shares)
    opinion = next(share for share in shares if share.kind == "opinion")
    assert 0 < opinion.parts["lead"] < opinion.parts["own"]
    facts = Facts("a.md", (), {}, (), shares)
    assert json.loads(render_json(facts))["own_words"]["opinion"]["parts"]["own"] == opinion.parts["own"]
    assert PARTS["lead"].render(language) in render(facts, language)
