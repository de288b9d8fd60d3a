"""The file that keeps an editor's marks on the facts of one article: JSON ↔ `Mark`, one file an article."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable

from pipeline.errors import UnreadableError
from pipeline.model.fact_marks import Mark
from pipeline.policy.config import Config
from pipeline.policy.fields import STRING, TABLE, Field, list_of, plain, read, record, unknown
from pipeline.sources.site import ledger_path
from pipeline.wording import Text

VERSION = 1

_STRINGS = tuple(Field(key, STRING, required=True) for key in ("id", "kind", "text", "sentence", "by", "at"))
_FIELDS = (
    Field("version", plain("1", "1", lambda raw: raw == VERSION), required=True),
    Field("article", STRING),
    Field("marks", list_of(record(Mark, (*_STRINGS, Field("note", STRING))), TABLE), required=True),
)


def path_of(article: str, config: Config) -> str:
    """Where the marks of an article lie: in `facts`, beside the folder of the ledgers."""
    inner = posixpath.relpath(ledger_path(article, config), config.ledger)
    return posixpath.join(posixpath.dirname(config.ledger), "facts", inner)


def parse(text: str, path: str) -> tuple[Mark, ...]:
    """Parse the file. Raises `UnreadableError` for anything that is not exactly marks of this version."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(path) from error
    values, faults = read(value, _FIELDS) if isinstance(value, dict) else ({}, None)
    if faults is None or faults or unknown(value, _FIELDS):
        raise _unreadable(path)
    marks: tuple[Mark, ...] = values["marks"]
    return marks


def _unreadable(path: str) -> UnreadableError:
    return UnreadableError(
        Text("確認の印の記録を読めません。", "The record of marks cannot be read."),
        Text("git から元に戻すか、消してください。", "Restore it from git, or delete it."),
        path=path,
    )


def render(article: str, marks: Iterable[Mark]) -> str:
    """The file: one mark a line, by id; one line break at the end."""
    lines = ",\n    ".join(
        json.dumps(mark._asdict(), ensure_ascii=False) for mark in sorted(marks, key=lambda mark: mark.id)
    )
    body = f"[\n    {lines}\n  ]" if lines else "[]"
    return (
        f'{{\n  "version": {VERSION},\n  "article": {json.dumps(article, ensure_ascii=False)},\n  "marks": {body}\n}}\n'
    )
