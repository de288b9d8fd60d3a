"""The documentation site: built by the product, complete in both languages, with the page of every check as it is now."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import pytest

from pipeline.checking.check import Check
from pipeline.checking.registry import all_checks
from pipeline.cli.main import COMMANDS
from pipeline.site.check_pages import messages, page
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "docs/content"
CASES = [(check, language) for check in all_checks() for language in LANGUAGES]
NAMES = [f"{check.id}-{language}" for check, language in CASES]


class Page(HTMLParser):
    """What a test needs of a built page: its text, its links and pictures, the ids in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style", "title")
        for name, value in attrs:
            if name in ("href", "src") and value and tag in ("a", "img"):
                self.links.append(value)
            if name == "id" and value:
                self.ids.add(value)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "title")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All visible text, without white space: Japanese lines are joined when built."""
        return re.sub(r"\s+", "", "".join(self.texts))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make docs` builds it, from a copy."""
    docs = tmp_path_factory.mktemp("docs") / "docs"
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("site", ".cache", "__pycache__"))
    result = pipeline(docs, "build", "--lang", "en")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "MkDocs:" not in result.stdout, "MkDocs complains about a link, an anchor or the nav"
    return docs / "site"


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[Path, Page]:
    """Every page that the site has an address for."""
    files = (file for file in sorted(built.rglob("*.html")) if file.name != "404.html")
    return {file: Page(file.read_text(encoding="utf-8")) for file in files}


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(("check", "language"), CASES, ids=NAMES)
def test_the_page_of_a_check_says_what_the_check_says(
    built: Path, pages: dict[Path, Page], check: Check, language: Language
) -> None:
    shown = pages[built / language / "checks" / check.id / "index.html"].text
    for text in (check.title, check.why, check.fix, check.wrong):
        assert bare(text.render(language)) in shown
    said = messages(check, check.failing(language))
    assert said
    for sentence in said:
        assert bare(sentence) in shown
    fixed = {"ja": "免除することもできません", "en": "neitherloweritnorwaiveit"}[language]
    assert (fixed in shown) is check.fixed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_checks_names_every_one_and_no_page_is_left_over(
    built: Path, pages: dict[Path, Page], language: Language
) -> None:
    folder = built / language / "checks"
    names = {check.id for check in all_checks()}
    assert {path.parent.name for path in folder.glob("*/index.html")} == names
    links = pages[folder / "index.html"].links
    assert names <= {urlsplit(link).path.strip("/") for link in links}


def test_the_pages_of_checks_are_made_and_not_kept() -> None:
    assert not list(CONTENT.glob("*/checks"))


def test_characters_that_nobody_can_see_are_named_in_examples() -> None:
    hidden = next(check for check in all_checks() if check.id == "hidden-character")
    for language in LANGUAGES:
        assert "⟨U+202E⟩" in page(hidden, language)
        assert "\u202e" not in page(hidden, language)


def test_every_written_page_exists_in_both_languages_with_the_same_sections() -> None:
    japanese, english = (
        sorted(path.relative_to(CONTENT / language).as_posix() for path in (CONTENT / language).rglob("*.md"))
        for language in LANGUAGES
    )
    assert japanese == english
    for name in japanese:
        counts = {
            # Drafts that a command prints have headings of their own.
            language: len(
                re.findall(
                    r"(?m)^##? ",
                    re.sub(r"(?s)```console\n.*?```", "", (CONTENT / language / name).read_text(encoding="utf-8")),
                )
            )
            for language in LANGUAGES
        }
        assert counts["ja"] == counts["en"], name


def test_links_pictures_and_anchors_lead_somewhere(pages: dict[Path, Page]) -> None:
    for file, shown in pages.items():
        for link in shown.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{file}: {link}"
            if parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].ids, f"{file}: {link}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_speaks_its_language_and_leads_to_its_twin(built: Path, language: Language) -> None:
    other = "en" if language == "ja" else "ja"
    html = (built / language / "policy/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in html
    assert {"ja": "検索", "en": "Search"}[language] in html
    assert f'href="../../{other}/policy/" hreflang="{other}"' in html


@pytest.mark.parametrize(("language", "word"), [("ja", "オフレコ"), ("en", "off the record")])
def test_search_knows_the_words_of_both_languages(built: Path, language: Language, word: str) -> None:
    index = json.loads((built / "search/search_index.json").read_text(encoding="utf-8"))
    assert {"ja", "en"} <= set(index["config"]["lang"])
    found = {entry["location"].split("/")[0] for entry in index["docs"] if word in entry["text"]}
    assert language in found


def test_what_a_page_asks_of_its_reader_in_comments_is_not_published(built: Path) -> None:
    assert not [file for file in built.rglob("*.html") if "<!-- test:" in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_every_option_is_documented(language: Language) -> None:
    text = (CONTENT / language / "commands.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        _, found, section = text.partition(f"{{ #{name} }}\n")
        assert found, f"{name} has no section"
        section = section.split("\n## ")[0]
        assert f"pipeline {name}" in section
        command: click.Command = import_module(f"pipeline.cli.{name}").command
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        for option in options - {"--lang"}:
            assert option in section, f"{name} {option}"
        shown = set(re.findall(r"^\| `(--[\w-]+)", section, re.MULTILINE))
        assert shown <= options, f"{name} has no {shown - options}"


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_readme_shows_pictures_that_exist_are_described_and_are_light(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pictures = re.findall(r'!\[([^\]]+)\]\(([^)]+)\)|<img [^>]*src="([^"]+)"[^>]* alt="([^"]+)"', text)
    assert len(pictures) >= 2
    for alt, path, source, other in pictures:
        assert len(alt or other) > 20
        assert (ROOT / (path or source)).stat().st_size < 300_000
    for link in re.findall(r"\]\(([^)#:]+?)\)", text):
        assert (ROOT / link).exists(), link


# Pages that may give shares, and the command that they must name for them.
_COMMANDS = {"limits.md": "`make bench-gate`", "chat.md": "`make bench-grounding`"}


@pytest.mark.parametrize("page", [*CONTENT.rglob("*.md"), *ROOT.glob("*.md")], ids=lambda path: path.name)
def test_no_page_claims_what_cannot_be_shown(page: Path) -> None:
    # What a command prints about one article claims nothing about the product.
    text = " ".join(re.sub(r"```console\n.*?```", "", page.read_text(encoding="utf-8"), flags=re.S).split())
    assert not re.search(r"AI causes|causes overtime|detects AI|AI のせいで残業が増えます|AI を見抜きます", text)
    for number in re.findall(r"(?<![\d.])\d+(?:\.\d+)?%", text):
        sourced = page.name == "human-sections.md" or _COMMANDS.get(page.name, "\0") in text
        assert sourced, f"{page.name} quotes {number} without its source"
