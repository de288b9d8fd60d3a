"""The index and revisions as trees of files to judge."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import filterfalse

from pipeline.errors import ConfigError, UnreadableError
from pipeline.records import NamedTuple
from pipeline.sources.git.blobs import Blobs
from pipeline.sources.git.repository import Repository
from pipeline.sources.stamps import Stamp, Stamps
from pipeline.sources.tree import Tell
from pipeline.wording import Text

_NOTHING = "000000"
_MODE = len(_NOTHING)
_LINK = "120000"
_SUBMODULE = "160000"
_ELSEWHERE = (_LINK, _SUBMODULE)
# The id of a file without content, in repositories of either hash.
_EMPTY = (
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)

_UNMERGED = Text("マージの衝突がまだ残っています。", "This file still has a merge conflict.")
_UNMERGED_HINT = Text(
    "衝突を直して「git add」してから、もう一度実行してください。", "Resolve it, 'git add' the file, and try again."
)
_IS_LINK = Text(
    "ほかのファイルへのリンク（シンボリックリンク）です。リンク先はチェックできません。",
    "This is a link to another file (a symbolic link). What it leads to cannot be checked.",
)
_IS_LINK_HINT = Text(
    "リンクを消して、ファイルそのものを置いてください。", "Remove the link and put the file itself here."
)
_NOT_TEXT = Text("ここにあるのはファイルではなく、別のリポジトリです。", "This is no file but another repository.")
_LEADS_OUT = Text(
    "公開フォルダーの中に、別のフォルダーや別のリポジトリへのリンクがあります。",
    "There is a link to another folder or another repository inside the site.",
)
_LEADS_OUT_HINT = Text(
    "リンク先はチェックされずに公開されるおそれがあります。リンクを消して、ファイルをそのまま置いてください。",
    "What it leads to could be published unchecked. Remove the link and put the files themselves here.",
)


# The index beside a commit, whatever the settings say of how differences are shown.
_DIFFERING = (
    "diff-index",
    "--cached",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--ignore-submodules=none",
    "--ita-visible-in-index",
)


class Entry(NamedTuple):
    """A file as git records it: its mode, the id of its content, and whether a merge conflict is left in it."""

    mode: str
    oid: str
    unmerged: bool = False

    @property
    def is_file(self) -> bool:
        """Whether this is an ordinary file, whole."""
        return self.mode not in _ELSEWHERE and not self.unmerged


class RecordedTree:
    """Files that git recorded; `entries` are keyed by path from the site's root, in order."""

    on_disk = False

    def __init__(self, entries: Mapping[str, Entry], blobs: Blobs) -> None:
        self.entries = entries
        self.blobs = blobs

    def files(self, folder: str, tell: Tell | None = None) -> Iterator[str]:
        """Every file below `folder`, in order. What leads elsewhere is a `ConfigError`: the engine would follow it."""
        prefix = f"{folder}/" if folder else ""
        found = [path for path in self.entries if path.startswith(prefix)]
        if not prefix or "/." in "".join(found):
            inside = len(prefix)
            found = [path for path in found if not path.startswith(".", inside) and path.find("/.", inside) < 0]
        for path in sorted(self._odd.intersection(found)) if self._odd else ():
            if self._leads_out(path):
                raise ConfigError(_LEADS_OUT, _LEADS_OUT_HINT, path=path)
        yield from found

    @cached_property
    def _odd(self) -> frozenset[str]:
        """What is no file, or has a conflict left in it."""
        return frozenset([path for path, (mode, _, unmerged) in self.entries.items() if unmerged or mode in _ELSEWHERE])

    def read(self, path: str) -> bytes | None:
        """The recorded bytes. A merge conflict or a link raises `UnreadableError`."""
        entry = self.entries.get(path)
        if entry is None:
            return None
        if entry.unmerged:
            raise UnreadableError(_UNMERGED, _UNMERGED_HINT, path=path)
        if entry.mode == _LINK:
            raise UnreadableError(_IS_LINK, _IS_LINK_HINT, path=path)
        if entry.mode == _SUBMODULE:
            raise UnreadableError(_NOT_TEXT, _IS_LINK_HINT, path=path)
        try:
            return self.blobs.read(entry.oid)
        except UnreadableError as error:
            raise UnreadableError(error.message, error.hint, path=path) from error

    def stamp(self, path: str) -> Stamp | None:
        """The id of the content."""
        entry = self.entries.get(path)
        return Stamp(entry.oid.encode(), settled=True) if entry is not None and entry.is_file else None

    def known(self) -> Stamps:
        """The ids of all contents."""
        paths = [*filterfalse(self._odd.__contains__, self.entries)]
        return Stamps(paths, "".join([self.entries[path].oid for path in paths]).encode())

    def _leads_out(self, path: str) -> bool:
        entry = self.entries[path]
        if entry.mode != _LINK or entry.unmerged:
            return entry.mode == _SUBMODULE
        target = os.fsdecode(self.blobs.read(entry.oid))
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) not in self.entries


