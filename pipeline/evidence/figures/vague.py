"""Words for how many, in round numbers: dozens, hundreds of, 十数人, 数百."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.named import cue
from pipeline.records import NamedTuple

_WORDS = cue("any", "figures/vague")
# From so many to so many: nobody counts more closely who says so.
_RANGES = {
    "dozens": (20, 150), "scores": (30, 150), "hundreds": (150, 1500), "thousands": (1500, 15_000), "millions": (1_500_000, 15_000_000),
    "十数": (11, 19), "数十": (20, 99), "数百": (150, 999), "数千": (1500, 9999), "数万": (15_000, 99_999),
}  # fmt: skip


class Vague(NamedTuple):
    """A word for how many at a half-open range of a text (characters), and from how many to how many it may mean."""

    start: int
    end: int
    low: float
    high: float


def find(text: str) -> Iterator[Vague]:
    """Those of a text, in order."""
    if "数" not in text and "s of" not in text:
        return
    for match in _WORDS.finditer(text):
        yield Vague(*match.span(), *_RANGES[(match[1] or match[2]).lower()])
