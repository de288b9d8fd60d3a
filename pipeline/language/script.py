"""Which script a text is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.patterns import lazy
from pipeline.wording import Language

_KANA = lazy(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]+")
_KANJI = lazy(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_LATIN = lazy(r"[A-Za-z]+")

# Below this many letters a text says nothing about its language.
_ENOUGH = 60
# Beyond this many characters, more text says nothing new about its script.
_SAMPLE = 20_000
# The beginning of a Japanese text has kana enough, whatever comes behind it.
_FIRST = 1_000


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def contradicts(language: Language, texts: Iterable[str]) -> bool:
    """Whether the script of visible text speaks against `language`.

    A Japanese article has kana, even one full of English terms (1% is asked for); an English article may quote
    Japanese, but not for half of its letters. Short texts never contradict.
    """
    text = "".join(texts)[:_SAMPLE]
    if language == "en" and text.isascii():
        return False
    if language == "en" and not _KANA.search(text):
        return False
    if language == "ja" and _count(_KANA, text[:_FIRST]) >= 0.01 * len(text):
        return False
    latin = _count(_LATIN, text)
    if language == "ja" and latin < _ENOUGH:
        return False
    kana = _count(_KANA, text)
    if language == "ja":
        return kana < 0.01 * latin and kana + _count(_KANJI, text) < 0.01 * latin
    return kana + _count(_KANJI, text) >= _ENOUGH and kana > 0 and kana + _count(_KANJI, text) > latin


def detect(texts: Iterable[str]) -> Language | None:
    """The language of running text by its script; None where there is not one letter.

    A kanji or kana carries about as much as two or three Latin letters, so a Japanese text may be full of English terms
    and an English one may quote some Japanese.
    """
    text = "".join(texts)
    japanese = _count(_KANA, text) + _count(_KANJI, text)
    latin = _count(_LATIN, text)
    if japanese == latin == 0:
        return None
    return "ja" if japanese * 2 >= latin else "en"
