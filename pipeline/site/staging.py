"""A copy of docs_dir that holds only what may be published: no engine, plugin or hook can build what is not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.policy.globs import MARKDOWN
from pipeline.publishing.selection import Selection
from pipeline.sources.site import HTML, Site
from pipeline.wording import Text


def docs_folder(site: Site) -> str:
    """The folder that is published, relative to the root. Raises `ConfigError` where there is no mkdocs.yml."""
    if site.docs_dir is None:
        raise ConfigError(
            Text("mkdocs.yml がありません。", "There is no mkdocs.yml."),
            Text(
                "「pipeline init」で作るか、git から戻してください。",
                "Make one with 'pipeline init', or restore it from git.",
            ),
        )
    return site.docs_dir


def relative(site: Site, path: str) -> str:
    """A path from the root → the path from docs_dir, as engines name it."""
    return path if docs_folder(site) == "." else path.removeprefix(f"{docs_folder(site)}/")


def published(site: Site, selection: Selection) -> list[str]:
    """The files below docs_dir that a site may be built from. Raises `ConfigError` for a link that leads out of it."""
    inside = f"{docs_folder(site)}/" if docs_folder(site) != "." else ""
    texts = [*(article.path for article in selection.articles), *selection.pages]
    paths = [*(path for path in texts if path.startswith(inside)), *selection.others, *dotted(site)]
    for path in paths:
        refuse_link(site, path)
    return paths


# What a file of the copy holds: the bytes of a text that was checked, whoever writes meanwhile, or the file that it is a copy of.
Content = bytes | Path


def contents(site: Site, selection: Selection) -> dict[str, Content]:
    """The files of the copy by path from docs_dir. Raises `ConfigError` for a link that leads out of docs_dir."""
    texts = {*(article.path for article in selection.articles), *selection.pages}
    return {
        relative(site, path): (site.tree.read(path) or b"") if path in texts else site.root / path
        for path in published(site, selection)
    }


def stage(folder: Path, contents: Mapping[str, Content]) -> None:
    """Write the copy into `folder`, byte for byte; what is copied keeps its times."""
    for name, content in contents.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            shutil.copy2(content, target)


def docs_place(site: Site, folder: Path) -> Path:
    """Make the place below the empty `folder` for the copy of docs_dir.

    In a git repository it lies as deep as the original, below a link to the repository, so that plugins that ask git
    when a page was changed, or by whom, get their answer.
    """
    top = next((parent for parent in (site.root, *site.root.parents) if (parent / ".git").exists()), None)
    place = folder / docs_folder(site)
    folder.mkdir(parents=True, exist_ok=True)
    if top is not None:
        place = folder / site.root.relative_to(top) / docs_folder(site)
        git = top / ".git"
        # A linked worktree or a submodule has a file here that names the folder, perhaps from where it stands.
        named = top / git.read_text(encoding="utf-8").removeprefix("gitdir:").strip() if git.is_file() else git
        (folder / ".git").write_text(f"gitdir: {os.path.realpath(named)}\n", encoding="utf-8")
    place.mkdir(parents=True, exist_ok=True)
    return place


def dotted(site: Site) -> Iterator[str]:
    """Settings such as `.authors.yml`, which engines read; never pages, because nothing beginning with a dot is checked as an article."""
    docs = docs_folder(site)
    for parent, folders, names in os.walk(site.root / docs):
        folders[:] = sorted(name for name in folders if name != ".git")
        below = Path(parent).relative_to(site.root).as_posix()
        hidden = any(part.startswith(".") for part in Path(below).relative_to(docs).parts)
        for name in sorted(names):
            if (hidden or name.startswith(".")) and not name.lower().endswith(MARKDOWN + HTML):
                yield f"{below}/{name}"


def refuse_link(site: Site, path: str) -> None:
    """Raise `ConfigError` where a path in docs_dir leads out of it."""
    docs = os.path.realpath(site.root / docs_folder(site))
    if not os.path.realpath(site.root / path).startswith(docs + os.sep):
        raise ConfigError(
            Text(
                "公開フォルダーの外のファイルへのリンクです。取材メモなどが公開されるおそれがあります。",
                "This is a link to a file outside the published folder; it could publish notes or anything else.",
            ),
            Text(
                "リンクを消して、公開してよいファイルそのものを置いてください。",
                "Remove the link and put the file itself here, if it may be published.",
            ),
            path=path,
        )
