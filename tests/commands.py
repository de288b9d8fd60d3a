"""The command line as a user meets it, with nothing of this machine's locale or git.

`pipeline` runs it here, in the process of the tests: a start of Python costs more than most commands. `process` starts it as a
user does; `tests/cli/test_processes.py` holds the two against each other, command by command.
"""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

import pytest

from pipeline.cli.main import run

ROOT = Path(__file__).parents[1]


def environment(**settings: str) -> dict[str, str]:
    """What a user's own settings leave: a path, a home, and what a test sets."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GIT_"))}
    return {**clean, "PYTHONPATH": str(ROOT), **settings}


def pipeline(folder: Path, *arguments: str, given: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """What `pipeline ARGUMENTS` does and says in `folder`, with `given` on standard input and no terminal."""
    return within(folder, arguments, environment(**settings), given=given)


def process(folder: Path, *arguments: str, given: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=folder,
        env=environment(**settings),
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def within(
    folder: Path, arguments: tuple[str, ...], settings: Mapping[str, str], *, given: str = "", together: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run the command line here, in `folder`, with exactly these settings; `together`: errors stand among the output."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    err = out if together else io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    status = called(
        folder, arguments, settings, io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"), out, err
    )
    return subprocess.CompletedProcess(arguments, status, _said(out), "" if together else _said(err))


def called(
    folder: Path, arguments: tuple[str, ...], settings: Mapping[str, str], stdin: IO[str], out: IO[str], err: IO[str]
) -> int:
    """The exit status of the command line, run here between these streams."""
    _forget()
    with pytest.MonkeyPatch.context() as here:
        for name in set(os.environ) - set(settings):
            here.delenv(name)
        for name, value in settings.items():
            here.setenv(name, value)
        here.chdir(folder)
        for name, stream in {"stdin": stdin, "stdout": out, "stderr": err}.items():
            here.setattr(sys, name, stream)
        with pytest.raises(SystemExit) as end:
            run(list(arguments))
        out.flush()
        err.flush()
    return int(end.value.code or 0)


def _forget() -> None:
    """MkDocs says the same thing once in each process, and keeps plugins for its server."""
    if defaults := sys.modules.get("mkdocs.config.defaults"):
        vars(defaults.MkDocsConfig)["plugins"].plugin_cache.clear()
        for known in logging.getLogger("mkdocs.commands.build").filters:
            known.msgs.clear()  # type: ignore[union-attr]  # there is one here


def _said(stream: io.TextIOWrapper) -> str:
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode("utf-8").replace("\r\n", "\n")
