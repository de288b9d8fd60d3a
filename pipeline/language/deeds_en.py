"""Who does what to whom in English: what stands before a verb, and what behind it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from pipeline.language import normal
from pipeline.language.actors import ANYBODY, ME, Deed, Role
from pipeline.language.statements_en import BASE, BORDER, LIGHT, PAST, key
from pipeline.lexicon.named import words

_ME = words("en", "deeds/me")
_PRONOUNS = words("en", "deeds/pronouns")
_PREPOSITIONS = words("en", "deeds/prepositions")
_DETERMINERS = words("en", "deeds/determiners")
_BEFORE_VERB = words("en", "deeds/before-verb")
_BE = words("en", "deeds/be")
_TIMES = words("en", "deeds/times")
_NO_PAST = words("en", "deeds/no-past")
# Between "was" and what was done stand no more words than this.
_NEAR = 3
# Of what follows a verb, this many words that carry meaning can be what it is done to.
_OTHERS = 6


class _Clause:
    """The words of one clause: as they are written (folded), their keys, and where they stand."""

    def __init__(self, units: Sequence[str], places: Sequence[tuple[int, int]]) -> None:
        self.units = units
        self.places = places
        self.keys = [key(unit) for unit in units]

    def weighs(self, place: int) -> bool:
        """Whether a word carries meaning."""
        unit = self.units[place]
        if unit == "used" and self.units[place + 1 : place + 2] == ["to"]:
            return False
        if unit.endswith("'s"):  # whose it is has no part in the deed
            return False
        plain = unit not in LIGHT and self.keys[place] not in LIGHT and not unit.endswith("ly") and len(unit) > 1
        return plain and unit not in _ALL and unit[:1].isalpha()

    def is_verb(self, place: int) -> bool:
        """Whether its form or the word before it shows that it is a verb."""
        unit = self.units[place]
        if unit in PAST or (
            len(unit) > 3 and unit.endswith("ed") and not unit.endswith("eed") and unit not in _NO_PAST
        ):
            return True
        back = place - 1
        while back >= 0 and self.units[back].endswith("ly"):
            back -= 1
        return back >= 0 and self.units[back] in _BEFORE_VERB

    def is_passive(self, place: int) -> bool:
        """Whether something is done to what stands before it."""
        unit = self.units[place]
        past = unit in PAST or unit in BASE or unit.endswith("ed")
        before = self.units[max(0, place - _NEAR) : place]
        return past and bool(_BE.intersection(before))

    def governed(self, place: int) -> str:
        """The preposition that a noun hangs on; empty where it hangs on none."""
        for back in range(place - 1, -1, -1):
            unit = self.units[back]
            if unit in _PREPOSITIONS:
                return unit
            if unit in _DETERMINERS or unit.endswith("'s"):
                before = self.units[back - 1] if back else ""
                return before if before in _PREPOSITIONS else ""
            if not self.weighs(back) or self.is_verb(back):
                return ""
        return ""


def deeds(text: str) -> Iterator[Deed]:
    """Each word that is or may be a verb, with what stands around it in its clause."""
    form = normal.form(text, "en", clearing=False)
    borders = [match.start() for match in BORDER.finditer(text)]
    clauses: dict[int, list[int]] = {}
    for place, (start, _) in enumerate(form.places):
        clauses.setdefault(bisect.bisect_right(borders, start), []).append(place)
    for places in clauses.values():
        clause = _Clause([form.units[place] for place in places], [form.places[place] for place in places])
        yield from _deeds(clause)


def _deeds(clause: _Clause) -> Iterator[Deed]:
    for place in range(len(clause.units)):
        named = place > 0 and clause.units[place - 1] in _DETERMINERS
        if named or not clause.weighs(place):
            continue
        before = _before(clause, place)
        behind = list(_behind(clause, place))
        if before is None and not behind:
            continue
        found: dict[Role, set[str]] = {}
        if clause.is_passive(place):
            found["got"] = {before} if before else set()
            found["doer"] = {who for who, hangs_on in behind if hangs_on == "by"}
        else:
            found["doer"] = {before} if before else set()
            found["done"] = {who for who, hangs_on in behind if not hangs_on}
            found["to"] = {who for who, hangs_on in behind if hangs_on}
        roles: dict[Role, frozenset[str]] = {role: frozenset(who) for role, who in found.items() if who}
        start, end = clause.places[place]
        yield Deed(clause.keys[place], start, end, roles, clause.is_verb(place), not found.get("done"))


def _before(clause: _Clause, place: int) -> str | None:
    """What does it: the nearest noun before the verb that hangs on no preposition, or a pronoun."""
    for back in range(place - 1, -1, -1):
        unit = clause.units[back]
        if unit in _ME:
            return ME
        if unit in _PRONOUNS:
            return ANYBODY
        told = back > 0 and clause.units[back - 1] in _BE
        if clause.weighs(back) and not (told or clause.is_verb(back) or clause.governed(back)):
            return clause.keys[back]
    return None


def _behind(clause: _Clause, place: int) -> Iterator[tuple[str, str]]:
    """The nouns behind the verb up to the next one, each with the preposition that it hangs on."""
    count = 0
    for after in range(place + 1, len(clause.units)):
        if count == _OTHERS or (clause.weighs(after) and clause.is_verb(after)):
            return
        if clause.units[after] in _ME:
            yield ME, clause.governed(after)
        elif clause.weighs(after):
            count += 1
            hangs_on = clause.governed(after)
            if hangs_on != "of":
                yield clause.keys[after], hangs_on


_ALL = _ME | _PRONOUNS | _PREPOSITIONS | _DETERMINERS | _BEFORE_VERB | _BE | _TIMES
