"""What stands in the files of a built site, whichever kind they are: hooks and plugins write what they like."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.records import NamedTuple
from pipeline.sources import assets, shown_texts


class BuiltText(NamedTuple):
    """A file of the output, by its path there, and its text."""

    name: str
    text: str


def texts_of(built: Path, theme: Sequence[Path] = ()) -> Iterator[BuiltText]:
    """Every file below `built` that holds text, in order. Raises `UnreadableError` where nothing tells what one says.

    A file that lies so in a folder of `theme` is passed over: it says nothing of this site, and such programs are long.
    """
    for file in sorted(built.rglob("*")):
        if not assets.may_hold_words(file.name) or not file.is_file():
            continue
        name = file.relative_to(built).as_posix()
        data = file.read_bytes()
        if any(_holds(folder / name, data) for folder in theme):
            continue
        text = shown_texts.read(data, name)
        if text is not None:
            yield BuiltText(name, text)


def installed(theme: Iterable[str], root: Path) -> tuple[Path, ...]:
    """Those of a theme's folders that are no part of the site at `root`."""
    here = Path(os.path.realpath(root))
    found = (Path(os.path.realpath(folder)) for folder in theme)
    return tuple(folder for folder in found if not folder.is_relative_to(here) or "site-packages" in folder.parts)


def _holds(file: Path, data: bytes) -> bool:
    try:
        return file.is_file() and file.read_bytes() == data
    except OSError:
        return False
