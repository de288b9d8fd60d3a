"""Rows as they are written: TOML files, one a subject and language, with what each pattern must match and must not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.lexicon.screens import edged, literals
from pipeline.lexicon.starts import starts
from pipeline.lexicon.units import EDGE, rarest
from pipeline.records import NamedTuple
from pipeline.wording import LANGUAGES, Language

HERE = Path(__file__).parent
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

    def units(self, language: Language) -> tuple[str, ...]:
        """For each word of the screen the unit of a text that tells best whether it may be there."""
        if self.listed:
            edge = EDGE if self.whole else ""
            return tuple(rarest(f"{edge}{word}{edge}", language) for word in self.screen)
        return tuple(rarest(form, language) for form in edged(self.full, self.flags).values())


class Table(NamedTuple):
    """One file: its rows, and the parts that their patterns share."""

    language: Language
    name: str
    parts: Mapping[str, str]
    entries: tuple[Entry, ...]

    @property
    def module(self) -> Path:
        """Where its compiled form stands."""
        return HERE / "compiled" / f"{self.language}_{self.name}.py"


def tables() -> Iterator[Table]:
    """Every table, in order of language and name. Raises `KeyError` for a part that nobody defines."""
    for language in LANGUAGES:
        for file in sorted((HERE / language).glob("*.toml")):
            yield read(language, file)


def read(language: Language, file: Path) -> Table:
    """One table from its file."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    parts: dict[str, str] = {}
    for name, value in data.get("parts", {}).items():
        parts[name] = filled(_one_line(value) if isinstance(value, str) else _any_of(value), parts)
    fold = data.get("ignore_case", False)
    entries = tuple(_entry(row, parts, fold, data.get("whole_words", False)) for row in data.get("row", ()))
    return Table(language, file.stem, parts, entries)


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """`pattern` with its parts put in, each in a group of its own."""
    return _PART.sub(lambda name: f"(?:{parts[name[1]]})", pattern)


def _entry(row: Mapping[str, Any], parts: Mapping[str, str], fold: bool, whole: bool) -> Entry:
    pattern = _one_line(row["pattern"]) if "pattern" in row else _listed(row["words"], whole)
    flags = int(re.IGNORECASE) if row.get("ignore_case", fold) else 0
    return Entry(
        id=row["id"],
        where=row["where"],
        pattern=pattern,
        full=filled(pattern, parts),
        flags=flags,
        least=row.get("least", 1),
        listed="words" in row,
        whole="words" in row and whole,
        hits=tuple(row.get("hits", row.get("words", ()))),
        misses=tuple(row.get("misses", ())),
        source=row.get("source", ""),
        alarms=row.get("alarms", ""),
    )


def _one_line(pattern: str) -> str:
    """A long pattern may be written on several lines; what indents them is no part of it."""
    return "".join(line.lstrip() for line in pattern.strip("\n").split("\n"))


def _any_of(words: list[str]) -> str:
    """A list of words as alternatives, the longer first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _listed(words: list[str], whole: bool) -> str:
    """A row that is a list: its words are found as they are, and where they end in letters no word may go on."""
    return rf"(?<!\w)(?:{_any_of(words)})(?!\w)" if whole else _any_of(words)


def compiled(table: Table) -> str:
    """The text of the module that serves a table: reading TOML at each start of the command would cost more than a check."""
    lines = [
        f'"""Made from {table.language}/{table.name}.toml by `python -m pipeline.lexicon`: edit that."""',
        "",
        "ROWS: tuple[tuple[str, str, str, int, tuple[str, ...], tuple[str, ...], int, bool, bool, tuple[str, ...]], ...] = (",
    ]
    for entry in table.entries:
        lines.append(
            f"    ({entry.id!r}, {entry.where!r}, {entry.full!r}, {entry.flags}, {entry.screen!r},"
            f" {entry.units(table.language)!r}, {entry.least}, {entry.listed}, {entry.whole},"
            f" {entry.starts!r}),"
        )
    return "\n".join([*lines, ")", ""])
