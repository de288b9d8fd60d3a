"""ONE normal form of words for everyone who compares them: what is folded, what may be cleared, what stands in what.

Folded away are width, case, punctuation, spaces, sound marks ([laughs]) and the way a number is written. What may be
cleared of speech (fillers, stumbles) is found in the speech itself, by whole words, never in what is compared with it.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.language import numbers, quoted
from pipeline.language.cleared import Cleared
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

_STAGE = cue("any", "furniture/stage")
_OPENS = lazy(r"[\[（(［]")
_LONG_WORD = lazy(r"[a-z]{8,}")
_KANJI = lazy(r"[一-龠](?<![〇一二三四五六七八九十百千万億兆])")
_PERCENT = ("%", "％")
_GROUP = lazy(r"[^\W_][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*")
_WORD = lazy(r"[^\W_][\u0300-\u036f]*(?:[^\W_]|[\u0300-\u036f]|['’.](?=[^\W_]))*|[%$€£¥]")
_SHORT = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "gonna": "going to", "wanna": "want to",
          "gotta": "got to", "%": "percent", "'cause": "because", "cos": "because", "let's": "let us"}  # fmt: skip
_ENDINGS = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am"}
# A place where a particle was left out, the end of a statement, and what begins a unit that makes another statement of the
# word before it (`tidied`).
GAP, END, ENDING = "_", ".", "+"
# What a short form may be in full: they'd is they would, or they had; and what an editor may put where a particle was left out.
_ALSO = {
    "'d": frozenset(["would", "had"]),
    "'s": frozenset(["is", "has"]),
    "ai": frozenset(["am", "is", "are", "has", "have"]),
    GAP: frozenset("をはにが"),
}
_SHORTER = {full: short for short in ("'d", "'s") for full in _ALSO[short]}
_HAD = "'d"
_IS = frozenset(["it", "that", "there", "here", "he", "she", "what", "who", "where", "how", "this"])
_MONEY = {
    "$": "$",
    "€": "€",
    "£": "£",
    "¥": "¥",
    "dollar": "$",
    "dollars": "$",
    "euro": "€",
    "euros": "€",
    "pound": "£",
    "pounds": "£",
    "yen": "¥",
}
_BETWEEN = lazy(r"[、,〜~～\-–:／/](?=[\d〇一二三四五六七八九十百千０-９])")
# 三割 is 30%, 二割五分 25%; 割合 and 割引 are other words.
_TENTHS = lazy(r"割(?:([一二三四五六七八九1-9１-９])分)?(?![りれるっ合引安高])")
_MONEY_BEHIND = lazy(r" ?(dollars?|euros?|pounds?|yen)\b", re.IGNORECASE)


class Form(NamedTuple):
    """A text to be compared: its letters (ja) or words (en), each with its half-open range in the text.

    `skips` leads from a unit to those that may come next instead, because what lies between may be cleared.
    """

    units: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    skips: Mapping[int, tuple[int, ...]]

    def parts(self, place: int) -> bool:
        """Whether a cut before this unit would go through a number: of 四十二万円, 二万円 is no part."""
        return (
            0 < place < len(self.units) and self.places[place - 1] == self.places[place] and self.units[place].isdigit()
        )


class Span(NamedTuple):
    """Where something stands: half-open, in characters of the text that was searched."""

    start: int
    end: int


def exact(text: str, language: Language) -> str:
    """`text` for a comparison to the word, as one string: letters (ja), or words with a blank on both sides (en)."""
    if language == "en":
        return f" {' '.join(_written(_without_stage(text)))} "
    kept: list[str] = []
    for start, end, written in _runs(_without_stage(text)):
        kept.append(written or "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text[start:end]).casefold())))
    return "".join(kept)


def folded(text: str) -> str:
    """`text` with every letter as `exact` has it."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def piece(wanted: str, language: Language) -> str:
    """A piece of an `exact` text that stands, once that is `folded`, in every text in the exact form of which it stands: so most need
    not be brought into that form. No word is spelled out to one as long as these, and no figure to a kanji."""
    found = _LONG_WORD.findall(wanted) if language == "en" else _KANJI.findall(wanted)
    return max(found, key=len, default="")


