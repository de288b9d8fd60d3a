"""Whether a piece of spoken Japanese begins and ends as a sentence may: a licensed predicate, or it is not used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.language.japanese import Token
from pipeline.lexicon.named import cue, words

VAGUE = cue("ja", "grammar/vague")
_BEFORE_COPULA = words("ja", "grammar/before-copula")
_COPULAS = ("助動詞-デス", "助動詞-ダ")
_FINAL_FORMS = ("終止形", "命令形", "意志推量形")
_INTRODUCES = cue("ja", "grammar/introduces")
# No such ending is longer (in characters).
_TAIL = 16
_RUN_TOGETHER = cue("ja", "grammar/run-together")


# A syllable, or a form of する and いう, that belongs to a word which recognition gave to the sentence before.
_NO_HEAD = frozenset(["ん", "っ", "ー", "ょ", "ゃ"])
# Verbs that help the one before them: at the head they have lost it (「くれて結構助かりました」).
_HELPS = frozenset(["呉れる", "下さる"])
# What was said stood before it (「言って今新卒2年目なんだ」).
_SAID = frozenset(["言っ", "言わ"])
_TAILS = words("ja", "grammar/tails")
_OPENS_BROKEN = cue("ja", "grammar/opens-broken")


# A sentence that ends with し holds more morphemes than these.
_OPEN_ENDED = 5


def is_licensed(kept: Sequence[Token]) -> bool:
    """Whether what is left ends with a predicate that may end a sentence, and holds no second sentence run into it."""
    letters = [token for token in kept if token.pos != "補助記号"]
    if len(letters) < 2:
        return False
    text = "".join(token.surface for token in kept)
    bare = text.rstrip("。、？！?! ")
    if _INTRODUCES.search(bare[-_TAIL:]) or _RUN_TOGETHER.search(text):
        return False
    last = letters[-1]
    if last.surface == "な" and letters[-2].surface == "か" and len(letters) > 3:
        return True
    if last.detail == "終助詞":
        # 「〜だからね」 gives a reason and is over.
        reason = letters[-2].surface == "から" and letters[-2].detail == "接続助詞" and last.surface in ("ね", "よ")
        return (
            len(letters) > 2 and last.surface in ("か", "よ", "ね", "ぞ", "わ") and (reason or _predicates(letters[-2]))
        )
    # 「〜もできますし」 leaves it open, but says what it says.
    if last.surface == "し" and last.detail == "接続助詞":
        return len(letters) > _OPEN_ENDED and letters[-2].form.startswith("終止形")
    if not (last.pos in ("動詞", "形容詞", "助動詞") and last.form.startswith((*_FINAL_FORMS, "連体形"))):
        return False
    if last.surface in ("な", "いう", "言う", "っていう") and last.form.startswith("連体形"):
        return False
    return not (last.kind in _COPULAS and (_is_rest(letters[-2]) or _only_agrees(letters)))


def _only_agrees(letters: Sequence[Token]) -> bool:
    """Whether そうです at the end says yes, behind a noun with which the sentence broke off (「雲の上の人の話、深井そうです」)."""
    return (
        len(letters) > 2 and letters[-2].surface == "そう" and letters[-2].pos == "副詞" and letters[-3].pos == "名詞"
    )


def rubble(kept: Sequence[Token]) -> int:
    """How much of a sentence is what recognition, or a start made twice, left: doubled particles, a noun over and over."""
    doubled = sum(
        first.surface == second.surface and first.pos == second.pos == "助詞" and first.end == second.start
        for first, second in pairwise(kept)
    )
    nouns = Counter(
        token.lemma for token in kept if token.pos == "名詞" and token.detail != "数詞" and len(token.surface) > 1
    )
    loose = len(_LOOSE.findall("".join(token.surface for token in kept)))
    again = sum(count - 1 for count in nouns.values() if count > 1)
    wrong = sum(map(_is_no_form, kept, kept[1:]))
    return doubled + (again >= _AGAIN) + loose // _MANY + _WRONG * wrong


def _is_no_form(first: Token, second: Token) -> bool:
    """Whether a verb stands before た or て in a form that it never has there (「行きた」): something was misheard."""
    plain = first.pos == "動詞" and first.kind.startswith("五段") and first.form == "連用形-一般"
    past = second.surface in ("た", "て", "たら", "たり") and second.start == first.end
    return plain and past and not first.kind.endswith("サ行") and second.pos in ("助動詞", "助詞")


# A form that no word has weighs as much as two words by which somebody feels his way.
_WRONG = 2
_LOOSE = cue("ja", "grammar/loose")
_MANY = 3
# So many nouns said again in one sentence are no emphasis.
_AGAIN = 3


def begins_broken(piece: Sequence[Token], text: str) -> bool:
    """Whether the words as they were said, or what was made of them, begin with what belongs to a word before them."""
    first = next((token for token in piece if token.pos != "補助記号"), None)
    if first is None:
        return True
    if _OPENS_BROKEN.match(text):
        return True
    if (
        first.lemma in _HELPS
        or first.surface in _SAID
        or first.surface in _NO_HEAD
        or (first.lemma in ("為る", "言う") and first.surface in _TAILS)
        # Read as 下: 「したウェブの仕事は」.
        or (first.surface == "した" and first.pos == "名詞")
    ):
        return True
    if first.pos == "助詞":
        return first.surface not in ("なんか", "で", "でも")
    return first.pos in ("助動詞", "接尾辞") and first.surface not in ("で", "では", "じゃ", "だ")


def _predicates(token: Token) -> bool:
    return token.pos in ("動詞", "形容詞", "助動詞") or token.detail == "終助詞"


def _is_rest(before: Token) -> bool:
    if before.pos == "助詞":
        return before.surface not in _BEFORE_COPULA
    return (before.pos in ("助動詞",) and before.form.startswith("連用形")) or before.pos == "接続詞"
