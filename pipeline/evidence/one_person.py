"""One person under two labels, as far as the notes show it: "WS" and "Wouter Swierstra", 「佐藤」 and 「佐藤さん(店長)」.

Nothing is merged here. Only `aliases` in the metadata do that, and a writer puts them there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.evidence.naming import plain_name
from pipeline.lexicon.named import words
from pipeline.model.notes import Notes
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

_IN_BRACKETS = lazy(r"\s*[(（\[［【][^()（）\[\]［］【】]*[)）\]］】]")
_INITIALS = lazy(r"[A-Z]{2,4}")
_WORD = lazy(r"[^\W\d_][\w'’.-]*")
_TITLES = words("any", "names/titles-before")
_PLAIN = lazy(r"[^\W\d_][\w .()（）'’・-]*")
# Words that YAML takes for something else than text.
_NO_TEXT = frozenset(["yes", "no", "on", "off", "true", "false", "null", "y", "n"])
# Two labels that answer each other more often are two people: nobody talks with himself.
_TOGETHER = 2
# A surname of one letter is the beginning of many others: 森 and 森田.
_LEAST = 2


class Alias(NamedTuple):
    """A label that stands for the person `name`, who has another label in the same notes."""

    label: str
    name: str


def aliases(notes: Notes) -> tuple[Alias, ...]:
    """The labels that look like another one's, each for one person only, in order of appearance."""
    labels = tuple(dict.fromkeys(turn.speaker for turn in notes.on_record if turn.speaker))
    beside, first_and_last = _neighbours(notes), _first_and_last(notes)

    def is_like(label: str, name: str) -> bool:
        gone = first_and_last[name][1] < first_and_last[label][0]
        return _stands_for(label, name) or (gone and _may_be_initials(label, name))

    return tuple(
        Alias(label, likely[0])
        for label in labels
        if len(likely := [name for name in labels if is_like(label, name)]) == 1
        and beside[frozenset((label, likely[0]))] <= _TOGETHER
        and not any(_stands_for(likely[0], other) for other in labels)
    )


def _neighbours(notes: Notes) -> Counter[frozenset[str]]:
    """How often two labels follow each other."""
    said = [turn.speaker for turn in notes.on_record if turn.speaker]
    return Counter(frozenset(pair) for pair in pairwise(said) if pair[0] != pair[1])


def _first_and_last(notes: Notes) -> dict[str, tuple[int, int]]:
    """The first and the last turn of each label."""
    found: dict[str, tuple[int, int]] = {}
    for place, turn in enumerate(notes.on_record):
        if turn.speaker:
            found[turn.speaker] = (found.get(turn.speaker, (place, place))[0], place)
    return found


def _stands_for(label: str, name: str) -> bool:
    """Whether a label is a shorter or a fuller way to write the name of another: the initials, a part, a title more."""
    if label == name:
        return False
    short, long = (_IN_BRACKETS.sub("", one).strip() for one in (label, name))
    if plain_name(short) == plain_name(long) and plain_name(short):
        # The plainer one of two is the name: without a title, an office in brackets, or the length.
        return (len(label), label) > (len(name), name)
    if long.isascii():
        return short.isascii() and (_is_initials(short, long) or _is_part(_parts(short), _parts(long)))
    one, other = plain_name(short), plain_name(long)
    return len(one) >= _LEAST and len(other) > len(one) and other.startswith(one)


def _is_initials(label: str, name: str) -> bool:
    parts = _parts(name)
    if len(parts) < _LEAST or not _INITIALS.fullmatch(label):
        return False
    firsts = "".join(part[0] for part in parts).upper()
    return label in (firsts, firsts[0] + firsts[-1], firsts[:_LEAST])


def _may_be_initials(label: str, name: str) -> bool:
    """Whether a name of one word has the first letter of some initials: "Kim", who is "KL" once everybody was introduced."""
    parts = _parts(name)
    return len(parts) == 1 and len(parts[0]) > _LEAST and bool(_INITIALS.fullmatch(label)) and label[0] == name[0]


def _is_part(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether words stand in a longer name, in their order: a calling may stand before it (baker Tom Hale)."""
    size = len(short)
    whole = bool(short) and size < len(long) and all(len(part) > 1 for part in short)
    return whole and any(list(long[at : at + size]) == list(short) for at in range(len(long) - size + 1))


def _parts(name: str) -> list[str]:
    """The words of a name in small letters, without a title before it or a degree behind it."""
    before = re.split(r",", name)[0]
    found = [match[0].casefold().strip(".") for match in _WORD.finditer(before)]
    return [part for part in found if part not in _TITLES]


def line(found: Sequence[Alias]) -> str:
    """The line of metadata that merges them (YAML)."""
    return f"aliases: {{{', '.join(f'{_quoted(one.label)}: {_quoted(one.name)}' for one in found)}}}"


def _quoted(name: str) -> str:
    """A name as YAML reads it back: in quotation marks where it holds a sign of its own, or would be another thing."""
    plain = _PLAIN.fullmatch(name) and name.casefold() not in _NO_TEXT
    return name if plain and name == name.strip() else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
