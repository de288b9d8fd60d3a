"""Whether a human section only says in other words what a few sentences of the machine's sections say.

Measured on paragraphs of real articles against the rest of their own article (`python -m bench.own_words`): nothing of
this is certain, so a section counts as retold only where nearly all of its content words stand within a few neighbouring
sentences, sentence by sentence.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Iterable

from pipeline.language import machine_text
from pipeline.language.measure import amount
from pipeline.language.sentences import sentences
from pipeline.markup.characters import folded, normal
from pipeline.model.article import Article, HumanSection
from pipeline.patterns import lazy
from pipeline.wording import Language

# A sentence is retold when this share of its content words stands in so many neighbouring sentences; shorter ones say
# nothing. A section is retold when this share of its content words stands in retold sentences.
_SHARE = {"ja": 0.72, "en": 0.7}
_NEIGHBOURS = 3
_LEAST = 5
_SECTION = {"ja": 0.8, "en": 0.66}
# Below this share of all the machine's text, sentences need not be looked at.
_SCREEN = 0.5
_ROUGH = {"ja": lazy(r"[一-龠々]{1,2}|[ァ-ヶー]{2,}|[a-z]{3,}|\d+"), "en": lazy(r"[a-z]{4,}|\d+")}
_FIGURE = lazy(r"\d+(?:\.\d+)?|[一二三四五六七八九十百千万半]+")


def of(section: HumanSection, article: Article) -> int:
    """How much of the section is retold, all or nothing. Units: visible characters (ja), words (en)."""
    language = article.lang
    whole = "".join(machine_text.folded(article))
    if not whole or not _worth_a_look(section.text, whole, language):
        return 0
    contents = [
        _content(sentence.text, language)
        for passage in section.passages
        for sentence in sentences(passage.text, language)
    ]
    enough = _SECTION[language] * sum(map(len, contents))
    told = [content for content in contents if len(content) >= _LEAST]
    if language == "en":  # a dictionary form need not stand in the text
        told = [content for content in told if _held(content, whole) >= _SHARE[language] * len(content)]
    if not told or sum(map(len, told)) < enough:
        return 0
    windows = article.once(_windows)
    retold = [
        content
        for content in told
        if any(len(content & window) >= _SHARE[language] * len(content) for window in windows)
    ]
    return amount(section.text, language) if sum(map(len, retold)) >= enough else 0


def _held(content: Iterable[str], whole: str) -> int:
    """How many stems and figures may be those of words in `whole`: a stem begins its word, but for a "y" that was "ies"."""
    return sum(folded(word.removesuffix("y")) in whole for word in content)


def _content(text: str, language: Language) -> frozenset[str]:
    """The words that carry the meaning, as dictionary forms (ja) or light stems (en), and the figures."""
    module = importlib.import_module("pipeline.language.japanese" if language == "ja" else "pipeline.language.english")
    plain = unicodedata.normalize("NFKC", text)
    return frozenset((*module.content_words(plain), *_FIGURE.findall(plain)))


def _machine(article: Article) -> list[str]:
    return [passage.text for part in article.machine_sections for passage in part.passages]


def _worth_a_look(text: str, whole: str, language: Language) -> bool:
    rough = set(_ROUGH[language].findall(normal(text)))
    most = (1 - _SCREEN) * len(rough)
    strange = 0
    # What is long is seldom there too: most sections are told by their long words alone.
    for piece in sorted(rough, key=len, reverse=True):
        strange += piece not in whole
        if strange > most:
            return False
    return bool(rough)


def _windows(article: Article) -> list[frozenset[str]]:
    contents = [
        _content(sentence.text, article.lang)
        for text in _machine(article)
        for sentence in sentences(text, article.lang)
    ]
    return [
        frozenset().union(*contents[place : place + _NEIGHBOURS])
        for place in range(max(1, len(contents) - _NEIGHBOURS + 1))
    ]
