"""A tree of files to judge: the working tree here; the index and revisions are in `git`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from pipeline.errors import ConfigError, UnreadableError
from pipeline.wording import Text


class Tree(Protocol):
    """Files by path from the site's root, with forward slashes."""

    def files(self, folder: str) -> Iterator[str]:
        """Every file below `folder` whose name and folders do not begin with a dot, in order."""
        ...

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none. Raises `UnreadableError`."""
        ...


class WorkingTree:
    """The files on disk below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._real = os.path.realpath(root)

    def files(self, folder: str) -> Iterator[str]:
        """Every file below `folder`. A link that leads out of the site is a `ConfigError`: the engine would follow it."""
        top = self.root / folder if folder else self.root
        for parent, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            relative = Path(parent).relative_to(self.root).as_posix()
            prefix = "" if relative == "." else f"{relative}/"
            for name in folders:
                if (Path(parent) / name).is_symlink():
                    raise self._leads_out(f"{prefix}{name}")
            for name in sorted(names):
                if name.startswith("."):
                    continue
                yield f"{prefix}{name}"

    def read(self, path: str) -> bytes | None:
        """The bytes of a file. What cannot be opened, or lies outside the site, raises `UnreadableError`."""
        place = self.root / path
        real = os.path.realpath(place)
        if real != self._real and not real.startswith(self._real + os.sep):
            raise UnreadableError(
                Text("サイトの外のファイルを指しています。", "This leads to a file outside the site."), path=path
            )
        try:
            return place.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise UnreadableError(
                Text("ファイルを開けません（{detail}）。", "The file cannot be opened ({detail}).").filled(
                    detail=error.strerror or error
                ),
                Text("ファイルの権限を確かめてください。", "Check the file's permissions."),
                path=path,
            ) from error

    def _leads_out(self, path: str) -> ConfigError:
        return ConfigError(
            Text(
                "公開フォルダーの中に、別のフォルダーへのリンクがあります。",
                "There is a link to another folder inside the site.",
            ),
            Text(
                "リンク先は検査されずに公開されるおそれがあります。リンクを消して、ファイルをそのまま置いてください。",
                "What it leads to could be published unchecked. Remove the link and put the files themselves here.",
            ),
            path=path,
        )
