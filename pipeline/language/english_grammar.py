"""Whether a piece of spoken English holds the verb that a sentence needs. No parser: the words that can only be one."""

from __future__ import annotations

import re

from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

_FINITE = cue("en", "grammar/finite")
_BIDS = cue("en", "grammar/bids")
_HANGS = cue("en", "grammar/hangs")
_GERUND = cue("en", "grammar/gerund")
_NAMED = words("en", "grammar/named")
_NAMES = cue("en", "grammar/names")
_THIRD_PERSON = cue("en", "grammar/third-person")
_WHAT = cue("en", "grammar/what")
_IS = cue("en", "grammar/is")
_GOES_ON = cue("en", "grammar/goes-on")
_RELATIVE = cue("en", "grammar/relative")
# What a thing is compared with says nothing of it: "an hour later than what you had planned".
_THAN = lazy(r"\bthan\b", re.IGNORECASE)
_CLAUSE = lazy(r"[,;:—–] ?")
_JOINS = cue("en", "grammar/joins")


# A question that goes on as if it were none, and what only takes up a thing without saying anything of it.
_NO_STATEMENT = cue("en", "grammar/no-statement")


_COUNTS = cue("en", "grammar/counts")


def opens_bare(text: str) -> bool:
    """Whether a sentence opens with an amount of nothing, as answers do ("Two hours on average, I measured them"), or only names things."""
    clauses = _CLAUSE.split(text.replace("’", "'"))
    if len(clauses) == 1:
        return False
    return not (_FINITE.search(clauses[0]) if _COUNTS.match(clauses[0]) else any(map(_may_be_told, clauses)))


_HE_OR_SHE, _SOMEBODY = cue("en", "grammar/he-or-she"), cue("en", "grammar/somebody")


def names_nobody(text: str) -> bool:
    """Whether a sentence says he, she or they of somebody whom it has not named."""
    found = _HE_OR_SHE.search(text)
    return found is not None and not _SOMEBODY.search(text, 0, found.start())


def is_licensed(text: str) -> bool:
    """Whether nothing shows that the main clause has no verb: a phrase that only names something, a clause left hanging."""
    straight = text.replace("’", "'")
    if _NO_STATEMENT.match(straight):
        return False
    if _WHAT.match(straight):
        return bool(_IS.search(straight))
    first = straight.split(" ", 1)[0].lower().strip(",.")
    clauses = _CLAUSE.split(straight)
    if _GERUND.match(straight) and first not in _NAMED and _FINITE.search(_RELATIVE.split(clauses[0])[0]):
        return True
    hanging = _HANGS.match(straight)
    if hanging and _goes_on(clauses[0][hanging.end() :]):
        return True
    if hanging or (_GERUND.match(straight) and first not in _NAMED):
        return any(not _JOINS.match(clause) and _may_be_told(_THAN.split(clause)[0]) for clause in clauses[1:])
    return not _NAMES.match(straight) or _may_be_told(straight)


def _goes_on(clause: str) -> bool:
    """Whether the main clause follows without a comma: a second subject with its verb, behind the one that hangs."""
    first = _FINITE.search(clause)
    return first is not None and _GOES_ON.search(clause, first.end()) is not None


def _may_be_told(text: str) -> bool:
    """Whether some word in it can be the verb of a sentence."""
    return bool(_FINITE.search(text) or _THIRD_PERSON.search(text) or _BIDS.match(text))
