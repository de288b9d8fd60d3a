"""The policy of a site: `pipeline.toml`, or `[tool.pipeline]` in `pyproject.toml`, as one frozen value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from pipeline.errors import ConfigError
from pipeline.model.article import ARTICLE_TYPES, KINDS, Kind
from pipeline.model.finding import Severity, Waiver
from pipeline.nearest import did_you_mean
from pipeline.wording import LANGUAGES, Language, Text

FILE = "pipeline.toml"

DEFAULT_HEADINGS: Mapping[Kind, tuple[str, ...]] = {
    "lived-experience": ("体験", "実体験", "一次情報", "Lived experience", "Experience"),
    "opinion": ("意見", "私の意見", "Opinion", "My opinion"),
    "decision": ("意思決定", "決めたこと", "Decision", "Our decision"),
    "story": ("物語", "ストーリー", "Story"),
}
REQUIRED: tuple[Kind, ...] = ("lived-experience", "opinion", "decision")

_TABLES = (
    "lang",
    "articles",
    "pages",
    "notes",
    "ledger",
    "people",
    "machines",
    "sections",
    "types",
    "severity",
    "waiver",
)


@dataclass(frozen=True)
class Config:
    """The policy. Paths and globs are relative to the site's root, with forward slashes."""

    lang: Language = "en"
    articles: tuple[str, ...] = ("content/site/posts/**/*.md",)
    pages: tuple[str, ...] = ("content/site/index.md",)
    notes_folder: str = "content/notes"
    notes_private: bool = False
    ledger: str = "content/ledger"
    sections: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    types: Mapping[str, tuple[Kind, ...]] = field(default_factory=lambda: {"notice": ()})
    severity: Mapping[str, Severity] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    headings: Mapping[str, Kind] = field(default_factory=lambda: _headings({}))

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
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ConfigError(
            Text("TOML として読めません：{detail}", "This is not valid TOML: {detail}").filled(detail=error),
            path=file,
            line=int(line[1]) if line else None,
        ) from error
    if file != FILE:
        table = table.get("tool", {}).get("pipeline", {})
    return _Reader(file, text).config(table)


