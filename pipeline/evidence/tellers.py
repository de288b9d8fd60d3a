"""To whom a sentence of an article gives what it says: the people it names, and those who are said to have said it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.evidence import naming
from pipeline.lexicon.named import cue, words
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

_QUOTED = lazy(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"")
_SAYS_JA = cue("ja", "telling/says")
_BY_JA = cue("ja", "telling/by")
_SUBJECT_JA = cue("ja", "telling/subject")
_AFTER_EN = cue("en", "telling/after")
_BEFORE_EN = cue("en", "telling/before")


SAYING: Mapping[Language, frozenset[str]] = {
    "ja": words("ja", "telling/saying"),
    "en": words("en", "telling/saying"),
}  # fmt: skip


class Named(NamedTuple):
    """The people named in a sentence outside quotation marks, and of those who are said to say it."""

    named: tuple[str, ...]
    tellers: tuple[str, ...]


def find(text: str, people: Sequence[str], language: Language) -> Named:
    """Whom `text` names and to whom it gives what it says."""
    outside = _QUOTED.sub(lambda match: "　" * len(match[0]), text)
    found = naming.places(outside, people, language)
    tellers = [name for start, end, name in found if _tells(outside, start, end, language)]
    return Named(tuple(dict.fromkeys(name for _, _, name in found)), tuple(dict.fromkeys(tellers)))


def _tells(text: str, start: int, end: int, language: Language) -> bool:
    after = text[end:]
    if language == "en":
        return _AFTER_EN.match(after) is not None or _BEFORE_EN.search(text[:start]) is not None
    if _BY_JA.match(after):
        return True
    return _SUBJECT_JA.match(after) is not None and _SAYS_JA.search(text) is not None
