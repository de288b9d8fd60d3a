"""What changed in the working tree since a revision, judged by the policy of that revision."""

from __future__ import annotations

import os
from collections.abc import Set as AbstractSet
from pathlib import Path

from pipeline.errors import ConfigError, UsageError
from pipeline.frozen import replace
from pipeline.policy import config as policy
from pipeline.policy.config import Config
from pipeline.policy.gate import Change
from pipeline.records import NamedTuple
from pipeline.sources.change import change_between
from pipeline.sources.git.affected import affected, beside, entering
from pipeline.sources.git.blobs import Blobs
from pipeline.sources.git.repository import Repository
from pipeline.sources.git.staged import holds_policy
from pipeline.sources.git.trees import RecordedTree, below, paths, revision_entries
from pipeline.sources.site import Files, Site, discover, find_root, read_config, read_site
from pipeline.sources.tree import WorkingTree
from pipeline.wording import Text

NO_POLICY = Text(
    "{revision} には設定がまだないので、いまの設定でチェックします。",
    "There is no policy at {revision} yet, so the present one applies.",
)


class Since(NamedTuple):
    """The site, its files, the articles and the notes that changed, whether the present policy had to stand in for that of the base,
    and what changed besides that readers see."""

    site: Site
    files: Files
    articles: tuple[str, ...]
    notes: tuple[str, ...]
    present_policy: bool
    change: Change | None = None
    besides: tuple[str, ...] = ()


def changed_since(start: Path, revision: str) -> Since:
    """The site that `start` lies in, and its articles that changed since it parted from `revision`.

    Changed is what was committed since, staged, edited or added, and what git does not watch. Raises `UsageError` for a
    revision that does not exist.
    """
    repository = Repository.find(start)
    commit = repository.commit(revision)
    if commit is None:
        raise _unknown(revision)
    root = find_root(start)
    folder = folder_of(repository, root)
    working = WorkingTree(root)
    site = read_site(root, working)
    base = RecordedTree(below(revision_entries(repository, commit), folder), Blobs(repository))
    config = _config_at(base, revision)
    site = replace(site, config=config or site.config)
    files = discover(site)
    parted = _parted(repository, commit)
    everything, watched = _changes(repository, folder, parted)
    changed = _within(everything, folder) | {path for path in files.articles if path not in watched}
    # What the other line of work did meanwhile is not ours: the change is what happened since they parted.
    origin = base if parted == commit else RecordedTree(below(revision_entries(repository, parted), folder), base.blobs)
    outside = [path for path in everything if not path.startswith(folder)]
    change = change_between(origin, working, changed, outside=outside) if holds_policy(origin) else None
    return Since(
        site,
        files,
        affected(site, files.articles, changed),
        entering(site, changed),
        config is None,
        change and change._replace(revision=parted[:12]),
        beside(site, files, changed),
    )


def _parted(repository: Repository, commit: str) -> str:
    """Where HEAD and `commit` parted.

    Without a common ancestor (a shallow clone) the revision itself: that names more articles, never fewer.
    """
    head = repository.commit("HEAD")
    return (repository.merge_base(commit, head) if head else None) or commit


def _changes(repository: Repository, folder: str, base: str) -> tuple[AbstractSet[str], AbstractSet[str]]:
    """What differs from `base` or is new, by path from the top; and whatever git watches, from the site's root.

    Git does not look at files marked `assume-unchanged` or `skip-worktree`, nor at ignored ones: nothing says that they
    are as they were.
    """
    differing = paths(repository.output("diff-index", "--name-only", "-z", "--no-renames", base, "--"))
    added = paths(repository.output("ls-files", "--others", "--exclude-standard", "-z"))
    tagged = paths(repository.output("ls-files", "-v", "-z"))
    watched = {path[2:] for path in tagged if path.startswith("H ")}
    return differing | added, _within(watched, folder)


def _within(found: AbstractSet[str], folder: str) -> frozenset[str]:
    return frozenset(path[len(folder) :] for path in found if path.startswith(folder))


def folder_of(repository: Repository, root: Path) -> str:
    """Where the site lies in the repository: empty, or ending in a slash. Raises `UsageError` where it lies outside."""
    relative = os.path.relpath(os.path.realpath(root), os.path.realpath(repository.top)).replace(os.sep, "/")
    if relative == ".":
        return ""
    if relative.split("/")[0] == "..":
        raise UsageError(
            Text(
                "サイトのフォルダー（{root}）が git のリポジトリの外にあります。",
                "The site's folder ({root}) lies outside this git repository.",
            ).filled(root=root)
        )
    return f"{relative}/"


def _config_at(base: RecordedTree, revision: str) -> Config | None:
    if not holds_policy(base):
        return None
    try:
        return read_config(base)
    except ConfigError as error:
        raise ConfigError(
            error.message,
            Text(
                "変更は、比べる相手（{revision}）の設定でチェックします。まずそちらの設定を直してください。",
                "A change is judged by the policy as it stands at {revision}. Mend it there first.",
            ).filled(revision=revision),
            path=f"{revision}:{error.path or policy.FILE}",
            line=error.line,
        ) from error


def _unknown(revision: str) -> UsageError:
    return UsageError(
        Text(
            "比べる相手「{revision}」が git に見つかりません。", "There is no revision '{revision}' to compare with."
        ).filled(revision=revision),
        Text(
            "ブランチ名かコミットを確かめてください。CI では履歴をすべて取得します（actions/checkout の fetch-depth: 0）。",
            "Check the name of the branch or commit. On CI, fetch the whole history (fetch-depth: 0 in actions/checkout).",
        ),
    )
