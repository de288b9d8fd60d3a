"""Words of which only one can be right: days of the week, months, sides, who of a family, how often, which in a row.

A sentence that says Thursday where the passage says Wednesday holds nine words of ten, and is not what was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.lexicon.named import lines
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language


class Member(NamedTuple):
    """A word of a text at a half-open range (in characters), which set it is of, and which of its members, by number."""

    start: int
    end: int
    kind: str
    number: int


# Sets whose members are never said for one another: another one is another fact. The others are doubts.
STRICT = frozenset(("weekday", "month", "side", "compass"))


def find(text: str, language: Language) -> Iterator[Member]:
    """The members of all sets in a text, in order; the longest word counts where two begin alike."""
    expression, known = _table(language)
    for match in expression.finditer(text):
        kind, number = known[match[0].casefold()]
        if kind == "month" and match[0].islower():  # may, march
            continue
        yield Member(match.start(), match.end(), kind, number)


@cache
def _table(language: Language) -> tuple[re.Pattern[str], Mapping[str, tuple[str, int]]]:
    """The expression that finds all members, and for each way to write one its set and number. A line of a row is one member."""
    known: dict[str, tuple[str, int]] = {}
    for kind, row in _sets(language).items():
        for number, line in enumerate(row):
            known.update(dict.fromkeys(line.split("|"), (kind, number)))
    words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    # A kanji beside it makes another word of it: 工夫, 春日, 左右.
    before, behind = (r"\b", r"\b") if language == "en" else (r"(?<![一-龠])", r"(?![一-龠])")
    return lazy(rf"{before}(?:{words}){behind}", re.IGNORECASE), known


def _sets(language: Language) -> Mapping[str, Sequence[str]]:
    """The sets by their kind; a word of two sets is of the last one."""
    both = {
        "weekday": lines(language, "members/weekday"),
        "side": lines(language, "members/side"),
        "family": lines(language, "members/family"),
        "season": lines(language, "members/season"),
        "day": lines(language, "members/day"),
        "hour": lines(language, "members/hour"),
    }
    if language == "ja":
        return both
    return both | {
        "month": lines("en", "members/month"),
        "ordinal": lines("en", "members/ordinal"),
        "often": lines("en", "members/often"),
        "compass": lines("en", "members/compass"),
    }
