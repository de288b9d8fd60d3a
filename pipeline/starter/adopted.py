"""A blog that is there already takes up the gate: where its articles lie, and the files that are written for it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from pipeline.policy import config as policy
from pipeline.records import NamedTuple
from pipeline.sources.mkdocs_config import parse_docs_dir, settings
from pipeline.sources.root import PROJECT, holds_table
from pipeline.sources.site import CONFIGS
from pipeline.wording import LANGUAGES, Language

HOOKS = ".pre-commit-config.yaml"
IGNORED = ".gitignore"
_OWN_DOCS = "content/site"
_BLOGS = ("blog", "material/blog")
# What folders of posts are called where no plugin says which they are, the likelier first; and how deep they lie at most.
_CALLED = ("posts", "blog")
_DEPTH = 3


class Blog(NamedTuple):
    """What `settings_file` says: the folder that is published, where posts lie (from the root), the language that the theme
    speaks, where that is one of ours, what is to be added, and the folder that the site is built into."""

    settings_file: str
    docs: str
    posts: tuple[str, ...]
    language: Language | None
    lacks: tuple[str, ...]
    built: str


def blog_at(root: Path) -> Blog | None:
    """The blog at `root`; None where there is none, or it has a policy already. Raises `ConfigError`."""
    name = next((name for name in CONFIGS if (root / name).is_file()), None)
    if name is None or (root / policy.FILE).exists() or holds_table(root / PROJECT):
        return None
    data = (root / name).read_bytes()
    docs = parse_docs_dir(data, name)
    if docs == _OWN_DOCS:
        return None
    said = settings(data)
    theme = said.get("theme")
    spoken = theme.get("language") if isinstance(theme, dict) else None
    return Blog(
        name,
        docs,
        tuple(_posts(said, docs)) or tuple(_guessed(root, docs)) or (docs,),
        next((language for language in LANGUAGES if language == spoken), None),
        tuple(_lacks(said)),
        posixpath.normpath(str(said.get("site_dir") or "site")),
    )


def contents(root: Path, blog: Blog, language: Language) -> Iterator[tuple[str, str]]:
    """Path and text of each file that a blog needs to take up the gate."""
    templates = files("pipeline.starter").joinpath("templates", language)
    names = ("notes", "interview-notes", "content/notes", *(f"notes-{number}" for number in range(2, 100)))
    notes = next(name for name in names if not (root / name).exists())
    filled = {
        "@ARTICLES@": ", ".join(f'"{folder}/new/**/*.md"' for folder in blog.posts),
        "@DOCS@": blog.docs,
        "@NOTES@": notes,
    }
    text = templates.joinpath("adopted.toml").read_text(encoding="utf-8")
    for mark, words in filled.items():
        text = text.replace(mark, words)
    yield policy.FILE, text
    hook = templates.joinpath("pre-commit-config.yaml").read_text(encoding="utf-8")
    watched = "|".join(re.escape(f"{folder}/") for folder in (blog.docs, notes, "ledger"))
    yield HOOKS, hook.replace("(^|/)(content/|", f"(^|/)({watched}|")
    inside = () if blog.built.startswith(("..", "/")) else (f"/{blog.built}/",)
    yield IGNORED, "".join(f"{line}\n" for line in (*inside, f"/{notes}/private/", ".cache/"))


def to_add(path: str, text: str, there: str) -> str:
    """Of a file that a blog needs and has already, what a person is to add to it; nothing where it is not to be added to."""
    if path == HOOKS:
        return text[text.index("  - repo: local") :].rstrip()
    if path == IGNORED:
        known = {line.strip().strip("/") for line in there.splitlines()}
        return "\n".join(f"  {line}" for line in text.splitlines() if line.strip("/") not in known)
    return ""


def _posts(said: Mapping[str, object], docs: str) -> Iterator[str]:
    """Where the blog plugin, however often it is there, takes its posts from."""
    for name, options in _entries(said.get("plugins")):
        if name in _BLOGS:
            chosen = options if isinstance(options, dict) else {}
            blog = str(chosen.get("blog_dir", "blog"))
            place = str(chosen.get("post_dir", "{blog}/posts")).replace("{blog}", blog)
            yield posixpath.normpath(posixpath.join(docs, place))


def _guessed(root: Path, docs: str) -> Iterator[str]:
    """The folders below docs that are called as posts are; of several languages, each."""
    for called in _CALLED:
        patterns = ["/".join(("*",) * depth + (called,)) for depth in range(_DEPTH)]
        found = next((sorted(hits) for pattern in patterns if (hits := list((root / docs).glob(pattern)))), [])
        if found:
            yield from (folder.relative_to(root).as_posix() for folder in found if folder.is_dir())
            return


def _lacks(said: Mapping[str, object]) -> Iterator[str]:
    """What has to be added to the settings, as lines of YAML; MkDocs searches only while no plugin is named."""
    plugins = said.get("plugins")
    if not any(name == "tezawari" for name, _ in _entries(plugins)):
        yield "plugins:\n  - tezawari" if plugins else "plugins:\n  - tezawari\n  - search"
    if not any(name == "attr_list" for name, _ in _entries(said.get("markdown_extensions"))):
        yield "markdown_extensions:\n  - attr_list"


def _entries(listed: object) -> Iterator[tuple[str, object]]:
    """Names with their options, of the three ways to write a list of plugins."""
    if isinstance(listed, dict):
        yield from ((str(name), options) for name, options in listed.items())
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict):
            yield from ((str(name), options) for name, options in entry.items())
        else:
            yield str(entry), None
