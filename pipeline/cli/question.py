"""What `pipeline check` is asked."""

from __future__ import annotations

from pathlib import Path

from pipeline.records import NamedTuple

# What stands for standard input among paths.
STDIN = Path("-")


class Question(NamedTuple):
    """What the command was asked."""

    paths: tuple[Path, ...]
    staged: bool
    base: str | None
    as_published: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    format: str
    jobs: int | None
    shard: tuple[int, int]
    lang: str | None
    base_receipt: Path | None = None
    stdin_filename: Path | None = None
