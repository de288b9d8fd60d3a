"""A site: its root, its policy, and which of its files are articles and pages."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from pipeline.errors import ConfigError, UnreadableError
from pipeline.frozen import dataclass
from pipeline.policy import config as policy
from pipeline.policy.config import Config
from pipeline.policy.globs import MARKDOWN, matches, matching, static_folder
from pipeline.records import NamedTuple
from pipeline.sources.root import PROJECT, is_policy, nearest
from pipeline.sources.settings_kept import KEPT
from pipeline.sources.tree import Tell, Tree, WorkingTree
from pipeline.wording import Text

# The settings of the site, by whichever engine: MkDocs, or ProperDocs, which continues it and reads the same.
CONFIGS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
AUTHORS = ".authors.yml"
HTML = (".html", ".htm", ".xhtml")
# Beside the bytes of a policy, where settings are kept: as YAML they would say something else.
_TOML = b"toml\0"


@dataclass(frozen=True)
class Site:
    """One site as it stands in one tree. `docs_dir` is None where there is no mkdocs.yml; `excluded` are the lines of
    its `exclude_docs`."""

    root: Path
    tree: Tree
    config: Config
    docs_dir: str | None
    excluded: str = ""


class Files(NamedTuple):
    """What can reach readers, by path from the root; `failures` are folders below it that could not be looked into."""

    articles: tuple[str, ...]
    pages: tuple[str, ...]
    others: tuple[str, ...]
    failures: tuple[UnreadableError, ...] = ()


def open_site(start: Path, tree: Callable[[Path], Tree] = WorkingTree) -> Site:
    """Find the site that `start` lies in and read its policy. Raises `ConfigError`."""
    root = find_root(start)
    return read_site(root, tree(root))


def read_site(root: Path, tree: Tree) -> Site:
    """The site at `root` as it stands in `tree`. Raises `ConfigError`."""
    config = read_config(tree)
    return Site(root, tree, config, *_built(tree))


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a policy. Raises `ConfigError` where there is none."""
    root = nearest(start)
    if root is not None:
        return root
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


def read_config(tree: Tree) -> Config:
    """The policy in `tree`. Raises `ConfigError` where there is none, or two, or it is wrong."""
    own = tree.read(policy.FILE)
    project = tree.read(PROJECT)
    shared = is_policy(project)
    if own is not None and shared:
        raise ConfigError(
            Text(
                "設定が pipeline.toml と pyproject.toml の両方にあります。",
                "There is a policy in pipeline.toml and in pyproject.toml.",
            ),
            Text("どちらか一つにまとめてください。", "Keep one of them."),
        )
    data, file = (project, PROJECT) if shared else (own, policy.FILE)
    if data is None:
        raise ConfigError(
            Text("設定ファイル pipeline.toml がありません。", "There is no pipeline.toml."),
            Text("消してしまった場合は git から戻してください。", "If it was deleted, restore it from git."),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(Text("UTF-8 として読めません。", "This file is not UTF-8."), path=file) from error
    table = KEPT.get(_TOML + data)
    if table is None:
        table = policy.loaded(text, file)
        KEPT.put(_TOML + data, table)
    return policy.of_table(table, text, file)


def _built(tree: Tree) -> tuple[str | None, str]:
    """What the engine builds from: docs_dir, and the lines that take files of it out."""
    for name in CONFIGS:
        data = tree.read(name)
        if data is not None:
            from pipeline.sources.mkdocs_config import parse_docs_dir, parse_excluded

            return parse_docs_dir(data, name), parse_excluded(data)
    return None, ""


def discover(site: Site) -> Files:
    """Sort every file that can reach readers: an article where it matches `articles`, else a page, else an asset.

    Raises `ConfigError` that lists every file of which nobody said what it is, and for notes or a ledger among them.
    """
    config = site.config
    articles: list[str] = []
    pages: list[str] = []
    others: list[str] = []
    failures: list[UnreadableError] = []
    unsorted: list[tuple[str, Text]] = []
    if site.docs_dir is not None:
        _not_published(site.docs_dir, config.notes_folder, "notes.folder")
        _not_published(site.docs_dir, config.ledger, "ledger")
        is_article, is_page = matching(config.articles), matching(config.pages)
        reaching = _reaching(site, failures.append)
        # Mostly all are articles, thousands of them, and these are asked first.
        articles += filter(is_article, reaching)
        if not all(glob.endswith(MARKDOWN) for glob in config.articles):
            articles = [path for path in articles if path.lower().endswith(MARKDOWN)]
        known = set(articles)
        for path in [path for path in reaching if path not in known]:
            name = path.lower()
            if name.endswith(MARKDOWN) and not is_page(path):
                unsorted.append((path, _UNSORTED))
            elif name.endswith(MARKDOWN) or (name.endswith(HTML) and is_page(path) and not is_article(path)):
                pages.append(path)
            else:
                others.append(path)
        unsorted += _stopped(site, others, frozenset(others))
    if unsorted:
        raise _unsure(site, unsorted)
    for folder in sorted({static_folder(glob) for glob in config.articles}):
        if site.docs_dir is None or not _below(folder, site.docs_dir):
            known = set(articles)
            articles += [
                path
                for path in site.tree.files(folder, failures.append)
                if path not in known and matches(path, config.articles)
            ]
    return Files(tuple(articles), tuple(pages), tuple(others), tuple(failures))


def _reaching(site: Site, tell: Tell) -> list[str]:
    """The files below docs_dir that the engine does not leave out itself."""
    docs = site.docs_dir or ""
    inside = 0 if docs in ("", ".") else len(docs) + 1
    # MkDocs leaves out what begins with a dot, which no tree lists, and this folder.
    templates = f"{docs}/templates/" if inside else "templates/"
    found = [path for path in site.tree.files("" if docs == "." else docs, tell) if not path.startswith(templates)]
    if not site.excluded:
        return found
    excluded = _excluding(site.excluded)
    return [path for path in found if not excluded(path[inside:])]


def _excluding(lines: str) -> Callable[[str], bool]:
    """`exclude_docs`, as MkDocs reads it: the format of .gitignore."""
    from pathspec.gitignore import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines.splitlines()).match_file


