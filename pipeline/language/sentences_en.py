"""Where English sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.named import words
from pipeline.patterns import lazy

# What begins with a class of characters is found ten times as fast as what begins with a choice. The lookbehind keeps long runs
# of stops linear.
_MARK = lazy(
    r"[.!?…。！？\n](?:(?<=\n)|(?<=[。！？])[。！？]*[」』”]*|(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+[\"'”’)\]»]*+(?=\s|$))"
)
# Never the end of a sentence.
_BEFORE_NAME = words("en", "speech/titles")
# The end only before a word that begins sentences.
_PERHAPS = words("en", "speech/shortened")
_STARTERS = words("en", "speech/starters")
_SHORTENED = frozenset(("no", *_BEFORE_NAME, *_PERHAPS))
_OPENING = "\"'“‘(["
_ITEM = lazy(r"(?:[-*+•◦▪]|\d{1,3}[.)]|#{1,6})[ \t]")
_DOTTED = lazy(r"(?:[a-z]\.)+[a-z]")
_HEADING_LENGTH = 60
# How far to look back for a word, in characters; without a limit, a text without sentences would cost its square.
_WORD = 24
_NAMES = frozenset(["yahoo", "jeopardy"])
# Between a word and a capital, this ends a sentence, unless the word is shortened.
_SURELY = lazy(r"[.?] (?<=[a-z][a-z][.?] )(?=[A-Z])")


def stretches(text: str) -> list[str]:
    """As `sentences.stretches`."""
    found: list[str] = []
    start = 0
    for mark in _SURELY.finditer(text):
        stop = mark.start()
        if text[max(start, stop - _WORD) : stop].split()[-1].strip(_OPENING).lower() not in _SHORTENED:
            found.append(text[start : stop + 1])
            start = mark.end()
    return [*found, text[start:]]


def ends(text: str) -> Iterator[int]:
    """One past the last character of each sentence; the end of the text is not named."""
    last = 0
    for mark in _MARK.finditer(text):
        kind = mark.group()
        if kind == "\n":
            ended = _line_ends(text, last, mark.start())
        else:
            ended = kind[0] in "。！？" or _ended(text, last, mark)
        if ended and mark.end() > last:
            yield mark.end()
            last = mark.end()


def _ended(text: str, last: int, mark: re.Match[str]) -> bool:
    stop = mark.group().rstrip("\"'”’)]»")
    word = (text[max(last, mark.start() - _WORD) : mark.start()].split() or [""])[-1].strip(_OPENING).lower()
    if stop == "." and not _stop_after(word, text, mark):
        return False
    if stop == "!" and word in _NAMES:
        return False
    # "Really?" he asked. — but a writer who uses no capitals ends sentences too.
    return not _following(text, mark)[:1].islower() or (stop == "." and text[last : last + 40].lstrip()[:1].islower())


def _following(text: str, mark: re.Match[str]) -> str:
    """The beginning of what follows, without opening quotation marks and brackets."""
    if (first := text[mark.end() + 1 : mark.end() + 2]).isalpha():
        return first
    return text[mark.end() : mark.end() + 40].lstrip(" \t\n\"'“‘([«*")


def _stop_after(word: str, text: str, mark: re.Match[str]) -> bool:
    if len(word) > 8 or (
        len(word) > 1 and word.isalpha() and word not in _BEFORE_NAME and word not in _PERHAPS and word != "no"
    ):
        return True
    following = text[mark.end() : mark.end() + 40].lstrip(" \t\n\"'“‘([«*")
    if not following:
        return True
    if word in _BEFORE_NAME or (word == "no" and following[0].isdigit()):
        return False
    if word in _PERHAPS or (len(word) == 1 and word.isalpha()) or _DOTTED.fullmatch(word):
        begins = following.split(None, 1)[0].strip(",;:\"'’)")
        return begins[:1].isupper() and begins.lower() in _STARTERS
    # '1. First do this': a number that begins a line is that of an item.
    return not (word.isdigit() and _begins_line(text, mark.start() - len(word)))


def _begins_line(text: str, offset: int) -> bool:
    before = text[max(0, offset - _WORD) : offset]
    return ("\n" in before or offset <= _WORD) and not before.rpartition("\n")[2].strip()


def _line_ends(text: str, last: int, offset: int) -> bool:
    """Whether a line break ends a sentence: before a blank line or an item, or below what looks like a heading."""
    if text[offset + 1 : offset + 2].islower():
        return False
    following = text[offset + 1 : offset + 100].split("\n", 1)[0].lstrip()
    if not following or (not following[0].isalpha() and _ITEM.match(following)):
        return True
    begin = max(text.rfind("\n", last, offset) + 1, last)
    line = text[begin:offset].strip()[-_HEADING_LENGTH - 1 :]
    if line.endswith(":"):
        return following[0].isupper()
    return begin == last and _looks_like_heading(line, following)


def _looks_like_heading(line: str, following: str) -> bool:
    """A short line of capitalised words above a longer line that begins with a capital."""
    if not line or len(line) > _HEADING_LENGTH or not following[:1].isupper() or len(following) <= len(line):
        return False
    words = line.split()
    if not line[-1].isalnum() or len(words) > 8 or not words[0][0].isupper():
        return False
    return sum(word[0].isupper() or len(word) <= 3 for word in words) == len(words) and len(words) > 1
