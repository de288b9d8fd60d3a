"""Which script a text is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.patterns import lazy
from pipeline.wording import Language

_KANA = lazy(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]+")
_KANJI = lazy(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_LATIN = lazy(r"[A-Za-z]+")
_ASCII = bytes(range(128))
# Of letters as two bytes each: which first ones are a kanji's (U+3400 to U+9FFF), and which first and second ones a kana's.
_KANJI_ROWS = bytes(range(0x34, 0xA0))
_KANA_ROW = bytes(code == 0x30 for code in range(256))
_HIRAGANA_CELLS = bytes(ord("ぁ") <= 0x3000 + code <= ord("ゖ") for code in range(256))
_KATAKANA_CELLS = bytes(ord("ァ") <= 0x3000 + code <= ord("ヶ") for code in range(256))
_FROM_HIRAGANA = ord("ァ") - ord("ぁ")

# Below this many letters a text says nothing about its language.
_ENOUGH = 60
# Beyond this many characters, more text says nothing new about its script.
_SAMPLE = 20_000
# The beginning of a Japanese text has kana enough, whatever comes behind it; mostly a short one does.
_FIRST = (200, 1_000)


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def hiragana(text: str) -> int:
    """How many letters from ぁ to ゖ there are. Counted as bytes: a search costs ten times as much."""
    return _kana(text.encode("utf-16-be", "surrogatepass"), _HIRAGANA_CELLS).bit_count()


def as_hiragana(text: str) -> str:
    """`text` with hiragana for every katakana that has one: as bytes, too, since `translate` looks up letter by letter."""
    raw = bytearray(text.encode("utf-16-be", "surrogatepass"))
    cells = int.from_bytes(raw[1::2], "big") - _FROM_HIRAGANA * _kana(raw, _KATAKANA_CELLS)
    raw[1::2] = cells.to_bytes(len(raw) // 2, "big")
    return raw.decode("utf-16-be", "surrogatepass")


def _kana(raw: bytes | bytearray, cells: bytes) -> int:
    """A number with one byte for each two of `raw`: 1 where they are a kana of those `cells`, else 0."""
    return int.from_bytes(raw[::2].translate(_KANA_ROW), "big") & int.from_bytes(raw[1::2].translate(cells), "big")


def kanji(text: str) -> int:
    """How many letters from U+3400 to U+9FFF there are, counted likewise."""
    rows = text.encode("utf-16-be", "surrogatepass")[::2]
    return len(rows) - len(rows.translate(None, _KANJI_ROWS))


def _beyond_ascii(text: str) -> str:
    """What of `text` is not ASCII: of English, hardly anything is left to be searched."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def contradicts(language: Language, texts: Iterable[str]) -> bool:
    """Whether the script of visible text speaks against `language`.

    A Japanese article has kana, even one full of English terms (1% is asked for); an English article may quote
    Japanese, but not for half of its letters. Short texts never contradict.
    """
    text = "".join(texts)[:_SAMPLE]
    if language == "en" and text.isascii():
        return False
    if language == "en" and not _KANA.search(_beyond_ascii(text)):
        return False
    if language == "ja" and any(_count(_KANA, text[:first]) >= 0.01 * len(text) for first in _FIRST):
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
