"""The verdict is about what is written: not about how the file was saved, and never about luck."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import example as case
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import bypasses
from bench.visible import article, difference, doubtful
from pipeline.checking.check import Inputs
from pipeline.checking.examples import BASE
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.wording import LANGUAGES, Language
from tests.generated import examples
from tests.test_gaming import TEXT

TODAY = date(2026, 11, 24)
HEADINGS = {"ja": "## 私はこう考える {: .opinion }", "en": "## What I think {: .opinion }"}
FORMS = [form for forms in bypasses.HIDDEN.values() for form in forms]


def verdict(text: bytes, language: Language) -> tuple[bool, list[tuple[str, int, str]]]:
    """What the gate makes of a file, as it stands on disk."""
    config = Config(lang=language)
    read = articles.parse("content/site/posts/a.md", articles.decode(text, "a.md"), config)
    report, failures = judge(read, Inputs(config=config, today=TODAY), all_checks())
    assert failures == ()
    found = [(one.check, one.finding.line, one.severity.value) for one in report.findings]
    return report.publishable, sorted(found)


def saved_otherwise(text: str) -> dict[str, bytes]:
    """The same article as other editors and systems save it."""
    return {
        "CRLF": text.replace("\n", "\r\n").encode(),
        "BOM": b"\xef\xbb\xbf" + text.encode(),
        "NFD": unicodedata.normalize("NFD", text).encode(),
        "NFC": unicodedata.normalize("NFC", text).encode(),
        "no last line break": text.rstrip("\n").encode(),
        "blank lines at the end": f"{text}\n\n\n".encode(),
    }


def saved_by_others(text: str) -> dict[str, bytes]:
    """The same article as two other systems save it, each with all of its habits at once."""
    crlf = f"{text}\n\n\n".replace("\n", "\r\n").encode()
    return {
        "BOM, CRLF and blank lines at the end": b"\xef\xbb\xbf" + crlf,
        "NFD without last line break": unicodedata.normalize("NFD", text.rstrip("\n")).encode(),
        "NFC": unicodedata.normalize("NFC", text).encode(),
    }


def with_opinion(body: str, language: Language) -> str:
    heading = HEADINGS[language]
    start = BASE[language].index(heading) + len(heading)
    following = BASE[language].index("\n## ", start)
    return f"{BASE[language][:start]}\n\n{body}\n{BASE[language][following:]}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_every_example_is_judged_alike_however_it_is_saved(check: object, language: Language) -> None:
    for example in (check.passing(language), check.failing(language)):  # type: ignore[attr-defined]  # a check
        plain = example.article.encode()
        expected = verdict(plain, language)
        for name, data in saved_by_others(example.article).items():
            assert data == plain or verdict(data, language) == expected, name


pieces = st.sampled_from(
    ["# ", "## ", "> ", "- ", "1. ", "```\n", "~~~\n", "<!-- ", " -->", "<b>", "</b>", "<div hidden>", "</div>", "[a](b", ")", "![", "](c.png)",
     "{: .x }", "| a | b |\n|---|---|\n", "    ", "\n", "\n\n", "\\", "`", "**", "_", "&nbsp;", "&#", "[^1]", "[^1]: ", "*[A]: ", "!!! note\n", "??? x\n",
     "が", "パ", "é", "👩‍👧", "\u200b", "葛󠄀", "TODO", "〇〇さん", "30%", "「こう言った」と田中さん", "“so,” he said", "番号を直した。", "We moved the shelf. "]
)  # fmt: skip


@settings(max_examples=examples(60))
@case(parts=["| a | b |\n|---|---|\n", "<div hidden>"], language="ja")
@given(parts=st.lists(pieces | st.text(max_size=6), max_size=30), language=st.sampled_from(LANGUAGES))
def test_no_text_breaks_the_gate_and_none_is_judged_by_how_it_was_saved(parts: list[str], language: Language) -> None:
    body = "".join(parts).replace("\r", "").replace("\0", "").encode("utf-8", "ignore").decode()
    text = with_opinion(body, language)
    expected = verdict(text.encode(), language)
    for name, data in saved_otherwise(text).items():
        if name in ("NFD", "NFC") and unicodedata.normalize("NFC", text) != text:
            continue  # normalisation replaces characters of the article itself: another text
        assert verdict(data, language) == expected, name


@settings(max_examples=examples(200))
@given(
    form=st.sampled_from(FORMS),
    around=st.lists(st.sampled_from(["", "\n", "  \n", "> ", "- ", "\u3000", "**", "<br>\n"]), min_size=2, max_size=2),
    language=st.sampled_from(LANGUAGES),
)
def test_whatever_stands_around_it_the_gate_counts_no_letter_that_the_page_does_not_show(
    form: str, around: list[str], language: Language
) -> None:
    body = around[0] + bypasses.filled(form, TEXT[language]) + around[1]
    read = article(body, language)
    if not doubtful(read):
        found = difference(read)
        assert found is None or not found[0], "the gate counts what the page does not show"


@pytest.mark.parametrize(
    "body", ["> 1. {0}\n> 2. {0}", "> 8. {0}\n9. {0}\n10. {0}", "- 1. {0}\n2. {0}", "> 1. {0}\n{0}"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_that_the_page_makes_itself_are_nobody_s_letters(body: str, language: Language) -> None:
    assert difference(article(body.format(TEXT[language]), language)) is None
