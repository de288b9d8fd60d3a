"""Rows as they are written: TOML files, one a subject and language, with what each pattern must match and must not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.lexicon.named import Folder
from pipeline.lexicon.screens import edged, literals
from pipeline.lexicon.starts import starts
from pipeline.lexicon.units import EDGE, rarest
from pipeline.records import NamedTuple

HERE = Path(__file__).parent
FOLDERS: tuple[Folder, ...] = ("any", "en", "ja")
_FLAGS = {"ignore_case": re.IGNORECASE, "each_line": re.MULTILINE, "across_lines": re.DOTALL}
_PART = re.compile(r"«([\w-]+)»")


class Entry(NamedTuple):
    """One row. `pattern` still names its parts, `full` has them put in; `least`: so many matches make one.

    `alarms` says what was measured on text by people: how many of how many texts it hit wrongly.
    """

    id: str
    where: str
    pattern: str
    full: str
    flags: int
    least: int
    listed: bool
    whole: bool
    screened: bool
    words: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    source: str
    alarms: str

    @property
    def screen(self) -> tuple[str, ...]:
        """One of these stands in every text that the pattern matches."""
        if self.listed:
            return tuple(word.lower() if self.flags else word for word in self.hits)
        return literals(self.full, self.flags)

    @property
    def starts(self) -> tuple[str, ...]:
        """With one of these every match begins; none for a list, and where it may begin with anything."""
        return () if self.listed else starts(self.full, self.flags)

    def units(self, language: Folder) -> tuple[tuple[str, str], ...]:
        """For each word of the screen the two units of a text that tell best whether it may be there."""
        if self.listed:
            edge = EDGE if self.whole else ""
            return tuple(rarest(f"{edge}{word}{edge}", language) for word in self.screen)
        return tuple(rarest(form, language) for form in edged(self.full, self.flags).values())


class Table(NamedTuple):
    """One file: its rows, and the parts that their patterns share."""

    language: Folder
    name: str
    parts: Mapping[str, str]
    entries: tuple[Entry, ...]
    by_name: bool

    @property
    def module(self) -> Path:
        """Where its compiled form stands."""
        return HERE / "compiled" / (f"{self.language}.py" if self.by_name else f"{self.language}_{self.name}.py")


def tables() -> Iterator[Table]:
    """Every table, in order of language and name. Raises `KeyError` for a part that nobody defines."""
    for language in FOLDERS:
        for file in sorted((HERE / language).glob("*.toml")):
            yield read(language, file)


def read(language: Folder, file: Path) -> Table:
    """One table from its file."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    parts: dict[str, str] = {}
    for name, value in data.get("parts", {}).items():
        parts[name] = filled(_one_line(value) if isinstance(value, str) else _any_of(value), parts)
    entries = tuple(_entry({**data, **row}, parts) for row in data.get("row", ()))
    return Table(language, file.stem, parts, entries, data.get("by_name", False))


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """`pattern` with its parts put in, each in a group of its own."""
    return _PART.sub(lambda name: f"(?:{parts[name[1]]})", pattern)


def _entry(row: Mapping[str, Any], parts: Mapping[str, str]) -> Entry:
    whole = row.get("whole_words", False)
    words = row.get("words", ())
    # A long list may be one text.
    words = tuple(words.split() if isinstance(words, str) else words)
    pattern = _one_line(row["pattern"]) if "pattern" in row else _listed(words, whole)
    flags = sum(flag for name, flag in _FLAGS.items() if row.get(name))
    return Entry(
        id=row["id"],
        where=row.get("where", ""),
        pattern=pattern,
        full=filled(pattern, parts),
        flags=flags,
        least=row.get("least", 1),
        listed="words" in row,
        whole="words" in row and whole,
        screened=row.get("screened", False),
        words=words,
        hits=tuple(row.get("hits", words)),
        misses=tuple(row.get("misses", ())),
        source=row.get("source", ""),
        alarms=row.get("alarms", ""),
    )


def _one_line(pattern: str) -> str:
    """A long pattern may be written on several lines; what indents them is no part of it."""
    lines = pattern.strip("\n").split("\n")
    # On one line, a blank at the beginning is looked for.
    return "".join(map(str.lstrip, lines)) if len(lines) > 1 else pattern


def _any_of(words: Iterable[str]) -> str:
    """A list of words as alternatives, the longer first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _listed(words: Iterable[str], whole: bool) -> str:
    """A row that is a list: its words are found as they are, and where they end in letters no word may go on."""
    return rf"(?<!\w)(?:{_any_of(words)})(?!\w)" if whole else _any_of(words)


def modules() -> dict[Path, str]:
    """Path → text of each module that serves tables: reading TOML at each start of the command would cost more than a check."""
    found, named = dict[Path, str](), dict[Path, list[Table]]()
    for table in tables():
        if table.by_name:
            named.setdefault(table.module, []).append(table)
        else:
            found[table.module] = _looked_through(table)
    return found | {module: _by_name(many) for module, many in named.items()}


def _looked_through(table: Table) -> str:
    lines = [
        f'"""Made from {table.language}/{table.name}.toml by `python -m pipeline.lexicon`: edit that."""',
        "",
        "ROWS: tuple[tuple[str, str, str, int, tuple[str, ...], tuple[tuple[str, str], ...], int, bool, bool, tuple[str, ...]], ...] = (",
    ]
    for entry in table.entries:
        lines.append(
            f"    ({entry.id!r}, {entry.where!r}, {entry.full!r}, {entry.flags}, {entry.screen!r},"
            f" {entry.units(table.language)!r}, {entry.least}, {entry.listed}, {entry.whole},"
            f" {entry.starts!r}),"
        )
    return "\n".join([*lines, ")", ""])


def _by_name(many: Sequence[Table]) -> str:
    entries = [(f"{table.name}/{entry.id}", entry) for table in many for entry in table.entries]
    return "\n".join(
        [
            f'"""Made from the tables of {many[0].language}/ that are asked for by name, by `python -m pipeline.lexicon`: edit those."""',
            "",
            "PATTERNS: dict[str, tuple[str, int]] = {",
            *(f"    {name!r}: ({entry.full!r}, {entry.flags})," for name, entry in entries if not entry.listed),
            "}",
            "SCREENS: dict[str, tuple[str, ...]] = {",
            *(f"    {name!r}: {entry.screen!r}," for name, entry in entries if entry.screened),
            "}",
            "WORDS: dict[str, str] = {",
            *(f"    {name!r}: {chr(10).join(entry.words)!r}," for name, entry in entries if entry.listed),
            "}",
            "",
        ]
    )
