"""What a pull request shows: annotations, a summary in Markdown, SARIF; and what a terminal colours."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import markdown
import pytest

from pipeline.checking.registry import all_checks, by_id
from pipeline.model.finding import Failure, Finding, Severity, Waiver
from pipeline.model.report import ArticleReport, Report, Reported
from pipeline.report import HOSTED, render
from pipeline.report.colour import painted
from pipeline.report.place import Place, place_of
from pipeline.wording import LANGUAGES, Language, Text

PATH = "content/site/posts/検品 1.md"
WAIVER = Waiver("link-broken", PATH, "…", "Mori Aya <aya@example.com>", date(2027, 1, 31))


def found(check: str, line: int, **parameters: object) -> Reported:
    """A finding as its failing example has it, at another line."""
    return Reported(check, by_id(check).severity, Finding(line, parameters))


def blocked(*more: Reported, path: str = PATH) -> ArticleReport:
    """An article without an opinion."""
    empty = found("human-section-empty", 25, section="「私はこう考える」")
    states = {"lived-experience": "filled", "opinion": "unfilled"}
    return ArticleReport(path, "ja", False, False, True, states, (*more, empty), "検品を | 半日に @team <b>")  # type: ignore[arg-type]  # one of the cases


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_names_what_to_write_as_questions_and_leads_to_the_line(language: Language) -> None:
    text = render(Report((blocked(),)), "markdown", language, Place("docs/", "https://example.org/o/r/blob/abc/"))
    page = markdown.markdown(text, extensions=["tables"])
    assert 'href="https://example.org/o/r/blob/abc/docs/content/site/posts/%E6%A4%9C%E5%93%81%201.md#L25"' in page
    assert "<table>" in page and page.count("<tr>") == 2
    questions = {"ja": "その理由は何ですか", "en": "Where do you stand"}[language]
    assert questions in page and {"ja": "その場にいた人しか", "en": "somebody who was there"}[language] not in page


def test_what_an_article_is_called_is_neither_markup_nor_a_mention_in_a_summary() -> None:
    text = render(Report((blocked(),)), "markdown", "ja")
    assert "@team" not in text and "<b>" not in text
    row = next(line for line in text.split("\n") if "半日に" in line and line.startswith("|"))
    assert row.count("|") == 8


# Names in Japanese become nine letters a character in an address.
FOLDERS = {"short": "posts", "long": "検品の待ち時間を半日に縮めた倉庫で聞いたことと見たこと" * 3}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_of_500_articles_can_be_posted_and_says_what_it_leaves_out(language: Language, folder: str) -> None:
    many = [found("link-broken", line, problem=f"x{line}.md") for line in range(40)]
    articles = [blocked(*many, path=f"{FOLDERS[folder]}/{number:03}.md") for number in range(450)]
    drafts = [replace(one, path=f"drafts/{one.path}", draft=True, blocked=False) for one in articles[:50]]
    failures = tuple(
        Failure(f"{FOLDERS[folder]}/{number}.vtt", Text("読めません", "cannot be read")) for number in range(300)
    )
    report = Report((*drafts, *articles), failures=failures)
    place = Place("", "https://example.org/owner/repository/blob/" + "a" * 40 + "/")
    text = render(report, "markdown", language, place)
    # What the hosts take: a comment of 65,536 characters, a summary of 1 MiB.
    assert len(text) < 65_536 and len(text.encode()) < 2**20
    rows = [line for line in text.split("\n") if line.startswith("| [")]
    assert rows and all({"ja": "公開できません", "en": "blocked"}[language] in row for row in rows), (
        "the blocked ones first"
    )
    left = {"ja": r"ほかに(\d+)本（うち公開できないもの(\d+)本）", "en": r"(\d+) more \((\d+) of them blocked\)"}[
        language
    ]
    more, stopped = map(int, re.search(left, text).groups())  # type: ignore[union-attr]  # it matches
    assert (more, stopped) == (500 - len(rows), 450 - len(rows))
    told = len(re.findall("^### \\[", text, re.MULTILINE))
    assert {"ja": f"ほかに{500 - told}本の記事", "en": f"{500 - told} more articles"}[language] in text
    assert {"ja": "ほかに31件あります", "en": "31 more."}[language] in text
    listed = text.count(".vtt]")
    assert {"ja": f"ほかに{300 - listed}件あります", "en": f"{300 - listed} more."}[language] in text


def test_annotations_come_errors_first_and_say_how_many_more_there_are() -> None:
    many = [found("link-broken", line, problem=f"x{line}.md") for line in range(1, 31)]
    warning = found("description-missing", 1)
    lines = render(Report((blocked(warning, *many),)), "github", "en").splitlines()
    levels = [re.split(r"[ :]+", line)[1] for line in lines]
    assert levels == ["error"] * 10 + ["notice", "warning"]
    assert "21 more" in lines[10]


def test_a_fingerprint_stays_when_lines_move_and_changes_with_what_is_said() -> None:
    def prints(*those: Reported) -> list[str]:
        log = json.loads(render(Report((replace(blocked(), findings=those),)), "sarif", "en"))
        return [result["partialFingerprints"]["tezawari/v1"] for result in log["runs"][0]["results"]]

    first, moved, other = prints(
        found("link-broken", 3, problem="a.md"),
        found("link-broken", 9, problem="a.md"),
        found("link-broken", 3, problem="b.md"),
    )
    assert first == moved != other


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_leads_to_its_page(language: Language) -> None:
    rules = json.loads(render(Report(()), "sarif", language))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["helpUri"].split("/")[-4:-1] for rule in rules] == [
        [language, "checks", check.id] for check in all_checks()
    ]


@pytest.mark.parametrize("format_", HOSTED)
def test_paths_begin_at_the_root_of_the_repository(format_: str, tmp_path: Path) -> None:
    github = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(tmp_path)}
    place = place_of(tmp_path / "web", github)
    assert "web/content/site/posts" in render(Report((blocked(),)), format_, "en", place)
    assert place_of(tmp_path, github).folder == "" == place_of(Path("/elsewhere"), github).folder


def test_addresses_of_both_hosts() -> None:
    hub = {"GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://h", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "abc"}
    lab = {"CI_PROJECT_URL": "https://l/o/r", "CI_COMMIT_SHA": "abc"}
    assert place_of(Path("/"), hub).source == "https://h/o/r/blob/abc/"
    assert place_of(Path("/"), lab).source == "https://l/o/r/-/blob/abc/"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["terminal", "markdown"])
def test_what_the_policy_keeps_quiet_is_counted(language: Language, format_: str) -> None:
    waived = found("link-broken", 3, problem="a.md")._replace(waiver=WAIVER)
    lowered = found("description-missing", 1)._replace(severity=Severity.NOTE)
    report = Report((blocked(waived, waived, lowered),))
    assert {"ja": "免除中 2件、「note」に下げたもの 1件", "en": "2 waived, 1 lowered"}[language] in render(
        report, format_, language
    )
    assert json.loads(render(report, "json", language))["silenced"] == {"waived": 2, "lowered": 1}
    quiet = {"ja": "免除中", "en": "lowered"}[language]
    assert quiet not in render(Report((blocked(),)), format_, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_colours_change_no_word(language: Language) -> None:
    text = render(Report((blocked(),)), "terminal", language)
    coloured = painted(text)
    assert coloured != text and re.sub(r"\x1b\[\d+m", "", coloured) == text
