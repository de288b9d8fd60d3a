"""Reasons to doubt that a human section is about its subject, each with the words that show it.

The limits were set where text by people stays clear of them (`make bench-gate`); what is beyond the first of two is sure, beyond
the second worth a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from pipeline.language.excerpt import excerpt
from pipeline.language.unwritten import letters, no_sentences, order, variety
from pipeline.language.unwritten.folding import folded, imitations
from pipeline.language.unwritten.likeness import common, likeness
from pipeline.language.unwritten.phrasing import Leaning, leaning, telling
from pipeline.language.unwritten.registers import ANY, TOLD, Register, Weight, registers, weigh, well_known
from pipeline.language.unwritten.signs import Signs, signs
from pipeline.language.unwritten.slots import Slot, slots
from pipeline.lexicon.named import cue
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

# Sentences about the text, orders, chat, nothing said: their share of the section, and how many different words show it.
_SURE = ((0.5, 5), (0.85, 4))
_DOUBT = (0.4, 3)
_FAMOUS = (0.5, 2)
# Where the words are thin among others, the sentences may well be about something.
_LEAST_DENSE = (0.15, 4)
# Such words themselves: their share of the letters, and how many.
_DENSE: Mapping[Language, tuple[tuple[float, int], ...]] = {"ja": ((0.27, 6), (0.3, 5)), "en": ((0.25, 6), (0.28, 5))}
_DENSE_DOUBT: Mapping[Language, tuple[float, int]] = {"ja": (0.18, 6), "en": (0.17, 5)}
# Words of one register: how many, and their share of the letters.
_REGISTER_SURE = ((4, 0.17), (3, 0.22))
_REGISTER_DOUBT = (3, 0.14)
_SLOTS = 3
# One place for a fact alone tells nothing.
_FEWEST = 2
# Letters (ja) or characters (en) of text to a slot: beyond that, they are few for so long a text.
_TEXT_TO_A_SLOT: Mapping[Language, int] = {"ja": 60, "en": 100}
_SURPRISE: Mapping[Language, tuple[float, float]] = {"ja": (7.2, 6.0), "en": (5.2, 4.7)}
_DISORDER = (0.42, 0.33)
_LISTED: Mapping[Language, tuple[float, float]] = {"ja": (0.6, 0.5), "en": (0.7, 0.55)}
_ONE_WORD: Mapping[Language, tuple[float, float]] = {"ja": (0.35, 0.27), "en": (0.3, 0.25)}
_SYLLABLES = (0.3, 0.2)
_FIGURES = (0.5, 0.4)
_RARE = (0.3, 0.2)
_FOREIGN = (0.15, 0.1)
_AGAIN: Mapping[Language, tuple[float, float]] = {"ja": (0.66, 0.6), "en": (0.6, 0.48)}
_SMALL_WORD: Mapping[Language, tuple[float, float]] = {"ja": (0.12, 0.1), "en": (0.2, 0.17)}
_CUT_OFF = (0.45, 0.36)
_IMPOSSIBLE = (2.5, 1.5)
_KEYS = (9.2, 9.0)
_ANSWERS = (0.45, 0.45)
_OTHER_SCRIPT = (0.5, 0.3)
_LATIN_ONLY = 0.9
_KANJI = 12
# So many kanji without any kana are no Japanese sentence; fewer may be a caption, names or a date.
_WITHOUT_KANA = (40, 25)
_IMITATIONS = 2
_SHOWN = 40
# Likeness to sections that nobody wrote: from here on it is told to be one where there are words to show. Set where text by people
# stays below (`make bench-gate`).
_ALIKE: Mapping[Language, float] = {"ja": 1.4, "en": 1.4}
# Where turns of phrase are all there is to show.
_BY_TURNS: Mapping[Language, float] = {"ja": 1.3, "en": 2.0}
# From here on it is more like those that nobody wrote than like those that somebody did, and asked about.
_ASKED = 0.2
# A text of fewer characters, half of what a section needs, is too short to be like anything: that it is thin is said elsewhere.
_A_LIKENESS: Mapping[Language, int] = {"ja": 40, "en": 80}
_NAMED = 3
# Who shows code explains it: pages, links and arguments are the subject.
_OF_CODE = 1.0
# Where the turns of phrase are so plainly those of somebody who tells, the dear questions find hardly anything (one in a hundred of
# what nobody wrote): only imitated letters, empty places, well-known texts and what goes round in circles are looked for (`make bench-gate`).
PLAIN = -1.0
# How a text comes about is spoken of in other trades too: such words show something only beside those for texts themselves.
_OF_TEXT = 2
_SPOKEN_OF: Mapping[str, tuple[str, ...]] = {
    "about": ("text",),
    "screen": ("screen",),
    "notice": ("service",),
    "legal": ("legal",),
    "press": ("courtesy",),
    "product": ("product",),
}
_ORDERS = 0.4
# Nor does a word of no meaning of its own show what a text speaks of.
_SMALL = frozenset(order.SMALL)
# The tables of letters and of turns of phrase know standard Japanese; so many endings and words of a dialect, one to so many letters, and they are no judges.
_OF_DIALECT = 3.0
_DIALECT = cue("ja", "voices/dialect")
_DIALECT_WORDS = (2, 40)
_ROW = lazy(r"[ \t]*(?:[-*+・][ \t　]*(?=\S)|\d{1,2}[.)、．][ \t]*|\|)")
# Code within a line, and where a link leads.
_CODE = lazy(r"`[^`\n]*`[,;]?|(?<=\])\([^()\n]*\)")
_BESIDE = ("`", "](")


class Reason(NamedTuple):
    """`kind` names it, `words` show it, `start` is where they stand (in characters); `sure` where people do not write so."""

    kind: str
    words: tuple[str, ...]
    start: int
    sure: bool


def reasons(text: str, markdown: str, language: Language) -> list[Reason]:
    """What speaks against a section: `text` as a reader sees it, `markdown` as it was typed. The surest first."""
    plain = folded(text)
    lean = leaning(plain, language, PLAIN)
    if lean.value < PLAIN:
        gaps = slots(markdown, max(_SLOTS, len(text) / _TEXT_TO_A_SLOT[language]))
        listed = no_sentences.looks_listed(text, language)
        shaped = (
            _shaped(text, plain, language) if listed else _judged(_circling(plain, language, excerpt(text, _SHOWN)))
        )
        found = [
            *_imitated(text),
            *_slots(text, gaps, language),
            *(_famous(weigh(plain, language)) if well_known(plain, language) else ()),
            *_without_code(shaped, markdown, language),
        ]
        return sorted(found, key=_unsure)
    found, shown = named(text, plain, markdown, language)
    if not any(reason.sure for reason in found):
        value = likeness(shown.measures, language) - (_OF_CODE if "`" in markdown else 0.0)
        value -= _OF_DIALECT if _in_dialect(plain, language) else 0.0
        found += alike(text, shown, value, lean, language, common(language), in_rows=mostly_rows(markdown))
    return sorted(found, key=_unsure)


def _unsure(reason: Reason) -> bool:
    return not reason.sure


def named(text: str, plain: str, markdown: str, language: Language) -> tuple[list[Reason], Signs]:
    """The reasons that need no likeness, and the signs by which that is told; `plain` is the text with its letters folded."""
    gaps, weights, spoken = slots(markdown, _FEWEST), weigh(plain, language), registers(plain, language)
    found = [
        *_imitated(text),
        *_slots(text, gaps, language),
        *_weighed(weights, language),
        *_registered(spoken),
        *_without_code(_shaped(text, plain, language), markdown, language),
    ]
    return found, signs(plain, len(gaps), weights, spoken, language)


def _imitated(text: str) -> Iterator[Reason]:
    found = imitations(text)
    if len(found) >= _IMITATIONS:
        yield Reason("imitated", tuple(word for _, word in found[:3]), found[0][0], True)


def _slots(text: str, found: Sequence[Slot], language: Language) -> Iterator[Reason]:
    if len(found) >= _SLOTS and len(text) <= _TEXT_TO_A_SLOT[language] * len(found):
        yield Reason("slots", tuple(dict.fromkeys(slot.text for slot in found))[:3], 0, True)


def _famous(weights: Sequence[Weight]) -> Iterator[Reason]:
    famous = next((weight for weight in weights if weight.kind == "famous"), None)
    if famous is not None and _beyond(famous, _FAMOUS):
        yield Reason("famous", famous.words[:4], famous.start, True)


def _weighed(weights: Sequence[Weight], language: Language) -> Iterator[Reason]:
    yield from _famous(weights)
    by_kind = {weight.kind: weight for weight in weights}
    words, told = by_kind.get(ANY), by_kind.get(TOLD)
    dense = _dense(words, _LEAST_DENSE)
    sure = (dense and any(_beyond(told, limits) for limits in _SURE)) or any(
        _dense(words, limits) for limits in _DENSE[language]
    )
    if sure or (dense and _beyond(told, _DOUBT)) or _dense(words, _DENSE_DOUBT[language]):
        # All together decide; the heaviest kind is named.
        named = next(weight for weight in weights if weight.kind not in (ANY, TOLD))
        yield Reason(named.kind, named.words[:4], named.start, sure)


def _dense(weight: Weight | None, limits: tuple[float, int]) -> bool:
    return weight is not None and weight.density >= limits[0] and len(weight.words) >= limits[1]


def _beyond(weight: Weight | None, limits: tuple[float, int]) -> bool:
    return weight is not None and weight.share >= limits[0] and len(weight.words) >= limits[1]


def _registered(spoken: Sequence[Register]) -> Iterator[Reason]:
    for register in spoken[:1]:
        if len(register.words) >= _REGISTER_DOUBT[0] and register.density >= _REGISTER_DOUBT[1]:
            sure = any(len(register.words) >= least and register.density >= share for least, share in _REGISTER_SURE)
            yield Reason(register.kind, register.words[:4], register.start, sure)


def alike(
    text: str,
    shown: Signs,
    value: float,
    lean: Leaning,
    language: Language,
    weak: AbstractSet[str] = frozenset(),
    *,
    in_rows: bool = False,
) -> Iterator[Reason]:
    """A section like those that nobody wrote: sure where words or turns of phrase can be shown of what it speaks of instead of a subject.

    `weak` words show nothing by themselves, nor do the turns of phrase of what stands `in_rows`.
    """
    value += lean.value
    if value < _ASKED:
        return
    kind, words = max(_words(shown, weak).items(), key=lambda one: sum(map(len, one[1])))
    if value >= _ALIKE[language] and len(words) >= _NAMED:
        kind = "ordered" if kind == "about" and shown.orders >= _ORDERS else kind
        yield Reason(kind, tuple(sorted(words, key=words.__getitem__))[:4], min(words.values()), True)
    elif not in_rows and value >= _BY_TURNS[language] and (said := telling(text, lean, language)):
        yield Reason("register", tuple(excerpt(part, _SHOWN) for _, part in said[:_NAMED]), min(said[:_NAMED])[0], True)
    elif len(text) >= _A_LIKENESS[language]:
        yield Reason("alike", (excerpt(text, _SHOWN),), 0, False)


def mostly_rows(markdown: str) -> bool:
    """Whether most lines are items of a list or rows of a table, which have few turns of phrase of their own."""
    lines = [line for line in markdown.splitlines() if line.strip()]
    return 2 * sum(_ROW.match(line) is not None for line in lines) > len(lines) > 1


def _words(shown: Signs, weak: AbstractSet[str]) -> dict[str, dict[str, int]]:
    """By what a section may speak of instead of a subject: the words that show it, and where they stand."""
    weak = weak | _SMALL
    words = {
        kind: {word: place for group in groups for word, place in shown.words[group].items() if word not in weak}
        for kind, groups in _SPOKEN_OF.items()
    }
    if len(words["about"]) >= _OF_TEXT:
        words["about"] |= {word: place for word, place in shown.words["task"].items() if word not in weak}
    return words


def _without_code(found: Iterable[Reason], markdown: str, language: Language) -> Iterator[Reason]:
    """Reasons by shape that hold for what stands beside code and the targets of links as well: keys in a row are no sentence."""
    found = list(found)
    if not found or not any(sign in markdown for sign in _BESIDE):
        return iter(found)
    rest = _CODE.sub(" ", markdown)
    if 2 * sum(map(str.isalpha, rest)) < sum(map(str.isalpha, markdown)):
        return iter(found)
    kinds = {reason.kind: reason.sure for reason in _shaped(rest, folded(rest), language)}
    return (reason._replace(sure=reason.sure and kinds[reason.kind]) for reason in found if reason.kind in kinds)


def _shaped(text: str, plain: str, language: Language) -> Iterator[Reason]:
    start = excerpt(text, _SHOWN)
    latin, japanese = no_sentences.letters_of(text)
    # A Japanese text may hold much Latin: names, quotations. Whether it is English is another question than whether it is foreign.
    other = 1 - latin - (japanese if language == "ja" else 0) if any(map(str.isalpha, text)) else 0.0
    if other >= _OTHER_SCRIPT[0] or (language == "en" and other >= _OTHER_SCRIPT[1]):
        yield Reason("language", (start,), 0, other >= _OTHER_SCRIPT[0])
        return
    term, share = no_sentences.one_word(plain, language)
    kanji, rare = no_sentences.rare_kanji(text) if language == "ja" else (0, 0.0)
    measures: list[_Measure] = [
        ("list", no_sentences.listed(plain, language), _LISTED[language], start),
        *([("language", no_sentences.without_kana(text), _WITHOUT_KANA, start)] if language == "ja" else []),
        ("stuffed", share, _ONE_WORD[language], term),
        ("syllables", no_sentences.syllables(plain, language), _SYLLABLES, start),
        ("figures", no_sentences.figures(plain), _FIGURES, start),
        ("answers", no_sentences.answers_itself(plain, language), _ANSWERS, start),
        ("babble", *_improbable(plain, language), start),
        *_circling(plain, language, start),
    ]
    if kanji >= _KANJI:
        measures.append(("babble", rare, _RARE, start))
    if language == "en" or latin >= _LATIN_ONLY:
        measures.insert(0, ("language", no_sentences.foreign(plain), _FOREIGN, start))
    yield from _judged(measures)


def _in_dialect(plain: str, language: Language) -> bool:
    least, apart = _DIALECT_WORDS
    found = len(_DIALECT.findall(plain)) if language == "ja" else 0
    return found >= least and found * apart >= len(plain)


def _improbable(plain: str, language: Language) -> tuple[float | None, tuple[float, float]]:
    """How improbable letters are, and how much they have to be, for sure and for doubt: in dialect no doubt is left to tell."""
    value = letters.surprise(plain, language)
    sure, doubt = _SURPRISE[language]
    doubtful = value is not None and value >= doubt
    return value, (sure, sure if doubtful and _in_dialect(plain, language) else doubt)


# Its name, its value, the limits for sure and for doubt, and what is shown.
_Measure: TypeAlias = tuple[str, float | None, tuple[float, float], str]


def _circling(plain: str, language: Language, start: str) -> list[_Measure]:
    """Measures of text made of words that people use: whether they go anywhere, and stand in an order."""
    if language == "ja":
        order_of_words: list[_Measure] = [
            ("shuffled", variety.cut_off(plain), _CUT_OFF, start),
            ("shuffled", variety.impossible(plain), _IMPOSSIBLE, start),
            ("babble", letters.mixed_surprise(plain), _KEYS, start),
        ]
    else:
        disorder = order.gain(plain)
        order_of_words = [("shuffled", None if disorder is None else -disorder, _DISORDER, start)]
    again, small = variety.circling(plain, language)
    return [
        ("circles", again, _AGAIN[language], start),
        ("circles", small, _SMALL_WORD[language], start),
        *order_of_words,
    ]


def _judged(measures: Iterable[_Measure]) -> Iterator[Reason]:
    for kind, value, (sure, doubt), words in measures:
        if value is not None and value >= doubt:
            yield Reason(kind, (words,), 0, value >= sure)
