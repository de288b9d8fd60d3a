"""Years by the names of Japanese eras."""

from __future__ import annotations

from pipeline.lexicon.named import cue

_ERA = cue("ja", "figures/era")
FIRST_OF_ERA = cue("ja", "figures/first-of-era")
# The year before the first of each era.
ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "M": 1867,
    "T": 1911,
    "S": 1925,
    "H": 1988,
    "R": 2018,
}


def before_era(text: str, start: int) -> tuple[int, int] | None:
    """Where the name of an era begins that stands right before a number, and the year before its first; None where none does."""
    era = _ERA.search(text, max(0, start - 4), start)
    return None if era is None else (era.start(), ERAS[era[1]])
