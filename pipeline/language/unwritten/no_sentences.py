"""Texts without sentences, by their shape: lists, one word again and again, syllables, figures, questions that answer themselves."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.language.sentences import sentences
from pipeline.language.unwritten.order import SMALL
from pipeline.lexicon.named import words
from pipeline.patterns import lazy
from pipeline.wording import Language

_COMMAS = lazy(r"[、，,;；・/|／\n\t]+")
_WORD = lazy(r"[a-z][a-z'’]*")
_JA_TERM = lazy(r"[一-鿿々ァ-ヺー]{2,}")
# So often does a term recur before it is said again and again; a short one more often.
_OFTEN = 5
_MORE_OFTEN = 8
_ENOUGH_ITEMS = 10
# What stands between items, and how long those are at most on average with what follows them, for a quick look.
_BETWEEN = "、，,・;；|\n"
_TO_AN_ITEM: Mapping[Language, int] = {"ja": 10, "en": 14}
_LATIN = lazy(r"[A-Za-zÀ-ɏ]+")
_JAPANESE = lazy(r"[ぁ-ヿ一-鿿々ｦ-ﾟ]+")
_KANA = lazy(r"[ぁ-ゖァ-ヺ]")
_OTHERS = lazy(r"[^\W\d_A-Za-zÀ-ɏぁ-ヿ一-鿿々ｦ-ﾟ]+")
_SYLLABLES = words("en", "order/syllables")
_ANSWERS = words("en", "order/answers")
_REPEATED = lazy(r"([ぁ-ゖァ-ヺー]{1,4}?)\1{2,}|([ァ-ヺー]{2,4})\2|([ぁ-ゖ]{2,3})\3(?=[、。 ])")
# So many questions, or they are no form that somebody filled in.
_QUESTIONS = 3
_ASKED = lazy(r"[?？]\s*$|か。$")
# Words of other languages that English text does not have.
_OTHER = {
    "nl": words("any", "foreign/nl"),
    "de": words("any", "foreign/de"),
    "fr": words("any", "foreign/fr"),
    "es": words("any", "foreign/es"),
    "it": words("any", "foreign/it"),
    "pt": words("any", "foreign/pt"),
    "sv": words("any", "foreign/sv"),
    "pl": words("any", "foreign/pl"),
    "id": words("any", "foreign/id"),
    "eo": words("any", "foreign/eo"),
    "la": words("any", "foreign/la"),
}
_SMALL = frozenset(SMALL)
_LANGUAGES = {
    word: tuple(name for name, theirs in _OTHER.items() if word in theirs)
    for word in frozenset().union(*_OTHER.values()) - _SMALL
}


def listed(text: str, language: Language) -> float:
    """The share of letters that stand in a list of short items: names, dates, places."""
    items = [item.strip(" .。と") for item in _COMMAS.split(text) if item.strip(" .。")]
    short = [item for item in items if _is_item(item, language)]
    if len(short) < _ENOUGH_ITEMS:
        return 0.0
    return sum(map(len, short)) / max(1, sum(map(len, items)))


def looks_listed(text: str, language: Language) -> bool:
    """Whether a quick look gives cause to ask for lists and other languages: a sign between every few letters, or no kana (ja)."""
    if language == "ja" and not _KANA.search(text):
        return True
    between = sum(map(text.count, _BETWEEN))
    return between >= _ENOUGH_ITEMS - 1 and len(text) <= _TO_AN_ITEM[language] * between


def _is_item(item: str, language: Language) -> bool:
    if language == "ja":
        # A clause has a particle or an ending; a name, a date or a place has not.
        return len(item) <= 10 and sum("ぁ" <= letter <= "ゖ" for letter in item) <= (1 if len(item) > 4 else 4)
    words = item.lower().split()
    return len(words) <= 3 and not _SMALL.intersection(words) - {"of", "may", "the", "and"}


def one_word(text: str, language: Language) -> tuple[str, float]:
    """The term that recurs most, and its share of all letters (ja) or words (en)."""
    if language == "ja":
        found = Counter(_JA_TERM.findall(text))
        # A term inside longer ones recurs as well: 倉庫検品 in 倉庫検品比較.
        for term in [term for term in found if len(term) >= 4]:
            found[term] = text.count(term)
        found = Counter(
            {term: count for term, count in found.items() if count >= (_OFTEN if len(term) > 2 else _MORE_OFTEN)}
        )
        size = sum(map(str.isalnum, text))
        term, count = max(found.items(), key=lambda one: one[1] * len(one[0]), default=("", 0))
        return term, count * len(term) / max(1, size)
    words = _words(text)
    # A pair recurs no more often than its rarer word.
    if not any(count >= _OFTEN and word not in _SMALL for word, count in Counter(words).items()):
        return "", 0.0
    terms = Counter(word for word in words if word not in _SMALL and len(word) > 3)
    pairs = Counter(f"{first} {second}" for first, second in itertools.pairwise(words) if not {first, second} <= _SMALL)
    often = {term: count for term, count in terms.items() if count >= _MORE_OFTEN - 2}
    often |= {pair: 2 * count for pair, count in pairs.items() if count >= _OFTEN}
    term, count = max(often.items(), key=lambda one: one[1], default=("", 0))
    return term, count / max(1, len(words))


def syllables(text: str, language: Language) -> float:
    """The share of words that only sound: la la la, um, you know; ラララ, ふんふん."""
    if language == "ja":
        size = sum(map(str.isalnum, text))
        return sum(len(match[0]) for match in _REPEATED.finditer(text)) / max(1, size)
    words = _words(text)
    return sum(map(_SYLLABLES.__contains__, words)) / max(1, len(words))


@lru_cache(4)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def figures(text: str) -> float:
    """The share of figures among letters and figures."""
    digits = sum(map(str.isdigit, text))
    return digits / sum(map(str.isalnum, text)) if digits else 0.0


def rare_kanji(text: str) -> tuple[int, float]:
    """How many kanji there are, and the share of those outside the first level of JIS X 0208."""
    kanji = [letter for letter in text if "一" <= letter <= "鿿"]
    return len(kanji), sum(map(_rare, kanji)) / max(1, len(kanji))


def without_kana(text: str) -> int:
    """How many kanji there are where no kana stands beside them: Japanese sentences have some, Chinese ones none."""
    return 0 if _KANA.search(text) else sum("一" <= letter <= "鿿" for letter in text)


@lru_cache(8192)
def _rare(letter: str) -> bool:
    try:
        return letter.encode("euc-jp")[0] >= 0xD0
    except UnicodeEncodeError:
        return True


def foreign(text: str) -> float:
    """The share of words of one other language in what should be English."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = Counter(name for word in words if word in _LANGUAGES for name in _LANGUAGES[word])
    return max(counts.values(), default=0) / max(1, len(words))


