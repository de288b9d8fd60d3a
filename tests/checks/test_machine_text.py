"""What machines wrote for any article of the site is found in a human section, chopped or not."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import example
from pipeline.checks.machine_text_in_human_section import find
from pipeline.model.ledger import Recorded
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.wording import Language

LANGUAGES: tuple[Language, ...] = ("ja", "en")
LAST = {
    "ja": "わたしも同じ順に回ってみると、二度も通路を間違えました。",
    "en": "I walked the same round and took the wrong aisle twice.",
}
MACHINE = {
    "ja": "伝票を棚の横に置くようにしたところ、一枚をさがすのに六分かかっていた作業が二分で終わるようになりました。",
    "en": "Putting the slips beside the shelf brought the search for a single one down from six minutes to about two.",
}


def hits(language: Language, text: str) -> int:
    made = example(language, [(LAST[language], text)])
    config = Config(lang=language)
    article = articles.parse(made.path, made.article, config)
    elsewhere = Recorded("content/ledger/renamed.json", "content/site/posts/renamed.md", (MACHINE[language],))
    return len(list(find(article, Inputs(config=config, ledgers=(elsewhere,)))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_renaming_or_moving_an_article_frees_no_machine_text(language: Language) -> None:
    assert hits(language, MACHINE[language]) == 1
    assert hits(language, LAST[language]) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_chopped_sentences_are_compared_as_a_stream(language: Language) -> None:
    if language == "ja":
        chopped = "。".join(MACHINE["ja"][start : start + 9] for start in range(0, len(MACHINE["ja"]), 9))
    else:
        words = MACHINE["en"].split(" ")
        chopped = ". ".join(" ".join(words[start : start + 4]) for start in range(0, len(words), 4))
    assert hits(language, chopped) == 1
