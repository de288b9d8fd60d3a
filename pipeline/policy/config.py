"""The policy of a site: `pipeline.toml`, or `[tool.pipeline]` in `pyproject.toml`, as one frozen value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pipeline.errors import ConfigError
from pipeline.frozen import dataclass, field
from pipeline.model.article import ARTICLE_TYPES, KINDS, Kind
from pipeline.model.finding import Severity, Waiver
from pipeline.nearest import did_you_mean
from pipeline.policy.fields import (
    BOOLEAN,
    DATE,
    TABLE,
    TEXT,
    TEXTS,
    UNFIT,
    Fault,
    Field,
    list_of,
    made,
    mapping_of,
    one_of,
    plain,
    read,
    record,
    unknown,
)
from pipeline.policy.fields import (
    Kind as Value,
)
from pipeline.records import NamedTuple
from pipeline.wording import LANGUAGES, Language, Text

FILE = "pipeline.toml"

DEFAULT_HEADINGS: Mapping[Kind, tuple[str, ...]] = {
    "lived-experience": ("体験", "実体験", "一次情報", "Lived experience", "Experience"),
    "opinion": ("意見", "私の意見", "Opinion", "My opinion"),
    "decision": ("意思決定", "決めたこと", "Decision", "Our decision"),
    "story": ("物語", "ストーリー", "Story"),
}
REQUIRED: tuple[Kind, ...] = ("lived-experience", "opinion", "decision")


class Widening(NamedTuple):
    """What `[markup]` allows in human sections besides what is built in; elements and attributes in lower case."""

    elements: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


NOTHING = Widening()


class Responsibility(NamedTuple):
    """`[sign_off]`: `required` False keeps the rest of the family without sign-off; articles dated before `since` need none.

    `signature` "ssh" asks for one by somebody in the file `allowed_signers`; `wait` is the least time between the last change
    and the sign-off, in seconds.
    """

    required: bool = True
    since: date | None = None
    signature: str = "none"
    allowed_signers: str | None = None
    wait: int = 0


@dataclass(frozen=True)
class Config:
    """The policy. Paths and globs are relative to the site's root, with forward slashes."""

    lang: Language = "en"
    articles: tuple[str, ...] = ("content/site/posts/**/*.md",)
    pages: tuple[str, ...] = ("content/site/index.md",)
    assets: tuple[str, ...] = ()
    notes_folder: str = "content/notes"
    notes_private: bool = False
    ledger: str = "content/ledger"
    personal_allow: tuple[str, ...] = ()
    sections: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    types: Mapping[str, tuple[Kind, ...]] = field(default_factory=lambda: {"notice": ()})
    severity: Mapping[str, Severity] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    headings: Mapping[str, Kind] = field(default_factory=lambda: _headings({}))
    markup: Widening = NOTHING
    people: tuple[str, ...] = ()
    machines: tuple[str, ...] = ()
    sign_off: Responsibility | None = None
    readers_line: bool = True

    def required(self, article_type: str | None) -> tuple[Kind, ...]:
        """The kinds of human section that an article of this type must have."""
        return self.types.get(article_type or "", REQUIRED)


def _headings(sections: Mapping[Kind, tuple[str, ...]]) -> dict[str, Kind]:
    return {
        " ".join(unicodedata.normalize("NFKC", name).casefold().split()): kind
        for kind in KINDS
        for name in (*DEFAULT_HEADINGS[kind], *sections.get(kind, ()))
    }


def parse(text: str, file: str = FILE) -> Config:
    """Parse TOML into a policy. Raises `ConfigError` naming the nearest known key."""
    return of_table(loaded(text, file), text, file)


