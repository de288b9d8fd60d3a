"""`pipeline check` as a user runs it: paths, selections, formats, exit statuses, both languages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest

from pipeline.checking.registry import by_id
from pipeline.cli.explain import explained
from pipeline.wording import LANGUAGES, Language
from tests.commands import ROOT, pipeline
from tests.sites import article, make_site, write
from tests.terminal import at_a_terminal

POST = "content/site/posts/倉庫.md"
SARIF_SCHEMA = Path(__file__).parent.parent / "fixtures" / "sarif-subset.schema.json"


def site(folder: Path, lang: Language, **how: bool) -> Path:
    make_site(folder, lang)
    write(folder / POST, article(lang, **how))
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_blocked_article_says_what_is_missing_why_and_what_to_write(tmp_path: Path, lang: Language) -> None:
    result = pipeline(site(tmp_path, lang, opinion=False), "check", "--lang", lang)
    assert result.returncode == 1
    assert f"{POST}:26" in result.stdout or f"{POST}:25" in result.stdout
    said = {"ja": ("公開できません", "なぜ", "書くこと"), "en": ("blocked", "Why", "Do")}[lang]
    assert all(word in result.stdout for word in said)


@pytest.mark.parametrize(
    ("locale", "word"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "公開できます"),
        ({"LANG": "en_GB.UTF-8"}, "may be published"),
        ({"LANG": "fr_FR.UTF-8"}, "may be published"),
        ({"LC_ALL": "ja_JP.eucJP", "LANG": "en_US"}, "公開できます"),
        ({"LANG": "C.UTF-8"}, "公開できます"),
        ({}, "公開できます"),
    ],
)
def test_messages_follow_the_locale_and_else_the_site(tmp_path: Path, locale: dict[str, str], word: str) -> None:
    assert word in pipeline(site(tmp_path, "ja"), "check", **locale).stdout


def test_a_terminal_that_cannot_show_kana_still_gets_its_report(tmp_path: Path) -> None:
    result = pipeline(site(tmp_path, "ja"), "check", "--lang", "ja", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert result.returncode == 0 and POST in result.stdout


def test_json_is_the_document_of_the_contract(tmp_path: Path) -> None:
    site(tmp_path, "ja", opinion=False)
    result = pipeline(tmp_path, "check", "--format", "json", "--lang", "en")
    document = json.loads(result.stdout)
    assert result.returncode == 1
    assert (document["version"], document["outcome"]) == (1, "blocked")
    one = document["articles"][0]
    assert (one["path"], one["lang"], one["draft"], one["publishable"], one["blocked"]) == (
        POST,
        "ja",
        False,
        False,
        True,
    )
    assert one["human_sections"] == {"lived-experience": "filled", "opinion": "unfilled", "decision": "filled"}
    finding = one["findings"][0]
    assert set(finding) == {"check", "severity", "line", "column", "end_line", "message", "hint", "waiver"}
    assert (finding["check"], finding["severity"], finding["waiver"]) == ("human-section-empty", "error", None)
    assert document["summary"] == {"articles": 1, "blocked": 1, "errors": 1, "warnings": 0, "notes": 0}
    assert document["site"] == {"findings": []} and document["failures"] == []


@pytest.mark.parametrize("format_", ["json", "sarif", "github", "markdown"])
def test_a_machine_format_has_standard_output_to_itself(tmp_path: Path, format_: str) -> None:
    site(tmp_path, "ja")
    (tmp_path / "content/site/posts/broken.md").write_bytes(b"\xff\xfe\xff")
    result = pipeline(tmp_path, "check", "--format", format_)
    assert result.returncode == 3
    if format_ == "github":
        assert all(line.startswith("::") for line in result.stdout.splitlines())
    elif format_ == "markdown":
        assert result.stdout.startswith("## ")
    else:
        json.loads(result.stdout)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sarif_is_valid_against_its_schema(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang, opinion=False)
    (tmp_path / "content/site/posts/壊れ た.md").write_bytes(b"\xff")
    log = json.loads(pipeline(tmp_path, "check", "--format", "sarif", "--lang", lang).stdout)
    jsonschema.validate(log, json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
    run = log["runs"][0]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= rules
    assert run["invocations"][0]["executionSuccessful"] is False


def test_annotations_cannot_be_forged_by_an_article(tmp_path: Path) -> None:
    make_site(tmp_path, "en")
    text = article("en", opinion=False).replace("## What I think", "## ::error::x%0A::warning file=a,b:c::What I think")
    write(tmp_path / "content/site/posts/a,b.md", text)
    result = pipeline(tmp_path, "check", "--format", "github")
    assert len(result.stdout.splitlines()) == 1
    assert "file=content/site/posts/a%2Cb.md" in result.stdout and "%250A" in result.stdout


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    site(tmp_path, "ja")
    result = pipeline(tmp_path, "check", "--format", "json", "--output", "reports/gate.json")
    assert (result.returncode, result.stdout) == (0, "")
    assert json.loads((tmp_path / "reports/gate.json").read_text(encoding="utf-8"))["outcome"] == "pass"


@pytest.mark.parametrize("place", ["content/site/gate.json", "content/notes/gate.json", "content/site/posts/gate.md"])
def test_no_report_is_written_where_it_would_be_published_or_read_as_notes(tmp_path: Path, place: str) -> None:
    site(tmp_path, "ja")
    for lang, word in (("ja", "書きませんでした"), ("en", "nothing was written")):
        result = pipeline(tmp_path, "check", "--format", "json", "--output", place, "--lang", lang)
        assert result.returncode == 2 and word in result.stderr
    assert not (tmp_path / place).exists()


def test_paths_may_be_files_and_folders_seen_from_anywhere(tmp_path: Path) -> None:
    root = site(tmp_path / "site", "ja", opinion=False)
    assert pipeline(root, "check", POST).returncode == 1
    assert pipeline(root / "content/site/posts", "check", "倉庫.md").returncode == 1
    assert pipeline(root, "check", "content").returncode == 1
    assert pipeline(tmp_path, "check", f"site/{POST}").returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such.md"],
        ["pipeline.toml"],
        ["content/site/index.md"],
        ["../outside.md"],
        ["--select", "no-such-check"],
        ["--ignore", "no-such-family"],
        ["--select", "structure", "--ignore", "structure"],
        ["--format", "xml"],
        ["--staged", POST],
        ["--no-such-option"],
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(tmp_path: Path, arguments: list[str]) -> None:
    root = site(tmp_path / "site", "ja")
    write(tmp_path / "outside.md", article("ja"))
    result = pipeline(root, "check", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.strip()


def test_a_selection_is_judged_on_the_selected_checks_alone(tmp_path: Path) -> None:
    site(tmp_path, "ja", opinion=False)
    assert pipeline(tmp_path, "check", "--select", "reading").returncode == 0
    assert pipeline(tmp_path, "check", "--ignore", "structure").returncode == 0
    assert pipeline(tmp_path, "check", "--select", "reading,human-section-empty").returncode == 1


def test_as_published_judges_drafts_too(tmp_path: Path) -> None:
    site(tmp_path, "ja", opinion=False, draft=True)
    assert pipeline(tmp_path, "check").returncode == 0
    assert pipeline(tmp_path, "check", "--as-published").returncode == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_site_and_no_article_say_what_to_do(tmp_path: Path, lang: Language) -> None:
    nowhere = pipeline(tmp_path, "check", "--lang", lang)
    assert nowhere.returncode == 2 and "pipeline init" in nowhere.stderr
    make_site(tmp_path, lang)
    empty = pipeline(tmp_path, "check", "--lang", lang)
    assert empty.returncode == 3 and "pipeline draft" in empty.stdout


def test_an_unknown_command_names_the_nearest(tmp_path: Path) -> None:
    result = pipeline(tmp_path, "chek", LANG="ja_JP.UTF-8")
    assert result.returncode == 2
    assert "「check」" in result.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_explain_tells_why_and_shows_both_examples(tmp_path: Path, lang: Language) -> None:
    result = pipeline(tmp_path, "explain", "human-section-thin", "--lang", lang)
    assert result.returncode == 0
    words = {"ja": ("なぜ", "止まる例", "通る例"), "en": ("Why", "fails", "passes")}[lang]
    assert all(word in result.stdout for word in words)
    assert "human-section-thin" in pipeline(tmp_path, "explain", "--lang", lang).stdout
    assert pipeline(tmp_path, "explain", "human-section-thn").returncode == 2


@pytest.mark.parametrize(
    ("lang", "where"), [("ja", "人が書く節の中では注意だけ"), ("en", "In a human section it only warns")]
)
@pytest.mark.parametrize("check", ["quotation-not-in-notes", "quotation-wrong-speaker"])
def test_explain_tells_where_a_check_is_milder(check: str, lang: Language, where: str) -> None:
    assert where in explained(by_id(check), lang)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("pipeline ch", "check"),
        ("pipeline explain human-section-th", "human-section-thin"),
        ("pipeline check --select struc", "structure"),
        ("pipeline check --ignore structure,link-", "structure,link-broken"),
        ("pipeline check --form", "--format"),
    ],
)
def test_the_shell_completes_commands_options_and_checks(tmp_path: Path, words: str, offered: str) -> None:
    count = str(len(words.split()) - 1)
    result = pipeline(tmp_path, _PIPELINE_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=count)
    assert f"plain,{offered}" in result.stdout.splitlines()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_part_without_articles_is_not_clean(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang)
    assert pipeline(tmp_path, "check", "--shard", "1/3").returncode == 0
    empty = pipeline(tmp_path, "check", "--shard", "3/3", "--lang", lang)
    assert empty.returncode == 3
    assert {"ja": "記事がありません", "en": "holds no article"}[lang] in empty.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_editor_may_ask_about_words_that_are_not_saved(tmp_path: Path, lang: Language) -> None:
    site(tmp_path, lang)
    name = "content/site/posts/見学.md"
    command = [sys.executable, "-m", "pipeline", "check", "-", "--stdin-filename", name, "--format", "json"]
    asked = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=article(lang, opinion=False),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    (one,) = json.loads(asked.stdout)["articles"]
    assert asked.returncode == 1 and one["path"] == name and one["human_sections"]["opinion"] == "unfilled"
    # The words are judged beside the saved articles, whose sections these copy.
    assert "copied-from-article" in {found["check"] for found in one["findings"]}
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    "arguments",
    [["-"], ["--stdin-filename", POST], ["-", POST, "--stdin-filename", POST], ["-", "--stdin-filename", "x.md"]],
)
def test_standard_input_needs_the_name_of_an_article(tmp_path: Path, arguments: list[str]) -> None:
    result = pipeline(site(tmp_path, "en"), "check", *arguments)
    assert result.returncode == 2 and "→" in result.stderr


def test_a_command_may_run_in_another_folder(tmp_path: Path) -> None:
    site(tmp_path / "web", "ja")
    assert pipeline(tmp_path, "-C", "web", "check").returncode == 0
    nowhere = pipeline(tmp_path, "-C", "missing", "check", "--lang", "ja")
    assert nowhere.returncode == 2 and "missing" in nowhere.stderr and "フォルダー" in nowhere.stderr


@pytest.mark.parametrize(("arguments", "coloured"), [((), False), (("--color", "always"), True)])
def test_no_colour_goes_into_a_pipe_unasked(tmp_path: Path, arguments: tuple[str, ...], coloured: bool) -> None:
    result = pipeline(site(tmp_path, "ja", opinion=False), "check", *arguments)
    assert ("\x1b[" in result.stdout) == coloured


@pytest.mark.parametrize(
    ("environment", "coloured"), [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)]
)
def test_a_terminal_gets_colour_unless_it_is_not_wanted(
    tmp_path: Path, environment: dict[str, str], coloured: bool
) -> None:
    shown = at_a_terminal(site(tmp_path, "ja", opinion=False), "check", answer="", env=environment)
    assert ("\x1b[31m" in shown.output) == coloured


def test_the_schema_of_the_policy_takes_what_we_take_and_refuses_unknown_names(tmp_path: Path) -> None:
    schema = json.loads(pipeline(tmp_path, "schema").stdout)
    for template in ROOT.glob("pipeline/starter/templates/*/pipeline.toml"):
        jsonschema.validate(dated(tomllib.loads(template.read_text(encoding="utf-8"))), schema)
    for wrong in (
        {"articels": []},
        {"severity": {"no-such-check": "note"}},
        {"lang": "fr"},
        {"waiver": [{"check": "link-broken"}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def dated(value: object) -> object:
    """TOML's dates as JSON has them."""
    return json.loads(json.dumps(value, default=str))


