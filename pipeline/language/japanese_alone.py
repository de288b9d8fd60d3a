"""What of a spoken Japanese sentence can stand without the talk around it.

Recognition runs sentences together and speakers go on with けど and ので for minutes; the sentence at the end of such a chain may be whole
and worth printing. Words are left out at the head and nowhere else, and none is added; what a sentence breaks off with is gone already
(`japanese_tidy`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.language.japanese import Token, tokens
from pipeline.language.japanese_speech import look
from pipeline.language.spoken import Spoken
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
# So many connectives in a row, and the least that is a sentence (characters).
_IN_A_ROW, _LEAST = 2, 16


def alone(spoken: Spoken) -> Iterator[Spoken]:
    """Shorter forms of a sentence, the longest first; whether one is whole, its own marks say."""
    text = spoken.text
    # Whatever is left out at the head, a sentence without an end has none.
    if spoken.question or spoken.corrected or not spoken.finished:
        return
    if not (_LEANS.match(text) or any(word in text for word in (*_BEFORE, *_TE))):
        return
    parts = tokens(text)
    for start in _starts(text, parts):
        if start and len(text) - start >= _LEAST:
            yield replace(look(text[start:], [part for part in parts if part.start >= start]), raw=spoken.raw)


def _starts(text: str, parts: Sequence[Token]) -> Iterator[int]:
    """Where a form may begin (in characters): behind connectives, behind a clause that leads up to it."""
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
