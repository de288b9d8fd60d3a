"""English that a recorder wrote without capitals: where sentences begin and end is put back before they are cut."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.lexicon.named import cue
from pipeline.patterns import lazy

_START = lazy(r"(?:^|[.?!]\s+)([A-Za-z])")
_I = lazy(r"\bi(?=$|['’\s,.;:?!])(?!\.e\b)")
_STOPPED = lazy(r"[.?!…][\"'”’)\]]*\s*$")
_HANGS = cue("en", "speech/hangs")
_ASKS = cue("en", "speech/asks")
# Of so many beginnings of sentences at least, no more than this share has a capital.
_LEAST, _CAPITALS = 4, 0.1


def is_uncased(texts: Iterable[str]) -> bool:
    """Whether sentences begin without capitals throughout."""
    starts = [match[1] for text in texts for match in _START.finditer(text)]
    return len(starts) >= _LEAST and sum(map(str.isupper, starts)) <= _CAPITALS * len(starts)


def continues(before: str, _text: str) -> bool:
    """Whether a turn was broken off, so that the next may hold the end of its sentence."""
    return bool(_HANGS.search(before))


def readable(text: str, broken: bool) -> str:
    """The words with capitals where sentences begin, and unless it was broken off with a stop or a question mark at the end;
    every offset stays."""
    text = _I.sub("I", _START.sub(lambda match: match[0][:-1] + match[1].upper(), text))
    if broken or not text.strip() or _STOPPED.search(text):
        return text
    last = re.split(r"[.?!]\s+", text)[-1]
    return text.rstrip() + ("?" if _ASKS.match(last) else ".")
