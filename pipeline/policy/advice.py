"""What to write instead where a policy cannot be read, or says what no policy says: asked only where one does.

TOML's own parser says where it gave up, in English, and not what to do; whoever writes the file need never have heard of TOML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.patterns import lazy
from pipeline.policy.fields import Fault, Field, Schema
from pipeline.records import NamedTuple
from pipeline.wording import Text

_QUOTED = lazy(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_PAIR = lazy(r"\s*(?P<key>[^\s=＝:：#\[\]{}\"'“”]+)\s*(?P<sign>[=＝:：])\s*(?P<value>[^#]*?)\s*(?:#.*)?")
_CURLY = lazy("[“”„‟‘’「」『』＂]")
_BARE = lazy(r"[^\s\"'\[{][^\"'\[\]{}]*")
_LITERAL = lazy(r"true|false|[+-]?(?:\d[\d_.:TZ+-]*|inf|nan)")
_LIST = lazy(r"\[(?P<items>.*)\]")


class Advice(NamedTuple):
    """What is wrong, and what to write."""

    message: Text
    hint: Text


_WRITE = Text("{line} と書いてください。", "Write {line}")
_SIGN = Text("「{key}」のうしろが「{sign}」です。", "There is '{sign}' after '{key}' where '=' belongs.")
_MARKS = Text("「{key}」の値の引用符が「{mark}」です。", "'{key}' has the quotation mark {mark}.")
_STRAIGHT = Text("半角のまっすぐな引用符で、{line} のように書いてください。", "Use straight quotation marks: {line}")
_NO_MARKS = Text("「{key}」の値に引用符がありません。", "What '{key}' says has no quotation marks.")
_OPEN = Text("「{key}」の引用符が閉じていません。", "A quotation mark of '{key}' is not closed.")
_CLOSE = Text("値の終わりにも同じ引用符を書いてください。", "Put the same mark at the end of the value as well.")
_SMALL = Text("「{key}」の「{value}」は大文字では書けません。", "'{value}' of '{key}' cannot have capitals.")
_NAME = Text("設定の名前「{key}」は英数字ではありません。", "The name '{key}' is not in plain letters.")
_NAMES = Text(
    "名前は英字で書きます。一覧は「pipeline schema」で見られます。",
    "Names are in plain letters; 'pipeline schema' lists them.",
)
_ALIAS = Text(
    '節の種類は英字で、見出しを値に書きます：{kind} = ["{key}"]',
    'The kind of section is the name, the heading its value: {kind} = ["{key}"]',
)
_AGAIN = Text("「{key}」が二度書かれています。", "'{key}' is written twice.")
_ONCE = Text("片方を消すか、一つにまとめてください。", "Take one out, or make one of the two.")
_LOOK = Text(
    '「名前 = "値"」の形になっているか、引用符や [ ] が閉じているかを確かめてください。',
    'Check that it reads name = "value", and that quotation marks and brackets are closed.',
)
_ABOVE = Text(
    "「{key}」は、ファイルの中で最初の [ ] の行より前に書きます。[{table}] の下に書くと、その表の一部になります。",
    "'{key}' belongs above the first line in [ ] of the file: below [{table}] it is a part of that table.",
)
_BELOW = Text("「{key}」は [{table}] の行の下に書きます。", "'{key}' belongs below a line [{table}].")
_EXAMPLE = Text("例：{line}", "For example: {line}")


def unreadable(text: str, detail: str, line: int | None, kinds: Mapping[str, str]) -> Advice:
    """About TOML that cannot be parsed: `detail` is the parser's word, `line` (from 1) where it gave up, `kinds` headings with their kinds."""
    lines = text.split("\n")
    # Where the file just ends, its last line is the one.
    here = lines[line - 1] if line is not None and line <= len(lines) else text.rstrip().rpartition("\n")[2]
    pair = _PAIR.fullmatch(here)
    if pair is not None:
        if "overwrite" in detail or "twice" in detail:
            return Advice(_AGAIN.filled(key=pair["key"]), _ONCE)
        for found in _slips(pair["key"], pair["sign"], pair["value"], kinds):
            return found
    return Advice(
        Text("TOML として読めません：{detail}", "This is not valid TOML: {detail}").filled(detail=detail), _LOOK
    )


