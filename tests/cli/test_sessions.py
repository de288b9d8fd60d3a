"""Each command opens the store of its site once, and no other."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.checking import store
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import article, make_site, write

PATH = "content/site/posts/a.md"
BLOG = "plugins: [search, {blog: {blog_dir: .}}]\nmarkdown_extensions: [attr_list]\n"
# Each command, and what is typed.
COMMANDS = (("check",), ("check", PATH), ("status",), ("publish", PATH), ("build",))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders in which a store was opened."""
    folders: list[Path] = []
    really: Callable[[Path], sqlite3.Connection | None] = store._open

    def opens(folder: Path) -> sqlite3.Connection | None:
        folders.append(folder)
        return really(folder)

    monkeypatch.setattr(store, "_open", opens)
    return folders


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_command_opens_one_store(
    tmp_path: Path, opened: list[Path], lang: Language, command: tuple[str, ...]
) -> None:
    site = make_site(tmp_path, lang)
    write(site / "mkdocs.yml", (site / "mkdocs.yml").read_text(encoding="utf-8") + BLOG)
    write(site / PATH, article(lang))
    run = pipeline(site, *command, given="y\n")
    assert run.returncode == 0, run.stdout + run.stderr
    assert opened == [site / ".cache/tezawari"]
