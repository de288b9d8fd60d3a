"""How much of a section consists of sentences about the text itself, orders to a writer, chat, or another register.

One word proves nothing: people write about texts, give orders to readers and quote contracts. What counts is how much of
the section such sentences make up, and how many different words show it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.language.sentences import Sentence, sentences
from pipeline.lexicon.table import Index, Place, index, places, rows, screened
from pipeline.records import NamedTuple
from pipeline.wording import Language

# What a sentence is about by one of its words, or by two together.
_ALONE = frozenset(["about", "ordered", "chat", "withheld", "famous"])
_SECOND = (("owed", "itself"), ("order", "object"))
_PAIRS = {frozenset(["itself", "owed"]): "about", frozenset(["order", "object"]): "ordered"}


# What is said of making a text counts as being about it; how an order is formed is no word of its own.
_NAMES = {"making": "about", "itself": "about", "owed": "about", "object": "ordered"}
_SHAPES = frozenset(["order"])
# So many phrases of well-known texts, or it is not worth weighing how much of the text they make up.
_PHRASES = 2
# All words together; all sentences together.
ANY = "any"
TOLD = "told"


class Weight(NamedTuple):
    """What was found of one kind: the words that show it, the share of the section's letters that their sentences make up
    (`share`) and that they make up themselves (`density`), and where the first stands."""

    kind: str
    share: float
    density: float
    words: tuple[str, ...]
    start: int


def weigh(text: str, language: Language) -> tuple[Weight, ...]:
    """Each kind of sentence and of words that nobody uses of a subject, heaviest first.

    `ANY` stands for all such words together, `TOLD` for all sentences of which such words make something, with the words in them.
    """
    found = _found(text, language)
    parts = sentences(text, language) if found else ()
    if not parts:
        return ()
    grouped = _by_sentence(parts, found)
    told: dict[str, set[int]] = defaultdict(set)
    shown: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for number, here in grouped.items():
        kinds = _about(here)
        for kind in kinds:
            told[kind].add(number)
        for place in here:
            if place.row.where not in _SHAPES:
                word = " ".join(text[place.start : place.end].split()).lower()
                own = _NAMES.get(place.row.where, place.row.where)
                for kind in (own, ANY, *((TOLD,) if own in kinds else ())):
                    shown[kind].setdefault(word, (place.start, place.end))
    told[TOLD] = set().union(*told.values())
    sizes = [_letters(part.text) for part in parts]
    made = [_weight(kind, words, [sizes[number] for number in told[kind]], sum(sizes)) for kind, words in shown.items()]
    return tuple(sorted(made, key=lambda weight: (-weight.share, -weight.density)))


def well_known(text: str, language: Language) -> bool:
    """Whether several phrases of well-known texts stand there: a look that costs a tenth of weighing."""
    found = {place.start for place in places(index(language, "unwritten", "famous"), screened(text))}
    return len(found) >= _PHRASES


def _weight(kind: str, words: Mapping[str, tuple[int, int]], sizes: Sequence[int], whole: int) -> Weight:
    apart = _apart(words)
    whole = max(1, whole)
    return Weight(
        kind, sum(sizes) / whole, sum(map(_letters, apart)) / whole, tuple(apart), min(words[word][0] for word in apart)
    )


def _found(text: str, language: Language) -> list[Place]:
    """Every word that counts; those that count only beside another are looked for where the other stands."""
    form = screened(text)
    found = list(places(_first(language), form))
    for where, second in _SECOND:
        if any(place.row.where == where for place in found):
            found += places(index(language, "unwritten", second), form)
    return found


@cache
def _first(language: Language) -> Index:
    """What is looked for whatever else stands there."""
    wheres = {row.where for row in rows(language, "unwritten")} - {second for _, second in _SECOND}
    return index(language, "unwritten", *sorted(wheres))


def _by_sentence(parts: Sequence[Sentence], found: Sequence[Place]) -> Mapping[int, list[Place]]:
    starts = [part.start for part in parts]
    grouped: dict[int, list[Place]] = defaultdict(list)
    for place in found:
        # An order may begin with the stop of the sentence before.
        grouped[max(0, bisect_right(starts, max(place.start, place.end - 1)) - 1)].append(place)
    return grouped


def _about(here: Sequence[Place]) -> set[str]:
    """What one sentence is about."""
    wheres = {place.row.where for place in here}
    return (wheres & _ALONE) | {kind for pair, kind in _PAIRS.items() if pair <= wheres}


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


class Register(NamedTuple):
    """How much a section speaks in one register: different words of it, letters to a word, and where the first stands."""

    kind: str
    words: tuple[str, ...]
    density: float
    start: int


def registers(text: str, language: Language) -> tuple[Register, ...]:
    """The registers of licences, terms, press and screens whose words occur, the densest first."""
    shown: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for place in places(index(language, "boilerplate"), screened(text)):
        word = text[place.start : place.end].lower()
        shown[place.row.where].setdefault(word, (place.start, place.end))
    size = max(1, _letters(text)) if shown else 1
    made = [
        Register(kind, tuple(_apart(words)), sum(map(len, _apart(words))) / size, min(words.values())[0])
        for kind, words in shown.items()
    ]
    return tuple(sorted(made, key=lambda register: -register.density))


def _apart(words: Mapping[str, tuple[int, int]]) -> list[str]:
    """Words that stand apart: of two that overlap, the longer."""
    kept: list[tuple[int, int, str]] = []
    for word, (start, end) in sorted(words.items(), key=lambda one: one[1][0] - one[1][1]):
        if all(end <= other_start or start >= other_end for other_start, other_end, _ in kept):
            kept.append((start, end, word))
    return [word for *_, word in sorted(kept)]
