"""Turns of phrase: short runs of words with the pieces of words and the forms of sentences (en), or of letters (ja), and what each weighs between a section that somebody wrote and one that nobody did.

No turn says anything by itself; the weights are made by `bench.likeness`, and only turns of the project's own texts have one.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from operator import add
from typing import TypeVar

from pipeline.language.unwritten.making import words_of_making
from pipeline.language.unwritten.order import SMALL
from pipeline.lexicon.named import words
from pipeline.lexicon.units import keys, pairs
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

T = TypeVar("T")
_WORD = lazy(r"[A-Za-z][A-Za-z']*|\d[\d.,:]*|[.!?:;,]|\n+")
_FIGURES = lazy("[0-9０-９一二三四五六七八九十百千]+")
_SPACE = lazy(r"\s+")
_PART = lazy(r"[^、。，．！？；：\n.,!?;:]+")
_SHORT = 3
_PAIR = 2
_LONGEST = 4
# Pieces of an English word have so many letters, its beginning and its end among them; of a word there are at least so many.
_PIECE = (4, 5, 6)
_WORTH_PIECES = 3
# The signs of English words. Words that are not small are told by their endings; a capital makes a name of them where no sentence begins.
_SMALL_SIGN = {word: chr(0x100 + number) for number, word in enumerate(SMALL)}
# What a word is in the making of a text, whichever word it is: a row of the lexicon, a sign.
_MAKING_SIGN = {word: chr(0x3B1 + number) for word, number in words_of_making("en").items()}
_PAST = words("en", "voices/past")
_ENDINGS = (("ed", "D"), ("ing", "G"), ("ly", "L"), ("ss", "W"), ("s", "S"))
_STEM = 4
_OTHERS, _CAPITALS = "DGLSW", "dglsw"
_NAME, _NO_NAME = str.maketrans(_CAPITALS, "N" * len(_CAPITALS)), str.maketrans(_CAPITALS, _OTHERS)
_BEGINS, _CLOSING, _LINE = "^", ".!?", "/"
_FIRST = lazy(f"(?<=[{_BEGINS}:])[{_CAPITALS}]")
# So many words are remembered.
_REMEMBERED = 8192
# So many different turns an English text has to a word or stop.
_TURNS_TO_A_TOKEN = 6.4
# The runs of a text lean less to what nobody wrote than its words: so far above, words alone are still enough.
_SURELY = 0.3
# A text of fewer turns says as little as one of so many.
_LEAST = 64
_SCALE = 8.0
# The turns of a table stand in one string, with this between them: read twice as fast as a dict.
BETWEEN = "\n"
# Weights are kept in hundredths.
HUNDREDTH = 0.01


class Leaning(NamedTuple):
    """`value`: above zero, more turns of sections that nobody wrote. `weights`: those of its turns that lean so."""

    value: float
    weights: Mapping[str, int]


def turns(text: str, language: Language) -> AbstractSet[str]:
    """Every run of one or two words or stops, of letters across a space and of two or three forms (en), of one to four letters (ja); a figure is one sign."""
    if language == "en":
        tokens = _tokens(text)
        words = list(map(_PLAIN.__getitem__, tokens))
        return _runs(tokens, words).union(words)
    letters = _letters(text)
    found = set(letters)
    for size in range(_PAIR, _LONGEST + 1):
        found.update([letters[start : start + size] for start in range(len(letters) - size + 1)])
    return found


def _tokens(text: str) -> list[str]:
    """Words, figures, stops and ends of lines."""
    return _WORD.findall(text.replace("’", "'"))


def _runs(tokens: Sequence[str], words: Sequence[str]) -> set[str]:
    """Pairs of words and stops, what stands on either side of the space between two, and runs of forms, with and without what words
    are in the making of a text."""
    runs = set(map(" ".join, itertools.pairwise(words)))
    edges = list(zip(*map(_EDGES.__getitem__, words), strict=True))
    for ends, begins in zip(edges[:_ACROSS], edges[_ACROSS:], strict=True):
        runs.update(map(add, ends, begins[1:]))
    for known in (_SIGN, _ROLE):
        forms = _forms(tokens, known)
        two = list(map(add, forms, forms[1:]))
        runs.update(two, map(add, two, forms[2:]))
    return runs


def _forms(tokens: Sequence[str], known: Mapping[str, str]) -> str:
    """What sentences are made of, whatever they speak of: a sign each for small words, stops, names, and other words by their endings."""
    signs = _BEGINS + "".join(map(known.__getitem__, tokens))
    return _FIRST.sub(lambda word: word[0].translate(_NO_NAME), signs).translate(_NAME)


class _Known(dict[str, T]):
    """What is made of each word; filled as they occur."""

    def __init__(self, made: Callable[[str], T]) -> None:
        self._make = made

    def __missing__(self, token: str) -> T:
        made = self._make(token)
        if len(self) < _REMEMBERED:
            self[token] = made
        return made


def _plain(token: str) -> str:
    return _LINE if token[0] == "\n" else "0" if token[0].isdigit() else token.lower()


def _sign(token: str) -> str:
    """A letter beyond ASCII for a small word, so that no run of signs reads like a word; capitals by pairs with `_CAPITALS`."""
    if not token[0].isalpha():
        return _BEGINS if token[0] == "\n" else "0" if token[0].isdigit() else token + _BEGINS * (token in _CLOSING)
    word = token.lower()
    if word in _SMALL_SIGN:
        return _SMALL_SIGN[word]
    ending = next((sign for ending, sign in _ENDINGS if len(word) > _STEM and word.endswith(ending)), "W")
    sign = "D" if word in _PAST else ending
    return _CAPITALS[_OTHERS.index(sign)] if token[0].isupper() else sign


def _role(token: str) -> str:
    return _MAKING_SIGN.get(token.lower()) or _SIGN[token]


def _edges(word: str) -> tuple[str, ...]:
    """How a word ends, and how it begins: so many letters of one and of the next, of which there are fewer kinds than words."""
    return f"~{word[-3:]} ", f"~{word[-2:]} ", f"~{word[-1:]} ", word[:1], word[:2], word[:3]


_ACROSS = 3
_PLAIN, _SIGN, _ROLE, _EDGES = _Known(_plain), _Known(_sign), _Known(_role), _Known(_edges)


def pieces(turn: str) -> AbstractSet[str]:
    """The pieces of an English word, some of which words never seen before have as well: none of a run, a stop or a figure."""
    if len(turn) < _WORTH_PIECES or " " in turn or not turn[0].islower() or not turn[0].isascii():
        return frozenset()
    word = f"<{turn}>"
    return {word[start : start + size] for size in _PIECE for start in range(len(word) - size + 1)}


def _letters(text: str) -> str:
    return _FIGURES.sub("0", _SPACE.sub(" ", text))


def unit(found: int) -> float:
    """What one of so many turns weighs."""
    return _SCALE / math.sqrt(max(_LEAST, found))


def leaning(text: str, language: Language, plain: float = -math.inf) -> Leaning:
    """How the turns of a text lean, all together; where that is below `plain` as far as a quick look tells, it is not told how far below, nor by which."""
    from pipeline.language.unwritten import turn_tables

    weights, base = weights_of(language), turn_tables.BASE[language]
    words: AbstractSet[str] = frozenset()
    found: AbstractSet[str]
    if language == "en":
        tokens = _tokens(text)
        row = list(map(_PLAIN.__getitem__, tokens))
        words = set(row)
        total = sum(map(_word, words))
        # Of most texts the words alone tell enough: with the runs 5 of 1,844 that nobody wrote come out above it.
        nearly = HUNDREDTH * (base + unit(round(_TURNS_TO_A_TOKEN * len(tokens))) * total)
        if nearly < plain + _SURELY:
            return Leaning(min(nearly, plain - HUNDREDTH), {})
        found = _runs(tokens, row)
        size = len(words) + len(found)
        total += sum(map(weights.get, found, itertools.repeat(0)))
    else:
        letters = _letters(text)
        # The more different turns a text has, the less one weighs; of most texts the most that there can be tells enough.
        surely = HUNDREDTH * (base + unit(_LONGEST * len(letters)) * _table().total(letters))
        if surely < plain:
            return Leaning(surely, {})
        found = turns(text, language)
        size, total = len(found), sum(map(weights.get, found, itertools.repeat(0)))
    value = HUNDREDTH * (base + unit(size) * total)
    if value < plain:
        return Leaning(value, {})
    known = {turn: weights[turn] for turn in found & weights.keys()} | {word: _word(word) for word in words}
    return Leaning(value, {turn: weight for turn, weight in known.items() if weight > 0})


@cache
def weights_of(language: Language) -> dict[str, int]:
    """What each turn weighs, in hundredths."""
    from pipeline.language.unwritten import turn_tables

    found, values = turn_tables.WEIGHTS[language]
    return dict(zip(found.split(BETWEEN), map(int, values.split()), strict=False))


@lru_cache(1 << 14)
def _word(word: str) -> int:
    """What an English word and its pieces weigh; most words come again."""
    weights = weights_of("en")
    return weights.get(word, 0) + sum(map(weights.get, pieces(word), itertools.repeat(0)))


class _Table(NamedTuple):
    """The turns of Japanese that weigh something: letters, pairs as numbers, and what begins with a pair, with the pair that ends it."""

    letters: Mapping[str, int]
    pairs: Mapping[str | int, int]
    longer: Mapping[str | int, Sequence[tuple[str | int, str, int]]]

    def total(self, text: str) -> int:
        """What all that stand in a text weigh together."""
        found = pairs(text)
        total = sum(map(self.letters.get, set(text), itertools.repeat(0)))
        total += sum(map(self.pairs.get, found, itertools.repeat(0)))
        begun = itertools.chain.from_iterable(map(self.longer.__getitem__, self.longer.keys() & found))
        return total + sum([weight for last, turn, weight in begun if last in found and turn in text])


@cache
def _table() -> _Table:
    weights = weights_of("ja")
    by_size = [[turn for turn in weights if len(turn) == size] for size in range(_LONGEST + 1)]
    longer: dict[str | int, list[tuple[str | int, str, int]]] = {}
    more = [turn for turns in by_size[_PAIR + 1 :] for turn in turns]
    first, last = (keys([turn[part] for turn in more], "ja") for part in (slice(_PAIR), slice(-_PAIR, None)))
    for one, other, turn in zip(first, last, more, strict=True):
        longer.setdefault(one, []).append((other, turn, weights[turn]))
    return _Table(
        {turn: weights[turn] for turn in by_size[1]},
        dict(zip(keys(by_size[_PAIR], "ja"), map(weights.__getitem__, by_size[_PAIR]), strict=True)),
        longer,
    )


def telling(text: str, lean: Leaning, language: Language) -> list[tuple[int, str]]:
    """The parts of sentences that lean most, with their offsets, the heaviest first."""
    parts = [(part.start(), part[0].strip()) for part in _PART.finditer(text)]
    weighed = [
        (sum(lean.weights.get(turn, 0) for turn in turns(part, language)), start, part)
        for start, part in parts
        if len(part) > _SHORT
    ]
    return [(start, part) for weight, start, part in sorted(weighed, key=lambda one: (-one[0], one[1])) if weight > 0]
