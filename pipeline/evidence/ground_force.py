"""Whether a sentence says so as firmly as the passage: what is denied, turned round, hedged, past or to come, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from pipeline.evidence.grounds import Draft, Fit, Reason, clauses_about, companions, is_about, written
from pipeline.evidence.spoken_pieces import Piece
from pipeline.language.stated import Word
from pipeline.language.statements import opposites
from pipeline.lexicon.named import cue
from pipeline.wording import Language

# The share of the other words of a clause that two clauses have in common, each way, where one is the other turned around.
_ALIKE = 0.6
_HALF = 0.5
# Hedges whose loss or gain makes another statement.
_HEDGES = ("perhaps", "wish", "must", "hearsay", "if")

_TIMES: Mapping[Language, tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]] = {
    "ja": (
        (
            cue("ja", "times/time-1"),
            cue("ja", "times/time-2"),
        ),
    ),
    "en": (
        (
            cue("en", "times/future"),
            cue("en", "times/future-backed"),
        ),
        (
            cue("en", "times/past"),
            cue("en", "times/past-backed"),
        ),
    ),
}


def turned_around(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Words that one of both denies and the other does not, and words in whose place the passage has the opposite."""
    yield from _denials(draft, best)
    there = {word.key for word in best.words}
    own = {word.key for word in draft.said.words}
    pairs = opposites(draft.language)
    for word in draft.said.words:
        against = pairs.get(word.key, frozenset()) & there
        if not against:
            continue
        places = clauses_about(best, companions(draft, word))
        about = [piece.clauses[clause] for piece, clause in places]
        turned = [keys & against for keys in about if keys & against and word.key not in keys]
        if (turned and not any(word.key in keys for keys in about)) or word.key not in there:
            plain = bool(turned) and is_about(draft, best) and word.denied is False and not any(draft.said.denials)
            # "It rose rather than fell" says what the passage says, too.
            plain = plain and (word.key in there or against.isdisjoint(own))
            plain = plain and any(_alike(draft, best, word, *place, against) for place in places)
            yield Reason("negation", written(draft.text, word), sorted(against)[0], grave=plain)


def _alike(draft: Draft, best: Fit, word: Word, piece: Piece, clause: int, instead: Collection[str] = ()) -> bool:
    """Whether the clause of a word and one that was said are the same but for that word: only then is one the other turned around.

    "We stopped the night releases; we do them in the morning" is no "we do no releases" turned around. What only the question
    names need not be said again in the answer.
    """
    own = companions(draft, word) - (best.asked.keys - piece.keys if best.asked is not None else frozenset())
    said = (piece.clauses[clause] & piece.keys) - {word.key} - frozenset(instead)
    shared = len(own & said)
    least = _HALF if shared == len(said) else _ALIKE
    return shared >= least * len(own) and shared >= _ALIKE * len(said)


def _denials(draft: Draft, best: Fit) -> Iterator[Reason]:
    """What one of both denies and the other does not: grave where one of them denies nothing at all, in whatever words."""
    own: dict[str, set[bool | None]] = {}
    said: dict[str, set[bool | None]] = {}
    for words, kept in ((draft.said.words, own), (best.words, said)):
        for word in words:
            kept.setdefault(word.key, set()).add(word.denied)
    denials = sum(draft.said.denials)
    there = _matched(best, own)
    about = {key for piece, clause in there for key in _shared(piece, clause, own)}
    around = sum(sum(piece.said.denials) for piece in best.pieces)
    plain = not (draft.said.refuses if not denials else any(piece.said.refuses for piece in best.pieces))
    for word in draft.said.words:
        both = said.get(word.key)
        if both is None or own[word.key] & both or None in own[word.key] | both:
            continue
        one_sided = (denials == 0) != (around == 0) and plain
        same = any(
            word.key in piece.clauses[clause] and _alike(draft, best, word, piece, clause) for piece, clause in there
        )
        grave = one_sided and word.content and word.key in about and best.share >= _HALF and same
        yield Reason("negation", written(draft.text, word), grave=grave)
    for word in draft.said.words:
        beside = companions(draft, word) if word.denied else frozenset()
        if word.denied and not any(_denies(piece, word, beside) for piece in best.pieces):
            yield Reason("negation", written(draft.text, word))
    # A clause that has hardly a word in common may be about something else: what it denies is then nothing that the sentence leaves out.
    alike = [place for place in there if _shared(*place, own)]
    if denials not in {sum(piece.said.denials[clause] for piece, clause in places) for places in (there, alike)}:
        yield Reason("negation")


