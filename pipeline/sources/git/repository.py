"""Running git: in the right repository, with the right index, and with nobody's settings in the way."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import PipelineError, UnreadableError, UsageError
from pipeline.records import NamedTuple
from pipeline.wording import Text

# Everything else that begins with GIT_ is dropped: inside a hook GIT_DIR and its like point at the repository of
# whoever called the hook, which need not be the one that we stand in.
_KEPT = frozenset(
    {
        "GIT_EXEC_PATH",
        "GIT_CEILING_DIRECTORIES",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_SYSTEM",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_COUNT",
    }
)
_KEPT_PREFIXES = ("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")

# No locks, no prompts, no network for a partial clone, messages in English.
_FIXED = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}

# Replaced objects would show other text than what is committed; a file system monitor runs a program of the user's.
_OPTIONS = ("--no-replace-objects", "--no-pager", "-c", "core.fsmonitor=false")

_FAILED = Text("git の記録を読めません（{detail}）。", "What git holds cannot be read ({detail}).")

NO_GIT = Text("git が見つかりません。", "git was not found.")
NO_REPOSITORY = Text("ここは git のリポジトリではありません。", "This is not a git repository.")
_FOREIGN = Text(
    "このフォルダーは別の利用者のものなので、git が使わせません。",
    "This folder belongs to another user of this computer, so git does not let it be used.",
)
_TRUST = Text(
    "信頼できるフォルダーなら「git config --global --add safe.directory '{folder}'」を実行してください。",
    "If you trust it, run: git config --global --add safe.directory '{folder}'",
)


class Repository(NamedTuple):
    """A git repository with a working tree at `top`. `prefix` leads from `top` to where we started: empty or `a/b/`."""

    top: Path
    git_dir: Path
    prefix: str
    environment: Mapping[str, str]

    @classmethod
    def find(cls, start: Path) -> Repository:
        """The repository that `start` lies in. Raises `UsageError` where there is none."""
        environment = clean(os.environ)
        asked = ("rev-parse", "--show-toplevel", "--absolute-git-dir", "--show-prefix")
        result = _call(asked, start, environment)
        lines = os.fsdecode(result.stdout).split("\n")
        if result.returncode or len(lines) != 4:
            raise _no_repository(result.stderr)
        top, git_dir = Path(lines[0]), Path(lines[1])
        index = own_index(os.environ.get("GIT_INDEX_FILE"), top, git_dir)
        if index is not None:
            environment["GIT_INDEX_FILE"] = str(index)
        return cls(top, git_dir, lines[2], environment)

    def output(self, *arguments: str) -> bytes:
        """What git prints, run at the top. Raises `UnreadableError` where it fails."""
        result = _call(arguments, self.top, self.environment)
        if result.returncode:
            raise failed(_detail(result.stderr))
        return result.stdout

    def outputs(self, *commands: tuple[str, ...]) -> list[bytes]:
        """As `output`, of several commands at once."""
        started = [self.popen(*command) for command in commands]
        ended = [process.communicate() for process in started]
        for command, process in zip(commands, started, strict=True):
            if process.returncode:
                raise failed(command[0])
        return [output for output, _ in ended]

    def commit(self, revision: str) -> str | None:
        """The id of the commit that `revision` names, None where it names none."""
        if not revision or revision.startswith("-"):
            return None
        result = _call(
            ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
            self.top,
            self.environment,
        )
        return None if result.returncode else result.stdout.decode().strip()

    def empty_tree(self) -> str:
        """The id of a tree without files: what the first commit is compared with."""
        return self.output("hash-object", "-t", "tree", "--stdin").decode().strip()

    def merge_base(self, one: str, other: str) -> str | None:
        """The commit where two lines of work parted, None where they never met."""
        result = _call(("merge-base", one, other), self.top, self.environment)
        if result.returncode > 1:
            raise failed(_detail(result.stderr))
        return result.stdout.decode().strip() or None

    def is_ignored(self, path: str) -> bool:
        """Whether the ignore rules cover a path from the top."""
        result = _call(("check-ignore", "--quiet", "--", f"./{path}"), self.top, self.environment)
        if result.returncode > 1:
            raise failed(_detail(result.stderr))
        return result.returncode == 0

    def popen(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start git with pipes for input and output."""
        return subprocess.Popen(
            ("git", *_OPTIONS, *arguments),
            cwd=self.top,
            env=dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for git: without what a calling hook left there, with what keeps git quiet."""
    kept = {
        name: value
        for name, value in environment.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(_KEPT_PREFIXES)
    }
    return kept | _FIXED


def own_index(named: str | None, top: Path, git_dir: Path) -> Path | None:
    """The index that GIT_INDEX_FILE names, unless it is missing or belongs to another repository.

    `git commit -a`, `-p` and `git commit -- PATH` commit from a temporary index, and that is what must be judged.
    """
    if not named:
        return None
    index = Path(os.path.realpath(top / named))
    if not index.is_file():
        return None
    owner = next((folder for folder in index.parents if _is_git_dir(folder)), None)
    return index if owner is None or owner == Path(os.path.realpath(git_dir)) else None


def _is_git_dir(folder: Path) -> bool:
    return (folder / "HEAD").is_file() and ((folder / "objects").is_dir() or (folder / "commondir").is_file())


def failed(detail: str) -> UnreadableError:
    """The error for a git that does not answer."""
    return UnreadableError(
        _FAILED.filled(detail=detail),
        Text(
            "「git status」と「git fsck」でリポジトリの状態を確かめてください。",
            "See what 'git status' and 'git fsck' say about the repository.",
        ),
    )


def setting(name: str, folder: Path) -> str:
    """A setting of git as it holds in `folder`, inside a repository or not; empty where there is none, or no git."""
    try:
        result = _call(("config", name), folder, clean(os.environ))
    except PipelineError:
        return ""
    return result.stdout.decode("utf-8", "replace").strip() if result.returncode == 0 else ""


def _call(
    arguments: tuple[str, ...], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ("git", *_OPTIONS, *arguments),
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise UsageError(
            NO_GIT,
            Text(
                "git を入れるか、--staged や --base なしの「pipeline check」を使ってください。",
                "Install git, or use 'pipeline check' without --staged and --base.",
            ),
        ) from error


def _detail(stderr: bytes) -> str:
    lines = [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else "git"


def _no_repository(stderr: bytes) -> PipelineError:
    detail = _detail(stderr)
    if "not a git repository" in detail:
        return UsageError(
            NO_REPOSITORY,
            Text(
                "「git init」でリポジトリを作るか、--staged や --base なしの「pipeline check」を使ってください。",
                "Make one with 'git init', or use 'pipeline check' without --staged and --base.",
            ),
        )
    if (foreign := re.search("dubious ownership in repository at '(.+)'", detail)) is not None:
        return UsageError(_FOREIGN, _TRUST.filled(folder=foreign[1]))
    return UsageError(
        Text("git のリポジトリを使えません（{detail}）。", "This git repository cannot be used ({detail}).").filled(
            detail=detail
        ),
        Text("サイトのフォルダーで実行してください。", "Run this in your site's folder."),
    )
