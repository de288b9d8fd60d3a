"""What every match of a pattern begins with, derived from the pattern itself: it need be tried nowhere else.

A pattern that begins with a choice of words is tried at every letter of a text, which costs as much as twenty searches for
one word. Where the words with which it may begin are few, they are searched for, and the pattern is tried there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Not public, but stable since Python 3.11; a test holds what is found at these places against the whole pattern.
from re import _constants, _parser  # type: ignore[attr-defined]  # private, and not in typeshed
from typing import Any

from pipeline.lexicon.units import DIGIT

# So many beginnings are looked for at most: where there are more, only their first letters are.
_MOST = 16
# Fewer letters than this stand everywhere.
_LEAST = 3

# A beginning, and whether that is all of what was walked through, so that what follows goes on behind it.
_Begun = list[tuple[str, bool]]


def starts(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """With one of these every match begins; none where it may begin with anything. Lower case with `re.IGNORECASE`."""
    walked = _of_sequence(_parser.parse(pattern, flags), bool(flags & re.IGNORECASE))
    begun = {DIGIT if word.startswith(DIGIT) else word.partition(DIGIT)[0] for word, _ in walked}
    if "" in begun:
        return ()
    size = max(map(len, begun))
    while len(begun) > _MOST and size > _LEAST:
        size -= 1
        begun = {word[:size] for word in begun}
    return tuple(sorted(word for word in begun if not any(word != other and word.startswith(other) for other in begun)))


def _of_sequence(items: Iterable[tuple[Any, Any]], fold: bool) -> _Begun:
    begun: _Begun = [("", True)]
    for item in items:
        part = _of_item(item, fold)
        longer = [
            joined
            for word, goes_on in begun
            for joined in ([(word + more, further) for more, further in part] if goes_on else [(word, False)])
        ]
        if len(longer) > _MOST and any(word for word, _ in begun):
            return [(word, False) for word, _ in begun]
        begun = list(dict.fromkeys(longer))
        if not any(goes_on for _, goes_on in begun):
            break
    return begun


def _of_item(item: tuple[Any, Any], fold: bool) -> _Begun:
    kind, value = item
    if kind is _constants.LITERAL:
        return [(chr(value).lower() if fold else chr(value), True)]
    if kind in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
        return [("", True)]
    if kind is _constants.IN:
        return _of_class(value, fold)
    if kind is _constants.BRANCH:
        return [one for alternative in value[1] for one in _of_sequence(alternative, fold)]
    if kind is _constants.SUBPATTERN:
        return _of_sequence(value[3], fold)
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        least, most, inside = value
        once = [(word, goes_on and most == 1) for word, goes_on in _of_sequence(inside, fold)]
        return once if least else [("", True), *once]
    return [("", False)]


def _of_class(members: Sequence[tuple[Any, Any]], fold: bool) -> _Begun:
    begun: _Begun = []
    for kind, value in members:
        if kind is _constants.LITERAL:
            begun.append((chr(value).lower() if fold else chr(value), True))
        elif (kind, value) == (_constants.CATEGORY, _constants.CATEGORY_DIGIT):
            begun.append((DIGIT, False))
        else:
            return [("", False)]
    return begun
