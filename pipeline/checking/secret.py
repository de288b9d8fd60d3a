"""This user's key on this machine: what is stored under it can come from nobody else."""

from __future__ import annotations

import os
from pathlib import Path

_LENGTH = 32


def secret() -> bytes | None:
    """The key, made at first use and readable by nobody else; None where it cannot be kept."""
    try:
        folder = own_folder()
        file = folder / "key"
        try:
            found = file.read_bytes()
        except FileNotFoundError:
            _make(folder, file)
            found = file.read_bytes()
    except (OSError, RuntimeError):
        return None
    return found if len(found) == _LENGTH else None


def own_folder() -> Path:
    """Where this user's key lies, and what else is theirs whatever the site. Raises `RuntimeError` where they have no home."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "tezawari"


def _make(folder: Path, file: Path) -> None:
    """Put a new key there whole, or leave the one that another process was quicker with."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"key.{os.getpid()}"
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(os.urandom(_LENGTH))
        os.link(fresh, file)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
