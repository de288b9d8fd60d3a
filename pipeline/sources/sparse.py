"""What a sparse checkout left out: notes and ledgers that git has and this folder has not cannot be compared with anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError
from pipeline.wording import Text

if TYPE_CHECKING:
    from pipeline.sources.site import Site

_LEFT_OUT = Text(
    "このフォルダーには {folder} のファイルが {count} 件ありません。git が一部だけを取り出す設定（sparse checkout）になっているためで、その分は確かめられません。",
    "Files of {folder} are missing from this folder ({count} of them), because git took out only part of the repository (a sparse checkout). What they hold could not be checked.",
)
_HINT = Text(
    "`git sparse-checkout add {folder}` で取り出してから、もう一度確かめてください。",
    "Run `git sparse-checkout add {folder}`, then check again.",
)


def left_out_of(site: Site) -> Iterator[UnreadableError]:
    """What the site's folder lacks of its notes and ledgers; a recorded tree lacks nothing."""
    if site.tree.on_disk:
        yield from left_out(site.root, (site.config.ledger, site.config.notes_folder))


def left_out(root: Path, folders: Sequence[str]) -> Iterator[UnreadableError]:
    """One error for each of the site's `folders` that lacks files which git has. Raises nothing where this is no repository."""
    if not _is_sparse(root):
        return
    from pipeline.sources.git.repository import Repository
    from pipeline.sources.git.since import folder_of

    repository = Repository.find(root)
    below = folder_of(repository, root)
    tagged = repository.output("ls-files", "-t", "-z").decode(errors="surrogateescape").split("\0")
    gone = [path[2:] for path in tagged if path.startswith("S ")]
    for folder in dict.fromkeys(folders):
        missing = sum(
            path.startswith(f"{below}{folder}/") and not (root / path[len(below) :]).exists() for path in gone
        )
        if missing:
            yield UnreadableError(_LEFT_OUT.filled(folder=folder, count=missing), hint=_HINT.filled(folder=folder))


def _is_sparse(root: Path) -> bool:
    """Whether git was told to leave something out, by the one file that it then has: no program is started to ask."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            return (git / "info/sparse-checkout").is_file()
        if git.is_file():
            named = git.read_text(encoding="utf-8", errors="replace").removeprefix("gitdir:").strip()
            return (folder / named / "info/sparse-checkout").is_file()
    return False
