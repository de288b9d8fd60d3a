"""Notes that are kept out of git on purpose, beside a tree that git recorded."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property

from pipeline.sources.git.repository import Repository
from pipeline.sources.stamps import Stamp, Stamps
from pipeline.sources.tree import Tell, Tree


class PrivateNotes:
    """A recorded tree, and beside it the notes that are kept out of git on purpose, from the working tree."""

    on_disk = False

    def __init__(self, recorded: Tree, working: Tree, repository: Repository, root: str, folder: str) -> None:
        self._recorded = recorded
        self._working = working
        self._repository = repository
        self._root = root
        self._folder = f"{folder}/"

    def files(self, folder: str, tell: Tell | None = None) -> Iterator[str]:
        """The recorded files, and among notes those that git ignores: what they keep off the record stays so everywhere."""
        recorded = self._recorded.files(folder, tell)
        if not self._folder.startswith(f"{folder}/"):
            return recorded
        private = [*self._working.files(self._folder.rstrip("/"), tell)]
        # Git is asked only where there is something: each of its processes takes as long as a good part of the run.
        return iter(sorted({*recorded, *private})) if private and self._whole else recorded

    @cached_property
    def _whole(self) -> bool:
        """Whether git ignores the whole folder: nobody need be asked about each file, then."""
        return self._repository.is_ignored(f"{self._root}{self._folder.rstrip('/')}")

    def stamp(self, path: str) -> Stamp | None:
        """That of the recorded file; nothing vouches for one on disk that git ignores today."""
        return self._recorded.stamp(path)

    def known(self) -> Stamps:
        """Those of the recorded files."""
        return self._recorded.known()

    def read(self, path: str) -> bytes | None:
        """The recorded bytes; for private notes that git ignores, those on disk."""
        data = self._recorded.read(path)
        if data is None and posixpath.normpath(path).startswith(self._folder):
            data = self._working.read(path)
            if data is not None and not (self._whole or self._repository.is_ignored(f"{self._root}{path}")):
                return None
        return data
