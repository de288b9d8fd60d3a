"""Texts that go round in circles: few different words, one small word everywhere, sentences that stop before they have said anything."""

from __future__ import annotations

from functools import cache

from pipeline.lexicon.named import lines
from pipeline.lexicon.units import cut
from pipeline.patterns import lazy
from pipeline.wording import Language

_WORD = lazy(r"[a-z]+(?:'[a-z]+)?")
# What no English word is made of is a space.
_APART = bytes(code if chr(code) in "abcdefghijklmnopqrstuvwxyz'" else ord(" ") for code in range(256))
_NOT_JAPANESE = lazy("[^ぁ-ゖァ-ヺー一-鿿々]+")
# So many words (en) or letters (ja) from the beginning are looked at; fewer tell nothing.
_FEW: dict[Language, int] = {"ja": 80, "en": 50}
_ENOUGH: dict[Language, int] = {"ja": 60, "en": 35}
# So many words with a meaning of their own are looked at; fewer than the last tell nothing.
_STEMS, _LEAST = 40, 8
_THE = "the"
# A 「の」 that joins two words, and no part of この, もの and their like.
_JOINING = lazy("の(?<![こそあども].)")
_STOP = lazy(r"[。！？!?\n]")
# The end of a line within a paragraph.
_WRAPPED = lazy(r"(?<!\n)\n(?!\n)")
_SENTENCES = 3
_SHORTEST = 3
_PARTICLES = ("を", "が", "は", "の", "に", "へ", "と", "で", "も")
# Endings in which such a letter is none that leaves something open.
_CLOSED = (
    "もの", "ので", "のに", "ように", "ために", "ずに", "からは", "こそ", "ては", "では", "には", "とは", "など", "けど", "けれど", "だが", "ですが", "ますが", "たが", "るが", "いが",
    "なの", "るの", "たの", "いの", "こと", "もと", "ひと", "あと", "さで", "上で", "中で", "ても", "でも",
)  # fmt: skip


def circling(text: str, language: Language) -> tuple[float | None, float | None]:
    """The share of the first words (en) or letters (ja) that stood there before, and that of "the" or 「の」 among all; None for too few."""
    units = _NOT_JAPANESE.sub("", text) if language == "ja" else _words(text)
    first = units[: _FEW[language]]
    again = 1 - len(set(first)) / len(first) if len(first) == _FEW[language] else None
    small = len(_JOINING.findall(units)) if isinstance(units, str) else units.count(_THE)
    return again, small / len(units) if len(units) >= _ENOUGH[language] else None


def _words(text: str) -> list[str]:
    words = cut(text.lower(), _APART).split()
    if "'" not in text:
        return words
    return [one for word in words for one in (_WORD.findall(word) if "'" in word else (word,))]


def recurring(stems: list[str]) -> float:
    """The share of the first words with a meaning of their own, each by its beginning, that stood there before; none for too few."""
    first = stems[:_STEMS]
    return 1 - len(set(first)) / len(first) if len(first) >= _LEAST else 0.0


@cache
def _impossible_pairs() -> tuple[str, ...]:
    return lines("ja", "order/impossible")


def impossible(text: str) -> float | None:
    """Particles of Japanese side by side that nobody puts so, to a hundred letters; None for one alone, which is a slip."""
    found = sum(map(text.count, _impossible_pairs()))
    return 100 * found / len(text) if found > 1 else None


def cut_off(text: str) -> float | None:
    """The share of Japanese sentences that end in a particle which something has to follow; None for too few sentences.

    The end of a line ends a sentence only where stops do not: some people break their lines at a width.
    """
    whole = _WRAPPED.sub("", text) if "\n" in text and "。" in text else text
    ends: list[str] = [part for one in _STOP.split(whole) if len(part := one.strip()) > _SHORTEST]
    if len(ends) < _SENTENCES:
        return None
    open_ones = [end for end in ends if end.endswith(_PARTICLES) and not end.endswith(_CLOSED)]
    return len(open_ones) / len(ends)
