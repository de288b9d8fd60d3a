"""`pipeline new` as a writer runs it."""

from __future__ import annotations

import json
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


def test_an_existing_article_stays(tmp_path: Path) -> None:
    pipeline(make_site(tmp_path, "ja"), "new", "見学")
    path = tmp_path / "content/site/posts/見学.md"
    path.write_text("mine", encoding="utf-8")
    result = pipeline(tmp_path, "new", "見学", "--lang", "ja")
    assert result.returncode == 2
    assert "見学.md" in result.stderr
    assert path.read_text(encoding="utf-8") == "mine"


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
