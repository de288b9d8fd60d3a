"""What the gate counts of a human section is what the built page shows of it."""

from __future__ import annotations

import re

import pytest

from bench import bypasses
from bench.bypasses import HONEST
from bench.visible import article, difference, doubtful
from pipeline.checking.check import Check
from pipeline.checking.registry import all_checks
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language
from tests.test_gaming import TEXT

# What the page adds or shows and nobody wrote as prose: numbers of lists, the titles of boxes and tabs.
ADDED = re.compile(r"[\d…]|note")


def agrees(found: tuple[str, str] | None) -> bool:
    """Whether the gate counts all that the page shows, and nothing else."""
    return found is None or (not found[0] and not ADDED.sub("", found[1]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_every_example_agrees_with_its_page(check: Check, language: Language) -> None:
    for example in (check.passing(language), check.failing(language)):
        read = parse(example.path, example.article, Config(lang=language))
        assert doubtful(read) or agrees(difference(read))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", bypasses.HIDDEN)
def test_of_what_hides_text_the_gate_counts_no_letter_that_the_page_does_not_show(
    family: str, language: Language
) -> None:
    counted = {}
    for form in bypasses.HIDDEN[family]:
        read = article(bypasses.filled(form, TEXT[language]), language)
        found = None if doubtful(read) else difference(read)
        if found is not None and found[0]:
            counted[form] = found[0]
    assert not counted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", HONEST)
def test_ordinary_writing_agrees_to_the_letter(form: str, language: Language) -> None:
    read = article(bypasses.filled(form, TEXT[language]), language)
    assert not doubtful(read)
    assert agrees(difference(read)) or "<del>" in form  # what was struck out is seen, and not counted
