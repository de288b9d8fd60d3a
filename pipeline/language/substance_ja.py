"""The parts of an experience, an opinion and a decision that only the forms of Japanese words show."""

from __future__ import annotations

from pipeline.lexicon.table import pattern


def forms(text: str) -> dict[str, str]:
    """Parts that only the forms of words show: names of places and people, volition, judgement, what was done."""
    from pipeline.language.japanese import tokens

    shown: dict[str, str] = {}
    parts = tokens(text)
    # With one of these, a verb in its plain form is what somebody is going to do.
    plans = pattern("ja", "substance", "ahead").search(text) is not None
    for index, token in enumerate(parts):
        before = parts[index - 1] if index else None
        if token.sort == "地名":
            shown.setdefault("where", token.surface)
        elif token.sort == "人名":
            shown.setdefault("who", token.surface)
        elif token.sort == "助数詞可能" or token.sort == "助数詞":
            if before is not None and before.detail == "数詞":
                shown.setdefault("how-many", before.surface + token.surface)
        elif token.pos == "代名詞" and token.lemma in ("私", "僕", "俺", "我々", "自分"):
            shown.setdefault("answers", token.surface)
        elif token.form.startswith("意志推量形"):
            shown.setdefault("choice", token.surface)
            shown.setdefault("position", token.surface)
        elif token.kind == "助動詞-タイ":
            shown.setdefault("position", token.surface)
            shown.setdefault("choice", token.surface)
        elif token.kind == "助動詞-タ" and before is not None and (before.pos in ("動詞", "助動詞")):
            verb = next((one for one in reversed(parts[:index]) if one.pos == "動詞"), None)
            if verb is not None and verb.lemma not in ("有る", "居る", "成る"):
                shown.setdefault("choice", text[verb.start : token.end])
        elif token.kind in ("助動詞-ナイ", "助動詞-ヌ") and before is not None and before.pos == "動詞":
            shown.setdefault("against", before.surface + token.surface)
        elif token.pos == "動詞" and token.form.startswith("終止形") and text[token.end : token.end + 1] == "。":
            # A rule in the present: 「毎週金曜に棚卸しをする。」
            shown.setdefault("choice", token.surface)
        elif plans and token.form.startswith("終止形") and (token.kind == "助動詞-マス" or token.pos == "動詞"):
            shown.setdefault("choice", before.surface + token.surface if before else token.surface)
        elif token.pos == "形容詞" and token.form.startswith("終止形"):
            shown.setdefault("position", token.surface)
        elif token.pos == "助詞" and token.detail == "接続助詞" and token.lemma in ("から", "ので", "のに", "し", "ば"):
            shown.setdefault("reason", token.surface)
    return shown
