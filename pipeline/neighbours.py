"""Which articles may hold the same words: one cheap look at all, so that each is compared with a few only.

Every article is cut at its punctuation into pieces; an index of pieces says which articles share enough of them. Nothing is
parsed, and the time grows with the length of the articles only. Whether one copied from the other, a check decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from pipeline.errors import UnreadableError
from pipeline.patterns import lazy
from pipeline.sources.site import Site

# Shorter pieces belong to everybody; so many letters must be shared before two articles are compared. In letters and
# digits; a word of English has about five, so English pieces are longer.
_PIECE = 8
_PIECE_ASCII = 20
_SHARED = 24
# An article is compared with so many others that hold a piece: the earliest, which are likely to be the source.
_HOLDERS = 3
# Front matter is looked for in so many bytes.
_HEAD = 4096
_CUT = lazy(r"[。．｡！？!?、，,;；:：「」『』“”()（）|]|\.\s|\n\s*(?:\n|[-*+>#|]|\d+[.)])")
_NO_LETTER = lazy(r"[\W_]+")
_DATE = lazy(r"^date:[ \t]*['\"]?(\d{4}-\d\d-\d\d)", re.MULTILINE)


def neighbours(site: Site, articles: Sequence[str], wanted: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """For each article of `wanted`, the others that share words with it, in order; only those that have any are named."""
    found: dict[str, tuple[str, list[str]]] = {}
    holders: dict[str, list[str]] = {}
    for path in articles:
        data = _bytes(site, path)
        if path in wanted:
            found[path] = (_date(data), pieces(data))
            for piece in found[path][1]:
                holders.setdefault(piece, [])
    for path in articles:
        if path in found:
            date, own = found[path]
        else:
            data = _bytes(site, path)
            date, own = _date(data), pieces(data)
        for piece in own:
            if piece in holders:
                holders[piece].append(f"{date or '9'}\0{path}")
    first = {piece: sorted(those)[: _HOLDERS + 1] for piece, those in holders.items() if len(those) > 1}
    return {path: near for path, (_, own) in found.items() if (near := _near(path, own, first))}


def _near(path: str, own: Sequence[str], holders: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    shared: dict[str, int] = {}
    for piece in own:
        for holder in holders.get(piece, ()):
            shared[holder] = shared.get(holder, 0) + len(piece)
    names = sorted(holder for holder, size in shared.items() if size >= _SHARED)
    return tuple(other for name in names if (other := name.partition("\0")[2]) != path)


def pieces(data: bytes) -> list[str]:
    """The text of an article between punctuation: letters and digits only, width and case made the same."""
    text = unicodedata.normalize("NFKC", data.decode("utf-8", "replace")).casefold()
    parts = {_NO_LETTER.sub("", part) for part in _CUT.split(text)}
    return sorted(part for part in parts if len(part) >= (_PIECE_ASCII if part.isascii() else _PIECE))


def _date(data: bytes) -> str:
    found = _DATE.search(data[:_HEAD].decode("utf-8", "replace"))
    return found[1] if found else ""


def _bytes(site: Site, path: str) -> bytes:
    try:
        return site.tree.read(path) or b""
    except UnreadableError:
        return b""
