"""Whether a piece of spoken English holds the verb that a sentence needs. No parser: the words that can only be one."""

from __future__ import annotations

import re

from pipeline.patterns import lazy

_PAST_TEXT = """
was were had did got went came made took gave said told knew thought saw felt found left kept held lost won met paid sold
sent spent built bought brought taught caught wrote spoke broke chose drove grew threw drew flew knew began ran became
led fell stood understood meant heard slept swept ate drank forgot forgave froze rose wore hid hit put cut set let
shut cost hurt read quit spread
"""
_FINITE = lazy(
    r"\b(?:is|are|am|isn't|aren't|wasn't|weren't|be|been|have|has|haven't|hasn't|hadn't|do|does|don't|doesn't|didn't|can|can't|cannot|could|couldn't|will|won't|would|wouldn't|should"
    r"|shouldn't|may|might|must|need(?:s|ed)?|want(?:s|ed)?|use[sd]?|let's|there's|\w+'(?:s|re|ve|ll|d|m)|"
    rf"{'|'.join(_PAST_TEXT.split())}|\w{{2,}}ed)\b"
    r"|\b(?:i|you|we|they|he|she|it|people|everyone|everybody|nobody) (?:\w+ly |also |just |still |always |never |all |often )?(?!of\b|in\b|and\b|or\b)[a-z]+",
    re.IGNORECASE,
)
_BIDS_TEXT = """
add ask avoid be begin build buy call carry change check choose clean close come consider count cut do don't draw explain find
focus forget get give go have hire hold imagine keep label learn leave let listen look make mark measure meet mix move never
open pay pick plan put read remember remove repeat run save see sell send set show sit sort spend start stay stop take talk
teach tell test think treat trust try turn use visit wait walk watch weigh work write
"""
# An imperative opens with one of these, and with no article behind it that would make a noun of it.
_BIDS = lazy(rf"(?:always |please |just |first,? |then |so )?(?:{'|'.join(_BIDS_TEXT.split())}) [\w']", re.IGNORECASE)
# What opens a clause that hangs on another, or a phrase that is none.
_HANGS = lazy(
    r"(?:if|when|whenever|while|although|though|unless|because|whether|rather than|instead of|as soon as|in order to|not just|not only|even if|even though|whereas|so that|such as|as)\b",
    re.IGNORECASE,
)
_GERUND = lazy(r"[A-Za-z]{2,}ing\b(?! (?:is|was|are|were|has|can|will|would)\b)", re.IGNORECASE)
_NAMED = frozenset(
    ["everything", "something", "nothing", "anything", "during", "according", "king", "morning", "evening"]
)
# What begins a phrase as often as a sentence.
_NAMES = lazy(
    r"(?:for|with|without|like|including|especially|to|by|an?|the|all|some|one|two|three|more|less|lots?|just|another|every|no|that|those|these)\b",
    re.IGNORECASE,
)
# "costs", "cooks" with something behind it.
_THIRD_PERSON = lazy(r"\b(?!this\b|is\b|less\b|always\b|perhaps\b|plus\b)[a-z]{3,}s\b(?= \S)")
_WHAT = lazy(r"(?:what|how|why)\b", re.IGNORECASE)
_IS = lazy(r"\b(?:is|was|are|were|be|happens|happened|matters|makes|made|helps|helped)\b|\w's\b", re.IGNORECASE)
_CLAUSE = lazy(r"[,;:—–] ?")
_JOINS = lazy(r"(?:and|or|but|so|because|which|who|where|when|if|though|although|as|maybe)\b", re.IGNORECASE)


def is_licensed(text: str) -> bool:
    """Whether nothing shows that the main clause has no verb: a phrase that only names something, a clause left hanging."""
    straight = text.replace("’", "'")
    if _WHAT.match(straight):
        return bool(_IS.search(straight))
    first = straight.split(" ", 1)[0].lower().strip(",.")
    clauses = _CLAUSE.split(straight)
    if _GERUND.match(straight) and first not in _NAMED and _FINITE.search(clauses[0]):
        return True
    if _HANGS.match(straight) or (_GERUND.match(straight) and first not in _NAMED):
        return any(not _JOINS.match(clause) and _may_be_told(clause) for clause in clauses[1:])
    return not _NAMES.match(straight) or _may_be_told(straight)


def _may_be_told(text: str) -> bool:
    """Whether some word in it can be the verb of a sentence."""
    return bool(_FINITE.search(text) or _THIRD_PERSON.search(text) or _BIDS.match(text))
