"""The folder that the built site is written to: what may be cleared, and what never."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.policy.globs import MARKDOWN
from pipeline.sources.site import Site
from pipeline.wording import Text

MARKER = ".tezawari-build"
_MARKER_TEXT = "Written by 'pipeline build', which deletes this folder's content before each build.\n"
_PLAIN_BUILD = ("404.html", "sitemap.xml", "search/search_index.json")
_SOURCES = (*MARKDOWN, ".vtt", ".srt", ".docx", ".toml", ".py")

_CHOOSE = Text(
    "mkdocs.yml の site_dir に、ほかに使っていないフォルダー名（例：site）を書いてください。",
    "Give site_dir in mkdocs.yml the name of a folder that nothing else uses, such as 'site'.",
)


@contextmanager
def one_at_a_time(root: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold off other builds of the site at `root`; `waiting` is called where one is at work, and then we wait for it.

    Of two at once the one that began first could end last, and put back what the other has just left out.
    Where the system or the file system has no such locks, nobody waits.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    folder = os.open(root, os.O_RDONLY)
    try:
        with suppress(OSError):
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def refuse_sources(site_dir: Path, site: Site) -> None:
    """Raise `ConfigError` where building into `site_dir` could delete what somebody wrote."""
    real = _real(site_dir)
    docs = _real(site.root / (site.docs_dir or "docs"))
    kept = [_real(site.root), docs, _real(site.root / site.config.notes_folder), _real(site.root / site.config.ledger)]
    if any(real == folder or real in folder.parents for folder in kept) or docs in real.parents:
        raise _refused(
            site_dir,
            Text(
                "site_dir が記事や取材メモのあるフォルダーと重なっています。ビルドすると原稿が消えます。",
                "site_dir overlaps the folders that hold your articles and notes; building would delete them.",
            ),
        )
    if site_dir.exists() and not site_dir.is_dir():
        raise _refused(site_dir, Text("site_dir はファイルです。", "site_dir is a file."))
    if site_dir.is_dir() and any(site_dir.iterdir()):
        _refuse_foreign(site_dir)


def _refuse_foreign(site_dir: Path) -> None:
    written = (site_dir / MARKER).is_file() or all((site_dir / name).is_file() for name in _PLAIN_BUILD)
    precious = next(_precious(site_dir), None)
    if not written or precious is not None:
        what = Text(
            "このフォルダーには、ビルドでできたものではないファイルがあります（{name}）。消さないように止めました。",
            "This folder holds files that no build wrote ({name}). Nothing was deleted.",
        )
        raise _refused(site_dir, what.filled(name=precious or min(child.name for child in site_dir.iterdir())))


def _precious(site_dir: Path) -> Iterator[str]:
    """Files that a person may have put there since."""
    for parent, folders, names in os.walk(site_dir):
        for name in (*folders, *names):
            if name == ".git" or name.lower().endswith(_SOURCES):
                yield Path(parent, name).relative_to(site_dir).as_posix()


def clear(site_dir: Path) -> None:
    """Empty the folder, or make it; the marker says that the next build may do so again."""
    site_dir.mkdir(parents=True, exist_ok=True)
    for child in site_dir.iterdir():
        _remove(child)
    (site_dir / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")


def empty(site_dir: Path, hidden: Iterable[str] = ()) -> None:
    """Take back what MkDocs wrote: all that it would delete itself before the next build, and the `hidden` files, which it would not."""
    for name in hidden:
        (site_dir / name).unlink(missing_ok=True)
    for child in site_dir.iterdir() if site_dir.is_dir() else ():
        if not child.name.startswith("."):
            _remove(child)


def _remove(child: Path) -> None:
    if child.is_dir() and not child.is_symlink():
        shutil.rmtree(child)
    else:
        child.unlink()


def fill(site_dir: Path, built: Path) -> None:
    """Move what was built into the cleared folder. Where that breaks off (the disk is full), nothing of it stays there."""
    try:
        for parent, folders, names in os.walk(built):
            into = site_dir / Path(parent).relative_to(built)
            for child in (Path(parent, name) for name in (*folders, *names)):
                if child.is_dir() and not child.is_symlink():
                    (into / child.name).mkdir()
                else:
                    shutil.move(child, into / child.name)
    except BaseException:
        clear(site_dir)
        raise


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _refused(site_dir: Path, what: Text) -> ConfigError:
    return ConfigError(what, _CHOOSE, path=str(site_dir))
