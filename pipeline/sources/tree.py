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
        self._top = f"{root.as_posix().rstrip('/')}/"
        self._real = os.path.realpath(root)
        self._folders: dict[str, bool] = {}

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
        place = f"{self._top}{path}"
        folder, _, _ = place.rpartition("/")
        try:
            # Only a link can lead out: a folder is looked at once, a file when it is a link itself. os.path and open,
            # because pathlib costs more than the reading when there are 10,000 files.
            is_link = os.path.islink(place)  # noqa: PTH114
            if not self._inside(folder) or (is_link and not self._is_below(os.path.realpath(place))):
                raise UnreadableError(
                    Text("サイトの外のファイルを指しています。", "This leads to a file outside the site."), path=path
                )
            with open(place, "rb") as file:  # noqa: PTH123
                return file.read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise UnreadableError(
                Text("ファイルを開けません（{detail}）。", "The file cannot be opened ({detail}).").filled(
                    detail=getattr(error, "strerror", None) or error
                ),
                Text("ファイルの権限を確かめてください。", "Check the file's permissions."),
                path=path,
            ) from error

    def _inside(self, folder: str) -> bool:
        if folder not in self._folders:
            self._folders[folder] = self._is_below(os.path.realpath(folder))
        return self._folders[folder]

    def _is_below(self, real: str) -> bool:
        return real == self._real or real.startswith(self._real + os.sep)

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
