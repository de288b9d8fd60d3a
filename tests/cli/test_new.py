"""`pipeline new` as a writer runs it."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
import yaml

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import make_site


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_skeleton_has_a_brief_to_fill_in_and_the_human_sections(tmp_path: Path, language: Language) -> None:
    result = pipeline(make_site(tmp_path, language), "new", "harbour-walk", "--lang", language)
    assert result.returncode == 0, result.stderr
    path = "content/site/posts/harbour-walk.md"
    assert path in result.stdout
    text = (tmp_path / path).read_text(encoding="utf-8")
    matter = yaml.safe_load(text.split("---\n")[1])
    assert matter["draft"] is True and matter["lang"] == language
    assert set(matter["brief"]) == {"reader", "message", "leave_out"}
    report = json.loads(pipeline(tmp_path, "check", path, "--format", "json").stdout)
    (article,) = report["articles"]
    assert article["human_sections"] == dict.fromkeys(("lived-experience", "opinion", "decision"), "unfilled")
    assert not {finding["check"] for finding in article["findings"]} & {
        "front-matter-invalid",
        "markup-ambiguous",
        "placeholder-left",
    }


def test_a_title_of_blanks_is_none(tmp_path: Path) -> None:
    pipeline(make_site(tmp_path, "en"), "new", "harbour-walk", "--title", " \n ")
    assert "title: harbour walk\n" in (tmp_path / "content/site/posts/harbour-walk.md").read_text(encoding="utf-8")


def test_an_existing_article_stays(tmp_path: Path) -> None:
    pipeline(make_site(tmp_path, "ja"), "new", "見学")
    path = tmp_path / "content/site/posts/見学.md"
    path.write_text("mine", encoding="utf-8")
    result = pipeline(tmp_path, "new", "見学", "--lang", "ja")
    assert result.returncode == 2
    assert "見学.md" in result.stderr
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_differs_in_capitals_alone_is_refused(tmp_path: Path, language: Language) -> None:
    site = make_site(tmp_path, language)
    assert pipeline(site, "new", "harbour-walk").returncode == 0
    result = pipeline(site, "new", "Harbour-Walk", "--lang", language)
    assert result.returncode == 2
    assert "harbour-walk.md" in result.stderr
    assert not (site / "content/site/posts/Harbour-Walk.md").exists()


@pytest.mark.parametrize("slug", ["../escape", "a/b", ".hidden", "", "a b", "/etc/passwd"])
def test_a_name_that_is_no_name_is_refused(tmp_path: Path, slug: str) -> None:
    result = pipeline(make_site(tmp_path, "en"), "new", "--", slug)
    assert result.returncode == 2
    assert result.stderr.strip()
    assert not (tmp_path / "content/site/posts").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_and_type_stand_in_the_front_matter(tmp_path: Path, language: Language) -> None:
    title = {"ja": "お知らせ：「休み」の日", "en": "Closed: the 'quiet' days"}[language]
    result = pipeline(make_site(tmp_path, language), "new", "closed", "--title", title, "--type", "notice")
    assert result.returncode == 0, result.stderr
    text = (tmp_path / "content/site/posts/closed.md").read_text(encoding="utf-8")
    matter = yaml.safe_load(text.split("---\n")[1])
    assert (matter["title"], matter["type"]) == (title, "notice")
    assert "{:" not in text  # a notice asks for no human section


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [("ja", "電話を やめた宿！", "電話を-やめた宿"), ("en", "The day we stopped: phones", "the-day-we-stopped-phones")],
)
def test_a_title_in_the_place_of_the_name_becomes_one(
    tmp_path: Path, language: Language, title: str, name: str
) -> None:
    site = make_site(tmp_path, language)
    said = pipeline(site, "new", title, "--lang", language)
    assert said.returncode == 2
    call = shlex.split(said.stderr.split("pipeline new ")[1].removesuffix(".\n").removesuffix("。\n"))
    assert call == [name, "--title", title]
    assert pipeline(site, "new", *call).returncode == 0
    assert f"# {title}" in (site / f"content/site/posts/{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("lang", "words"), [("ja", "サイトの外へのリンク"), ("en", "leads out of the site")])
def test_no_article_is_made_where_a_link_leads_out_of_the_site(tmp_path: Path, lang: Language, words: str) -> None:
    make_site(tmp_path / "site", lang)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/content/site/posts").symlink_to(tmp_path / "elsewhere")
    result = pipeline(tmp_path / "site", "new", "shelves", "--lang", lang)
    assert result.returncode == 2
    assert words in result.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
