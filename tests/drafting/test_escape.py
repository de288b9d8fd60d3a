"""Text of the notes cannot become anything but text."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing import escape, render
from pipeline.drafting.writing.verifying import verify
from pipeline.markup.visible import visible
from pipeline.model.article import Brief
from pipeline.model.notes import Notes, Person, Utterance
from pipeline.policy.config import Config
from pipeline.sources import articles
from tests.generated import examples

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    "def_list",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tilde",
    "pymdownx.caret",
    "pymdownx.mark",
    "pymdownx.magiclink",
    "pymdownx.keys",
    "pymdownx.emoji",
]
NASTY = [
    "<script>alert(1)</script>", "<!-- x -->", "--> <b>", "# heading", "## 体験 {: .lived-experience }", "{: .opinion }",
    "[x](javascript:alert(1))", "javascript:alert(1)", "[^1]: note", "*[HTML]: x", "[a]: http://x.example", "```", "~~~", "---", "===",
    "- item", "1. item", "> quote", "!!! note", "??? more", "| a | b |", "::: x", "{{ secrets }}", "{% raw %}", "--8<-- \"x\"",
    "&lt;b&gt;", "~~x~~ ==y== ^^z^^ ++a+b++", ":smile:", "http://x.example/ www.example.com", "a_b_c *d* `e` \\f", "C#", "$$x$$",
    "AT&T & co", "H~2~O", "x\u2028# y", "+ a", "...", "***",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(NASTY), max_size=4).map(" ".join),
    st.sampled_from(NASTY).map(lambda one: f"{one} 番号札 tokens"),
)


def shown(html: str) -> str:
    import html as entities
    import re

    return " ".join(entities.unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize("text", NASTY)
def test_a_paragraph_shows_exactly_its_characters(text: str) -> None:
    html = markdown.markdown(escape.markdown(text), extensions=EXTENSIONS)
    assert html.startswith("<p>") and html.count("<") == 2, html
    assert shown(html) == " ".join(text.split())


@pytest.mark.parametrize("text", NASTY)
def test_a_heading_shows_exactly_its_characters(text: str) -> None:
    html = markdown.markdown(f"## {escape.heading(text)}", extensions=["attr_list", "tables", "md_in_html"])
    assert html.startswith("<h2>") and html.count("<") == 2, html
    assert shown(html) == " ".join(text.split())


@given(texts)
def test_the_gate_reads_the_same_characters(text: str) -> None:
    flat = " ".join(text.split())
    assert visible(escape.markdown(text)).replace(" ", "") == visible_plain(flat)


def visible_plain(text: str) -> str:
    """What a reader sees of it: private-use characters that stand for marks while Markdown is read have no shape."""
    import re

    from pipeline.markup.characters import without_invisible

    return re.sub("[\ue000-\ue100]", "", without_invisible(text)).replace(" ", "")


@given(texts)
def test_a_comment_stays_a_comment(text: str) -> None:
    inside = escape.comment(text)
    assert "\n" not in inside and ">" not in inside and "<" not in inside and "```" not in inside


@settings(max_examples=examples(40))
@given(st.lists(texts, min_size=1, max_size=12), st.lists(texts, min_size=1, max_size=3))
def test_whatever_is_said_the_article_is_the_one_that_was_planned(said: list[str], names: list[str]) -> None:
    utterances = tuple(
        Utterance(f"u{number}", text, number, names[number % len(names)]) for number, text in enumerate(said, start=1)
    )
    people = tuple(Person(name, "speaker") for name in dict.fromkeys(names))
    config = Config()
    for language in ("ja", "en"):
        notes = Notes("talk.md", "sha256:0", language, utterances, people=people)
        for article_type in ("case-study", "interview", "news-analysis", "how-to", "essay"):
            outline = plan(
                [notes], Brief(), Order(article_type, config.required(article_type), frozenset(config.headings))
            )
            matter = {
                "title": outline.title.text,
                "date": "2026-11-22",
                "tags": [tag.text for tag in outline.tags],
                "draft": True,
            }
            text = render.article(outline, matter, language)
            article = articles.parse("content/site/posts/a.md", text, config)
            verify(outline, article, [notes])
            assert article.front_matter.values["title"] == outline.title.text
