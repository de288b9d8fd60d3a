"""The language of markup that a human section may use: what is not in it is named, whatever it does to the page.

There are more ways to hide, shrink or move text than a list of tricks could hold, so this is a list of what ordinary
writing needs (contract §3): elements, attributes and classes. Comments and code are left out before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pipeline.markup.code_spans import blanked
from pipeline.markup.elements import attributes
from pipeline.markup.fences import fenced
from pipeline.markup.raw_html import TAG
from pipeline.model.article import KINDS
from pipeline.patterns import lazy
from pipeline.policy.config import NOTHING, Widening
from pipeline.records import NamedTuple

ELEMENTS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "picture",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "video",
        "audio",
        "wbr",
    ]
)
ATTRIBUTES = frozenset(
    [
        "alt",
        "cite",
        "class",
        "colspan",
        "controls",
        "datetime",
        "dir",
        "height",
        "href",
        "id",
        "lang",
        "loading",
        "markdown",
        "open",
        "rel",
        "rowspan",
        "scope",
        "src",
        "srcset",
        "target",
        "title",
        "type",
        "width",
    ]
)
# Material's boxes, and the classes that its pages document for writers.
_BOXES = frozenset(
    [
        "abstract",
        "attention",
        "bug",
        "caution",
        "danger",
        "error",
        "example",
        "fail",
        "failure",
        "faq",
        "hint",
        "important",
        "info",
        "missing",
        "note",
        "question",
        "quote",
        "cite",
        "success",
        "check",
        "done",
        "summary",
        "tip",
        "tldr",
        "todo",
        "warning",
        "help",
    ]
)
CLASSES = frozenset(
    (
        *_BOXES,
        *KINDS,
        *[
            "heard",
            "section-end",
            "admonition",
            "admonition-title",
            "annotate",
            "inline",
            "end",
            "grid",
            "cards",
            "md-button",
            "md-button--primary",
        ],
    )
)
# Markup of the kinds that are looked for has one of these; most prose has none.
_SIGNS = ("<", "{", "!!!", "???")
_COMMENT = lazy(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LIST = lazy(r"\{:?[ ]*((?:[.#][\w-]|[\w-]+=|hidden\b)[^{}\n]*)\}|\{:[ ]*([^{}\n]*)\}")
_BOX = lazy(r"^[ ]*(?:!!!|\?\?\?\+?) ?([\w-]+(?: +[\w-]+)*)", re.MULTILINE)
_SMALL = frozenset(("small", "sub", "sup"))
# What brings something in from elsewhere, and the classes of a pasted post: its other attributes come with it.
_BRINGS_IN = frozenset(("iframe", "script", "embed", "object"))
_POSTS = frozenset(
    (
        "twitter-tweet",
        "twitter-video",
        "bluesky-embed",
        "mastodon-embed",
        "instagram-media",
        "tiktok-embed",
        "reddit-embed-bq",
    )
)


class NotAllowed(NamedTuple):
    """One thing that is not in the language. `place` is its offset in the text, in characters; `shown` as it is written."""

    place: int
    what: Literal["element", "attribute", "class", "nested", "embed"]
    name: str
    shown: str


def not_allowed(lines: Sequence[str], wider: Widening = NOTHING) -> Iterator[NotAllowed]:
    """What in `lines` of Markdown is not part of the language, in order of place in the joined text."""
    typed = "\n".join(lines)
    if not any(sign in typed for sign in _SIGNS):
        return iter(())
    text = _plain(lines)
    found: list[NotAllowed] = []
    if "<" in text:
        found += _tags(text, wider)
    if "{" in text:
        for match in _LIST.finditer(text):
            found += _attributes(match.start(), match[0], attributes(match[1] or match[2] or ""), wider)
    if "!!!" in text or "???" in text:
        for match in _BOX.finditer(text):
            shown = match[0].lstrip()
            found += _classes(match.end() - len(shown), shown, match[1].split(), wider)
    return iter(sorted(found))


def _plain(lines: Sequence[str]) -> str:
    """The lines joined, with code and comments emptied and everything else in its place."""
    code = fenced(lines, [])
    text = "\n".join(" " * len(line) if number in code else line for number, line in enumerate(lines))
    if "<!--" in text:
        text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    return blanked(text) if "`" in text else text


def _tags(text: str, wider: Widening) -> Iterator[NotAllowed]:
    small = post = 0
    posts = _POSTS.difference(wider.classes)
    for tag in TAG.finditer(text):
        name = tag["name"].lower()
        if name.endswith(":") or tag.start() < post:
            continue  # an address in angle brackets; what a post that is named already is made of
        if name in _SMALL:
            small += -1 if tag["close"] and small else not tag["close"]
            if small > 1 and not tag["close"]:
                yield NotAllowed(tag.start(), "nested", name, tag[0])
        if tag["close"]:
            continue
        if name not in ELEMENTS and name not in wider.elements:
            yield NotAllowed(tag.start(), "embed" if name in _BRINGS_IN else "element", name, tag[0])
            continue
        values = attributes(tag["attributes"] or "")
        pasted = next((one for one in values.get("class", "").split() if one in posts), None)
        if pasted is None:
            yield from _attributes(tag.start(), tag[0], values, wider)
        else:
            yield NotAllowed(tag.start(), "embed", pasted, tag[0])
            # Where one is not closed, none is looked through again.
            post = text.find(f"</{name}", tag.end()) if post >= 0 else post


def _attributes(place: int, shown: str, values: dict[str, str], wider: Widening) -> Iterator[NotAllowed]:
    for name, value in values.items():
        if name == "class":
            yield from _classes(place, shown, value.split(), wider)
        elif name.startswith("#") or name == ":":
            continue
        elif (name not in ATTRIBUTES and name not in wider.attributes) or (name == "dir" and value.lower() != "auto"):
            yield NotAllowed(place, "attribute", name, shown)


def _classes(place: int, shown: str, names: Iterable[str], wider: Widening) -> Iterator[NotAllowed]:
    for name in names:
        if name not in CLASSES and name not in wider.classes:
            yield NotAllowed(place, "class", name, shown)
