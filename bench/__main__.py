"""`make bench`: what Tezawari costs, as ratios against a floor or a peer measured in the same run.

Every row can be asked for by name: `python -m bench cold warm`. Seconds are of CPU, so that other work on the machine changes
little; articles are of our own making, in the contract's form, half of them in each language; rumdl runs cold with --no-cache.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench import pages, speed, transcript
from bench.lab import Lab

ROWS: Mapping[str, Callable[[Lab], None]] = {
    "start": speed.start,
    "cold": speed.cold,
    "linear": speed.linear,
    "memory": speed.memory,
    "raw": speed.raw,
    "warm": speed.warm,
    "one": speed.one,
    "hook": speed.hook,
    "transcript": transcript.transcript,
    "build": pages.build,
    "serve": pages.serve,
}
_VERSIONS = ("tezawari", "click", "rumdl", "mkdocs", "mkdocs-material")


def main() -> None:
    """Print every figure with its goal, and what it was measured on."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"which of: {', '.join(ROWS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="small sites: 2,000 articles at most, instead of 8,000")
    options = parser.parse_args()
    unknown = sorted(set(options.rows) - set(ROWS))
    if unknown:
        parser.error(f"no such row: {', '.join(unknown)}")
    print(
        f"{date.today()} · {platform.system()} {platform.machine()}, {os.cpu_count()} cores · CPython {platform.python_version()}"
    )
    print(", ".join(f"{name} {version(name)}" for name in _VERSIONS))
    with tempfile.TemporaryDirectory() as name:
        lab = Lab(Path(name), options.quick)
        for row in options.rows or ROWS:
            print(f"load {os.getloadavg()[0]:.1f} · {row}", flush=True)
            ROWS[row](lab)
    print(f"{sum(lab.results)} of {len(lab.results)} goals reached{', in small sites' if options.quick else ''}")


if __name__ == "__main__":
    main()
