"""`pipeline build` beyond the traps: other layouts, hostile settings, an engine that disagrees with the gate."""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from pathlib import Path

import pytest

from pipeline.checking.examples import BASE
from pipeline.errors import ConfigError
from pipeline.site.build import WAITING, Built, build
from pipeline.site.engine import EngineError, pruned
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language, Text
from tests.repositories import Repository
from tests.sites import article, make_site, write

TODAY = date(2026, 11, 22)
POSTS = "content/site/posts"
BLOG = "plugins: [search, {blog: {blog_dir: .}}]\nmarkdown_extensions: [attr_list]\n"


def site_with(folder: Path, lang: Language, mkdocs: str = BLOG, **posts: str) -> Path:
    """A site with these articles; `mkdocs` is added to its mkdocs.yml."""
    make_site(folder, lang)
    write(folder / "mkdocs.yml", (folder / "mkdocs.yml").read_text(encoding="utf-8") + mkdocs)
    for name, text in posts.items():
        write(folder / POSTS / f"{name}.md", text)
    return folder


def built(folder: Path, today: date = TODAY) -> Built:
    return build(open_site(folder), today, lambda text: None)


def pages(folder: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted((folder / "site").rglob("*.html")))


def test_an_empty_folder_of_articles_is_a_site_of_pages(tmp_path: Path) -> None:
    site_with(tmp_path, "ja")
    (tmp_path / POSTS).mkdir()
    assert built(tmp_path).selection.exit_status == 0
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_article_dated_ahead_appears_on_its_day(tmp_path: Path, lang: Language) -> None:
    site_with(tmp_path, lang, one=BASE[lang])
    result = built(tmp_path, date(2026, 11, 19))
    assert [left.reason for left in result.selection.left_out] == ["waiting"]
    assert result.selection.exit_status == 0
    result = built(tmp_path, date(2026, 11, 20))
    assert [one.path for one in result.selection.articles] == [f"{POSTS}/one.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_build_waits_for_the_one_that_is_at_work_and_then_sees_what_is_there_by_then(
    tmp_path: Path, lang: Language
) -> None:
    import fcntl

    site_with(tmp_path, lang, one=BASE[lang])
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    told: list[str] = []

    def ended(text: Text) -> None:
        told.append(text.render(lang))
        if text == WAITING:
            draft = BASE[lang].replace("draft: false", "draft: true")
            write(tmp_path / POSTS / "one.md", draft)
            os.close(other)

    result = build(open_site(tmp_path), TODAY, ended)
    assert told[0] == WAITING.render(lang)
    assert result.articles == ()


