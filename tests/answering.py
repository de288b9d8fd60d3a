"""The command line for hooks and scripts, run in the process of the tests, which waits for them: a start costs more than a run."""

from __future__ import annotations

import marshal
import shlex
import socketserver
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.commands import within
from tests.sites import write


class _Answer(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        folder, arguments, settings = marshal.loads(self.rfile.read())
        try:
            done = within(Path(folder), tuple(arguments), settings)
            answer = done.returncode, done.stdout, done.stderr
        except BaseException:  # or whoever asked would wait for ever
            answer = 70, "", traceback.format_exc()
        self.wfile.write(marshal.dumps(answer))


def command(folder: Path, *words: str) -> Path:
    """A command `pipeline` in `folder`, which starts these words."""
    write(folder / "pipeline", f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n').chmod(0o755)
    return folder


@contextmanager
def answering(folder: Path) -> Iterator[Path]:
    """A folder for the search path, whose `pipeline` is answered here."""
    # A socket's path has at most a hundred bytes, which a test's own folder may not leave.
    with tempfile.TemporaryDirectory(prefix="asked") as short:
        address = f"{short}/socket"
        with socketserver.UnixStreamServer(address, _Answer) as server:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            yield command(folder, sys.executable, "-I", "-S", str(Path(__file__).with_name("asking.py")), address)
            server.shutdown()
