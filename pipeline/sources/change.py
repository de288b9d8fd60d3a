"""Two states of a site → what differs between them that decides what reaches readers."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pipeline.errors import ConfigError, PipelineError, UnreadableError
from pipeline.policy import config as policy
from pipeline.policy.config import Config
from pipeline.policy.engine_settings import modules, names_packages
from pipeline.policy.gate import Change, Engine, Gate, LedgerChange
from pipeline.policy.globs import MARKDOWN, matches
from pipeline.records import NamedTuple
from pipeline.sources import front_matter
from pipeline.sources.articles import decode
from pipeline.sources.engine_settings import engines, inherited_outside
from pipeline.sources.root import PROJECT, is_policy
from pipeline.sources.site import HTML, ledger_path, read_config
from pipeline.sources.tree import Tree
from pipeline.wording import Text

if TYPE_CHECKING:  # most changes touch none
    from pipeline.model.ledger import Ledger

# What runs the gate, wherever the site lies in its repository.
_RUNNERS = (
    *(".pre-commit-config.yaml", "prek.toml", "lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".husky/"),
    *(".github/workflows/", ".github/actions/", ".forgejo/workflows/", ".gitea/workflows/", ".circleci/"),
    *(".gitlab-ci.yml", ".woodpecker", "azure-pipelines.yml", "bitbucket-pipelines.yml", "Jenkinsfile"),
    *("netlify.toml", "vercel.json", "wrangler.toml"),
)
# Where pyproject.toml names packages, and who fetches them.
_TABLES = (
    *(("build-system",), ("dependency-groups",), ("project", "dependencies"), ("project", "optional-dependencies")),
    *(("tool", name) for name in ("hatch", "pdm", "pip", "pixi", "poetry", "uv")),
)
# Kinds of files that can take in others of their kind.
_IMPORTING = {".css": "style", ".js": "script", ".mjs": "script", ".py": "program"}
_GONE = Text("設定ファイルが消されています。", "The policy is gone.")


class _State(NamedTuple):
    """One of the two: its files, and what was read of them."""

    tree: Tree
    config: Config
    file: str
    engines: dict[str, Engine]

    @property
    def engine(self) -> Mapping[str, object]:
        """The settings that count."""
        return next(iter(self.engines.values()), Engine({})).settings

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
    far = inherited_outside(old.engines) | inherited_outside(new.engines)
    beside = sorted(
        path
        for path in outside
        if path.startswith(_RUNNERS)
        or posixpath.basename(path) in far
        or (names_packages(path) and posixpath.basename(path) != PROJECT)
    )
    return Change(
        _gate(old, mine, dict.fromkeys(beside, "")),
        _gate(new, mine, dict.fromkeys(beside, "…")),
        tuple(touched),
        tuple(_ledgers(old, new, paths)),
    )


def _state(tree: Tree) -> _State | None:
    shared = is_policy(tree.read(PROJECT))
    if tree.read(policy.FILE) is None and not shared:
        return None
    file = PROJECT if shared else policy.FILE
    return _State(tree, read_config(tree), file, engines(tree))


def _gate(state: _State, paths: Iterable[str], beside: dict[str, str]) -> Gate:
    texts = {path: text for path in paths if (text := _text(state.tree, path)) is not None}
    return Gate(state.config, state.file, state.engines, texts | beside)


def _text(tree: Tree, path: str) -> str | None:
    try:
        data = tree.read(path)
    except UnreadableError as error:
        return error.message.en  # a link, say: other than it was, and that is what counts
    if data is None:
        return None
    text = data.decode("utf-8", "backslashreplace")
    return _packages(text) if posixpath.basename(path) == PROJECT else text


def _packages(text: str) -> str:
    """The tables of pyproject.toml that name packages and how they are fetched, a line each value; what cannot be read as it is."""
    import tomllib

    try:
        whole = tomllib.loads(text)
    except ValueError:
        return text
    return "\n".join(line for place in _TABLES for line in _flat(whole, place, ""))


def _flat(value: object, place: Sequence[str], name: str) -> Iterator[str]:
    """Each value below `place`, with its name."""
    if place:
        if isinstance(value, dict) and place[0] in value:
            yield from _flat(value[place[0]], place[1:], f"{name}.{place[0]}" if name else place[0])
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _flat(one, (), f"{name}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from _flat(one, (), name)
    else:
        yield f"{name} = {value}"


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
    """Whether a file other than the policy and the settings of the engine decides what readers see."""
    if path.startswith(_RUNNERS) or names_packages(path):
        return True
    if state.config.sign_off is not None and path == state.config.sign_off.allowed_signers:
        return True
    first = path.split("/")[0]
    return any(
        _runs(path, state, engine.settings) or (path.endswith(".py") and first.removesuffix(".py") in modules(engine))
        for engine in state.engines.values()
    )


def _runs(path: str, state: _State, engine: Mapping[str, object]) -> bool:
    """Whether a file is a part of what the engine runs or shows: a template, a hook, a style, a script, or what these may take in."""
    theme = engine.get("theme")
    templates = theme.get("custom_dir") if isinstance(theme, dict) else None
    if isinstance(templates, str) and path.startswith(f"{posixpath.normpath(templates)}/"):
        return True
    hooks = {posixpath.normpath(str(one)) for one in _listed(engine.get("hooks"))}
    kinds = ("extra_css", "extra_javascript", "extra_templates")
    shown = (f"{state.docs}/{one}" for kind in kinds for one in _listed(engine.get(kind)))
    listed = {*hooks, *map(posixpath.normpath, shown)}
    return path in listed or _imported(path, listed)


def _imported(path: str, listed: Iterable[str]) -> bool:
    """Whether one of these files may take in another of its kind: one beside it, or below."""
    kind = _IMPORTING.get(posixpath.splitext(path)[1])
    alike = (one for one in listed if kind and _IMPORTING.get(posixpath.splitext(one)[1]) == kind)
    return any(not folder or path.startswith(f"{folder}/") for folder in set(map(posixpath.dirname, alike)))


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
