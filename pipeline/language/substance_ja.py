"""The parts of an experience, an opinion and a decision that only the forms of Japanese words show."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pipeline.language.japanese import Features, morphemes
from pipeline.lexicon.table import pattern

# What the sort of a noun shows.
_SORTS = {"地名": "where", "人名": "who", "助数詞可能": "how-many", "助数詞": "how-many"}
_WHO_SPEAKS = ("私", "僕", "俺", "我々", "自分")
_BECAUSE = ("から", "ので", "のに", "し", "ば")
# What is there, or comes about, is nobody's deed.
_HAPPENS = ("有る", "居る", "成る")
# Before the first word.
_NOTHING: Features = ("", "", "", "", "", "", "")


def forms(text: str, wanted: AbstractSet[str]) -> dict[str, tuple[int, int]]:
    """What of `wanted` the forms of words show: names of places and people, volition, judgement, what was done; each with where it stands."""
    shown: dict[str, tuple[int, int]] = {}
    parts, starts = morphemes(text)
    # With one of these, a verb in its plain form is what somebody is going to do.
    plans = pattern("ja", "substance", "ahead").search(text) is not None
    deed = -1
    for place, (surface, word) in enumerate(parts):
        if word[2] == "*" and word[6] not in _SORTS and word[0] != "代名詞" and word[1] != "接続助詞":
            continue  # most nouns and particles show nothing
        start = starts[place]
        end = start + len(surface)
        before, last = (starts[place - 1], parts[place - 1].features) if place else (0, _NOTHING)
        names, since = _shows(word, last, plans, text.startswith("。", end))
        first = deed if since == "deed" else before if since == "before" else start
        if first >= 0:
            for name in names:
                if name in wanted:
                    shown.setdefault(name, (first, end))
            if len(shown) == len(wanted):
                break
        if word[0] == "動詞":
            deed = -1 if word[4] in _HAPPENS else start
    return shown


def _shows(word: Features, last: Features, plans: bool, stops: bool) -> tuple[tuple[str, ...], str]:
    """What a word shows behind the `last` one, and where that begins: with the word, with the one before it, or with the last deed."""
    pos, detail, kind, form, lemma, _, sort = word
    if sort in _SORTS:
        if _SORTS[sort] != "how-many":
            return (_SORTS[sort],), ""
        return (("how-many",), "before") if last[1] == "数詞" else ((), "")
    if pos == "代名詞" and lemma in _WHO_SPEAKS:
        return ("answers",), ""
    if kind != "*":
        return _inflected(pos, kind, form, last[0], plans, stops)
    return (("reason",), "") if detail == "接続助詞" and lemma in _BECAUSE else ((), "")


def _inflected(pos: str, kind: str, form: str, last_pos: str, plans: bool, stops: bool) -> tuple[tuple[str, ...], str]:
    final = form.startswith("終止形")
    if form.startswith("意志推量形"):
        return ("choice", "position"), ""
    if kind == "助動詞-タイ":
        return ("position", "choice"), ""
    if kind == "助動詞-タ" and last_pos in ("動詞", "助動詞"):
        return ("choice",), "deed"
    if kind in ("助動詞-ナイ", "助動詞-ヌ") and last_pos == "動詞":
        return ("against",), "before"
    if final and pos == "動詞" and stops:  # a rule in the present: 「毎週金曜に棚卸しをする。」
        return ("choice",), ""
    if final and plans and (kind == "助動詞-マス" or pos == "動詞"):
        return ("choice",), "before"
    return (("position",), "") if final and pos == "形容詞" else ((), "")
