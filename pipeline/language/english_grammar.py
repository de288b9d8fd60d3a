"""Whether a piece of spoken English holds the verb that a sentence needs. No parser: the words that can only be one."""

from __future__ import annotations

from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

_FINITE = cue("en", "grammar/finite")
_BIDS, _BIDS_OF_A_THING = cue("en", "grammar/bids"), cue("en", "grammar/bids-of-a-thing")
_OPENS_A_PHRASE = words("en", "grammar/opens-a-phrase")
# How a word ends that is no plain verb: "baking", "nearly", "loaves", "baked", but neither "bring", "apply", "press" nor "feed".
_NO_PLAIN_VERB = lazy(r"[aeiou]\w*ing$|(?<!p)ly$|(?<!s)s$|(?<!e)ed$")
_HANGS = cue("en", "grammar/hangs")
_GERUND = cue("en", "grammar/gerund")
_NAMED = words("en", "grammar/named")
_THIRD_PERSON = cue("en", "grammar/third-person")
_WHAT = cue("en", "grammar/what")
_IS = cue("en", "grammar/is")
_GOES_ON = cue("en", "grammar/goes-on")
_OPENS, _JOINS = cue("en", "grammar/opens-a-clause"), cue("en", "grammar/joins")
_LEADS, _SUBJECT = cue("en", "grammar/leads"), cue("en", "grammar/subject")
_CLAUSE = lazy(r"[,;:—–]\s*|\s-\s")


# A question that goes on as if it were none, and what only takes up a thing without saying anything of it.
_NO_STATEMENT = cue("en", "grammar/no-statement")


_COUNTS = cue("en", "grammar/counts")


def opens_bare(text: str) -> bool:
    """Whether a sentence opens with an amount of nothing, as answers do ("Two hours on average, I measured them")."""
    first, *others = _CLAUSE.split(text.replace("’", "'"))
    return bool(others) and _COUNTS.match(first) is not None and _FINITE.search(first) is None


_HE_OR_SHE, _SOMEBODY = cue("en", "grammar/he-or-she"), cue("en", "grammar/somebody")


def names_nobody(text: str) -> bool:
    """Whether a sentence says he, she or they of somebody whom it has not named."""
    found = _HE_OR_SHE.search(text)
    return found is not None and not _SOMEBODY.search(text, 0, found.start())


def is_licensed(text: str) -> bool:
    """Whether some clause of a sentence is a main one: neither a phrase that only names something, nor left hanging on another."""
    straight = _LEADS.sub("", text.replace("’", "'"), count=1)
    if _NO_STATEMENT.match(straight):
        return False
    if _WHAT.match(straight):
        return bool(_IS.search(straight))
    return any(map(_is_main, _CLAUSE.split(straight)))


def _is_main(clause: str) -> bool:
    """Whether a clause has a verb that no word in it hangs on another."""
    if _bids(clause):
        return True
    if _SUBJECT.match(clause):
        return _may_be_told(clause)
    hanging = _HANGS.match(clause)
    if hanging or _JOINS.match(clause):
        return hanging is not None and _goes_on(clause[hanging.end() :])
    # "Building it with levers" has no verb, whatever ends in s.
    bare = _GERUND.match(clause) and clause.split(" ", 1)[0].lower().strip(",.") not in _NAMED
    verbs = len(_FINITE.findall(clause)) + (0 if bare else len(_THIRD_PERSON.findall(clause)))
    return verbs > len(_OPENS.findall(clause))


def _bids(clause: str) -> bool:
    """Whether it tells somebody to do something: with a verb that often does, or one of a thing right behind it."""
    if _BIDS.match(clause):
        return True
    found = _BIDS_OF_A_THING.match(clause)
    return found is not None and not (found[1].lower() in _OPENS_A_PHRASE or _NO_PLAIN_VERB.search(found[1]))


def _goes_on(clause: str) -> bool:
    """Whether the main clause follows without a comma: a second subject with its verb, behind the one that hangs."""
    first = _FINITE.search(clause)
    return first is not None and _GOES_ON.search(clause, first.end()) is not None


def _may_be_told(text: str) -> bool:
    """Whether some word in it can be the verb of a sentence."""
    return bool(_FINITE.search(text) or _THIRD_PERSON.search(text) or _BIDS.match(text))