def loaded(text: str, file: str = FILE) -> dict[str, Any]:
    """What stands in the TOML of a policy. Raises `ConfigError`."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError(
            Text("かっこが深すぎて読めません。", "This is nested too deep to be read."), path=file
        ) from error
    except tomllib.TOMLDecodeError as error:
        from pipeline.policy import advice

        line = re.search(r"line (\d+)", str(error))
        place = int(line[1]) if line else None
        found = advice.unreadable(text, str(error), place, _headings({}))
        raise ConfigError(found.message, found.hint, path=file, line=place) from error


def of_table(table: dict[str, Any], text: str, file: str = FILE) -> Config:
    """The policy that a table holds, which was `loaded` from `text`. Raises `ConfigError`, as `parse` does."""
    if file != FILE:
        tool = table.get("tool")
        table = tool.get("pipeline", {}) if isinstance(tool, dict) else {}
    values, faults = read(table, FIELDS)
    for fault in (*unknown(table, FIELDS), *faults):
        from pipeline.policy import advice

        raise ConfigError(
            fault.message, advice.unfit(fault, FIELDS, table), path=file, line=_line_of(fault.place, text)
        )
    return _config({name: value for name, value in values.items() if value is not None})


def _config(values: dict[str, Any]) -> Config:
    tables = values.pop("notes", {}) | values.pop("personal_data", {}) | values.pop("readers", {})
    values |= {name: value for name, value in tables.items() if value is not None}
    values["types"] = {"notice": (), **values.get("types", {})}
    return Config(**values, headings=_headings(values.get("sections", {})))


def _line_of(place: str, text: str) -> int | None:
    """The line of the first key or table of that name. TOML keeps no places."""
    last = re.escape(place.split(".")[-1].split("[")[0])
    found = re.search(rf"(?m)^[ \t]*\[*(?:[\w.\"-]+\.)?\"?{last}\"?[ \t]*[=\]]", text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _inside(kind: Value) -> Value:
    """A path or a list of paths, none of which may lead out of the site."""

    def take(raw: object, place: str, faults: list[Fault]) -> object:
        value = kind.take(raw, place, faults)
        paths = value if isinstance(value, tuple) else (value,)
        for path in paths if value is not UNFIT else ():
            if path.startswith("/") or "\\" in path or ".." in path.split("/"):
                message = Text("「{path}」はサイトの外を指しています。", "'{path}' points outside the site.")
                faults.append(Fault(place, "unfit", message.filled(path=path), _FROM_ROOT))
                return UNFIT
        if isinstance(value, str):
            return value.removeprefix("./").rstrip("/")
        return tuple(path.removeprefix("./") for path in value) if isinstance(value, tuple) else value

    return Value(kind.wanted, take, kind.schema)


def _named(raw: object, place: str, faults: list[Fault]) -> object:
    """What an organisation publishes on purpose; what would name everybody's address is no answer."""
    value = TEXTS.take(raw, place, faults)
    for item in value if isinstance(value, tuple) else ():
        _, sign, host = item.rpartition("@")
        if sum(map(str.isalnum, item)) < _LEAST_NAMED or (sign and ("*" in host or not host)):
            faults.append(Fault(place, "unfit", _ANYBODYS.filled(item=item), _ONE_BY_ONE))
            return UNFIT
    return value


_WAIT = "([0-9]{1,4})([mhd])"


def _wait(raw: object) -> int | None:
    """Seconds of `90m`, `12h`, `2d`."""
    found = re.fullmatch(_WAIT, raw.strip()) if isinstance(raw, str) else None
    return int(found[1]) * {"m": 60, "h": 3600, "d": 86400}[found[2]] if found else None


def _severity(raw: object) -> Severity | None:
    return next((severity for severity in Severity if severity.value == raw), None)


_FROM_ROOT = Text(
    "サイトの一番上のフォルダーからの位置を「/」区切りで書いてください。",
    "Write it relative to the site's root, with forward slashes.",
)
# Fewer letters and digits name no address and no number.
_LEAST_NAMED = 6
_ANYBODYS = Text(
    "allow の「{item}」では、だれの連絡先でも通ってしまいます。", "'{item}' in allow would let anybody's data through."
)
_ONE_BY_ONE = Text(
    '一つずつそのまま書くか、"*@lists.example.org" のように @ の後ろまで決めてください。',
    'Write each as it stands, or everything after the @, as in "*@lists.example.org".',
)
_LACKS = Text(
    "[[waiver]] に「{key}」がありません。check・path・reason・by・until をすべて書いてください。",
    "A [[waiver]] lacks '{key}'. Give check, path, reason, by and until.",
)