class _Reader:
    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    def config(self, table: Mapping[str, Any]) -> Config:
        self._known(table, _TABLES, "")
        sections = {
            cast(Kind, kind): self._strings(names, f"sections.{kind}")
            for kind, names in self._table(table, "sections", KINDS).items()
        }
        notes = self._table(table, "notes", ("folder", "private"))
        for name in ("people", "machines"):
            if self._strings(table.get(name, []), name):
                raise self._error(
                    name,
                    Text(
                        "この版の Tezawari には署名の機能がまだありません。",
                        "This version of Tezawari has no sign-off yet.",
                    ),
                    Text("空の一覧にするか、この行を消してください。", "Leave the list empty, or remove the line."),
                )
        return Config(
            lang=self._language(table.get("lang", "en")),
            articles=self._globs(table, "articles", Config.articles),
            pages=self._globs(table, "pages", Config.pages),
            notes_folder=self._folder(notes.get("folder", Config.notes_folder), "notes.folder"),
            notes_private=self._boolean(notes.get("private", False), "notes.private"),
            ledger=self._folder(table.get("ledger", Config.ledger), "ledger"),
            sections=sections,
            types=self._types(table),
            severity=self._severity(table),
            waivers=tuple(self._waivers(table.get("waiver", []))),
            headings=_headings(sections),
        )

    def _error(self, key: str, message: Text, hint: Text | None = None) -> ConfigError:
        last = re.escape(key.split(".")[-1])
        found = re.search(rf"(?m)^[ \t]*\[*(?:[\w.\"-]+\.)?\"?{last}\"?[ \t]*[=\]]", self.text)
        line = self.text.count("\n", 0, found.start()) + 1 if found else None
        return ConfigError(message, hint, path=self.file, line=line)

    def _known(self, table: Mapping[str, Any], known: Iterable[str], prefix: str) -> None:
        names = tuple(known)
        for key in table:
            if key not in names:
                raise self._error(
                    f"{prefix}{key}",
                    Text("設定「{key}」は使えません。", "Unknown setting '{key}'.").filled(key=f"{prefix}{key}"),
                    did_you_mean(key, names),
                )

    def _type(self, key: str, ja: str, en: str, value: object) -> ConfigError:
        text = Text("「{key}」は{wanted}で書きます（今は {value}）。", "'{key}' must be {wanted}, not {value}.")
        return self._error(key, text.filled(key=key, wanted=Text(ja, en), value=repr(value)))

    def _table(self, table: Mapping[str, Any], key: str, known: Iterable[str]) -> Mapping[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self._type(key, "表", "a table", value)
        self._known(value, known, f"{key}.")
        return value

    def _strings(self, value: object, key: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self._type(key, "文字列の一覧", "a list of strings", value)
        return tuple(value)

    def _boolean(self, value: object, key: str) -> bool:
        if not isinstance(value, bool):
            raise self._type(key, " true か false ", "true or false", value)
        return value

    def _language(self, value: object) -> Language:
        for language in LANGUAGES:
            if value == language:
                return language
        raise self._type("lang", ' "ja" か "en" ', '"ja" or "en"', value)

    def _globs(self, table: Mapping[str, Any], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._inside(glob, key) for glob in self._strings(table.get(key, list(default)), key))

    def _folder(self, value: object, key: str) -> str:
        if not isinstance(value, str) or not value.strip("/ "):
            raise self._type(key, "フォルダー名", "the name of a folder", value)
        return self._inside(value, key).rstrip("/")

    def _inside(self, path: str, key: str) -> str:
        if path.startswith("/") or "\\" in path or ".." in path.split("/"):
            raise self._error(
                key,
                Text("「{path}」はサイトの外を指しています。", "'{path}' points outside the site.").filled(path=path),
                Text(
                    "サイトの一番上のフォルダーからの位置を「/」区切りで書いてください。",
                    "Write it relative to the site's root, with forward slashes.",
                ),
            )
        return path.removeprefix("./")

    def _types(self, table: Mapping[str, Any]) -> dict[str, tuple[Kind, ...]]:
        types: dict[str, tuple[Kind, ...]] = {"notice": ()}
        for name, entry in self._table(table, "types", ARTICLE_TYPES).items():
            key = f"types.{name}"
            if not isinstance(entry, dict):
                raise self._type(key, "表", "a table", entry)
            self._known(entry, ("require",), f"{key}.")
            kinds = self._strings(entry.get("require", list(REQUIRED)), f"{key}.require")
            for kind in kinds:
                if kind not in KINDS:
                    raise self._error(
                        f"{key}.require",
                        Text("節の種類「{kind}」は使えません。", "Unknown kind of section '{kind}'.").filled(kind=kind),
                        did_you_mean(kind, KINDS),
                    )
            types[name] = cast("tuple[Kind, ...]", kinds)
        return types

    def _severity(self, table: Mapping[str, Any]) -> dict[str, Severity]:
        found: dict[str, Severity] = {}
        value = table.get("severity", {})
        if not isinstance(value, dict):
            raise self._type("severity", "表", "a table", value)
        for check, level in value.items():
            names = [severity.value for severity in Severity]
            if level not in names:
                raise self._type(f"severity.{check}", f" {' / '.join(names)} ", f"one of {', '.join(names)}", level)
            found[check] = Severity(level)
        return found

    def _waivers(self, value: object) -> Iterable[Waiver]:
        if not isinstance(value, list):
            raise self._type("waiver", " [[waiver]] ", "[[waiver]]", value)
        keys = ("check", "path", "reason", "by", "until")
        for entry in value:
            self._known(entry, keys, "waiver.")
            for key in keys:
                if key == "until":
                    if type(entry.get(key)) is not date:
                        raise self._type("until", "日付（2027-01-31）", "a date such as 2027-01-31", entry.get(key))
                elif not isinstance(entry.get(key), str) or not entry[key].strip():
                    raise self._error(
                        "waiver",
                        Text("[[waiver]] に「{key}」がありません。", "A [[waiver]] lacks '{key}'.").filled(key=key),
                        Text(
                            "check・path・reason・by・until をすべて書いてください。",
                            "Give check, path, reason, by and until.",
                        ),
                    )
            yield Waiver(**{key: entry[key] for key in keys})


def unknown_check(check: str, known: Iterable[str], file: str) -> ConfigError:
    """The error for a check id in the policy that does not exist."""
    return ConfigError(
        Text("チェック「{check}」はありません。", "There is no check '{check}'.").filled(check=check),
        did_you_mean(check, known),
        path=file,
    )
