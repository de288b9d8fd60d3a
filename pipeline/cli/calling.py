"""How a command is called here: an example with a file of this very site, for whoever does not know what PATH is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pipeline.errors import PipelineError
from pipeline.policy.globs import matches, static_folder
from pipeline.sources.notes_files import PARSERS
from pipeline.sources.site import Site, open_site
from pipeline.wording import Text, same

_EXAMPLE = Text("例：{call}", "For example: {call}")
# Command → what follows it. What stands in braces is a file of the site.
_CALLS: Mapping[str, Text] = {
    "draft": same("{notes:shell}"),
    "coverage": same("{notes:shell}"),
    "notes": same("{notes:shell}"),
    "import": Text("下書き.txt --notes {notes:shell}", "draft.txt --notes {notes:shell}"),
    "facts": same("{article:shell}"),
    "sign": same("{article:shell}"),
    "publish": same("{article:shell}"),
    "export": same("{article:shell} --format note"),
    "new": Text("warehouse-inspection --title 倉庫の検品", 'warehouse-inspection --title "Counting a warehouse"'),
    "prepare": Text("倉庫の検品", '"counting a warehouse"'),
}
# These work anywhere; the others need a site, and whoever has none hears of that first.
_ANYWHERE = frozenset(("notes", "prepare"))


def example(command: str) -> Text | None:
    """A call of `command` that would work here; None for one that takes nothing. Raises `ConfigError` outside a site."""
    words = _CALLS.get(command)
    if words is None:
        return None
    try:
        site: Site | None = open_site(Path.cwd())
    except PipelineError:
        if command not in _ANYWHERE:
            raise
        site = None
    files = {"notes": _notes(site), "article": _article(site)}
    call = Text(f"pipeline {command} {words.ja}", f"pipeline {command} {words.en}").filled(**files)
    return _EXAMPLE.filled(call=call)


def _notes(site: Site | None) -> str:
    folder = site.config.notes_folder if site else "content/notes"
    found = [] if site is None else [file for file in _files(site, folder) if PurePosixPath(file).suffix in PARSERS]
    return _newest(site, found) or f"{folder}/interview.txt"


def _article(site: Site | None) -> str:
    if site is None or not site.config.articles:
        return "content/site/posts/article.md"
    folder = static_folder(site.config.articles[0])
    found = [file for file in _files(site, folder) if matches(file, site.config.articles)]
    return _newest(site, found) or f"{folder}/article.md"


def _files(site: Site, folder: str) -> list[str]:
    try:
        return list(site.tree.files(folder))
    except PipelineError:  # said by whoever has to look into it
        return []


def _newest(site: Site | None, files: list[str]) -> str | None:
    """What was written last is what somebody is at work on, from this folder."""
    if site is None or not files:
        return None
    root = site.root
    there = [file for file in files if (root / file).exists()]  # a link may lead nowhere
    if not there:
        return None
    last = max(there, key=lambda file: (root / file).stat().st_mtime_ns)
    return os.path.relpath(root / last)
