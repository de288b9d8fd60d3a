"""Putting together what time codes and line breaks have cut apart."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.patterns import lazy

# Kana, kanji and their punctuation: no space stands between these and what follows.
_WIDE = lazy(r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uff66-\uff9f]")
_SENTENCE_END = lazy(r"[。．！？!?.…｡][」』）)\]\"'”’]*\s*$")


def joined(left: str, right: str, *, wide: str = "") -> str:
    """Two parts of one text: a space between words, `wide` between two Japanese characters."""
    if not left or not right:
        return left or right
    both = _WIDE.match(left[-1]) and _WIDE.match(right[0])
    return f"{left}{wide if both else ' '}{right}"


def ends_sentence(text: str) -> bool:
    """Whether a full stop, question or exclamation mark stands at the end (closing quotation marks may follow)."""
    return _SENTENCE_END.search(text[-12:]) is not None


def punctuated(texts: Iterable[str]) -> bool:
    """Whether these pieces of speech were written with full stops: speech recognition often has none."""
    ends = [ends_sentence(text) for text in texts]
    return sum(ends) * 5 >= len(ends)
