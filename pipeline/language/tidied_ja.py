"""Japanese by morphemes in their dictionary form, so that 黙って and だまって, やってるんです and やっています are one.

What makes another statement of a verb is a unit of its own: the past, a denial, a wish, an invitation, a command, a condition.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from pipeline.language import numbers
from pipeline.language.japanese import Token, tokens
from pipeline.language.normal import END, ENDING, GAP
from pipeline.lexicon.named import words
from pipeline.records import NamedTuple

_COPULA = ("助動詞-デス", "助動詞-ダ")
_POLITE = "助動詞-マス"
# What one morpheme of talk is in writing: てる is て and いる.
_IN_FULL = {"てる": "居る|上一段-ア行", "ちゃう": "仕舞う|五段-ワア行", "とく": "置く|五段-カ行"}
_NOT = f"{ENDING}ない"
_IF, _LET_US, _PROBABLY = f"{ENDING}ば", f"{ENDING}う", f"{ENDING}だろう"
_AND = f"{ENDING}て"
_EXISTS = "有る|五段-ラ行"
_SOFT_ENDS = words("ja", "fillers/soft-ends")
_PREDICATES = ("動詞", "形容詞", "助動詞")
_NOUNS = ("名詞", "代名詞", "接尾辞")
_BOUND = ("助詞", "助動詞", "接尾辞", "補助記号")


class Unit(NamedTuple):
    """A morpheme in its one form, with its half-open range in the text."""

    key: str
    start: int
    end: int


def units(text: str, *, said: bool) -> list[Unit]:
    """The morphemes of `text`. In what was `said`, a place where a particle was left out is a unit, and the end of a statement is one;
    elsewhere the latter is one where です or ます stands there, which may be another's way to end it."""
    figures = [(number.start, number.end, f"#{number.written}") for number in numbers.read(text)]
    parts = tokens(text)
    found: list[Unit] = []
    for index, token in enumerate(parts):
        at = bisect.bisect_right(figures, token.start, key=lambda figure: figure[0]) - 1
        if at >= 0 and token.start < figures[at][1]:
            start, end, written = figures[at]
            if not found or found[-1][1:] != (start, end):
                found.append(Unit(written, start, end))
            if end < token.end:  # 二人
                found.append(Unit(text[end : token.end], end, token.end))
        else:
            found += [Unit(key, token.start, token.end) for key in _keys(parts, index)]
        if said and token.pos in _NOUNS and _leaves_out(parts, index):
            found.append(Unit(GAP, token.end, token.end))
        if token.pos in _PREDICATES and _ends(parts, index) and (said or _is_last_and_polite(parts, index)):
            found.append(Unit(END, token.end, token.end))
    return found


def _ends(parts: Sequence[Token], index: int) -> bool:
    """Whether a statement ends with this word: what follows neither asks, nor quotes, nor hangs it on something."""
    following = next(iter(parts[index + 1 :]), None)
    if following is None or following.pos == "補助記号":
        return True
    if _is_polite(parts[index]) and following.pos != "助詞":
        return True  # speech recognition sets no full stops
    if following.detail == "準体助詞":  # 行くので
        return [token.surface for token in parts[index + 2 : index + 3]] == ["で"]
    if following.detail == "終助詞":
        return following.surface != "か"
    return following.detail == "接続助詞" and following.lemma not in ("て", "ば", "と")


def _is_last_and_polite(parts: Sequence[Token], index: int) -> bool:
    return _is_polite(parts[index]) and all(
        token.pos == "補助記号" or token.detail == "終助詞" for token in parts[index + 1 :]
    )


def _leaves_out(parts: Sequence[Token], index: int) -> bool:
    """Whether a particle may be missing behind a noun: 「水飲んで」「それ、私が」."""
    following = next((token for token in parts[index + 1 : index + 3] if token.surface != "、"), None)
    return following is not None and following.pos not in (*_BOUND, "名詞")


def _is_polite(token: Token) -> bool:
    return token.kind in (*_COPULA, _POLITE) and token.form.startswith(("終止形", "連体形")) and token.surface != "な"


def _keys(parts: Sequence[Token], index: int) -> Iterator[str]:
    token = parts[index]
    if token.pos == "補助記号" or token.pos == "空白":
        return
    if token.pos == "助動詞":
        yield from _auxiliary(token)
    elif token.pos == "助詞":
        yield from _particle(parts, index)
    elif token.lemma == "無い" and token.pos == "形容詞":
        yield from (_EXISTS, _NOT)
        yield from _mood(token)
    elif (counted := next(numbers.read(token.lemma), None)) is not None and counted.start == 0:  # ひとつ, ふたり
        yield f"#{counted.written}"
        yield from filter(None, (token.lemma[counted.end :],))
    elif token.detail == "助動詞語幹":
        yield f"{ENDING}{token.lemma}"
    else:
        yield f"{token.lemma}|{token.kind}" if token.pos == "動詞" else token.lemma
        yield from _mood(token)


def _mood(token: Token) -> Iterator[str]:
    """What the form of a word says beyond the word."""
    if token.form.startswith("意志推量形"):
        yield _LET_US
    elif token.form.startswith("命令形"):
        yield f"{ENDING}!"
    elif token.form == "仮定形-融合":
        yield _IF


def _auxiliary(token: Token) -> Iterator[str]:
    if token.lemma in _IN_FULL:
        yield from (_AND, _IN_FULL[token.lemma])
        yield from _mood(token)
    elif token.kind in _COPULA:
        yield from _copula(token)
    elif token.kind == _POLITE:
        yield from _mood(token)
    elif token.lemma in ("ない", "ず", "ぬ"):
        yield _NOT
        yield from _mood(token)
    elif token.lemma == "た" and token.form.startswith("仮定形"):
        yield f"{ENDING}たら"
    else:
        yield f"{ENDING}{token.lemma}"
        yield from _mood(token)


def _copula(token: Token) -> Iterator[str]:
    """です and だ say the same, and nothing that the words before them do not."""
    if token.form.startswith("意志推量形"):
        yield _PROBABLY
    elif token.form.startswith("仮定形"):
        yield f"{ENDING}なら"
    elif token.form == "連用形-融合":
        yield from ("で", "は")
    elif token.surface in ("で", "に"):
        yield token.surface


def _particle(parts: Sequence[Token], index: int) -> Iterator[str]:
    token = parts[index]
    following = parts[index + 1] if index + 1 < len(parts) else None
    if token.surface == "か":
        yield f"{ENDING}か"
    elif token.detail == "終助詞" and token.surface in _SOFT_ENDS:
        if token.surface == "な" and index and parts[index - 1].pos == "動詞":
            yield f"{ENDING}な"  # a prohibition
    elif token.lemma == "て":
        yield _AND
        if token.surface in ("ちゃ", "じゃ"):
            yield "は"
    elif token.lemma == "ば":
        yield _IF
    elif (
        token.detail == "準体助詞" and following is not None and not [*_copula(following)] and following.kind in _COPULA
    ):
        return  # んです
    else:
        key = "と" if token.lemma == "って" else token.lemma
        # 行くのは, 行くと: less than that somebody goes.
        hangs = token.detail == "準体助詞" or (key == "と" and index > 0 and parts[index - 1].pos in _PREDICATES)
        yield f"{ENDING}{key}" if hangs else key
