"""Comments go, code stays, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.comments import without_comments, without_html_comments

KEPT = {
    "the mark of the excerpt": "前書き\n\n<!-- more -->\n\n本文\n",
    "in a fence": "```html\n<!-- 例 -->\n```\n",
    "in a tilde fence": "~~~\n<!-- 例 -->\n~~~\n",
    "in a code span": "コメントは `<!-- 例 -->` と書きます。\n",
    "in an indented block": "例：\n\n    <!-- 例 -->\n",
    "never closed": "前 <!-- 閉じない\n",
    "no comment": "小なり < と感嘆符 !\n",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_no_comment_stays(text: str) -> None:
    assert without_comments(text) == text


GONE = {
    "alone": ("前\n\n<!-- 秘密 -->\n\n後\n", "前\n\n\n\n後\n"),
    "several lines": ("前\n<!-- 秘密\nの話 -->\n後\n", "前\n\n後\n"),
    "in a line": ("前 <!-- 秘密 -->後\n", "前 後\n"),
    "two": ("<!--a-->前<!--b-->後", "前後"),
    "with a fence inside": ("<!--\n秘密\n-->\n```\n<!-- 例 -->\n```\n", "\n```\n<!-- 例 -->\n```\n"),
    "beside code": ("`x` <!-- 秘密 --> `y`\n", "`x`  `y`\n"),
    "more and something": ("<!-- more 秘密 -->\n", "\n"),
}


@pytest.mark.parametrize(("text", "left"), GONE.values(), ids=GONE)
def test_comments_go(text: str, left: str) -> None:
    assert without_comments(text) == left


@given(
    st.lists(
        st.sampled_from(["<!--", "-->", "```", "\n", "`", "    ", "あ", "a", "> ", "- ", "more", " "]), max_size=40
    )
)
def test_whatever_is_written_only_comments_are_taken_out(pieces: list[str]) -> None:
    text = "".join(pieces)
    left = without_comments(text)
    assert left == text or ("<!--" in text and "-->" in text and len(left) < len(text))
    kept = iter(text)
    assert all(character in kept for character in left), "only taken out, never added or moved"


def test_a_page_keeps_its_scripts_and_loses_its_comments() -> None:
    page = '<p>前<!-- 秘密 > まだ --></p>\n<script>var a = "<!-- x -->";</script>\n<!-- more --><!---->後'
    assert without_html_comments(page) == '<p>前</p>\n<script>var a = "<!-- x -->";</script>\n<!-- more -->後'


@pytest.mark.parametrize("inside", ["x", "a > b", "x -> y", "x -> y > z", "- ->", "->->"])
def test_of_a_comment_nothing_is_left_on_a_page(inside: str) -> None:
    assert without_html_comments(f"<p>a<!-- {inside} --> b</p>") == "<p>a b</p>"
