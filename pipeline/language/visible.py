"""The text that a reader sees in the built page, from Markdown that has no code blocks and comments left."""

from __future__ import annotations

import re

from pipeline.language.blocks import attributes, hides, without_code_spans
from pipeline.language.characters import without_invisible
from pipeline.patterns import lazy

_IMAGE = lazy(r"!\[[^\[\]]*+\](?:\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)|\[[^\[\]\n]*+\])(?:\{[^{}\n]*+\})?")
_LINK = lazy(r"\[([^\[\]]*+)\](?:\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)|\[[^\[\]\n]*+\])")
_FOOTNOTE = lazy(r"\[\^[^\]\n]+\]")
_ATTRIBUTE_LIST = lazy(r"\{(?::[^{}\n]*+|[ ]*[.#][\w-][^{}\n]*+|[ ]*[\w-]+=[^{}\n]*+|[ ]*hidden[ ]*)\}")
_TAG = lazy(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*+)?/?>")
_AUTOLINK = lazy(r"<(?:https?|mailto|ftp):[^<>\s]*+>|<[^<>@\s]+@[^<>@\s]+>")
_ESCAPE = lazy(r"\\([\\`*_{}\[\]()#+\-.!<>|~])")
_STRONG = lazy(r"\*{1,3}|~~|==|\^\^|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")


def visible(markdown: str) -> str:
    """The visible text of a run of inline Markdown, with the line breaks of the source.

    Inline code, images, footnote marks and tags are gone, links keep their words, entities are decoded, characters
    without width removed. Nothing is left of a run that an attribute list hides.
    """
    if _hidden(markdown):
        return "\n" * markdown.count("\n")
    text = without_code_spans(markdown)
    if "\\" in text:
        text = _ESCAPE.sub(lambda escape: chr(0xE000 + 1 + ord(escape[1])), text)
    if "[" in text:
        text = _IMAGE.sub(_breaks, text)
        text = _FOOTNOTE.sub("", text)
        text = _LINK.sub(r"\1", text)
    if "{" in text:
        text = _ATTRIBUTE_LIST.sub("", text)
    if "<" in text:
        text = _TAG.sub(_breaks, _AUTOLINK.sub("", text))
    text = _STRONG.sub("", text)
    if max(text, default="") >= "\ue000":
        text = re.sub("[\ue001-\ue100]", lambda guarded: chr(ord(guarded.group()) - 0xE001), text)
    if "&" in text:
        import html

        text = html.unescape(text)
    return without_invisible(text)


def _hidden(markdown: str) -> bool:
    return "{" in markdown and any(
        hides(attributes(found.group()[1:-1].lstrip(":"))) for found in _ATTRIBUTE_LIST.finditer(markdown)
    )


def _breaks(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")
