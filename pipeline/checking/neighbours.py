"""Which articles may hold the same words: one cheap look at all, so that each is compared with a few only.

Of what follows the first heading that may begin a human section, neighbouring content words are put in an index, which says
which articles share enough of them. Nothing is parsed, and the time grows with the length of the articles only. Whether one
copied from the other, a check decides.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from pipeline.errors import UnreadableError
from pipeline.model.article import KINDS
from pipeline.patterns import lazy
from pipeline.sources.site import Site

# Two articles are compared when they share so many pairs of neighbouring content words. Small edits break few pairs.
_SHARED = 5
# An article is compared with so many others that hold a piece: the earliest, which are likely to be the source.
_HOLDERS = 3
# Front matter is looked for in so many bytes.
_HEAD = 4096
_WORD = lazy(r"[一-龠々]{2,}|[一-龠々](?=[ぁ-ん])|[ァ-ヶー]{3,}|[a-z]{4,}")
# A line with a mark at its beginning, or one that is underlined.
_HEADING = lazy(r"^ {0,3}#{1,6}[^\n]*|^[^\n]+\n {0,3}(?:=+|-+)[ ]*$", re.MULTILINE)
_DATE = lazy(r"^date:[ \t]*['\"]?(\d{4}-\d\d-\d\d)", re.MULTILINE)


def neighbours(site: Site, articles: Sequence[str], wanted: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """For each article of `wanted`, the others that share words with it, in order; only those that have any are named."""
    found: dict[str, tuple[str, list[str]]] = {}
    holders: dict[str, list[str]] = {}
    aliases = tuple(site.config.headings)
    for path in articles:
        if path in wanted:
            data = _bytes(site, path)
            found[path] = (_date(data), pieces(data, aliases))
            for piece in found[path][1]:
                holders.setdefault(piece, [])
    for path in articles:
        if path in found:
            date, own = found[path]
        else:
            data = _bytes(site, path)
            date, own = _date(data), pieces(data, aliases)
        for piece in own:
            if piece in holders:
                holders[piece].append(f"{date or '9'}\0{path}")
    first = {piece: sorted(those)[: _HOLDERS + 1] for piece, those in holders.items() if len(those) > 1}
    return {path: near for path, (_, own) in found.items() if (near := _near(path, own, first))}


def _near(path: str, own: Sequence[str], holders: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    shared: dict[str, int] = {}
    for piece in own:
        for holder in holders.get(piece, ()):
            shared[holder] = shared.get(holder, 0) + 1
    names = sorted(holder for holder, size in shared.items() if size >= _SHARED)
    return tuple(other for name in names if (other := name.partition("\0")[2]) != path)


def pieces(data: bytes, aliases: Sequence[str]) -> list[str]:
    """Pairs of neighbouring content words, each once, from the first human section on; width and case made the same.

    `aliases` are the headings that make a human section without a class, normalised.
    """
    whole = data.decode("utf-8", "replace")
    start = next((found.start() for found in _HEADING.finditer(whole) if _human(found[0], aliases)), None)
    if start is None:
        return []
    words = _WORD.findall(unicodedata.normalize("NFKC", whole[start:]).casefold())
    return sorted({f"{one} {other}" for one, other in itertools.pairwise(words)})


def _human(heading: str, aliases: Sequence[str]) -> bool:
    if any(f".{kind}" in heading for kind in KINDS):
        return True
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return any(alias in plain for alias in aliases)


def _date(data: bytes) -> str:
    found = _DATE.search(data[:_HEAD].decode("utf-8", "replace"))
    return found[1] if found else ""


def _bytes(site: Site, path: str) -> bytes:
    try:
        return site.tree.read(path) or b""
    except UnreadableError:
        return b""
