"""Plain `mkdocs build` leaves out what `pipeline build` leaves out, or builds nothing where that builds nothing."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.site.build import build
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.site.conftest import mkdocs_build, visible_text
from tests.site.shapes import REMARK, post, settings
from tests.sites import write

TODAY = date(2026, 11, 25)
SECRET: dict[Language, str] = {
    "ja": "青い猫が会計の机で寝ていたことは、まだ誰にも話していません。",
    "en": "Nobody has been told yet that a blue cat slept on the till all afternoon.",
}
_TITLE: dict[Language, str] = {"ja": "二つめの話", "en": "The second story"}


def site(folder: Path, lang: Language, mkdocs: str = "") -> Path:
    """One article that may be published, one that may not, and a front page."""
    theme = f"theme: {{name: material, language: {lang}}}\n"
    plugins = "" if "plugins:" in mkdocs else "plugins: [search, {blog: {blog_dir: .}}, tezawari]\n"
    settings(folder, lang, f"{theme}{plugins}{mkdocs}", "docs/posts/**/*.md", "docs/**/*.md")
    write(folder / "docs/index.md", "# Home\n")
    write(folder / "docs/posts/one.md", post(lang, {"ja": "一つめの話", "en": "The first story"}[lang]))
    return folder


def blocked(lang: Language) -> str:
    return post(lang, _TITLE[lang], blocked=True, more=f"\n{SECRET[lang]}\n")


def both(folder: Path, lang: Language) -> tuple[str, str]:
    """What the two ways say that stop, or what they published."""
    try:
        build(open_site(folder), TODAY, lambda text: None)
    except PipelineError as error:
        first = f"stopped: {error.render(lang)}"
    else:
        first = "\n".join(visible_text(folder / "site").values())
    shutil.rmtree(folder / "site")
    result = mkdocs_build(folder)
    pages = "\n".join(visible_text(folder / "site").values()) if (folder / "site").is_dir() else ""
    return first, pages if result.exit_code == 0 else f"stopped: {result.output}{pages}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_post_that_is_a_link_to_a_draft_elsewhere(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang)
    write(tmp_path / "drafts/two.md", blocked(lang))
    (tmp_path / "docs/posts/two.md").symlink_to("../../drafts/two.md")
    for way in both(tmp_path, lang):
        assert SECRET[lang] not in way


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_folder_with_a_dot_that_the_settings_bring_back(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang, "exclude_docs: |\n  !.later/\n")
    write(tmp_path / "docs/posts/.later/two.md", blocked(lang))
    write(tmp_path / "docs/.later/two.html", f"<p>{SECRET[lang]}</p>")
    for way in both(tmp_path, lang):
        assert not way.startswith("stopped")
        assert SECRET[lang] not in way


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_takes_in_a_draft_stops_both_and_both_places_are_named(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang)
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    write(tmp_path / "mkdocs.yml", text.replace("[abbr,", "[{pymdownx.snippets: {base_path: [docs]}}, abbr,"))
    write(tmp_path / "docs/posts/two.md", blocked(lang))
    write(tmp_path / "docs/index.md", '# Home\n\n--8<-- "posts/two.md"\n')
    for way in both(tmp_path, lang):
        assert way.startswith("stopped")
        assert "docs/posts/two.md:" in way
        assert "index.html" in way
        assert SECRET[lang] not in way


# What happens to the page of the first article after it was rendered, and after its template was filled in; and what is named.
_START: dict[Language, str] = {"ja": "道具を買う前に", "en": "I think they should"}
_HOOKS = {
    "hidden": "def on_page_content(html, page, **kwargs):\n    return html.replace('<p>{start}', '<p hidden>{start}')\n",
    "words added": "def on_post_page(output, page, config):\n    return output.replace('{start}', '{start} (PR)')\n",
    "no content": "def on_post_page(output, page, config):\n    return '<html><body>' + page.title + '</body></html>'\n",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("hook", _HOOKS)
def test_a_page_that_shows_something_else_than_was_checked_is_not_built(
    tmp_path: Path, lang: Language, hook: str
) -> None:
    site(tmp_path, lang, "hooks: [change.py]\n")
    write(tmp_path / "change.py", _HOOKS[hook].format(start=_START[lang]))
    result = build(open_site(tmp_path), TODAY, lambda text: None)
    ((path, why),) = [(left.path, left.why.render(lang)) for left in result.selection.left_out]
    assert path == "docs/posts/one.md" and _START[lang] in why
    shutil.rmtree(tmp_path / "site")
    plain = mkdocs_build(tmp_path)
    assert plain.exit_code != 0
    assert "docs/posts/one.md" in plain.output and _START[lang] in plain.output
    assert not list((tmp_path / "site").rglob("*.html"))


_FEED = """\
import html
import json
from pathlib import Path

