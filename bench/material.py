"""Where the evaluation data is, and sites made of it."""

from __future__ import annotations

import os
import shutil
import tarfile
from pathlib import Path

POLICY = 'lang = "ja"\n'
MKDOCS = "site_name: bench\ndocs_dir: content/site\n"


def data_folder() -> Path | None:
    """`TEZAWARI_DATA`, default `../shared/data` beside the checkout; None where it is absent."""
    folder = Path(os.environ.get("TEZAWARI_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
    return folder if folder.is_dir() else None


def throughput(data: Path, into: Path) -> list[Path]:
    """Unpack the throughput files; returns the Markdown files in order."""
    with tarfile.open(data / "throughput.tar.xz") as archive:
        archive.extractall(into, filter="data")
    return sorted(path for path in into.rglob("*") if path.is_file() and path.suffix in (".md", ".markdown"))


def site_of(files: list[Path], folder: Path, count: int | None = None) -> Path:
    """A site whose articles are `files`; with `count`, as many as asked for, repeated where there are fewer."""
    posts = folder / "content/site/posts"
    posts.mkdir(parents=True)
    (folder / "pipeline.toml").write_text(POLICY, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (folder / "content/site/index.md").write_text("# bench\n", encoding="utf-8")
    for number in range(len(files) if count is None else count):
        source = files[number % len(files)]
        shutil.copyfile(source, posts / f"{number:05d}-{source.parent.name}.md")
    return folder
