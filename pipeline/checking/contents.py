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


# So many changed files are kept apart: what is known of a large site is not written anew for one of them.
_APART = 40


class Contents(dict[str, str]):
    """Digests of the files of one tree, `ABSENT` or `UNREADABLE`, by path; each is asked once a run.

    Stamps that say nothing yet (the file changed a moment ago) are not kept.
    """

    def __init__(self, tree: Tree, store: Store | None = None) -> None:
        self._tree = tree
        self._store = store
        name = type(tree).__name__.encode()
        self._keys = [store.key(kind, name) for kind in (b"stamps", b"stamps apart")] if store else []
        self._known: dict[str, list[str]] | None = None
        self._apart: dict[str, list[str]] = {}
        self._changed = False

    def __missing__(self, path: str) -> str:
        found = self[path] = self._look(path)
        return found

    def of(self, paths: Iterable[str]) -> bytes:
        """One digest of several files: paths and contents."""
        whole = blake2b(digest_size=16)
        for path in paths:
            whole.update(f"{path}\0{self[path]}\n".encode())
        return whole.digest()

    def keep(self) -> None:
        """Remember the stamps for the next run."""
        if self._store is None or not self._changed:
            return
        whole, apart = self._keys
        if len(self._apart) > _APART:
            self._store.put(whole, self._known)
            self._apart = {}
        self._store.put(apart, self._apart)
        self._changed = False

    def _look(self, path: str) -> str:
        if self._known is None:
            self._known = self._recalled()
        stamp = self._tree.stamp(path)
        known = self._known.get(path)
        if stamp is not None and known is not None and known[0] == stamp[0]:
            return known[1]
        try:
            found = digest(self._tree.read(path))
        except UnreadableError:
            return UNREADABLE
        if stamp is not None and stamp.settled:
            self._known[path] = self._apart[path] = [stamp.token, found]
            self._changed = True
        return found

    def _recalled(self) -> dict[str, list[str]]:
        if self._store is None:
            return {}
        whole, self._apart = (self._store.get(key) or {} for key in self._keys)
        return {**whole, **self._apart}


class Witness:
    """A tree that keeps the digest of what was read from it: a verdict holds for that, whatever the file has become since."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.on_disk = tree.on_disk
        self.seen: dict[str, str] = {}
        self.files = tree.files
        self.stamp = tree.stamp

    def read(self, path: str) -> bytes | None:
        """As the tree reads it."""
        self.seen[path] = UNREADABLE
        data = self.tree.read(path)
        self.seen[path] = digest(data)
        return data
