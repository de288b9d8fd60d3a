"""Which content each file has: by its stamp where that was seen before, else by reading it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, repeat
from operator import eq
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

    def each(self, paths: Sequence[str]) -> list[str]:
        """The digests of many files: those that lie there as they did are looked up all at once."""
        tokens, digests = self._known
        present = dict(zip(*self._tree.known(), strict=True))
        found = [*map(digests.get, paths, repeat(ABSENT))]
        as_it_was = map(eq, map(present.get, paths), map(tokens.get, paths, repeat(ABSENT)))
        for place in [place for place, same in enumerate(as_it_was) if not same]:
            found[place] = self[paths[place]]
        return found

    def keep(self) -> None:
        """Remember the stamps for the next run."""
        if self._store is None or not self._changed:
            return
        whole, apart = self._keys
        if len(self._apart) > _APART:
            tokens, digests = self._known
            fields = chain.from_iterable((path, token, digests[path]) for path, token in tokens.items())
            self._store.write(whole, "\0".join(fields).encode("utf-8", "surrogateescape"))
            self._apart = {}
        self._store.put(apart, self._apart)
        self._changed = False

    def _look(self, path: str) -> str:
        tokens, digests = self._known
        stamp = self._tree.stamp(path)
        if stamp is not None and tokens.get(path) == stamp.token:
            return digests[path]
        try:
            found = digest(self._tree.read(path))
        except UnreadableError:
            return UNREADABLE
        if stamp is not None and stamp.settled:
            tokens[path], digests[path] = self._apart[path] = [stamp.token, found]
            self._changed = True
        return found

    @cached_property
    def _known(self) -> tuple[dict[str, str], dict[str, str]]:
        """By path, the token of the stamp that a file had, and the digest of what it held then."""
        if self._store is None:
            return {}, {}
        whole, apart = self._keys
        self._apart = self._store.get(apart) or {}
        fields = (self._store.read(whole) or b"").decode("utf-8", "surrogateescape").split("\0")
        tokens, digests = (dict(zip(fields[::3], fields[nth::3], strict=False)) for nth in (1, 2))
        tokens.update((path, token) for path, (token, _) in self._apart.items())
        digests.update((path, found) for path, (_, found) in self._apart.items())
        return tokens, digests


class Witness:
    """A tree that keeps the digest of what was read from it: a verdict holds for that, whatever the file has become since."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.on_disk = tree.on_disk
        self.seen: dict[str, str] = {}
        self.files = tree.files
        self.stamp = tree.stamp
        self.known = tree.known

    def read(self, path: str) -> bytes | None:
        """As the tree reads it; what is not there is looked for once as long as what was `seen` is kept: several ask for a ledger."""
        if self.seen.get(path) == ABSENT:
            return None
        self.seen[path] = UNREADABLE
        data = self.tree.read(path)
        self.seen[path] = digest(data)
        return data
