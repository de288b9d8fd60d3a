"""One site with every trap in it, built once a session by each way to build it."""

from __future__ import annotations

import contextlib
import html
import json
import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.checking.examples import BASE
from pipeline.site.build import Built, build
from pipeline.sources.site import open_site
from tests.sites import POLICY, article, write

ROOT = Path(__file__).parents[2]
TODAY = date.today()
# What must never get out: file → (reason, words of its text that stand nowhere else).
TRAPS = {
    "posts/unfinished.md": ("blocked", "黒い猫が会計の机で寝ていました"),
    "posts/draft.md": ("draft", "青い猫が会計の机で寝ていました"),
    "posts/string-draft.md": ("blocked", "白い猫が会計の机で寝ていました"),
    "posts/broken-yaml.md": ("blocked", "赤い猫が会計の机で寝ていました"),
    "posts/twice.md": ("blocked", "茶色い猫が会計の机で寝ていました"),
    "posts/ahead.md": ("waiting", "三毛の猫が会計の机で寝ていました"),
    "about.md": ("draft", "灰色の猫が会計の机で寝ていました"),
    "history.md": ("page-unreadable", "金色の猫が会計の机で寝ていました"),
    "contact.md": ("page-unreadable", "縞模様の猫が会計の机で寝ていました"),
}
TITLES = {name: f"まだ見せない題名その{number}番目" for number, name in enumerate(TRAPS)}
REMARK = "編集部だけの覚え書き"
SHOWN_CODE = "コメントの書き方の例です"

MKDOCS = """\
site_name: 港の台所
site_url: https://example.com/
docs_dir: content/site
theme: {name: material, language: ja, font: false}
nav:
  - index.md
  - まだ見せない題名その6番目: about.md
  - まだ見せない題名その1番目: posts/draft.md
plugins:
  - tags
  - blog: {blog_dir: ., post_url_format: "posts/{file}"}
  - search: {lang: ja}
  - tezawari
markdown_extensions: [abbr, admonition, attr_list, footnotes, md_in_html, tables, pymdownx.details, pymdownx.superfences]
"""


def trap(name: str) -> str:
    """One article or page that must stay out, complete but for the one thing that is wrong with it."""
    title, words = TITLES[name], TRAPS[name][1]
    if name.startswith("posts/"):
        text = article("ja").replace("倉庫の検品を半日に縮めた話", title).replace("棚の番号を入荷の順に付け替え", words)
        text = text.replace("draft: false\n", f"draft: false\ncategories: [{title}の分類]\ntags: [{title}の札]\n")
    else:
        text = f"---\ntitle: {title}\ndraft: true\n---\n\n# {title}\n\n{words}。\n"
    changes = {
        "posts/draft.md": ("draft: false", "draft: true"),
        "posts/string-draft.md": ("draft: false", 'draft: "true"'),
        "posts/broken-yaml.md": (f"title: {title}", f'title: "{title}'),
        "posts/twice.md": ("draft: false", "draft: true\ndraft: false"),
        "posts/ahead.md": ("date: 2026-11-20", f"date: {TODAY.year + 1}-01-01"),
        "posts/unfinished.md": ("現場の人は何年も遠回りに慣れていて、", "TODO: "),
        "history.md": ("title: ", "title: ["),
        "contact.md": ("draft: true", "draft: はい"),
    }
    old, new = changes.get(name, ("", ""))
    assert old in text
    return text.replace(old, new, 1)


def trap_site(folder: Path, mkdocs: str = MKDOCS) -> Path:
    """A site with two good articles, one in each language, and every trap."""
    write(folder / "mkdocs.yml", mkdocs)
    write(folder / "pipeline.toml", 'pages = ["content/site/*.md"]\n' + POLICY.format(lang="ja"))
    docs = folder / "content/site"
    write(docs / "index.md", f"# 港の台所\n\n<!-- {REMARK} -->\n\nようこそ。\n")
    remark = f"\n<!-- {REMARK} -->\n\n```html\n<!-- {SHOWN_CODE} -->\n```\n\n現場の人は何年も"
    write(docs / "posts/warehouse.md", BASE["ja"].replace("現場の人は何年も", remark))
    write(docs / "posts/shelves.md", BASE["en"].replace("<!-- more -->", f"<!-- {REMARK} -->\n\n<!-- more -->"))
    write(docs / "posts/plan.csv", "月,本数\n")
    for name in TRAPS:
        write(docs / name, trap(name))
    write(folder / "content/notes/interview.md", "田中: 紫の猫が会計の机で寝ていました。\n")
    write(
        folder / "content/ledger/gone.json", '{"version": 1, "article": "content/site/posts/gone.md", "drafts": []}\n'
    )
    return folder


def visible_text(site: Path) -> dict[str, str]:
    """Every text file of a built site, with JSON's and HTML's escapes undone."""
    found = {}
    for file in site.rglob("*"):
        if file.suffix in (".html", ".xml", ".json", ".txt", ".csv", ".md", ".yml"):
            text = file.read_text(encoding="utf-8")
            if file.suffix == ".json":
                text = json.dumps(json.loads(text), ensure_ascii=False)
            found[file.relative_to(site).as_posix()] = html.unescape(text)
    return found


def mkdocs_build(folder: Path, *arguments: str) -> Result:
    """Plain `mkdocs build`, messages in Japanese. Plugins that MkDocs keeps for its server are thrown away."""
    from mkdocs.__main__ import cli
    from mkdocs.config.defaults import MkDocsConfig

    # MkDocs says the same thing once in each process.
    for known in logging.getLogger("mkdocs.commands.build").filters:
        known.msgs.clear()  # type: ignore[union-attr]  # there is one here
    environment = {"LC_ALL": "ja_JP.UTF-8", "NO_MKDOCS_2_WARNING": "1"}
    with contextlib.chdir(folder):
        result = CliRunner().invoke(cli, ["build", *arguments], env=environment)
    vars(MkDocsConfig)["plugins"].plugin_cache.clear()
    return result


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path
    pages: dict[str, str]
    log: str
    built: Built | None = None


def _staged(folder: Path) -> Site:
    trap_site(folder)
    built = build(open_site(folder), TODAY, lambda text: None)
    return Site(folder, visible_text(folder / "site"), "", built)


def _with_plugin(folder: Path) -> Site:
    result = mkdocs_build(trap_site(folder))
    assert result.exit_code == 0, result.output
    return Site(folder, visible_text(folder / "site"), result.output)


def _with_hook(folder: Path) -> Site:
    trap_site(folder, MKDOCS.replace("  - tezawari\n", "") + "hooks: [lock.py]\n")
    shutil.copy(ROOT / "hooks/mkdocs_hook.py", folder / "lock.py")
    result = mkdocs_build(folder)
    assert result.exit_code == 0, result.output
    return Site(folder, visible_text(folder / "site"), result.output)


WAYS: dict[str, Callable[[Path], Site]] = {"pipeline build": _staged, "plugin": _with_plugin, "hook": _with_hook}


@pytest.fixture(scope="session", params=list(WAYS))
def locked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The trap site, built in each of the ways that must keep the traps out."""
    return WAYS[request.param](tmp_path_factory.mktemp("locked"))


@pytest.fixture(scope="session")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The trap site, built by `pipeline build`."""
    return _staged(tmp_path_factory.mktemp("staged"))
