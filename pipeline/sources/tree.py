"""A tree of files to judge: the working tree here; the index and revisions are in `git`."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import filterfalse
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipeline.errors import ConfigError, UnreadableError
from pipeline.sources.stamps import Stamp, Stamps, stamp_of
from pipeline.wording import Text

if TYPE_CHECKING:
    from pipeline.sources.look import Look

_NAME = attrgetter("name")


_NO_FILE = Text(
    "ふつうのファイルではありません（パイプ、ソケット、装置、フォルダーなど）。",
    "This is no ordinary file but a pipe, a socket, a device or a folder.",
)
_NO_FILE_HINT = Text(
    "公開フォルダーの外に移すか、消してください。", "Move it out of the published folder, or remove it."
)

_NO_NAME = Text("ファイル名が UTF-8 ではありません。", "The name of this file is not UTF-8.")
_NO_NAME_HINT = Text(
    "ファイル名を付け直してください（古い Windows や圧縮ファイルから移したときに起こります）。",
    "Give it another name. This happens to files from old archives, or from a computer with another encoding.",
)

Tell = Callable[[UnreadableError], None]


class Tree(Protocol):
    """Files by path from the site's root, with forward slashes."""

    @property
    def on_disk(self) -> bool:
        """Whether these are the files of a folder, which may lack some that git has."""
        ...

    def files(self, folder: str, tell: Tell | None = None) -> Iterator[str]:
        """Every file below `folder` whose name and folders do not begin with a dot, in order.

        A folder that cannot be read raises `UnreadableError`, or is handed to `tell` and passed over.
        """
        ...

    def stamp(self, path: str) -> Stamp | None:
        """The stamp of a file; None where there is no file, or nothing cheap to tell its content by."""
        ...

    def known(self) -> Stamps:
        """The stamps that are known already, so that thousands need not be asked one by one; mostly none."""
        ...

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none. Raises `UnreadableError`."""
        ...


class WorkingTree:
    """The files on disk below `root`. `look` is one of a moment ago, which need not be taken again."""

    on_disk = True

    def __init__(self, root: Path, look: Look | None = None) -> None:
        self.root = root
        self._look = look
        self._top = f"{root.as_posix().rstrip('/')}/"
        self._real = os.path.realpath(root)
        self._folders: dict[str, bool] = {}

    def files(self, folder: str, tell: Tell | None = None) -> Iterator[str]:
        """Every file below `folder`. A link that leads out of the site is a `ConfigError`: the engine would follow it."""
        return iter(self._below(folder, tell))

    def _below(self, folder: str, tell: Tell | None) -> list[str]:
        prefix = f"{folder}/" if folder else ""
        plain = None if self._look is None else self._look.plain.get(folder)
        if plain is not None:
            inside = len(prefix)
            _refuse_bytes([*plain[0], *plain[1]])
            paths = [path for path in plain[0] if path[inside] != "."]
            for name in plain[1]:
                if name[0] != ".":
                    paths += self._below(prefix + name, tell)
            return paths
        try:
            with os.scandir(f"{self._top}{folder}") as found:
                entries = sorted([entry for entry in found if entry.name[0] != "."], key=_NAME)
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            unreadable = _closed(folder or ".", error)
            if tell is None:
                raise unreadable from error
            tell(unreadable)
            return []
        _refuse_bytes([prefix + entry.name for entry in entries])
        folders = [entry for entry in entries if entry.is_dir()]
        paths = [prefix + entry.name for entry in (filterfalse(os.DirEntry.is_dir, entries) if folders else entries)]
        for entry in folders:
            if entry.is_symlink():
                raise self._leads_out(f"{prefix}{entry.name}")
        for entry in folders:
            paths += self._below(f"{prefix}{entry.name}", tell)
        return paths

    def known(self) -> Stamps:
        """Those of the look."""
        return Stamps() if self._look is None else self._look.known

    def stamp(self, path: str) -> Stamp | None:
        """Size, times and number of the file; the time of change of the entry cannot be set back by anybody."""
        seen = None if self._look is None else self._look.stamp(path)
        if seen is not None:
            return seen
        try:
            state = os.stat(f"{self._top}{path}")  # noqa: PTH116  # as in `read`
        except (OSError, ValueError):
            return None
        return stamp_of(state)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file. What cannot be opened, or lies outside the site, raises `UnreadableError`."""
        place = f"{self._top}{path}"
        folder, _, _ = place.rpartition("/")
        try:
            # Only a link can lead out: a folder is looked at once, a file when it is a link itself. os.path and open,
            # because pathlib costs more than the reading when there are 10,000 files.
            is_link = os.path.islink(place)  # noqa: PTH114  # said above
            if not self._inside(folder) or (is_link and not self._is_below(os.path.realpath(place))):
                raise UnreadableError(
                    Text("サイトの外のファイルを指しています。", "This leads to a file outside the site."), path=path
                )
            # A pipe that is named like an article would keep everybody waiting for somebody to write into it.
            descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            try:
                state = os.fstat(descriptor)
                if not stat.S_ISREG(state.st_mode):
                    raise UnreadableError(_NO_FILE, _NO_FILE_HINT, path=path)
                return b"".join(iter(lambda: os.read(descriptor, state.st_size + 1), b""))
            finally:
                os.close(descriptor)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            if isinstance(error, OSError) and error.errno in (errno.ENXIO, errno.EISDIR):
                raise UnreadableError(_NO_FILE, _NO_FILE_HINT, path=path) from error
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
                "リンク先はチェックされずに公開されるおそれがあります。リンクを消して、ファイルをそのまま置いてください。",
                "What it leads to could be published unchecked. Remove the link and put the files themselves here.",
            ),
            path=path,
        )


