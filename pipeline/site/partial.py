"""What a preview need not do anew: parse articles and compile templates that are as they were, and render pages whose text
below the front matter has not changed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

from pipeline.checking.reading import read_article
from pipeline.model.article import Article
from pipeline.policy.globs import MARKDOWN
from pipeline.sources.mkdocs_config import custom_folder
from pipeline.sources.site import CONFIGS, Site, ledger_path

# Where a page takes in the text of other files, a change in one of them is not seen in the others.
_TAKES_IN = (b"snippets", b"macros", b"include")
_EXCERPT = "<!-- more -->"
_BOX = re.compile(r'(?m)^<div class="admonition .*</div>$')


class Parsed:
    """Reads articles, and knows those again whose file, ledger and policy are as they were."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[object, ...], Article]] = {}

    def __call__(self, site: Site, path: str) -> Article:
        """One article. Raises `UnreadableError`."""
        state = site.tree.read(path), site.config, site.tree.read(ledger_path(path, site.config)) is None
        known = self._known.get(path)
        if known is None or known[0] != state:
            known = self._known[path] = state, read_article(site, path)
        return known[1]


class Compiled(BytecodeCache):
    """Templates that were compiled before, by name and source."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is known."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[(bucket.key, bucket.checksum)] = bucket.code


def engine_state(site: Site) -> tuple[object, ...]:
    """What decides how every page looks: the settings, and the site's own templates. Never the same twice where pages may take in others."""
    settings = [data for name in CONFIGS if (data := site.tree.read(name)) is not None]
    folders = [folder for data in settings if (folder := custom_folder(data))]
    templates = [file for folder in folders for file in sorted((site.root / folder).rglob("*"))]
    if any(word in data for data in settings for word in _TAKES_IN):
        return (object(),)
    return (*settings, *((str(file), file.stat().st_mtime_ns) for file in templates))


def renewed(staged: Path, fresh: Path) -> frozenset[str] | None:
    """Bring what differs in `fresh` into `staged`, where that is text which no list shows; else leave it, and say None.

    What is said are the paths that differ.
    """
    old, new = set(_files(staged)), set(_files(fresh))
    if old != new:
        return None
    changed = frozenset(name for name in new if (staged / name).read_bytes() != (fresh / name).read_bytes())
    if not all(_only_text(staged / name, fresh / name) for name in changed):
        return None
    for name in changed:
        shutil.copyfile(fresh / name, staged / name)
    return changed


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name).relative_to(folder).as_posix() for name in names)


def _only_text(old: Path, new: Path) -> bool:
    """Whether two texts differ below the mark where excerpts end, or in the box of the preview."""
    if not old.name.lower().endswith(MARKDOWN):
        return False
    before, after = (file.read_text(encoding="utf-8", errors="replace").partition(_EXCERPT) for file in (old, new))
    return bool(before[1]) and _BOX.sub("", before[0]) == _BOX.sub("", after[0])
