"""What the site's other articles are called, so that a new one is not called the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.patterns import lazy
from pipeline.policy.globs import matches, static_folder
from pipeline.sources.site import Site

# So many articles say enough, however large the site; a title stands within so many bytes of the beginning.
_MOST, _HEAD = 500, 2_000
_TITLE = lazy(r"^(?:title:|# )[ \t]*(\S.*)$", re.MULTILINE)


def titles(site: Site, path: str) -> tuple[str, ...]:
    """Titles of other articles than the one at `path`, at most 500; a file that cannot be read has none."""
    return tuple(_titles(site, path))


def _titles(site: Site, path: str) -> Iterator[str]:
    places = (
        place
        for folder in sorted({static_folder(glob) for glob in site.config.articles})
        for place in site.tree.files(folder, lambda _: None)
        if place != path and matches(place, site.config.articles)
    )
    for place, _ in zip(places, range(_MOST), strict=False):
        data = site.tree.read(place)
        found = _TITLE.search(data[:_HEAD].decode("utf-8", "replace")) if data else None
        if found is not None:
            yield found[1].strip(" '\"")
