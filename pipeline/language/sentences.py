"""Sentences of visible text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.wording import Language

_OPENING = "「『（(【〈《［["
_CLOSING = "」』）)】〉》］]"
_JA_STOP = re.compile(r"[。！？!?｡…]+|[「『（(【〈《［\[]|[」』）)】〉》］\]]|\n")
_EN_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
_ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "vs", "etc", "e.g", "i.e", "cf", "al", "inc", "ltd", "co", "corp", "no", "vol", "fig", "approx", "dept", "est", "gen", "gov", "rep", "sen", "rev", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "a.m", "p.m", "u.s", "u.k", "ph.d", "m.d", "b.a", "m.a"]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its half-open range in the text it was found in, in characters."""

    text: str
    start: int
    end: int


def sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    """Split visible text. A blank line always ends a sentence; text without a stop at its end is a sentence too."""
    splits = _japanese(text) if language == "ja" else sorted(_english(text))
    found: list[Sentence] = []
    start = 0
    for end in (*splits, len(text)):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            begin = start + len(piece) - len(piece.lstrip())
            found.append(Sentence(stripped, begin, begin + len(stripped)))
        start = end
    return tuple(found)


def _japanese(text: str) -> Iterator[int]:
    """Ends of Japanese sentences: not inside brackets that close on the same paragraph, not at a single line break."""
    depth = 0
    last = 0
    for match in _JA_STOP.finditer(text):
        mark = match.group()
        if mark == "\n":
            if text.startswith("\n", match.end()) or (depth == 0 and _line_ends_sentence(text, match.start())):
                depth = 0
                yield match.end()
                last = match.end()
        elif mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = max(0, depth - 1)
        elif match.end() - last > 400:
            # A bracket that was never closed must not swallow the rest of the text.
            depth = 0
            yield match.end()
            last = match.end()
        elif depth == 0 and not _inside_latin(text, match):
            yield match.end()
            last = match.end()


def _line_ends_sentence(text: str, offset: int) -> bool:
    return offset > 0 and text[offset - 1] in "。！？!?｡…」』）)"


def _inside_latin(text: str, match: re.Match[str]) -> bool:
    """An ASCII `!` or `?` within a word or address (`Yahoo!ニュース`, `?q=`) ends nothing."""
    return match.group() in "!?" and match.end() < len(text) and not text[match.end()].isspace()


def _english(text: str) -> Iterator[int]:
    for match in _EN_STOP.finditer(text):
        if match.group().startswith(".") and len(match.group().rstrip("\"'”’)]")) == 1:
            word = re.search(r"[\w.]*$", text[max(0, match.start() - 20) : match.start()])
            token = word.group().lower() if word else ""
            if token in _ABBREVIATIONS or (len(token) == 1 and token.isalpha() and token != "i"):
                continue
            following = text[match.end() : match.end() + 40].lstrip()
            if following[:1].islower():
                continue
        yield match.end()
    for match in re.finditer(r"\n[ \t]*\n", text):
        yield match.end()
