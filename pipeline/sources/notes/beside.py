"""What a table or a record says beside the words: that they are off the record."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.lexicon.named import cue
from pipeline.sources.notes.pleas import pleads

_REMARK = cue("any", "confidences/remark-beside")
_COLUMN = cue("any", "confidences/column-of-it")
_NOT_SO = cue("any", "confidences/not-so")
_LEAVE = cue("any", "confidences/column-of-leave")
_MAY_NOT = cue("any", "confidences/may-not")
_SPOKEN_OF = cue("any", "confidences/spoken-of")
MARK, MARK_CLOSED = "[off the record]", "[/off the record]"


def keeps_back(comment: str) -> bool:
    """Whether a comment that somebody put beside words keeps them back."""
    return bool(_REMARK.match(comment) or _SPOKEN_OF.search(comment) or pleads(comment))


def asks(title: str) -> bool:
    """Whether a column's title asks whether the words of its rows are off the record."""
    return _COLUMN.match(title) is not None


def with_mark(text: str, beside: Iterable[tuple[str, str]]) -> str:
    """The words between marks, where a title and its value `beside` them keep them back.

    That is a remark whose only words are such, anything but a no below a title that asks, or a no where the title says what may be used.
    """
    kept = any(
        _REMARK.match(value)
        or (asks(title) and not _NOT_SO.match(value))
        or (_MAY_NOT.match(value) and _LEAVE.match(title))
        for title, value in beside
    )
    return f"{MARK} {text} {MARK_CLOSED}" if kept and text else text


def without_marks(text: str) -> str:
    """The words that `with_mark` was given."""
    return text.removeprefix(f"{MARK} ").removesuffix(f" {MARK_CLOSED}")
