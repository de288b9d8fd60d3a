"""What one person says in one go, in the forms in which quotations are looked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.evidence.naming import same_person
from pipeline.language import normal, tidied
from pipeline.language.normal import Form
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Utterance

# What another person throws in does not end a turn, up to this many letters.
_THROWN_IN = 8
# The share of the neighbours in a quotation that are neighbours in the turn it comes from, if there are more than a few of them:
# more fillers than that nobody says.
_JOINED, _FEW = 0.25, 6


class Turn:
    """What one person says in one go, `place` in the order of all; forms are made where they are needed. `fuller`: another label of the
    notes for the same person, which says more of the name."""

    def __init__(
        self, place: int, notes: str, utterances: tuple[Utterance, ...], language: Language, fuller: str | None = None
    ) -> None:
        self._fuller = fuller
        self.place = place
        self.notes = notes
        self.utterances = utterances
        self.text = " ".join(utterance.text for utterance in utterances)
        self._language = language

    @property
    def speaker(self) -> str | None:
        """The label as the notes have it."""
        return self.utterances[0].speaker

    def is_by(self, name: str | None) -> bool:
        """Whether a name of an article means who speaks, by the label of the turn or the fuller one that the notes have elsewhere (Tom, Tom Hale)."""
        return same_person(self.speaker, name) or (self._fuller is not None and same_person(self._fuller, name))

    @cached_property
    def exact(self) -> str:
        """To the word, as one string."""
        return normal.exact(self.text, self._language)

    @cached_property
    def form(self) -> Form:
        """With what may be cleared of it."""
        return normal.form(self.text, self._language)

    @cached_property
    def _tidied(self) -> Form:
        return tidied.form(self.text, self._language)

    def read(self, *, tidy: bool) -> Form:
        """What is said; `tidy`: in one form for all the ways in which an editor may write it."""
        return self._tidied if tidy else self.form

    def find(
        self, quoted: Form, light: frozenset[str] = frozenset(), after: int = 0, *, tidy: bool = False
    ) -> tuple[int, int] | None:
        """The half-open range of units, from `after` on, in which a quotation stands; `light` words may be put in."""
        if tidy:
            return tidied.stands(quoted, self._tidied, light=light, after=after)
        if not self._may_hold(quoted):
            return None  # what may be cleared of it takes long to find
        return normal.stands(quoted, self.form, light=light, after=after)

    def _may_hold(self, quoted: Form) -> bool:
        """Whether enough of the neighbouring units of a quotation are neighbours here too: what is cleared parts only a few."""
        pairs = [*pairwise(quoted.units)]
        return len(pairs) < _FEW or sum(pair in self._neighbours for pair in pairs) >= _JOINED * len(pairs)

    @cached_property
    def _neighbours(self) -> frozenset[tuple[str, str]]:
        units = self.exact if self._language == "ja" else self.exact.split()
        return frozenset(pairwise(units))

    @cached_property
    def clean(self) -> str:
        """Without all that may be cleared."""
        return normal.clean(self.text, self._language)

    def unit_at(self, offset: int) -> int:
        """The first unit of `form` that does not end before an offset of `text`, in characters."""
        return bisect_right(self.form.places, offset, key=lambda place: place[1])

    def utterance_at(self, offset: int) -> Utterance:
        """The utterance at an offset of `text`, in characters."""
        for utterance in self.utterances:
            offset -= len(utterance.text) + 1
            if offset < 0:
                return utterance
        return self.utterances[-1]


def grouped(utterances: Sequence[Utterance]) -> Iterator[tuple[Utterance, ...]]:
    """Neighbouring utterances of one person; a short interjection of another does not end the turn."""
    run: list[Utterance] = []
    for index, one in enumerate(utterances):
        if one.off_record or one.unclear:
            if run:
                yield tuple(run)
            run = []
            continue
        if run and one.speaker != run[0].speaker:
            back = index + 1 < len(utterances) and utterances[index + 1].speaker == run[0].speaker
            if back and len(one.text.strip()) <= _THROWN_IN:
                yield (one,)
                continue
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)
