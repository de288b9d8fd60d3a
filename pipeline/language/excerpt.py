"""A piece of a text that is short enough for a message."""

from __future__ import annotations

from pipeline.patterns import lazy

# Letters or digits that belong to one word or one figure.
_INSIDE = lazy(r"[A-Za-zÀ-ɏ0-9.,'’%％０-９ァ-ヶー]+\Z")


def excerpt(text: str, most: int) -> str:
    """At most `most` characters of the first line, never cut within a word or a figure; `…` shows that something follows."""
    line = " ".join(text.strip().split("\n", 1)[0].split())
    if len(line) <= most:
        return line
    short = line[: most - 1]
    word = _INSIDE.search(short)
    if word is not None and word.start() and _INSIDE.match(line[most - 1]):
        short = short[: word.start()]
    return short.rstrip() + "…"


def on_one_line(text: str, most: int) -> str:
    """An `excerpt` of all lines of `text`, put one behind the other."""
    return excerpt(" ".join(text.split()), most)
