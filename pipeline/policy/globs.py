"""Globs over paths with forward slashes: `*` within one name, `**` across folders, `?` one character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

# The endings of pages that the site's engine makes of Markdown.
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether `path` matches one of `globs`."""
    return _union(tuple(globs)).fullmatch(path) is not None


def matching(globs: Iterable[str]) -> Callable[[str], object]:
    """As `matches`, to be asked of many paths."""
    return _union(tuple(globs)).fullmatch


@cache
def static_folder(glob: str) -> str:
    """The folder that every match lies below: `content/site/posts` for `content/site/posts/**/*.md`; may be empty."""
    parts = glob.split("/")[:-1]
    fixed = []
    for part in parts:
        if any(character in part for character in "*?["):
            break
        fixed.append(part)
    return "/".join(fixed)


@cache
def _union(globs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, globs)) if globs else r"(?!)")


def _pattern(glob: str) -> str:
    pieces: list[str] = []
    position = 0
    while position < len(glob):
        if glob.startswith("**/", position) and (position == 0 or glob[position - 1] == "/"):
            pieces.append("(?:[^/]+/)*")
            position += 3
        elif glob.startswith("**", position):
            pieces.append("(?s:.*)")
            position += 2
        else:
            character = glob[position]
            pieces.append({"*": "[^/]*", "?": "[^/]"}.get(character, re.escape(character)))
            position += 1
    return "".join(pieces)
