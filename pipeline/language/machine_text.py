"""The machine sections of an article in the forms in which human ones are held against them; several checks do that, so each
form is made once (`Article.once`)."""

from __future__ import annotations

from pipeline.markup.characters import letters, normal
from pipeline.model.article import Article

# Stands between passages that are brought into one form together. No file that can be decoded holds half a character, and
# nothing joins with it.
APART = "\ud800"


def passages(article: Article) -> tuple[tuple[str, ...], ...]:
    """For each machine section its passages, in one width and in lower case."""
    return article.once(_passages)


def folded(article: Article) -> tuple[str, ...]:
    """For each machine section its letters and digits, in one width and in lower case."""
    return article.once(_folded)


def joined(article: Article) -> str:
    """All passages of the machine sections, in one width and in lower case, with `APART` between them."""
    return article.once(_joined)


def _joined(article: Article) -> str:
    return APART.join([normal(passage.text) for part in article.machine_sections for passage in part.passages])


def _passages(article: Article) -> tuple[tuple[str, ...], ...]:
    texts = iter(joined(article).split(APART))
    return tuple(tuple(next(texts) for _ in part.passages) for part in article.machine_sections)


def _folded(article: Article) -> tuple[str, ...]:
    return tuple(letters("\n".join(texts)) for texts in passages(article))