@pytest.mark.parametrize(
    "words",
    ["js:oven/menu.js", "diff js:oven/menu.js", "js : oven/menu.js", "js oven/menu.js", "js oven/menu.js {1,3}"],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_code_that_names_its_file_as_other_places_have_it_is_code_under_that_name(
    tmp_path: Path, lang: Language, words: str
) -> None:
    text = BASE[lang].rstrip("\n") + f"\n\n```{words}\n# no heading\n```\n"
    site_with(tmp_path, lang, BLOG.replace("attr_list", "attr_list, pymdownx.superfences"), one=text)
    assert built(tmp_path).selection.exit_status == 0
    page = pages(tmp_path)
    assert '<span class="filename">oven/menu.js</span>' in page
    assert "no heading</h1>" not in page
    assert "```" not in page


@pytest.mark.parametrize("words", ["diff js", "{r menu, echo=FALSE}", "js {linenos=table, hl_lines=[1]}", "js{1}"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_code_with_the_options_of_another_place_is_code(tmp_path: Path, lang: Language, words: str) -> None:
    text = BASE[lang].rstrip("\n") + f"\n\n```{words}\n# no heading\n```\n"
    site_with(tmp_path, lang, BLOG.replace("attr_list", "attr_list, pymdownx.superfences"), one=text)
    assert built(tmp_path).selection.exit_status == 0
    assert "no heading</h1>" not in pages(tmp_path)
    assert "```" not in pages(tmp_path)


HIDING = """\
def on_page_content(html, page, **kwargs):
    return html.replace("<p>{start}", "<p hidden>{start}")
"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_article_whose_page_hides_what_was_checked_is_left_out(tmp_path: Path, lang: Language) -> None:
    start = {"ja": "道具を買う前に", "en": "I think they should"}[lang]
    another = BASE[lang].replace(start, "x" + start).replace("title: ", "title: 2 ")
    site_with(tmp_path, lang, BLOG + "hooks: [hide.py]\n", one=BASE[lang], two=another)
    write(tmp_path / "hide.py", HIDING.format(start=start))
    result = built(tmp_path)
    assert [(left.path, left.reason) for left in result.selection.left_out] == [(f"{POSTS}/one.md", "not-as-checked")]
    assert result.selection.exit_status == 1
    assert "x" + start in pages(tmp_path)
    assert f">{start}" not in pages(tmp_path)


LEAKING = """\
from pathlib import Path
def on_post_page(output, config, **kwargs):
    draft = Path(config.config_file_path).parent / "content/site/posts/draft.md"
    return output.replace("</body>", f"<p>{draft.read_text(encoding='utf-8')[-120:]}</p></body>")
"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_hook_that_reads_drafts_elsewhere_publishes_nothing(tmp_path: Path, lang: Language) -> None:
    words = {"ja": "青い猫が会計の机で寝ていました。", "en": "A blue cat slept on the till and nobody minded."}[lang]
    draft = article(lang, draft=True).replace("\n## 要点", f"\n{words}\n\n## 要点") + f"\n## x\n\n{words}\n"
    site_with(tmp_path, lang, BLOG + "hooks: [leak.py]\n", one=BASE[lang], draft=draft)
    write(tmp_path / "leak.py", LEAKING)
    with pytest.raises(EngineError) as caught:
        built(tmp_path)
    assert caught.value.path == f"{POSTS}/draft.md"
    assert not list((tmp_path / "site").rglob("*.html"))


def test_a_plugin_that_points_mkdocs_back_to_the_sources_is_stopped(tmp_path: Path) -> None:
    site_with(tmp_path, "en", BLOG + "hooks: [back.py]\n", one=article("en", draft=True))
    write(tmp_path / "back.py", "def on_config(config):\n    config.docs_dir = 'content/site'\n")
    with pytest.raises(EngineError, match="docs_dir"):
        built(tmp_path)
    assert not list((tmp_path / "site").rglob("*.html"))


@pytest.mark.parametrize("ending", ["raise SystemExit(0)", "raise RuntimeError('x')"])
def test_an_engine_that_breaks_off_is_never_a_finished_site(tmp_path: Path, ending: str) -> None:
    site_with(tmp_path, "en", BLOG + "hooks: [stop.py]\n", one=BASE["en"])
    write(tmp_path / "stop.py", f"def on_post_build(config):\n    {ending}\n")
    with pytest.raises(EngineError) as caught:
        built(tmp_path)
    assert caught.value.status == 3


def test_a_page_may_link_to_an_unpublished_article_which_is_named_even_when_strict(tmp_path: Path) -> None:
    site_with(tmp_path, "en", BLOG + "strict: true\n", one=BASE["en"], draft=article("en", draft=True))
    write(tmp_path / "content/site/index.md", "# Us\n\nSoon: [the next one](posts/draft.md).\n")
    result = built(tmp_path)
    assert result.selection.exit_status == 0
    assert any("posts/draft.md" in message for message in result.dangling)


def test_a_strict_site_still_fails_on_its_own_broken_links(tmp_path: Path) -> None:
    site_with(tmp_path, "en", BLOG + "strict: true\n", one=BASE["en"])
    write(tmp_path / "content/site/index.md", "# Us\n\nRead [nothing](nowhere.md).\n")
    with pytest.raises(EngineError, match=re.escape("nowhere.md")):
        built(tmp_path)


def test_settings_of_the_site_keep_working(tmp_path: Path) -> None:
    mkdocs = "INHERIT: base/shared.yml\nhooks: [hook.py]\nedit_uri: edit/main/content/site/\nrepo_url: https://example.com/r\n"
    site_with(tmp_path, "en", mkdocs + BLOG, one=BASE["en"])
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8").replace("theme: {name: material}\n", "")
    write(tmp_path / "mkdocs.yml", text)
    write(
        tmp_path / "base/shared.yml",
        "theme: {name: material, custom_dir: overrides, features: [content.action.edit]}\n",
    )
    write(tmp_path / "overrides/main.html", '{% extends "base.html" %}{% block announce %}From us{% endblock %}')
    write(tmp_path / "pipeline.toml", 'lang = "en"\npages = ["content/site/*.md"]\n')
    write(tmp_path / "content/site/guide.md", "# Guide\n")
    write(tmp_path / "hook.py", "def on_page_content(html, **kwargs):\n    return html + '<p>By the hook</p>'\n")
    built(tmp_path)
    page = (tmp_path / "site/guide/index.html").read_text(encoding="utf-8")
    assert "From us" in page
    assert "By the hook" in page
    assert "https://example.com/r/edit/main/content/site/guide.md" in page


@pytest.mark.parametrize("target", ["../../../notes/talk.md", "/etc/hostname"])
@pytest.mark.parametrize("name", ["page.md", "notes.txt"])
def test_a_link_out_of_the_published_folder_is_refused(tmp_path: Path, target: str, name: str) -> None:
    site_with(tmp_path, "en")
    write(tmp_path / "content/notes/talk.md", "Tanaka: between us\n")
    write(tmp_path / "pipeline.toml", 'lang = "en"\npages = ["content/site/**/*.md"]\narticles = []\n')
    write(tmp_path / "content/site/a/x.txt", "x")
    (tmp_path / "content/site/a" / name).symlink_to(target)
    try:
        status = built(tmp_path).selection.exit_status
    except ConfigError as error:
        status = error.status
    assert status in (2, 3)
    assert "between us" not in pages(tmp_path)


def test_dotted_settings_reach_the_engine_but_dotted_text_does_not(tmp_path: Path) -> None:
    text = BASE["en"].replace("draft: false", "draft: false\nauthors: [mori]")
    mkdocs = BLOG + "exclude_docs: |\n  !.well-known\n  !.hidden.md\n"
    site_with(tmp_path, "en", mkdocs, one=text)
    authors = "authors: {mori: {name: Mori Aya, description: Writer, avatar: https://example.com/a.png}}\n"
    write(tmp_path / "content/site/.authors.yml", authors)
    write(tmp_path / "content/site/.well-known/security.txt", "Contact: x\n")
    write(tmp_path / "content/site/.hidden.md", "# Hidden\n\nNobody checked this.\n")
    built(tmp_path)
    assert "Mori Aya" in pages(tmp_path)
    assert (tmp_path / "site/.well-known/security.txt").is_file()
    assert "Nobody checked this" not in pages(tmp_path)


def test_a_docs_dir_that_only_an_inherited_file_names_is_refused(tmp_path: Path) -> None:
    site_with(tmp_path, "en", one=BASE["en"])
    (tmp_path / "mkdocs.yml").rename(tmp_path / "base.yml")
    write(tmp_path / "mkdocs.yml", "INHERIT: base.yml\n")
    with pytest.raises(ConfigError, match="not the one that MkDocs publishes"):
        built(tmp_path)


def test_an_unknown_plugin_is_a_configuration_error(tmp_path: Path) -> None:
    site_with(tmp_path, "en", "plugins: [no-such-plugin]\n")
    with pytest.raises(ConfigError, match="no-such-plugin"):
        built(tmp_path)


def test_a_nav_loses_what_is_left_out_and_the_groups_that_held_nothing_else() -> None:
    nav = [
        "index.md",
        {"Drafts": [{"Secret": "a.md"}, "b.md"]},
        {"Both": ["c.md", "a.md"]},
        {"Site": "https://x.example"},
    ]
    left = pruned(nav, frozenset(["a.md", "b.md"]))
    assert left == ["index.md", {"Both": ["c.md"]}, {"Site": "https://x.example"}]
    assert pruned(None, frozenset()) is None


DATED = """\
import subprocess
def on_page_content(html, page, **kwargs):
    file = page.file.abs_src_path
    folder = file.rsplit("/", 1)[0]
    log = subprocess.run(["git", "log", "-1", "--format=%s", "--", file], cwd=folder, capture_output=True, text=True)
    return html + f"<p>Last change: {log.stdout.strip()}</p>"
"""


@pytest.mark.parametrize("inner", ["", "web/blog"])
def test_plugins_that_ask_git_about_a_page_get_their_answer(tmp_path: Path, inner: str) -> None:
    repository = Repository(tmp_path / "top")
    site_with(repository.top / inner, "en", BLOG + "hooks: [dated.py]\n", one=BASE["en"])
    write(repository.top / inner / "dated.py", DATED)
    write(repository.top / ".gitignore", "__pycache__/\n.cache/\n")  # MkDocs compiles the hook where it lies
    repository.commit_all("The shelves, again")
    repository.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
    for top in (repository.top, tmp_path / "linked"):
        built(top / inner)
        assert "Last change: The shelves, again" in pages(top / inner)
    assert repository.git("status", "--porcelain") in ("", f"?? {inner}/site/".replace("?? /", "?? "))
