"""A figure as it is written, and what it amounts to."""

from __future__ import annotations

from pipeline.language.dates import Day
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

LITERAL = lazy(r"\d[\d,]*(?:\.\d+)?")
# 2メートル半, 5時半.
BY_HALF = cue("ja", "figures/by-half")
SIGNS = tuple("$€£¥￥")
# The unit of a figure that is the word for a half: found in the notes or not, but too common to ask a source for.
HALF = "half"
# Spelled out, a number up to this one is as often an idiom as a figure.
IDIOM = 3
# The measure of a share that is written as a fraction: it may be worked out.
FRACTION = "fraction"
# The unit of a multiple: so many times as much.
MULTIPLE = "multiple"
SHARE = cue("any", "figures/share")


class Figure(NamedTuple):
    """A number as it is written, in a half-open range of the text (in characters), and what it amounts to.

    `share` says that it is one in percent; `unit` is what stands behind it, as far as it is a unit of time; `kind` is the kind of
    thing that it counts, `measure` the unit by one name for both languages; empty where that is not known. `about`: it is called rounded; `side`: it was more (1) or less (-1).
    A time of day is in minutes since noon or midnight, its half of the day the unit. `high`: of a round number in words, up to how many it may mean; `day`: the day that it is.
    `bound`: it stands as a bound or as one of two ends (up to, 以上); `change`: something changed by so much.
    """

    start: int
    end: int
    text: str
    value: float
    share: bool = False
    unit: str = ""
    kind: str = ""
    measure: str = ""
    about: bool = False
    high: float = 0.0
    day: Day | None = None
    bound: bool = False
    change: bool = False
    side: int = 0
