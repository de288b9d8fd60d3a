"""The command line: `pipeline` and `python -m pipeline`."""

from __future__ import annotations

import atexit
import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its status."""
    # Nothing that an import makes is garbage: looking for some costs a twentieth of a short run.
    gc.set_threshold(50_000, 20, 20)
    from pipeline.cli.main import run

    try:
        run()
    except SystemExit as stop:
        _leave(stop.code)
        raise


def _leave(status: object) -> None:
    """End here, where that is safe: taking every module apart first costs a short run a tenth of its time."""
    if not isinstance(status, int):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return  # the interpreter says what becomes of that
    atexit._run_exitfuncs()
    os._exit(status)


if __name__ == "__main__":
    main()
