"""The site as it is about to be committed, and the articles that the commit touches."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError, UsageError
from pipeline.frozen import replace
from pipeline.policy import config as policy
from pipeline.policy.gate import Change
from pipeline.records import NamedTuple
from pipeline.sources.change import change_between
from pipeline.sources.git.affected import affected, beside, entering
from pipeline.sources.git.blobs import Blobs
from pipeline.sources.git.private_notes import PrivateNotes
from pipeline.sources.git.repository import Repository
from pipeline.sources.git.trees import RecordedTree, below, differing, index_and_head
from pipeline.sources.root import PROJECT, is_policy
from pipeline.sources.site import Files, Site, discover, find_root, read_site
from pipeline.sources.tree import WorkingTree
from pipeline.wording import Text


class Staged(NamedTuple):
    """The site in the index, the articles and notes of the next commit, all files of the site, and those to look at besides."""

    site: Site
    articles: tuple[str, ...]
    notes: tuple[str, ...]
    files: Files
    change: Change | None = None
    besides: tuple[str, ...] = ()


def staged_site(start: Path) -> Staged:
    """The site in the index, the articles that the next commit touches, and its notes.

    All articles where it changes the policy, and where nothing at all is staged: a run over every file on a server
    stages nothing, and would pass whatever is wrong. The site is the one that `start` lies in, or else the only one below: hooks start at the top of the repository.
    Raises `UsageError` outside a repository, `ConfigError` where there is no site or its layout is wrong.
    """
    repository = Repository.find(start)
    blobs = Blobs(repository)
    head = blobs.commit("HEAD")
    entries, recorded = index_and_head(repository, head)
    everything = RecordedTree(entries, blobs)
    folder = _site_folder(everything, repository, start)
    root = repository.top / folder
    tree = RecordedTree(below(everything.entries, folder), everything.blobs)
    site = read_site(root, tree)
    private = f"{site.config.notes_folder}/private"
    site = replace(site, tree=PrivateNotes(tree, WorkingTree(root), repository, folder, private))
    before = RecordedTree(below(recorded, folder), blobs) if head else None
    staged = differing(recorded, entries)
    changed = {path[len(folder) :] for path in staged if path.startswith(folder)}
    files = discover(site)
    change = _change(repository, before, folder, tree, staged)
    if not staged or policy.FILE in changed or (PROJECT in changed and _table_changed(before, tree)):
        return Staged(site, files.articles, entering(site, changed), files, change, beside(site, files))
    articles = affected(site, files.articles, changed)
    return Staged(site, articles, entering(site, changed), files, change, beside(site, files, changed))


def _change(
    repository: Repository, before: RecordedTree | None, folder: str, tree: RecordedTree, staged: AbstractSet[str]
) -> Change | None:
    """What the commit changes; None where there is nothing to compare with: no commit, or one without a sound policy.

    A merge brings what others changed and `--base` judged: to this line of work all of it is new.
    """
    if before is None or not staged or _merging(repository):
        return None
    inside = {path[len(folder) :] for path in staged if path.startswith(folder)}
    outside = [path for path in staged if not path.startswith(folder)]
    try:
        change = change_between(before, tree, inside, tolerate_drafts=True, outside=outside)
    except ConfigError:
        return None  # the commit mends what was broken; `--base` judges it
    return change and change._replace(revision="HEAD")


def _merging(repository: Repository) -> bool:
    """Whether the commit is a merge. Before a merge without conflicts is recorded, only git's own variables say so."""
    return any(name.startswith("GITHEAD_") for name in os.environ) or (repository.git_dir / "MERGE_HEAD").exists()


def _site_folder(tree: RecordedTree, repository: Repository, start: Path) -> str:
    """The site's folder from the top of the repository: empty, or ending in a slash."""
    folder = repository.prefix
    while True:
        if holds_policy(tree, folder):
            return folder
        if not folder:
            break
        folder = posixpath.dirname(folder.rstrip("/"))
        folder = f"{folder}/" if folder else ""
    names = (policy.FILE, PROJECT)
    folders = {path[: -len(name)] for path in tree.entries for name in names if path.endswith(f"/{name}")}
    found = sorted(one for one in folders if one.startswith(repository.prefix) and holds_policy(tree, one))
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(found)
    raise _not_recorded(find_root(start))


def holds_policy(tree: RecordedTree, folder: str = "") -> bool:
    """Whether there is a policy in `folder` (empty, or ending in a slash)."""
    if f"{folder}{policy.FILE}" in tree.entries:
        return True
    project = tree.entries.get(f"{folder}{PROJECT}")
    if project is None or not project.is_file:
        return False
    return is_policy(tree.read(f"{folder}{PROJECT}"))


def _table_changed(before: RecordedTree | None, tree: RecordedTree) -> bool:
    """Whether `[tool.pipeline]` differs from the last commit; other tables of pyproject.toml are no policy of ours."""
    return before is None or _table(before.read(PROJECT)) != _table(tree.read(PROJECT))


def _table(data: bytes | None) -> Mapping[str, Any] | None:
    import tomllib

    try:
        table = tomllib.loads((data or b"").decode("utf-8-sig"))
    except ValueError:
        return None
    tool = table.get("tool")
    return tool.get("pipeline") if isinstance(tool, dict) else None


def _several(folders: list[str]) -> UsageError:
    return UsageError(
        Text(
            "このリポジトリにはサイトがいくつもあります（{sites}）。", "There are several sites here ({sites})."
        ).filled(sites=", ".join(folders)),
        Text(
            "サイトのフォルダーに移ってから実行してください。フックでは「sh -c 'cd フォルダー && pipeline check --staged'」と書きます。",
            "Run this in the folder of one. In a hook, write \"sh -c 'cd FOLDER && pipeline check --staged'\".",
        ),
    )


def _not_recorded(root: Path) -> ConfigError:
    return ConfigError(
        Text(
            "設定ファイルが、まだ git に入っていません（サイト：{root}）。",
            "The policy is not in git yet (site: {root}).",
        ).filled(root=root),
        Text(
            "「git add pipeline.toml」で加えてください。コミットは、git に入っている設定でチェックします。",
            "Add it with 'git add pipeline.toml'. A commit is judged by the policy that git holds.",
        ),
        path=policy.FILE,
    )
