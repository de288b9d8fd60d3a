"""Which content each file has: by its stamp where that was seen before, else by reading it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.digests import blake2b
from pipeline.errors import UnreadableError
from pipeline.sources.tree import Tree

if TYPE_CHECKING:
    from pipeline.checking.store import Store

# What stands for a file that is not there, and for one that cannot be read; neither is a digest.
ABSENT = ""
UNREADABLE = "!"


def digest(data: bytes | None) -> str:
    """The digest of a file's bytes, in hexadecimal."""
    return ABSENT if data is None else blake2b(data, digest_size=16).hexdigest()


class Contents:
    """Digests of the files of one tree. Stamps that say nothing yet (the file changed a moment ago) are not kept."""

    def __init__(self, tree: Tree, store: Store | None = None) -> None:
        self._tree = tree
        self._store = store
        self._key = store.key(b"stamps", type(tree).__name__.encode()) if store else b""
        self._known: dict[str, list[str]] | None = None
        self._seen: dict[str, str] = {}
        self._changed = False

    def __getitem__(self, path: str) -> str:
        """The digest of one file, `ABSENT` or `UNREADABLE`; asked once a run."""
        if path not in self._seen:
            self._seen[path] = self._look(path)
        return self._seen[path]

    def of(self, paths: Iterable[str]) -> bytes:
        """One digest of several files: paths and contents."""
        whole = blake2b(digest_size=16)
        for path in paths:
            whole.update(f"{path}\0{self[path]}\n".encode())
        return whole.digest()

    def keep(self) -> None:
        """Remember the stamps for the next run."""
        if self._store and self._changed:
            self._store.put(self._key, self._known)
            self._changed = False

    def _look(self, path: str) -> str:
        if self._known is None:
            self._known = (self._store.get(self._key) if self._store else None) or {}
        stamp = self._tree.stamp(path)
        known = self._known.get(path)
        if stamp is not None and known is not None and known[0] == stamp.token:
            return known[1]
        try:
            found = digest(self._tree.read(path))
        except UnreadableError:
            return UNREADABLE
        if stamp is not None and stamp.settled:
            self._known[path] = [stamp.token, found]
            self._changed = True
        return found


class Witness:
    """A tree that keeps the digest of what was read from it: a verdict holds for that, whatever the file has become since."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.seen: dict[str, str] = {}
        self.files = tree.files
        self.stamp = tree.stamp

    def read(self, path: str) -> bytes | None:
        """As the tree reads it."""
        self.seen[path] = UNREADABLE
        data = self.tree.read(path)
        self.seen[path] = digest(data)
        return data
