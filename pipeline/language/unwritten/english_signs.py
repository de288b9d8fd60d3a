"""How an English text speaks: orders, address, story, fragments; each measure by plain patterns."""

from __future__ import annotations

from pipeline.language.unwritten.making import words_of_making
from pipeline.language.unwritten.order import SMALL
from pipeline.language.unwritten.variety import recurring
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

_WORD = lazy(r"[A-Za-z][A-Za-z'-]*")
_SENTENCE = lazy(r"(?<=[.!?:])\s+|\n+")
_ORDERS = words("en", "voices/orders")
_BEFORE_ORDERS = words("en", "voices/before-orders")
_PAST = words("en", "voices/past")
_YOU = words("en", "voices/you")
_FIRST = words("en", "voices/first-person")
_SPEAKS = cue("en", "voices/speaks")
_COMPANY = words("en", "voices/company")
_OTHERS = words("en", "voices/others")
_WHO = words("en", "voices/who-does")
_ALONE = cue("en", "voices/alone")
_FUTURE = cue("en", "voices/future")
_PASSIVE = cue("en", "voices/passive")
_STANCE = cue("en", "voices/stance")
_NUMBER = cue("en", "voices/number")
_NAME = lazy(r"[A-Z](?<=[a-z,] .)[a-z]+")
_TERM = lazy(r"\b(?:[A-Z]{2,}\w*|[A-Z][a-z]+[A-Z]\w*|\w+\.\w{1,4}\b|[A-Z][a-z]+ [A-Z][a-z]+)")
_SHORT = 4
# A word is told by so many letters.
_STEM = 5
_SMALL = frozenset(SMALL)
_MAKING = frozenset(words_of_making("en"))


def speech(text: str) -> tuple[float, ...]:
    """The fields of `signs.Speech`, in order."""
    text = text.replace("’", "'")
    words = [word.lower() for word in _WORD.findall(text)]
    size = max(1, len(words))
    parts = [found for part in _SENTENCE.split(text) if (found := _WORD.findall(part))]
    count = max(1, len(parts))
    past = [word in _PAST or (len(word) > 4 and word.endswith("ed")) for word in words]
    told = sum(word in _WHO and any(past[at + 1 : at + 4]) for at, word in enumerate(words))
    anchors = sum(len(pattern.findall(text)) for pattern in (_NAME, _NUMBER, _TERM)) + text.count('"') / 2
    made = [word for word in words if word in _MAKING]
    return (
        size,
        (sum(map(_orders, parts)) + 0.5 * text.count("?")) / count,
        sum(word in _YOU for word in words) / size,
        len(_FUTURE.findall(text)) / size,
        len(_PASSIVE.findall(text)) / size,
        sum(len(part) <= _SHORT for part in parts) / count,
        text.count(":") / count,
        anchors,
        told / count,
        sum(word in _FIRST for word in words),
        len(_STANCE.findall(text)) / count,
        not _SPEAKS.search(text),
        sum(map(len, words)) / size,
        sum(word in ("the", "a", "an") for word in words) / size,
        0.0 if _ALONE.search(text) else sum(word in _COMPANY for word in words) / size,
        sum(word in _OTHERS for word in words) / size,
        recurring([word[:_STEM] for word in words if len(word) > _SHORT - 1 and word not in _SMALL]),
        len(made) / size,
        len(set(made)) / size,
    )


def _orders(words: list[str]) -> bool:
    first, *rest = (word.lower() for word in words[:2])
    return (rest[0] if first in _BEFORE_ORDERS and rest else first) in _ORDERS
