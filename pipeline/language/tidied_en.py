"""One spelling for an English word: British and American, in full and as it is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.lexicon.named import lines
from pipeline.patterns import lazy

_PAIRS = lines("en", "spelling/pairs")
_SAID = lines("en", "spelling/said")
_OUR = lazy(r"(\w{3,})our(?=$|s$|ed$|ing$|er$|ers$|ful$|ite$|ites$|able$|hood$|hoods$|less$|ly$)")
_ISE = lazy(r"(\w{3,})is(?=(?:e|es|ed|ing|er|ers|ation|ations|able)$)")
_YSE = lazy(r"(\w{2,}l)ys(?=(?:e|es|ed|ing|er|ers)$)")
_RE = lazy(r"(\w{2,}[tb])re(d|s)?$")
_OGUE = lazy(r"(\w{3,}og)ue(s)?$")
_DOUBLE = lazy(r"(\w*[aeiouy]\w*[^aeiouy][ae])ll(?=(?:ed|ing|er|ers|or|ors)$)")


@lru_cache(1)
def _known() -> dict[str, tuple[str, ...]]:
    """Words by what stands for them: the other spelling, or the words of a short form."""
    pairs = (line.split() for line in (*_PAIRS, *_SAID))
    return {word: tuple(instead) for word, *instead in pairs}


def spelled(units: Sequence[str]) -> list[tuple[str, ...]]:
    """Each word in its one spelling; a mark behind it (is') says that it is the second half of a short form."""
    return [_one(unit) for unit in units]


@lru_cache(maxsize=8192)
def _one(unit: str) -> tuple[str, ...]:
    if unit.endswith("'"):
        # it's is "it is" or "it has".
        return ("'s",) if unit == "is'" else (unit[:-1],)
    if unit.endswith("'s"):
        return (*_one(unit[:-2]), "'s")
    if (known := _known().get(unit)) is not None:
        return known
    if len(unit) < 6:
        return (unit,)
    return (_american(unit),)


def _american(word: str) -> str:
    for pattern, instead in ((_OUR, r"\1or"), (_ISE, r"\1iz"), (_YSE, r"\1yz"), (_OGUE, r"\1\2"), (_DOUBLE, r"\1l")):
        word = pattern.sub(instead, word)
    return _RE.sub(lambda found: f"{found[1]}er{'ed' if found[2] == 'd' else found[2] or ''}", word)
