"""`pipeline` at a real terminal, with a person who answers."""

from __future__ import annotations

import contextlib
import os
import pty
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.policy.identities import AGENTS
from tests.commands import called, environment


class Answered(NamedTuple):
    """What came of it: the exit status, and everything that was shown."""

    status: int
    output: str


def at_a_terminal(folder: Path, *arguments: str, answer: str, env: Mapping[str, str] | None = None) -> Answered:
    """Run `pipeline ARGUMENTS` in `folder` with a terminal of its own, and type `answer`."""
    clean = {name: value for name, value in environment(TERM="dumb").items() if name not in AGENTS}
    ours, theirs = pty.openpty()
    shown: list[bytes] = []
    watching = threading.Thread(target=watch, args=(ours, shown))
    watching.start()
    try:
        os.write(ours, answer.encode())
        with (
            open(theirs, encoding="utf-8", closefd=False) as keys,
            open(theirs, "w", encoding="utf-8", closefd=False) as screen,
            open(theirs, "w", encoding="utf-8", closefd=False) as errors,
        ):
            status = called(folder, arguments, {**clean, **(env or {})}, keys, screen, errors)
    finally:
        os.close(theirs)  # what the watcher waits for
        watching.join()
        os.close(ours)
    return Answered(status, b"".join(shown).decode("utf-8", "replace").replace("\r\n", "\n"))


def watch(terminal: int, shown: list[bytes]) -> None:
    """Read all that appears, until the other end is closed."""
    with contextlib.suppress(OSError):  # Linux says so when the other end is closed
        while piece := os.read(terminal, 65536):
            shown.append(piece)
