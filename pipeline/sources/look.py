"""One look at some folders of a site: which files lie there, and the stamps of all of them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from pipeline.sources.stamps import Numbers, Stamp, Stamps, is_settled, numbers_of, packed, stamp_made

_MODIFIED, _CHANGED = itemgetter(1), itemgetter(2)


class Look:
    """What lies below `folders` of `root` (or is one of them itself), links followed. Raises `OSError` where something of it cannot be looked at.

    There may be thousands of files: of each only its numbers are kept, and nothing is done for each that can be done for all at once.
    """

    def __init__(self, root: Path, folders: Sequence[str]) -> None:
        # In nanoseconds.
        self.begun = time.time_ns()  # of before: what is young by an earlier clock is so by the one of the look, too
        self.paths: list[str] = []
        self._numbers: list[Numbers] = []
        # The files of each folder that holds no link, by path, and the names of the folders in it; both in order of name.
        self.plain: dict[str, tuple[list[str], list[str]]] = {}
        top = f"{root.as_posix().rstrip('/')}/"
        for folder in folders:
            if (root / folder).is_dir():
                self._walk(top, folder)
            elif (root / folder).exists():
                self.paths.append(folder)
                self._numbers.append(numbers_of((root / folder).stat()))
        self.known = Stamps(self.paths, packed(self._numbers))

    def _walk(self, top: str, folder: str) -> None:
        waiting = [folder]
        while waiting:
            folder = waiting.pop()
            prefix = f"{folder}/"
            paths, folders, linked = list[str](), list[str](), False
            with _opened(top + folder) as place, os.scandir(place) as found:
                for entry in found:
                    if not entry.is_file(follow_symlinks=False):
                        if entry.is_dir(follow_symlinks=False):
                            folders.append(entry.name)
                            continue
                        linked = linked or entry.is_symlink()
                    paths.append(prefix + entry.name)
                    self._numbers.append(numbers_of(entry.stat()))
            self.paths += paths
            paths.sort()
            folders.sort()
            waiting += [prefix + name for name in folders]
            if not linked:
                self.plain[folder] = paths, folders

    @property
    def settled(self) -> bool:
        """Whether all files had been left alone for long enough: one that changed a moment ago may change again and keep its times."""
        latest = max(max(map(_MODIFIED, self._numbers), default=0), max(map(_CHANGED, self._numbers), default=0))
        return is_settled(latest, self.begun)

    def stamp(self, path: str) -> Stamp | None:
        """The stamp of one file; None where it does not lie there."""
        place = self._places.get(path)
        return None if place is None else stamp_made(self._numbers[place], self.begun)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {path: place for place, path in enumerate(self.paths)}


@contextmanager
def _opened(folder: str) -> Iterator[int | str]:
    """The folder as it is looked through: from an open one the system finds each of thousands of files quicker than along its path."""
    if os.scandir not in os.supports_fd:
        yield folder
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        yield place
    finally:
        os.close(place)
