"""What a chat leaves around and in a draft: its greetings and offers, its buttons, its marks for sources, its escapes."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Literal

from pipeline.lexicon.named import cue
from pipeline.markup.characters import without_invisible
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

_WINDOW = cue("any", "leftovers/window")
_ASKED = cue("any", "leftovers/asked")
_ANSWERS = cue("any", "leftovers/answers")
_ASKED_ALONE = cue("any", "leftovers/asked-alone")
_ANSWERS_ALONE = cue("any", "leftovers/answers-alone")
_OPENS = cue("any", "leftovers/opens")
_CLOSES = cue("any", "leftovers/closes")
# The same, told by what such a sentence does: it speaks of the text (or of what it was made from) and to the person who asked.
_PREAMBLE = cue("any", "leftovers/preamble")
_AFTERWORD = cue("any", "leftovers/afterword")
_MARKS = cue("en", "leftovers/marks")
_COMMENT = lazy(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HIDDEN = lazy(r"<(script|style|head|template|svg|iframe)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = lazy(r"</?[A-Za-z][^<>\n]{0,300}>")
_ESCAPE = lazy(r"\\([\\`*_{}\[\]()#+\-.!|>~$])")
_RULE = lazy(r"\s*(?:[-*_]\s*){3,}")
_SENTENCE = lazy(r"(?<=[。！？])|(?<=[.!?:] )")
_FENCE = lazy(r"\s*(?:`{3,}|~{3,})\s*\w*\s*")


class Cleared(NamedTuple):
    """The lines of a draft, as many as there were; those that the chat left are empty. `gone` counts those."""

    lines: tuple[str, ...]
    gone: int


def cleared(text: str) -> Cleared:
    """`text` without what a chat leaves."""
    plain = _without_hidden(_from_json(text))
    before = plain.replace("\r\n", "\n").split("\n")
    lines = _edges(_window(_unfenced(before)))
    done = [_MARKS.sub("", html.unescape(line)) for line in lines]
    gone = sum(bool(old.strip()) and not new.strip() for old, new in zip(before, done, strict=True))
    return Cleared(tuple(without_invisible(line) if line.strip() else "" for line in done), gone)


def inline(text: str) -> str:
    """The words of a line: without emphasis, code marks, links, tags and backslashes."""
    plain = re.sub(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)", "", text)
    plain = re.sub(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,2000}\)", r"\1", plain)
    plain = _TAG.sub("", plain)
    kept = _ESCAPE.sub(r"\1", plain)
    kept = re.sub(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1", r"\2", kept)
    kept = re.sub(r"(?<![A-Za-z0-9_*])([*_])(?=\S)([^*_\n]{1,400}?)(?<=\S)\1(?![A-Za-z0-9_*])", r"\2", kept)
    kept = re.sub(r"~~(.{1,400}?)~~", r"\1", kept)
    kept = re.sub(r"`+([^`\n]{0,400})`+", r"\1", kept)
    return " ".join(kept.split())


def _from_json(text: str) -> str:
    """Line breaks that were copied as `\\n`."""
    if text.count("\\n") > 2 and text.count("\n") <= 2:
        return text.replace("\\r", "").replace("\\n", "\n").replace('\\"', '"').replace("\\t", " ")
    return text


def _without_hidden(text: str) -> str:
    """Without comments and what a page does not show, as many lines as before."""
    for pattern in (_COMMENT, _HIDDEN):
        text = pattern.sub(lambda match: "\n" * match[0].count("\n"), text)
    return text


def _unfenced(lines: Sequence[str]) -> list[str]:
    """Without the marks of code blocks: chats put whole drafts between them."""
    return ["" if _FENCE.fullmatch(line) else line for line in lines]


def _window(lines: Sequence[str]) -> list[str]:
    """Without the window's own lines, and without what the person asked."""
    kept: list[str] = []
    asked = False
    talks = any(_ANSWERS.fullmatch(line) for line in lines)
    alone = _stands_alone(lines)
    talks = talks or alone
    for line in lines:
        if talks and (_ASKED.fullmatch(line) or (alone and _ASKED_ALONE.fullmatch(line))):
            asked = True
        if alone and _ANSWERS_ALONE.fullmatch(line):
            asked, line = False, ""
        answer = _ANSWERS.fullmatch(line) if talks else None
        if answer:
            asked = False
            line = answer["rest"]
        kept.append("" if asked or _WINDOW.fullmatch(line) else line)
    return kept


def _stands_alone(lines: Sequence[str]) -> bool:
    """Whether a copied window has the names of both on lines of their own, the person's first."""
    asks = next((number for number, line in enumerate(lines) if _ASKED_ALONE.fullmatch(line)), len(lines))
    return any(_ANSWERS_ALONE.fullmatch(line) for line in lines[asks:])


def _edges(lines: list[str]) -> list[str]:
    """Without the sentences to the person at either end."""
    filled = [number for number, line in enumerate(lines) if line.strip() and not _RULE.fullmatch(line)]
    for number in filled:
        lines[number], whole = _without(lines[number], (_OPENS, _PREAMBLE), 0)
        if not whole:
            break
    for number in reversed(filled):
        lines[number], whole = _without(lines[number], (_CLOSES, _AFTERWORD), -1)
        if not whole:
            break
    return lines


def _without(line: str, patterns: Sequence[re.Pattern[str]], end: Literal[0, -1]) -> tuple[str, bool]:
    """A line without its first or last sentences that match, and whether nothing is left of it."""
    if not line.strip():
        return line, True
    if line.lstrip().startswith("#"):
        return line, False
    pieces = [piece for piece in _SENTENCE.split(line) if piece.strip()]
    while pieces and any(pattern.match(pieces[end].strip()) for pattern in patterns):
        del pieces[end]
    return "".join(pieces), not pieces