@pytest.mark.parametrize(("lang", "words"), [("ja", "最初の記事を作ってください"), ("en", "Write the first one")])
def test_a_blog_of_pages_that_has_no_article_yet_is_told_how_to_begin(
    tmp_path: Path, lang: Language, words: str
) -> None:
    write(tmp_path / "mkdocs.yml", "site_name: x\n")
    write(tmp_path / "pipeline.toml", 'articles = ["docs/blog/posts/new/**/*.md"]\npages = ["docs/**/*.md"]\n')
    write(tmp_path / "docs/index.md", "# x\n")
    result = pipeline(tmp_path, "check", "--lang", lang)
    assert result.returncode == 3
    assert words in result.stdout
    assert "docs/blog/posts/new/" in result.stdout
    assert "pipeline new" in result.stdout
    assert "✖ ." not in result.stdout, "the site as a whole is no place"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format_", ["terminal", "markdown"])
@pytest.mark.parametrize("draft", [True, False])
def test_with_a_selection_nothing_is_claimed_of_what_was_not_asked(
    tmp_path: Path, lang: Language, format_: str, draft: bool
) -> None:
    make_site(tmp_path, lang)
    write(tmp_path / "content/site/posts/a.md", article(lang, opinion=False, draft=draft))
    said = pipeline(tmp_path, "check", "--select", "link-broken", "--format", format_, "--lang", lang).stdout
    claims = {
        "ja": ("そろっています", "で公開）", "公開できます", "公開する記事に"),
        "en": ("all is there", "may be published\n", "ready", "Nothing that is meant"),
    }[lang]
    assert not [claim for claim in claims if claim in said]
    assert {"ja": "選んだチェックだけ", "en": "selected checks"}[lang] in said
