"""Who does what to whom, as far as the order of words (English) or particles (Japanese) tell it: no parser, and silent where they do not."""

from __future__ import annotations

from pipeline.language.actors import Deed
from pipeline.wording import Language


def deeds(text: str, language: Language) -> tuple[Deed, ...]:
    """The deeds of a sentence, in order; the dictionary of a language is loaded when it is first used."""
    if language == "ja":
        from pipeline.language import deeds_ja

        return tuple(deeds_ja.deeds(text))
    from pipeline.language import deeds_en

    return tuple(deeds_en.deeds(text))
