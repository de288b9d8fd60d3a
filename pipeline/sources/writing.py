"""The one way files are written: whole or not at all. Whoever looks, at whatever moment, sees the old file or the new one.

Everything that must not be lost or half there goes through it: articles, ledgers, sidecars, marks, a new site, reports.
Copies made for one build do not: a build that breaks off is thrown away as a whole.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import PipelineError, UsageError
from pipeline.wording import Text


def create(path: Path, content: str | bytes, shown: str) -> None:
    """Write a new file; its folders are made. Raises `UsageError` where a file of that name exists.

    `shown` is how messages name the file; text is written as UTF-8, its line ends as they are.
    """
    if not create_unless_there(path, content, shown):
        raise exists(shown)


def create_unless_there(path: Path, content: str | bytes, shown: str) -> bool:
    """The same; whether it was written: False, and nothing is touched, where there is a file of that name."""
    with _written(path, content, shown) as temporary:
        try:
            # A hard link fails where the file exists, even if another process made it just now.
            path.hardlink_to(temporary)
        except FileExistsError:
            return False
        except OSError:
            # No hard links on this file system: the content is whole all the same.
            if os.path.lexists(path):
                return False
            temporary.replace(path)
    _sync_folder(path.parent)
    return True


def replace(path: Path, content: str | bytes, shown: str) -> None:
    """Put `content` in the place of the file at `path`, keeping its permissions, or make the file."""
    with _written(path, content, shown) as temporary:
        with contextlib.suppress(OSError):
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    _sync_folder(path.parent)


def pass_on(path: Path, text: str, shown: str) -> None:
    """Write to what is no file: a device such as /dev/stdout, or a pipe of the shell."""
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise _unwritable(error, shown) from error


def require_inside(root: Path, path: str) -> None:
    """Raises `UsageError` where a folder on the way to `path` is a link that leads out of the site; asked before any is made."""
    parent = (root / path).parent
    real, inside = os.path.realpath(parent), os.path.realpath(root)
    if real != inside and not real.startswith(inside + os.sep):
        raise UsageError(
            Text("このフォルダーはサイトの外へのリンクです。", "This folder is a link that leads out of the site."),
            Text("リンクを消すか、サイトの中の場所に変えてください。", "Remove the link, or have it lead inside."),
            path=str(parent),
        )


def refuse_twin(path: Path, shown: str) -> None:
    """Raises `UsageError` where a file beside `path` differs from it in capitals alone: on many computers those two are one file."""
    if not path.parent.is_dir():
        return
    own = _folded(path.name)
    names = (one.name for one in path.parent.iterdir())
    twin = next((name for name in names if name != path.name and _folded(name) == own), None)
    if twin is not None:
        raise UsageError(
            Text(
                "大文字と小文字だけが違う {twin} がすでにあるので、書きませんでした。Windows や macOS では同じファイルになります。",
                "{twin} differs from this name in capitals alone, so nothing was written: on Windows and macOS both are one file.",
            ).filled(twin=twin),
            Text("別の名前を付けてください。", "Choose another name."),
            path=shown,
        )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def exists(shown: str, *, redraft: bool = True) -> UsageError:
    """The error for an article that is not overwritten; `redraft`: the command can draft its machine sections anew."""
    if redraft:
        hint = Text(
            "機械の節だけを作り直すなら --update を、別の名前で書くなら --out を使ってください。",
            "To re-draft its machine sections use --update; to write elsewhere use --out.",
        )
    else:
        hint = Text("別の名前で書くなら --out を使ってください。", "To write elsewhere use --out.")
    return UsageError(
        Text(
            "この名前のファイルがすでにあるので、書きませんでした。",
            "A file of this name exists, so nothing was written.",
        ),
        hint,
        path=shown,
    )


@contextlib.contextmanager
def _written(path: Path, content: str | bytes, shown: str) -> Iterator[Path]:
    """A finished, synced temporary file beside `path`; gone afterwards unless it was moved."""
    # No ending of ours: what a killed process leaves behind must never be taken for an article.
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as file:
                file.write(content.encode("utf-8") if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(error, shown) from error


def _unwritable(error: OSError, shown: str) -> PipelineError:
    return PipelineError(
        Text("ファイルを書けません（{detail}）。", "The file cannot be written ({detail}).").filled(
            detail=error.strerror or error
        ),
        Text("フォルダーの権限と空き容量を確かめてください。", "Check the folder's permissions and the free space."),
        path=shown,
    )


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
