"""Footnotes that keep something back: `[^1]: off the record` is about the words that its sign stands behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.patterns import lazy
from pipeline.sources.notes.beside import keeps_back
from pipeline.sources.notes.off_record_marks import ALONE, MARK
from pipeline.sources.notes.stretches import Span

_NOTE = lazy(
    r"^[ \t]*(\[\^[^\]\s]{1,20}\]|[※＊*]{1,3}\d{0,3}|[†‡]|注\d{1,3}|[（(][※注]?\d{1,2}[)）]|\[\d{1,2}\]|[¹²³⁰-⁹]{1,2})"
    r"[ \t\u3000]*[:：.．]?[ \t\u3000]*(?=\S)([^\n]{1,200})$",
    re.MULTILINE,
)
_BRACKETS = "()（）"


def keeping_back(text: str) -> list[re.Match[str]]:
    """The notes of a text that keep something back."""
    return [note for note in _NOTE.finditer(text) if _keeps_back(note[2])]


def kept_back(text: str, notes: Sequence[re.Match[str]], turns: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Where each of `notes` begins, with each turn that bears its sign, and with its own line; nothing where none does."""
    for note in notes:
        bare = note[1].strip(_BRACKETS)
        # A sign may stand between brackets in the text alone: （※1） and ※1. What is no bracket touches the word that it is about.
        before = r"(?<=[^\n])" if bare[0] in "[" or bare != note[1] else r"(?<=[^\s*※＊])"
        sign = re.compile(rf"{before}(?:[（(]{re.escape(bare)}[)）]|{re.escape(bare)}(?![\d*※＊]))")
        borne = [found.start() for found in sign.finditer(text) if not note.start() <= found.start() < note.end()]
        for turn in turns:
            if any(turn.start <= place < turn.end for place in borne):
                yield note.start(), turn
        if borne:
            yield note.start(), Span(*note.span())


def _keeps_back(words: str) -> bool:
    mark = MARK.match(words) or ALONE.match(words)
    return bool(mark or keeps_back(words)) and not (mark is not None and mark["on"])
