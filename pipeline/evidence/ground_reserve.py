"""Whether a sentence holds back what the passage holds back: nearly, meant to, most, only, at least. Told without it, it says more."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evidence.grounds import Draft, Fit, Reason
from pipeline.evidence.spoken_pieces import Piece
from pipeline.language.reserves import reserves

# Without these a sentence says more than was said; without the others it says less, or the same.
_HOLDS_BACK = ("nearly", "attempt", "few", "most", "some", "at-least", "at-most")
# Said of more, of fewer or more firmly than the passage says it; the others only where the passage counts otherwise.
_CLAIMS = ("all", "most", "few", "at-least", "at-most", "nearly", "attempt")
# A clause that shares so many words with the sentence, or half of its own, is about the same thing.
_SHARED = 2
_RUN_TOGETHER = 2
# A hedge that says as much as "meant to".
_HEDGES = frozenset(("wish", "perhaps", "if", "must"))


def unreserved(draft: Draft, best: Fit) -> Iterator[Reason]:
    """What the clauses about the same thing hold back and the sentence does not, and the other way round."""
    own = reserves(draft.text, draft.language)
    about = " ".join(_matched(draft, piece) for piece in best.pieces)
    around = " ".join(piece.text for piece in best.heard)
    heard, said = reserves(about, draft.language), reserves(around, draft.language)
    hedged = bool(_HEDGES & frozenset[str]().union(*draft.said.hedges))
    lost = [kind for kind in _HOLDS_BACK if kind in heard and kind not in own]
    if any(kind != "attempt" or not hedged for kind in lost):
        yield Reason("modality")
    gained = [kind for kind in own if kind not in said and (kind in _CLAIMS or not said.keys().isdisjoint(_CLAIMS))]
    if gained:
        yield Reason("quantity", own[gained[0]])


def _matched(draft: Draft, piece: Piece) -> str:
    """The clauses of a piece that share words with the sentence, as they were said."""
    words = piece.said.words
    kept = []
    for clause in piece.clauses:
        keys = {word.key for word in words if word.clause == clause and word.content}
        shared = len(keys & draft.keys)
        if not shared or (shared < _SHARED and shared * 2 < len(keys)):
            continue
        start = max((word.end for word in words if word.clause < clause), default=0)
        end = min((word.start for word in words if word.clause > clause), default=len(piece.text))
        # What recognition ran together holds several statements: which of them is held back cannot be told.
        if end - start <= _RUN_TOGETHER * len(draft.text):
            kept.append(piece.text[start:end])
    return " ".join(kept)
