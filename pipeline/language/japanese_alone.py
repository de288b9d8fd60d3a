"""What of a spoken Japanese sentence can stand without the talk around it.

Recognition runs sentences together and speakers go on with けど and ので for minutes; the sentence at the end of such a chain may be whole
and worth printing. Words are left out at the head and nowhere else, and none is added; what a sentence breaks off with is gone already
(`japanese_tidy`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from pipeline.language.japanese import Token
from pipeline.lexicon.named import cue, lines

_LEANS = cue("ja", "speech/leans-on")
# What follows has to name its own subject.
_OWN_SUBJECT = cue("ja", "speech/own-subject")
# Behind て nothing but a time of its own begins another thought (「〜を受けて、去年は〜」).
_OWN_TIME = cue("ja", "speech/own-time")
_TE = ("て", "で")
# What somebody else said, or thought, is not cut in two (「三日でもいいから来てほしいって言われて」).
_IN_QUOTATION = cue("ja", "speech/ends-quotation")
# Behind these another thought begins. Not behind a condition (たら, ば, と): without it the rest would say too much.
_BEFORE = lines("ja", "speech/joins")
# So many connectives in a row.
_IN_A_ROW = 2


def may_be_shorter(text: str) -> bool:
    """Whether there is anything at all behind which a form could begin."""
    return _LEANS.match(text) is not None or any(word in text for word in (*_BEFORE, *_TE))


def starts(text: str, parts: Sequence[Token]) -> Iterator[int]:
    """Where a shorter form of a sentence may begin (in characters): behind connectives, behind a clause that leads up to it."""
    begins = {part.start for part in parts}
    place = 0
    for _ in range(_IN_A_ROW):
        match = _LEANS.match(text, place)
        if match is None or match.end() not in begins:
            break
        place = match.end()
        yield place
    for part, following in itertools.pairwise(parts):
        joins = part.surface in _BEFORE and part.detail == "接続助詞"
        reason = part.surface == "で" and part.pos == "助動詞" and text[part.start - 1 : part.start] in ("ん", "の")
        behind = following.end if following.surface in "、," else following.start
        goes_on = part.surface in _TE and part.detail == "接続助詞"
        own = _OWN_SUBJECT.match(text[behind:]) if joins or reason else goes_on and _OWN_TIME.match(text[behind:])
        if part.start > place and behind in begins and own and not _IN_QUOTATION.match(text, behind):
            yield behind
