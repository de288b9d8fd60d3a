"""Beside plugins that make a feed, cards or languages too: nothing is there twice, and nothing of ours gets lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.site.conftest import MKDOCS, TITLES, TRAPS, mkdocs_build, trap_site, visible_text
from tests.site.test_readers import ATOM, HOME, Head, build, page, site
from tests.sites import article, write

ROOT = Path(__file__).parents[2]
PLUGINS = ROOT / ".cache/plugins"

# What a feed plugin and a card plugin put into each head, in the ways that themes and minifiers write it.
WRITTEN = {
    "as themes write it": (
        '<link rel="alternate" type="application/rss+xml" href="/feed_rss_created.xml">'
        '<meta property="og:title" content="Theirs" /><meta property="og:image" content="https://example.org/a&amp;b.png" />'
    ),
    "minified": (
        "<link rel=alternate type=application/rss+xml href=/feed_rss_created.xml>"
        "<meta property=og:title content=Theirs><meta property=og:image content=https://example.org/a&amp;b.png>"
    ),
}
HEADS = "def on_post_page(output, **_):\n    return output.replace('</head>', {added!r} + '</head>')\n"


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_others_say_in_a_head_is_said_once_and_the_rest_is_ours(
    language: Language, way: str, tmp_path: Path
) -> None:
    folder = site(tmp_path, language, f"site_url: {HOME}\nhooks: [heads.py]\n")
    write(folder / "heads.py", HEADS.format(added=WRITTEN[way]))
    for one in LANGUAGES:
        other = next(name for name in LANGUAGES if name != one)
        text = article(one).replace("draft: false", f"draft: false\ntranslation: in-{other}")
        write(folder / f"content/site/posts/in-{one}.md", text)
    build(folder)
    shown = page(folder / "site", f"in-{language}")
    head = Head(shown)
    assert head.metas["og:title"] == "Theirs" and len(re.findall("og:title", shown)) == 1
    assert '"image": "https://example.org/a\\u0026b.png"' in head.data
    assert {link["hreflang"] for link in head.links if "hreflang" in link} == set(LANGUAGES)
    feeds = [link["href"] for link in head.links if "+xml" in link.get("type", "")]
    assert feeds == ["/feed_rss_created.xml"]
    assert not (folder / "site/feed.xml").exists() and not (folder / "site/assets/cards").exists()


LANGUAGE_BY_LANGUAGE = """\
from mkdocs.commands.build import build

languages = ["ja", "en"]

def on_files(files, config):
    language = languages.pop(0)
    for file in list(files.documentation_pages()):
        if file.src_uri.startswith("posts/") and not file.src_uri.endswith(f"-{language}.md"):
            files.remove(file)

def on_post_build(config):
    if languages:
        build(config)
"""


@pytest.mark.parametrize("way", ["pipeline build", "mkdocs build"])
def test_the_feed_of_a_site_that_is_built_language_by_language_has_them_all(way: str, tmp_path: Path) -> None:
    folder = site(tmp_path, "ja", f"site_url: {HOME}\nhooks: [languages.py]\n")
    write(folder / "languages.py", LANGUAGE_BY_LANGUAGE)
    for language in LANGUAGES:
        write(folder / f"content/site/posts/in-{language}.md", article(language))
    if way == "pipeline build":
        build(folder)
    else:
        assert mkdocs_build(folder, "--dirty").exit_code == 0
    root = ET.parse(folder / "site/feed.xml").getroot()
    found = {entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")}
    assert found == {f"{HOME}posts/in-{language}/" for language in LANGUAGES}


@pytest.mark.parametrize(("language", "before"), [("ja", ""), ("en", "in")])
def test_a_page_names_its_category_in_one_language(language: Language, before: str, tmp_path: Path) -> None:
    folder = site(tmp_path, language)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("name: material", f"name: material, language: {language}")
    settings.write_text(text.replace("[tezawari]", "[tezawari, {blog: {blog_dir: .}}]"), encoding="utf-8")
    given = article(language).replace("draft: false", "draft: false\ncategories: [棚]")
    write(folder / "content/site/posts/a.md", given)
    build(folder)
    [file] = (folder / "site").rglob("2026/11/20/*/index.html")
    for shown in (file, folder / "site/index.html"):
        words = re.findall(r">\s*(\w*)\s*<a href=\"[^\"]*category/[^>]*>棚</a>", shown.read_text(encoding="utf-8"))
        assert words[-1] == before


RSS = "  - rss: {match_path: posts/.*, use_git: false, date_from_meta: {as_creation: date}}\n"
I18N = """\
  - i18n:
      docs_structure: suffix
      languages: [{locale: ja, name: 日本語, default: true}, {locale: en, name: English}]
"""


@pytest.mark.engines
@pytest.mark.parametrize("command", [("mkdocs", "build"), ("pipeline", "build")])
@pytest.mark.parametrize("plugin", [RSS, I18N])
@pytest.mark.parametrize("blog", [True, False])
def test_nothing_that_is_kept_back_gets_out_through_the_real_ones(
    command: tuple[str, str], plugin: str, blog: bool, tmp_path: Path
) -> None:
    assert PLUGINS.is_dir(), "run 'make test-engines'"
    settings = MKDOCS if blog else re.sub("  - blog: .*\n", "", MKDOCS)
    folder = trap_site(tmp_path, settings.replace("  - tags\n", f"  - tags\n{plugin}"))
    environment = {**os.environ, "PYTHONPATH": f"{PLUGINS}{os.pathsep}{ROOT}", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (folder / "site/index.html").is_file(), done.stdout + done.stderr
    shown = visible_text(folder / "site")
    for name, (_, words) in TRAPS.items():
        assert not [file for file, text in shown.items() if words in text or TITLES[name] in text]
    if plugin == RSS:
        assert "feed.xml" not in shown and {"feed_rss_created.xml", "feed_json_created.json"} < set(shown)
    elif not blog:
        assert shown["feed.xml"].count("<entry") == 2
