"""The scanner sees what the site's renderer shows, or says that it cannot be sure."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.markup.markdown import outline
from tests.generated import examples

EXTENSIONS = [
    "toc",
    "abbr",
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pipeline.site.fence_names",
]
HEADING = re.compile(r"h[1-6]")


def rendered(text: str) -> str:
    return markdown.Markdown(extensions=EXTENSIONS).convert(text)


class Page(HTMLParser):
    """The headings of a page that stand in no quotation, list, box or footnote, without code."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        boxed = tag == "div" and "class" in dict(attrs)
        if tag in ("br", "hr", "img"):
            return
        self.open.append("box" if boxed else tag)
        if HEADING.fullmatch(tag) and not {"blockquote", "li", "box", "details"} & set(self.open):
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() not in (tag, "box" if tag == "div" else tag):
            pass

    def handle_data(self, data: str) -> None:
        inside = any(HEADING.fullmatch(tag) for tag in self.open)
        if self.headings and inside and not {"code", "sup", "blockquote", "li", "box", "details"} & set(self.open):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + letters(data))


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


def visible_text(text: str) -> str:
    return "\n".join(passage.text for passage in outline(text).passages)


LINES = st.sampled_from(
    [
        "",
        "",
        "",
        "文章が一行あります。",
        "Plain words here.",
        "## 見出し",
        "## Heading {: .opinion }",
        "### 小見出し {.decision}",
        "#見出し",
        "   ## indented",
        "    ## far in",
        "Title\n=====",
        "題\n---",
        "---",
        "***",
        "- item",
        "- item\n    continued",
        "1. first",
        "> quoted",
        "> ## quoted heading",
        "```",
        "```python",
        "~~~",
        "````",
        "``` js example",
        "```js:app.js",
        "> ~~~diff js:src/the first.js",
        "```js{1}:title=app.js",
        "```{r, echo=FALSE}",
        "```js the/first.js {1}",
        "    code",
        "<!-- note -->",
        "<!--",
        "-->",
        "words <!-- aside --> words",
        "words <!-- open",
        "<div>",
        "</div>",
        "<div markdown>",
        "<p>html</p>",
        "<span hidden>",
        "</span>",
        "`code <!-- -->`",
        "*[HTML]: Hyper",
        "[ref]: https://example.com",
        "[^1]: a footnote",
        "words[^1]\nand words",
        "!!! note",
        '??? tip "title"',
        '=== "first tab"',
        '=== "second tab"',
        '===! "tab of another group"',
        '    === "inner tab"',
        "    inside",
        "| a | b |\n| --- | --- |\n| c | d |",
        "{: .red }",
        "\\# no heading",
        "##\u3000全角",
        "> - quoted item",
        "    - nested item",
        "        far inside",
        ">     quoted code",
        '???+ tip "open"',
        "*[ABC]:",
        '"a title"',
        "| x | y | too many |",
        "[a [b] c](u) and [words](<u v>)",
        "![alt] and ![alt][ref]",
        "*x*{ unseen }",
        "<p hidden>unseen</p>",
        "<code>code</code> beside words",
        "\\`not code` but `code`",
        "<hr>",
    ]
)


@settings(max_examples=examples(400), derandomize=True)
@given(st.lists(LINES, max_size=14))
def test_headings_are_those_of_the_page_unless_the_markup_is_called_ambiguous(lines: list[str]) -> None:
    text = "\n".join(lines)
    seen = outline(text)
    if seen.oddities:
        return
    page = Page()
    page.feed(rendered(text))
    assert [(heading.level, letters(heading.text)) for heading in seen.headings] == page.headings


@pytest.mark.parametrize(
    ("between", "shown"),
    [
        ('=== "悪い点"', "初めの文"),
        ('間の文\n\n=== "別の組"', "初めの文 間の文 次の文"),
        ('===! "別の組"', "初めの文 次の文"),
        ('=== "悪い点"\n\n    後の文\n\n間の文\n\n=== "別の組"', "初めの文 間の文 次の文"),
    ],
)
def test_of_a_group_of_tabs_the_first_is_shown(between: str, shown: str) -> None:
    text = f'=== "良い点"\n\n    初めの文\n\n{between}\n\n    次の文'
    seen = " ".join(passage.text for passage in outline(text).passages if not passage.closed)
    assert seen == shown


