"""What an article shares with many others of its site."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.records import NamedTuple

# In what articles can be alike; a trait is a 30-bit number with the place of its aspect here above it.
ASPECTS = ("phrases", "openings", "headings", "structure")


class Usual(NamedTuple):
    """`counts` is trait → how many of `articles` have it, of those that many have."""

    articles: int
    counts: Mapping[int, int]


class Likeness(NamedTuple):
    """`common` are the traits that an article shares with many of `others` articles, `shares` how much of each aspect that is."""

    others: int
    shares: tuple[float, ...]
    common: tuple[int, ...]
