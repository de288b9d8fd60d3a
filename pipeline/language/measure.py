"""How much a person has really written in a human section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.language.sentences import sentences
from pipeline.model.article import Article, Kind
from pipeline.patterns import lazy
from pipeline.wording import Language

# The least that counts as written: visible characters in Japanese, words in English (contract, `human-section-thin`).
ENOUGH: Mapping[Language, int] = {"ja": 80, "en": 30}

# The most that a notice may say before it must carry human sections (contract §3); the same units.
NOTICE: Mapping[Language, int] = {"ja": 400, "en": 150}

_WORD = lazy(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_NUMBERS = lazy(r"[0-9０-９一二三四五六七八九十①-⑳]+")
_GRAM: Mapping[Language, int] = {"ja": 8, "en": 6}


def words(text: str) -> list[str]:
    """English words; an apostrophe or hyphen inside a word does not split it."""
    return _WORD.findall(text)


def amount(text: str, language: Language) -> int:
    """Visible characters (ja) or words (en) of visible text."""
    return len("".join(text.split())) if language == "ja" else len(words(text))


@dataclass(slots=True)
class _Seen:
    sentences: set[str] = field(default_factory=set)
    grams: set[tuple[str, ...]] = field(default_factory=set)


def written(article: Article) -> dict[Kind, int]:
    """How much each kind of human section holds, sections of one kind together.

    Sentences that repeat, also across sections and also with other numbers in them, count once; so does a phrase
    pasted again and again without a stop. Units: visible characters (ja), words (en).
    """
    seen = _Seen()
    amounts: dict[Kind, int] = {}
    for section in article.human_sections:
        fresh = sum(_fresh((passage.text for passage in section.passages), article.lang, seen))
        amounts[section.kind] = amounts.get(section.kind, 0) + fresh
    return amounts


def _fresh(texts: Iterable[str], language: Language, seen: _Seen) -> Iterable[int]:
    for text in texts:
        for sentence in sentences(text, language):
            units = list("".join(sentence.text.split())) if language == "ja" else words(sentence.text)
            keys = [_NUMBERS.sub("", unit.casefold()) for unit in units]
            key = "".join(character for character in "\0".join(keys) if character.isalnum() or character == "\0")
            if key.strip("\0") in seen.sentences:
                continue
            seen.sentences.add(key.strip("\0"))
            size = _GRAM[language]
            repeated = 0
            for end in range(size, len(keys) + 1):
                gram = tuple(keys[end - size : end])
                repeated += gram in seen.grams
                seen.grams.add(gram)
            yield len(units) - repeated
