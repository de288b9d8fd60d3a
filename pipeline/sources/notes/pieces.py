"""What a parser of one format hands on: pieces of speech in the order of the file, before turns are made of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.records import NamedTuple


@dataclass(frozen=True, slots=True)
class Piece:
    """A cue, a line or a segment.

    `line` to `end_line` (both included, from 1) are the lines of the file that it takes up. `fresh` pieces begin a turn
    whoever spoke before; all others may be joined to the one before. `cued` pieces are cut by time, so a sentence may
    run on into the next; `paragraph` numbers the paragraphs of the others. `silent` pieces (headings, remarks) are not
    speech, and are carried only because they separate turns and may hold an off-record mark. `asked` pieces are
    questions of whoever interviews, without a name; `unread` ones look as if they named somebody, and were not read so.
    `thought` ones end where their line does, and were written without a full stop;
    `item` says how deep an item of a list stands (1 at the margin); 0 is none.
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
    thought: bool = False
    item: int = 0


class Hints(NamedTuple):
    """What the metadata says about labels: the names it knows, a pattern of the writer's own, or that one person speaks
    throughout, so that there are none.
    """

    known: frozenset[str] = frozenset()
    labels: re.Pattern[str] | None = None
    sole: str | None = None


NO_HINTS = Hints()
# (decoded text, name for messages, what the metadata says) → pieces; raises UnreadableError.
Parser = Callable[[str, str, Hints], tuple[Piece, ...]]
