"""Is a text close to what was said off the record? Wording, order, script, amounts and look-alike letters are seen; a
thorough retelling, a translation, a very short phrase or a single figure is not.

What was said on the record as well is no secret, and never counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.language import numbers
from pipeline.language.roman import in_kana
from pipeline.language.sentences import sentences
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Confided, Notes

# What two texts are compared by, in order: so many letters (ja) or words (en).
_PIECE: Mapping[Language, int] = {"ja": 3, "en": 2}
# A sentence retells another when it holds this share of the pieces that only the other has, or when the other has this
# share of its own, and so many of them at least; or this share of the words that carry the meaning, so many at least.
_LIKE = 0.45
_PIECES: Mapping[Language, int] = {"ja": 8, "en": 5}
_SAYS = 0.6
_TELLING = 4
# So long a stretch, word for word, is never chance (letters, words), as long as it says something.
STRETCH: Mapping[Language, int] = {"ja": 12, "en": 6}
_SAYING: Mapping[Language, int] = {"ja": 3, "en": 2}
# Kana are told apart by more of them than kanji are.
_SOUNDS = 5
_SOUNDS_LIKE = 0.5
_LEAST_SOUNDS = 10

_NUMERALS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_KANJI_NUMBER = lazy("[〇一二三四五六七八九十百千]+")
_KANA = lazy("[ぁ-ゖァ-ヶー]{10}")
_CARRIERS_JA = lazy("[一-鿿々]+|[ァ-ヶー]{2,}|[a-z0-9]{2,}")
_WORD = lazy(r"[a-z0-9]+(?:['’][a-z0-9]+)*")
# Figures in the place of letters: "d0ct0r".
_FIGURES = lazy(r"[0-9]+")
_AS_LETTERS = str.maketrans("01345789", "oieasteg")
# So many single letters in a row are a word that was set apart: "d o c t o r".
_APART = 4
_ROMAN = lazy(r"[A-Za-zāīūēō']+(?:[ ,.-]+[A-Za-zāīūēō']+){4,}")
# A figure that nobody gives by chance tells as much as so many words.
_LARGE, _TELLS = 100, 2
# Letters of other alphabets that look like Latin ones (Unicode Technical Standard 39, the lower-case ones).
_LOOK_ALIKE = dict(
    zip(
        "авеѕіјкӏмнорсԁԛрстухһԝүѵзο" + "αβεηικνορτυχγωϲ",
        "abesijklmhopcdqpctyxhwyv3o" + "aβenikvoptuxywc",
        strict=True,
    )
)


class _Latin(dict[int, str]):
    """Letters in the plain form they look like: without accents, of the Latin alphabet, kana as hiragana."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(code)
        return self[code]


def _plain(code: int) -> str:
    if 0x30A1 <= code < 0x30F7:
        return chr(code - 0x60)
    character = chr(code)
    if 0x3000 <= code < 0x9FFF:
        return character
    base = unicodedata.normalize("NFKD", character)[0]
    return _LOOK_ALIKE.get(character) or (base if base.isascii() and base.isalnum() else character)


_PLAIN = _Latin()
Piece = str | tuple[str, ...]


