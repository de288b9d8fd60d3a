"""What a preview need not do anew: parse articles and compile templates that are as they were, and render pages whose text
below the front matter has not changed."""

from __future__ import annotations

import filecmp
import re
from collections.abc import Mapping
from pathlib import Path
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

from pipeline.checking.reading import read_article
from pipeline.model.article import Article
from pipeline.policy.globs import MARKDOWN
from pipeline.site.staging import Content
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


def changed(old: Mapping[str, Content], new: Mapping[str, Content], copies: Path) -> frozenset[str] | None:
    """The files of a preview that differ, where that is text which no list shows; else None. `copies` is where the old ones lie."""
    if old.keys() != new.keys():
        return None
    differ = frozenset(name for name, content in new.items() if not _same(old[name], content, copies / name))
    return differ if all(_only_text(name, old[name], new[name]) for name in differ) else None


def _same(old: Content, new: Content, copy: Path) -> bool:
    return old == new and (isinstance(new, bytes) or filecmp.cmp(new, copy))


def _only_text(name: str, old: Content, new: Content) -> bool:
    """Whether two texts differ below the mark where excerpts end, or in the box of the preview."""
    if not (isinstance(old, bytes) and isinstance(new, bytes) and name.lower().endswith(MARKDOWN)):
        return False
    before, after = (content.decode(errors="replace").partition(_EXCERPT) for content in (old, new))
    return bool(before[1]) and _BOX.sub("", before[0]) == _BOX.sub("", after[0])
