"""Links and images inside a run of Markdown: what of them a reader sees."""

from __future__ import annotations

import re

from pipeline.patterns import lazy

# Stands for a link, an image or inline code that was taken out; an attribute list behind it belongs to it.
ELEMENT = "\ue000"

_ADDRESS = (
    r"\(\s*+(?:<[^<>\n]*>|[^()\s\"'<>]*+(?:\([^()\s\"'<>]*+\)[^()\s\"'<>]*+)*+)"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
# The name of a reference may stand behind one space or line break; as a name it is not shown. Where nothing is defined by
# that name both are shown, and counting one of them only is the safe side.
_NAME = r"\s?\[[^\[\]]*+\]"
_IMAGE = lazy(rf"!\[[^\[\]]*+\](?:{_ADDRESS}|{_NAME})")
_LINK = lazy(rf"\[(?<!!\[)([^\[\]]*+)\](?:{_ADDRESS}|({_NAME}))")
_REFERENCE = lazy(_NAME)
_NESTED = lazy(r"\]\s?[(\[]|!\[")
_FOOTNOTE = lazy(r"\[(?<!!\[)\^[^\]\n]*+\]")
_POINTED = lazy(r"\(\s*<[^<>]*>\s*(?:(?:\"[^\"]*\"|'[^']*')\s*)?\)")
# An address longer than this with brackets or quotation marks in it is not read; one without them may have any length.
_FAR = 1500
_DEEP = 9
_BRACKET = lazy(r"[()]")
_QUOTE = lazy(r"[\"']")
_TITLE_END = lazy(r"[\"']\s*\)")


def without_links(text: str) -> tuple[str, bool]:
    """`text` with the words of links only, and whether all of them could be read. Linear in its length."""
    if "[" not in text:
        return text, True
    if "![" in text:
        text = _IMAGE.sub(_element, text)
    if "[^" in text:
        text = "\n".join([_without_footnotes(line) for line in text.split("\n")])
    text = _LINK.sub(lambda found: found[1] + ELEMENT + "\n" * (found[2] or "").count("\n"), text)
    if "]" not in text or _NESTED.search(text) is None:
        return text, True
    return _by_brackets(text)


def _without_footnotes(line: str) -> str:
    """Footnote marks end on their line: behind its last bracket, no pattern has to look for the end of one."""
    end = line.rfind("]") + 1
    return _FOOTNOTE.sub(ELEMENT, line[:end]) + line[end:]


def _element(match: re.Match[str]) -> str:
    return ELEMENT + "\n" * match[0].count("\n")


def _by_brackets(text: str) -> tuple[str, bool]:
    """The rare forms: brackets in brackets, spaces or quotation marks in the address."""
    ends = _pairs(text)
    kept: list[str] = []
    sure = True
    removed: list[tuple[int, int]] = []
    position = 0
    while (start := text.find("[", position)) >= 0:
        position = start + 1
        close = ends.get(start)
        if close is None:
            continue
        image = start > 0 and text[start - 1] == "!"
        end, plain = _address_end(text, close + 1)
        sure = sure and plain
        if image:
            removed.append((start - 1, end))
            position = end
        elif end > close + 1:
            removed += [(start, start + 1), (close, end)]
    at = 0
    for start, end in sorted(removed):
        if end > at:
            kept.append(text[at : max(start, at)])
            kept.append(ELEMENT + "\n" * text.count("\n", max(start, at), end) if end - start > 1 else "")
            at = end
    kept.append(text[at:])
    return "".join(kept), sure


def _pairs(text: str) -> dict[int, int]:
    ends: dict[int, int] = {}
    stack: list[int] = []
    for offset, character in enumerate(text):
        if character == "[":
            stack.append(offset)
        elif character == "]" and stack:
            ends[stack.pop()] = offset
    return ends


def _address_end(text: str, start: int) -> tuple[int, bool]:
    """Where the address that begins at `start` ends (`start` where there is none), and whether that is beyond doubt."""
    if text[start : start + 1] != "(":
        name = _REFERENCE.match(text, start)
        return (name.end() if name else start), True
    if pointed := _POINTED.match(text, start):
        return pointed.end(), True
    quote = _QUOTE.search(text, start, start + _FAR)
    plain = _balanced(text, start)
    if quote is None or (plain and quote.start() > plain):
        return plain or start, True
    # From a quotation mark on, a title may hold brackets; it ends where such a mark stands before a bracket.
    titled = _TITLE_END.search(text, quote.end(), start + _FAR)
    if titled is None or titled.end() == plain:
        return plain or start, True
    return max(titled.end(), plain), False


def _balanced(text: str, start: int) -> int:
    """Where the bracket at `start` is closed; 0 where it never is, or only far away or deep inside others."""
    depth = 0
    for mark in _BRACKET.finditer(text, start, start + _FAR):
        depth += 1 if mark[0] == "(" else -1
        if depth == 0:
            return mark.end()
        if depth > _DEEP:
            break
    return 0
