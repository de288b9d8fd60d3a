"""Markdown for editors of other places, from the tree of a rendered article; a dialect says what a place understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.exporting.html_tree import HEADINGS, Node, blocks
from pipeline.exporting.markup import tabs
from pipeline.records import NamedTuple


class Dialect(NamedTuple):
    """What a place understands. `levels` are the headings it has; without `tables`, each row becomes an item of a list.

    Without `italics`, words that have them elsewhere stand as they are, and the mark of a human section in brackets.
    `boxes` are Zenn's messages and details; without them a box is a quotation with a bold title. `notes` are footnotes in
    place; without them they are numbered and stand at the end. `ruby` is how a reading is written: {base}, {reading}.
    """

    levels: tuple[int, int] = (2, 3)
    tables: bool = False
    boxes: bool = False
    notes: bool = False
    italics: bool = False
    ruby: str = "｜{base}《{reading}》"
    picture: str = "（画像：{alt}）"
    note_mark: str = "（注{number}）"
    bracket: str = "（{text}）"
    colon: str = "："
    between: str = " ／ "


_SPECIAL = re.compile(r"([\\`*_\[\]<>~])")
_SIDES = {"left": ":---", "right": "---:", "center": ":---:"}
_AT_START = re.compile(r"^(#{1,6}\s|[-+>:]|\d+[.)]\s|:::)")


def markdown(node: Node, dialect: Dialect) -> str:
    """The text with a line break at its end."""
    return "\n\n".join(_blocks(node, dialect)) + "\n"


def _blocks(node: Node, dialect: Dialect) -> Iterator[str]:
    for block in blocks(node):
        yield from (text for text in _block(block, dialect) if text.strip())


def _block(node: Node, dialect: Dialect) -> Iterator[str]:
    write = next((_WRITERS[name] for name in node.selectors if name in _WRITERS), _blocks)
    return write(node, dialect)


def _heading(node: Node, dialect: Dialect) -> Iterator[str]:
    low, high = dialect.levels
    yield f"{'#' * min(max(int(node.name[1]), low), high)} {_inline(node, dialect).strip()}"


def _paragraph(node: Node, dialect: Dialect) -> Iterator[str]:
    text = _inline(node, dialect).strip()
    if "mark" in node.classes:
        yield f"*{text}*" if dialect.italics else dialect.bracket.format(text=text)
    else:
        yield _AT_START.sub(r"\\\1", text)


def _list(node: Node, dialect: Dialect) -> Iterator[str]:
    yield "\n".join(_items(node, dialect))


def _items(node: Node, dialect: Dialect) -> Iterator[str]:
    start = node.attributes.get("start", "")
    number = int(start) if start.isascii() and start.isdigit() else 1
    for item in (one for one in node.elements() if one.name == "li"):
        sign = f"{number}. " if node.name == "ol" else "- "
        number += 1
        body = "\n".join(_blocks(item, dialect))
        yield sign + body.replace("\n", "\n" + " " * len(sign))


def _quotation(node: Node, dialect: Dialect) -> Iterator[str]:
    yield _quoted("\n\n".join(_blocks(node, dialect)))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _rule(node: Node, dialect: Dialect) -> Iterator[str]:
    yield "---"


def _code(node: Node, dialect: Dialect) -> Iterator[str]:
    language, title = node.attributes.get("class", "").removeprefix("language-"), node.attributes.get("title", "")
    if title and not dialect.boxes:
        yield f"**{_plain(title)}**"
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", node.text)), default=0))
    named = f"{language}:{title}" if title and dialect.boxes else language
    yield f"{fence}{named}\n{node.text}\n{fence}"


def _table(node: Node, dialect: Dialect) -> Iterator[str]:
    lines = [[cell for cell in row.elements() if cell.name in ("th", "td")] for row in node.walk() if row.name == "tr"]
    if not lines:
        return
    rows = [[_inline(cell, dialect).strip().replace("\n", " ") for cell in line] for line in lines]
    head, *body = rows
    if not dialect.tables:
        yield "\n".join(f"- {_row(head, row, dialect)}" for row in body or [head])
        return
    width = max(map(len, rows))
    cells = [[cell.replace("|", "\\|") for cell in row] + [""] * (width - len(row)) for row in rows]
    written = [f"| {' | '.join(row)} |" for row in cells]
    sides = [_side(cell) for cell in lines[0]] + ["---"] * (width - len(lines[0]))
    yield "\n".join([written[0], f"| {' | '.join(sides)} |", *written[1:]])


def _side(cell: Node) -> str:
    """To which side a column is set, as tables in Markdown say it."""
    style = cell.attributes.get("style", "").replace(" ", "")
    return next((sign for name, sign in _SIDES.items() if f"text-align:{name}" in style), "---")


def _row(head: Sequence[str], row: Sequence[str], dialect: Dialect) -> str:
    """A row in words: each cell with the name of its column, the first one bold."""
    bold = [f"**{row[0]}**" if row and row[0] else "", *row[1:]]
    named = [f"{name}{dialect.colon}{cell}" if name else cell for name, cell in zip(head, bold, strict=False) if cell]
    return dialect.between.join(named)


def _figure(node: Node, dialect: Dialect) -> Iterator[str]:
    caption = node.find(lambda one: one.name == "figcaption")
    rest = Node("div", {}, [child for child in node.children if child is not caption])
    text = "\n".join(_blocks(rest, dialect))
    words = _inline(caption, dialect).strip() if caption is not None else ""
    yield f"{text}\n{_around('*', words) if dialect.italics else words}".rstrip()


def _box(node: Node, dialect: Dialect) -> Iterator[str]:
    head = node.find(lambda one: one.name == "summary" or "admonition-title" in one.classes)
    title = _inline(head, dialect).strip() if head else ""
    rest = Node("div", {}, [child for child in node.children if child is not head])
    inner = "\n\n".join(_blocks(rest, dialect))
    bold = f"**{title}**" if title else ""
    if not dialect.boxes:
        yield _quoted("\n\n".join(filter(None, (bold, inner))))
    elif node.name == "details":
        yield f":::details {title}\n{inner}\n:::"
    else:
        yield f":::message\n{bold}\n\n{inner}\n:::" if bold else f":::message\n{inner}\n:::"


def _footnotes(node: Node, dialect: Dialect) -> Iterator[str]:
    yield "\n".join(_notes(node, dialect))


def _notes(node: Node, dialect: Dialect) -> Iterator[str]:
    items = (one for one in node.walk() if one.name == "li")
    for number, item in enumerate(items, 1):
        text = " ".join(_blocks(item, dialect)).strip()
        yield f"[^{number}]: {text}" if dialect.notes else f"{dialect.note_mark.format(number=number)}{text}"


def _tabs(node: Node, dialect: Dialect) -> Iterator[str]:
    for title, body in tabs(node):
        yield f"**{_plain(title)}**"
        yield from _blocks(body, dialect)


def _elsewhere(node: Node, dialect: Dialect) -> Iterator[str]:
    yield node.attributes.get("src", "")


def _definitions(node: Node, dialect: Dialect) -> Iterator[str]:
    yield "\n\n".join(_terms(node, dialect))


def _terms(node: Node, dialect: Dialect) -> Iterator[str]:
    for one in node.elements():
        if one.name == "dt":
            yield f"**{_inline(one, dialect).strip()}**"
        else:
            yield from _blocks(one, dialect)


# How each element, or an element of a class, is written; what stands in any other is written block by block.
_WRITERS: Mapping[str, Callable[[Node, Dialect], Iterator[str]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "blockquote": _quotation,
    "hr": _rule,
    "pre": _code,
    "table": _table,
    "figure": _figure,
    "details": _box,
    "dl": _definitions,
    "iframe": _elsewhere,
    "video": _elsewhere,
    "audio": _elsewhere,
    ".admonition": _box,
    ".footnote": _footnotes,
    ".tabbed-set": _tabs,
}


def _inline(node: Node, dialect: Dialect) -> str:
    return "".join(_plain(child) if isinstance(child, str) else _word(child, dialect) for child in node.children)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s*\n\s*", " ", text))


def _word(node: Node, dialect: Dialect) -> str:
    text = _inline(node, dialect)
    match node.name:
        case "strong" | "b":
            return _around("**", text)
        case "em" | "i":
            return _around("*", text) if dialect.italics else text
        case "del" | "s":
            return _around("~~", text)
        case "br":
            return "\n"
        case "code":
            mark = "`" * (1 + max((len(run) for run in re.findall(r"`+", node.text)), default=0))
            return f"{mark}{node.text}{mark}"
        case "img":
            return _picture(node, dialect)
        case "a":
            return _link(node, text)
        case "sup" if node.attributes.get("id", "").startswith("fnref"):
            number = re.sub(r"\D", "", node.text) or "1"
            return f"[^{number}]" if dialect.notes else dialect.note_mark.format(number=number)
        case "ruby":
            reading = "".join(one.text for one in node.elements() if one.name == "rt")
            base = "".join(child if isinstance(child, str) else "" for child in node.children).strip()
            base = base or "".join(one.text for one in node.elements() if one.name == "rb")
            return dialect.ruby.format(base=base, reading=reading)
        case _:
            return text


def _around(mark: str, text: str) -> str:
    """Marks stand beside letters, never beside blanks, or they are letters themselves."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def _link(node: Node, text: str) -> str:
    target = node.attributes.get("href", "")
    if node.classes & {"headerlink", "footnote-backref"}:
        return ""
    return f"[{text}]({_address(target)})" if target and not target.startswith("#") else text


def _picture(node: Node, dialect: Dialect) -> str:
    source, alt = node.attributes.get("src", ""), node.attributes.get("alt", "")
    if dialect.picture:
        return dialect.picture.format(alt=_plain(alt or source.rpartition("/")[2]))
    return f"![{_plain(alt)}]({_address(source)})"


def _address(target: str) -> str:
    return target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
