"""The figures of a text as a person reads them: a date, a range, an hour with its minutes are one; and whether the notes back them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from pipeline.evidence import figures, taken_back
from pipeline.evidence.backing import Backing, Passage
from pipeline.evidence.figures import Figure
from pipeline.evidence.worked_out import WorkedOut
from pipeline.language import dates
from pipeline.language.dates import Day
from pipeline.model.article import Article
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

# From the best to the worst: an amount of several figures is as good as the worst of them.
State = Literal["in-notes", "worked-out", "elsewhere", "taken-back", "unsupported"]
_ORDER: tuple[State, ...] = ("in-notes", "worked-out", "elsewhere", "taken-back", "unsupported")


class Amount(NamedTuple):
    """A half-open range of a text (in characters), the figures in it, and the day that it is, if it is one."""

    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]
    day: Day | None = None


def find(text: str, language: Language) -> Iterator[Amount]:
    """The amounts of a text, in order: 十一月十日, 10 November, 30 to 12 minutes, 十時三十分, 九割五分."""
    found = list(figures.find(text, language))
    days = list(dates.find(text))
    made = [
        Amount(
            day.start,
            day.end,
            text[day.start : day.end],
            tuple(one for one in found if day.start <= one.start < day.end),
            day,
        )
        for day in days
    ]
    rest = [one for one in found if not any(day.start <= one.start < day.end for day in days)]
    run: list[Figure] = []
    for figure in rest:
        if run and not _goes_on(run[-1], figure):
            made.append(_joined(text, run))
            run = []
        run.append(figure)
    made += [_joined(text, run)] if run else []
    yield from sorted(made, key=lambda amount: amount.start)


def _goes_on(before: Figure, figure: Figure) -> bool:
    """Whether a figure is the other end of a range, or the smaller part of a time or a share: 十時三十分, 九割五分."""
    if (before.start, before.end) == (figure.start, figure.end):
        return True
    return before.end == figure.start and figure.kind == "time" and before.kind in ("time", "share")


def _joined(text: str, run: Sequence[Figure]) -> Amount:
    start, end = run[0].start, run[-1].end
    return Amount(start, end, text[start:end], tuple(run))


class Judged:
    """The amounts of one article, held to its notes."""

    def __init__(self, article: Article, notes: Sequence[Notes]) -> None:
        self._language = article.lang
        self._notes = notes
        self._known = figures.values(notes, [article.front_matter.date])
        self._backing = Backing(notes, article.lang)
        self._worked_out = WorkedOut(notes, article.lang)
        given = (article.front_matter.date, *(one.date for one in notes))
        self._days: tuple[date, ...] = tuple(day for day in given if day is not None)
        self._told: list[tuple[Day, Passage]] | None = None

    def state(self, amount: Amount, context: str, text: str) -> tuple[State, Passage | None]:
        """How the notes back an amount of `text`, and where; `context` is its sentence with its heading."""
        if not self._notes:
            return "unsupported", None
        if amount.day is not None and (whole := self._day(amount.day)) is not None:
            return whole
        judged = [self._figure(figure, context, text) for figure in amount.figures] or [("unsupported", None)]
        state, passage = max(judged, key=lambda one: _ORDER.index(one[0]))
        back = taken_back.find(text, self._language)
        if state == "in-notes" and any(amount.start <= number.start < amount.end for number in back):
            state = "taken-back"
        return ("elsewhere" if state == "in-notes" and amount.day is not None else state), passage

    def _figure(self, figure: Figure, context: str, text: str) -> tuple[State, Passage | None]:
        if not self._known.holds(figure) or self._known.level(figure):
            basis = self._worked_out.of(figure, text)
            return (
                ("unsupported", None)
                if basis is None
                else ("worked-out", Passage(basis.notes, basis.utterance, same=True))
            )
        if self._known.cut(figure):
            return "unsupported", None
        found = self._backing.of(figure, context)
        if found is None or (not found.same and self._known.dated(figure)):
            return "in-notes", None
        if not found.same:
            return "elsewhere", found
        return ("in-notes" if found.stands else "taken-back"), found

    def _day(self, day: Day) -> tuple[State, Passage | None] | None:
        """Where a day was named; that of the interview or of the article needs no passage."""
        if self._told is None:
            self._told = [
                (told, Passage(one.path, utterance, True))
                for one in self._notes
                for utterance in one.on_record
                for told in dates.find(utterance.text)
            ]
        passage = next((passage for told, passage in self._told if told.agrees(day)), None)
        if passage is None and not any(day.agrees(given) for given in self._days):
            return None
        return "in-notes", passage
