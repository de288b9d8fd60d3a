"""Whether the names of a sentence are those of the passage, and stand where they stood."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from pipeline.evidence.grounds import Draft, Fit, Reason, clauses_about, companions, is_about, written
from pipeline.language import telling
from pipeline.language.stated import Statement, Word
from pipeline.lexicon.named import cue

# The endings of English words that are made from others: no name.
_DERIVED = cue("en", "telling/derived")


def wrong_names(draft: Draft, best: Fit, mentioned: str, people: Collection[str]) -> Iterator[Reason]:
    """Names that the passage does not hold: grave where nobody mentioned them. `people` are those who speak; `mentioned` is all
    that was said, folded."""
    there = {word.key for word in best.words}
    saying = (*draft.tellers, *(piece.speaker or "" for piece in best.pieces))
    text = "".join(piece.text.casefold() for piece in best.pieces)
    others = {word.name for word in best.words if word.name}
    for word in draft.said.words:
        name = word.name.casefold()
        told = any(name in one.casefold() for one in draft.tellers)
        if name and not told and draft.text.casefold().count(name) > max(1, text.count(name)):
            yield Reason("name", word.name)  # more often than it was said: once in the place of another
        if not name or word.key in there or name in text or any(name in one.casefold() for one in saying):
            continue
        if any(name in one.casefold() for one in people):
            yield Reason("name", word.name)  # somebody who speaks, but not here
            continue
        swapped = is_about(draft, best) and len(others) == 1 and not others & {one.name for one in draft.said.words}
        yield Reason(
            "name",
            word.name,
            "".join(others) if swapped else "",
            grave=name not in mentioned,
            nobodys=name not in mentioned,
        )
    yield from _other_names(draft, best)
    yield from _beside_another(draft, best)
    yield from _at_the_beginning(draft, best, saying)


def _at_the_beginning(draft: Draft, best: Fit, saying: Collection[str]) -> Iterator[Reason]:
    """An English sentence that begins with a rare word which the passage lacks: no capital tells there whether it is a name.

    That of who speaks (`saying`) is no other.
    """
    there = {word.key for word in best.words}
    for word in draft.said.words if draft.language == "en" else ():
        written_as = draft.text[word.start : word.end]
        unknown = word.content and not word.name and word.key not in there and written_as[:1].isupper()
        own = any(written_as.casefold() in one.casefold().split() for one in saying)
        rare = not own and not _DERIVED.search(written_as) and not telling.is_common(written_as.casefold())
        if unknown and rare:
            yield Reason("name", written_as)


def _beside_another(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Names beside a word which in the passage never stands beside them, and always beside another name: 'Oslo's office' for Rome's."""
    own = _neighbours(draft.said)
    said = [pair for piece in best.pieces for pair in _neighbours(piece.said)]
    for first, second in own:
        for side, name, other in ((0, first, second), (1, second, first)):
            beside = {pair[side].key: pair[side].name for pair in said if pair[1 - side].key == other.key}
            moved = bool(name.name and beside) and name.key not in beside and any(beside.values())
            if moved and not _stands_with(name, companions(draft, name) - {other.key}, best):
                yield Reason("name", name.name)


def _stands_with(name: Word, companions: frozenset[str], best: Fit) -> bool:
    """Whether a clause of the passage holds the name with others of those beside it: only the order is another one."""
    return any(name.key in keys and keys & companions for piece in best.pieces for keys in piece.clauses.values())


def _neighbours(said: Statement) -> list[tuple[Word, Word]]:
    """The words that carry meaning, each with the next."""
    return list(pairwise(word for word in said.words if word.content))


def _other_names(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Words that may stand in the place of a name: the clauses about the same thing hold a name that the sentence lacks."""
    own = {word.key for word in draft.said.words}
    names = {word.key: word.name for word in best.words if word.name and word.key not in own}
    if not names:
        return
    for word in draft.said.words:
        doubtful = bool(word.name) and not any(word.name in teller for teller in draft.tellers)
        doubtful |= word.key in draft.keys and word.key not in best.covered
        about = clauses_about(best, companions(draft, word)) if doubtful else []
        keys = frozenset[str]().union(*(piece.clauses[clause] for piece, clause in about))
        lost = [name for key, name in names.items() if key in keys]
        if word.key not in keys and lost:
            yield Reason("name", written(draft.text, word), sorted(lost)[0])
            return
