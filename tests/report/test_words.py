"""Findings point at words: in the file, in every format, and never at words that no report may repeat."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from wcwidth import wcswidth

from pipeline.checking.check import Example
from pipeline.checking.examples import NOTES, example
from pipeline.checking.registry import all_checks, by_id
from pipeline.model.report import Report
from pipeline.report import render
from pipeline.site.check_pages import judged
from pipeline.wording import LANGUAGES, Language

# Which parameter of a finding names words that stand in the article.
NAMED = {
    "stock-phrase": "phrase",
    "placeholder-left": "mark",
    "number-not-in-notes": "figure",
    "quotation-not-in-notes": "text",
    "consent-missing": "name",
    "copied-from-notes": "text",
    "machine-text-in-human-section": "text",
    "sentence-too-long": "beginning",
    "heading-order": "heading",
    "hard-to-read": "heading",
    "image-without-alt": "image",
}
PLAIN = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}
STOCK = {
    "ja": ("- 棚は**無限の可能性**を秘めています。", "無限の可能性"),
    "en": ("- The *shelf* stands as a **testament** to patience.", "testament"),
}


def where(example_: Example, span: dict[str, int]) -> str:
    lines = example_.article.split("\n")[span["line"] - 1 : span["end_line"]]
    lines[-1] = lines[-1][: span["end_column"] - 1]
    lines[0] = lines[0][span["column"] - 1 :]
    return "\n".join(lines)


def listed_in(shown: Example, language: Language) -> list[dict[str, Any]]:
    document = json.loads(render(Report((judged(shown, all_checks()),)), "json", language))
    return list(document["articles"][0]["findings"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("check", NAMED)
def test_the_words_that_a_message_names_stand_at_the_columns_of_its_finding(check: str, language: Language) -> None:
    shown = by_id(check).failing(language)
    reported = [found.finding for found in judged(shown, all_checks()).findings]
    listed = listed_in(shown, language)
    assert listed
    for finding, entry in zip(reported, listed, strict=True):
        words = str(finding.parameters[NAMED[check]]).rstrip("…")
        assert words in " ".join(where(shown, entry).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("check", [check.id for check in all_checks()])
def test_columns_lie_on_their_lines(check: str, language: Language) -> None:
    shown = by_id(check).failing(language)
    lines = shown.article.split("\n")
    for found in judged(shown, all_checks()).findings:
        finding = found.finding
        last = finding.end_line or finding.line
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
        if finding.end_column is not None:
            assert last > finding.line or finding.end_column > finding.column
            assert finding.end_column <= len(lines[last - 1]) + 1


def stock(language: Language) -> Example:
    return example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{STOCK[language][0]}")])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_gives_the_columns(language: Language) -> None:
    shown = stock(language)
    report = Report((judged(shown, all_checks()),))
    [entry] = json.loads(render(report, "json", language))["articles"][0]["findings"]
    assert STOCK[language][1] in where(shown, entry)
    run = json.loads(render(report, "sarif", language))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [
        entry[key] for key in ("line", "column", "end_line", "end_column")
    ]
    github = render(report, "github", language)
    assert (
        f"line={entry['line']},endLine={entry['line']},col={entry['column']},endColumn={entry['end_column'] - 1},"
        in github
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("before", ["", "。棚を数えた話。" * 30 + "\n- ", "か\u3099っこう、ﾊﾝｶｸ、😀、 "])
def test_the_terminal_underlines_the_words_cell_for_cell(language: Language, before: str) -> None:
    text, words = STOCK[language]
    shown = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text.replace('- ', '- ' + before, 1)}")])
    lines = render(Report((judged(shown, all_checks()),)), "terminal", language).split("\n")
    marked = next(number for number, line in enumerate(lines) if line.strip(" │").startswith("^"))
    above, under = lines[marked - 1], lines[marked]
    start, end = under.index("^"), len(under)
    cells = 0
    covered = ""
    for character in above:
        if start <= cells < end:
            covered += character
        cells += max(0, wcswidth(character))
    assert words in re.sub(r"[*]", "", covered)
    assert len(above) < 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_with_personal_data_or_off_record_words_is_never_shown(language: Language) -> None:
    secret = {
        "ja": ("田中：[オフレコ] 前の取引先とは支払いの遅れでもめて契約を切りました。\n", "前の取引先とは支払いの遅れでもめて契約を切りました。"),
        "en": ("Tanaka: [off the record] We dropped our former client after a quarrel about late payment.\n", "We dropped our former client after a quarrel about late payment."),
    }[language]  # fmt: skip
    for words in ("090-1234-5678", secret[1]):
        shown = example(
            language,
            [(PLAIN[language], f"{PLAIN[language]}\n\n{STOCK[language][0]} {words}")],
            notes=NOTES[language] + secret[0],
        )
        report = judged(shown, all_checks())
        line = next(number for number, line in enumerate(shown.article.split("\n"), 1) if words in line)
        found = [one for one in report.findings if one.finding.line == line]
        assert {"stock-phrase"} < {one.check for one in found}
        assert all(one.finding.excerpt is None for one in found)
        text = render(Report((report,)), "terminal", language)
        assert words not in text
