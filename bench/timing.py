"""Whole processes, timed from outside: wall time, processor time and peak memory as the operating system counts them."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds, and mebibytes of its largest resident size."""

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
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - started
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale, os.waitstatus_to_exitcode(status))


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(
        statistics.median(one.wall for one in runs),
        statistics.median(one.cpu for one in runs),
        statistics.median(one.memory for one in runs),
        runs[-1].status,
    )


def paired(first: Sequence[str], second: Sequence[str], folder: Path, times: int) -> tuple[Run, Run, float]:
    """Two commands in turn, after one warm-up each: their medians, and the median of wall-time ratios pair by pair."""
    run(first, folder)
    run(second, folder)
    pairs = [(run(first, folder), run(second, folder)) for _ in range(times)]
    ratio = statistics.median(one.wall / other.wall for one, other in pairs)
    return median([one for one, _ in pairs]), median([other for _, other in pairs]), ratio
