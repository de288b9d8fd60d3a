"""Words that a speaker reports of somebody else: 「『返事が遅い』と言われて」, "they told me 'you're slow'"."""

from __future__ import annotations

import re

from pipeline.lexicon.named import cue
from pipeline.wording import Language

# How far around the words the frame may stand, in characters.
_NEAR = 60
_AFTER_JA = cue("ja", "reported/after")
_SAYS_JA = cue("ja", "reported/says")
_THOUGHT_JA = cue("ja", "reported/thought")
_I_JA = cue("ja", "reported/i")
_PERSON_JA = cue("ja", "quotations/person")
_BEFORE_EN = cue("en", "reported/before")
_AFTER_EN = cue("en", "reported/after")
_FIRST_EN = frozenset(["i", "we"])


def frame(text: str, start: int, end: int, language: Language) -> str:
    """The words of `text` around a half-open range that give it to somebody other than the speaker; empty where none do."""
    return _japanese(text, start, end) if language == "ja" else _english(text, start, end)


def _japanese(text: str, start: int, end: int) -> str:
    sentence = re.split(r"[。！？\n]", text[max(0, start - _NEAR) : start])[-1]
    told = _AFTER_JA.match(text, _past_stop(text, end))
    if told:
        return _around(text, start, told.end())
    # 祖母は…と言っていました, without marks.
    told = _SAYS_JA.match(text, end)
    if told and _PERSON_JA.search(sentence) and not _I_JA.search(sentence):
        return _around(text, start - len(sentence), told.end())
    inside = _inside(text, start, end)
    after = inside if inside is not None else -1
    if after < 0:
        return ""
    if _THOUGHT_JA.match(text, after) or _I_JA.search(re.split(r"[「『]", sentence)[0]):
        return ""
    told = _AFTER_JA.match(text, after) or _SAYS_JA.match(text, after)
    return _around(text, start, told.end()) if told else ""


def _past_stop(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in tuple("。！？!?、") and text[end + 1 : end + 2] in tuple("」』”") else end


def _inside(text: str, start: int, end: int) -> int | None:
    """One past the quotation that is open at `start`, at its closing mark; None outside any."""
    opening = max(text.rfind(mark, max(0, start - 4 * _NEAR), start + 1) for mark in "「『“")
    if opening < 0:
        return None
    closing = {"「": "」", "『": "』", "“": "”"}[text[opening]]
    close = text.find(closing, opening)
    return close if close >= end - 1 and close >= 0 else None


def _english(text: str, start: int, end: int) -> str:
    before = _BEFORE_EN.search(text[max(0, start - 2 * _NEAR) : start])
    if before and (before["who"] or "").lower() not in _FIRST_EN:
        return _around(text, start - len(before[0]), end)
    opening = max(text.rfind(mark, max(0, start - 4 * _NEAR), start + 1) for mark in '“"')
    if opening < 0 or (text[opening] == '"' and text.count('"', 0, start) % 2 == 0):
        return ""
    close = min((place for mark in '”"' if (place := text.find(mark, end - 1)) >= 0), default=-1)
    if close < 0:
        return ""
    lead = _BEFORE_EN.search(text[max(0, opening - 2 * _NEAR) : opening])
    after = _AFTER_EN.match(text, close)
    return (
        _around(text, opening - (len(lead[0]) if lead else 0), (after.end() if after else close))
        if lead or after
        else ""
    )


def _around(text: str, start: int, end: int) -> str:
    stop = re.search(r"[。！？.!?\n]", text[end : end + _NEAR])
    end += stop.start() if stop else 0
    return " ".join(text[max(0, start) : end].split()).strip(" ,、")
