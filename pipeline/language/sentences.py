"""Sentences of visible text, with their places."""

from __future__ import annotations

from functools import lru_cache

from pipeline.language import sentences_en, sentences_ja
from pipeline.records import NamedTuple
from pipeline.wording import Language


class Sentence(NamedTuple):
    """A sentence and its half-open range in the text it was found in, in characters."""

    text: str
    start: int
    end: int


# Several checks split the passages of one article; they are asked for again before this many others.
_KEPT = 512


@lru_cache(_KEPT)
def sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    """Split visible text, in time that grows with its length only.

    A blank line always ends a sentence, and so does a list item; a single line break inside a paragraph does not. Text
    without a stop at its end is a sentence too.
    """
    splits = sentences_ja.ends(text) if language == "ja" else sentences_en.ends(text)
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


def stretches(text: str, language: Language) -> list[str]:
    """Parts of a text over whose ends no sentence reaches: found in a fraction of the time, for whoever looks for long ones."""
    return sentences_en.stretches(text) if language == "en" else [text]
