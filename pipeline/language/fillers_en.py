"""What a decent editor clears out of spoken English: hesitation, phrases that hold the floor, doubled and broken-off words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.cleared import Cleared
from pipeline.language.english import NUMBERS
from pipeline.patterns import lazy

_HESITATION = lazy(r"\b(?:u[hm]+|uh+m+|er+m?|ah+|oh|h+mm*|m{2,}|mhm|mm-hm+|uh-huh)\b,?", re.IGNORECASE)
_BROKEN_OFF = lazy(r"\b([^\W\d_]{1,5})(?:-{1,2}|[–—…]|\.{3})[ ,]*(?=\1[^\W\d_])", re.IGNORECASE)
_DOUBLED = lazy(
    r"\b([^\W\d_]+(?:['’][^\W\d_]+)?(?: [^\W\d_]+(?:['’][^\W\d_]+)?){0,3}?)(?:,|[ ]*-{1,2}|[ ]*[–—]|…|\.{3})?[ ]+(?=\1\b(?!['’-]))",
    re.IGNORECASE,
)
# A start that is made again, with nothing but the pronoun and its verb in it: "it's, it was", "we've, we have".
_RESTARTED = lazy(
    r"\b(i|you|we|they|he|she|it|there|that)['’](?:s|re|m|ve|ll|d),?[ ]+(?=\1 (?:is|are|am|was|were|have|has|had|will|would)\b)",
    re.IGNORECASE,
)
_MEANT_TEXT = """
had that very really so long many far much more again never no bye on
"""
_YOU_KNOW_TEXT = """
do did does don't didn't as if that what whatever when before would than let because how to since could
can will should i'll we'll must all like who where may might for until till
"""
_KIND_OF_TEXT = """
a an the this that these those what which any some every each one no same other another new different right
first his her my your our their its all only best many two three four five most
"""
_LIKE_TEXT = """
would i'd we'd they'd you'd he'd she'd i you we they people who to do does did really feel feels felt look looks
looked looking sound sounds sounded seem seems seemed much more nothing something anything things stuff is are
be being it's that's he's she's they're just most exactly also always still can could might never
"""
# Doubled for weight: the drafter keeps them, a quotation may drop one.
_MEANT = frozenset(_MEANT_TEXT.split())
_SET_OFF = lazy(
    r",[ ]*(?:u[hm]+|er+m?|like|right|you know|i mean|sort of|kind of|i guess|so|well|yeah|okay|ok)[ ]*,", re.IGNORECASE
)
_PHRASE = lazy(r"\b(?:you know(?: what i mean)?|i mean|kind of|sort of|i guess)\b,?", re.IGNORECASE)
_SOFT = lazy(r"\b(?:just|actually|basically|literally|like)\b,?", re.IGNORECASE)
_OPENING = lazy(
    r"(?:(?<=[.!?;:—–])|(?<=[.!?]['\"”’])|(?<=--)|\A)[ \n]*(?:(?:so|and|well|yeah|yes|okay|ok|right|now|oh|um|uh|i mean|you know|like|anyway|actually|basically|honestly|and so|and then)(?:,|\b)[ ]*)+(?=\w)",
    re.IGNORECASE,
)
_CLAUSE = lazy(
    r"(?<=[,;])[ ]*(?:and |but |because )?\bso\b,?|(?<=[,;])[ ]*(?:well|yeah|okay|ok|right|now),|\bso,", re.IGNORECASE
)
_TAG = lazy(r",[ ]*(?:right|you know(?: what i mean)?|yeah|okay|ok|or whatever)(?=[ ]*[.?!…])", re.IGNORECASE)
_BEFORE = lazy(r"([^\W_]+(?:['’][^\W_]+)?)(,?)[\s\"“]*\Z")
# How far before a phrase its word is looked for, in characters: from the beginning, an hour of talk takes minutes.
_REACH = 64
# Behind these the words are no filler: a negation ("not just"), a question, or a word that the phrase belongs to.
_DENIES = frozenset(
    ["not", "never", "hardly", "barely", "cannot", "only", "no", "nothing", "without", "nor", "neither"]
)
_OWNS = {
    "you know": frozenset(_YOU_KNOW_TEXT.split()),
    "i mean": frozenset(["what", "whatever", "that", "do", "did", "if", "when", "because", "which", "how", "as"]),
    "i guess": frozenset(["if", "that", "when", "can", "what", "as"]),
    "kind of": frozenset(_KIND_OF_TEXT.split()),
    "like": frozenset(_LIKE_TEXT.split()),
}
_AS_SAID = lazy(
    r"[ ]*(?:\d|about|around|maybe|completely|totally|really|super|so\b|[a-z]+ty\b|hundred|thousand|half)",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Cleared]:
    """What may be cleared; `sure` marks what the drafter clears itself."""
    yield from _held(text)
    yield from _soft(text)


def sure(text: str) -> Iterator[Cleared]:
    """What the drafter clears itself."""
    return (one for one in _held(text) if one.sure)


def _held(text: str) -> Iterator[Cleared]:
    for pattern in (_HESITATION, _BROKEN_OFF, _SET_OFF, _RESTARTED):
        for match in pattern.finditer(text):
            yield Cleared(*match.span(), sure=True)
    for match in _DOUBLED.finditer(text):
        # 'Two, two and a half': either may be the figure.
        if not NUMBERS.intersection(match[1].lower().split()):
            yield Cleared(*match.span(), sure=match[1].lower() not in _MEANT)


def _soft(text: str) -> Iterator[Cleared]:
    """What a quotation may lose and the drafter keeps."""
    for match in _TAG.finditer(text):
        yield Cleared(*match.span(), sure=False)
    for pattern in (_OPENING, _CLAUSE):
        for match in pattern.finditer(text):
            yield Cleared(*match.span(), sure=False)
    for match in _PHRASE.finditer(text):
        if not _owned(text, match):
            yield Cleared(*match.span(), sure=False)
    for match in _SOFT.finditer(text):
        if not _owned(text, match):
            yield Cleared(*match.span(), sure=False)


def _owned(text: str, match: re.Match[str]) -> bool:
    """Whether the words before it need it."""
    before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
    if before is None:
        return False
    word = before[1].lower().replace("’", "'")
    if word in _DENIES or word.endswith("n't"):
        return True
    said = match[0].lower().strip(" ,")
    if before[2] or (word in ("because", "since", "so") and match[0].endswith(",")):
        return False
    if said == "like" and (match[0].endswith(",") or _AS_SAID.match(text, match.end())):
        return word in ("would", "feel", "look", "sound")
    return word in _OWNS.get("kind of" if said == "sort of" else said[:8] if said.startswith("you know") else said, ())