def _denies(piece: Piece, word: Word, beside: frozenset[str]) -> bool:
    """Whether the piece denies the same word, in a clause about the same thing."""
    same = (one for one in piece.said.words if one.key == word.key and one.denied)
    return any(not beside or piece.clauses[one.clause] & beside for one in same)


def _shared(piece: Piece, clause: int, keys: Collection[str]) -> set[str]:
    """The words that a clause shares with the sentence, if there are enough of them to be about the same thing."""
    own = {word.key for word in piece.said.words if word.clause == clause and (word.content or word.denied)}
    shared = own.intersection(keys)
    return shared if len(shared) > 1 or len(own) < 3 else set()


def _matched(best: Fit, keys: Collection[str]) -> list[tuple[Piece, int]]:
    """The clauses of the pieces that share words with the sentence."""
    return [
        (piece, clause)
        for piece in best.pieces
        for clause in sorted(
            {word.clause for word in piece.said.words if word.key in keys and (word.content or word.denied)}
        )
    ]


def other_force(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Hedges that were lost or added, another tense, a reason that nobody gave."""
    heard = frozenset[str]().union(*(piece.said.hedges[clause] for piece, clause in _matched(best, draft.keys)))
    around = frozenset[str]().union(*(hedges for piece in best.pieces for hedges in piece.said.hedges))
    own = frozenset[str]().union(*draft.said.hedges)
    if draft.tellers:
        own -= {"hearsay"}
    for hedge in _HEDGES:
        if (hedge in heard and hedge not in own) or (hedge in own and hedge not in around):
            yield Reason("modality")
            break
    yield from _other_time(draft, best)
    tenses: dict[str, set[str]] = {}
    for word in best.words:
        tenses.setdefault(word.key, set()).add(word.tense)
    for word in draft.said.words:
        there = tenses.get(word.key)
        if there and word.tense and "" not in there and word.tense not in there:
            yield Reason("tense", written(draft.text, word))
    clauses = [keys for piece in best.heard for keys in piece.clauses.values()]
    for word in draft.said.words:
        beside = companions(draft, word) if word.tense and word.key in best.covered else frozenset()
        if beside and not any(word.key in keys and keys & beside for keys in clauses):
            yield Reason("words", written(draft.text, word))  # it says so of something else
    if draft.said.cause and not any(piece.said.cause and _joins(draft, piece) for piece in best.pieces):
        yield Reason("cause")


def _other_time(draft: Draft, best: Fit) -> Iterator[Reason]:
    """What is to come where the passage tells of nothing to come, and what is past where nothing in it is."""
    around = " ".join(piece.text for piece in best.heard)
    for tells, backs in _TIMES[draft.language]:
        word = tells.search(draft.text)
        if word is not None and not backs.search(around):
            yield Reason("tense", word[0])


def _joins(draft: Draft, piece: Piece) -> bool:
    """Whether one piece holds words of all the longer clauses that the sentence joins."""
    clauses: dict[int, set[str]] = {}
    for word in draft.said.words:
        if word.key in draft.keys:
            clauses.setdefault(word.clause, set()).add(word.key)
    return all(len(keys & piece.keys) * 2 >= len(keys) for keys in clauses.values() if len(keys) > 1)
