"""Characters that nobody sees, wherever they stand."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.hidden_character import CHECK
from pipeline.model.finding import Severity
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language

WORDS = {"ja": "店は朝六時に開きます。", "en": "The shop opens at six."}


def found(text: str, language: Language = "en") -> list[tuple[int, str]]:
    article = parse("content/site/posts/a.md", text, Config(lang=language))
    return [(finding.line, str(finding.parameters["code"])) for finding in CHECK.find(article, Inputs())]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("character", ["\x1b", "\x08", "\x07", "\x01", "\x7f", "\x85", "\x92", "\x9b"])
def test_a_control_character_is_found_where_it_stands(language: Language, character: str) -> None:
    words = WORDS[language]
    assert found(f"# A\n\n{words[:4]}{character}{words[4:]}\n", language) == [(3, f"U+{ord(character):04X}")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("character", "severity"),
    [
        ("\x08", Severity.WARNING),
        ("\x08\x08", Severity.WARNING),
        ("\x85", Severity.WARNING),
        ("\x1b", None),
        ("\x9b", None),
        ("\x9d", None),
    ],
)
def test_a_stray_control_character_only_warns(language: Language, character: str, severity: Severity | None) -> None:
    (finding,) = CHECK.find(
        parse("content/site/posts/a.md", f"# A\n\n{WORDS[language]}{character}\n", Config(lang=language)), Inputs()
    )
    assert finding.severity is severity


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("escape", ["\x1b[8m", "\x9b8m"])
def test_no_stray_character_before_it_covers_an_escape(language: Language, escape: str) -> None:
    words = WORDS[language]
    text = f"# A\n\n{words[:4]}\x08{words[4:]}{escape}{words}\n"
    (finding,) = CHECK.find(parse("content/site/posts/a.md", text, Config(lang=language)), Inputs())
    assert finding.severity is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("space", ["\t", "\r\n", "\x0b", "\x0c", "\u3000", "\xa0"])
def test_a_space_of_any_kind_hides_nothing(language: Language, space: str) -> None:
    assert found(f"# A\n\n{WORDS[language]}{space}{WORDS[language]}\n", language) == []


@pytest.mark.parametrize("key", ["title", "description"])
@pytest.mark.parametrize(("spelled", "code"), [("\\u202e", "U+202E"), ("\\x1b[8m", "U+001B"), ("\\b", "U+0008")])
def test_what_front_matter_spells_out_is_found_too(key: str, spelled: str, code: str) -> None:
    assert found(f'---\ndate: 2026-11-20\n{key}: "Six {spelled}o\'clock"\n---\n# A\n') == [(3, code)]