def _refuse_bytes(paths: Sequence[str]) -> None:
    """Raise `UnreadableError` for the first name that is no UTF-8: it could be named to nobody, and stands in no address."""
    try:
        "".join(paths).encode()
    except UnicodeEncodeError:
        for path in paths:
            if (shown := path.encode(errors="backslashreplace").decode()) != path:
                raise UnreadableError(_NO_NAME, _NO_NAME_HINT, path=shown) from None


class Held:
    """Files that are held in memory: path → text."""

    on_disk = False

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def files(self, folder: str, tell: Tell | None = None) -> Iterator[str]:
        """Every file below `folder`, in order."""
        prefix = f"{folder}/" if folder else ""
        return (path for path in sorted(self.texts) if path.startswith(prefix))

    def stamp(self, path: str) -> Stamp | None:
        """Nothing that is cheaper than the text."""
        return None

    def known(self) -> Stamps:
        """None."""
        return Stamps()

    def read(self, path: str) -> bytes | None:
        """The text in UTF-8."""
        return self.texts[path].encode() if path in self.texts else None


class Instead:
    """Another tree, but for one file, which is as somebody's editor holds it."""

    def __init__(self, tree: Tree, path: str, data: bytes) -> None:
        self._tree = tree
        self.on_disk = tree.on_disk
        self._path = path
        self._data = data

    def files(self, folder: str, tell: Tell | None = None) -> Iterator[str]:
        """Every file below `folder`, the one among them, whether it has been saved or not."""
        found = set(self._tree.files(folder, tell))
        hidden = any(part.startswith(".") for part in self._path.split("/"))
        if not hidden and (not folder or self._path.startswith(f"{folder}/")):
            found.add(self._path)
        yield from sorted(found)

    def stamp(self, path: str) -> Stamp | None:
        """That of the other tree; the one file has none."""
        return None if path == self._path else self._tree.stamp(path)

    def known(self) -> Stamps:
        """Those of the other tree, but for the one file."""
        stamps = self._tree.known()
        known = dict(zip(stamps.paths, stamps.tokens, strict=True))
        known.pop(self._path, None)
        return Stamps([*known], b"".join(known.values()))

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self._data if path == self._path else self._tree.read(path)


def _closed(folder: str, error: OSError) -> UnreadableError:
    return UnreadableError(
        Text("フォルダーを開けません（{detail}）。", "The folder cannot be opened ({detail}).").filled(
            detail=error.strerror
        ),
        Text(
            "フォルダーの権限を確かめてください。中に記事があるかもしれず、調べられません。",
            "Check its permissions. There may be articles in it, and they cannot be checked.",
        ),
        path=folder,
    )


class ReadOnce:
    """A tree whose files are read once, so that what is built is what was checked, whoever writes meanwhile."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.on_disk = tree.on_disk
        self._read: dict[str, bytes | None] = {}

    def files(self, folder: str, tell: Tell | None = None) -> Iterator[str]:
        """Every file below `folder`, as the tree underneath lists them."""
        return self._tree.files(folder, tell)

    def stamp(self, path: str) -> Stamp | None:
        """None: what counts is what was read, not what a file may have become since."""
        return None

    def known(self) -> Stamps:
        """None, for the same reason."""
        return Stamps()

    def read(self, path: str) -> bytes | None:
        """The bytes that the first reader got."""
        if path not in self._read:
            self._read[path] = self._tree.read(path)
        return self._read[path]
