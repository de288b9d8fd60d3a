"""The whole answer of a run, kept for as long as no file of the site changes: then nothing is read, parsed or rendered.

What stands for the files are their stamps: size, times and number. A file that changed a moment ago can change again and
keep them, so an answer is kept only where all of them had been left alone before the run began.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.checking.store import Store
from pipeline.digests import blake2b
from pipeline.records import NamedTuple
from pipeline.sources.tree import Stamp, stamp_of

# Besides the folders of the site: what says which they are, and what holds in them.
_FILES = ("pipeline.toml", "pyproject.toml", "mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")


class Answer(NamedTuple):
    """What a run printed, and its exit status."""

    text: str
    status: int


class Snapshot:
    """The answer to one `question` (everything that the run was asked, as text) about the site at `root`."""

    def __init__(self, root: Path, store: Store, question: str) -> None:
        self._root = root
        self._store = store
        self._key = store.key(b"answer", question.encode())
        self._before: tuple[tuple[str, ...], str] | None = None
        self._seen: tuple[tuple[str, ...], str, dict[str, Stamp]] | None = None

    def recall(self) -> Answer | None:
        """The answer, where nothing has changed since."""
        data = self._store.read(self._key)
        if data is None:
            return None
        head, _, text = data.partition(b"\n")
        folders, signature, status = json.loads(head)
        stamps: dict[str, Stamp] = {}
        present = _signature(self._root, folders, stamps)
        if present != signature:
            self._seen = tuple(folders), present, stamps
            return None
        return Answer(text.decode(), status)

    def begin(self, folders: Sequence[str]) -> Mapping[str, Stamp]:
        """Look at the files below `folders` (or a file itself), before they are judged; their stamps by path from the root."""
        named = {folder.strip("/") for folder in folders if folder not in ("", ".")}
        # What lies in another of them is looked at with that.
        names = tuple(
            sorted(name for name in named if not any(f"{name}/".startswith(f"{one}/") for one in named - {name}))
        )
        # In a large site the look costs more than the article: that of `recall` was a moment ago.
        if self._seen is None or self._seen[0] != names:
            stamps: dict[str, Stamp] = {}
            self._seen = names, _signature(self._root, names, stamps), stamps
        _, signature, seen = self._seen
        self._before = (names, signature) if signature else None
        return seen

    def keep(self, answer: Answer) -> None:
        """Keep the answer, unless something changed meanwhile."""
        if self._before is not None and _signature(self._root, self._before[0]) == self._before[1]:
            head = json.dumps([*self._before, answer.status])
            self._store.write(self._key, f"{head}\n{answer.text}".encode())


def _signature(root: Path, folders: Sequence[str], seen: dict[str, Stamp] | None = None) -> str:
    """One digest of all stamps, which `seen` gets; empty where a file may still be changing, or cannot be looked at."""
    stamps = {} if seen is None else seen
    now = time.time_ns()  # of before: what is young by an earlier clock is so by the one of the look, too
    try:
        for path, state in _states(root, folders):
            stamps[path] = stamp_of(state, now)
    except OSError:
        return ""
    if not all(one.settled for one in stamps.values()):
        return ""
    lines = "".join([f"{path}\0{one.token}\n" for path, one in stamps.items()])
    return blake2b(lines.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _states(root: Path, folders: Sequence[str]) -> Iterator[tuple[str, os.stat_result]]:
    top = f"{root.as_posix()}/"
    for name in _FILES:
        try:
            state = os.stat(top + name)  # noqa: PTH116  # as in `WorkingTree`
        except FileNotFoundError:
            continue
        yield name, state
    for place in _history(root):
        try:
            yield place, os.stat(place)  # noqa: PTH116  # as above
        except OSError:
            continue
    waiting = []
    for name in folders:
        if (root / name).is_dir():
            waiting.append(name)
        elif (root / name).exists():
            yield name, (root / name).stat()
    while waiting:
        folder = waiting.pop()
        with os.scandir(top + folder) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}/{entry.name}")
                else:
                    yield f"{folder}/{entry.name}", entry.stat()


def _history(root: Path) -> Iterator[str]:
    """What changes when the commit that we stand on, or what git knows of it, does: who committed what rests on that."""
    git = next((found for folder in (root, *root.parents) if (found := folder / ".git").exists()), None)
    if git is None:
        return
    if git.is_file():  # a linked worktree, or a submodule
        yield str(git)
        git = git.parent / _named(git).removeprefix("gitdir:").strip()
    # What worktrees share lies elsewhere.
    shared = git / _named(git / "commondir") if (git / "commondir").is_file() else git
    branch = _named(git / "HEAD").removeprefix("ref:").strip()
    for name in ("HEAD", "logs/HEAD"):
        yield f"{git}/{name}"
    for name in (branch, "packed-refs", "shallow", "refs/notes/ai", "reftable/tables.list"):
        yield f"{shared}/{name}"


def _named(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
