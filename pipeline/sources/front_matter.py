"""The YAML block of an article: read with MkDocs's own semantics, then checked for what MkDocs lets pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import yaml

from pipeline.model.article import ARTICLE_TYPES, Brief, FrontMatter, Problem
from pipeline.nearest import did_you_mean, nearest
from pipeline.patterns import lazy
from pipeline.sources.yaml_depth import too_deep
from pipeline.wording import LANGUAGES, Language, Text

# The pattern by which MkDocs 1.6.1 recognises front matter (mkdocs/utils/meta.py).
_BLOCK = lazy(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_KEY = lazy(r"^([A-Za-z_][\w-]*)[ \t]*:")

KEYS = ("title", "date", "lang", "draft", "type", "authors", "description", "notes", "brief")
_BRIEF_KEYS = ("reader", "message", "leave_out")
# Keys of Material and its plugins that resemble ours but are meant as they are.
_OTHERS = frozenset(
    (
        "tags",
        "links",
        "slug",
        "pin",
        "hide",
        "icon",
        "status",
        "template",
        "readtime",
        "categories",
        "search",
        "social",
        "comments",
        "image",
        "author",
        "sign_off",
        "subtitle",
        "updated",
        "note",
    )
)

NO_BLOCK = Text(
    "記事の先頭にフロントマター（--- で囲んだ設定）がないか、閉じる --- がありません。",
    "The article does not begin with front matter (settings between two lines of ---), or the closing --- is missing.",
)

TOO_DEEP = Text(
    "設定のかっこや字下げが深すぎて読めません。「キー: 値」の形に直してください。",
    "The settings are nested too deep to be read. Write them as 'key: value' lines.",
)


class Loader(yaml.CSafeLoader):
    """PyYAML's safe C loader, as MkDocs uses it."""


@dataclass(frozen=True, slots=True)
class Split:
    """A file cut in two: the YAML text (None where there is no block) and the line on which the body begins."""

    yaml: str | None
    body_line: int


def split(text: str) -> Split:
    """Cut off the front matter of decoded text without a byte order mark and with `\\n` line ends."""
    match = _BLOCK.match(text)
    if match is None:
        return Split(None, 1)
    return Split(match[1], 1 + text.count("\n", 0, match.end()))


def parse(text: str, site_language: Language) -> FrontMatter:
    """Read and check the front matter. Never raises on what a writer can type: problems are part of the result."""
    cut = split(text)
    if cut.yaml is None:
        return FrontMatter({}, {}, (Problem(1, NO_BLOCK),), readable=False)
    if (line := too_deep(cut.yaml)) is not None:
        return FrontMatter({}, {}, (Problem(line + 1, TOO_DEEP),), readable=False)
    loader = Loader(cut.yaml)
    try:
        node = loader.get_single_node()
        problems = list(_duplicates(node))
        values = loader.construct_document(node) if node is not None else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return FrontMatter({}, {}, (_unreadable(error),), readable=False)
    finally:
        loader.dispose()
    if not isinstance(values, dict):
        what = Text(
            "フロントマターは「キー: 値」の形で書いてください。", "Front matter must be written as 'key: value' lines."
        )
        return FrontMatter({}, {}, (Problem(2, what),), readable=False)
    lines = _key_lines(cut.yaml)
    reading = _Reading(values, lines, problems)
    return reading.front_matter(site_language)


