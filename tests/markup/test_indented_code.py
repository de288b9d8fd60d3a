"""Tags that are shown as indented code are shown, not used; anywhere else they are judged."""

from __future__ import annotations

import pytest

from pipeline.policy.config import Config
from pipeline.sources.articles import parse

SHEET = '<link rel="stylesheet" href="/a.css" />'


@pytest.mark.parametrize(
    "text",
    [
        f"Write this:\n\n    {SHEET}\n\nThen save.",
        f"Write this:\n\n\t{SHEET}\n",
        f"## How\n\n    first line\n    {SHEET}\n\n    {SHEET}\n",
        "Write this:\n\n    <style>p { color: red }</style>\n",
    ],
)
def test_a_tag_in_indented_code_is_only_shown(text: str) -> None:
    assert parse("a.md", text, Config()).oddities == ()


@pytest.mark.parametrize(
    "text",
    [
        SHEET,
        f"A line\n    {SHEET}",
        f"- an item\n\n    {SHEET}",
        f"- an item\nthat goes on\n\n    {SHEET}",
        f"1. an item\n\n    {SHEET}",
        f"!!! note\n    {SHEET}\n\n    {SHEET}",
        f"[^1]: A note\n\n    {SHEET}",
        f"<div markdown>\n\n    {SHEET}\n\n</div>",
    ],
)
def test_a_tag_that_the_page_would_use_is_judged(text: str) -> None:
    assert parse("a.md", text, Config()).oddities
