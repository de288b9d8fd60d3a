"""Japanese in Latin letters, read as kana: Hepburn and the official spelling, long vowels with or without a bar."""

from __future__ import annotations

import re
from functools import cache

_VOWELS = "aiueo"
_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ", "t": "たちつてと", "d": "だぢづでど",
    "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "m": "まみむめも", "r": "らりるれろ",
}  # fmt: skip
# Consonants before which あ, う and お follow a small や, ゆ and よ.
_GLIDES = {
    "ky": "き", "gy": "ぎ", "sy": "し", "sh": "し", "zy": "じ", "jy": "じ", "j": "じ", "ty": "ち", "ch": "ち", "cy": "ち", "ny": "に", "hy": "ひ",
    "by": "び", "py": "ぴ", "my": "み", "ry": "り",
}  # fmt: skip
_SINGLE = {
    "ya": "や", "yu": "ゆ", "yo": "よ", "wa": "わ", "wo": "を", "shi": "し", "chi": "ち", "tsu": "つ", "fu": "ふ", "ji": "じ", "n": "ん", "n'": "ん",
}  # fmt: skip
_BARS = str.maketrans({"ā": "aa", "ī": "ii", "ū": "uu", "ē": "ee", "ō": "ou"})


@cache
def _syllables() -> tuple[dict[str, str], re.Pattern[str]]:
    found = {row + vowel: kana for row, line in _ROWS.items() for vowel, kana in zip(_VOWELS, line, strict=True)}
    found |= {
        glide + vowel: kana + small
        for glide, kana in _GLIDES.items()
        for vowel, small in zip("auo", "ゃゅょ", strict=True)
    }
    found |= _SINGLE
    return found, re.compile("|".join(sorted(found, key=len, reverse=True)) + r"|([kstpgzdbc])(?=\1|ch)|.", re.DOTALL)


def in_kana(text: str) -> str:
    """Each syllable as hiragana, a doubled consonant as っ; words run together, and what is no syllable is left out."""
    known, pattern = _syllables()
    return "".join(
        known.get(match[0], "っ" if match[1] else "") for match in pattern.finditer(text.lower().translate(_BARS))
    )
