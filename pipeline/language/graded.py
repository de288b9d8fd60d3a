"""The school grade of an English text as textstat counts it.

Importing textstat imports nltk, and that numpy: 0.6 s of CPU and 35 MB in each process, for a dictionary of syllables that neither
grade asks for. So a module that is nltk as soon as somebody does ask stands for it meanwhile (0.07 s; 26 November 2026).
"""

from __future__ import annotations

import sys
from types import ModuleType

_NAME = "nltk"


class _Later(ModuleType):
    """Stands for nltk in textstat."""

    def __getattr__(self, name: str) -> object:
        from importlib import import_module

        return getattr(import_module(_NAME), name)


def _without_nltk() -> ModuleType:
    """textstat; whoever else imports nltk gets nltk."""
    if _NAME not in sys.modules:
        sys.modules[_NAME] = _Later(_NAME)
    try:
        import textstat
    finally:
        if isinstance(sys.modules[_NAME], _Later):
            del sys.modules[_NAME]
    found: ModuleType = textstat
    return found


_TEXTSTAT = _without_nltk()


def school_grade(text: str) -> float:
    """The mean of the Automated Readability Index and Coleman–Liau."""
    grade: float = (_TEXTSTAT.automated_readability_index(text) + _TEXTSTAT.coleman_liau_index(text)) / 2
    return grade
