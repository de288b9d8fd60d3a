"""What an English sentence states, by its words in order."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.language import normal
from pipeline.language.english import content_words
from pipeline.language.stated import Statement, Tense, Word, figures_in
from pipeline.lexicon.named import cue, lines, words
from pipeline.patterns import lazy

# The form of the dictionary, then those of the past.
_IRREGULAR = [forms.split() for forms in lines("en", "statements/irregular-verbs")]
BASE = {form: forms[0] for forms in _IRREGULAR for form in forms} | {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "feet": "foot",
}
PAST = frozenset(form for forms in _IRREGULAR for form in forms[1:])
_DENIES = words("en", "statements/denies")
_BETWEEN = words("en", "statements/between-denial-and-word")
LIGHT = _BETWEEN | words("en", "statements/light")
_RAISES = words("en", "statements/raises")
_NO_DENIAL = cue("en", "statements/no-denial")
_HEDGES = {
    "perhaps": cue("en", "statements/hedge-perhaps"),
    "wish": cue("en", "statements/hedge-wish"),
    "must": cue("en", "statements/hedge-must"),
    "hearsay": cue("en", "statements/hedge-hearsay"),
    "if": cue("en", "statements/hedge-if"),
}  # fmt: skip
_CAUSE = cue("en", "statements/cause")
BORDER = cue("en", "statements/border")
_ASKS = lazy(r"\?[\"”’')]*\s*$")
_NO_NAME = words("en", "statements/no-name")
_NAME_GOES_ON = cue("en", "telling/name-goes-on")
_REFUSES = cue("en", "statements/refuses")
_VOWEL = lazy(r"[aeiouy]")
_CAPITAL = lazy(r"[A-Z][\w'’.&+-]*|[a-z]+[A-Z]\w*|\w*[A-Z]{2,}\w*")


@lru_cache(8192)
def key(word: str) -> str:
    """One form of a word for all of its endings: the irregular ones too."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    if plain in BASE:
        return BASE[plain]
    return _short((content_words(plain) or (plain,))[0])


def _short(word: str) -> str:
    """A stem without the endings that a light stemmer leaves on short words: moved, using."""
    for ending in ("ing", "ed", "s"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and _VOWEL.search(stem) and stem[-1] not in "esu":
            word = stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem
            break
    return word.removesuffix("e") if len(word) > 3 else word


def statement(text: str) -> Statement:
    """What `text` states."""
    form = normal.form(text, "en", clearing=False)
    borders = [match.start() for match in BORDER.finditer(text)]
    clauses = [bisect.bisect_right(borders, start) for start, _ in form.places]
    excused = [match.span() for match in _NO_DENIAL.finditer(text)]
    denied: dict[int, int | None] = {}
    count = max(clauses, default=0) + 1
    denials = [0] * count
    for place, unit in enumerate(form.units):
        start, end = form.places[place]
        if unit in _DENIES and not any(first < end and start < last for first, last in excused):
            denials[clauses[place]] += 1
            _deny(form.units, clauses, place, denied)
    return Statement(
        (
            *_words(text, form, clauses, denied),
            *figures_in(text, lambda at: min(count - 1, bisect.bisect_right(borders, at))),
        ),
        tuple(denials),
        tuple(_hedges(text, borders, count)),
        _CAUSE.search(text) is not None,
        _ASKS.search(text) is not None,
        _REFUSES.search(text) is not None,
    )


def _hedges(text: str, borders: Sequence[int], count: int) -> Iterator[frozenset[str]]:
    edges = [0, *borders, len(text)]
    # No clause ends within a word: what stands nowhere in the sentence stands in no clause.
    there = [(name, pattern) for name, pattern in _HEDGES.items() if pattern.search(text)]
    for number in range(count):
        some = text[edges[number] : edges[number + 1]] if number + 1 < len(edges) else ""
        yield frozenset(name for name, pattern in there if pattern.search(some))


def _deny(units: Sequence[str], clauses: Sequence[int], place: int, denied: dict[int, int | None]) -> None:
    """Mark what the denial at `place` is about: the next word of weight, and what a verb of thinking hands it on to."""
    raised = False
    for after in range(place + 1, min(len(units), place + 9)):
        if clauses[after] != clauses[place]:
            return
        if units[after] in _BETWEEN:
            continue
        if raised:
            denied[after] = None
            continue
        known = denied.get(after, 0)
        denied[after] = None if known is None else known + 1
        if key(units[after]) not in _RAISES:
            return
        raised = True


def _words(text: str, form: normal.Form, clauses: Sequence[int], denied: dict[int, int | None]) -> Iterator[Word]:
    first = True
    for place, unit in enumerate(form.units):
        start, end = form.places[place]
        written = text[start:end]
        plain = unit.isalpha() or any(map(str.isalpha, unit))
        if not plain:
            first = False
            continue
        name = _name(text, start, written, first=first)
        first = False
        stem = key(unit)
        content = bool(name) or (unit not in LIGHT and stem not in LIGHT and len(unit) > 1)
        if not content and (unit in _BETWEEN or unit in _DENIES):
            continue
        many = denied.get(place, 0)
        yield Word(
            stem,
            start,
            end,
            clauses[place],
            content and unit not in _DENIES,
            None if many is None else many % 2 == 1,
            _tense(form.units, place, unit),
            name,
        )


_OPENS = words("en", "statements/opens")


def _name(text: str, start: int, written: str, *, first: bool) -> str:
    """The word as written if it is a name: capital letters where no sentence begins."""
    plain = written.replace("’", "'").split("'")[0]
    if not _CAPITAL.match(written) or plain.casefold() in _NO_NAME:
        return ""
    begins = first or not start or text[:start].rstrip()[-1:] in (".", "!", "?", ":", "“", '"', "(", "—")
    inner = any(letter.isupper() for letter in plain[1:])
    if begins and not inner:
        owns = written[len(plain) :] in ("'s", "’s")
        follows = owns or _NAME_GOES_ON.match(text[start + len(written) :]) is not None
        low = plain.casefold()
        return plain if follows and low not in LIGHT and low not in _OPENS else ""
    return plain.rstrip(".")


def _tense(units: Sequence[str], place: int, unit: str) -> Tense:
    before = units[max(0, place - 2) : place]
    if unit in PAST or (len(unit) > 4 and unit.endswith("ed")) or "did" in before:
        return "past"
    return "plain" if "will" in before or "would" in before else ""
