"""What verdicts depend on besides their inputs: this package's files, Python, and the installed packages."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import click

from pipeline.digests import blake2b


@cache
def code_digest() -> bytes:
    """By name, size and time of change: any edit or upgrade starts afresh. What runs is what was there at the first look."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    folders = [str(Path(__file__).parents[1])]
    while folders:
        folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith((".py", ".toml")):
                    state = entry.stat()
                    digest.update(f"{entry.path}:{state.st_size}:{state.st_mtime_ns}\n".encode())
                elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                    folders.append(entry.path)
    # Where the packages are that were installed with this one.
    digest.update(str(Path(click.__file__).parents[1].stat().st_mtime_ns).encode())
    return digest.digest()
