"""The command line: `pipeline` and `python -m pipeline`."""

from __future__ import annotations


def main() -> None:
    """Run the command line and exit with its status."""
    from pipeline.cli.main import run

    run()


if __name__ == "__main__":
    main()
