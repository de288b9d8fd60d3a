"""The contents of files as git stores them, through one `git cat-file --batch` for the whole run."""

from __future__ import annotations

import subprocess
import weakref

from pipeline.sources.git.repository import Repository, failed


class Blobs:
    """Reads blobs by id. The process starts with the first blob and ends with this object."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, oid: str) -> bytes:
        """The bytes of a blob, without any filter. Raises `UnreadableError` where git does not have it."""
        header, data = self._ask(oid)
        if data is None or header[1] != b"blob":
            raise failed(b" ".join(header).decode() or "cat-file")
        return data

    def commit(self, revision: str) -> str | None:
        """The id of the commit that `revision` (a name of ours, no user's) leads to; None where there is none."""
        header, data = self._ask(f"{revision}^{{commit}}")
        return None if data is None else header[0].decode()

    def _ask(self, name: str) -> tuple[list[bytes], bytes | None]:
        """The header of an object, and what it holds; nothing where git does not have it."""
        process = self._process or self._start()
        if process.stdin is None or process.stdout is None:  # pragma: no cover  # never, with both as pipes
            raise failed("cat-file")
        try:
            process.stdin.write(name.encode() + b"\n")
            process.stdin.flush()
        except OSError as error:
            raise failed(f"cat-file: {error}") from error
        header = process.stdout.readline().split()
        if len(header) != 3:
            return header, None
        size = int(header[2])
        data = process.stdout.read(size + 1)
        if len(data) != size + 1:
            raise failed(f"cat-file: {name}")
        return header, data[:size]

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = self._repository.popen("cat-file", "--batch")
        weakref.finalize(self, _stop, self._process)
        return self._process


def _stop(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    process.wait()
