"""The quotations of an article, each with what the notes have of it: for the checks and for the list of facts alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evidence import naming, quotations
from pipeline.evidence.matching import Match, index_of
from pipeline.evidence.quotation import Quotation
from pipeline.model.article import Article
from pipeline.model.notes import Notes

Held = tuple[Quotation, Match]


def every(article: Article, notes: Sequence[Notes]) -> tuple[Held, ...]:
    """All of them, in the order of the article."""
    return article.once(_Looked).up(notes)


def answerable(article: Article, notes: Sequence[Notes]) -> Iterator[Held]:
    """Those that the notes have to back: in a human section only what a person of the notes is said to have said, and not elsewhere."""
    return (held for held in every(article, notes) if held[0].kind is None or (held[0].known and not held[0].heard))


class _Looked:
    """The quotations of one article, looked up once for as long as the same notes are asked: two checks want them."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._notes: Sequence[Notes] = ()
        self._held: tuple[Held, ...] | None = None

    def up(self, notes: Sequence[Notes]) -> tuple[Held, ...]:
        """Each with what `notes` have of it."""
        if self._held is None or list(map(id, self._notes)) != list(map(id, notes)):
            found = quotations.find(self._article, naming.labels(notes), _guest(notes))
            self._notes, self._held = notes, tuple(self._judged(one, notes) for one in found)
        return self._held

    def _judged(self, one: Quotation, notes: Sequence[Notes]) -> Held:
        # The index is made for the first quotation: most articles hold none.
        index = index_of(notes, self._article.lang)
        match = index.judge(one.text, one.speaker if one.known and not one.unnamed else None)
        if match.state == "wrong-speaker" and one.via is not None:
            told = index.judge(one.text, one.via)
            if told.state in ("verbatim", "edited"):
                return one._replace(speaker=one.via, relayed=True), told
        return one, match


def _guest(notes: Sequence[Notes]) -> str | None:
    """Who was interviewed, where that is one person."""
    asked = {person.name for one in notes for person in one.people if person.role != "interviewer"}
    return asked.pop() if len(asked) == 1 else None
