"""Whether files changed, by looking at all of them now and then. Nothing that changes while the first preview is built is missed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Any

from watchdog.events import FileModifiedEvent, FileSystemEventHandler

# Seconds between two looks, as MkDocs has it.
_LOOK = 0.5
# Seconds for which nothing must change before it is told: a file that is being written is empty for a moment.
_STILL = 0.1
# Path, size, both times and number of a file: what changes when it does.
_Seen = tuple[str, int, int, int, int]


class Watch(Thread):
    """Stands in the place of MkDocs's observer, which knows nothing of what was before it started; tells its handlers that something below `paths` is another."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__(daemon=True)
        self._paths = paths
        self._seen = frozenset(_states(paths))
        self._handlers: list[FileSystemEventHandler] = []
        self._over = Event()

    def schedule(self, handler: FileSystemEventHandler, path: str, **_: Any) -> None:  # noqa: ANN401  # as the observer has it
        """Tell `handler`, too."""
        self._handlers.append(handler)

    def run(self) -> None:
        """Look until `stop`."""
        while not self._over.is_set():
            changed = self._changed()
            while changed and not self._over.wait(_STILL) and (more := self._changed()):
                changed |= more
            if changed:
                for handler in self._handlers:
                    handler.dispatch(FileModifiedEvent(min(changed)[0]))
            self._over.wait(_LOOK)

    def _changed(self) -> frozenset[_Seen]:
        """What was or is otherwise than at the last look."""
        before, self._seen = self._seen, frozenset(_states(self._paths))
        return before ^ self._seen

    def stop(self) -> None:
        """Look no more."""
        self._over.set()


def _states(paths: Iterable[Path]) -> Iterator[_Seen]:
    waiting = [str(path) for path in paths if path.is_dir()]
    been: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_file():
            yield from _state(str(path), path)
    while waiting:
        folder = waiting.pop()
        try:
            here = Path(folder).stat()
            if (here.st_dev, here.st_ino) in been:  # a link that leads back
                continue
            been.add((here.st_dev, here.st_ino))
            with os.scandir(folder) as found:
                entries = list(found)
        except OSError:  # it was taken away between the two looks
            continue
        for entry in entries:
            if _is_folder(entry):
                waiting.append(entry.path)
            else:
                yield from _state(entry.path, entry)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _state(name: str, file: os.DirEntry[str] | Path) -> Iterator[_Seen]:
    try:
        state = file.stat()
    except OSError:
        return
    yield name, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino
