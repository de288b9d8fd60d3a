"""Where a speaker takes something back ("six weeks … no, sorry, four"): what was said first must not stand alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.language import numbers
from pipeline.lexicon.named import Screened, cue, cues
from pipeline.patterns import lowered
from pipeline.wording import LANGUAGES, Language

_INSIDE: Mapping[Language, re.Pattern[str]] = cues("corrections/inside")
_CONTRAST = cue("ja", "corrections/contrast")
_AT_THE_HEAD: Mapping[Language, re.Pattern[str]] = cues("corrections/at-the-head")
# The same for what is asked of every turn of a long talk.
_ANYWHERE: Mapping[Language, tuple[Screened, ...]] = {
    language: (Screened(language, "corrections/at-the-head"), Screened(language, "corrections/inside"))
    for language in LANGUAGES
}


def corrects(text: str, language: Language) -> bool:
    """Whether the sentence takes back something that it says itself."""
    return _INSIDE[language].search(text) is not None


def contrasts(text: str, language: Language) -> bool:
    """Whether what could take something back only sets one thing against another: the topic is named before, and no figure is in it."""
    topic = _CONTRAST.match(text) if language == "ja" else None
    return bool(topic) and len(places(text, language)) == 1 and next(numbers.read(text), None) is None


# The turns of a talk are asked for what they take back by whoever learns its figures, and again by whoever puts two together.
@lru_cache(2048)
def may_correct(text: str, language: Language) -> bool:
    """Whether the text may take something back: words for it stand anywhere in it."""
    low = lowered(text)
    return any(next(one.found(low), None) is not None for one in _ANYWHERE[language])


def places(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Where words take something back: half-open, in characters."""
    return tuple(match.span() for match in _INSIDE[language].finditer(text))


def corrects_before(text: str, language: Language) -> bool:
    """Whether the sentence begins by taking back something of the sentence before it."""
    return head(text, language) > 0


def head(text: str, language: Language) -> int:
    """Where the words end by which a sentence takes back something of the one before it; 0 where it begins with none."""
    begin = len(text) - len(text.lstrip(" 　、,…"))
    found = _AT_THE_HEAD[language].match(text, begin)
    return found.end() if found else 0
