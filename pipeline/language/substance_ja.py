"""The parts of an experience, an opinion and a decision that only the forms of Japanese words show."""

from __future__ import annotations

from pipeline.lexicon.table import pattern


def forms(text: str) -> dict[str, tuple[int, int]]:
    """Parts that only the forms of words show: names of places and people, volition, judgement, what was done; each with where it stands."""
    from pipeline.language.japanese import morphemes

    shown: dict[str, tuple[int, int]] = {}
    show = shown.setdefault
    parts, starts = morphemes(text)
    # With one of these, a verb in its plain form is what somebody is going to do.
    plans = pattern("ja", "substance", "ahead").search(text) is not None
    before, last, last_pos, last_detail = 0, -1, "", ""
    for index, (surface, (pos, detail, kind, form, lemma, _, sort)) in enumerate(parts):
        start, end = starts[index], starts[index] + len(surface)
        if sort == "地名":
            show("where", (start, end))
        elif sort == "人名":
            show("who", (start, end))
        elif sort == "助数詞可能" or sort == "助数詞":
            if last_detail == "数詞":
                show("how-many", (before, end))
        elif pos == "代名詞" and lemma in ("私", "僕", "俺", "我々", "自分"):
            show("answers", (start, end))
        elif form.startswith("意志推量形"):
            show("choice", (start, end))
            show("position", (start, end))
        elif kind == "助動詞-タイ":
            show("position", (start, end))
            show("choice", (start, end))
        elif kind == "助動詞-タ" and last_pos in ("動詞", "助動詞"):
            if last >= 0 and parts[last].features[4] not in ("有る", "居る", "成る"):
                show("choice", (starts[last], end))
        elif kind in ("助動詞-ナイ", "助動詞-ヌ") and last_pos == "動詞":
            show("against", (before, end))
        elif pos == "動詞" and form.startswith("終止形") and text[end : end + 1] == "。":
            # A rule in the present: 「毎週金曜に棚卸しをする。」
            show("choice", (start, end))
        elif plans and form.startswith("終止形") and (kind == "助動詞-マス" or pos == "動詞"):
            show("choice", (before, end))
        elif pos == "形容詞" and form.startswith("終止形"):
            show("position", (start, end))
        elif pos == "助詞" and detail == "接続助詞" and lemma in ("から", "ので", "のに", "し", "ば"):
            show("reason", (start, end))
        before, last_pos, last_detail = start, pos, detail
        if pos == "動詞":
            last = index
    return shown
