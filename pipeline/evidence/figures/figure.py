"""A figure as it is written, and what it amounts to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.dates import Day
from pipeline.language.numbers import Number
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
SHARE = cue("any", "figures/share")


class Figure(NamedTuple):
    """A number as it is written, in a half-open range of the text (in characters), and what it amounts to.

    `share` says that it is one in percent; `unit` is what stands behind it, as far as it is a unit of time; `kind` is the kind of
    thing that it counts, `measure` the unit by one name for both languages; empty where that is not known. `about`: it is called rounded.
    A time of day is in minutes since noon or midnight, its half of the day the unit. `high`: of a round number in words, up to how many it may mean; `day`: the day that it is.
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


def ends(text: str, found: Sequence[Number], index: int, joins: re.Pattern[str]) -> list[Number]:
    """The number at `index` of those of a text, and the other end of the range that it begins, if it does: 1〜2万円, 2 to 3."""
    number = found[index]
    to = joins.match(text, number.end)
    ranged = to is not None and index + 1 < len(found) and found[index + 1].start == to.end()
    return [number, found[index + 1]] if ranged else [number]


def with_scale(low: Number, high: Number, text: str) -> float:
    """The lower end of a range whose thousands or millions only the other end names: 1〜2万円, 2 to 3 million."""
    literal = LITERAL.match(text, high.start, high.end)
    bare = float(literal[0].replace(",", "")) if literal else 0.0
    return low.value * high.value / bare if 0 < low.value <= bare else low.value
