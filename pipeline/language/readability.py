"""How hard running text is to read, and how long a sentence is.

English: the mean of two school grades that textstat computes, the Automated Readability Index (Smith and Senter, 1967) and
Coleman–Liau (1975). Both count letters, words and sentences. The same two are counted here first, which a test holds to
textstat's, and textstat is asked about what may be reported (`graded`).
Sentences are cut by our own splitter, since textstat takes every full stop for an end.

Japanese: the formula of jReadability (Lee and Hasebe) on fugashi with unidic-lite, in its published scale from 0.5 (hardest)
to 6.5 (easiest), where 1.5 to 2.5 is "lower advanced". textstat has no measure for Japanese and returns nonsense without an
error.

Morphology and sentences cost more than counting characters, so that comes first and only what it takes for hard, with a
margin, is measured. The limits, and the margins that let no text through which the
measure would report, come from `python -m bench.checks`: on 22 November 2026, 1 of 190 Japanese (0.5%) and 8 of 181
English (4.4%) human texts of the evaluation data were hard, learned abstracts left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.language.script import hiragana, kanji
from pipeline.language.sentences import sentences
from pipeline.markup.characters import letters
from pipeline.model.article import Passage
from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Language

if TYPE_CHECKING:
    from pipeline.language.japanese import Token

# jReadability below this (ja), school grade above this (en).
LIMIT: Mapping[Language, float] = {"ja": 2.6, "en": 15.5}
# How much easier than the limit a text must seem before it is not measured; units of the limit.
MARGIN: Mapping[Language, float] = {"ja": 0.45, "en": 1.5}
# Characters without white space (ja), words (en). Of 359 Japanese human texts 5.6% hold a longer sentence, of 380 English
# ones 2.9%; of their sentences 0.5% and 0.3% are longer (22 November 2026).
LONGEST_SENTENCE: Mapping[Language, int] = {"ja": 150, "en": 55}

# Less text than this says nothing about an article: characters (ja), words (en), and sentences.
_ENOUGH: Mapping[Language, int] = {"ja": 300, "en": 100}
_ENOUGH_SENTENCES = 5
# A verdict on a very long text needs no more of it than this, in characters.
_SAMPLE = 4_000

_ADDRESS = lazy(r"https?://[\w/:%#$&?()~.=+\-!;@,]+")
_PAIRS = ("「」", "『』", "（）", "()", "【】", "〈〉", "《》", "［］", "[]", "“”")
_BRACKET = lazy("[" + "".join(map(re.escape, _PAIRS)) + "]")
_ENCLOSED = lazy("|".join("{0}[^{0}{1}]*{1}".format(*map(re.escape, pair)) for pair in _PAIRS))
_FULL_STOP = lazy("。(?<![。！？!?｡．….].)。*(?![。！？!?｡．….])")
# Nothing that textstat would call hard is lost to the last digits of a sum.
_ROUNDING = 0.01
_NO_STOPS = str.maketrans("", "", ".!?")
_ENGLISH_ENDS = (". ", ".\n", "? ", "?\n", "! ", "!\n", '." ', ".” ", ".) ", '?" ', "?” ", ":\n")


class Readability(NamedTuple):
    """The score on its language's scale (see `LIMIT`), the mean sentence length in characters (ja) or words (en), and what
    makes words hard: Sino-Japanese words in per cent (ja), letters to a word (en)."""

    score: float
    sentence_length: float
    word_weight: float
    hard: bool


def running_text(passages: Iterable[Passage], language: Language) -> list[str]:
    """The paragraphs that are running prose; lists, tables, quotations and what looks like code are not."""
    if language == "ja":
        return [
            passage.text
            for passage in passages
            if passage.role == "prose"
            and any(stop in passage.text for stop in "。．！？")
            and _mostly_words(passage.text)
        ]
    return [
        passage.text
        for passage in passages
        if passage.role == "prose" and len(passage.text) >= 40 and passage.text[-1] in ".!?:\"”')’…"
    ]


def estimate(texts: Sequence[str], language: Language) -> float | None:
    """The score that characters alone suggest; None for too little text. Linear, without a dictionary."""
    if language == "ja":
        return _estimate_japanese(texts, lambda text: len(sentences(text, "ja")))
    return _estimate_english("\n\n".join(texts)[:_SAMPLE] + "\n\n")


def seems_hard(texts: Sequence[str], language: Language) -> bool:
    """Whether a text is worth measuring: nothing that `measure` calls hard may fail this test."""
    if language == "ja":
        hard = LIMIT["ja"] + MARGIN["ja"]
        # Longer sentences are harder to read: most texts are easy even were there no more than surely are there.
        guess = _estimate_japanese(texts, fewest_sentences)
        if guess is None or guess >= hard:
            return False
        return (estimate(texts, language) or 0.0) < hard
    guess = estimate(texts, language)
    return guess is not None and guess > LIMIT["en"] - MARGIN["en"]


def measure(texts: Sequence[str], language: Language) -> Readability | None:
    """The readability of running text; None for too little of it. Loads the dictionary (ja), and textstat (en) for what is hard."""
    sample = "\n\n".join(texts)[:_SAMPLE]
    found = [sentence.text for sentence in sentences(sample, language)]
    return _measure_japanese(sample, found) if language == "ja" else _measure_english(found)


def prepare(languages: Collection[Language]) -> None:
    """Load what measuring some hundred texts is likely to need: processes that part later then need not, each for itself."""
    if "en" in languages:
        from pipeline.language import graded  # noqa: F401  # to have it loaded


def sentence_length(text: str, language: Language) -> int:
    """Characters without white space and addresses (ja), or words (en); 0 for what is no sentence but code."""
    if language == "en":
        return 0 if "{%" in text or "{{" in text else len(_words(text))
    bare = "".join(_ADDRESS.sub("", text).split() if "://" in text else text.split())
    return len(bare) if _mostly_words(bare) and "{{" not in bare else 0


def _mostly_words(text: str) -> bool:
    """Whether hiragana make up a fifth of a Japanese text, as they do of any sentence."""
    return 5 * hiragana(text) >= len("".join(text.split()))


def _words(text: str) -> list[str]:
    return [word for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word))]


def _estimate_japanese(texts: Sequence[str], counted: Callable[[str], int]) -> float | None:
    """`counted` tells how many sentences a paragraph has."""
    text = "\n\n".join(texts)[:_SAMPLE]
    total = len("".join(text.split()))
    if total < _ENOUGH["ja"]:
        return None
    mean = total / max(1, _sentence_count(texts, counted))
    # Least squares over the texts that `bench.checks` reads; r = 0.93 with the measure itself.
    return 9.33 - 0.041 * mean - 8.26 * (kanji(text) / total) - 4.01 * (hiragana(text) / total)


def _sentence_count(texts: Sequence[str], counted: Callable[[str], int]) -> int:
    """Sentences of the sample. No sentence reaches over a paragraph."""
    count, room = 0, _SAMPLE
    for text in texts:
        count += counted(text if len(text) <= room else text[: max(0, room)])
        room -= len(text) + len("\n\n")
        if room <= 0:
            break
    return count


def fewest_sentences(text: str) -> int:
    """No more than `sentences` finds in a Japanese paragraph: those that end with 「。」 outside of all brackets."""
    bare = text
    if _BRACKET.search(text):
        bare = _ENCLOSED.sub("", _ENCLOSED.sub("", text))
        if _BRACKET.search(bare):
            return 0
    return len(_FULL_STOP.findall(bare))


def _estimate_english(text: str) -> float | None:
    words = len(text.split())
    if words < _ENOUGH["en"]:
        return None
    weight = (len(text) - text.count(" ") - text.count("\n")) / words
    length = words / max(1, sum(map(text.count, _ENGLISH_ENDS)))
    return ((4.71 * weight + 0.5 * length - 21.43) + (5.8 * weight - 29.6 / length - 15.8)) / 2


def _measure_japanese(text: str, found: Sequence[str]) -> Readability | None:
    from pipeline.language.japanese import tokens

    total = len("".join(text.split()))
    # jReadability counts punctuation as words, and leaves auxiliary verbs out of the verbs.
    words = tokens(text)
    if total < _ENOUGH["ja"] or len(found) < _ENOUGH_SENTENCES or not words:
        return None
    score, chinese = jreadability(words, len(found))
    return Readability(score, total / len(found), chinese, score < LIMIT["ja"])


def jreadability(words: Sequence[Token], sentence_count: int) -> tuple[float, float]:
    """The score, and the share of Sino-Japanese words in per cent. Coefficients: Lee and Hasebe, jreadability.net."""
    percent = 100 / len(words)
    chinese = percent * sum(word.origin == "漢" for word in words)
    native = percent * sum(word.origin == "和" for word in words)
    verbs = percent * sum(word.pos == "動詞" and word.detail != "非自立可能" for word in words)
    particles = percent * sum(word.pos == "助詞" for word in words)
    mean = len(words) / sentence_count
    return 11.724 - 0.056 * mean - 0.126 * chinese - 0.042 * native - 0.145 * verbs - 0.044 * particles, chinese


def _measure_english(found: Sequence[str]) -> Readability | None:
    split = [words for words in map(_words, found) if len(words) > 2]
    total = sum(map(len, split))
    if total < _ENOUGH["en"] or len(split) < _ENOUGH_SENTENCES:
        return None
    score = school_grade([word for words in split for word in words], len(split))
    if score > LIMIT["en"] - _ROUNDING:
        score = _graded(split)
    weight = sum([len(word.strip(".,;:!?\"'()“”‘’")) for words in split for word in words]) / total
    return Readability(score, total / len(split), weight, score > LIMIT["en"])


def _graded(split: Sequence[Sequence[str]]) -> float:
    """The same by textstat. One full stop a sentence, and none inside: it counts what it is given."""
    from pipeline.language import graded

    return graded.school_grade(" ".join(" ".join(words).translate(_NO_STOPS) + "." for words in split))


def school_grade(words: Sequence[str], sentence_count: int) -> float:
    """The mean of both grades. Stops inside words do not count, and each sentence has one of its own."""
    bare = "".join(words).translate(_NO_STOPS)
    count = len(letters(bare)) + bare.count("_")
    automated = 4.71 * ((len(bare) + sentence_count) / len(words)) + 0.5 * (len(words) / sentence_count) - 21.43
    coleman = 0.058 * (count / len(words) * 100) - 0.296 * (sentence_count / len(words) * 100) - 15.8
    return (automated + coleman) / 2