TEXTS = []

def on_page_content(html, page, **kwargs):
    TEXTS.append(page.markdown[:400])
    TEXTS.append(html)

def on_post_build(config):
    items = "".join(f"<item><description>{html.escape(text)}</description></item>" for text in TEXTS)
    Path(config.site_dir, "feed.xml").write_text(f"<rss>{items}</rss>", encoding="utf-8")
    Path(config.site_dir, "all.json").write_text(json.dumps(TEXTS), encoding="utf-8")
"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_remark_reaches_a_feed_or_a_file_of_data(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang, "hooks: [feed.py]\n")
    write(tmp_path / "feed.py", _FEED)
    code = "\n```text\n<!-- how to write one -->\n```\n"
    write(tmp_path / "docs/posts/one.md", post(lang, "One", top=f"{REMARK}\n\n", more=code))
    for way in both(tmp_path, lang):
        assert not way.startswith("stopped")
        assert way.count("how to write one") >= 3, "code that shows a comment stays"
        assert REMARK.strip("<!-> ") not in way


def _same_address(folder: Path, lang: Language) -> Path:
    site(folder, lang)
    write(folder / "docs/posts/again.md", post(lang, {"ja": "一つめの話", "en": "The first story"}[lang]))
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_articles_with_one_address_are_both_left_out_and_named(tmp_path: Path, lang: Language) -> None:
    result = build(open_site(_same_address(tmp_path, lang)), TODAY, lambda text: None)
    left = {one.path: one for one in result.selection.left_out}
    assert set(left) == {"docs/posts/again.md", "docs/posts/one.md"}
    assert result.articles == ()
    assert result.selection.exit_status == 1
    for path, one in left.items():
        (found,) = [each for each in one.report.findings if each.check == "address-taken"]  # type: ignore[union-attr]  # it was read
        assert found.finding.parameters["other"] == next(other for other in left if other != path)


_ALIKE = """\
def on_files(files, config):
    for file in files:
        if "again" in file.src_uri:
            file.dest_uri = "2026/11/20/one/index.html"
            file.url = "2026/11/20/one/"
"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_articles_that_a_hook_sends_to_one_address_are_left_out_and_named(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang, "hooks: [alike.py]\n")
    write(tmp_path / "alike.py", "from mkdocs.plugins import event_priority\n\n@event_priority(-60)\n" + _ALIKE)
    write(tmp_path / "docs/posts/one.md", post(lang, "One", front="slug: one\n"))
    write(tmp_path / "docs/posts/again.md", post(lang, "Again"))
    write(tmp_path / "docs/posts/three.md", post(lang, "Three"))
    result = build(open_site(tmp_path), TODAY, lambda text: None)
    left = {one.path: one for one in result.selection.left_out}
    assert {one.reason for one in left.values()} == {"address-taken"}
    assert set(left) == {"docs/posts/again.md", "docs/posts/one.md"}
    assert "docs/posts/one.md" in left["docs/posts/again.md"].why.render(lang)
    assert result.articles == ("docs/posts/three.md",)
    refused = mkdocs_build(tmp_path)
    assert refused.exit_code != 0
    assert "again.md" in refused.output
    assert "one.md" in refused.output
    assert not list((tmp_path / "site").rglob("*.html"))


def test_two_pages_with_one_address_are_an_error_that_names_both(tmp_path: Path) -> None:
    site(tmp_path, "en")
    write(tmp_path / "docs/about.md", "# About\n")
    write(tmp_path / "docs/about/index.md", "# About us\n")
    first, second = both(tmp_path, "en")
    for way in (first, second):
        assert way.startswith("stopped")
        assert "about.md" in way
        assert "about/index.md" in way


_SUB = "site_name: Part\ntheme: {name: material}\n"


def test_projects_below_the_site_are_built_with_it(tmp_path: Path) -> None:
    site(tmp_path, "en", "plugins: [search, projects, {blog: {blog_dir: .}}, tezawari]\n")
    write(tmp_path / "projects/part/mkdocs.yml", _SUB)
    write(tmp_path / "projects/part/docs/index.md", "# Part of it\n\nA page that lives beside.\n")
    for way in both(tmp_path, "en"):
        assert "A page that lives beside." in way
