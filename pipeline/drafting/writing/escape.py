"""Text of other people made harmless: in Markdown it stays text, in a comment it stays in the comment."""

from __future__ import annotations

import re

from pipeline.patterns import lazy

# Backslashes where every renderer knows them; entities for what opens HTML, attribute lists, templates (`{{`), snippets
# (`--8<--`), tables and the marks of optional extensions, so that a site may enable any of them.
_ESCAPES = {character: f"\\{character}" for character in "\\`*_[]"} | {
    character: f"&#{ord(character)};" for character in "<>{}|~^"
}
_SPECIAL = lazy(r"[\\`*_\[\]<>{}|~^]|&(?=#?\w+;)")
_DOUBLED = lazy(r"==+|\+\++|--+|:(?=[\w+-]+:)|\$(?=\$)")
_LINE_START = lazy(r"^(?:[#:+=!?%;-]|\d+[.)](?=\s|$))")
# "JavaScript: a talk" is no address.
_SCHEME = lazy(r"\b(https?|ftp|mailto|javascript|data)(?=:\S)|\b(www)(?=\.)", re.IGNORECASE)


def markdown(text: str) -> str:
    """`text` as one line of inline Markdown that shows exactly these characters (white space collapsed)."""
    escaped = _SPECIAL.sub(lambda match: _ESCAPES.get(match.group(), "&amp;"), " ".join(text.split()))
    escaped = _SCHEME.sub(lambda match: match.group()[:-1] + _entities(match.group()[-1]), escaped)
    escaped = _DOUBLED.sub(lambda match: _entities(match.group()), escaped)
    start = _LINE_START.match(escaped)
    if start is None:
        return escaped
    return escaped[: start.end() - 1] + _entities(escaped[start.end() - 1]) + escaped[start.end() :]


def heading(text: str) -> str:
    """`text` as the words of a heading: a trailing `#` is text too."""
    return re.sub(r"#+$", lambda match: _entities(match.group()), markdown(text))


def _entities(characters: str) -> str:
    return "".join(f"\\{one}" if one in "#+-.!)" else f"&#{ord(one)};" for one in characters)


def comment(text: str) -> str:
    """`text` as one line inside an HTML comment: nothing that opens or closes one, no fence, no tag."""
    flat = " ".join(text.split()).replace("<", "＜").replace(">", "＞")
    return re.sub(r"(?:`{2,}|~{2,})", "'", flat).lstrip("`~#-=!?").strip()
