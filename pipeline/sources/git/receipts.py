"""What was changed since a receipt, commit by commit, each to be judged alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import ConfigError, UnreadableError
from pipeline.policy.gate import Change
from pipeline.sources.change import change_between
from pipeline.sources.git.blobs import Blobs
from pipeline.sources.git.repository import Repository
from pipeline.sources.git.since import folder_of
from pipeline.sources.git.trees import RecordedTree, below, paths, revision_entries
from pipeline.sources.site import find_root
from pipeline.wording import Text

_UNKNOWN = Text(
    "控えにあるコミット {commit} が、この履歴にありません。公開してからの変更を確かめられません。",
    "The commit {commit} of the receipt is not in this history, so what changed since cannot be checked.",
)
_UNKNOWN_HINT = Text(
    "履歴をすべて取得してください（git fetch --unshallow、CI では fetch-depth: 0）。履歴を書き換えたのなら、変更を人が確かめてから、控えなしで一度公開してください。",
    "Fetch the whole history (git fetch --unshallow; fetch-depth: 0 on CI). If history was rewritten, review what changed, "
    "then publish once without the receipt.",
)


def changes_since(start: Path, commit: str | None) -> tuple[Change, ...]:
    """The change of each first-parent commit since `commit`. Raises `UnreadableError` where that is not known here.

    A commit whose policy cannot be read is judged together with the one that mends it.
    """
    repository = Repository.find(start)
    known, head = repository.commit(commit or ""), repository.commit("HEAD")
    parted = repository.merge_base(known, head) if known and head else None
    if parted is None:
        raise UnreadableError(_UNKNOWN.filled(commit=(commit or "-")[:12]), _UNKNOWN_HINT)
    return tuple(_changes(repository, folder_of(repository, find_root(start)), parted))


def _changes(repository: Repository, folder: str, start: str) -> Iterator[Change]:
    blobs = Blobs(repository)

    def tree(commit: str) -> RecordedTree:
        return RecordedTree(below(revision_entries(repository, commit), folder), blobs)

    listed = repository.output("rev-list", "--first-parent", "--reverse", f"{start}..HEAD").decode().split()
    last, before = start, tree(start)
    for commit in listed:
        after = tree(commit)
        differing = paths(repository.output("diff-tree", "-r", "--name-only", "-z", "--no-renames", last, commit))
        inside = {path[len(folder) :] for path in differing if path.startswith(folder)}
        try:
            change = change_between(before, after, inside, outside=differing if folder else ())
        except ConfigError:
            continue
        if change is not None:
            yield change._replace(revision=last[:12])
        last, before = commit, after
