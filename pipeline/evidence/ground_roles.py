"""Whether a sentence has the same people do the same to the same: who paid whom, and which of two clauses a word stands in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, permutations, product

from pipeline.evidence.grounds import Draft, Fit, Reason, written
from pipeline.evidence.naming import same_person
from pipeline.language.actors import ANYBODY, ME, Deed
from pipeline.language.deeds import deeds
from pipeline.lexicon.named import words

_HAPPENS = words("en", "deeds/happens")
_SOMEBODY_EN = words("en", "deeds/somebody")
_SOMEBODY_JA = words("ja", "deeds/somebody")


@cache
def _happening() -> frozenset[str]:
    """The keys of verbs of which no doer need be named."""
    from pipeline.language.statements_en import key

    return frozenset(map(key, _HAPPENS))


@cache
def _somebody() -> frozenset[str]:
    from pipeline.language.statements_en import key

    return frozenset(map(key, _SOMEBODY_EN))


def swapped_roles(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Somebody who does what in the passage is done to him, or what somebody else does there."""
    said = [deed for piece in best.pieces for deed in piece.deeds]
    speakers = [piece.speaker for piece in best.pieces if piece.speaker]
    known = frozenset[str]().union(*(deed.has("doer", "done", "to", "from", "got", "about") for deed in said))
    for deed in deeds(draft.text, draft.language):
        same = [one for one in said if one.verb == deed.verb and (one.sure or deed.sure)]
        wrong = _turned(deed, same, draft) or _other_doer(deed, same, speakers, known)
        if wrong:
            yield Reason("roles", wrong)
            return


def _turned(deed: Deed, same: list[Deed], draft: Draft) -> str:
    """Who does it and only has it done to him there, or the other way round; empty where nobody is turned."""
    happens = draft.language == "en" and deed.alone and deed.verb in _happening()
    there = _all(same, "doer", "about")
    for who in (deed.has("doer") or deed.has("about")) - {ANYBODY, ME}:
        turned = _all(same, "to", "from") | (frozenset() if deed.has("about") or happens else _all(same, "done", "got"))
        if _in(who, turned) and not _in(who, there):
            return who
    for who in deed.has("done", "to", "from", "got") - {ANYBODY, ME}:
        alone = draft.language == "en" and all(one.alone and one.verb in _happening() for one in same)
        if not alone and _in(who, _all(same, "doer")) and not _in(who, _all(same, "done", "to", "from", "got")):
            return who
    for one, other in (("to", "from"), ("from", "to")):
        for who in deed.has(one):  # type: ignore[arg-type]  # roles come from the table
            if _in(who, _all(same, other)) and not _in(who, _all(same, one)):
                return who
    return ""


def _other_doer(deed: Deed, same: list[Deed], speakers: list[str], known: frozenset[str]) -> str:
    """Who does it where the passage says that it was somebody else; empty where it does not."""
    if not same or not all(one.has("doer") for one in same):
        return ""
    there = _all(same, "doer")
    own = deed.has("doer") or frozenset(who for who in deed.has("about") if _is_one_of(who, speakers))
    for who in own - {ANYBODY, ME}:
        mine = _is_one_of(who, speakers)
        if _in(who, there) or ANYBODY in there or (mine and ME in there):
            continue
        if _is_somebody(who) and any(map(_is_somebody, there)):
            continue
        if there != {ME} or (_in(who, known) and not (deed.alone and deed.verb in _happening())):
            return who
    return ""


def _is_somebody(who: str) -> bool:
    """Whether it only says that it is a person: another word for another one (客, 人)."""
    return who in _somebody() or who in _SOMEBODY_JA


def _is_one_of(who: str, speakers: list[str]) -> bool:
    if not who.isascii():
        return any(same_person(speaker, who) for speaker in speakers)
    from pipeline.language.statements_en import key

    return any(who in map(key, speaker.split()) for speaker in speakers)


def _all(found: list[Deed], *roles: str) -> frozenset[str]:
    return frozenset[str]().union(*(deed.has(*roles) for deed in found))  # type: ignore[arg-type]  # roles come from the table


def _in(who: str, there: frozenset[str]) -> bool:
    """Whether somebody is among others, by the same name or a longer one (所長, 港の所長)."""
    return any(who == one or (not one.isascii() and (one.endswith(who) or who.endswith(one))) for one in there)


def crossed_clauses(draft: Draft, best: Fit) -> Iterator[Reason]:
    """Words of two clauses that have changed places: each stands beside what stood beside the other in the passage."""
    beside = {pair for piece in best.pieces for keys in piece.clauses.values() for pair in permutations(keys, 2)}
    own: dict[int, set[str]] = {}
    for word in draft.said.words:
        if word.content and word.key in best.covered:
            own.setdefault(word.clause, set()).add(word.key)
    apart = {clause: [pair for pair in permutations(keys, 2) if pair not in beside] for clause, keys in own.items()}
    for one, other in combinations(own, 2):
        for (first, second), (third, fourth) in product(apart[one], apart[other]):
            distinct = len({first, second, third, fourth}) == 4
            if distinct and (first, fourth) in beside and (third, second) in beside:
                word = next(word for word in draft.said.words if word.key == second)
                yield Reason("roles", written(draft.text, word))
                return
