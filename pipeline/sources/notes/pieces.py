"""What a parser of one format hands on: pieces of speech in the order of the file, before turns are made of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A cue, a line or a segment.

    `line` to `end_line` (both included, from 1) are the lines of the file that it takes up. `fresh` pieces begin a turn
    whoever spoke before; all others may be joined to the one before. `cued` pieces are cut by time, so a sentence may
    run on into the next; `paragraph` numbers the paragraphs of the others. `silent` pieces (headings, remarks) are not
    speech, and are carried only because they separate turns and may hold an off-record mark. `asked` pieces are
    questions of whoever interviews, without a name; `unread` ones look as if they named somebody, and were not read so.
    """

    text: str
    line: int
    end_line: int
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    fresh: bool = False
    cued: bool = False
    paragraph: int = 0
    silent: bool = False
    off_record: bool = False
    unclear: bool = False
    asked: bool = False
    unread: bool = False


# (decoded text, name for messages, speakers known from the metadata) → pieces; raises UnreadableError.
Parser = Callable[[str, str, Collection[str]], tuple[Piece, ...]]