def _stopped(site: Site, others: Sequence[str], beside: Collection[str]) -> Iterator[tuple[str, Text]]:
    """The assets that may not be published as they are, and why."""
    from pipeline.sources import assets

    for path in others:
        if assets.ending(path) in assets.PLAIN or matches(path, site.config.assets):
            continue
        why = assets.stopped(path, beside, site.tree.read(path) if assets.may_hold_talk(path) else None)
        if why is not None:
            yield path, why


def unsure(site: Site, hidden: Sequence[str]) -> ConfigError | None:
    """The error for transcripts, ledgers and the like among files whose names or folders begin with a dot; these may be of any other kind."""
    from pipeline.sources.assets import UNKNOWN

    stopped = [one for one in _stopped(site, hidden, frozenset(hidden)) if one[1] is not UNKNOWN]
    return _unsure(site, stopped) if stopped else None


def shown_besides(site: Site, files: Files) -> tuple[str, ...]:
    """What readers see besides articles, by path from the root: settings, the file of authors, pages and assets."""
    return tuple(dict.fromkeys((*CONFIGS, authors_file(site), *files.pages, *files.others)))


def authors_file(site: Site) -> str:
    """Where Material's blog plugin looks for those who write."""
    return f"{site.docs_dir or ''}/{AUTHORS}".lstrip("/")


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


_UNSORTED = Text(
    "記事（articles）でもページ（pages）でもありません", "is neither an article ('articles') nor a page ('pages')"
)


def _unsure(site: Site, unsorted: Sequence[tuple[str, Text]]) -> ConfigError:
    listed = sorted(unsorted)
    lines = Text(
        "".join(f"\n  - {path} — {why.ja}" for path, why in listed),
        "".join(f"\n  - {path} {why.en}" for path, why in listed),
    )
    hint = Text(
        '{policy} で、記事は articles に、ほかの Markdown のページは pages に（例："{docs}/**/*.md"。記事に当てはまるものは記事のままです）、'
        "そのまま公開してよいものは assets に書きます{example}。そうでないものは公開フォルダーの外に移してください。",
        "In {policy}, name articles in 'articles', other Markdown pages in 'pages' (such as \"{docs}/**/*.md\"; an article "
        "stays an article), and what may be published as it is in 'assets'{example}. Move everything else out of that folder.",
    )
    return ConfigError(
        Text(
            "公開フォルダー（{docs}）に、公開してよいか分からないファイルが {count} つあります。{files}",
            "The folder that is published ({docs}) holds files that nobody said may be published ({count}):{files}",
        ).filled(docs=site.docs_dir, count=len(listed), files=lines),
        hint.filled(docs=site.docs_dir, policy=policy.FILE, example=_example(listed)),
        path=listed[0][0] if len(listed) == 1 else None,
    )


def _example(unsorted: Sequence[tuple[str, Text]]) -> Text:
    """The line that would allow those files that may well be meant for readers; nothing for left-overs and transcripts."""
    from pipeline.sources import assets

    globs = assets.covering([path for path, why in unsorted if why in (assets.SOURCE, assets.UNKNOWN)])
    if not globs:
        return Text("", "")
    line = f"assets = [{', '.join(json.dumps(glob, ensure_ascii=False) for glob in globs)}]"
    return Text("（公開してよいなら：{line}）", " (if they may: {line})").filled(line=line)