def index_and_head(repository: Repository, head: str | None) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """What is staged and what the commit `head` holds, by path from the top; two processes at once, because hooks are waited for.

    Of the commit, only what differs is asked for. Files that `git add -N` only announced are not part of the next commit.
    """
    asked = (*_DIFFERING, head, "--") if head else ()
    index, *changes = repository.outputs(("ls-files", "--stage", "-z"), *([asked] if asked else []))
    staged = parse_index(index)
    if head and any(entry.unmerged for entry in staged.values()):
        before = revision_entries(repository, head)  # of those, the index does not say what was
    else:
        before = _undone(staged, changes[0]) if head else {}
    if any(entry.oid in _EMPTY for entry in staged.values()):
        base = head or repository.empty_tree()
        for path in staged_paths(repository, base, announced=True) - staged_paths(repository, base):
            staged.pop(path, None)
    return staged, before


def _undone(entries: Mapping[str, Entry], output: bytes) -> dict[str, Entry]:
    """The entries as they were before the changes that `git diff-index --raw -z` lists: modes, ids and kind, then the path."""
    before = dict(entries)
    records = os.fsdecode(output).split("\0")[:-1]
    for facts, path in zip(records[::2], records[1::2], strict=True):
        mode, _, oid, _, _ = facts.removeprefix(":").split(" ")
        if mode == _NOTHING:
            del before[path]
        else:
            before[path] = Entry(mode, oid)
    # What was taken away stands at the end now.
    return (
        before if before.keys() <= entries.keys() else dict(sorted(before.items(), key=lambda one: os.fsencode(one[0])))
    )


def differing(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> AbstractSet[str]:
    """The paths that are in one only, or not the same in both. A renamed file is an old path and a new one."""
    gone = before.keys() - after.keys()
    return gone.union([path for path, entry in after.items() if before.get(path) != entry])


def staged_paths(repository: Repository, base: str, *, announced: bool = False) -> frozenset[str]:
    """The paths that differ between the index and `base`. A renamed file is an old path and a new one."""
    shown = "--ita-visible-in-index" if announced else "--ita-invisible-in-index"
    return paths(repository.output("diff-index", "--cached", "--name-only", "-z", "--no-renames", shown, base, "--"))


def revision_entries(repository: Repository, commit: str) -> dict[str, Entry]:
    """What a commit holds, by path from the top."""
    return parse_tree(repository.output("ls-tree", "-r", "-z", "--full-tree", commit))


def below(entries: Mapping[str, Entry], root: str) -> Mapping[str, Entry]:
    """The entries below `root` (empty, or ending in a slash), by path from there."""
    return (
        entries if not root else {path[len(root) :]: entry for path, entry in entries.items() if path.startswith(root)}
    )


def paths(output: bytes) -> frozenset[str]:
    """Paths that git printed with `-z`."""
    return frozenset(os.fsdecode(path) for path in output.split(b"\0") if path)


def parse_index(output: bytes) -> dict[str, Entry]:
    """The output of `git ls-files --stage -z`: mode, id, stage (above 0 in a conflict), path; in order of path."""
    records = os.fsdecode(output).split("\0")[:-1]
    if not records:
        return {}
    # The same width in all of them: "100644 ID 0", a tab, and the path.
    tab = records[0].index("\t")
    modes = [record[:_MODE] for record in records]
    oids = [record[_MODE + 1 : tab - 2] for record in records]
    unmerged = [record[tab - 1] != "0" for record in records]
    return dict(zip([record[tab + 1 :] for record in records], map(Entry, modes, oids, unmerged), strict=True))


def parse_tree(output: bytes) -> dict[str, Entry]:
    """The output of `git ls-tree -r -z`: mode, type, id, path; in order of path."""
    entries: dict[str, Entry] = {}
    for record in os.fsdecode(output).split("\0")[:-1]:
        facts, _, path = record.partition("\t")
        mode, _, oid = facts.split(" ")
        entries[path] = Entry(mode, oid)
    return entries
