"""A check reads what it declares, and nothing else."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import checks
from pipeline.checking.check import Check, Inputs
from pipeline.checking.inputs import NAMES, Undeclared
from pipeline.checking.judge import judge
from pipeline.checking.reading import Reading
from pipeline.checking.registry import all_checks, by_id
from pipeline.checking.sitewide import SiteWide
from pipeline.model.article import Article
from pipeline.model.finding import Finding
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.sources.site import discover, open_site
from pipeline.wording import LANGUAGES, Language
from tests.sites import article, make_site, write


def curious(article: Article, inputs: Inputs) -> Iterator[Finding]:
    if inputs.ledger is None:
        yield Finding(1)


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_a_check_names_exactly_the_inputs_that_its_file_reads(check: Check) -> None:
    source = (Path(checks.__file__).parent / f"{check.id.replace('-', '_')}.py").read_text(encoding="utf-8")
    read = {
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "inputs"
    }
    assert read == set(check.needs)
    assert read <= NAMES
    assert list(inspect.signature(check.find).parameters)[1] == "inputs"


def test_reading_what_was_not_declared_is_a_failure_and_never_clean() -> None:
    check = replace(by_id("heading-order"), find=curious, needs=("notes",))
    report, failures = judge(parse("a.md", article("ja"), Config()), Inputs(), [check])
    assert not report.publishable
    assert [Undeclared.__name__ in failure.message.en for failure in failures] == [True]


def test_an_input_is_built_when_it_is_read_and_once() -> None:
    built: list[int] = []
    inputs = Inputs({"docs_dir": lambda: built.append(1) or "site"})  # type: ignore[func-returns-value]  # a list says that it was asked
    assert built == []
    assert [inputs.only(("docs_dir",)).docs_dir, inputs.only(("docs_dir",)).docs_dir] == ["site", "site"]
    assert built == [1]


SECRET = {
    "ja": "田中：[オフレコ] 前の取引先とは支払いの遅れでもめて契約を切りました。\n田中：前の取引先とは支払いが遅れたのです。\n",
    "en": "Tanaka: [off the record] We dropped our former client after a quarrel about late payment.\n"
    "Tanaka: We dropped our former client in May.\n",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_off_record_passages_of_every_notes_file_are_one_input(tmp_path: Path, lang: Language) -> None:
    make_site(tmp_path, lang)
    write(tmp_path / "content/notes/b/other.txt", SECRET[lang])
    site = open_site(tmp_path)
    [passage] = SiteWide(Reading(site, discover(site), date(2026, 11, 25))).all_notes()
    assert (passage.notes, passage.line, passage.language) == ("content/notes/b/other.txt", 1, lang)
    assert SECRET[lang].split("\n")[0].endswith(passage.text)
    assert len(passage.said) == 1
