"""Words that an article gives to somebody, and the forms in which it does so plainly."""

from __future__ import annotations

from typing import Literal

from pipeline.model.article import Kind
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

# A name on the last line, a name before the words, a name between brackets behind them.
ATTRIBUTION = lazy(r"\n[ ]*(?:[—―–-]{1,2}[ ]*(\S[^\n]*)|[（(]([^（()）\n]+)[）)])\s*$")
TURN = lazy(r"(?:^|(?<=\n))[ ]*[「『]?([^\n：:。、「」『』]{1,40}?)[ ]*[：:][ ]*(?=\S)")
BEHIND = lazy(r"[ 　]*[（(]([^（()）\n]{1,40})[）)][。.]?\s*$")
Form = Literal["block", "turn", "behind", "table", "marks"]


class Quotation(NamedTuple):
    """Words ascribed to `speaker`. Lines count in the file; `heard` says that the writer heard them elsewhere.

    `known` says that the speaker is a person of the notes. `relayed`: the article itself says that the speaker was told so.
    `unnamed`: nobody is named, and `speaker` is the only one who can be meant. `via` is
    who told the words of the speaker, where the article says so (according to …).
    """

    line: int
    end_line: int
    text: str
    speaker: str
    kind: Kind | None
    heard: bool = False
    known: bool = True
    form: Form = "marks"
    relayed: bool = False
    unnamed: bool = False
    via: str | None = None
