"""What lies below docs_dir: articles, pages, assets, and what nobody meant to publish, all named at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.sources.site import Files, discover, open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import make_site, write

DOCS = "content/site"
LEFT = ["posts/a.md~", "posts/a.md.bak", "posts/a.md.save", "posts/#a.md#", "posts/a.md.txt", "plan.csv.orig"]
SOURCES = ["a.mdx", "a.ipynb", "a.adoc", "a.rst", "a.html", "a.xht", "a.shtml"]
TALK = ["talk.vtt", "talk.srt"]
UNKNOWN = ["notes", "a.unheardof"]
ASSETS = [
    *("a.svg", "a.PNG", "a.webp", "a.mp4", "a.ja.vtt", "b.mp3", "b.srt", "a.woff2", "a.css", "a.js", "a.pdf", "a.docx"),
    *(
        "a.zip",
        "a.csv",
        "a.json",
        "a.xml",
        "robots.txt",
        "favicon.ico",
        "a.webmanifest",
        "_redirects",
        "_headers",
        "CNAME",
    ),
    ".nojekyll",
]


def sorted_files(folder: Path, policy: str = "", mkdocs: str = "") -> Files:
    make_site(folder, "ja")
    write(folder / "pipeline.toml", f'pages = ["{DOCS}/**/*.md"]\n{policy}')
    write(folder / "mkdocs.yml", f"site_name: x\ndocs_dir: {DOCS}\n{mkdocs}")
    return discover(open_site(folder))


def put(folder: Path, names: list[str], text: str = "x\n") -> None:
    for name in names:
        write(folder / DOCS / name, text)


def test_what_stands_beside_pages_is_published(tmp_path: Path) -> None:
    put(tmp_path, ASSETS)
    files = sorted_files(tmp_path)
    assert {Path(path).name for path in files.others} == {name for name in ASSETS if not name.startswith(".")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_else_is_an_error_that_names_all_at_once(tmp_path: Path, lang: Language) -> None:
    names = [*LEFT, *SOURCES, *TALK, *UNKNOWN]
    put(tmp_path, names)
    put(tmp_path, ["record.json"], '{"version": 1, "article": "content/site/posts/a.md", "drafts": []}')
    put(tmp_path, ["whisper.json"], '{"text": "x", "segments": [{"start": 0, "text": "x"}]}')
    with pytest.raises(ConfigError) as caught:
        sorted_files(tmp_path)
    said = caught.value.render(lang)
    for name in [*names, "record.json", "whisper.json"]:
        assert f"{DOCS}/{name}" in said
    assert caught.value.status == 2
    assert "assets" in caught.value.hint.render(lang)  # type: ignore[union-attr]  # it has a hint


def test_assets_may_allow_anything_but_markdown(tmp_path: Path) -> None:
    put(tmp_path, ["a.ipynb", "talk.vtt", "b.html"])
    policy = f'assets = ["{DOCS}/*.ipynb", "{DOCS}/talk.vtt", "{DOCS}/*.html"]\n'
    assert len(sorted_files(tmp_path, policy).others) == 3
    policy = f'assets = ["{DOCS}/**"]\n'
    assert sorted_files(tmp_path, policy).pages == (f"{DOCS}/index.md",)


def test_an_article_stays_one_where_a_page_glob_matches_too(tmp_path: Path) -> None:
    put(tmp_path, ["posts/a.md", "about.md", "deep/er.md"])
    files = sorted_files(tmp_path)
    assert files.articles == (f"{DOCS}/posts/a.md",)
    assert set(files.pages) == {f"{DOCS}/{name}" for name in ("about.md", "deep/er.md", "index.md")}


def test_what_mkdocs_leaves_out_itself_is_nobodys_error(tmp_path: Path) -> None:
    put(tmp_path, ["templates/x.html", "old/a.rst", "old/b.md", "posts/later.md"])
    files = sorted_files(tmp_path, mkdocs="exclude_docs: |\n  old/\n  later.md\n")
    assert files == Files((), (f"{DOCS}/index.md",), ())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_line_that_would_allow_them_is_offered_for_what_may_be_meant_for_readers(
    tmp_path: Path, lang: Language
) -> None:
    put(tmp_path, ["charts/a.html", "charts/2020/b.html", "plan.sketch", *LEFT, *TALK])
    with pytest.raises(ConfigError) as caught:
        sorted_files(tmp_path)
    line = f'assets = ["{DOCS}/charts/**/*.html", "{DOCS}/plan.sketch"]'
    assert line in caught.value.hint.render(lang)  # type: ignore[union-attr]  # it has a hint
    for name in [*LEFT, *TALK]:
        (tmp_path / DOCS / name).unlink()
    assert len(sorted_files(tmp_path, line).others) == 3


def test_left_overs_alone_are_not_offered_to_be_published(tmp_path: Path) -> None:
    put(tmp_path, [*LEFT, *TALK])
    with pytest.raises(ConfigError) as caught:
        sorted_files(tmp_path)
    assert "assets = [" not in caught.value.hint.render("en")  # type: ignore[union-attr]  # it has a hint


def test_a_folder_that_a_variable_may_change_is_the_one_that_holds_without_it(tmp_path: Path) -> None:
    put(tmp_path, ["index.md"])
    write(tmp_path / "pipeline.toml", f'pages = ["{DOCS}/**/*.md"]\n')
    write(tmp_path / "mkdocs.yml", f'site_name: x\ndocs_dir: !ENV [DOCS, MORE_DOCS, "{DOCS}"]\n')
    assert discover(open_site(tmp_path)).pages == (f"{DOCS}/index.md",)
    write(tmp_path / "mkdocs.yml", "site_name: x\ndocs_dir: !ENV DOCS\n")
    with pytest.raises(ConfigError, match="docs_dir"):
        open_site(tmp_path)