def form(text: str, language: Language, *, clearing: bool = True) -> Form:
    """`text` unit by unit; with `clearing`, what of it may be left out in a quotation."""
    found = list(_units(text, language))
    places = tuple((start, end) for _, start, end in found)
    clears = skips(places, clearable(text, language)) if clearing else {}
    return Form(tuple(unit for unit, _, _ in found), places, clears)


def clearable(text: str, language: Language, *, sure: bool = False) -> tuple[Cleared, ...]:
    """What may be cleared out of speech, in order: whole words only. With `sure`, what the drafter clears itself."""
    if language == "ja":
        from pipeline.language import fillers_ja

        found = (one for one in fillers_ja.find(text) if one.sure) if sure else fillers_ja.find(text)
    else:
        from pipeline.language import fillers_en

        found = fillers_en.sure(text) if sure else fillers_en.find(text)
    stage = (Cleared(*match.span(), sure=True) for match in _STAGE.finditer(text))
    return tuple(sorted({*found, *stage}, key=lambda one: (one.start, -one.end)))


def cleared(text: str, language: Language) -> str:
    """Speech as the drafter may print it: everything that surely says nothing is gone, nothing is added."""
    kept: list[str] = []
    place = 0
    # What somebody quotes is kept to the letter: 「ああ、そう」 or "Oh, okay" may be what it is about.
    inside = quoted.spans(text)
    for one in clearable(text, language, sure=True):
        if one.start >= place and not any(start < one.start < end for start, end in inside):
            kept.append(text[place : one.start])
            place = one.end
    kept.append(text[place:])
    return "".join(kept) if language == "ja" else " ".join("".join(kept).split())


def clean(text: str, language: Language) -> str:
    """`exact` without everything that may be cleared, for a first look at what is alike."""
    kept: list[str] = []
    place = 0
    for one in clearable(text, language):
        if one.start >= place:
            kept.append(text[place : one.start])
            place = one.end
    return exact(" ".join((*kept, text[place:])) if language == "en" else "".join((*kept, text[place:])), language)


def stands(quoted: Form, said: Form, *, light: frozenset[str] = frozenset(), after: int = 0) -> tuple[int, int] | None:
    """Units of `said`, half-open, in which `quoted` stands from unit `after` on; None where it does not.

    Everything of `quoted` must be there in its order without a gap, but for what may be cleared out of `said`. Units in
    `light` may be left out or put in.
    """
    if not quoted.units:
        return None
    # Where the words may go on in `said`, with where they began.
    alive: dict[int, int] = {}
    for number, unit in enumerate(quoted.units):
        reached: dict[int, int] = {}
        if number == 0:
            places = ((place, place) for place in _starts(said, unit, after) if not said.parts(place))
        else:
            places = ((place, begin) for place, begin in _reach(alive, said, light))
        for place, begin in places:
            if place < len(said.units) and (said.units[place] == unit or _same(said.units[place], unit)):
                reached.setdefault(place + 1, begin)
        if unit in light and number:
            for place, begin in alive.items():
                reached.setdefault(place, begin)
        if not reached:
            return None
        alive = reached
    whole = [(end, begin) for end, begin in alive.items() if not said.parts(end)]
    return (min(whole)[1], min(whole)[0]) if whole else None


def _starts(said: Form, unit: str, after: int) -> Iterator[int]:
    """Where one unit, or its short form, stands from unit `after` on; a turn may have tens of thousands."""
    for form in {unit, *_ALSO.get(unit, ()), *((_SHORTER[unit],) if unit in _SHORTER else ())}:
        place = after - 1
        with contextlib.suppress(ValueError):
            while True:
                place = said.units.index(form, place + 1)
                yield place


def _same(said: str, quoted: str) -> bool:
    """Whether one is the other in short."""
    return quoted in _ALSO.get(said, ()) or said in _ALSO.get(quoted, ())


