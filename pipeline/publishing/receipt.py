"""What was published, from what, by which policy and tool: written with the site, and compared with it afterwards.

It holds digests only, of what readers get and of the files it was made from; nothing of drafts or notes.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.errors import PipelineError, UnreadableError
from pipeline.policy import config as policy
from pipeline.records import NamedTuple
from pipeline.sources.site import Site, ledger_path
from pipeline.wording import Text

NAME = "tezawari-receipt.json"
_VERSION = 1
# What the engine and we leave in the folder for ourselves.
_APART = (NAME, ".tezawari-build")
_MISSING = Text("控え（{name}）がありません。", "There is no receipt ({name}).")
_MISSING_HINT = Text(
    "「pipeline build」でサイトを作り直してください。控えはそのとき書かれます。",
    "Build the site with 'pipeline build': it writes the receipt.",
)
_BROKEN = Text("控えを読めません。", "The receipt cannot be read.")


class Misfit(NamedTuple):
    """One thing that does not fit the receipt."""

    path: str
    what: Text


_CHANGED = Text("控えと違う内容です", "differs from the receipt")
_GONE = Text("控えにあるのに、ありません", "is in the receipt and not here")
_EXTRA = Text("控えにないファイルです", "is not in the receipt")
_NO_FILE = Text(
    "ふつうのファイルではありません（リンクやパイプなど）", "is no ordinary file but a link, a pipe or the like"
)
_SHUT = Text("フォルダーの中を読めません（{detail}）。", "This folder cannot be looked into ({detail}).")
_OTHER_COMMIT = Text("{theirs} から作られています（いまは {ours}）", "was built from {theirs}; this is {ours}")


def write(site: Site, articles: Sequence[str], built: Path) -> None:
    """Write the receipt of what stands in `built`, made of `articles` (paths from the root)."""
    file = _policy_file(site)
    content = {
        "version": _VERSION,
        "tool": f"tezawari {__version__}",
        "commit": commit(site.root),
        "policy": {"file": file, "digest": _digest(site.tree.read(file))},
        "articles": [
            {"path": path, "digest": _digest(site.tree.read(path)), "ledger": _digest(_ledger(site, path))}
            for path in sorted(articles)
        ],
        "files": dict(_files(built)),
    }
    (built / NAME).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def parse(data: bytes, path: str) -> dict[str, Any]:
    """The receipt as JSON. Raises `UnreadableError` for anything that is not one of this version."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(_BROKEN, _MISSING_HINT, path=path) from error
    shapes = {"files": dict, "articles": list, "policy": dict, "commit": str | None}
    fits = isinstance(content, dict) and content.get("version") == _VERSION
    if not fits or not all(isinstance(content.get(key), shape) for key, shape in shapes.items()):
        raise UnreadableError(_BROKEN, _MISSING_HINT, path=path)
    return content  # type: ignore[no-any-return]  # JSON was looked at above


def read(place: Path) -> dict[str, Any]:
    """The receipt at `place`. Raises `UnreadableError` where there is none, or it cannot be read."""
    try:
        if not place.is_file():  # reading a pipe would never end
            raise FileNotFoundError(errno.ENOENT, "", str(place))
        return parse(place.read_bytes(), str(place))
    except OSError as error:
        raise UnreadableError(_MISSING.filled(name=place.name), _MISSING_HINT, path=str(place.parent)) from error


def misfits(site: Site | None, site_dir: Path, receipt: dict[str, Any]) -> Iterator[Misfit]:
    """What in `site_dir` does not fit the receipt; with a site, what it was made of, too."""
    said, there = receipt["files"], dict(_files(site_dir))
    for path in sorted({*said, *there}):
        if path in there and there[path] is None:
            yield Misfit(path, _NO_FILE)
        elif said.get(path) != there.get(path):
            yield Misfit(path, _GONE if path not in there else _EXTRA if path not in said else _CHANGED)
    if site is not None:
        yield from _sources(site, receipt)


def _sources(site: Site, receipt: dict[str, Any]) -> Iterator[Misfit]:
    file = _policy_file(site)
    if receipt["policy"] != {"file": file, "digest": _digest(site.tree.read(file))}:
        yield Misfit(file, _CHANGED)
    for one in receipt["articles"]:
        path = str(one.get("path")) if isinstance(one, dict) else ""
        if not path or one.get("digest") != _digest(site.tree.read(path)):
            yield Misfit(path or NAME, _CHANGED)
        elif one.get("ledger") != _digest(_ledger(site, path)):
            yield Misfit(ledger_path(path, site.config), _CHANGED)
    ours = commit(site.root)
    if receipt["commit"] != ours:
        what = _OTHER_COMMIT.filled(theirs=str(receipt["commit"])[:12], ours=str(ours)[:12])
        yield Misfit(NAME, what)


def commit(root: Path) -> str | None:
    """The commit that stands there; None without a repository or a commit."""
    from pipeline.sources.git.repository import Repository

    try:
        return Repository.find(root).commit("HEAD")
    except PipelineError:
        return None


def _policy_file(site: Site) -> str:
    return policy.FILE if site.tree.read(policy.FILE) is not None else "pyproject.toml"


def _ledger(site: Site, path: str) -> bytes | None:
    return site.tree.read(ledger_path(path, site.config))


def _files(site_dir: Path) -> Iterator[tuple[str, str | None]]:
    """Each file by its path there, with its digest; None for what is no file: a link, a pipe. Raises `UnreadableError`."""
    for parent, folders, names in os.walk(site_dir, onerror=_closed):
        folders.sort()
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in sorted((*names, *links)):
            place = Path(parent, name)
            path = place.relative_to(site_dir).as_posix()
            plain = stat.S_ISREG(place.lstat().st_mode)
            if path not in _APART or not plain:
                yield path, _digest(place.read_bytes()) if plain else None


def _closed(error: OSError) -> None:
    raise UnreadableError(_SHUT.filled(detail=error.strerror), path=str(error.filename)) from error


def _digest(data: bytes | None) -> str | None:
    return None if data is None else "sha256:" + sha256(data).hexdigest()
