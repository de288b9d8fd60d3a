"""The whole answer of a run, kept for as long as no file of the site changes: then nothing is read, parsed or rendered.

What stands for the files are their stamps: size, times and number. A file that changed a moment ago can change again and
keep them, so an answer is kept only where all of them had been left alone before the run began.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.checking.store import Store
from pipeline.digests import blake2b
from pipeline.records import NamedTuple
from pipeline.sources.look import Look
from pipeline.sources.stamps import stamp_of

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
        # The last look, at what, and what came of it.
        self._names: tuple[str, ...] | None = None
        self._look: Look | None = None
        self._signature = ""

    def recall(self) -> Answer | None:
        """The answer, where nothing has changed since."""
        data = self._store.read(self._key)
        if data is None:
            return None
        head, _, text = data.partition(b"\n")
        folders, signature, status = json.loads(head)
        if self._looked(tuple(folders)) != signature:
            return None
        return Answer(text.decode(), status)

    def begin(self, folders: Sequence[str]) -> Look | None:
        """Look at the files below `folders` (or a file itself), before they are judged; None where they cannot be looked at."""
        named = {folder.strip("/") for folder in folders if folder not in ("", ".")}
        # What lies in another of them is looked at with that.
        names = tuple(
            sorted(name for name in named if not any(f"{name}/".startswith(f"{one}/") for one in named - {name}))
        )
        # In a large site the look costs more than the article: that of `recall` was a moment ago.
        if self._names != names:
            self._looked(names)
        return self._look

    def keep(self, answer: Answer) -> None:
        """Keep the answer, unless something changed meanwhile."""
        before, names = self._signature, self._names
        if before and names is not None and self._looked(names) == before:
            head = json.dumps([names, before, answer.status])
            self._store.write(self._key, f"{head}\n{answer.text}".encode())

    def _looked(self, names: tuple[str, ...]) -> str:
        """Look at what lies below `names`: one digest of all stamps; empty where a file may still be changing, or cannot be looked at."""
        self._names, self._look, self._signature = names, None, ""
        try:
            look = self._look = Look(self._root, names)
        except OSError:
            return ""
        beside = [(path, stamp_of(state, look.begun)) for path, state in _beside(self._root)]
        if look.settled and all(stamp.settled for _, stamp in beside):
            paths = "\0".join((str(len(beside)), *(path for path, _ in beside), *look.paths))
            signature = blake2b(paths.encode("utf-8", "surrogateescape"), digest_size=16)
            signature.update(b"".join((b"\0\0", *(stamp.token for _, stamp in beside), look.known.whole)))
            self._signature = signature.hexdigest()
        return self._signature


def _beside(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """What an answer rests on besides the folders of the site: settings, and the history."""
    for path in (*(str(root / name) for name in _FILES), *_history(root)):
        try:
            yield path, os.stat(path)  # noqa: PTH116  # as in `WorkingTree`
        except OSError:
            continue


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
