"""The command line for hooks, run in the process of the tests, which waits for git meanwhile: a start costs more than a run."""

from __future__ import annotations

import marshal
import socketserver
import tempfile
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.commands import within


class _Answer(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        folder, arguments, settings = marshal.loads(self.rfile.read())
        try:
            done = within(Path(folder), tuple(arguments), settings)
            answer = done.returncode, done.stdout, done.stderr
        except BaseException:  # or whoever asked would wait for ever
            answer = 70, "", traceback.format_exc()
        self.wfile.write(marshal.dumps(answer))


@contextmanager
def answering() -> Iterator[str]:
    """The address at which `asking.py` is answered."""
    # A socket's path has at most a hundred bytes, which a test's own folder may not leave.
    with tempfile.TemporaryDirectory(prefix="hooks") as folder:
        address = f"{folder}/socket"
        with socketserver.UnixStreamServer(address, _Answer) as server:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            yield address
            server.shutdown()
