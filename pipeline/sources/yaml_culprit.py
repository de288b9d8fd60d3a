"""Which line of settings is wrong, and how, in the words of somebody who never heard of YAML.

A parser says where it gave up, which may be lines below, and in English alone. Asked only where it did.
"""

from __future__ import annotations

from datetime import datetime

from pipeline.patterns import lazy
from pipeline.records import NamedTuple
from pipeline.wording import Text

_KEY = r"[^\W\d][\w-]{0,60}"
_WIDE = lazy(rf"[ 　]*(?P<key>{_KEY})[ 　]*：")
_TIGHT = lazy(rf" *(?P<key>{_KEY}):(?=[^\s:/])")
_EQUALS = lazy(rf" *(?P<key>{_KEY}) *[=＝]")
_TABBED = lazy(rf" *\t[ \t]*(?P<key>{_KEY}):")
_PAIR = lazy(rf" *(?:- +)?(?P<key>{_KEY}): +(?P<value>\S.*?) *")
_DAY = lazy(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2}):(\d{2})\S*)?\s*(?:#.*)?$")
# What may stand alone on a line: an item of a list, a comment, a bracket, the next line of a value further in.
_GOES_ON = lazy(r"\s*(?:[-#\[\]{}&*!|>?].*)?|\s+.*")


class Culprit(NamedTuple):
    """What is wrong on `line`, from 1 in the text of the settings. No value is repeated: it may be confidential."""

    line: int
    message: Text


_WIDE_COLON = Text(
    "「{key}」のうしろの「：」が全角です。半角の「:」と空白で「{key}: …」と書いてください。",
    "The colon after '{key}' is a full-width one. Write '{key}: …', with an ordinary colon and a space.",
)
_NO_SPACE = Text(
    "「{key}:」のうしろに半角の空白がありません。「{key}: …」と書いてください。",
    "There is no space after '{key}:'. Write '{key}: …'.",
)
_NO_COLON = Text(
    "「{key}」のうしろが「=」です。「{key}: …」と書いてください。", "There is '=' after '{key}'. Write '{key}: …'."
)
_TAB = Text(
    "「{key}」の前がタブ文字です。字下げは半角の空白で書いてください。",
    "There is a tab before '{key}'. Indent with spaces.",
)
_OPEN = Text(
    "「{key}」の引用符（{mark}）が閉じていません。行の終わりにも {mark} を書くか、両方とも消してください。",
    "The quotation mark ({mark}) of '{key}' is not closed. Put {mark} at the end of the line as well, or take both away.",
)
_COLON_WITHIN = Text(
    "「{key}」の値の中に「: 」があります。値の全体を引用符で囲んで、{key}: '…' と書いてください。",
    "There is ': ' within what '{key}' says. Put all of it between quotation marks: {key}: '…'.",
)
_NO_DAY = Text(
    "「{key}」の日付は暦にありません。月と日を確かめて、2026-11-20 のように書いてください。",
    "The date of '{key}' is in no calendar. Check month and day, and write it as 2026-11-20.",
)
_NO_KEY = Text(
    "この行は「キー: 値」の形ではありません。設定なら形を直し、本文なら下の --- のあとに移してください。",
    "This line is no 'key: value'. If it is a setting, write it so; if it is text, move it below the closing ---.",
)


def culprit(text: str) -> Culprit | None:
    """The first line that a person has to mend; None where none is wrong by itself. `text` could not be read as a mapping."""
    for number, line in enumerate(text.split("\n"), start=1):
        for look in (_spelled, _quoted, _dated, _strange):
            message = look(line)
            if message is not None:
                return Culprit(number, message)
    return None


def _spelled(line: str) -> Text | None:
    for pattern, what in ((_WIDE, _WIDE_COLON), (_TIGHT, _NO_SPACE), (_EQUALS, _NO_COLON), (_TABBED, _TAB)):
        found = pattern.match(line)
        if found is not None:
            return what.filled(key=found["key"])
    return None


def _quoted(line: str) -> Text | None:
    """What is wrong with a value: it opens a quotation and does not close it, or holds what ends a key."""
    pair = _PAIR.fullmatch(line)
    if pair is None:
        return None
    key, value = pair["key"], pair["value"]
    if value[0] in "\"'":
        closed = len(value) > 1 and value.count(value[0]) % 2 == 0
        return None if closed else _OPEN.filled(key=key, mark=value[0])
    return _COLON_WITHIN.filled(key=key) if ": " in value and value[0] not in "[{|>&*!#" else None


def _dated(line: str) -> Text | None:
    """A value that looks like a day, or a moment, and is in no calendar."""
    pair = _PAIR.fullmatch(line)
    found = _DAY.match(pair["value"]) if pair is not None else None
    if pair is None or found is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        datetime(year, month, day, hour, minute, second)
    except ValueError:
        return _NO_DAY.filled(key=pair["key"])
    return None


def _strange(line: str) -> Text | None:
    return None if _GOES_ON.fullmatch(line) or ":" in line else _NO_KEY