def letters_of(text: str) -> tuple[float, float]:
    """The shares of Latin letters and of kana and kanji among all letters."""
    if text.isascii() and any(map(str.isalpha, text)):
        return 1.0, 0.0
    latin, japanese, other = (sum(map(len, pattern.findall(text))) for pattern in (_LATIN, _JAPANESE, _OTHERS))
    total = max(1, latin + japanese + other)
    return latin / total, japanese / total


def answers_itself(text: str, language: Language) -> float:
    """The share of letters in answers that hold hardly anything but the words of the question before them."""
    if text.count("?") + text.count("？") + text.count("か。") < _QUESTIONS:
        return 0.0
    parts = [part.text for part in sentences(text, language)]
    same = asked = 0
    for question, answer in itertools.pairwise(parts):
        if _ASKED.search(question) and not _ASKED.search(answer):
            asked += 1
            same += _repeats(_keys(question, language), _keys(answer, language))
    return same / asked if asked >= _QUESTIONS else 0.0


def _keys(text: str, language: Language) -> Sequence[str]:
    if language == "en":
        return [word.removesuffix("s") for word in _WORD.findall(text.lower())]
    plain = [letter for letter in text if letter.isalnum()]
    return ["".join(pair) for pair in itertools.pairwise(plain)]


def _repeats(question: Sequence[str], answer: Sequence[str]) -> bool:
    known = _ANSWERS.union(question)
    return bool(answer) and sum(key in known for key in answer) >= 0.7 * len(answer)
