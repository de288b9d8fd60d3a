"""A command called wrongly says in the reader's language what is wrong, what would be right and where to read more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import article, make_site, write

LOCALES: dict[Language, str] = {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}
# How it is called: what is named in the answer, and what the answer says in each language.
CALLS: dict[tuple[str, ...], tuple[str, dict[Language, str]]] = {
    ("check", "--stage"): ("--staged", {"ja": "というオプションはありません", "en": "no option --stage"}),
    ("check", "--colour"): ("--color", {"ja": "もしかして", "en": "Did you mean"}),
    ("check", "--staged=yes"): ("--staged", {"ja": "値は付けられません", "en": "takes no value"}),
    ("check", "--base"): ("--base", {"ja": "値が要ります", "en": "needs a value"}),
    ("check", "--jobs", "many"): ("many", {"ja": "1 以上の整数", "en": "from 1 up"}),
    ("check", "--jobs", "0"): ("--jobs", {"ja": "1 以上の整数", "en": "from 1 up"}),
    ("check", "--format", "xml"): ("terminal, json", {"ja": "「xml」は使えません", "en": "'xml' does not fit"}),
    ("check", "--base-receipt", "gone.json"): ("gone.json", {"ja": "がありません", "en": "there is no"}),
    ("check", "--base-receipt", "content"): ("content", {"ja": "フォルダーです", "en": "is a folder"}),
    ("facts",): ("PATH", {"ja": "指定してください", "en": "is missing"}),
    ("draft",): ("NOTES", {"ja": "指定してください", "en": "is missing"}),
    ("facts", "a.md", "b.md"): ("b.md", {"ja": "余分な言葉", "en": "more than the command takes"}),
    ("-C",): ("-C", {"ja": "値が要ります", "en": "needs a value"}),
    ("chek",): ("check", {"ja": "というコマンドはありません", "en": "no command"}),
    ("draft", "a.md", "--force"): ("--update", {"ja": "一緒に使います", "en": "needs"}),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    make_site(folder, "en")
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_what_is_wrong_is_said_in_the_language_of_the_locale(site: Path, lang: Language, call: tuple[str, ...]) -> None:
    named, words = CALLS[call]
    result = pipeline(site, *call, LC_ALL=LOCALES[lang])
    assert result.returncode == 2
    assert result.stdout == ""
    said = result.stderr.splitlines()[-2 if result.stderr.splitlines()[-1].startswith("  →") else -1]
    assert named in said
    assert words[lang] in said
    if lang == "ja":  # no sentence of the other language is left over
        assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", said)


@pytest.mark.parametrize(("lang", "words"), [("ja", "使い方: pipeline check"), ("en", "Usage: pipeline check")])
def test_the_way_to_call_it_and_the_help_are_named(site: Path, lang: Language, words: str) -> None:
    said = pipeline(site, "check", "--nonsense", "--lang", lang).stderr
    assert said.startswith(words)
    assert "pipeline check --help" in said


def test_the_option_lang_outweighs_the_locale(site: Path) -> None:
    assert (
        "オプションはありません" in pipeline(site, "check", "--nonsense", "--lang", "ja", LC_ALL=LOCALES["en"]).stderr
    )


def test_without_any_command_the_help_is_shown(site: Path) -> None:
    result = pipeline(site, LC_ALL=LOCALES["ja"])
    assert result.returncode == 2
    assert "エラー" not in result.stderr
    assert "check" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("prepare", "  "), {"ja": "TOPIC を指定してください", "en": "TOPIC is missing"}),
        (("check", "--shard", "3/2"), {"ja": "いくつに分けるか", "en": "which part of how many, such as 1/4"}),
        (("notes", "content"), {"ja": "ここはフォルダーです", "en": "This is a folder"}),
        (("chek",), {"ja": "ありません。「check」のことですか", "en": "'chek'. Did you mean 'check'?"}),
        (
            ("export", "content/site/index.md", "--format", "html"),
            {"ja": "このファイルは記事ではありません", "en": "This file is no article"},
        ),
        (
            ("facts", "content/site/posts/a.md", "--mark", "zz", "--by", "Mori"),
            {"ja": "番号の一覧が出ます", "en": "prints the list with its ids"},
        ),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_wrong_is_said_in_words_that_help(
    tmp_path: Path, lang: Language, arguments: tuple[str, ...], says: dict[Language, str]
) -> None:
    make_site(tmp_path, lang)
    write(tmp_path / "content/site/posts/a.md", article(lang))
    done = pipeline(tmp_path, *arguments, LC_ALL=LOCALES[lang])
    assert done.returncode in (1, 2, 3)
    assert says[lang] in done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_option_before_the_command_is_told_where_it_belongs(site: Path, lang: Language) -> None:
    said = pipeline(site, "--lang", lang, "check").stderr
    assert {"ja": "コマンドの後ろに", "en": "options follow the command"}[lang] in said
    assert "pipeline check --lang" in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_type_that_is_none_is_answered_with_what_each_type_is_for(site: Path, lang: Language) -> None:
    said = pipeline(site, "new", "a", "--type", "インタビュー", "--lang", lang)
    assert said.returncode == 2
    assert {"ja": "how-to（手順）", "en": "how-to (steps to follow)"}[lang] in said.stderr
    shown = " ".join(pipeline(site, "draft", "--help", LANG=f"{lang}_XX.UTF-8").stdout.split())
    assert {"ja": "how-to（手順）", "en": "how-to (steps to follow)"}[lang] in shown
