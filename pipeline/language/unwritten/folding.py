"""Letters that imitate others, told from letters that are meant."""

from __future__ import annotations

import unicodedata

from pipeline.patterns import lazy

# Cyrillic, Greek, Cherokee, Lisu and Armenian letters beside the Latin ones that they look like.
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеоѕіјрсухһԁԛԝвкмнтΑΒΕΖΗΙΚΜΝΟΡΤΥΧαενιορτυχωᎪᎳᎢᎡᎷᎠᎬᏞᏴꓐꓑꓓꓖꓗꓙꓚꓜꓝꓞꓟꓠꓡꓢꓣꓤꓥꓦꓧꓨꓩꓪꓫꓬꓭꓮꓯꓰꓱꓲꓳꓴοƅɡ",
    "ABESIJKMHOPCTYXaeosijpcyxhdqwbkmhtABEZHIKMNOPTYXaevioptyxwAWTRMDELBBPDGKJCZFFMNLSRRAVHGJWXYBAAEEIOUobg",
)  # fmt: skip
_LOOK_ALIKE = lazy(f"[{''.join(map(chr, _ALIKE))}]")
# Words of alphabets that have look-alikes; kana and kanji end them.
_WORD = lazy(r"[A-Za-zÀ-ɏͰ-ϿЀ-ԯᎠ-Ᏼꓐ-ꓽ01]{3,}")
# A figure among letters, where a letter belongs: de1ete, pub1ished, wi1l, T0D0.
_FIGURE = lazy(
    r"(?<![\w.])(?=[A-Za-z01]*[01])(?:[a-z]{2,}[01][a-z]+|[a-z][01][a-z]{2,}|[A-Z][01][A-Z][01A-Z]*)(?![\w.])"
)
_FIGURES = str.maketrans("01", "ol")
# Letters in full width, and those beyond U+FFFF (bold, script, fraktur).
_WIDE = lazy("[！-～\U00010000-\U0010ffff]")
# A small l where a sentence begins with I before a consonant: lnsert, lt, ls, ln.
_SMALL_L = lazy(r"l(?<!\wl)(?=[bcdfgkmnpqstvxz][a-z])")


def folded(text: str) -> str:
    """The text with imitations replaced by what they look like; its length stays the same."""
    plain = text if text.isascii() else _WIDE.sub(lambda found: _plain(found[0]), _latin(text))
    if "0" in plain or "1" in plain:
        plain = _FIGURE.sub(lambda word: _word(word[0]), plain)
    return _SMALL_L.sub("I", plain)


def _latin(text: str) -> str:
    return text.translate(_ALIKE) if _LOOK_ALIKE.search(text) else text


def _plain(letter: str) -> str:
    shape = unicodedata.normalize("NFKC", letter)
    return shape if len(shape) == 1 else letter


def _word(word: str) -> str:
    return word.translate(_FIGURES) if word.islower() else word.replace("0", "O").replace("1", "I")


def imitations(text: str) -> list[tuple[int, str]]:
    """Words that mix alphabets or figures so as to look like others: their offsets and themselves."""
    found = [(word.start(), word[0]) for word in _FIGURE.finditer(text)] if "0" in text or "1" in text else []
    if not text.isascii() and _LOOK_ALIKE.search(text):
        found += [(word.start(), word[0]) for word in _WORD.finditer(text) if _mixed(word[0])]
    return sorted(found)


def _mixed(word: str) -> bool:
    alphabets = {_alphabet(letter) for letter in word} - {""}
    return len(alphabets) > 1 and word.translate(_ALIKE) != word


def _alphabet(letter: str) -> str:
    if letter.isascii() or "\u00c0" <= letter <= "\u024f":
        return "" if letter in "µ" else "latin"
    code = ord(letter)
    if 0x0370 <= code <= 0x03FF:
        return "greek"
    if 0x0400 <= code <= 0x052F:
        return "cyrillic"
    if 0x13A0 <= code <= 0x13FF or 0xA4D0 <= code <= 0xA4FF:
        return "other"
    return ""
