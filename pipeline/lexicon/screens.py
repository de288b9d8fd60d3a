"""Literals without one of which a pattern cannot match, derived from the pattern itself.

A hand-written screen hides matches of its own pattern as soon as the two drift apart. Here the parsed pattern is walked:
of a sequence, the most telling part that must occur; of alternatives, one for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

# Not public, but stable since Python 3.11; a test holds every screen against its pattern.
from re import _constants, _parser  # type: ignore[attr-defined]  # private, and not in typeshed
from typing import Any

from pipeline.lexicon.units import EDGE
from pipeline.records import NamedTuple

# So many spellings of one stretch are listed; beyond that, the stretch is cut.
_MOST = 24
# A literal is no more telling for being longer than this, in Latin letters; others count double.
_ENOUGH = 6
# Signs that few texts hold.
_SELDOM = frozenset("[]{}<>_@#［］｛｝【】〔〕＜＞＿")
# Words that nearly every text holds tell nothing.
_FAINT = frozenset(
    ["a", "an", "and", "as", "at", "for", "from", "in", "is", "it", "of", "on", "that", "the", "to", "with"]
)

# Where a word ends, whatever stands beside it.
_BOUNDARY = (_constants.AT, _constants.AT_BOUNDARY)

_Words = tuple[str, ...]


class _Found(NamedTuple):
    """`exact`: every text that the part matches, where that is a short list. `needed`: one of these must occur."""

    exact: _Words | None
    needed: _Words | None


def literals(pattern: str, flags: int = 0) -> _Words:
    """One of these stands in every match; none where the pattern asks for no letter. Lower case with `re.IGNORECASE`.

    Raises `ValueError` for flags inside the pattern, which would change what a literal means half-way.
    """
    return tuple(edged(pattern, flags))


def edged(pattern: str, flags: int = 0) -> dict[str, str]:
    """The `literals`, each with `EDGE` wherever the pattern is sure that a word begins or ends."""
    found = _of_sequence(_parser.parse(pattern, flags), bool(flags & re.IGNORECASE))
    needed = _better(found.exact, found.needed)
    forms: dict[str, str] = {}
    for word in _least(needed or ()):
        bare = _bare(word)
        # With an edge here and without one there, there is none to rely on.
        forms[bare] = word if forms.get(bare, word) == word else bare
    return forms


def _of_sequence(items: Iterable[tuple[Any, Any]], fold: bool, edge: bool = False, ends: bool = False) -> _Found:
    """`edge`: a word that begins here is a whole one; `ends`: so is one that ends behind the last item."""
    run: _Words = (EDGE if edge else "",)
    exact: _Words | None = run
    best: _Words | None = None
    items = [*items, *([_BOUNDARY] if ends else ())]
    for item, following in zip_longest(items, items[1:]):
        after_edge = all(word[-1:] == EDGE or word[-1:].isspace() for word in run)
        part = _of_item(item, fold, after_edge, following is not None and _of_item(following, fold).exact == (EDGE,))
        joined = None if part.exact is None else _joined(run, part.exact)
        if joined is None:
            best = _better(best, _better(run, part.needed))
            exact, run = None, (_joined((EDGE,), part.exact) if after_edge and part.exact else part.exact) or ("",)
        else:
            run = joined
    best = _better(best, run)
    return _Found(run if exact is not None else None, best)


def _of_item(item: tuple[Any, Any], fold: bool, edge: bool = False, ends: bool = False) -> _Found:
    kind, value = item
    if kind is _constants.LITERAL:
        letter = chr(value).lower() if fold else chr(value)
        return _Found((EDGE + letter if edge else letter,), None)
    if kind is _constants.AT:
        return _Found(("" if value is _constants.AT_NON_BOUNDARY else EDGE,), None)
    if kind is _constants.ASSERT_NOT:
        return _Found((EDGE if _forbids_words(value[1]) else "",), None)
    if kind is _constants.IN:
        return _Found(_of_class(value, fold), None)
    if kind is _constants.BRANCH:
        return _of_branch([_of_sequence(alternative, fold, edge, ends) for alternative in value[1]])
    if kind is _constants.SUBPATTERN:
        if value[1] or value[2]:
            raise ValueError("flags inside a pattern")
        return _of_sequence(value[3], fold, edge, ends)
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        again = _of_sequence(value[2], fold)
        return _of_repeat(value[0], value[1], _of_sequence(value[2], fold, edge), again)
    if kind is _constants.ASSERT:
        inside = _of_sequence(value[1], fold)
        return _Found(None, _better(inside.exact, inside.needed))
    return _Found(None, None)


def _forbids_words(inside: Sequence[tuple[Any, Any]]) -> bool:
    """Whether what must not stand there is any letter of a word, as in `(?<![\\w-])`."""
    return (
        len(inside) == 1
        and inside[0][0] is _constants.IN
        and (_constants.CATEGORY, _constants.CATEGORY_WORD) in inside[0][1]
    )


def _of_class(members: Sequence[tuple[Any, Any]], fold: bool) -> _Words | None:
    if any(kind is not _constants.LITERAL for kind, _ in members):
        return None
    letters = {chr(value).lower() if fold else chr(value) for _, value in members}
    return tuple(sorted(letters))


def _of_branch(alternatives: Sequence[_Found]) -> _Found:
    exact: list[str] | None = []
    needed: list[str] | None = []
    for one in alternatives:
        exact = exact + list(one.exact) if exact is not None and one.exact is not None else None
        best = _better(one.exact, one.needed)
        needed = needed + list(best) if needed is not None and best is not None else None
    return _Found(
        tuple(dict.fromkeys(exact)) if exact is not None else None,
        tuple(dict.fromkeys(needed)) if needed is not None else None,
    )


def _of_repeat(least: int, most: object, inside: _Found, again: _Found) -> _Found:
    if least == 0:
        short = most == 1 and inside.exact is not None
        return _Found(("", *inside.exact) if short and inside.exact else None, None)
    if least == 1 and most == 1:
        return inside
    run: _Words | None = inside.exact
    for _ in range(1, least):
        longer = _joined(run, again.exact) if run and again.exact else None
        run = longer or run
    return _Found(None, _better(run, inside.needed))


def _joined(before: _Words, after: _Words) -> _Words | None:
    if len(before) * len(after) > _MOST and (EDGE,) not in (before, after):
        return None
    return tuple(dict.fromkeys((first + second).replace(EDGE * 2, EDGE) for first in before for second in after))


def _better(first: _Words | None, second: _Words | None) -> _Words | None:
    usable = [words for words in (first, second) if words and all(map(_bare, words))]
    return max(usable, key=_telling) if usable else None


def _telling(words: _Words) -> tuple[int, int]:
    weights = (sum(map(_weight, _bare(word))) for word in words)
    faint = any(_bare(word).strip() in _FAINT for word in words)
    return 1 if faint else min(_ENOUGH, *weights, _ENOUGH), -len(words)


def _weight(letter: str) -> int:
    return _ENOUGH - 1 if letter in _SELDOM else 1 if letter.isascii() else 2


def _bare(word: str) -> str:
    return word.replace(EDGE, "")


def _least(words: _Words) -> _Words:
    """Without those that hold another one."""
    return tuple(word for word in words if not any(other != word and other in word for other in words))
