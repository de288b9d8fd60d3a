"""What was found before, in one SQLite file: values by a digest of everything that they rest on.

Keys are made with a secret of this user on this machine, and each value carries a code over key and value made with the same
secret: what comes along in a pull request is never looked up, and a row that was changed where it lies is never believed.
Deleted, damaged, read-only, of another version or used by two processes at once, the store changes speed only.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.checking.secret import secret
from pipeline.checking.version import code_digest
from pipeline.digests import blake2b, compare_digest
from pipeline.sources.cache import cache_folder

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
_SCHEMA = 4
NAME = "store.sqlite3"
# The database and what SQLite writes beside it.
_FILES = tuple(f"{NAME}{suffix}" for suffix in ("", "-wal", "-shm"))
# Rows that none of so many writing runs has asked for are dropped; one over the whole site counts for as many as `_WHOLE`: whoever
# saves one article again and again asks for few rows, and the others must be there when the site is built.
_KEEP_RUNS = 1_000
_WHOLE = 50
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Above so many parts, all of a value are fetched at once.
_FEW = 500


class Store:
    """Values by key. Every method does nothing where the store cannot be used."""

    def __init__(self, root: Path) -> None:
        """That of the site at `root`."""
        folder = cache_folder(root)
        self.root = root
        self._file = (folder or root) / NAME
        self._secret = secret()
        self._connection = _open(folder) if folder is not None and self._secret is not None else None
        self._version = code_digest() if self._connection is not None else b""
        self._fresh: dict[bytes, bytes] = {}
        self._fresh_parts: dict[bytes, tuple[bytes, Sequence[bytes]]] = {}
        self._used: set[bytes] = set()
        self._run = 1 + (self._attempt(_last_run) or 0)

    def over_the_whole_site(self) -> None:
        """This run asks for all rows that still serve."""
        self._run += _WHOLE - 1

    def key(self, *parts: bytes) -> bytes:
        """The name of a value: a keyed digest of this version of ours and `parts`, each with its length."""
        digest = blake2b(self._version, key=self._secret or b"", digest_size=24)
        for part in parts:
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.digest()

    def get(self, key: bytes) -> Any:  # noqa: ANN401  # JSON is whatever was put there
        """The JSON value stored under `key`; None where there is none, or none that can be believed."""
        data = self.read(key)
        if data is None:
            return None
        try:
            return json.loads(data)
        except ValueError:
            return None

    def put(self, key: bytes, value: object) -> None:
        """Store a JSON value, at the next `flush`."""
        self.write(key, _JSON.encode(value).encode())

    def read(self, key: bytes) -> bytes | None:
        """As `get`, for plain bytes."""
        if key in self._fresh:
            return self._fresh[key]
        found = self._attempt(lambda connection: _row(connection, key))
        if found is None:
            return None
        data, code, run = found
        if not (_whole(data, code) and compare_digest(code, self._code(key, data))):
            return None
        if run < self._run - _KEEP_RUNS // 2:
            self._used.add(key)
        return data

    def write(self, key: bytes, data: bytes) -> None:
        """As `put`, for plain bytes."""
        if self._connection is not None:
            self._fresh[key] = data

    def write_parts(self, key: bytes, state: bytes, parts: Sequence[bytes]) -> None:
        """Store, at the next `flush`, a large value in parts, beside what `write` stores under `key`; `state` tells it from every other one."""
        if self._connection is not None:
            self._fresh_parts[key] = state, parts

    def parts(self, key: bytes, state: bytes, numbers: Collection[int]) -> Mapping[int, bytes] | None:
        """Some parts of that value, by number from 0; None where one of them is not there, or cannot be believed."""
        if key in self._fresh_parts:
            present, parts = self._fresh_parts[key]
            return {number: parts[number] for number in numbers} if present == state else None
        wanted = set(numbers)
        rows = self._attempt(lambda connection: _parts(connection, key, wanted)) or ()
        found = {
            number: data
            for number, data, code in rows
            if number in wanted
            and _whole(data, code)
            and compare_digest(code, self._part_code(key, state, number, data))
        }
        return found if found.keys() == wanted else None

    def flush(self) -> None:
        """Write what is new. Locked by another process, read-only, or the disk is full: the next run looks again."""
        if self._fresh or self._used or self._fresh_parts:
            self._attempt(self._write)
        self._fresh, self._used, self._fresh_parts = {}, set(), {}

    def close(self) -> None:
        """Write what is new, and let go of the file."""
        self.flush()
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _attempt(self, action: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `action` gives; whatever is wrong with a store, the answer is to look again, without it."""
        if self._connection is None:
            return None
        try:
            return action(self._connection)
        except Exception as error:
            self._connection.close()
            self._connection = None
            if type(error).__name__ == "DatabaseError":  # no database any more: the next run begins with a new one
                _remove(self._file)
            return None

    def _code(self, key: bytes, data: bytes) -> bytes:
        code = blake2b(key, key=self._secret or b"", digest_size=16, person=b"row")
        code.update(data)  # which may be large: no copy of it
        return code.digest()

    def _part_code(self, key: bytes, state: bytes, number: int, data: bytes) -> bytes:
        code = blake2b(key, key=self._secret or b"", digest_size=16, person=b"part")
        code.update(b"%d:%d:%s" % (number, len(state), state))
        code.update(data)
        return code.digest()

    def _write(self, connection: sqlite3.Connection) -> None:
        rows = ((key, data, self._code(key, data), self._run) for key, data in self._fresh.items())
        with connection:
            connection.executemany("INSERT OR REPLACE INTO rows (key, value, code, run) VALUES (?, ?, ?, ?)", rows)
            connection.executemany("UPDATE rows SET run = ? WHERE key = ?", ((self._run, key) for key in self._used))
            for key, (state, parts) in self._fresh_parts.items():
                connection.execute("DELETE FROM parts WHERE key = ?", (key,))
                codes = ((number, data, self._part_code(key, state, number, data)) for number, data in enumerate(parts))
                connection.executemany(
                    "INSERT INTO parts (key, number, value, code) VALUES (?, ?, ?, ?)", ((key, *one) for one in codes)
                )
            if self._fresh:
                gone = connection.execute("DELETE FROM rows WHERE run < ?", (self._run - _KEEP_RUNS,))
                if gone.rowcount:
                    connection.execute("DELETE FROM parts WHERE key NOT IN (SELECT key FROM rows)")