_LANGUAGE = plain(' "ja" か "en" ', '"ja" or "en"', lambda raw: raw in LANGUAGES, {"enum": list(LANGUAGES)})
_GLOBS = _inside(TEXTS)
_FOLDER = _inside(
    plain("フォルダー名", "the name of a folder", lambda raw: isinstance(raw, str) and bool(raw.strip("/ ")))
)
_SIGNATURES = ("none", "ssh")
_SIGNATURE = plain(' "none" か "ssh" ', '"none" or "ssh"', lambda raw: raw in _SIGNATURES, {"enum": list(_SIGNATURES)})
_NAMES = [severity.value for severity in Severity]
_SEVERITY = made(Text(f" {' / '.join(_NAMES)} ", f"one of {', '.join(_NAMES)}"), _severity, {"enum": _NAMES})
_REQUIRE = list_of(one_of(KINDS, Text("節の種類", "kind of section")), TEXTS.wanted)

# Every key of the policy; how one is added is told in `pipeline/policy/fields.py`. Defaults stand in `Config`.
FIELDS = (
    Field("lang", _LANGUAGE),
    Field("articles", _GLOBS),
    Field("pages", _GLOBS),
    Field("assets", _GLOBS),
    Field(
        "notes",
        record(dict, (Field("folder", _FOLDER, to="notes_folder"), Field("private", BOOLEAN, to="notes_private"))),
    ),
    Field("ledger", _FOLDER),
    Field("people", TEXTS),
    Field("machines", TEXTS),
    Field(
        "personal_data",
        record(dict, (Field("allow", Value(TEXTS.wanted, _named, TEXTS.schema), to="personal_allow", default=()),)),
    ),
    Field("readers", record(dict, (Field("line", BOOLEAN, to="readers_line"),))),
    Field("sections", mapping_of(TEXTS, TABLE, keys=one_of(KINDS, Text("節の種類", "kind of section")))),
    Field(
        "types",
        mapping_of(
            record(lambda require: require, (Field("require", _REQUIRE, default=REQUIRED),)),
            TABLE,
            keys=one_of(ARTICLE_TYPES, Text("記事の種類", "type of article")),
        ),
    ),
    Field(
        "sign_off",
        record(
            Responsibility,
            (
                Field("required", BOOLEAN, default=True),
                Field("since", DATE),
                Field("signature", _SIGNATURE, default="none"),
                Field("allowed_signers", _FOLDER),
                Field(
                    "wait",
                    made(
                        Text("「12h」のような長さ", 'a length of time such as "12h"'),
                        _wait,
                        {"type": "string", "pattern": _WAIT},
                    ),
                    default=0,
                ),
            ),
        ),
    ),
    Field("severity", mapping_of(_SEVERITY, TABLE)),
    Field("markup", record(Widening, tuple(Field(name, TEXTS, default=()) for name in Widening._fields))),
    Field(
        "waiver",
        list_of(
            record(
                Waiver,
                (
                    *(Field(key, TEXT, required=True, lacks=_LACKS) for key in ("check", "path", "reason", "by")),
                    Field("until", DATE, required=True, lacks=_LACKS),
                ),
            ),
            Text(" [[waiver]] ", "[[waiver]]"),
        ),
        to="waivers",
    ),
)


def unknown_check(check: str, known: Iterable[str], file: str) -> ConfigError:
    """The error for a check id in the policy that does not exist."""
    return ConfigError(
        Text("チェック「{check}」はありません。", "There is no check '{check}'.").filled(check=check),
        did_you_mean(check, known),
        path=file,
    )
