"""What is wrong with a figure of a line is said once, however often it stands there."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.checks.number_not_in_notes import find
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.wording import LANGUAGES, Language

ROWS: dict[Language, str] = {
    "ja": "| 数 | 言葉 |\n|---|---|\n| 40台 | 台車を40台に減らしました |\n| 40台 | 棚も40台です |\n",
    "en": "| Figure | Words |\n|---|---|\n| 40 carts | down to 40 carts |\n| 40 carts | 40 carts in all |\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_that_names_a_figure_twice_is_reported_once(language: Language) -> None:
    rows = ROWS[language]
    config = Config(lang=language)
    text = example(language).article
    place = text.index("<!-- more -->")
    written = f"{text[:place]}<!-- more -->\n\n## 数\n\n{rows}\n{text[place + len('<!-- more -->') :]}"
    article = articles.parse("content/site/posts/a.md", written, config)
    read = (notes.load(NOTES[language].encode(), "warehouse.txt"),)
    lines = [one.line for one in find(article, Inputs(config=config, notes=read))]
    rows_at = [number for number, line in enumerate(written.splitlines(), 1) if line.startswith("| 40")]
    assert [line for line in lines if line in rows_at] == rows_at
