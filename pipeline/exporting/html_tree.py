"""Rendered HTML as a tree of elements and text, without what only the site's own pages understand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from pipeline.markup.elements import VOID

# Programs, styles, and the controls of boxes with tabs.
_LEFT_OUT = frozenset(("script", "style", "template", "noscript", "input", "button", "svg"))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "dl",
        "pre",
        "blockquote",
        "table",
        "figure",
        "hr",
        "div",
        "section",
        "aside",
        "details",
        "iframe",
        "video",
        "audio",
        "center",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "address",
    ]
)


@dataclass
class Node:
    """An element with what stands in it, in order; text is a plain string."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def selectors(self) -> tuple[str, ...]:
        """What it is chosen by, as in a style sheet, the more particular first: its classes (`.footnote`), then its name."""
        return (*(f".{name}" for name in sorted(self.classes)), self.name)

    @property
    def text(self) -> str:
        """All letters in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def elements(self) -> list[Node]:
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Node)]

    def walk(self) -> Iterator[Node]:
        """It and every element in it, in order."""
        yield self
        for child in self.elements():
            yield from child.walk()

    def find(self, fits: Callable[[Node], bool]) -> Node | None:
        """The first element in it that fits."""
        return next((node for node in self.walk() if fits(node)), None)


def parse(html: str) -> Node:
    """The tree of rendered content; its root is a `div`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    """Builds the tree. An end tag that closes nothing is passed over, and closes with it what it left open inside."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Node("div")
        self._open = [self.root]
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent or tag in _LEFT_OUT:
            if tag not in VOID:
                self._silent.append(tag)
            return
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._silent and tag not in _LEFT_OUT:
            self._open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
            return
        if any(node.name == tag for node in self._open[1:]):
            while self._open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._open[-1].children.append(data)


def with_plain_code(node: Node) -> Node:
    """The tree with each block of code as one `pre` of plain text: its class names its language, its title the file."""
    children = [child if isinstance(child, str) else _plain_code(child) for child in node.children]
    return Node(node.name, node.attributes, children)


def _plain_code(node: Node) -> Node:
    if node.name != "pre" and "highlight" not in node.classes:
        return with_plain_code(node)
    title = node.find(lambda one: "filename" in one.classes)
    # Where lines have numbers beside them, these stand in a block of their own before it.
    code = [one for one in node.walk() if one.name == "pre"][-1:] or [node]
    named = " ".join(one.attributes.get("class", "") for one in (node, *code[0].walk()))
    language = re.search(r"\blanguage-[\w+#.-]+", named)
    given = {"class": language[0] if language else "", "title": title.text.strip() if title else ""}
    return Node("pre", {name: value for name, value in given.items() if value}, [code[0].text.strip("\n")])


def blocks(node: Node) -> Iterator[Node]:
    """What stands in an element one below the other; loose words are a paragraph of their own."""
    loose: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and child.name in BLOCKS:
            yield from _paragraph(loose)
            loose = []
            yield child
        else:
            loose.append(child)
    yield from _paragraph(loose)


def _paragraph(children: list[Node | str]) -> Iterator[Node]:
    if any(child.strip() if isinstance(child, str) else True for child in children):
        yield Node("p", {}, children)
