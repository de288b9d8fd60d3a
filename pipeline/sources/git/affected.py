"""Which articles a change touches: by their own text, their ledger or their notes."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pipeline.errors import UnreadableError
from pipeline.sources import front_matter
from pipeline.sources.articles import decode
from pipeline.sources.notes_files import PARSERS
from pipeline.sources.site import Files, Site, ledger_path, shown_besides

_SIDECAR = ".meta.yml"


def affected(site: Site, articles: Sequence[str], changed: AbstractSet[str]) -> tuple[str, ...]:
    """Those of `articles` that must be judged anew where the paths `changed` (from the site's root) changed."""
    folder = f"{site.config.notes_folder}/"
    notes = frozenset(_stem(path[len(folder) :]) for path in changed if path.startswith(folder))
    ledgers = frozenset(path for path in changed if path.endswith(".json"))
    return tuple(
        path
        for path in articles
        if path in changed
        or (ledgers and ledger_path(path, site.config) in ledgers)
        or (notes and _uses(site, path, notes))
    )


def entering(site: Site, changed: AbstractSet[str]) -> tuple[str, ...]:
    """The notes among the paths `changed` (from the site's root) that are there, in order."""
    folder = f"{site.config.notes_folder}/"
    names = sorted(
        path for path in changed if path.startswith(folder) and posixpath.splitext(path)[1].lower() in PARSERS
    )
    return tuple(path for path in names if site.tree.read(path) is not None)


def beside(site: Site, files: Files, changed: AbstractSet[str] | None = None) -> tuple[str, ...]:
    """What readers see besides articles: those of the paths `changed`, or all of it."""
    every = shown_besides(site, files)
    return tuple(path for path in every if changed is None or path in changed)


def _uses(site: Site, path: str, notes: AbstractSet[str]) -> bool:
    """Whether an article names one of `notes`. One that cannot be read might: it is judged, and says so."""
    try:
        text = decode(site.tree.read(path) or b"", path)
    except UnreadableError:
        return True
    named = front_matter.parse(text).notes
    return any(_stem(posixpath.normpath(name)) in notes for name in named)


def _stem(name: str) -> str:
    """What a notes file and its sidecar have in common."""
    return name.removesuffix(_SIDECAR) if name.endswith(_SIDECAR) else posixpath.splitext(name)[0]
