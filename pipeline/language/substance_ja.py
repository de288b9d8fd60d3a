"""The parts of an experience, an opinion and a decision that only the forms of Japanese words show."""

from __future__ import annotations

from pipeline.lexicon.table import pattern

# What the sort of a noun shows.
_SORTS = {"地名": "where", "人名": "who", "助数詞可能": "how-many", "助数詞": "how-many"}
_WHO_SPEAKS = ("私", "僕", "俺", "我々", "自分")
_BECAUSE = ("から", "ので", "のに", "し", "ば")
# What is there, or comes about, is nobody's deed.
_HAPPENS = ("有る", "居る", "成る")


def forms(text: str) -> dict[str, tuple[int, int]]:
    """Parts that only the forms of words show: names of places and people, volition, judgement, what was done; each with where it stands."""
    from pipeline.language.japanese import morphemes

    shown: dict[str, tuple[int, int]] = {}
    show = shown.setdefault
    parts, starts = morphemes(text)
    # With one of these, a verb in its plain form is what somebody is going to do.
    plans = pattern("ja", "substance", "ahead").search(text) is not None
    before, deed, last_pos, last_detail = 0, -1, "", ""
    for (surface, (pos, detail, kind, form, lemma, _, sort)), start in zip(parts, starts, strict=True):
        end = start + len(surface)
        if sort in _SORTS:
            if _SORTS[sort] != "how-many":
                show(_SORTS[sort], (start, end))
            elif last_detail == "数詞":
                show("how-many", (before, end))
        elif pos == "代名詞" and lemma in _WHO_SPEAKS:
            show("answers", (start, end))
        elif kind != "*":
            names, which = _inflected(pos, kind, form, last_pos, plans, text.startswith("。", end))
            first = deed if which == "deed" else before if which == "before" else start
            for name in names if first >= 0 else ():
                show(name, (first, end))
        elif detail == "接続助詞" and lemma in _BECAUSE:
            show("reason", (start, end))
        before, last_pos, last_detail = start, pos, detail
        if pos == "動詞":
            deed = -1 if lemma in _HAPPENS else start
    return shown


def _inflected(pos: str, kind: str, form: str, last_pos: str, plans: bool, stops: bool) -> tuple[tuple[str, ...], str]:
    """What a word with an ending shows, and where that begins: with the word, with the one before it, or with the last deed."""
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
