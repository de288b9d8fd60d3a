"""Repositories whose commits go through a real hook: pre-commit, prek, or the plain git hook.

The hook's command is answered by the process of the tests, unless a test wants it started (`HookedRepository.start`).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml

from pipeline.wording import Language
from tests.answering import command
from tests.repositories import PIPELINE, ROOT, Repository
from tests.sites import make_site

CONFIG = """\
default_install_hook_types: [pre-commit, pre-merge-commit]
repos:
  - repo: local
    hooks:
      - id: tezawari
        name: 手ざわりのチェック
        language: system
        entry: {entry}
        pass_filenames: false
        files: {files}
        stages: [pre-commit, pre-merge-commit]
"""


def _files() -> str:
    """The files for which the hook of a new site runs."""
    config = yaml.safe_load((ROOT / "pipeline/starter/templates/en/pre-commit-config.yaml").read_text(encoding="utf-8"))
    return str(config["repos"][0]["hooks"][0]["files"])


def tool(name: str) -> str:
    """A hook runner beside the interpreter that runs the tests. Its absence fails: a test not run proves nothing."""
    found = Path(sys.executable).parent / name
    assert found.is_file(), f"{name} is not installed beside {sys.executable}: run 'make setup'"
    return str(found)


class HookedRepository(Repository):
    """A repository whose commits go through a hook."""

    runner = "pre-commit"

    def start(self) -> None:
        """From here on, have the hook start its command as it does on a writer's machine."""
        self.settings["PATH"] = f"{Path(self.settings['HOME']) / 'started'}{os.pathsep}{self.settings['PATH']}"

    def speak(self, language: Language) -> None:
        """Set the locale of everything that runs here."""
        self.settings["LC_ALL"] = {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[language]

    def install(self, folder: str = "") -> None:
        """Set the hook up as a writer would; `folder` is where the site lies."""
        if self.runner == "git":
            self.git("config", "core.hooksPath", str(ROOT / "hooks"))
            return
        self.stage(".pre-commit-config.yaml", CONFIG.format(entry="pipeline check --staged", files=_files()))
        result = self.run(tool(self.runner), "install")
        assert result.returncode == 0, result.stdout + result.stderr

    def linked(self, folder: Path) -> HookedRepository:
        """A linked worktree on a branch of its own."""
        self.git("worktree", "add", "--quiet", str(folder), "-b", folder.name)
        return HookedRepository(folder, init=False, settings=self.settings)

    def accepts(self, *command: str) -> None:
        """The command (`git commit` by default) goes through."""
        result = self.attempt(*(command or ("commit", "-m", "記事")))
        assert result.returncode == 0, result.stdout + result.stderr

    def refuses(self, *command: str, saying: str = "human-section-empty") -> str:
        """The command (`git commit` by default) is stopped without a commit; returns what was said."""
        before = self.attempt("rev-parse", "HEAD").stdout
        result = self.attempt(*(command or ("commit", "-m", "記事")))
        said = result.stdout + result.stderr
        assert result.returncode != 0, said
        assert saying in said
        assert self.attempt("rev-parse", "HEAD").stdout == before
        return said


@pytest.fixture(params=["pre-commit", "prek", "git"])
def runner(request: pytest.FixtureRequest) -> str:
    """What runs the hook."""
    return str(request.param)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, asking: Path) -> Path:
    """Where hook runners keep what is theirs, and two commands that hooks call by name: one that asks here, one that starts."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "bin").symlink_to(asking)
    command(folder / "started", *PIPELINE)
    return folder


def placed(top: Path, runner: str, home: Path, *, init: bool = True) -> HookedRepository:
    """A repository at `top` whose commits go through `runner`, once it is installed."""
    settings = {
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home),
        "PREK_HOME": str(home),
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
    }
    made = HookedRepository(top, init=init, settings=settings)
    made.runner = runner
    made.speak("ja")
    return made


@pytest.fixture
def bare(tmp_path: Path, runner: str, home: Path) -> HookedRepository:
    """A repository without a commit, a site or a hook yet."""
    return placed(tmp_path / "repository", runner, home)


Placing = Callable[[Language], HookedRepository]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Callable[[str, Language], Path]:
    """The repository of `in_language`, made once for each runner: nothing in it names its place."""

    @cache
    def made(runner: str, language: Language) -> Path:
        new = placed(tmp_path_factory.mktemp(runner) / "repository", runner, home)
        make_site(new.top, language)
        new.install()
        new.commit_all("site")
        return new.top

    return made


@pytest.fixture
def in_language(tmp_path: Path, runner: str, home: Path, prepared: Callable[[str, Language], Path]) -> Placing:
    """A committed site without articles in a language, whose hook is set up and speaks it."""

    def copied(language: Language) -> HookedRepository:
        top = shutil.copytree(prepared(runner, language), tmp_path / "repository", symlinks=True)
        new = placed(top, runner, home, init=False)
        new.speak(language)
        return new

    return copied


@pytest.fixture
def repository(in_language: Placing) -> HookedRepository:
    """A committed site in Japanese without articles, whose hook is set up."""
    return in_language("ja")
