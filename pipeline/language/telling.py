"""What in a text tells which text it is: names, figures and words that would not stand in an article on anything."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.lexicon.named import lines, words
from pipeline.markup.characters import normal, one_width
from pipeline.patterns import lazy
from pipeline.wording import Language

# Kanji, katakana, Latin words, figures; whoever is addressed with a title is a name.
_JA = lazy(r"([一-龠々]+)(さん|氏|くん|ちゃん)?|[ァ-ヺー]{2,}|[a-z][a-z0-9+#.-]*[a-z0-9]|\d+(?:[.,:]\d+)*")
_EN = lazy(r"[a-z][a-z0-9+#.'-]*[a-z0-9]|\d+(?:[.,:]\d+)*")
_NAME = lazy(r" ([A-Z][A-Za-z0-9]+(?:[.'-][A-Za-z0-9]+)*)")
_TITLED = words("ja", "telling/no-names-before-a-title")
_PIECES = (4, 3, 2)
# Katakana and Latin words shorter than this name nothing.
_SHORT = 3
# Endings that English builds words with; what is left is looked up with and without an "e".
_ENDINGS = ("ation", "able", "ness", "ment", "less", "ity", "ful", "ing", "est", "ion", "ive", "ed", "er", "al", "ly")
_CLITIC = lazy(r"'(?:s|t|re|ve|ll|d|m)$")
_KNOWN = 8192


def details(text: str, language: Language) -> Iterator[str]:
    """Names, figures and uncommon words in order, each as often as it stands there."""
    plain = one_width(text)
    yield from _japanese(plain.casefold()) if language == "ja" else _english(plain)


def units(text: str, language: Language) -> Counter[str]:
    """What texts are compared by: words and figures, kanji two by two, English words also in pairs."""
    plain = normal(text)
    if language == "en":
        from pipeline.language import english

        stems = english.content_words(plain)
        found = Counter(stems)
        found.update(f"{one} {other}" for one, other in itertools.pairwise(stems))
        found.update(word for word in _EN.findall(plain) if word[0].isdigit())
        return found
    found = Counter()
    for match in _JA.finditer(plain):
        kanji = match.group(1)
        if kanji and len(kanji) > 2:
            found.update(kanji[start : start + 2] for start in range(len(kanji) - 1))
        else:
            found[kanji or match.group()] += 1
    return found


def _japanese(plain: str) -> Iterator[str]:
    for match in _JA.finditer(plain):
        kanji, title = match.groups()
        if kanji is None:
            word = match.group()
            if word[0].isascii() or (len(word) >= _SHORT and word not in _katakana()):
                yield word
        elif (title and kanji not in _TITLED) or not _common(kanji):
            yield kanji


@lru_cache(_KNOWN)
def _common(run: str) -> bool:
    """Whether a run of kanji is made of common words; one kanji may stand between them."""
    singles, words = _kanji()
    if len(run) == 1:
        return run in singles
    place, alone = 0, 0
    while place < len(run):
        size = next((size for size in _PIECES if run[place : place + size] in words), 1)
        # Slices at the end are shorter than asked for, and are found all the same.
        alone += size == 1
        if size == 1 and (run[place] not in singles or alone > 1):
            return False
        place += size
    return alone < len(run)


def _english(plain: str) -> Iterator[str]:
    straight = plain.replace("’", "'")
    # Whatever has a capital within a sentence is a name.
    names = {found[1].lower() for found in _NAME.finditer(straight) if straight[found.start() - 1] not in ".!?:\"'"}
    for match in _EN.finditer(straight.lower()):  # one by one: who asks needs a few, and most texts have them soon
        word = match.group()
        if word[0].isdigit() or word in names or not _plain_english(word):
            yield word


def is_common(word: str) -> bool:
    """Whether an English word, in small letters, would stand in an article on anything."""
    return _plain_english(word)


@lru_cache(_KNOWN)
def _plain_english(word: str) -> bool:
    """Whether every part of a word is common, as it stands or without its ending."""
    return all(map(_plain_part, _CLITIC.sub("", word).replace("'", "").split("-")))


def _plain_part(part: str) -> bool:
    from pipeline.language.english import STOP_WORDS, stem

    if len(part) < _SHORT or part in STOP_WORDS:
        return True
    common = _stems()
    if part in common or (reduced := stem(part)) in common or reduced in STOP_WORDS:
        return True
    for ending in _ENDINGS:
        if part.endswith(ending):
            root = part.removesuffix(ending)
            return any(form in common for form in (root, root + "e", stem(root), root + "y"))
    return False


@cache
def _kanji() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset("".join(lines("ja", "common/kanji"))), words("ja", "common/words")


@cache
def _katakana() -> frozenset[str]:
    return words("ja", "common/katakana")


@cache
def _stems() -> frozenset[str]:
    return words("en", "common/stems")
