"""Whether enough of the words of a sentence stand in the passage, clause by clause, and in the mouth of one speaker."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evidence import grounds
from pipeline.evidence.grounds import Draft, Fit, Reason
from pipeline.evidence.spoken_pieces import Pieces
from pipeline.wording import Language, listed

# The share of a sentence's words that one speaker's passage holds where it carries the sentence, and the share for each clause
# of so many words; both measured (`make bench-grounding`).
CARRIES = 0.75
_CLAUSE = 0.5
CLAUSE_WORDS = 2
# Below this share of words, related ones included, a passage has nothing to do with the sentence.
_FAR = 0.2
# How many of the likeliest places are looked at.
PLACES = 12


def wording(draft: Draft, own: Fit, pieces: Pieces) -> Iterator[Reason]:
    """Whether enough of its words stand there, clause by clause, and in the mouth of one speaker."""
    covered = own.covered
    missing = draft.keys - covered
    if missing:
        yield from _fused(draft, own, missing, pieces)
    if _related(draft, own) < _FAR:
        yield Reason("far")
    thin = len(covered) < CARRIES * len(draft.keys) or len(draft.keys) < CLAUSE_WORDS
    if thin or any(_is_thin(keys, covered) for keys in _by_clause(draft)):
        yield Reason("words", _listed(draft, missing))


def _is_thin(keys: frozenset[str], covered: frozenset[str]) -> bool:
    return len(keys) >= CLAUSE_WORDS and len(keys & covered) < _CLAUSE * len(keys)


def _fused(draft: Draft, own: Fit, missing: frozenset[str], pieces: Pieces) -> Iterator[Reason]:
    """Whether what is missing is somebody else's."""
    if len(missing) < CLAUSE_WORDS or not own.pieces or not own.covered or len(draft.tellers) > 1:
        return
    speaker = own.pieces[0].speaker
    for one in pieces.ranked(missing, PLACES):
        piece = pieces.all[one.place]
        theirs = missing & piece.keys
        other = piece.speaker != speaker and not piece.said.question
        if other and len(theirs) >= max(CLAUSE_WORDS, 0.7 * len(missing)):
            yield Reason("fused", _listed(draft, theirs), piece.speaker or "", grave=bool(draft.tellers))
            return


def _related(draft: Draft, own: Fit) -> float:
    """The share of its words that the passage holds, with half of those that it holds in another form."""
    there = {word.key for word in own.words}
    loose = sum(_is_related(key, there, draft.language) for key in draft.keys - own.covered)
    return (len(own.covered) + loose / 2) / len(draft.keys) if draft.keys else 1.0


def _listed(draft: Draft, keys: frozenset[str]) -> str:
    """Words of the sentence as they are written, a few of them."""
    found = [grounds.written(draft.text, word) for word in draft.said.words if word.content and word.key in keys]
    return listed(list(dict.fromkeys(found))[:4], draft.language)


def _by_clause(draft: Draft) -> Iterator[frozenset[str]]:
    clauses: dict[int, set[str]] = {}
    for word in draft.said.words:
        if word.content and word.key in draft.keys:
            clauses.setdefault(word.clause, set()).add(word.key)
    yield from (frozenset(keys) for keys in clauses.values())


def _is_related(key: str, there: set[str], language: Language) -> bool:
    if language == "ja":
        kanji = {sign for sign in key if "一" <= sign <= "鿿"}
        return any(kanji & set(other) for other in there) if kanji else False
    return len(key) > 3 and any(other[:4] == key[:4] for other in there)
