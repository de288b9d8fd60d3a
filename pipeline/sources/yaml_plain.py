"""The YAML that most front matter consists of, read without PyYAML, whose import takes longer than everything else about an article.

Only lines of `key: value` whose meaning leaves no doubt: a date, `true`, `false`, words, words in quotation marks, a list of
words in one line. For anything else there is the whole of YAML (`yaml_block`), which says the same of all that is read here.
"""

from __future__ import annotations

from datetime import date

from pipeline.patterns import lazy

_LINE = lazy(r"([A-Za-z_][A-Za-z0-9_-]{0,60}): (.+)")
_DATE = lazy(r"(\d{4})-(\d\d)-(\d\d)")
# Letters of Latin, kana and kanji, with which no number, mark or reference begins.
_LETTER = r"A-Za-zぁ-ゖァ-ヺー一-鿿々"
# What may follow: signs as well, but for a colon and a hash, which end words.
_AFTER = rf"{_LETTER}0-9À-ÿ‐-‧ !\"$-9;-~　-〟！-～"
_WORDS = lazy(rf"[{_LETTER}「『（](?:[{_AFTER}]*[{_LETTER}0-9!\"$-/;-~、-〟！-～])?")
_QUOTED = lazy(rf"\"([{_AFTER}:#]*)\"|'([{_AFTER}:#]*)'")
_LIST = lazy(rf"\[([{_LETTER}0-9._/ ,-]*)\]")
# Something with one of these letters is no number, date or time, whatever it begins with.
_NO_NUMBER = lazy(r"[g-su-wyぁ-ゖァ-ヺー一-鿿々]")
_ITEM = lazy(rf"[{_LETTER}0-9][{_LETTER}0-9._/-]*")
_MEANT = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))


def read(text: str) -> dict[str, object] | None:
    """The mapping that `text` holds; None where only the whole of YAML can tell."""
    values: dict[str, object] = {}
    for line in text.removesuffix("\n").split("\n"):
        match = _LINE.fullmatch(line)
        value = None if match is None else _value(match[2])
        if match is None or value is None or match[1] in values or match[1].lower() in _MEANT:
            return None
        values[match[1]] = value
    return values


def _value(raw: str) -> object:
    """What stands behind a key; None where it cannot be told."""
    if raw in ("true", "false"):
        return raw == "true"
    if (day := _DATE.fullmatch(raw)) is not None:
        return _day(int(day[1]), int(day[2]), int(day[3]))
    if _WORDS.fullmatch(raw) is not None:
        return None if raw.lower() in _MEANT else raw
    if (quoted := _QUOTED.fullmatch(raw)) is not None:
        return _in_marks(quoted[1], '"') if quoted[2] is None else _in_marks(quoted[2], "'")
    listed = _LIST.fullmatch(raw)
    return None if listed is None else _items(listed[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_marks(text: str, mark: str) -> str | None:
    return None if mark in text or "\\" in text else text


def _items(raw: str) -> list[str] | None:
    items = [item.strip(" ") for item in raw.split(",")] if raw.strip(" ") else []
    return items if all(map(_is_word, items)) else None


def _is_word(item: str) -> bool:
    if _ITEM.fullmatch(item) is None or item.lower() in _MEANT:
        return False
    return not item[0].isdigit() or _NO_NUMBER.search(item) is not None
