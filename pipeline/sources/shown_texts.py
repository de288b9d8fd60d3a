"""The words in files that reach readers and are no articles: in whatever encoding, and without the escapes of data and scripts."""

from __future__ import annotations

import contextlib
import html
import re

from pipeline.errors import UnreadableError
from pipeline.sources import assets

_TAG = re.compile(r"<[^<>]*>")
# Kinds of files in which a backslash stands for something else than itself.
_ESCAPING = frozenset(("geojson", "js", "json", "jsonl", "map", "mjs", "webmanifest"))
# What these write for a character; two in a row stand for one beyond the first 65,536.
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\[nrt]")


def read(data: bytes, path: str) -> str | None:
    """The text of a file; None for what holds none. Raises `UnreadableError` where it should hold some and nothing tells what it says."""
    if not assets.may_hold_words(path):
        return None
    with contextlib.suppress(UnicodeDecodeError):
        if b"\0" not in data and b"\x1b" not in data:
            return data.decode("utf-8-sig")
    # Hardly any file is written otherwise, and what reads those is large.
    from pipeline.sources.notes.encoding import any_text

    try:
        return any_text(data, path)
    except UnreadableError:
        if b"\0" in data and assets.ending(path) not in assets.ENDINGS:
            return None  # the data of some program, of a kind that we do not know
        raise


def unescaped(text: str, path: str) -> str:
    """The text with the escapes of HTML, and those of its own kind of file, undone; lines stay lines."""
    text = html.unescape(text)
    return _ESCAPED.sub(_meant, text) if assets.ending(path) in _ESCAPING else text


def shown(text: str, path: str) -> str:
    """The text without tags and escapes."""
    return unescaped(_TAG.sub("", text), path)


def _meant(escape: re.Match[str]) -> str:
    written = escape[0]
    if written[1] != "u":
        return " "
    units = bytes.fromhex(written.replace("\\u", ""))
    return " ".join(units.decode("utf-16-be", "replace").splitlines())
