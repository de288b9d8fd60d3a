"""The file that keeps an editor's marks on the facts of one article: JSON ↔ `Mark`, one file an article."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable

from pipeline.errors import UnreadableError
from pipeline.model.marks import Mark
from pipeline.policy.config import Config
from pipeline.sources.site import ledger_path
from pipeline.wording import Text

VERSION = 1


def path_of(article: str, config: Config) -> str:
    """Where the marks of an article lie: in `facts`, beside the folder of the ledgers."""
    inner = posixpath.relpath(ledger_path(article, config), config.ledger)
    return posixpath.join(posixpath.dirname(config.ledger), "facts", inner)


def parse(text: str, path: str) -> tuple[Mark, ...]:
    """Parse the file. Raises `UnreadableError` for anything that is not exactly marks of this version."""
    try:
        value = json.loads(text)
        if value["version"] != VERSION:
            raise ValueError
        found = tuple(Mark(**mark) for mark in value["marks"])
        strings = all(isinstance(part, str) for mark in found for part in mark[:-1])
        if not strings or any(mark.note is not None and not isinstance(mark.note, str) for mark in found):
            raise ValueError
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnreadableError(
            Text("確認の印の記録を読めません。", "The record of marks cannot be read."),
            Text("git から元に戻すか、消してください。", "Restore it from git, or delete it."),
            path=path,
        ) from error
    return found


def render(article: str, marks: Iterable[Mark]) -> str:
    """The file: one mark a line, by id; one line break at the end."""
    lines = ",\n    ".join(
        json.dumps(mark._asdict(), ensure_ascii=False) for mark in sorted(marks, key=lambda mark: mark.id)
    )
    body = f"[\n    {lines}\n  ]" if lines else "[]"
    return (
        f'{{\n  "version": {VERSION},\n  "article": {json.dumps(article, ensure_ascii=False)},\n  "marks": {body}\n}}\n'
    )
