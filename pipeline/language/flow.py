"""How a Japanese sentence flows: how much one kind of morpheme surprises behind another, in bits.

Edited sentences hold what the table knows. What recognition misheard, ran together or broke off puts side by side what nobody writes
(「行きたと」「年のやつで」「たって感じ」), and surprises. `python -m bench.flow` makes the table, of the project's own texts; no words are kept
but particles, auxiliaries and marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.language.japanese import Token, tokens

_MARKS = "、。？！"
END = "."


def tags(text: str) -> list[str]:
    """The kinds of morpheme of a sentence in order, with a sign for its end."""
    return _tags(tokens(text))


def _tags(read: Sequence[Token]) -> list[str]:
    return [*map(_kind, read), END]


def _kind(token: Token) -> str:
    form = token.form.partition("-")
    if token.pos == "助詞":
        return f"{token.surface} {token.detail[:2]}"
    if token.pos == "助動詞":
        return f"{token.surface} {token.form[:2]}"
    if token.pos == "補助記号":
        return token.surface if token.surface in _MARKS else "「"
    if token.pos in ("動詞", "形容詞"):
        return f"{token.pos[0]}{token.detail[0]}{form[0][:2]}{form[2][:1]}"
    return f"{token.pos}{token.detail[:3] if token.pos in ('名詞', '接尾辞') else ''}"


@cache
def _table() -> dict[str, tuple[float, dict[str, float]]]:
    from pipeline.language.flow_tables import AFTER

    found: dict[str, tuple[float, dict[str, float]]] = {}
    for line in AFTER.split("\n"):
        before, other, *pairs = line.split("\t")
        following = {pairs[place]: int(pairs[place + 1]) / 10 for place in range(0, len(pairs), 2)}
        found[before] = int(other) / 10, following
    return found


# Behind what the table does not know at all, anything surprises by so much (bits).
_UNKNOWN = 12.0
_NOTHING: tuple[float, dict[str, float]] = (_UNKNOWN, {})


def surprise(read: Sequence[Token]) -> float:
    """The mean over the morphemes of a sentence, in bits a morpheme."""
    table, before, bits = _table(), "", 0.0
    kinds = _tags(read)
    for kind in kinds:
        other, following = table.get(before, _NOTHING)
        bits += following.get(kind, other)
        before = kind
    return bits / len(kinds)
