"""What of a spoken Japanese sentence can stand without the talk around it.

Recognition runs sentences together and speakers go on with けど and ので for minutes; the sentence at the end of such a chain may be whole
and worth printing. Words are left out at the head or the end and nowhere else, and none is added.
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
# Behind these another thought begins. Not behind a condition (たら, ば, と): without it the rest would say too much.
# What follows has to name its own subject, and where the whole is an answer to why, its reason stays one.
_OWN_SUBJECT = cue("ja", "speech/own-subject")
_GIVES_REASON = cue("ja", "speech/gives-reason")
_ENDS, _BEFORE = lines("ja", "speech/reasons"), lines("ja", "speech/joins")
_PREDICATES = ("助動詞", "動詞", "形容詞")
# So many connectives in a row, and the least that is a sentence (characters).
_IN_A_ROW, _LEAST = 2, 16


def alone(spoken: Spoken) -> Iterator[Spoken]:
    """Shorter forms of a sentence, the longest first; whether one is whole, its own marks say."""
    text = spoken.text
    breaks_off = text.rstrip("。").endswith(_ENDS)
    # Whatever is left out at the head, a sentence without an end has none.
    if spoken.question or spoken.corrected or not (spoken.finished or breaks_off):
        return
    if not (breaks_off or _LEANS.match(text) or any(word in text for word in _ENDS + _BEFORE)):
        return
    parts = tokens(text)
    end = _without_reason(text, parts)
    for start in _starts(text, parts):
        for last in dict.fromkeys((len(text), end)):
            said = text[start:last]
            if (start or last < len(text)) and len(said) >= _LEAST:
                yield replace(look(said, tokens(said)), raw=spoken.raw)


def _starts(text: str, parts: Sequence[Token]) -> Iterator[int]:
    """Where a form may begin (in characters): at the head, behind connectives, behind a clause that leads up to it."""
    begins = {part.start for part in parts}
    place = 0
    yield place
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
        if part.start > place and (joins or reason) and behind in begins and _OWN_SUBJECT.match(text[behind:]):
            yield behind


def _without_reason(text: str, parts: Sequence[Token]) -> int:
    """Where a sentence ends that only breaks off with a reason (「〜ですから。」): it says what it says."""
    letters = [part for part in parts if part.pos != "補助記号"]
    if _GIVES_REASON.search(text) or len(letters) < 3:
        return len(text)
    for size in (1, 2):
        if "".join(part.surface for part in letters[-size:]) in _ENDS:
            before = letters[-size - 1]
            ends = before.pos in _PREDICATES and before.form.startswith(("終止形", "連体形")) and before.surface != "な"
            return before.end if ends else len(text)
    return len(text)
