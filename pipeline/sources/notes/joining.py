"""Putting together what time codes and line breaks have cut apart."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.patterns import lazy

# Kana, kanji and their punctuation: no space stands between these and what follows.
_WIDE_LETTER = r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uff66-\uff9f]"
_WIDE = lazy(_WIDE_LETTER)
_BLANK = lazy(rf"(?<={_WIDE_LETTER}) (?={_WIDE_LETTER})")
# So many letters to a blank, or fewer, stand between blanks that recognition sets between words, or between all letters. People who
# set blanks between phrases write longer ones.
_APART = 4
_SENTENCE_END = lazy(r"[。．！？!?.…｡][」』）)\]\"'”’]*\s*$")


def joined(left: str, right: str, *, wide: str = "") -> str:
    """Two parts of one text: a space between words, `wide` between two Japanese characters."""
    if not left or not right:
        return left or right
    both = _WIDE.match(left[-1]) and _WIDE.match(right[0])
    return f"{left}{wide if both else ' '}{right}"


def closed_up(text: str) -> str:
    """`text` without the blanks between Japanese letters, where it has them between all letters (し ま す) or words.

    The first blank of a line proves nothing, since it may stand behind the name of who speaks.
    """
    if text.isascii():
        return text
    blanks = sum(max(len(_BLANK.findall(line)) - 1, 0) for line in text.split("\n") if " " in line)
    return _BLANK.sub("", text) if blanks and blanks * _APART > len(_WIDE.findall(text)) else text


def ends_sentence(text: str) -> bool:
    """Whether a full stop, question or exclamation mark stands at the end (closing quotation marks may follow)."""
    return _SENTENCE_END.search(text[-12:]) is not None


def punctuated(texts: Iterable[str]) -> bool:
    """Whether these pieces of speech were written with full stops: speech recognition often has none."""
    ends = [ends_sentence(text) for text in texts]
    return sum(ends) * 5 >= len(ends)
