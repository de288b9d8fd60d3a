"""One reader for everything of ours that is written as keys and values: policy, ledger, metadata, front matter, marks.

A format is a tuple of fields, a line each: the key, what its value must be, and what is said where it is not. To add a
key, add a line; what is unknown, missing or of the wrong kind is then found, with the nearest known name, by itself:

    FIELDS = (
        Field("place", TEXT),
        Field("consent", record(Consent, (Field("granted", DAY, required=True), Field("by", TEXT)))),
        Field("aliases", mapping_of(TEXT), default={}),
    )
    values, faults = read(table, FIELDS)

A kind of value is a `Kind`: what is wanted, in words that complete "must be …", and a function that takes the raw value
or reports a fault. `read` reports all faults, in the order of the fields; whether one is an error, a warning or nothing
is for the format to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

from pipeline.nearest import did_you_mean, nearest
from pipeline.records import NamedTuple
from pipeline.wording import Text


class Fault(NamedTuple):
    """What is wrong with one key. `place` leads there from the top: `types.essay.require`, `drafts[0].notes`.

    `close` is the known key that an unknown one is nearly, where there is one.
    """

    place: str
    reason: Literal["unknown", "missing", "unfit"]
    message: Text
    hint: Text | None = None
    close: str | None = None

    @property
    def key(self) -> str:
        """The outermost key that the fault belongs to."""
        return self.place.split(".")[0].split("[")[0]


class _Unfit:
    """What a kind returns for a value that it cannot take."""


UNFIT = _Unfit()
Take = Callable[[object, str, list[Fault]], object]
Schema = Mapping[str, Any]
_ANY: Schema = {}


class Kind(NamedTuple):
    """A kind of value: `wanted` completes "must be …"; `take` gives the value to keep, or UNFIT.

    `take` is given the raw value, its place, and the list of faults. Where it adds none, `wanted` is what is said.
    `schema` is what JSON Schema can say of it, for editors; it may take more than `take` does, never less.
    """

    wanted: Text
    take: Take
    schema: Schema = _ANY


class Field(NamedTuple):
    """One key of a format. `says` and `lacks` are said in place of the general sentences for "unfit" and "missing".

    In them {key}, {value} and {wanted} stand for what their names say; in `lacks` there is only {key}. `to` is the name
    under which the value is handed on, where that is not the key's own.
    """

    key: str
    kind: Kind
    required: bool = False
    default: Any = None
    says: Text | None = None
    lacks: Text | None = None
    to: str | None = None


TABLE = Text("表", "a table")
WORDS: Schema = {"type": "string"}
UNKNOWN = Text("設定「{key}」は使えません。", "Unknown setting '{key}'.")
LACKS = Text("「{key}」がありません。", "'{key}' is missing.")
UNFITTING = Text("「{key}」は{wanted}で書きます（今は {value}）。", "'{key}' must be {wanted}, not {value}.")


def read(table: Mapping[Any, Any], fields: Sequence[Field], place: str = "") -> tuple[dict[str, Any], list[Fault]]:
    """The values of a table by name, defaults where a key is absent or unfit, and all that is wrong with it."""
    faults: list[Fault] = []
    values = _values(table, fields, place, faults)
    return values, faults


def unknown(table: Iterable[Any], fields: Sequence[Field], place: str = "") -> list[Fault]:
    """The keys that no field has, each with the nearest one that a field has."""
    known = {field.key for field in fields}
    return [_unknown(str(key), known, place) for key in table if key not in known]


def _unknown(key: str, known: set[str], place: str) -> Fault:
    name = _below(place, key)
    close = nearest(key, known)
    return Fault(name, "unknown", UNKNOWN.filled(key=name), did_you_mean(key, known), close)


def _values(table: Mapping[Any, Any], fields: Sequence[Field], place: str, faults: list[Fault]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in fields:
        raw = table.get(field.key)
        inner = _below(place, field.key)
        if _absent(field, table, raw):
            value = field.default
            if field.required:
                faults.append(Fault(inner, "missing", (field.lacks or LACKS).filled(key=field.key)))
        else:
            value = _taken(field, raw, inner, faults)
        values[field.to or field.key] = field.default if value is UNFIT else value
    return values


def _absent(field: Field, table: Mapping[Any, Any], raw: object) -> bool:
    """Whether nothing is there: no key; a key without a value whose default is nothing too; a blank one that is needed."""
    if raw is None:
        return field.default is None or field.key not in table
    return field.required and isinstance(raw, str) and not raw.strip() and field.kind is not STRING


def _taken(field: Field, raw: object, place: str, faults: list[Fault]) -> object:
    before = len(faults)
    value = field.kind.take(raw, place, faults)
    if value is UNFIT and len(faults) == before:
        value_shown = raw if field.says else repr(raw)
        said = (field.says or UNFITTING).filled(key=place, value=value_shown, wanted=field.kind.wanted)
        faults.append(Fault(place, "unfit", said))
    return value


def _below(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def plain(ja: str, en: str, fits: Callable[[Any], bool], schema: Schema = WORDS) -> Kind:
    """A value that is kept as it is where `fits` says so."""
    return Kind(Text(ja, en), lambda raw, place, faults: raw if fits(raw) else UNFIT, schema)


def made(wanted: Text, make: Callable[[Any], Any], schema: Schema = WORDS) -> Kind:
    """A value made of the raw one; `make` returns None for what it cannot take."""

    def take(raw: object, place: str, faults: list[Fault]) -> object:
        value = make(raw)
        return UNFIT if value is None else value

    return Kind(wanted, take, schema)


def one_of(names: Iterable[str], kind_of_name: Text) -> Kind:
    """One of a few names; the nearest is named for another. `kind_of_name` completes "unknown …"."""
    known = tuple(names)
    unknown_name = Text("{what}「{value}」は使えません。", "Unknown {what} '{value}'.")

    def take(raw: object, place: str, faults: list[Fault]) -> object:
        if isinstance(raw, str) and raw in known:
            return raw
        message = unknown_name.filled(what=kind_of_name, value=raw)
        faults.append(Fault(place, "unfit", message, did_you_mean(str(raw), known)))
        return UNFIT

    return Kind(Text(" / ".join(known), " or ".join(known)), take, {"enum": list(known)})


def list_of(kind: Kind, wanted: Text) -> Kind:
    """A list, kept as a tuple; one item that does not fit spoils it, at its own place where it says more."""

    def take(raw: object, place: str, faults: list[Fault]) -> object:
        if not isinstance(raw, list):
            return UNFIT
        values = tuple(kind.take(item, f"{place}[{index}]", faults) for index, item in enumerate(raw))
        return UNFIT if any(value is UNFIT for value in values) else values

    return Kind(wanted, take, {"type": "array", "items": kind.schema})


def mapping_of(kind: Kind, wanted: Text, keys: Kind | None = None) -> Kind:
    """A table whose keys are names of somebody's choice, or of one of a few `keys`, all with values of one kind."""

    def take(raw: object, place: str, faults: list[Fault]) -> object:
        if not isinstance(raw, dict):
            return UNFIT
        values = {str(key): _entry(key, item, place, faults) for key, item in raw.items()}
        return UNFIT if any(value is UNFIT for value in values.values()) else values

    def _entry(key: object, item: object, place: str, faults: list[Fault]) -> object:
        below = _below(place, str(key))
        if keys is not None and keys.take(key, below, faults) is UNFIT:
            return UNFIT
        return _taken(Field(str(key), kind), item, below, faults)

    names = {} if keys is None else {"propertyNames": keys.schema}
    return Kind(wanted, take, {"type": "object", "additionalProperties": kind.schema, **names})


