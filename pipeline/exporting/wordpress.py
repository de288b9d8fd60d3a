"""WordPress: a file for Tools → Import (WXR 1.2), a draft whose text is made of blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from pipeline.exporting.article import Exported
from pipeline.exporting.html_tree import HEADINGS, Node, blocks
from pipeline.exporting.markup import code, inside, tabs, written

_SPACES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}


def render(article: Exported) -> str:
    """The whole file. The post arrives as a draft: what is published there is that editor's decision."""
    spaces = "".join(f' xmlns:{name}="{address}"' for name, address in _SPACES.items())
    terms = "".join(
        f'<category domain="{domain}" nicename="{_slug(name)}">{_cdata(name)}</category>\n'
        for domain, names in (("category", article.categories), ("post_tag", article.tags))
        for name in names
    )
    stamp = f"{article.day.isoformat()} 00:00:00"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"{spaces}>
<channel>
<wp:wxr_version>1.2</wp:wxr_version>
<item>
<title>{_cdata(article.title)}</title>
<dc:creator>{_cdata(", ".join(article.authors))}</dc:creator>
<excerpt:encoded>{_cdata(article.description)}</excerpt:encoded>
<content:encoded>{_cdata(_inner(article.body))}</content:encoded>
<wp:post_name>{_cdata(quote(article.slug))}</wp:post_name>
<wp:post_date>{stamp}</wp:post_date>
<wp:post_type>post</wp:post_type>
<wp:status>draft</wp:status>
{terms}</item>
</channel>
</rss>
"""


def _slug(name: str) -> str:
    """The name of a category or tag as WordPress writes it in addresses."""
    return quote(re.sub(r"[\W_]+", "-", name.lower()).strip("-"))


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _blocks(node: Node) -> Iterator[str]:
    for block in blocks(node):
        write = next((_WRITERS[name] for name in block.selectors if name in _WRITERS), _as_html)
        yield from write(block)


def _inner(node: Node) -> str:
    return "\n".join(_blocks(node))


def _heading(node: Node) -> Iterator[str]:
    html = f'<{node.name} class="wp-block-heading">{inside(node)}</{node.name}>'
    yield _wrapped("heading", html, f'{{"level":{node.name[1]}}} ')


def _paragraph(node: Node) -> Iterator[str]:
    yield _wrapped("paragraph", written(node))


def _bold(words: str) -> str:
    return _wrapped("paragraph", f"<p><strong>{escape(words, quote=False)}</strong></p>")


def _listing(node: Node) -> Iterator[str]:
    yield _list(node)


def _quotation(node: Node) -> Iterator[str]:
    yield _wrapped("quote", f'<blockquote class="wp-block-quote">{_inner(node)}</blockquote>')


def _rule(node: Node) -> Iterator[str]:
    yield _wrapped("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>')


def _table(node: Node) -> Iterator[str]:
    yield _wrapped("table", f'<figure class="wp-block-table"><table>{inside(node)}</table></figure>')


def _code(node: Node) -> Iterator[str]:
    if title := node.attributes.get("title"):
        yield _bold(title)
    yield _wrapped("code", f'<pre class="wp-block-code"><code>{code(node)}</code></pre>')


def _figure(node: Node) -> Iterator[str]:
    picture = _picture(node)
    yield _wrapped("html", written(node)) if picture is None else _wrapped("image", picture)


def _folded(node: Node) -> Iterator[str]:
    yield _wrapped("details", f'<details class="wp-block-details">{_details(node)}</details>')


def _box(node: Node) -> Iterator[str]:
    yield _wrapped("group", f'<div class="wp-block-group">{_inner(node)}</div>')


def _tabs(node: Node) -> Iterator[str]:
    for title, body in tabs(node):
        yield _bold(title)
        yield from _blocks(body)


def _as_html(node: Node) -> Iterator[str]:
    yield _wrapped("html", written(node))


def _picture(node: Node) -> str | None:
    """A figure that holds one picture, and perhaps words below it, as WordPress writes one."""
    caption = node.find(lambda one: one.name == "figcaption")
    rest = Node("div", {}, [child for child in node.children if child is not caption])
    shown = [one for one in rest.walk() if one.name not in ("div", "p", "br", "a")]
    if rest.text.strip() or [one.name for one in shown] != ["img"]:
        return None
    source, alt = (escape(shown[0].attributes.get(name, "")) for name in ("src", "alt"))
    below = f'<figcaption class="wp-element-caption">{inside(caption).strip()}</figcaption>' if caption else ""
    return f'<figure class="wp-block-image"><img src="{source}" alt="{alt}"/>{below}</figure>'


def _details(node: Node) -> str:
    summary = next((one for one in node.elements() if one.name == "summary"), None)
    rest = Node("div", {}, [child for child in node.children if child is not summary])
    return f"<summary>{inside(summary) if summary else ''}</summary>{_inner(rest)}"


def _list(node: Node) -> str:
    ordered = '{"ordered":true} ' if node.name == "ol" else ""
    items = "".join(_wrapped("list-item", f"<li>{_item(one)}</li>") for one in node.elements() if one.name == "li")
    return _wrapped("list", f'<{node.name} class="wp-block-list">{items}</{node.name}>', ordered)


def _item(node: Node) -> str:
    """An item holds words and lists; its paragraphs become lines."""
    parts: list[str] = []
    for block in blocks(node):
        if block.name in ("ul", "ol"):
            parts.append(_list(block))
        else:
            line = inside(block) if block.name == "p" else written(block)
            parts.append(f"<br>{line.strip()}" if parts else line.strip())
    return "".join(parts)


# How each element, or an element of a class, becomes a block; any other is one of plain HTML.
_WRITERS: Mapping[str, Callable[[Node], Iterator[str]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    "p": _paragraph,
    "ul": _listing,
    "ol": _listing,
    "blockquote": _quotation,
    "hr": _rule,
    "table": _table,
    "pre": _code,
    "figure": _figure,
    "details": _folded,
    ".admonition": _box,
    ".footnote": _as_html,  # its places are what links lead to
    ".tabbed-set": _tabs,
    "div": _blocks,
    "section": _blocks,
    "article": _blocks,
    "aside": _blocks,
}


def _wrapped(name: str, html: str, settings: str = "") -> str:
    return f"<!-- wp:{name} {settings}-->\n{html}\n<!-- /wp:{name} -->"
