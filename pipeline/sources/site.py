"""A site: its root, its policy, and which of its files are articles and pages."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import ConfigError
from pipeline.policy import config as policy
from pipeline.policy.config import Config
from pipeline.policy.globs import matches, static_folder
from pipeline.sources.tree import Tree, WorkingTree
from pipeline.wording import Text

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
HTML = (".html", ".htm", ".xhtml")


@dataclass(frozen=True)
class Site:
    """One site as it stands in one tree. `docs_dir` is None where there is no mkdocs.yml."""

    root: Path
    tree: Tree
    config: Config
    docs_dir: str | None


class Files(NamedTuple):
    """What can reach readers, by path from the root."""

    articles: tuple[str, ...]
    pages: tuple[str, ...]
    others: tuple[str, ...]


def open_site(start: Path, tree: Callable[[Path], Tree] = WorkingTree) -> Site:
    """Find the site that `start` lies in and read its policy. Raises `ConfigError`."""
    root = find_root(start)
    return read_site(root, tree(root))


def read_site(root: Path, tree: Tree) -> Site:
    """The site at `root` as it stands in `tree`. Raises `ConfigError`."""
    config = read_config(tree)
    return Site(root, tree, config, _docs_dir(tree))


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a policy. Raises `ConfigError` where there is none."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / policy.FILE).is_file() or _has_table(folder / "pyproject.toml"):
            return folder
    raise ConfigError(
        Text(
            "ここは Tezawari のサイトではありません（pipeline.toml が見つかりません）。",
            "This is not a Tezawari site: there is no pipeline.toml here or above.",
        ),
        Text(
            "サイトのフォルダーに移るか、「pipeline init」で新しいサイトを作ってください。",
            "Go to your site's folder, or make a new site with 'pipeline init'.",
        ),
    )


def _has_table(file: Path) -> bool:
    try:
        return b"[tool.pipeline" in file.read_bytes()
    except OSError:
        return False


def read_config(tree: Tree) -> Config:
    """The policy in `tree`. Raises `ConfigError` where there is none, or two, or it is wrong."""
    own = tree.read(policy.FILE)
    project = tree.read("pyproject.toml")
    shared = project is not None and b"[tool.pipeline" in project
    if own is not None and shared:
        raise ConfigError(
            Text(
                "設定が pipeline.toml と pyproject.toml の両方にあります。",
                "There is a policy in pipeline.toml and in pyproject.toml.",
            ),
            Text("どちらか一つにまとめてください。", "Keep one of them."),
        )
    data, file = (project, "pyproject.toml") if shared else (own, policy.FILE)
    if data is None:
        raise ConfigError(
            Text("設定ファイル pipeline.toml がありません。", "There is no pipeline.toml."),
            Text("消してしまった場合は git から戻してください。", "If it was deleted, restore it from git."),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(Text("UTF-8 として読めません。", "This file is not UTF-8."), path=file) from error
    return policy.parse(text, file)


def _docs_dir(tree: Tree) -> str | None:
    for name in ("mkdocs.yml", "mkdocs.yaml"):
        data = tree.read(name)
        if data is not None:
            from pipeline.sources.mkdocs_config import parse_docs_dir

            return parse_docs_dir(data, name)
    return None


def discover(site: Site) -> Files:
    """Sort every file that can reach readers into articles and pages.

    Raises `ConfigError` for a Markdown or HTML file that is neither or both, and for notes or a ledger among them.
    """
    config = site.config
    articles: list[str] = []
    pages: list[str] = []
    others: list[str] = []
    if site.docs_dir is not None:
        _not_published(site.docs_dir, config.notes_folder, "notes.folder")
        _not_published(site.docs_dir, config.ledger, "ledger")
        for path in site.tree.files(site.docs_dir):
            if not path.lower().endswith(MARKDOWN + HTML):
                others.append(path)
                continue
            article, page = matches(path, config.articles), matches(path, config.pages)
            if article == page or (article and path.lower().endswith(HTML)):
                raise _unsorted(path, both=article and page)
            (articles if article else pages).append(path)
    known = set(articles)
    for folder in sorted({static_folder(glob) for glob in config.articles}):
        if site.docs_dir is None or not _below(folder, site.docs_dir):
            articles.extend(
                path for path in site.tree.files(folder) if path not in known and matches(path, config.articles)
            )
            known.update(articles)
    return Files(tuple(articles), tuple(pages), tuple(others))


def ledger_path(article: str, config: Config) -> str:
    """Where the ledger of an article lies: the article's place below its glob's folder, with `.json`."""
    folder = next((static_folder(glob) for glob in config.articles if matches(article, (glob,))), "")
    inner = article[len(folder) + 1 :] if folder else article
    return posixpath.join(config.ledger, posixpath.splitext(inner)[0] + ".json")


def _below(path: str, folder: str) -> bool:
    return folder in ("", ".") or path == folder or path.startswith(folder + "/")


def _not_published(docs_dir: str, folder: str, key: str) -> None:
    if _below(folder, docs_dir):
        raise ConfigError(
            Text(
                "「{key}」（{folder}）が公開フォルダー（{docs_dir}）の中にあります。",
                "'{key}' ({folder}) lies inside the folder that is published ({docs_dir}).",
            ).filled(key=key, folder=folder, docs_dir=docs_dir),
            Text(
                "取材メモや記録が読者に見えてしまいます。公開フォルダーの外に移してください。",
                "Readers would see your notes and records. Move it out of that folder.",
            ),
            path=policy.FILE,
        )


def _unsorted(path: str, *, both: bool) -> ConfigError:
    what = (
        Text(
            "記事（articles）にもページ（pages）にも当てはまります。", "This file matches both 'articles' and 'pages'."
        )
        if both
        else Text(
            "公開フォルダーにありますが、記事（articles）でもページ（pages）でもありません。",
            "This file would be published, but it is neither an article ('articles') nor a page ('pages').",
        )
    )
    return ConfigError(
        what,
        Text(
            "pipeline.toml の articles か pages のどちらか一方に当てはまるようにするか、公開フォルダーの外に移してください。",
            "Make it match exactly one of 'articles' and 'pages' in pipeline.toml, or move it out of the published folder.",
        ),
        path=path,
    )
