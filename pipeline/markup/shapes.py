"""What a single line of Markdown may be, by its shape alone, as Python-Markdown and the site's extensions take it."""

from __future__ import annotations

import re

from pipeline.model.article import KINDS
from pipeline.patterns import lazy

ATX_INDENTED = lazy(r"^ {1,3}#{1,6}(?:\s|$)")
SETEXT = lazy(r"^(?:=+|-+) *$")
RULE = lazy(r"^ {0,3}(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})$")
HEADING_ATTRIBUTES = lazy(r"(?<![ ])[ ]+\{:?[ ]*([^}\n ][^\n]*?)[ ]*\}[ ]*$")
ATTRIBUTE_LINE = lazy(r"^ *\{(?::|[ ]*(?:[.#]|[\w-]+=|hidden\b))[^{}\n]*\} *$")
# Nothing but a paragraph, or the rest of one, begins like this.
_PLAIN = r"[^\s#>*+\-0-9\[!?_|{=]"
PLAIN = lazy(_PLAIN)
# Lines between two blank ones that can be nothing but a paragraph, unless they hold a bar, a tab or raw HTML.
PARAGRAPH = lazy(rf"\n\n({_PLAIN}.*+(?:\n{_PLAIN}.*+)*+)(?=\n\n)")
LIST = lazy(r"^ {0,3}(?:[*+-]|\d{1,9}\.)[ \t]+")
# What stands before the words of an item, also where it begins with a numbered list of its own.
ITEM = lazy(r"^ {0,3}(?:[*+-]|\d{1,9}\.)[ \t]+(?:\d{1,9}\.[ \t]+|)")
SPACE_BEFORE_TAG = lazy(r"[ ]*[^\S ]\s*<")
MARKERS = lazy(r"(?:[ ]*(?:>|[-*+][ ]|\d+[.)][ ]))+[ ]*")
# What such a line has wherever a box, a definition or a table begins in it.
NESTED_SIGN = lazy(r"[!?\[|]")
# What such a line has wherever it holds a definition, with or without markers in it.
_DEFINES = lazy(r"\][ >*+\-\d.)]*:")
TABLE_RULE = lazy(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
QUOTE = lazy(r"^(?: {0,3}> ?)+")
_ADMONITION = lazy(
    r"^(?P<mark>!!!|\?\?\?\+?) ?(?P<classes>[\w\-]+(?: +[\w\-]+)*)(?: +\"(?P<title>[^\"\n]*)\")?(?: +inline(?: +end)?)? *$"
)
# A tab; `===!` begins a new group of them. All labels of a group stand together on the page, before the text of the first: they are no
# part of what is told.
_TAB = lazy(r"^(?P<mark>===[+!]{0,2})(?P<classes>)(?P<title>) +\"[^\"\n]*\" *$")
FOOTNOTE = lazy(r"^ {0,3}\[\^[^\]\n]+\]:")
ABBREVIATION = lazy(r"^\*\[[^\]\n]+\] ?:")
REFERENCE = lazy(r"^ {0,3}\[[^\[\]\n]*\]: *(?:<[^<>\n]*>|[^\s]+)?(?: *(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))? *$")
BLOCK_START = lazy(r"^ {0,3}(?:#|>|[*+-][ \t]|\d{1,9}\.[ \t]|(?:[-_*][ ]*){3,}$)")
TITLE_LINE = lazy(r"^ *(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)) *$")
NESTED_ATX = lazy(r"^ *(?:(?:[*+-]|\d{1,9}\.)[ \t]+|> ?)*#{1,6}\s*\S")


def box(line: str) -> re.Match[str] | None:
    """The first line of an admonition or a tab, with its `mark`, its `classes` and its `title`."""
    if line.startswith("="):
        return _TAB.match(line)
    return _ADMONITION.match(line) if line.startswith(("!", "?")) else None


def is_definition(line: str) -> bool:
    """Whether a line defines a footnote, an abbreviation or the address of a link: none of it is shown where it stands."""
    if "]:" in line:
        return bool(FOOTNOTE.match(line) or ABBREVIATION.match(line) or REFERENCE.match(line))
    return "] :" in line and bool(ABBREVIATION.match(line))


def names_kind(line: str) -> bool:
    """Whether a line carries the class of a human section."""
    return any(f".{kind}" in line for kind in KINDS)


def nests(line: str, following: str) -> bool:
    """Whether a list item or a quotation holds a box, a definition or a table that begins on its own first line."""
    if not ("|" in line or "!!!" in line or "???" in line or "===" in line or _DEFINES.search(line)):
        return False
    if not NESTED_SIGN.search(line):
        return False
    inner = MARKERS.sub("", line)
    table = "|" in inner and TABLE_RULE.match(following.lstrip("> "))
    return bool(box(inner) or is_definition(inner) or table)
