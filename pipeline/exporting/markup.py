"""Clean HTML: what every editor of web pages understands, and nothing that only the site's own pages do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from pipeline.exporting.html_tree import Node, blocks
from pipeline.markup.elements import VOID

# Attributes that mean something elsewhere.
_KEPT = frozenset(
    [
        "href",
        "src",
        "alt",
        "title",
        "width",
        "height",
        "datetime",
        "lang",
        "cite",
        "colspan",
        "rowspan",
        "start",
        "type",
        "open",
        "controls",
        "loading",
        "allowfullscreen",
        "media",
        "id",
    ]
)


def inside(node: Node) -> str:
    """The HTML of everything in an element."""
    return "".join(escape(child, quote=False) if isinstance(child, str) else written(child) for child in node.children)


def written(node: Node) -> str:
    """The HTML of an element: boxes as asides, tabs one after the other, links of footnotes as they are."""
    special = _SPECIAL.get(node.name)
    whole = special(node) if special else None
    if whole is not None:
        return whole
    given = "".join(f' {name}="{escape(value)}"' for name, value in _attributes(node).items())
    if node.name in VOID:
        return f"<{node.name}{given}>"
    return f"<{node.name}{given}>{inside(node)}</{node.name}>"


def _attributes(node: Node) -> Mapping[str, str]:
    """Ids stay only where a footnote needs them."""
    footnote = node.attributes.get("id", "").startswith(("fn:", "fnref:"))
    return {name: value for name, value in node.attributes.items() if name in _KEPT and (name != "id" or footnote)}


def _division(node: Node) -> str | None:
    if "admonition" in node.classes:
        return f"<aside>{inside(node)}</aside>"
    if "tabbed-set" in node.classes:
        return "".join(
            f"<p><strong>{escape(title, quote=False)}</strong></p>{inside(body)}" for title, body in tabs(node)
        )
    return None


def code(node: Node) -> str:
    """The text of a block of code, as HTML."""
    return escape(node.text, quote=False)


def _code(node: Node) -> str:
    """The language is named as HTML's own specification does it."""
    title = node.attributes.get("title", "")
    named = f' class="{escape(node.attributes["class"])}"' if "class" in node.attributes else ""
    head = f"<p><strong>{escape(title, quote=False)}</strong></p>\n" if title else ""
    return f"{head}<pre><code{named}>{code(node)}</code></pre>"


def _paragraph(node: Node) -> str | None:
    if "admonition-title" in node.classes:
        return f"<p><strong>{inside(node)}</strong></p>"
    return f"<p><small>{inside(node)}</small></p>" if "mark" in node.classes else None


def _link(node: Node) -> str | None:
    """A link to nowhere is its words; the sign of a permanent link is nothing."""
    if "headerlink" in node.classes:
        return ""
    return None if node.attributes.get("href") else inside(node)


_SPECIAL: Mapping[str, Callable[[Node], str | None]] = {"div": _division, "p": _paragraph, "a": _link, "pre": _code}


def tabs(node: Node) -> list[tuple[str, Node]]:
    """The tabs of a box: label and content, in order."""
    labels = [one.text.strip() for one in node.walk() if one.name == "label"]
    bodies = [one for one in node.walk() if "tabbed-block" in one.classes]
    return list(zip(labels, bodies, strict=False))


def page(node: Node) -> str:
    """The HTML of what stands in an element, a block a line."""
    return "\n".join(written(block) for block in blocks(node))
