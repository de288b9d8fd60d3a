"""What was found before, by content: a warm run reads the articles and judges only those that changed.

A row is found under a digest of everything that its result depends on: the article, its ledger and notes, the policy, the
checks themselves. The digest is keyed with a secret of this user on this machine, so a cache that comes along in a pull
request can hold nothing that is ever looked up. Deleted, damaged, read-only, of another version or used by two processes
at once, the cache changes speed only.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model.finding import Finding, Severity, Waiver
from pipeline.model.report import ArticleReport, Reported
from pipeline.wording import Text

if TYPE_CHECKING:
    import sqlite3

_SCHEMA = 1
_NAME = "results.sqlite3"
# Rows that no run has asked for in this many runs are dropped.
_KEEP_RUNS = 20


@dataclass(frozen=True, slots=True)
class Result:
    """What one article came to, and what it was judged by: path → state of every other file that was looked at."""

    report: ArticleReport
    dependencies: Mapping[str, str]


class Cache:
    """Results by key. Every method does nothing where the cache cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._connection = _open(folder)
        self._secret = _secret() if self._connection is not None else None
        self._run = 0
        if self._secret is None:
            self._connection = None
        if self._connection is not None:
            self._run = self._begin(self._connection)

    def key(self, parts: Iterable[bytes]) -> bytes:
        """The name of a row: a keyed digest of `parts`, each with its length."""
        digest = blake2b(key=self._secret or b"", digest_size=24)
        for part in parts:
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.digest()

    def get(self, key: bytes) -> Result | None:
        """What is stored under `key`; None where nothing is, or nothing that can be read."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
            return None if row is None else _decoded(json.loads(row[0]))
        except Exception:
            # Whatever is wrong with a cache, the answer is to look again.
            self._connection = None
            return None

    def put(self, results: Sequence[tuple[bytes, Result]], used: Sequence[bytes]) -> None:
        """Store new results, remember which old ones were used, and drop those long unused."""
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO results (key, value, run) VALUES (?, ?, ?)",
                    ((key, json.dumps(_encoded(result), ensure_ascii=False), self._run) for key, result in results),
                )
                self._connection.executemany(
                    "UPDATE results SET run = ? WHERE key = ? AND run < ?",
                    ((self._run, key, self._run - _KEEP_RUNS // 2) for key in used),
                )
                if results:
                    self._connection.execute("DELETE FROM results WHERE run < ?", (self._run - _KEEP_RUNS,))
            self._connection.close()
        except Exception:
            # Locked by another process, read-only, or the disk is full: the next run looks again.
            self._connection = None

    def _begin(self, connection: sqlite3.Connection) -> int:
        """The number of this run; the cache is given up where it cannot be read."""
        try:
            row = connection.execute("SELECT coalesce(max(run), 0) FROM results").fetchone()
            return int(row[0]) + 1
        except Exception:
            self._connection = None
            return 0


def _open(folder: Path) -> sqlite3.Connection | None:
    import sqlite3

    file = folder / _NAME
    for _ in range(2):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(file, timeout=2)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, _SCHEMA):
                connection.close()
                raise sqlite3.DatabaseError("another version")
            connection.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value TEXT, run INTEGER)")
            connection.execute(f"PRAGMA user_version = {_SCHEMA}")
            return connection
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            _remove(file)
        except OSError:
            return None
    return None


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        try:
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        except OSError:
            return


def _secret() -> bytes | None:
    """This user's key, made at first use and readable by nobody else; None where it cannot be kept."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "tezawari"
    file = folder / "key"
    try:
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            fresh = folder / f"key.{os.getpid()}"
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(os.urandom(32))
            try:
                os.link(fresh, file)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        secret = file.read_bytes()
    except (OSError, RuntimeError):
        return None
    return secret if len(secret) == 32 else None


def code_digest() -> bytes:
    """What the results depend on besides their inputs: this package's files, Python, and the installed packages.

    By name, size and time of change: any edit or upgrade starts afresh.
    """
    digest = blake2b(sys.version.encode(), digest_size=16)
    root = Path(__file__).parents[1]
    for folder in (root, *sorted(path for path in root.rglob("*") if path.is_dir() and path.name != "__pycache__")):
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    state = entry.stat()
                    digest.update(f"{folder}/{entry.name}:{state.st_size}:{state.st_mtime_ns}\n".encode())
    packages = Path(sysconfig.get_paths()["purelib"])
    digest.update(str(packages.stat().st_mtime_ns if packages.exists() else 0).encode())
    return digest.digest()


def _encoded(result: Result) -> dict[str, Any]:
    report = result.report
    return {
        "report": {
            "path": report.path,
            "lang": report.lang,
            "draft": report.draft,
            "publishable": report.publishable,
            "blocked": report.blocked,
            "human_sections": dict(report.human_sections),
            "title": report.title,
            "findings": [_reported(found) for found in report.findings],
        },
        "dependencies": dict(result.dependencies),
    }


def _reported(found: Reported) -> list[Any]:
    finding, waiver = found.finding, found.waiver
    return [
        found.check,
        found.severity.value,
        finding.line,
        {name: _value(value) for name, value in finding.parameters.items()},
        finding.column,
        finding.end_line,
        finding.severity.value if finding.severity else None,
        _text(finding.hint),
        None if waiver is None else [waiver.check, waiver.path, waiver.reason, waiver.by, waiver.until.isoformat()],
    ]


def _value(value: object) -> str | float | list[str] | None:
    if isinstance(value, Text):
        return _text(value)
    return value if isinstance(value, str | int | float) else str(value)


def _text(text: Text | None) -> list[str] | None:
    return None if text is None else [text.ja, text.en]


def _decoded(value: dict[str, Any]) -> Result:
    report = value["report"]
    findings = tuple(_reported_again(found) for found in report.pop("findings"))
    return Result(ArticleReport(**report, findings=findings), value["dependencies"])


def _reported_again(row: list[Any]) -> Reported:
    check, severity, line, parameters, column, end_line, own, hint, waiver = row
    again = {name: Text(*value) if isinstance(value, list) else value for name, value in parameters.items()}
    finding = Finding(line, again, column, end_line, Severity(own) if own else None, _text_again(hint))
    return Reported(check, Severity(severity), finding, _waiver_again(waiver))


def _waiver_again(row: list[str] | None) -> Waiver | None:
    if row is None:
        return None
    from datetime import date

    check, path, reason, by, until = row
    return Waiver(check, path, reason, by, date.fromisoformat(until))


def _text_again(value: list[str] | None) -> Text | None:
    return None if value is None else Text(*value)
