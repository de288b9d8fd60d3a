"""Where the site begins that a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UnreadableError
from pipeline.wording import Text

POLICY = "pipeline.toml"
PROJECT = "pyproject.toml"


def root_of(paths: Sequence[Path] = ()) -> Path | None:
    """The root of the site that the current folder lies in, else of that of the first of `paths`; None where there is none.

    Raises `UnreadableError` where a folder cannot be looked into.
    """
    root = nearest(Path.cwd())
    if root is None and paths:
        return nearest(paths[0] if paths[0].is_dir() else paths[0].parent)
    return root


def nearest(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a policy. Raises `UnreadableError`."""
    start = start.absolute()
    for folder in (start, *start.parents):
        try:
            if (folder / POLICY).is_file() or holds_table(folder / PROJECT):
                return folder
        except OSError as error:
            raise UnreadableError(
                Text("フォルダーを開けません（{detail}）。", "The folder cannot be opened ({detail}).").filled(
                    detail=error.strerror
                ),
                Text("フォルダーの権限を確かめてください。", "Check its permissions."),
                path=str(folder),
            ) from error
    return None


def holds_table(file: Path) -> bool:
    """Whether the `pyproject.toml` at `file` holds a policy of ours."""
    try:
        return is_policy(file.read_bytes())
    except OSError:
        return False


def is_policy(project: bytes | None) -> bool:
    """Whether the content of a `pyproject.toml` holds a policy of ours; None is no file."""
    return project is not None and b"[tool.pipeline" in project