def _unreadable(error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 2 if mark is not None else 2
    detail = getattr(error, "problem", None) or str(error)
    what = Text(
        "フロントマターを YAML として読めません（{detail}）。「:」のあとの空白、引用符の閉じ忘れ、字下げを確かめてください。",
        "The front matter cannot be read as YAML ({detail}). Check the space after ':', closing quotes and indentation.",
    )
    return Problem(line, what.filled(detail=detail))


def _duplicates(node: yaml.Node | None) -> Iterator[Problem]:
    visited: set[int] = set()
    pending = [node] if node is not None else []
    while pending:
        current = pending.pop()
        if id(current) in visited:
            continue
        visited.add(id(current))
        if isinstance(current, yaml.SequenceNode):
            pending.extend(current.value)
        elif isinstance(current, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in current.value:
                name = str(key.value)
                if name in seen:
                    what = Text("「{key}」が二度書かれています。", "'{key}' is written twice.").filled(key=name)
                    yield Problem(key.start_mark.line + 2, what)
                seen.add(name)
                pending.append(value)


def _key_lines(block: str) -> dict[str, int]:
    lines: dict[str, int] = {}
    for number, line in enumerate(block.split("\n"), start=2):
        if match := _KEY.match(line):
            lines.setdefault(match[1], number)
    return lines


@lru_cache(maxsize=256)
def _slip(name: str) -> str | None:
    """The key of ours that `name` is nearly; a site has few keys and many articles."""
    return nearest(name, KEYS, cutoff=0.8)


class _Reading:
    """Takes the known keys out of a mapping, noting what is wrong with them."""

    def __init__(self, values: Mapping[Any, Any], lines: Mapping[str, int], problems: list[Problem]) -> None:
        self.values = values
        self.lines = lines
        self.problems = problems

    def front_matter(self, site_language: Language) -> FrontMatter:
        duplicated = bool(self.problems)
        draft, draft_known = self._draft()
        self._unknown_keys()
        self._authors()
        title = self._string("title", required=Text("題名（title）", "a title (title)"))
        day = self._date()
        return FrontMatter(
            values={str(key): value for key, value in self.values.items()},
            lines=self.lines,
            title=title,
            date=day,
            lang=self._language(),
            draft=draft,
            type=self._type(),
            description=self._string("description"),
            notes=self._notes(),
            brief=self._brief(),
            problems=tuple(sorted(self.problems, key=lambda problem: problem.line)),
            readable=draft_known and not duplicated,
        )

    def _problem(self, key: str, ja: str, en: str, **parameters: object) -> None:
        self.problems.append(Problem(self.lines.get(key, 1), Text(ja, en).filled(key=key, **parameters)))

    def _unknown_keys(self) -> None:
        for key in self.values:
            name = str(key)
            if name in KEYS or name in _OTHERS:
                continue
            close = _slip(name)
            if close is not None:
                what = Text(
                    "「{key}」は「{close}」の書き間違いではありませんか。", "'{key}' looks like a slip for '{close}'."
                )
                self.problems.append(Problem(self.lines.get(name, 1), what.filled(key=name, close=close), warning=True))

    def _string(self, key: str, required: Text | None = None) -> str | None:
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            if required is not None:
                self._problem(key, "{what}がありません。", "There is no {what}.", what=required)
            return None
        if not isinstance(value, str):
            self._problem(
                key,
                "「{key}」が文字として読めません（{value} と解釈されます）。値を引用符で囲んでください。",
                "'{key}' is not read as text but as {value}. Put the value in quotation marks.",
                value=value,
            )
            return None
        return value.strip()

    def _date(self) -> date | None:
        value = self.values.get("date")
        if isinstance(value, dict):
            value = value.get("created")
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if value is None:
            self._problem(
                "date", "日付（date）がありません。例：date: 2026-11-20", "There is no date. Example: date: 2026-11-20"
            )
        else:
            self._problem(
                "date",
                "日付「{value}」を読めません。2026-11-20 のように書いてください。",
                "The date '{value}' cannot be read. Write it as 2026-11-20.",
                value=value,
            )
        return None

    def _language(self) -> Language | None:
        value = self.values.get("lang")
        if value is None:
            return None
        for language in LANGUAGES:
            if value == language:
                return language
        self._problem(
            "lang", "lang は ja か en です（今は {value}）。", "lang must be ja or en, not {value}.", value=value
        )
        return None

    def _draft(self) -> tuple[bool, bool]:
        value = self.values.get("draft", False)
        if isinstance(value, bool):
            return value, True
        self._problem(
            "draft",
            "draft は true か false です（引用符なし）。今の値「{value}」では、公開してよいか判断できません。",
            "draft must be true or false, without quotation marks; '{value}' does not say whether this may be published.",
            value=value,
        )
        return False, False

    def _type(self) -> str | None:
        value = self.values.get("type")
        if value is None or value in ARTICLE_TYPES:
            return value
        hint = did_you_mean(str(value), ARTICLE_TYPES)
        self._problem(
            "type",
            "種類（type）「{value}」は使えません。{hint}",
            "The type '{value}' is not known. {hint}",
            value=value,
            hint=hint,
        )
        return None

    def _authors(self) -> None:
        value = self.values.get("authors")
        if value is not None and not (isinstance(value, list) and all(isinstance(name, str) for name in value)):
            self._problem(
                "authors",
                "authors は [mori] のような名前の一覧です。",
                "authors must be a list of names such as [mori].",
            )

    def _notes(self) -> tuple[str, ...]:
        value = self.values.get("notes")
        if value is None:
            return ()
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
            self._problem(
                "notes",
                "notes は [取材.vtt] のようなファイル名の一覧です。",
                "notes must be a list of file names such as [interview.vtt].",
            )
            return ()
        for name in names:
            if name.startswith("/") or "\\" in name or ".." in name.split("/") or "\0" in name:
                self._problem(
                    "notes",
                    "「{name}」は取材メモの置き場の外を指しています。",
                    "'{name}' points outside the notes folder.",
                    name=name,
                )
                return ()
        return tuple(names)

    def _brief(self) -> Brief:
        value = self.values.get("brief")
        if value is None:
            return Brief()
        if not isinstance(value, dict):
            self._problem(
                "brief",
                "brief は reader・message・leave_out からなります。",
                "brief holds reader, message and leave_out.",
            )
            return Brief()
        for key in value:
            if key not in _BRIEF_KEYS:
                self._problem(
                    "brief",
                    "brief の「{name}」は使えません。{hint}",
                    "'{name}' is not known in brief. {hint}",
                    name=key,
                    hint=did_you_mean(str(key), _BRIEF_KEYS),
                )
        leave_out = value.get("leave_out") or ()
        items = [leave_out] if isinstance(leave_out, str) else leave_out
        if not isinstance(items, list | tuple):
            items = [items]
        return Brief(
            _text_or_none(value.get("reader")), _text_or_none(value.get("message")), tuple(str(item) for item in items)
        )


def _text_or_none(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None
