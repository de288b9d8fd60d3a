"""Real git repositories for tests, out of reach of the settings of whoever runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.commands import within
from tests.sites import write

ROOT = Path(__file__).parent.parent
PIPELINE = (sys.executable, "-m", "pipeline")


class Repository:
    """A repository at `top`. `git` fails the test where git fails; `attempt` returns what came of it."""

    def __init__(self, top: Path, *, init: bool = True, settings: Mapping[str, str] | None = None) -> None:
        self.top = top
        self.settings = dict(settings or {})
        top.mkdir(parents=True, exist_ok=True)
        if init:
            self.git("init", "--quiet", "--initial-branch=main")

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """A clean environment with an author; messages in English unless `extra` says otherwise."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LC_", "LANG"))}
        author = {"NAME": "Mori Aya", "EMAIL": "mori@example.com"}
        own = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in author.items()}
        settings = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "en_US.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        }
        return kept | own | settings | self.settings | dict(extra or {})

    def run(
        self, *command: str, folder: Path | None = None, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run any command in the repository."""
        return subprocess.run(
            command,
            cwd=folder or self.top,
            env=self.environment(env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def attempt(self, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run git, which may refuse."""
        return self.run("git", *arguments, env=env)

    def git(self, *arguments: str) -> str:
        """Run git, which must not refuse."""
        result = self.attempt(*arguments)
        assert result.returncode == 0, f"git {' '.join(arguments)}: {result.stdout}{result.stderr}"
        return result.stdout.strip()

    def check(
        self, *arguments: str, folder: Path | None = None, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """`pipeline check` here."""
        return self.pipeline("check", *arguments, folder=folder, env=env)

    def pipeline(
        self, *arguments: str, folder: Path | None = None, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Any of our commands, run in the process of the tests (see `tests/commands.py`)."""
        return within(folder or self.top, arguments, self.environment(env))

    def write(self, path: str, text: str) -> Path:
        """Write a file of the working tree."""
        return write(self.top / path, text)

    def stage(self, path: str, text: str) -> Path:
        """Write a file and stage it."""
        file = self.write(path, text)
        self.git("add", "--", path)
        return file

    def commit_all(self, message: str = "work") -> str:
        """Commit everything, without hooks; returns the commit's id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")
