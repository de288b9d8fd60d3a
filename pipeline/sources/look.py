"""One look at some folders of a site: which files lie there, and the stamps of all of them."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import Path

from pipeline.sources.stamps import Stamp, is_settled, stamp_of, token_of

_NAME = attrgetter("name")
_MODIFIED = attrgetter("st_mtime_ns")
_CHANGED = attrgetter("st_ctime_ns")


class Look:
    """What lies below `folders` of `root` (or is one of them itself), links followed. Raises `OSError` where something of it cannot be looked at.

    There may be thousands of files: nothing is done for each of them that can be done for all at once.
    """

    def __init__(self, root: Path, folders: Sequence[str]) -> None:
        # In nanoseconds.
        self.begun = time.time_ns()  # of before: what is young by an earlier clock is so by the one of the look, too
        self.paths: list[str] = []
        self._states: list[os.stat_result] = []
        # The files of each folder that holds no link, by path, and the names of the folders in it; both in order of name.
        self.plain: dict[str, tuple[list[str], list[str]]] = {}
        top = f"{root.as_posix().rstrip('/')}/"
        for folder in folders:
            if (root / folder).is_dir():
                self._walk(top, folder)
            elif (root / folder).exists():
                self.paths.append(folder)
                self._states.append((root / folder).stat())
        self.tokens = [*map(token_of, self._states)]

    def _walk(self, top: str, folder: str) -> None:
        waiting = [folder]
        while waiting:
            folder = waiting.pop()
            with os.scandir(top + folder) as found:
                entries = sorted(found, key=_NAME)
            prefix = f"{folder}/"
            files = [one for one in entries if not one.is_dir(follow_symlinks=False)]
            folders = [one.name for one in entries if one.is_dir(follow_symlinks=False)] if files != entries else []
            waiting += [prefix + name for name in folders]
            paths = [prefix + one.name for one in files]
            self.paths += paths
            self._states += [one.stat() for one in files]
            if not any(map(os.DirEntry.is_symlink, files)):
                self.plain[folder] = paths, folders

    @property
    def settled(self) -> bool:
        """Whether all files had been left alone for long enough: one that changed a moment ago may change again and keep its times."""
        latest = max(
            max(map(_MODIFIED, self._states), default=0),
            max(map(_CHANGED, self._states), default=0),
        )
        return is_settled(latest, self.begun)

    @cached_property
    def known(self) -> Mapping[str, str]:
        """Path → the token of its stamp."""
        return dict(zip(self.paths, self.tokens, strict=True))

    def stamp(self, path: str) -> Stamp | None:
        """The stamp of one file; None where it does not lie there."""
        place = self._places.get(path)
        return None if place is None else stamp_of(self._states[place], self.begun)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {path: place for place, path in enumerate(self.paths)}
