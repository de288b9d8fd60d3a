"""Which passage of the notes really backs a figure: one about the same thing, not any that holds the number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.evidence import figures, taken_back
from pipeline.evidence.figures import Figure, Known
from pipeline.language.speech import speech
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes, Utterance

# Utterances before and after the one with the number that may name what it is about: the question, the rest of the answer.
_AROUND = 1


class Passage(NamedTuple):
    """An utterance that holds a figure. `same`: it is about the same thing, by the kind of unit and a word it shares, if there is one to share.
    `stands`: the speaker does not take the figure back in the same breath."""

    notes: str
    utterance: Utterance
    same: bool
    stands: bool = True


class Backing:
    """The utterances of some notes that are on the record, ready to be asked what backs a figure."""

    def __init__(self, notes: Sequence[Notes], language: Language) -> None:
        self._spoken = [[(one.path, utterance) for utterance in one.on_record] for one in notes]
        self._language = language
        self._speech = speech(language)
        self._words: dict[tuple[int, int], frozenset[str]] = {}

    @cached_property
    def _known(self) -> list[list[Known]]:
        return [[figures.said([utterance.text]) for _, utterance in run] for run in self._spoken]

    @cached_property
    def _stands(self) -> list[list[Known]]:
        """What is left of each utterance's figures without those that its speaker takes back."""
        return [
            [
                known
                if (kept := taken_back.without(utterance.text, self._language)) == utterance.text
                else figures.said([kept])
                for (_, utterance), known in zip(run, known_here, strict=True)
            ]
            for run, known_here in zip(self._spoken, self._known, strict=True)
        ]

    def of(self, figure: Figure, context: str) -> Passage | None:
        """The passage that backs `figure`, which stands in `context`; None where only the dates of the notes hold it."""
        wanted = frozenset(self._speech.content_words(context))
        best: tuple[tuple[bool, bool, int], Passage] | None = None
        for run, spoken in enumerate(self._spoken):
            for number, (path, utterance) in enumerate(spoken):
                known = self._known[run][number]
                if not known.holds(figure):
                    continue
                own, near = self._shared(run, number, wanted)
                same = (bool(own or near) or not wanted) and not known.elsewhere(figure)
                stands = self._stands[run][number].holds(figure)
                score = (same, stands, 2 * own + near)
                if best is None or score > best[0]:
                    best = (score, Passage(path, utterance, same, stands))
        return None if best is None else best[1]

    def _shared(self, run: int, number: int, wanted: frozenset[str]) -> tuple[int, int]:
        """How many words of the context the utterance holds, and how many those next to it."""
        first, last = max(0, number - _AROUND), min(len(self._spoken[run]), number + _AROUND + 1)
        near = frozenset[str]().union(*(self._said(run, place) for place in range(first, last)))
        own = self._said(run, number) & wanted
        return len(own), len((near & wanted) - own)

    def _said(self, run: int, number: int) -> frozenset[str]:
        key = (run, number)
        if key not in self._words:
            self._words[key] = frozenset(self._speech.content_words(self._spoken[run][number][1].text))
        return self._words[key]
