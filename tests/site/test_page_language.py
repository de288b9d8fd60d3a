"""What a page says of its language, where the marks end, and the page for addresses that do not exist."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pipeline.policy.config import Config
from pipeline.site.build import build
from pipeline.site.page_language import in_language, not_found
from pipeline.sources.articles import parse
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.site.shapes import post
from tests.site.test_two_locks import site
from tests.sites import write

TODAY = date(2026, 11, 25)
OTHER: dict[Language, Language] = {"ja": "en", "en": "ja"}
CALL: dict[Language, str] = {"ja": "お問い合わせは受付まで。", "en": "Write to us at the front desk."}


def built(folder: Path) -> Path:
    build(open_site(folder), TODAY, lambda text: None)
    return folder / "site"


def page(site: Path, name: str) -> str:
    (file,) = [file for file in site.rglob("*.html") if name in file.as_posix()]
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_article_in_the_other_language_says_so(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang, "site_url: https://example.com/kitchen/\n")
    write(tmp_path / "docs/posts/other.md", post(OTHER[lang], "Another", front="slug: another\n"))
    write(tmp_path / "docs/about.md", f"---\nlang: {OTHER[lang]}\n---\n# About\n")
    out = built(tmp_path)
    assert re.search(r"<html lang=\"(\w+)\"", page(out, "another/"))[1] == OTHER[lang]  # type: ignore[index]  # it matches
    assert re.search(r"<html lang=\"(\w+)\"", page(out, "about/"))[1] == OTHER[lang]  # type: ignore[index]  # it matches
    assert f'<header lang="{lang}"' in page(out, "another/"), "the frame keeps the site's language"
    assert re.search(r"<html lang=\"(\w+)\"", (out / "index.html").read_text(encoding="utf-8"))[1] == lang  # type: ignore[index]  # it matches


@pytest.mark.parametrize(("lang", "words"), [("ja", "ページが見つかりません"), ("en", "This page cannot be found")])
def test_the_page_404_speaks_the_sites_language_and_leads_home(tmp_path: Path, lang: Language, words: str) -> None:
    out = built(site(tmp_path, lang, "site_url: https://example.com/kitchen/\n"))
    text = (out / "404.html").read_text(encoding="utf-8")
    assert words in text
    assert 'href="/kitchen/"' in text
    assert "404 - Not found" not in text
    assert f"<title>{words} - " in text


def test_a_page_404_of_the_sites_own_stays() -> None:
    assert not_found("<h1>Oh no</h1>", "ja", "/") == "<h1>Oh no</h1>"


def test_what_says_the_right_language_already_is_left_alone() -> None:
    text = '<!doctype html><html lang="en-GB" class="x"><header class="md-header"></header></html>'
    assert in_language(text, "en") == text
    assert in_language(text, "ja").startswith('<!doctype html><html lang="ja" class="x"><header lang="en-GB" class=')


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rule_ends_the_section_so_that_a_call_to_action_is_nobodys_opinion(tmp_path: Path, lang: Language) -> None:
    text = post(lang, "One", front="slug: one\n") + f'\n<hr class="section-end">\n\n{CALL[lang]}\n'
    site(tmp_path, lang)
    write(tmp_path / "docs/posts/one.md", text)
    html = page(built(tmp_path), "/one/")
    assert html.index(CALL[lang]) > html.rindex("</section>")
    counted = parse("docs/posts/one.md", text, Config(lang=lang)).human_sections
    assert len(counted) == 3
    assert not [section for section in counted if CALL[lang] in section.text]
    without = parse(
        "docs/posts/one.md", text.replace('<hr class="section-end">\n', ""), Config(lang=lang)
    ).human_sections
    assert [section.kind for section in without if CALL[lang] in section.text] == ["decision"]
