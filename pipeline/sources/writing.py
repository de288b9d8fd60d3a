"""Files written whole or not at all: whoever looks, at whatever moment, sees the old file or the new one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import PipelineError, UsageError
from pipeline.wording import Text


def create(path: Path, text: str, shown: str) -> None:
    """Write a new file; its folders are made. Raises `UsageError` where a file of that name exists."""
    with _written(path, text, shown) as temporary:
        try:
            path.hardlink_to(temporary)
        except FileExistsError as error:
            raise exists(shown) from error
        except OSError:
            # No hard links on this file system: the content is whole all the same.
            if os.path.lexists(path):
                raise exists(shown) from None
            temporary.replace(path)
    _sync_folder(path.parent)


def replace(path: Path, text: str, shown: str) -> None:
    """Put `text` in the place of the file at `path`, or make it."""
    with _written(path, text, shown) as temporary:
        with contextlib.suppress(OSError):
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    _sync_folder(path.parent)


def exists(shown: str) -> UsageError:
    """The error for a file that is not overwritten."""
    return UsageError(
        Text(
            "この名前のファイルがすでにあるので、書きませんでした。",
            "A file of this name exists, so nothing was written.",
        ),
        Text(
            "機械の節だけを作り直すなら --update を、別の名前で書くなら --out を使ってください。",
            "To re-draft its machine sections use --update; to write elsewhere use --out.",
        ),
        path=shown,
    )


@contextlib.contextmanager
def _written(path: Path, text: str, shown: str) -> Iterator[Path]:
    """A finished, synced temporary file beside `path`; gone afterwards unless it was moved."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                os.fchmod(file.fileno(), 0o666 & ~_umask())
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise PipelineError(
            Text("ファイルを書けません（{detail}）。", "The file cannot be written ({detail}).").filled(
                detail=error.strerror or error
            ),
            Text(
                "フォルダーの権限と空き容量を確かめてください。", "Check the folder's permissions and the free space."
            ),
            path=shown,
        ) from error


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
