"""`pipeline` at a real terminal, with a person who answers."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.policy.identities import AGENTS

ROOT = Path(__file__).parents[1]


class Answered(NamedTuple):
    """What came of it: the exit status, and everything that was shown."""

    status: int
    output: str


def at_a_terminal(folder: Path, *arguments: str, answer: str, env: Mapping[str, str] | None = None) -> Answered:
    """Run `pipeline ARGUMENTS` in `folder` with a terminal of its own, and type `answer`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GIT_"))}
    clean = {name: value for name, value in clean.items() if name not in AGENTS}
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "dumb", **(env or {})},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, answer.encode())
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return Answered(process.wait(), shown.decode("utf-8", "replace").replace("\r\n", "\n"))
