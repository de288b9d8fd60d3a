"""The command line: `pipeline` and `python -m pipeline`."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line and exit with its status."""
    # Nothing that an import makes is garbage: looking for some costs a twentieth of a short run.
    gc.set_threshold(50_000, 20, 20)
    from pipeline.cli.main import run

    run()


if __name__ == "__main__":
    main()
