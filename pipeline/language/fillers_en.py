"""What a decent editor clears out of spoken English: hesitation, phrases that hold the floor, doubled and broken-off words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language import quoted
from pipeline.language.cleared import Cleared
from pipeline.language.english import NUMBERS
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy

_HESITATION = cue("en", "fillers/hesitation")
_BROKEN_OFF = lazy(r"\b([^\W\d_]{1,5})(?:-{1,2}|[–—…]|\.{3})[ ,]*(?=\1[^\W\d_])", re.IGNORECASE)
_DOUBLED = lazy(
    r"\b([^\W\d_]+(?:['’][^\W\d_]+)?(?: [^\W\d_]+(?:['’][^\W\d_]+)?){0,3}?)(?:,|[ ]*-{1,2}|[ ]*[–—]|…|\.{3})?[ ]+(?=\1\b(?!['’-]))",
    re.IGNORECASE,
)
_RESTARTED = cue("en", "fillers/restarted")
_MEANT = words("en", "fillers/doubled-for-weight")
_SET_OFF = cue("en", "fillers/set-off")
_ANOTHER_CLAUSE = cue("en", "fillers/another-clause")
_PHRASE = cue("en", "fillers/phrase")
_SOFT = cue("en", "fillers/soft")
_OPENING = cue("en", "fillers/opening")
_CLAUSE = cue("en", "fillers/clause")
_TAG = cue("en", "fillers/tag")
_BEFORE = lazy(r"([^\W_]+(?:['’][^\W_]+)?)(,?)[\s\"“]*\Z")
_UP_TO_THREE = lazy(r"(?:[\w'’]+ ){0,2}[\w'’]+,?[ ]*\Z")
# How far before a phrase its word is looked for, in characters: from the beginning, an hour of talk takes minutes.
_REACH = 64
_JOINED = lazy(r"[\w'’-]")
_DENIES = words("en", "fillers/denies")
_OWNS = {
    "you know": words("en", "fillers/owned-by-you-know"),
    "i mean": words("en", "fillers/owned-by-i-mean"),
    "i guess": words("en", "fillers/owned-by-i-guess"),
    "kind of": words("en", "fillers/owned-by-kind-of"),
    "like": words("en", "fillers/owned-by-like"),
}
_AS_SAID = cue("en", "fillers/as-said")


def find(text: str) -> Iterator[Cleared]:
    """What may be cleared; `sure` marks what the drafter clears itself."""
    yield from _held(text)
    yield from _soft(text)


def sure(text: str) -> Iterator[Cleared]:
    """What the drafter clears itself."""
    return (one for one in _held(text) if one.sure)


def _held(text: str) -> Iterator[Cleared]:
    for pattern in (_BROKEN_OFF, _RESTARTED):
        for match in pattern.finditer(text):
            yield Cleared(*match.span(), sure=True)
    for match in _SET_OFF.finditer(text):
        again = tuple(_begun_again(text, match))
        # Where another clause begins behind it, the comma parts the two: "which, you know, that's on me".
        parts = not again and _ANOTHER_CLAUSE.match(text, match.end())
        yield Cleared(match.start() + 1 if parts else match.start(), match.end(), sure=True)
        yield from again
    for match in _HESITATION.finditer(text):
        yield Cleared(*match.span(), sure=True)
        yield from _begun_again(text, match)
    for match in _DOUBLED.finditer(text):
        # 'Two, two and a half': either may be the figure.
        if not NUMBERS.intersection(match[1].lower().split()):
            yield Cleared(*match.span(), sure=match[1].lower() not in _MEANT)


def _begun_again(text: str, filler: re.Match[str]) -> Iterator[Cleared]:
    """The words before a filler that are said again behind it: "I, um, I wanted"."""
    start = filler.start()
    before = _UP_TO_THREE.search(text, max(0, start - _REACH), start)
    said = before[0].split() if before else []
    behind = text[filler.end() : filler.end() + _REACH].lstrip(" ,")
    for first in range(len(said)):
        again = " ".join(said[first:]).rstrip(",")
        # A pattern made of what was said would have to be compiled for each filler.
        whole = behind[: len(again)].lower() == again.lower() and not _JOINED.match(behind, len(again))
        if whole and not (NUMBERS | _MEANT).intersection(again.lower().split()):
            yield Cleared(text.rindex(again, 0, start), start, sure=True)
            return


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


def without_phrases(text: str) -> str:
    """A sentence without the phrases that only hold the floor, as a quotation may print it."""
    kept, place = [], 0
    for start, end in _phrases(text):
        kept.append(text[place:start])
        place = end
    return " ".join("".join((*kept, text[place:])).split())


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    inside = quoted.spans(text)
    for match in _PHRASE.finditer(text):
        start, end = match.span()
        said = match[0].lower()
        # "I guess" takes something back; "and I mean it" says something; behind a comma the phrase may hold two sentences apart.
        means = said.startswith("i guess") or (said.startswith("i mean") and not said.endswith(","))
        kept = means or text[:start].rstrip().endswith(",") or any(first < start < last for first, last in inside)
        if not (kept or _owned(text, match)):
            yield start, end


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
