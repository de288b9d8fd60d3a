"""What `serve` looks at while it runs, and what it need not look at."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from pipeline.site.theme_files import sparing
from pipeline.site.watching import Watch


class _Told(FileSystemEventHandler):
    def __init__(self) -> None:
        self.paths: list[str] = []
        self.heard = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.paths.append(str(event.src_path))
        self.heard.set()


def told(folder: Path, change: str) -> list[str]:
    """What is told of a change that came while the first preview was being built."""
    post, policy = folder / "posts/a.md", folder / "pipeline.toml"
    post.parent.mkdir()
    post.write_text("a", encoding="utf-8")
    policy.write_text("", encoding="utf-8")
    watch, handler = Watch([folder / "posts", policy]), _Told()
    if change == "removed":
        post.unlink()
    elif change:
        (folder / change).write_text("another", encoding="utf-8")
    watch.schedule(handler, str(folder))
    watch.start()
    handler.heard.wait(20 if change else 1)
    watch.stop()
    watch.join()
    return handler.paths


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ("posts/a.md", "posts/a.md"),
        ("posts/new.md", "posts/new.md"),
        ("pipeline.toml", "pipeline.toml"),
        ("removed", "posts/a.md"),
    ],
)
def test_what_changes_while_the_first_preview_is_built_is_told(tmp_path: Path, change: str, path: str) -> None:
    assert told(tmp_path, change) == [str(tmp_path / path)]


def test_nothing_is_told_where_nothing_changes(tmp_path: Path) -> None:
    assert told(tmp_path, "") == []


def test_links_that_lead_back_or_to_themselves_hide_no_edit(tmp_path: Path) -> None:
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "self").symlink_to(posts / "self")
    for name in ("one", "two", "three"):
        (posts / name).symlink_to(posts, target_is_directory=True)
    watch, handler = Watch([posts]), _Told()
    (posts / "new.md").write_text("a", encoding="utf-8")
    watch.schedule(handler, str(posts))
    watch.start()
    assert handler.heard.wait(20)
    watch.stop()
    watch.join()
    assert handler.paths == [str(posts / "new.md")]


def _copied(theme: Theme) -> list[str]:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "theme": theme})
    config["theme"], config["site_dir"], config["use_directory_urls"] = theme, "/site", True
    files = Files([])
    files.add_files_from_theme(theme.get_env(), config)
    return [file.src_uri for file in files]


def test_a_theme_that_is_looked_through_without_its_icons_copies_the_same_files(tmp_path: Path) -> None:
    (tmp_path / ".hidden/deep").mkdir(parents=True)
    (tmp_path / ".hidden/deep/a.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/b.css").write_text("b {}", encoding="utf-8")
    usual, spared = (Theme(name="material", custom_dir=str(tmp_path)) for _ in range(2))
    sparing(spared)
    assert _copied(spared) == _copied(usual)
    assert "own/b.css" in _copied(spared)


def test_an_icon_is_found_by_its_name_all_the_same() -> None:
    theme = Theme(name="material")
    sparing(theme)
    environment = theme.get_env()
    assert "<svg" in environment.get_template(".icons/material/magnify.svg").render()
    assert not any(name.startswith(".icons/") for name in environment.list_templates())
