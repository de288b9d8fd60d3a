"""The settings of a site's engine with everything they inherit, and the programs they name; nothing of it is run."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from pipeline.errors import UnreadableError
from pipeline.policy.gate import Engine
from pipeline.sources.mkdocs_config import settings
from pipeline.sources.site import CONFIGS
from pipeline.sources.tree import Tree

INHERIT = "INHERIT"
# Tags that name a program, and what gives other names to them.
_PROGRAM = re.compile(r"(?m)^%TAG .*|![^\s!]*!?python/[^\s,\]}]*|!<[^>]*>")
# So many files may inherit from each other; MkDocs never ends where they go round in a ring.
_DEEPEST = 8


def engines(tree: Tree) -> dict[str, Engine]:
    """By file, in the order in which they count; what cannot be read holds nothing, which others report."""
    found = {name: data for name in CONFIGS if (data := _bytes(tree, name)) is not None}
    return {name: _whole(tree, name, data, _DEEPEST) for name, data in found.items()}


def inherited_outside(all_settings: Mapping[str, Engine]) -> frozenset[str]:
    """The names of files that settings inherit from and that lie outside the site, where nobody can look into them."""
    links = (str(engine.settings.get(INHERIT) or "") for engine in all_settings.values())
    return frozenset(posixpath.basename(link) for link in links if posixpath.normpath(link).startswith("../"))


def _whole(tree: Tree, name: str, data: bytes, deepest: int) -> Engine:
    own = Engine(settings(data), tuple(_PROGRAM.findall(data.decode("utf-8", "replace"))) if b"!" in data else ())
    link = own.settings.get(INHERIT)
    place = posixpath.normpath(posixpath.join(posixpath.dirname(name), link)) if isinstance(link, str) else ""
    base = _bytes(tree, place) if place and deepest and not place.startswith("../") else None
    if base is None:
        return own
    above = _whole(tree, place, base, deepest - 1)
    return Engine(_merged(above.settings, own.settings), (*above.programs, *own.programs))


def _merged(above: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """Tables become one, as MkDocs makes them; of anything else the inheriting file has the last word."""
    made = dict(above)
    for key, value in own.items():
        before = above.get(key)
        both = isinstance(before, dict) and isinstance(value, dict)
        made[key] = _merged(before, value) if both else value  # type: ignore[arg-type]  # asked the line above
    return made


def _bytes(tree: Tree, path: str) -> bytes | None:
    try:
        return tree.read(path)
    except UnreadableError:
        return None
