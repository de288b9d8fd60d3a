"""Which few turns of the notes may hold some words: to compare all of them in full takes too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.evidence.spoken_turns import Turn
from pipeline.language import normal
from pipeline.wording import Language

# How many turns are compared in full, by about how many pieces of how many characters.
_CANDIDATES = 8
_PIECES, _PIECE = 60, 4
# Shorter ones where the words may be written in another way.
_SHORT_PIECE: Mapping[Language, int] = {"ja": 2, "en": 4}


class Likely:
    """All turns of some notes, ready to be ranked by what they share with some words."""

    def __init__(self, turns: Sequence[Turn], language: Language) -> None:
        self._turns = turns
        self._language = language
        self._counted: tuple[str | None, int, Sequence[int]] = (None, 0, ())

    def among(self, turns: Sequence[Turn], text: str, *, tidy: bool = False) -> Iterator[int]:
        """The numbers of the few of `turns` that share most pieces with `text`, those that hold all of it first. `tidy`: however it is written."""
        wanted = normal.exact(text, self._language)
        letters = [number for number, held in enumerate(to_the_letter(turns, text, wanted)) if held]
        yield from letters
        shared = self._shared(wanted, _SHORT_PIECE[self._language] if tidy else _PIECE)
        whole = [number for number, turn in enumerate(turns) if wanted in turn.exact]
        ranked = sorted(range(len(turns)), key=lambda number: -shared[turns[number].place])[:_CANDIDATES]
        other = (*whole, *(number for number in ranked if shared[turns[number].place]))
        yield from (number for number in dict.fromkeys(other) if number not in letters)

    def _shared(self, wanted: str, size: int) -> Sequence[int]:
        """How many of its pieces each turn holds; kept for the text that was looked for last."""
        if self._counted[:2] != (wanted, size):
            starts = range(0, max(1, len(wanted) - size + 1), 1 + len(wanted) // _PIECES)
            pieces = {wanted[start : start + size] for start in starts}
            self._counted = wanted, size, [sum(piece in turn.exact for piece in pieces) for turn in self._turns]
        return self._counted[2]


def to_the_letter(turns: Sequence[Turn], text: str, wanted: str) -> Iterator[bool]:
    """For each turn whether it holds the text as it is; only those that do are made comparable."""
    return (text in turn.text and wanted in turn.exact for turn in turns)
