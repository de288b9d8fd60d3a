"""The gate: nothing that was not looked at counts as clean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks, by_id
from pipeline.checking.session import Request, inspect
from pipeline.model.article import Article
from pipeline.model.finding import Finding
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import article, make_site, write

POST = "content/site/posts/記事.md"


def broken(article: Article, inputs: Inputs) -> Iterator[Finding]:
    raise RuntimeError("no")
    yield


def site_with(folder: Path, text: str, lang: Language = "ja") -> Path:
    make_site(folder, lang)
    write(folder / POST, text)
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_finished_article_passes(tmp_path: Path, lang: Language) -> None:
    report = inspect(open_site(site_with(tmp_path, article(lang), lang)), Request())
    assert report.exit_status == 0
    assert report.articles[0].publishable and not report.articles[0].blocked
    assert set(report.articles[0].human_sections.values()) == {"filled"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_human_section_blocks_what_is_meant_for_readers(tmp_path: Path, lang: Language) -> None:
    report = inspect(open_site(site_with(tmp_path, article(lang, opinion=False), lang)), Request())
    assert report.exit_status == 1
    assert report.articles[0].human_sections["opinion"] == "unfilled"


STANDS_IN = {
    "ja": "この意見は担当の記者が原稿を書きしだい、ここに差し替えます。それまでは仮の文章です。見出しとキャプションも未定で、公開の前に編集部が確かめます。今しばらくお待ちください。掲載の日は追ってお知らせします。",
    "en": "This opinion will be replaced as soon as the author has sent the copy. Until then the text is a placeholder; heading and caption are provisional, and the editors will check them before publication. Please bear with us.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_section_long_enough_that_nobody_wrote_does_not_show_as_written(tmp_path: Path, lang: Language) -> None:
    whole = article(lang)
    opinion = whole.split("{: .opinion }\n", 1)[1].split("\n## ", 1)[0]
    report = inspect(open_site(site_with(tmp_path, whole.replace(opinion, f"\n{STANDS_IN[lang]}\n"), lang)), Request())
    assert report.articles[0].human_sections["opinion"] == "unfilled"
    assert report.articles[0].human_sections["decision"] == "filled"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_is_not_blocked_but_is_not_publishable_either(tmp_path: Path, lang: Language) -> None:
    site = open_site(site_with(tmp_path, article(lang, opinion=False, draft=True), lang))
    report = inspect(site, Request())
    assert report.exit_status == 0
    assert not report.articles[0].publishable
    assert inspect(site, Request(as_published=True)).exit_status == 1


def test_a_check_that_crashes_is_a_failure(tmp_path: Path) -> None:
    crashing = replace(by_id("human-section-thin"), find=broken)
    text = article("ja")
    parsed = articles.parse(POST, text, Config(lang="ja"))
    report, failures = judge(parsed, Inputs(config=Config(lang="ja")), [crashing])
    assert len(failures) == 1 and not report.publishable and report.blocked
    site = open_site(site_with(tmp_path, text))
    assert inspect(site, Request(checks=[crashing])).exit_status == 3


def test_could_not_check_outweighs_blocked(tmp_path: Path) -> None:
    site_with(tmp_path, article("ja", opinion=False))
    (tmp_path / "content/site/posts/壊れた.md").write_bytes("題".encode("cp932"))
    report = inspect(open_site(tmp_path), Request())
    assert report.exit_status == 3
    assert [failure.path for failure in report.failures] == ["content/site/posts/壊れた.md"]
    assert report.articles[0].blocked


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("content/notes/取材.txt", None),
        ("content/notes/取材.txt", b""),
        ("content/notes/取材.txt", "田中：話".encode("cp932")),
        ("content/ledger/記事.json", b"{"),
        ("content/ledger/記事.json", b'{"version": 99, "article": "a", "drafts": []}'),
    ],
)
def test_missing_or_broken_notes_and_ledgers_are_failures(tmp_path: Path, file: str, content: bytes | None) -> None:
    site_with(tmp_path, article("ja", notes="取材.txt" if "notes" in file else None))
    if content is not None:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(content)
    report = inspect(open_site(tmp_path), Request())
    assert report.exit_status == 3
    assert not report.articles[0].publishable


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_machine_wrote_for_another_article_is_known_again_in_this_one(tmp_path: Path, lang: Language) -> None:
    """One ledger is enough, whatever article it belongs to."""
    copied = {
        "ja": "番号札の並びを入荷の順に改めたところ、探し物に費やす時間が目に見えて減りました。",
        "en": "Once the number plates followed the order of the deliveries, far less time was spent on looking for things.",
    }[lang]
    text = article(lang)
    heading = next(line for line in text.split("\n") if ".opinion" in line)
    site_with(tmp_path, text.replace(heading, f"{heading}\n\n{copied}"), lang)
    record = (
        '{"version": 1, "article": "content/site/posts/other.md", "drafts": [{"at": "2026-11-20T09:00:00Z", "engine": "extractive",'
        ' "engine_version": "0", "model": null, "prompt_digest": null, "notes": [], "sections": [{"heading": "", "sentences":'
        f' [{{"text": "{copied}", "utterances": []}}]}}], "dropped": []}}]}}'
    )
    write(tmp_path / "content/ledger/other.json", record)
    found = [one.check for one in inspect(open_site(tmp_path), Request()).articles[0].findings]
    assert "machine-text-in-human-section" in found
    (tmp_path / "content/ledger/other.json").unlink()
    found = [one.check for one in inspect(open_site(tmp_path), Request()).articles[0].findings]
    assert "machine-text-in-human-section" not in found


def test_a_draft_may_be_committed_before_its_notes_arrive_but_not_published(tmp_path: Path) -> None:
    site = open_site(site_with(tmp_path, article("ja", notes="取材.txt", draft=True)))
    tolerant = inspect(site, Request(tolerate_drafts=True))
    assert tolerant.exit_status == 0
    assert tolerant.failures and not tolerant.articles[0].publishable
    assert inspect(site, Request()).exit_status == 3


def test_no_article_at_all_is_not_clean(tmp_path: Path) -> None:
    report = inspect(open_site(make_site(tmp_path, "ja")), Request())
    assert report.exit_status == 3


def test_front_matter_that_cannot_be_read_counts_as_meant_for_readers(tmp_path: Path) -> None:
    text = article("ja", draft=True).replace("draft: true", "draft: true\ndraft: true")
    report = inspect(open_site(site_with(tmp_path, text)), Request(tolerate_drafts=True))
    assert report.exit_status == 1
    assert not report.articles[0].draft


@pytest.mark.parametrize("size", [50_000])
def test_long_lines_without_any_stop_do_not_hang(size: int) -> None:
    for filler in (
        "あ" * size,
        "word " * (size // 5),
        "「" * size,
        "[" * size,
        "<a " * (size // 3),
        "`" * size,
        "*" * size,
    ):
        parsed = articles.parse(POST, article("ja") + "\n" + filler + "\n", Config(lang="ja"))
        _, failures = judge(parsed, Inputs(config=Config(lang="ja")), all_checks())
        assert failures == ()
