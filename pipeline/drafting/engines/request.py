"""What is asked of an engine."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.article import Kind


@dataclass(frozen=True)
class Order:
    """What is asked for: the type of article, the human sections it must have, and headings that would make one.

    `minutes` is how long reading and checking the draft may take; None is as long as it takes. `titles` are those of the
    site's other articles.
    """

    type: str
    kinds: tuple[Kind, ...]
    reserved: frozenset[str] = frozenset()
    minutes: int | None = None
    titles: tuple[str, ...] = ()
