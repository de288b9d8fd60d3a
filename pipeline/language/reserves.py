"""What a statement holds back: that it only nearly happened or was only meant to, and of how many it is said."""

from __future__ import annotations

from pipeline.lexicon.named import cues
from pipeline.wording import Language

_KINDS = {
    "nearly": cues("reserves/nearly"),
    "attempt": cues("reserves/attempt"),
    "all": cues("reserves/all"),
    "most": cues("reserves/most"),
    "many": cues("reserves/many"),
    "few": cues("reserves/few"),
    "some": cues("reserves/some"),
    "only": cues("reserves/only"),
    "at-least": cues("reserves/at-least"),
    "at-most": cues("reserves/at-most"),
}


def reserves(text: str, language: Language) -> dict[str, str]:
    """The kinds of reserve that a text has, each with the words that show it."""
    found = ((kind, cue[language].search(text)) for kind, cue in _KINDS.items())
    return {kind: match[0].strip() for kind, match in found if match is not None}
