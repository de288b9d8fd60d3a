"""Two files that would become one page, in every way in which that happens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.checking.session import Request, inspect
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.site.shapes import post, settings
from tests.sites import write

BLOG = "{blog: {blog_dir: .%s}}"
URL = ", post_url_format: '%s'"


def taken(folder: Path, files: dict[str, str], *, lang: Language = "ja", url: str = "", mkdocs: str = "") -> list[str]:
    """The articles that the check reports, in a site with these posts and pages."""
    blog = BLOG % (URL % url if url else "")
    settings(folder, lang, f"plugins: [search, {blog}]\n{mkdocs}", "docs/posts/**/*.md", "docs/**/*.md")
    for name, text in files.items():
        write(folder / "docs" / name, text)
    report = inspect(open_site(folder), Request())
    return sorted(
        article.path.removeprefix("docs/")
        for article in report.articles
        for found in article.findings
        if found.check == "address-taken"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_title_on_one_day(tmp_path: Path, lang: Language) -> None:
    titles = {"ja": ("「倉庫」の話", "倉庫の話"), "en": ("The warehouse: a story", "The Warehouse: a story!")}[lang]
    files = {"posts/a.md": post(lang, f"'{titles[0]}'"), "posts/b.md": post(lang, f"'{titles[1]}'")}
    assert taken(tmp_path, files, lang=lang) == ["posts/a.md", "posts/b.md"]


def test_the_same_title_on_another_day_or_with_a_slug_is_another_address(tmp_path: Path) -> None:
    later = post("ja", "倉庫の話").replace("2026-11-20", "2026-11-21")
    files = {"posts/a.md": post("ja", "倉庫の話"), "posts/b.md": later}
    files["posts/c.md"] = post("ja", "倉庫の話", front="slug: warehouse\n")
    assert taken(tmp_path, files) == []


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("{slug}", ("posts/a.md", "posts/b.md")),
        ("posts/{file}", ("posts/2025/one.md", "posts/2026/one.md")),
        ("posts/{file}", ("posts/One.md", "posts/one.md")),
        ("{date}/{file}", ("posts/x/one.md", "posts/y/one.md")),
    ],
)
def test_formats_of_addresses(tmp_path: Path, url: str, names: tuple[str, str]) -> None:
    files = {name: post("ja", "同じ題名" if "slug" in url else f"題名{number}") for number, name in enumerate(names)}
    assert taken(tmp_path, files, url=url) == sorted(names)


def test_a_page_and_an_article(tmp_path: Path) -> None:
    files = {"posts/a.md": post("ja", "話", front="slug: about\n"), "about.md": "# わたしたち\n"}
    assert taken(tmp_path, files, url="{slug}") == ["posts/a.md"]


def test_index_and_readme_and_a_folder_of_the_same_name(tmp_path: Path) -> None:
    settings(tmp_path, "en", "", "docs/**/*.md", "docs/*.txt")
    for name in ("a/index.md", "a/README.md", "b.md", "b/index.md", "c.md"):
        write(tmp_path / "docs" / name, post("en", f"Story {name}"))
    report = inspect(open_site(tmp_path), Request())
    found = [one.path for one in report.articles if any(each.check == "address-taken" for each in one.findings)]
    assert sorted(found) == ["docs/a/README.md", "docs/a/index.md", "docs/b.md", "docs/b/index.md"]


def test_a_draft_takes_no_address_from_what_is_published(tmp_path: Path) -> None:
    draft = post("ja", "話").replace("draft: false", "draft: true")
    assert taken(tmp_path, {"posts/a.md": post("ja", "話"), "posts/b.md": draft}) == ["posts/b.md"]


def test_the_verdict_follows_the_other_article(tmp_path: Path) -> None:
    files = {f"posts/{name}.md": post("ja", f"話{name}") for name in "abcdefghijklmnop"}
    assert taken(tmp_path, files) == []
    assert taken(tmp_path, {"posts/a.md": post("ja", "話b")}) == ["posts/a.md", "posts/b.md"]
    (tmp_path / "docs/posts/b.md").unlink()
    assert taken(tmp_path, {}) == []
    assert taken(tmp_path, {"posts/z.md": post("ja", "話c")}, url="{file}") == []


def test_both_places_are_named_and_no_policy_lets_it_pass(tmp_path: Path) -> None:
    taken(tmp_path, {"posts/a.md": post("en", "A story"), "posts/b.md": post("en", "A story")}, lang="en")
    result = pipeline(tmp_path, "check", "--format", "json", "--lang", "en")
    assert result.returncode == 1
    said = json.loads(result.stdout)["articles"][0]["findings"][0]["message"]
    assert "docs/posts/a.md" in said
    assert "docs/posts/b.md" in said


@pytest.mark.parametrize(("lang", "words"), [("ja", "同じに見えますが"), ("en", "look the same")])
def test_of_two_names_that_look_the_same_it_is_said_that_they_are_two(
    tmp_path: Path, lang: Language, words: str
) -> None:
    settings(
        tmp_path, lang, f"plugins: [search, {BLOG % (URL % 'posts/{file}')}]\n", "docs/posts/**/*.md", "docs/**/*.md"
    )
    names = {"ja": ("が.md", "か\u3099.md"), "en": ("caf\xe9.md", "cafe\u0301.md")}[lang]
    for name in names:
        write(tmp_path / "docs/posts" / name, post(lang, name))
    result = pipeline(tmp_path, "check", "--lang", lang)
    if len(set((tmp_path / "docs/posts").iterdir())) < 2:
        pytest.skip("one file on this file system")
    assert words in result.stdout