def record(make: Callable[..., Any], fields: Sequence[Field], wanted: Text = TABLE) -> Kind:
    """A table with fields of its own, handed to `make` by name. Unknown keys are faults that keep the rest."""

    def take(raw: object, place: str, faults: list[Fault]) -> object:
        if not isinstance(raw, dict):
            return UNFIT
        faults.extend(unknown(raw, fields, place))
        before = len(faults)
        values = _values(raw, fields, place, faults)
        spoilt = any(fault.reason != "unknown" for fault in faults[before:])
        return UNFIT if spoilt else make(**values)

    return Kind(wanted, take, schema_of(fields))


def schema_of(fields: Sequence[Field]) -> Schema:
    """The JSON Schema of a table with these fields."""
    required = [field.key for field in fields if field.required]
    return {
        "type": "object",
        "properties": {field.key: field.kind.schema for field in fields},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def day(raw: object) -> date | None:
    """A YAML or TOML date, or one written as text (`2026-11-18`)."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(raw.strip()[:10]) if isinstance(raw, str) else None
    except ValueError:
        return None


_DATED: Schema = {"type": "string", "format": "date"}
STRING = plain("文字列", "text", lambda raw: isinstance(raw, str))
TEXT = plain("文字列", "text", lambda raw: isinstance(raw, str) and bool(raw.strip()))
BOOLEAN = plain(" true か false ", "true or false", lambda raw: isinstance(raw, bool), {"type": "boolean"})
DATE = plain("日付（2027-01-31）", "a date such as 2027-01-31", lambda raw: type(raw) is date, _DATED)
DAY = made(Text("日付（2027-01-31）", "a date such as 2027-01-31"), day, _DATED)
TEXTS = list_of(TEXT, Text("文字列の一覧", "a list of strings"))
