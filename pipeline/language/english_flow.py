"""How far an English sentence is from one that somebody wrote, by what only speech has, on the scale of `flow`."""

from __future__ import annotations

from pipeline.language.english import WORD
from pipeline.lexicon.named import cue

_ROUGH, _WRECKED = cue("en", "speech/rough"), cue("en", "speech/wrecked")
_CHAINS = cue("en", "speech/chains")
# What a sentence as it is written comes to, each mark of speech in it, and each mark of a recogniser's rubble.
_WRITTEN, _MARK, _BROKEN = 2.8, 0.45, 0.9
# So many clauses hang together in writing, and so many words stand in a sentence.
_CLAUSES, _WORDS = 2, 32


def surprise(text: str) -> float:
    """The surprise of a sentence: small numbers read like writing, large ones like rubble."""
    straight = text.replace("’", "'")
    marks = sum(1 for _ in _ROUGH.finditer(straight))
    marks += max(0, sum(1 for _ in _CHAINS.finditer(straight)) - _CLAUSES) + (len(WORD.findall(text)) > _WORDS)
    return _WRITTEN + _MARK * marks + _BROKEN * sum(1 for _ in _WRECKED.finditer(straight))