def units(text: str, language: Language) -> Sequence[str]:
    """Letters and digits (ja, kana in one script, numerals in figures) or words (en); width, case and look-alikes are one."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    if not normal.isascii():
        normal = normal.translate(_PLAIN)
    if language == "en":
        # Most texts hold no figures, which one look by table tells sooner than the pattern.
        if normal.translate(_AS_LETTERS) != normal:
            normal = _FIGURES.sub(_letters, normal)
        return _together(_WORD.findall(normal))
    return "".join(filter(str.isalnum, _KANJI_NUMBER.sub(_figure, normal)))


def _letters(match: re.Match[str]) -> str:
    """Figures behind a letter as the letters that they look like."""
    behind = match.start() > 0 and match.string[match.start() - 1].isalpha()
    return match[0].translate(_AS_LETTERS) if behind else match[0]


def _together(words: list[str]) -> list[str]:
    """The words, with letters that were set apart as one."""
    if list(map(len, words)).count(1) < _APART:
        return words
    found: list[str] = []
    for single, run in groupby(words, lambda word: len(word) == 1):
        some = list(run)
        found += ["".join(some)] if single and len(some) >= _APART else some
    return found


def _figure(match: re.Match[str]) -> str:
    """「九十」 and 「九〇」 as 90."""
    if not any(scale in match[0] for scale in _SCALES):
        return "".join(str(_NUMERALS[character]) for character in match[0])
    total = pending = 0
    for character in match[0]:
        if character in _SCALES:
            total += (pending or 1) * _SCALES[character]
            pending = 0
        else:
            pending = pending * 10 + _NUMERALS[character]
    return str(total + pending)


def _runs(sequence: Sequence[str], size: int) -> Iterator[Piece]:
    whole = sequence if isinstance(sequence, str) else tuple(sequence)
    return (whole[start : start + size] for start in range(len(whole) - size + 1))


def carriers(text: str, language: Language) -> frozenset[str]:
    """What carries the meaning: kanji by twos, words in katakana, figures (ja); stems of content words (en)."""
    if language == "en":
        from pipeline.language.english import content_words

        return frozenset((*content_words(" ".join(units(text, "en"))), *_amounts(text)))
    found: list[str] = []
    for match in _CARRIERS_JA.finditer(unicodedata.normalize("NFKC", text).casefold()):
        word = match[0]
        found += (
            [word]
            if len(word) < 3 or not "一" <= word[0] <= "鿿"
            else [word[at : at + 2] for at in range(len(word) - 1)]
        )
    return frozenset(found)


def _amounts(text: str) -> Iterator[str]:
    """Each large figure, however it is written, by as many names as it tells words."""
    for number in numbers.read(text):
        if number.value >= _LARGE:
            yield from (f"{number.written}#{nth}" for nth in range(_TELLS))


class Place(NamedTuple):
    """Where an off-record passage stands: its file of notes, and the line there."""

    notes: str
    line: int


class OffRecord:
    """The off-record passages of some notes, ready to be compared with, sentence by sentence."""

    def __init__(self, notes: Sequence[Notes], language: Language) -> None:
        self._language = language
        hidden = [
            (sentence.text, Place(one.path, utterance.line))
            for one in notes
            for utterance in one.utterances
            if utterance.off_record
            for sentence in sentences(utterance.text, language)
        ]
        self._said = [utterance.text for one in notes for utterance in one.on_record] if hidden else []
        self._hidden = hidden
        self.places = [place for _, place in hidden]
        self._pieces = _Index([self._cut(text) for text, _ in hidden], self._cut(*self._said))
        told = carriers("\n".join(self._said), language)
        self._carriers = _Index([carriers(text, language) - told for text, _ in hidden])
        self.verbatim = Verbatim([(text, place) for text, place in hidden], self._said, language)
        self._sounds: _Index | None = None

    def __bool__(self) -> bool:
        return bool(self._hidden)

    def source(self, text: str) -> Place | None:
        """The passage that `text` retells, None where it retells none."""
        if not self._hidden:
            return None
        best = self._pieces.nearest(self._cut(text), _PIECES[self._language], _LIKE)
        if best is None:
            best = self._carriers.nearest(carriers(text, self._language), _TELLING, _SAYS, whole=True)
        if best is None and self._language == "ja" and (_KANA.search(text) or _ROMAN.search(text)):
            best = self._sounding(text)
        return self.places[best] if best is not None else self.verbatim.source(text)

    def _cut(self, *texts: str) -> frozenset[Piece]:
        size, english = _PIECE[self._language], self._language == "en"
        pieces = (piece for text in texts for piece in _runs(units(text, self._language), size))
        return frozenset(piece for piece in pieces if not english or _carries(piece))

    def _sounding(self, text: str) -> int | None:
        """The passage that sounds like `text`: kana in the place of kanji, or other kanji."""
        if self._sounds is None:
            self._sounds = _Index([_sounds(one) for one, _ in self._hidden], _sounds("\n".join(self._said)))
        spelt = _ROMAN.sub(lambda match: in_kana(match[0]), text)
        return self._sounds.nearest(_sounds(spelt), _LEAST_SOUNDS, _SOUNDS_LIKE)


def _sounds(text: str) -> frozenset[Piece]:
    from pipeline.language.japanese import reading

    return frozenset(_runs(units(reading(text), "ja"), _SOUNDS))


class _Index:
    """Sets of pieces, of which those in `known` say nothing, by piece."""

    def __init__(self, sets: Sequence[frozenset[Piece]], known: frozenset[Piece] = frozenset()) -> None:
        self._sizes = [len(one - known) for one in sets]
        self._places: dict[Piece, list[int]] = {}
        for number, one in enumerate(sets):
            for piece in one - known:
                self._places.setdefault(piece, []).append(number)

    def nearest(self, own: frozenset[Piece], least: int, share: float, *, whole: bool = False) -> int | None:
        """The set that shares most with `own`: at least so many pieces, and this share of the smaller of both (of the set
        itself where `whole`)."""
        counts = Counter(number for piece in own for number in self._places.get(piece, ()))
        near = (
            (count / (self._sizes[number] if whole else min(len(own), self._sizes[number])), -number)
            for number, count in counts.items()
            if count >= least
        )
        best, number = max(near, default=(0.0, 0))
        return -number if best >= share else None


class Verbatim:
    """Passages by their stretches: what no other text says by chance, for articles of other interviews too."""

    def __init__(self, hidden: Iterable[tuple[str, Place]], said: Iterable[str], language: Language) -> None:
        self._language = language
        self._places: dict[Piece, Place] = {}
        for text, place in hidden:
            for run in _runs(units(text, language), STRETCH[language]):
                if _says(run, language):
                    self._places.setdefault(run, place)
        for text in said if self._places else ():
            for run in _runs(units(text, language), STRETCH[language]):
                self._places.pop(run, None)

    def __bool__(self) -> bool:
        return bool(self._places)

    def holds(self, run: Piece) -> bool:
        """Whether a stretch is one of a passage."""
        return run in self._places

    def hits(self, text: str) -> Iterator[tuple[Piece, Place]]:
        """Every stretch of a passage that stands in `text`, with the passage."""
        own = units(text, self._language) if self._places else ""
        # A program of the theme has not the letters of one passage; it is much longer than all of them.
        if len(own) > len(self._places) and not any(map(frozenset(own).issuperset, self._places)):
            return
        runs = _runs(own, STRETCH[self._language])
        yield from ((run, self._places[run]) for run in runs if run in self._places)

    def source(self, text: str) -> Place | None:
        """The passage of which a stretch stands in `text`."""
        return next((place for _, place in self.hits(text)), None)


def _carries(piece: Piece) -> bool:
    """Whether one of the words is more than a small word: "by the" stands in every text."""
    from pipeline.language.english import STOP_WORDS

    return not all(word in STOP_WORDS for word in piece)


def _says(run: Piece, language: Language) -> bool:
    """Whether a stretch is more than a turn of phrase (「ということだと思うんです」, "I think that is what we")."""
    if language == "ja":
        return sum(not "ぁ" <= character <= "ゖ" for character in run) >= _SAYING["ja"]
    from pipeline.language.english import STOP_WORDS

    return sum(len(word) > 2 and word not in STOP_WORDS for word in run) >= _SAYING["en"]


@lru_cache(maxsize=4)
def elsewhere(confided: tuple[Confided, ...], language: Language) -> Verbatim:
    """The passages of all notes of a site, without what was said on the record beside them."""
    known = [one for one in confided if one.language == language]
    said = [text for one in known for text in one.said]
    return Verbatim([(one.text, Place(one.notes, one.line)) for one in known], said, language)