def _last_run(connection: sqlite3.Connection) -> int:
    found = connection.execute("SELECT max(run) FROM rows").fetchone()[0]
    return found if isinstance(found, int) else 0


def _row(connection: sqlite3.Connection, key: bytes) -> tuple[bytes, bytes, int] | None:
    found: tuple[bytes, bytes, int] | None = connection.execute(
        "SELECT value, code, run FROM rows WHERE key = ?", (key,)
    ).fetchone()
    return found


def _parts(connection: sqlite3.Connection, key: bytes, numbers: Collection[int]) -> list[tuple[int, bytes, bytes]]:
    some = f" AND number IN ({','.join('?' * len(numbers))})" if len(numbers) <= _FEW else ""
    asked = (key, *numbers) if some else (key,)
    return connection.execute(f"SELECT number, value, code FROM parts WHERE key = ?{some}", asked).fetchall()  # noqa: S608  # question marks alone


def _whole(data: object, code: object) -> bool:
    return isinstance(data, bytes) and isinstance(code, bytes)


def _open(folder: Path) -> sqlite3.Connection | None:
    import sqlite3

    file = folder / NAME
    for _ in range(2):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(file.with_name(name).is_symlink() for name in _FILES):
                return None
            connection = sqlite3.connect(file, timeout=2, check_same_thread=False)
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _SCHEMA):
                connection.close()
                raise sqlite3.DatabaseError("another version")
            # A machine that loses power may leave a damaged file: that costs time, so waiting for the disk is not worth it.
            connection.execute("PRAGMA synchronous = OFF")
            if version == 0:
                # Words that are off the record are in here, and not every repository keeps .cache out.
                _keep_out(folder / ".gitignore")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS rows (key BLOB PRIMARY KEY, value BLOB, code BLOB, run INTEGER)"
                )
                connection.execute("CREATE INDEX IF NOT EXISTS runs ON rows (run)")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS parts (key BLOB, number INTEGER, value BLOB, code BLOB, PRIMARY KEY (key, number))"
                )
                connection.execute(f"PRAGMA user_version = {_SCHEMA}")
            return connection
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            _remove(file)
        except OSError:
            return None
    return None


def _keep_out(ignored: Path) -> None:
    """Have git see nothing of the folder; a file that is there says something already."""
    with contextlib.suppress(FileExistsError), ignored.open("x", encoding="utf-8") as file:
        file.write("*\n")


def _remove(file: Path) -> None:
    for name in _FILES:
        try:
            file.with_name(name).unlink(missing_ok=True)
        except OSError:
            return
