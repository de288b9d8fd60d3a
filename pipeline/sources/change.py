"""Two states of a site → what differs between them that decides what reaches readers."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from pipeline.errors import ConfigError, PipelineError, UnreadableError
from pipeline.policy import config as policy
from pipeline.policy.config import Config
from pipeline.policy.engine import is_list_of_packages
from pipeline.policy.gate import Change, Gate, LedgerChange
from pipeline.policy.globs import MARKDOWN, matches
from pipeline.records import NamedTuple
from pipeline.sources import front_matter
from pipeline.sources.articles import decode
from pipeline.sources.mkdocs_config import custom_folder, settings
from pipeline.sources.site import HTML, ledger_path, read_config
from pipeline.sources.tree import Tree
from pipeline.wording import Text

if TYPE_CHECKING:  # most changes touch none
    from pipeline.model.ledger import Ledger

_ENGINE = ("mkdocs.yml", "mkdocs.yaml")
_PROJECT = "pyproject.toml"
# What runs the gate, wherever the site lies in its repository.
_RUNNERS = (".pre-commit-config.yaml", "lefthook.yml", ".gitlab-ci.yml", ".github/workflows/", ".github/actions/")
_GONE = Text("設定ファイルが消されています。", "The policy is gone.")


class _State(NamedTuple):
    """One of the two: its files, and what was read of them."""

    tree: Tree
    config: Config
    file: str
    engine: dict[str, object]
    templates: str | None

    @property
    def docs(self) -> str:
        """The folder that is published."""
        return posixpath.normpath(str(self.engine.get("docs_dir", "docs")))


def change_between(
    before: Tree, after: Tree, paths: Collection[str], *, tolerate_drafts: bool = False, outside: Iterable[str] = ()
) -> Change | None:
    """The change from `before` to `after`, which differ in `paths` (from the site's root); None where there was no policy.

    `outside` are paths from the top of the repository that differ and lie beside the site: of them only the names are known.
    With `tolerate_drafts`, articles that are drafts afterwards do not count as touched. Raises `ConfigError` where a policy
    is wrong.
    """
    old, new = _state(before), _state(after)
    if old is None:
        return None
    if new is None:
        raise ConfigError(_GONE, path=policy.FILE)
    touched = sorted(path for path in paths if _is_article(path, old) or _is_article(path, new))
    if tolerate_drafts:
        touched = [path for path in touched if not _is_draft(path, new)]
    mine = sorted(path for path in paths if _decides(path, old) or _decides(path, new))
    beside = sorted(path for path in outside if path.startswith(_RUNNERS))
    return Change(
        _gate(old, mine, dict.fromkeys(beside, "")),
        _gate(new, mine, dict.fromkeys(beside, "…")),
        tuple(touched),
        tuple(_ledgers(old, new, paths)),
    )


def _state(tree: Tree) -> _State | None:
    shared = b"[tool.pipeline" in (tree.read(_PROJECT) or b"")
    if tree.read(policy.FILE) is None and not shared:
        return None
    data = next((found for name in _ENGINE if (found := tree.read(name)) is not None), b"")
    file = _PROJECT if shared else policy.FILE
    return _State(tree, read_config(tree), file, settings(data), custom_folder(data))


def _gate(state: _State, paths: Iterable[str], beside: dict[str, str]) -> Gate:
    texts = {path: text for path in paths if (text := _text(state.tree, path)) is not None}
    return Gate(state.config, state.file, state.engine, texts | beside)


def _text(tree: Tree, path: str) -> str | None:
    try:
        data = tree.read(path)
    except UnreadableError as error:
        return error.message.en  # a link, say: other than it was, and that is what counts
    return None if data is None else data.decode("utf-8", "backslashreplace")


def _is_article(path: str, state: _State) -> bool:
    """Whether this is an article, or a page of the published folder that nobody declared to be none."""
    if matches(path, state.config.articles):
        return True
    inside = state.docs == "." or path.startswith(f"{state.docs}/")
    return inside and path.lower().endswith((*MARKDOWN, *HTML)) and not matches(path, state.config.pages)


def _is_draft(path: str, state: _State) -> bool:
    try:
        data = state.tree.read(path)
        return data is None or front_matter.parse(decode(data, path)).draft
    except UnreadableError:
        return False


def _decides(path: str, state: _State) -> bool:
    """Whether a file other than the policy and mkdocs.yml decides what readers see."""
    if path.startswith(_RUNNERS) or is_list_of_packages(path):
        return True
    if state.templates and path.startswith(f"{state.templates}/"):
        return True
    if state.config.sign_off is not None and path == state.config.sign_off.allowed_signers:
        return True
    listed = {str(one) for one in _listed(state.engine.get("hooks"))}
    shown = {
        f"{state.docs}/{one}" for key in ("extra_css", "extra_javascript") for one in _listed(state.engine.get(key))
    }
    return path in listed or posixpath.normpath(path) in {posixpath.normpath(one) for one in shown}


def _listed(raw: object) -> list[object]:
    return [one.get("path", "") if isinstance(one, dict) else one for one in raw] if isinstance(raw, list) else []


def _ledgers(old: _State, new: _State, paths: Collection[str]) -> Iterator[LedgerChange]:
    """The ledgers that were there and differ. One that was unreadable before can only become better."""
    names = sorted(path for path in paths if path.startswith(f"{old.config.ledger}/") and path.endswith(".json"))
    for path in names:
        before = _ledger(old.tree, path)
        if before is None or before is False:
            continue
        after = _ledger(new.tree, path)
        moved = after is None and _moved(before, path, new, paths)
        yield LedgerChange(path, before, after or None, after is False, moved)


def _ledger(tree: Tree, path: str) -> Ledger | Literal[False] | None:
    """The ledger, None where there is no file, False where it cannot be read."""
    from pipeline.sources import ledger

    try:
        data = tree.read(path)
        return None if data is None else ledger.parse(decode(data, path), path)
    except PipelineError:
        return False


def _moved(before: Ledger, path: str, new: _State, paths: Collection[str]) -> bool:
    """Whether the article went elsewhere, and the whole record with it."""
    theirs = {ledger_path(one, new.config) for one in _articles(new)}
    if path in theirs:
        return False
    others = (_ledger(new.tree, one) for one in paths if one in theirs and one != path)
    size = len(before.drafts)
    return any(one and one.drafts[:size] == before.drafts for one in others)


def _articles(state: _State) -> Iterator[str]:
    from pipeline.policy.globs import static_folder

    for folder in sorted({static_folder(glob) for glob in state.config.articles}):
        yield from (path for path in state.tree.files(folder) if matches(path, state.config.articles))
