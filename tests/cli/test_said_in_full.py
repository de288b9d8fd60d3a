"""Messages that end where the writer would have to guess: each says what is there, and how to see the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.helping import HELP
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.publishing.test_sign import PATH, WHO, signed, site
from tests.sites import article, make_site, write
from tests.terminal import at_a_terminal


@pytest.mark.parametrize("language", LANGUAGES)
def test_turns_that_are_not_shown_are_told_with_how_to_see_them(tmp_path: Path, language: Language) -> None:
    make_site(tmp_path, language)
    turns = {"ja": "森：土の話です。\n水野：山の土です。\n", "en": "Lee: About the clay.\nMara: It is from the hill.\n"}
    write(tmp_path / "content/notes/talk.txt", turns[language] * 9)
    shown = pipeline(tmp_path, "notes", "content/notes/talk.txt", "--lang", language).stdout
    assert "12" in shown and "--all" in shown
    assert pipeline(tmp_path, "notes", "content/notes/talk.txt", "--format", "json").stdout.count('"id"') == 18


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_published_as_it_was_signed_is_not_called_changed(tmp_path: Path, language: Language) -> None:
    site(tmp_path, language, signed(article(language, draft=True), language))
    shown = at_a_terminal(tmp_path, "publish", PATH, "--lang", language, "--by", WHO, answer="y\n").output
    assert {"ja": "署名したあと、変わったところはありません", "en": "Nothing changed since it was signed"}[
        language
    ] in shown
    assert {"ja": "前の署名から変わったところ", "en": "Changed since it was signed"}[language] not in shown


@pytest.mark.parametrize(
    ("word", "language", "meant"), [("署名", "ja", "sign-off-missing"), ("quotation", "en", "quotation-not-in-notes")]
)
def test_a_word_that_is_no_check_names_those_that_are_about_it(word: str, language: Language, meant: str) -> None:
    said = pipeline(Path.cwd(), "explain", word, "--lang", language).stderr
    assert meant in said and said.count("-") < 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_no_check_is_about_is_answered_with_where_the_list_is(language: Language) -> None:
    said = pipeline(Path.cwd(), "explain", "xyzzy", "--lang", language).stderr
    assert "pipeline explain" in said and "human-section" not in said


def test_help_calls_things_by_the_words_of_the_documentation() -> None:
    said = repr(HELP)
    assert "記録" in said and "チェック" in said
    assert "台帳" not in said and "検査" not in said
