"""How far a long run is, for whoever waits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

# Below this many seconds nobody wonders.
_PATIENCE = 1.0


@contextmanager
def progress() -> Iterator[Callable[[int, int], None] | None]:
    """What to call with how many are done, of how many; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(monotonic)
    try:
        yield bar.tell
    finally:
        bar.close()


class _Bar:
    """click's progress bar, shown as soon as it is worth it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._begun = clock()
        self._done = 0
        self._bar: click._termui_impl.ProgressBar[int] | None = None

    def tell(self, done: int, of: int) -> None:
        """`done` of `of` are done."""
        if self._bar is None:
            if self._clock() - self._begun < _PATIENCE or done == of:
                return
            self._bar = click.progressbar(length=of, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._done)
        self._done = done
        if done == of:
            self.close()

    def close(self) -> None:
        """Leave the line as it is: what else is said stands below it."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar, self._done = None, 0
