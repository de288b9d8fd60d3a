"""Writing files so that, killed at any moment, the old or the new one is there whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.wording import Text


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises UsageError where it is, or where it cannot be written."""
    _write(path, data, new=True)


def write_over(path: Path, data: bytes) -> None:
    """Write a file, in the place of an old one if there is one. Raises UsageError where it cannot be written."""
    _write(path, data, new=False)


def _write(path: Path, data: bytes, *, new: bool) -> None:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            if new:
                # A hard link fails where the file exists, even if another process made it just now.
                os.link(name, path)
            else:
                Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except FileExistsError as error:
        raise UsageError(
            Text("ファイルがすでにあります。上書きはしません。", "The file is there already, and is not written over."),
            Text(
                "要らなければ、そのファイルを消してから、もう一度実行してください。",
                "If you do not need it, delete it and run this again.",
            ),
            path=str(path),
        ) from error
    except OSError as error:
        what = Text("ファイルに書き込めません（{detail}）。", "The file cannot be written ({detail}).")
        raise UsageError(what.filled(detail=error.strerror or error), path=str(path)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
