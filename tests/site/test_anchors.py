"""Anchors are those that a real build gives, whatever the site's way of making slugs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from pipeline.checking.registry import by_id
from pipeline.checking.session import Request, inspect
from pipeline.markup.anchors import anchors
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.sources.mkdocs_config import plain_slugs
from pipeline.sources.site import open_site
from tests.sites import write

HEADINGS = """\
## 倉庫の検品
## 倉庫の検品
## Hello, World & more
## Hello, World & more
## `pipeline check` を使う
## **強い** *言葉*と[リンク](#x)
## A &amp; B
## 見出し {: #own .x }
## own
## Setext_1
## Setext
## Setext
## <b>太字</b>の節
## 脚注[^1]付き
## ＡＢＣ　全角 ##
## C++ と C#
## foo_bar_baz
## Émile Zola
## 絵文字 🙂 です
## a  b   c
## x -- y
"""
SLUGIFY = {
    "its own": "",
    "unicode": "  - toc: {slugify: !!python/name:markdown.extensions.toc.slugify_unicode ''}\n",
    "lower": "  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n",
    "cased": "  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {}}}\n",
}


@pytest.mark.parametrize("way", SLUGIFY)
def test_the_anchors_of_a_page_are_those_of_the_built_page(way: str, tmp_path: Path) -> None:
    body = HEADINGS.replace("\n", "\n\n") + '<a id="zola"></a>\n\ntext[^1]\n{: #para }\n\n[^1]: note\n'
    write(tmp_path / "docs/index.md", body)
    settings = f"site_name: x\ntheme: mkdocs\nmarkdown_extensions:\n  - attr_list\n  - footnotes\n{SLUGIFY[way]}"
    write(tmp_path / "mkdocs.yml", settings)
    build(load_config(str(tmp_path / "mkdocs.yml"), plugins=[]))
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    built = set(re.findall(r'<h2[^>]* id="([^"]*)"', page))
    assert len(built) == HEADINGS.count("\n")
    plain = plain_slugs(settings.encode())
    found = anchors(parse("a.md", body, Config(lang="ja")), plain=plain)
    built |= {"zola", "para", "fn:1", "fnref:1", "fnref2:1"}
    assert all(f'id="{name}"' in page for name in built)
    assert built <= found
    if plain:
        assert found == built
    assert built <= anchors(parse("a.md", body, Config(lang="ja")))


ARTICLE = "---\ntitle: x\ndate: 2026-11-01\nlang: {lang}\n---\n# x\n\n{links}\n\n## 倉庫の検品\n\n## Own words\n\n## Own words\n"


@pytest.mark.parametrize(("way", "broken"), [("its own", "#倉庫の検品"), ("lower", "#_1")])
def test_a_link_to_a_heading_is_judged_by_how_the_site_makes_slugs(way: str, broken: str, tmp_path: Path) -> None:
    write(tmp_path / "pipeline.toml", 'lang = "ja"\n')
    links = " ".join(f"[a]({target})" for target in ("#倉庫の検品", "#_1", "#own-words_1", "#own-words_2"))
    write(tmp_path / "content/site/posts/a.md", ARTICLE.format(lang="ja", links=links))
    write(tmp_path / "content/site/posts/b.md", ARTICLE.format(lang="en", links=f"[a](a.md{broken})"))
    for settings, expected in ((way, {broken, "#own-words_2"}), ("its own", {"#倉庫の検品", "#own-words_2"})):
        extensions = f"markdown_extensions:\n  - attr_list\n{SLUGIFY[settings]}"
        write(tmp_path / "mkdocs.yml", f"site_name: x\ndocs_dir: content/site\n{extensions}")
        report = inspect(open_site(tmp_path), Request(checks=(by_id("link-broken"),)))
        first, second = report.articles
        said = [str(one.finding.parameters["problem"]) for one in first.findings]
        assert len(said) == 2 and all(any(anchor in text for text in said) for anchor in expected)
        assert len(second.findings) == (broken in expected)
