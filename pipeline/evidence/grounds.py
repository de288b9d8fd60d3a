"""What a sentence of a draft is held to, and what may speak against it: the words that the tests of sentences share.

A grave reason is one that can be shown: another figure, the opposite, a name that nobody mentioned. All others are doubts:
they only say that the sentence is not carried to the letter, and that a person has to look. The tests stand in `ground_figures`,
`ground_names`, `ground_roles`, `ground_force` and `ground_reserve`; those of a passage that tells of nothing, and of a deed that nobody told of,
stand here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from pipeline.evidence.spoken_pieces import Piece
from pipeline.language import corrections, numbers
from pipeline.language.stated import Statement, Word
from pipeline.records import NamedTuple
from pipeline.wording import Language

Ground = Literal[
    "figure", "name", "negation", "modality", "tense", "cause", "speaker", "quotation", "fused", "off-record", "personal-data",
    "cites", "far", "instruction", "correction", "question", "words", "human", "left-out", "roles", "quantity", "worked-out",
]  # fmt: skip

# The share of a sentence's words that a passage must hold before an opposite of another word is the opposite of what was said.
_ABOUT_IT = 0.6


class Reason(NamedTuple):
    """Why a sentence is not carried: `words` are those of the sentence that nothing backs, `said` what the notes have instead.

    `nobodys`: nobody mentioned the words in any place.
    """

    kind: Ground
    words: str = ""
    said: str = ""
    grave: bool = False
    nobodys: bool = False


class Draft(NamedTuple):
    """A sentence of a draft, taken apart. `keys` are the words to be found, without those that only say who says it."""

    text: str
    language: Language
    said: Statement
    keys: frozenset[str]
    tellers: tuple[str, ...]


class Fit(NamedTuple):
    """How a sentence and some pieces of one speaker go together: the words that both hold, of how many.

    `asked` is the question that they answer: what it holds counts as covered too, as long as the answer holds something itself.
    """

    pieces: tuple[Piece, ...]
    covered: frozenset[str]
    total: int
    asked: Piece | None = None

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return len(self.covered) / self.total if self.total else 0.0

    @property
    def heard(self) -> tuple[Piece, ...]:
        """The pieces, and the question that they answer."""
        return self.pieces if self.asked is None else (*self.pieces, self.asked)

    @property
    def words(self) -> Iterator[Word]:
        """All words of the pieces."""
        return (word for piece in self.pieces for word in piece.said.words)


def fit(draft: Draft, pieces: Sequence[Piece], asked: Piece | None = None) -> Fit:
    """What of the sentence stands in `pieces`."""
    there = draft.keys & frozenset[str]().union(*(piece.keys for piece in pieces))
    also = draft.keys & asked.keys if asked is not None and there else frozenset[str]()
    return Fit(tuple(pieces), there | also, len(draft.keys), asked if also - there else None)


def is_about(draft: Draft, best: Fit) -> bool:
    """Whether the passage is about the same thing, figures left aside."""
    words = [key for key in draft.keys if not key.startswith("#")]
    return len(best.covered.intersection(words)) >= _ABOUT_IT * max(1, len(words))


def companions(draft: Draft, word: Word) -> frozenset[str]:
    """The other words of the same clause that are to be found."""
    return frozenset(
        one.key
        for one in draft.said.words
        if one.clause == word.clause and one.key in draft.keys and one.key != word.key
    )


def clauses_about(best: Fit, companions: Collection[str]) -> list[tuple[Piece, int]]:
    """The clauses of the passage that share most with the words beside another: those are about the same thing."""
    shared = [
        (len(keys.intersection(companions)), piece, clause)
        for piece in best.pieces
        for clause, keys in piece.clauses.items()
    ]
    most = max((count for count, _, _ in shared), default=0)
    return [(piece, clause) for count, piece, clause in shared if count == most] if most else []


def poor_source(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Passages that tell of nothing: a question, an order to whoever writes, something the speaker took back."""
    if any(piece.instructs for piece in best.pieces):
        yield Reason("instruction")
    if best.pieces and not draft.said.question and all(piece.said.question for piece in best.pieces):
        yield Reason("question")
    gone = frozenset[float]().union(*(piece.taken_back for piece in best.pieces))
    repaired = any(corrections.corrects(piece.text, draft.language) for piece in best.pieces)
    if (repaired and any(map(str.isdigit, draft.text))) or any(one.value in gone for one in numbers.read(draft.text)):
        yield Reason("correction")


def unsaid_predicate(draft: Draft, best: Fit) -> Iterator[Reason]:
    """The word that says what happened, where the passage lacks it: nine words of ten may stand there, and another thing was done."""
    words = [
        word for word in draft.said.words if word.content and word.key in draft.keys and not word.key.startswith("#")
    ]
    halves = "半" in draft.text or "half" in draft.text.casefold()
    if sum(key.startswith("#") for key in best.covered) + halves > 1:
        return  # how a figure became another is told in many words
    past = [word for word in words if word.tense == "past"]
    for word in past if draft.language == "en" else words[-1:]:
        if word.key not in best.covered:
            yield Reason("words", written(draft.text, word))
    for word in past[:-1] if draft.language == "ja" else ():
        if word.key not in best.covered and _another_was_done(draft, best, word):
            yield Reason("words", written(draft.text, word))


def _another_was_done(draft: Draft, best: Fit, word: Word) -> bool:
    """Whether the passage tells of another deed in a clause about the same thing."""
    beside = companions(draft, word)
    return any(
        other.tense == "past" and other.content and other.key not in draft.keys and piece.clauses[other.clause] & beside
        for piece in best.pieces
        for other in piece.said.words
    )


def written(text: str, word: Word) -> str:
    """The word as it stands in the sentence."""
    return word.name or text[word.start : word.end]
