"""The text that a reader sees in the built page, from Markdown that has no code blocks and comments left."""

from __future__ import annotations

import re

from pipeline.markup.characters import is_plain, single_spaced, without_invisible
from pipeline.markup.code_spans import without_code_spans
from pipeline.markup.elements import attributes, hides
from pipeline.markup.inline_links import ELEMENT, without_links
from pipeline.markup.oddities import HIDING, LINK_FORM
from pipeline.markup.raw_html import TAG
from pipeline.patterns import lazy
from pipeline.wording import Text

# Python-Markdown takes braces behind an element for its attributes, whatever is in them.
_ELEMENT_ATTRIBUTES = lazy(rf"(?<=[*_{ELEMENT}])\{{:?[ ]*([^}}\n ][^}}\n]*+)\}}")
_ATTRIBUTE_LIST = lazy(r"\{(?::[^{}\n]*+|[ ]*[.#][\w-][^{}\n]*+|[ ]*[\w-]+=[^{}\n]*+|[ ]*hidden[ ]*)\}")
_LINE_ATTRIBUTES = lazy(r"\n[ ]*\{:?[ ]*([^}\n ][^}\n]*+)\}")
# What a plugin or another site generator would have filled in.
_UNEXPANDED = lazy(r"\{\{[^{}\n]*+\}\}|\{%[^%\n]*+%\}|^[ \t]*-+8<-+[^\n]*", re.MULTILINE)
# Stands for a brace that nothing closes; no text holds this noncharacter.
_OPEN = "\ufdd0"
_MARKS = lazy("[\ue000-\ue100]")
_AUTOLINK = lazy(r"<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*+>|<[^<>@\s]+@[^<>@\s]+>")
_ESCAPE = lazy(r"\\([\\`*_{}\[\]()#+\-.!>|])")
# As bytes, they are taken out faster than one of them is looked for.
_MARKUP = rb"`\[<{&*_~=^"
# Each way begins with a letter of its own, so that everything else is passed over quickly; what stands before follows it.
_STRONG = lazy(r"\*\*{0,2}|~~|==|\^\^|_(?<![^\W_]_)_{0,2}(?=\S)|_(?<=\S_)_{0,2}(?![^\W_])")


def visible(markdown: str) -> str:
    """The visible text of a run of inline Markdown, with the line breaks of the source.

    Inline code, images, footnote marks and tags are gone, links keep their words, entities are decoded, characters
    without width removed. Nothing is left of a run that an attribute list hides.
    """
    return shown(markdown)[0]


def shown(markdown: str, *, plain: bool = False) -> tuple[str, tuple[Text, ...]]:
    """`visible`, and what of the markup could not be read for sure. `plain` says that all of it `is_plain`, where that is known."""
    plain = plain or is_plain(markdown)
    if not plain:
        # These characters have no shape of their own; below, they stand for something else.
        markdown = _MARKS.sub("", markdown)
    written = markdown.encode("utf-8", "surrogatepass")
    if len(written.translate(None, _MARKUP)) == len(written):
        return single_spaced(markdown) if plain else without_invisible(markdown), ()
    text = without_code_spans(markdown, ELEMENT)
    escaped = "\\" in text
    if escaped:
        text = _ESCAPE.sub(lambda escape: chr(0xE000 + 1 + ord(escape[1])), text)
    text, sure = without_links(text)
    odd = () if sure else (LINK_FORM,)
    if "<" in text:
        text = TAG.sub(_breaks, _AUTOLINK.sub(ELEMENT, text))
    if "{" in text:
        found: list[str] = []
        text = _without_attributes(text, found)
        if any(hides(attributes(each)) for each in found):
            return "\n" * markdown.count("\n"), (*odd, HIDING.filled(tag="{: }"))
    if "*" in text or "_" in text or "=" in text or "~" in text or "^" in text:
        text = _STRONG.sub("", text)
    if escaped:
        text = _MARKS.sub(_guarded, text)
    elif ELEMENT in text:
        text = text.replace(ELEMENT, "")
    if "&" in text:
        import html

        text = html.unescape(text)
        plain = False
    return single_spaced(text) if plain else without_invisible(text), odd


def _without_attributes(text: str, found: list[str]) -> str:
    """Take out attribute lists and what was never expanded; `found` gets the attributes."""

    def take(match: re.Match[str]) -> str:
        found.append(match[1] if match.re.groups else match[0][1:-1].lstrip(":"))
        return ""

    text = _UNEXPANDED.sub("", _without_open_braces(text))
    text = _LINE_ATTRIBUTES.sub(lambda match: "\n" + take(match), text)
    text = _ELEMENT_ATTRIBUTES.sub(take, text)
    return _ATTRIBUTE_LIST.sub(take, text).replace(_OPEN, "{")


def _without_open_braces(text: str) -> str:
    """`text` with a mark for each brace that its line does not close: no pattern has to look for the end of those."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        close = line.rfind("}") + 1
        if line.rfind("{") >= close:
            lines[number] = line[:close] + line[close:].replace("{", _OPEN)
    return "\n".join(lines)


def _guarded(match: re.Match[str]) -> str:
    return "" if match[0] == ELEMENT else chr(ord(match[0]) - 0xE001)


def _breaks(match: re.Match[str]) -> str:
    """What of a tag a reader sees: browsers draw quotation marks around <q>."""
    mark = ("”" if match["close"] else "“") if match["name"] in ("q", "Q") else ""
    return mark + "\n" * match.group().count("\n")