@settings(max_examples=examples(400), derandomize=True)
@given(st.lists(LINES, max_size=14))
def test_no_text_is_counted_that_the_page_does_not_show(lines: list[str]) -> None:
    text = "\n".join(lines)
    seen = outline(text)
    if seen.oddities:
        return
    page = re.sub(r"<!--.*?-->", "", rendered(text), flags=re.DOTALL)
    page = re.sub(r'<div class="footnote">.*', "", page, flags=re.DOTALL)
    assert len(letters("".join(passage.text for passage in seen.passages))) <= len(letters(page))


@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        ("<!-- 体験を書く -->", "comment"),
        ("<span hidden>見えない文</span>", "hidden attribute"),
        ('<p style="display:none">見えない文</p>', "style"),
        ('<div style="font-size: 0">見えない文</div>', "no size"),
        ('<span class="visually-hidden">unseen words</span>', "class"),
        ("<template>unseen words</template>", "template"),
        ("<script>unseen words</script>", "script"),
        ("見えない文\n{: hidden }", "attribute list on a block"),
        ('見えない文\n{: style="display: none" }', "style in an attribute list"),
        ("*見えない文*{: hidden }", "attribute list on a span"),
        ("[^1]: 脚注に移した文", "footnote body"),
        ("[^1]: 脚注に\n    移した文", "footnote body over two lines"),
        ("*[HTML]: 略語の説明", "abbreviation"),
        ('[x]: https://example.com "見えない題"', "reference"),
        ("```\n見えない文\n```", "code"),
        ("    見えない文", "indented code"),
        ("`unseen words`", "inline code"),
        ("![見えない代替文](a.png)", "image"),
        ("[![見えない代替文](a.png)](https://example.com)", "linked image"),
        ("\u200b\u2060\ufeff\u3164\u2800", "no width"),
        ("&nbsp;&#8203;&zwnj;", "entities without a shape"),
        ("<https://example.com/unseen>", "bare address"),
    ],
)
def test_what_a_reader_does_not_see_is_no_text(hidden: str, why: str) -> None:
    assert letters(visible_text(hidden)) == "", why


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**強い**と*斜め*", "強いと斜め"),
        ("[言葉](https://example.com)のある文", "言葉のある文"),
        ("a_b_c stays", "a_b_c stays"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
        ("行の<br>途中", "行の途中"),
        ("> 引用の文", "引用の文"),
        ("- 箇条の文", "箇条の文"),
        ("!!! note\n    囲みの文", "囲みの文"),
        ("言葉<!-- 脇 -->です", "言葉です"),
        ("\\*星\\*", "*星*"),
        ("| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |", "甲 乙 丙 丁"),
        ("<details markdown>\n<summary>題</summary>\n\n中の文\n\n</details>", "題 中の文"),
    ],
)
def test_what_a_reader_sees_is_text(text: str, shown: str) -> None:
    assert visible_text(text).split() == shown.split()


@pytest.mark.parametrize(
    "text",
    [
        "<!-- 閉じないコメント\n\n## 見出し",
        "```\nnever closed",
        "<div>\nnever closed",
        "<!-- a <!-- b -->",
        "<!--> text -->",
        "words <!-- over\n\ntwo blocks -->",
        "<!--\n```\n-->\ntext\n```",
        "<span hidden>never closed",
        "> ## 体験 {: .lived-experience }",
    ],
)
def test_what_could_swallow_a_section_is_reported_wherever_it_stands(text: str) -> None:
    assert any(oddity.everywhere for oddity in outline(text).oddities)


@pytest.mark.parametrize(
    "text",
    [
        "<!-- 一つの\n\nコメント -->\n\n文章。",
        "```html\n<!-- code -->\n<div>\n```",
        "`<!--` と `-->` の説明",
        "1 < 2 and 3 > 2",
        "<https://example.com>",
        '改行<br>です。<img src="a.png" alt="">',
        "<figure markdown>\n![a](b.png)\n\n<figcaption>図</figcaption>\n</figure>",
        "- 項目\n- 項目\n\n---\n\n文章",
        "C# と F# の話",
        "価格は #1 ではない",
    ],
)
def test_ordinary_writing_is_not_called_ambiguous(text: str) -> None:
    assert outline(text).oddities == ()


def test_lines_are_those_of_the_file() -> None:
    seen = outline("文一。\n文二。\n\n## 題 {: .opinion #x }\n\n文三。", first=10)
    assert [passage.line for passage in seen.passages] == [10, 15]
    assert seen.passages[0].line_at(seen.passages[0].text.index("文二")) == 11
    heading = seen.headings[0]
    assert (heading.line, heading.text, heading.classes, heading.anchor) == (13, "題", ("opinion",), "x")