def _slips(key: str, sign: str, value: str, kinds: Mapping[str, str]) -> Iterator[Advice]:
    if not key.isascii():
        alias = kinds.get(key)
        yield Advice(_NAME.filled(key=key), _NAMES if alias is None else _ALIAS.filled(kind=alias, key=key))
    rest = _QUOTED.sub("", value)
    if (mark := _CURLY.search(rest)) is not None:
        straight = _CURLY.sub('"', value)
        yield Advice(_MARKS.filled(key=key, mark=mark[0]), _STRAIGHT.filled(line=f"{key} = {straight}"))
    if any(mark in rest for mark in "\"'"):
        yield Advice(_OPEN.filled(key=key), _CLOSE)
    written = _written(value)
    if sign != "=":
        yield Advice(_SIGN.filled(key=key, sign=sign), _WRITE.filled(line=f"{key} = {written}"))
    if _LITERAL.fullmatch(value.lower()) and value.lower() != value:
        yield Advice(_SMALL.filled(key=key, value=value), _WRITE.filled(line=f"{key} = {value.lower()}"))
    if written != value:
        yield Advice(_NO_MARKS.filled(key=key), _WRITE.filled(line=f"{key} = {written}"))


def _written(value: str) -> str:
    """The value with its quotation marks, where it has none."""
    if _BARE.fullmatch(value) and not value.startswith("=") and not _LITERAL.fullmatch(value):
        return f'"{value}"'
    items = _LIST.fullmatch(value)
    if items is None or not _QUOTED.sub("", items["items"]).replace(",", "").strip():
        return value
    parts = [part.strip() for part in items["items"].replace("、", ",").split(",")]
    return "[" + ", ".join(part if part[0] in "\"'" else f'"{part}"' for part in parts if part) + "]"


def unfit(fault: Fault, fields: Sequence[Field], table: Mapping[str, Any]) -> Text | None:
    """About a key that is unknown where it stands, or whose value does not fit: what to write, and where."""
    names = fault.place.split(".")
    key = names[-1].split("[")[0]
    if fault.reason == "unknown":
        return _elsewhere(key, names[:-1], fields) or fault.hint
    if fault.hint is not None or fault.reason != "unfit" or "[" in fault.place:
        return fault.hint
    schema: Schema = {"properties": {field.key: field.kind.schema for field in fields}}
    raw: Any = table
    for name in names:
        schema = schema.get("properties", {}).get(name) or schema.get("additionalProperties") or {}
        raw = raw.get(name) if isinstance(raw, dict) else None
    inside = schema.get("type") in ("array", "object")  # of other values the message has an example
    return _EXAMPLE.filled(line=f"{key} = {_example(schema, raw)}") if inside else None


def _elsewhere(key: str, above: Sequence[str], fields: Sequence[Field]) -> Text | None:
    """Where a key belongs that is known in another place."""
    if above:
        return _ABOVE.filled(key=key, table=".".join(above)) if any(field.key == key for field in fields) else None
    tables = [field.key for field in fields if key in field.kind.schema.get("properties", {})]
    return _BELOW.filled(key=key, table=tables[0]) if tables else None


def _example(schema: Schema, raw: object) -> str:
    """A value that fits; what was written is taken up where only the list around it lacks."""
    if (names := schema.get("enum")) is not None:
        return f'"{names[0]}"'
    match schema.get("type"):
        case "array":
            item = f'"{raw}"' if isinstance(raw, str) and raw else _example(schema["items"], None)
            return f"[{item}]"
        case "object":
            inner = schema.get("properties") or {
                schema.get("propertyNames", {}).get("enum", ["…"])[0]: schema["additionalProperties"]
            }
            name, first = next(iter(inner.items()))
            return f"{{ {name} = {_example(first, raw)} }}"
    return f'"{raw}"' if isinstance(raw, str) and raw else '"…"'
