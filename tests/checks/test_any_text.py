"""Whatever a writer typed, these checks end, do not crash, and report on lines that exist."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checking.check import Check, Inputs
from pipeline.checking.registry import by_id
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language
from tests.generated import examples

CHECKS = [
    by_id(name)
    for name in (
        "placeholder-left",
        "description-missing",
        "image-without-alt",
        "heading-order",
        "hard-to-read",
        "sentence-too-long",
        "style-mixed",
        "stock-phrase",
    )
]
PIECES = st.sampled_from(
    [
        "TODO: ", "[Insert ", " here]", "（ここに", "書く）", "〇〇", "XX%", "lorem ipsum dolor sit amet", "![](", ")", "<img ", ">", "「", "」",
        "\"", "です。", "である。", "colour ", "color ", "In today's ", "いかがでしたか", "。", ". ", "\n", "\n\n", "# ", "#### ", "- ", "> ", "| ",
        "---\n", "title: ", "## 意見\n", "## Opinion\n", "<!-- ", " -->", "`", "```\n", "{: .opinion }", "\u3000", "\u200b", "漢字", "word ", "1. ",
    ]
)  # fmt: skip


def report(check: Check, text: str, language: Language) -> None:
    article = parse("content/site/posts/a.md", text, Config(lang=language))
    for finding in check.find(article, Inputs(config=Config(lang=language))):
        assert 1 <= finding.line <= len(article.lines)
        for reader in LANGUAGES:
            assert check.message.render(reader, finding.parameters)


@settings(max_examples=examples(150))
@given(
    text=st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join), language=st.sampled_from(LANGUAGES)
)
def test_any_text_can_be_checked(text: str, language: Language) -> None:
    for check in CHECKS:
        report(check, text.replace("\r", "\n").replace("\0", ""), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit",
    [
        "あ",
        "word ",
        "(",
        "[Insert ",
        "「",
        "〇",
        "TODO ",
        '"',
        "'a ",
        "![",
        "<img ",
        "です。",
        "だ。\n",
        "In today's ",
        "ここに",
        "\n",
        "x. ",
        "漢",
    ],
)
def test_one_line_without_end_is_checked_too(language: Language, unit: str) -> None:
    for check in CHECKS:
        report(check, f"# A\n\n{unit * (40_000 // len(unit))}\n", language)
