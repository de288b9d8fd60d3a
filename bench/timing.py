"""Whole processes, timed from outside: wall time, processor time and memory as the operating system counts them."""

from __future__ import annotations

import os
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# Seconds between two looks at the memory of a process and of those that it started.
_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds, and mebibytes: at their highest, what it and all that it started held together. A page that
    several of them share counts once (PSS); where the system does not tell, what is resident in the one process."""

    wall: float
    cpu: float
    memory: float
    status: int


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end; what it prints is thrown away."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        os.execve(command[0], list(command), environment)  # no shell: an argument list
    with _Watch(process) as watch:
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - started
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    memory = watch.most or usage.ru_maxrss / scale
    return Run(wall, usage.ru_utime + usage.ru_stime, memory, os.waitstatus_to_exitcode(status))


class _Watch:
    """Looks at the memory of a process and its descendants now and then; where there is no /proc, `most` stays 0."""

    def __init__(self, process: int) -> None:
        self.most = 0.0
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self.most = max(self.most, sum(_held(one) for one in _family(self._process)))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        lists = [listed.read_text() for listed in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it ended between the two looks
        return
    for child in " ".join(lists).split():
        yield from _family(int(child))


def _held(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(
        statistics.median(one.wall for one in runs),
        statistics.median(one.cpu for one in runs),
        statistics.median(one.memory for one in runs),
        runs[-1].status,
    )


def paired(
    first: Sequence[str], second: Sequence[str], folder: Path, times: int, before: Callable[[], object] = lambda: None
) -> tuple[Run, Run]:
    """Two commands in turn, after one warm-up each, so that what else the machine does falls on both: their medians.

    `before` is called before each of them.
    """
    run(first, folder)
    run(second, folder)
    pairs = []
    for _ in range(times):
        before()
        ours = run(first, folder)
        before()
        pairs.append((ours, run(second, folder)))
    return median([one for one, _ in pairs]), median([other for _, other in pairs])
