"""Which content each file has: by its stamp where that was seen before, else by reading it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import compress
from operator import eq
from typing import TYPE_CHECKING

from pipeline.digests import blake2b
from pipeline.errors import UnreadableError
from pipeline.records import NamedTuple
from pipeline.sources.stamps import Stamps
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
_UNSEEN = b"", ABSENT


class _Seen(NamedTuple):
    """The stamps that files had, and what they held then, in the same order."""

    stamps: Stamps
    digests: list[str]

    @classmethod
    def of(cls, entries: Mapping[str, tuple[bytes, str]]) -> _Seen:
        """As `entries` gives them; of a repository that has ids of another length now, only what was seen with the last one's."""
        lengths = [len(token) for token, _ in entries.values()]
        fit = {path: entry for path, entry in entries.items() if len(entry[0]) == lengths[-1]}
        whole = b"".join([token for token, _ in fit.values()])
        return cls(Stamps([*fit], whole), [found for _, found in fit.values()])

    @classmethod
    def again(cls, data: bytes) -> _Seen:
        """What `kept` gave."""
        head, _, rest = data.partition(b"\n")
        length = int(head or 0)
        names = rest[length:].decode("utf-8", "surrogateescape").split("\0") if length else []
        count = len(names) // 2
        return cls(Stamps(names[:count], rest[:length]), names[count:])

    @property
    def kept(self) -> bytes:
        """All of it as bytes."""
        names = "\0".join((*self.stamps.paths, *self.digests)).encode("utf-8", "surrogateescape")
        return b"%d\n%s%s" % (len(self.stamps.whole), self.stamps.whole, names)

    def entries(self) -> dict[str, tuple[bytes, str]]:
        """Token and content of each file, by path."""
        return dict(zip(self.stamps.paths, zip(self.stamps.tokens, self.digests, strict=True), strict=True))


class Contents(dict[str, str]):
    """Digests of the files of one tree, `ABSENT` or `UNREADABLE`, by path; each is asked once a run.

    Stamps that say nothing yet (the file changed a moment ago) are not kept.
    """

    def __init__(self, tree: Tree, store: Store | None = None) -> None:
        self._tree = tree
        self._store = store
        name = type(tree).__name__.encode()
        self._keys = [store.key(kind, name) for kind in (b"stamps", b"stamps apart")] if store else []
        self._begun = False
        self._changed = False

    def __missing__(self, path: str) -> str:
        if not self._begun:
            self._begun = True
            self.update(self._as_it_was())
            return self[path]
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
            self._store.write(whole, self._together().kept)
            self._apart = {}
        self._store.write(apart, _Seen.of(self._apart).kept)
        self._changed = False

    def _as_it_was(self) -> dict[str, str]:
        """What those files hold that lie there as they did: thousands are looked up all at once."""
        now = self._tree.known() if self._whole.digests else Stamps()
        paths, tokens, digests = self._whole.stamps.paths, self._whole.stamps.tokens, self._whole.digests
        if paths[: len(now.paths)] != now.paths:
            entries = [self._entries.get(path, _UNSEEN) for path in now.paths]
            tokens, digests = [token for token, _ in entries], [found for _, found in entries]
        return dict(compress(zip(now.paths, digests, strict=False), map(eq, now.tokens, tokens)))

    def _look(self, path: str) -> str:
        stamp = self._tree.stamp(path)
        if stamp is not None:
            token, known = self._apart.get(path) or self._entries.get(path, _UNSEEN)
            if token == stamp.token:
                return known
        try:
            found = digest(self._tree.read(path))
        except UnreadableError:
            return UNREADABLE
        if stamp is not None and stamp.settled:
            self._apart[path] = stamp.token, found
            self._changed = True
        return found

    def _together(self) -> _Seen:
        """What is known of all files: first, and in their order, those that one look shows, so that the next run finds them at once.

        Files that nobody asked for, or that say nothing yet, stand among them with a token that no file has."""
        now = self._tree.known()
        nobody = bytes(len(now.whole) // len(now.paths)) if now.paths else b"", ABSENT
        return _Seen.of(dict.fromkeys(now.paths, nobody) | self._entries | self._apart)

    @cached_property
    def _whole(self) -> _Seen:
        """What was kept of most files."""
        return self._recalled(0)

    @cached_property
    def _entries(self) -> dict[str, tuple[bytes, str]]:
        return self._whole.entries()

    @cached_property
    def _apart(self) -> dict[str, tuple[bytes, str]]:
        """What was kept of those that changed since."""
        return self._recalled(1).entries()

    def _recalled(self, nth: int) -> _Seen:
        data = self._store.read(self._keys[nth]) if self._store else None
        return _Seen.again(data or b"")


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