def _reach(alive: Mapping[int, int], said: Form, light: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Every place that can come next, with where the words began."""
    seen: set[int] = set()
    waiting = sorted(alive.items(), reverse=True)
    while waiting:
        place, begin = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        yield place, begin
        waiting += [(after, begin) for after in said.skips.get(place, ())]
        if light and place < len(said.units) and said.units[place] in light:
            waiting.append((place + 1, begin))


def skips(places: Sequence[tuple[int, int]], found: Sequence[Cleared]) -> Mapping[int, tuple[int, ...]]:
    """Where what may be cleared begins among units at these places, with what comes behind it."""
    import bisect

    starts = [start for start, _ in places]
    found_skips: dict[int, tuple[int, ...]] = {}
    for one in found:
        first, last = bisect.bisect_left(starts, one.start), bisect.bisect_left(starts, one.end)
        if last > first and (last == len(places) or places[last - 1][1] <= one.end):
            found_skips[first] = (*found_skips.get(first, ()), last)
    return found_skips


def _without_stage(text: str) -> str:
    """Sound marks blanked out, everything else where it was."""
    if not _OPENS.search(text):
        return text
    return _STAGE.sub(lambda match: "\n" * len(match[0]), text)


def _units(text: str, language: Language) -> Iterator[tuple[str, int, int]]:
    """Unit, start, end, in order."""
    plain = _without_stage(text)
    if language == "en":
        yield from _words(plain)
        return
    for start, end, written in _runs(plain):
        if written:
            yield from ((sign, start, end) for sign in written)
        else:
            yield from _plain_letters(plain, start, end)


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """The text in stretches, half-open; a number, or what joins two, comes with its one form, everything else with none."""
    place = 0
    for number in numbers.read(text):
        if number.start < place:
            continue  # the 分 of 二割五分
        yield place, number.start, ""
        tenths = _TENTHS.match(text, number.end)
        if tenths:
            hundredths = number.value * 10 + sum(one.value for one in numbers.read(tenths[1] or ""))
            yield number.start, tenths.end(), f"{hundredths:g}パーセント"
            place = tenths.end()
            continue
        yield number.start, number.end, number.written
        place = number.end
        if _BETWEEN.match(text, place):
            yield place, place + 1, "~"
            place += 1
        elif text.startswith(_PERCENT, place):
            yield place, place + 1, "パーセント"
            place += 1
    yield place, len(text), ""


def _plain_letters(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in _GROUP.finditer(text, start, end):
        for letter in _folded(match[0]):
            yield letter, match.start(), match.end()


@lru_cache(maxsize=8192)
def _folded(group: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", group).casefold()))


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    place = 0
    for number in numbers.read(text):
        yield from _plain_words(text, place, number.start)
        place = number.end
        sign = _MONEY_BEHIND.match(text, place)
        if sign:
            yield _MONEY[sign[1].lower()], number.start, sign.end()
            place = sign.end()
        yield number.written, number.start, number.end
    yield from _plain_words(text, place, len(text))


def _written(text: str) -> Iterator[str]:
    """The units of `_words`, several at once, without their places."""
    place = 0
    for number in numbers.read(text):
        yield from map(_in_full, _WORD.findall(text, place, number.start))
        place = number.end
        sign = _MONEY_BEHIND.match(text, place)
        if sign:
            yield _MONEY[sign[1].lower()]
            place = sign.end()
        yield number.written
    yield from map(_in_full, _WORD.findall(text, place))


@lru_cache(maxsize=8192)
def _in_full(word: str) -> str:
    return " ".join(_spread(word))


def _plain_words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text, start, end):
        for word in _spread(match[0]):
            yield word, match.start(), match.end()


@lru_cache(maxsize=8192)
def _spread(word: str) -> tuple[str, ...]:
    """A word in full: didn't → did not."""
    plain = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    if plain in _SHORT:
        return tuple(_SHORT[plain].split())
    for ending, full in _ENDINGS.items():
        if plain.endswith(ending) and len(plain) > len(ending):
            return (*_spread(plain.removesuffix(ending)), *full.split())
    if plain.endswith(_HAD) and len(plain) > len(_HAD):
        return plain.removesuffix(_HAD), _HAD
    if plain.endswith("'s") and plain[:-2] in _IS:
        return plain[:-2], "is"
    return (plain,)
