"""Setting `draft: false`, and touching nothing else of the file."""

from __future__ import annotations

import re

from pipeline.errors import UsageError
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.wording import Text

# YAML 1.1's words for true, as PyYAML reads them.
_TRUE = rb"true|True|TRUE|yes|Yes|YES|on|On|ON"
_DRAFT = re.compile(rb"(draft[ \t]*:[ \t]+)(?:" + _TRUE + rb")\b")


def published(data: bytes, path: str, config: Config) -> bytes:
    """The bytes of a draft with `draft: false`. Raises `UsageError` where the line cannot be found or told apart."""
    matter = articles.parse(path, articles.decode(data, path), config).front_matter
    number = matter.lines.get("draft")
    lines = data.splitlines(keepends=True)
    start = sum(map(len, lines[: number - 1])) if number else 0
    found = _DRAFT.match(data, start) if number else None
    if found is None:
        raise _by_hand(path, number)
    changed = data[:start] + found[1] + b"false" + data[found.end() :]
    after = articles.parse(path, articles.decode(changed, path), config).front_matter
    if not after.readable or dict(after.values) != {**matter.values, "draft": False}:
        raise _by_hand(path, number)
    return changed


def _by_hand(path: str, line: int | None) -> UsageError:
    return UsageError(
        Text("draft の行を書き換えられませんでした。", "The line 'draft' could not be changed."),
        Text(
            "記事の一番上の設定に「draft: false」と書いてください。ほかの行はそのままでかまいません。",
            "Write 'draft: false' in the settings at the top of the article; leave the other lines as they are.",
        ),
        path=path,
        line=line,
    )
