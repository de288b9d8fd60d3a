"""What is plainly formed is read quickly, and everything else by Python's parser: the reader of a page hears the same."""

from __future__ import annotations

import html as entities
import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checking.examples import BASE
from pipeline.site.tags import read
from pipeline.wording import LANGUAGES, Language
from tests.generated import examples

Event = tuple[str, str, dict[str, str], int]


class _Heard:
    """Everything that was told, pieces of text that follow each other as one."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def opened(self, tag: str, values: dict[str, str], offset: int) -> None:
        self.events.append(("opened", tag, values, offset))

    def closed(self, tag: str, offset: int) -> None:
        self.events.append(("closed", tag, {}, offset))

    def said(self, text: str) -> None:
        if self.events and self.events[-1][0] == "said":
            text = self.events.pop()[1] + text
        self.events.append(("said", text, {}, 0))


class _Python(HTMLParser):
    """The same by the parser of the library alone."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.heard = _Heard()
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.feed(html)
        self.close()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.heard.opened(tag, {name: value or "" for name, value in attrs}, self._offset())

    def handle_endtag(self, tag: str) -> None:
        self.heard.closed(tag, self._offset())

    def handle_data(self, data: str) -> None:
        self.heard.said(data)

    def handle_entityref(self, name: str) -> None:
        self.heard.said(entities.unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.heard.said(entities.unescape(f"&#{name};"))


def same(html: str) -> None:
    heard = _Heard()
    read(html, heard)
    assert heard.events == _Python(html).heard.events


PLAIN = [
    "<p>", "</p>", "<h2 id=\"体験\" class='x'>", '<h2 class="opinion tezawari" id="a-b">', "</h2>", "<br />", "<br>", '<img src="a.png" alt="" />',
    '<a href="?a=1&amp;b=2" title="「」">', "</a >", "<details open>", "<div\n  hidden>", "</div>", "文章。", "words & more", "a &lt; b", "&#12354;&#x3042;",
    "&hearts;", "&unknown;", "\n", "<!-- more -->", "<!---->", "<md-icon>", '<svg viewBox="0 0 1 1"><path d="M0"/></svg>', "<script>", "</script>", "<style>",
]  # fmt: skip
ODD = [
    "<", ">", "&", "&amp", "</", "<p", "<p class=opinion>", "<P CLASS='opinion'>", '<p title="a > b">', '<p title="a', "<!-- a -- b -->", "<!-->", "<!doctype html>",
    "<?php ?>", "<![CDATA[ x ]]>", "<script>if (a < b) {}</script>", "<style>", "<textarea><p></textarea>", "</p x>", "< p>", "<p/ >", "<a b='c'd>", "<p\u00a0x>", "\u3000", "\r\n", "<é>",
]  # fmt: skip


@settings(max_examples=examples(200))
@given(st.lists(st.sampled_from(PLAIN)).map("".join))
def test_plain_html_is_read_as_python_reads_it(html: str) -> None:
    same(html)


@settings(max_examples=examples(200))
@given(st.lists(st.sampled_from([*PLAIN, *ODD])).map("".join))
def test_odd_html_is_read_as_python_reads_it(html: str) -> None:
    same(html)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rendered_article_is_read_as_python_reads_it(lang: Language) -> None:
    same(markdown.markdown(BASE[lang], extensions=["attr_list", "md_in_html", "tables", "footnotes", "toc"]))
