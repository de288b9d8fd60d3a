"""What cannot be read is told once, as what it is, and nothing that only follows from it beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.cli.test_draft import ARTICLE, NOTES, site
from tests.commands import pipeline
from tests.publishing.test_sign import signed
from tests.publishing.test_sign import site as signed_site
from tests.sites import article, make_site, write

PATH = "content/site/posts/a.md"


def ids(output: str) -> list[str]:
    return re.findall(r"\[([a-z-]+)\]\n", output)


@pytest.mark.parametrize("language", LANGUAGES)
def test_status_says_which_notes_are_missing_in_the_row_of_the_article(tmp_path: Path, language: Language) -> None:
    make_site(tmp_path, language)
    write(tmp_path / PATH, article(language, notes="lost.txt"))
    shown = pipeline(tmp_path, "status", "--lang", language).stdout
    assert shown.count(PATH) == 1
    assert "content/notes/lost.txt" in next(line for line in shown.splitlines() if line.startswith(PATH))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_not_called_untouched_because_its_notes_are_gone(tmp_path: Path, language: Language) -> None:
    site(tmp_path, language)
    pipeline(tmp_path, "draft", NOTES, "--type", "interview")
    before = ids(pipeline(tmp_path, "check", ARTICLE, "--lang", language).stdout)
    (tmp_path / NOTES).rename(tmp_path / "elsewhere.md")
    after = pipeline(tmp_path, "check", ARTICLE, "--lang", language)
    assert after.returncode in (0, 3) and "warehouse.md" in after.stdout
    assert "machine-text-untouched" not in ids(after.stdout) or "machine-text-untouched" in before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slip", ["date: 2026-13-40", "date: 2026-02-30 09:00:00"])
def test_a_day_that_is_in_no_calendar_is_told_where_it_stands(tmp_path: Path, language: Language, slip: str) -> None:
    text = signed(article(language), language)
    signed_site(tmp_path, language, re.sub(r"(?m)^date: .*$", slip, text, count=1))
    shown = pipeline(tmp_path, "check", "--lang", language).stdout
    assert ids(shown) == ["front-matter-invalid"]
    number = re.sub(r"(?m)^date: .*$", slip, text, count=1).split("\n").index(slip) + 1
    assert f":{number} " in shown
    assert {"ja": "暦にありません", "en": "in no calendar"}[language] in shown and "month" not in shown.replace(
        "month and day", ""
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slip", ["{: .opinon }", "{: .opnion }", "{.opinoin}"])
def test_a_slip_in_a_mark_is_told_where_it_stands(tmp_path: Path, language: Language, slip: str) -> None:
    make_site(tmp_path, language)
    text = article(language).replace("{: .opinion }", slip)
    write(tmp_path / PATH, text)
    shown = pipeline(tmp_path, "check", "--lang", language).stdout
    place = next(number for number, line in enumerate(text.split("\n"), 1) if slip in line)
    assert f"{PATH}:{place} " in shown and "{: .opinion }" in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("line", "meant"),
    [("note: talk.txt", "notes"), ("note: [talk.vtt]", "notes"), ("tag: [oven]", "tags"), ("note: look again", None), ("taste: good", None)],
)  # fmt: skip
def test_a_key_that_nobody_reads_is_told_where_it_looks_like_one_of_ours(
    tmp_path: Path, language: Language, line: str, meant: str | None
) -> None:
    make_site(tmp_path, language)
    write(tmp_path / PATH, article(language).replace("draft:", f"{line}\ndraft:", 1))
    shown = pipeline(tmp_path, "check", "--lang", "en").stdout
    assert ("looks like a slip" in shown) is (meant is not None)
    assert meant is None or f"a slip for '{meant}'" in shown
