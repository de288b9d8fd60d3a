"""Another article of the site, as far as its human sections can be compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.records import NamedTuple

if TYPE_CHECKING:
    from pipeline.model.article import Article


class Neighbour(NamedTuple):
    """`passages` are the texts of its human sections' passages, in order; `date` is ISO 8601, or empty."""

    path: str
    date: str
    passages: tuple[str, ...]

    @classmethod
    def of(cls, article: Article) -> Neighbour:
        """What of `article` others are compared with."""
        date = article.front_matter.date
        texts = (passage.text for section in article.human_sections for passage in section.passages)
        return cls(article.path, date.isoformat() if date else "", tuple(texts))

    @property
    def rank(self) -> tuple[str, str]:
        """Who was first: by date, then by path; what has no date comes last."""
        return self.date or "9999", self.path
