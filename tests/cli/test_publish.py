"""`pipeline publish`: nothing without a yes, and not one byte more than `draft: false`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking.examples import BASE
from pipeline.cli.main import cli
from pipeline.errors import PipelineError, UsageError
from pipeline.policy.config import Config
from pipeline.publishing.publication import published
from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline
from tests.sites import article, make_site, write

PATH = "content/site/posts/a.md"


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]  # what the fixture was given


def publish(folder: Path, monkeypatch: pytest.MonkeyPatch, lang: Language, answer: str, path: str = PATH) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, ["publish", path, "--lang", lang], input=answer)


def test_a_yes_publishes_and_changes_one_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language) -> None:
    file = write(make_site(tmp_path, lang) / PATH, article(lang, draft=True))
    before = file.read_bytes()
    result = publish(tmp_path, monkeypatch, lang, "y\n")
    assert result.exit_code == 0, result.output
    assert file.read_bytes() == before.replace(b"draft: true", b"draft: false")
    for words in {"ja": ["二度も通路を間違えました", "意思決定"], "en": ["took the wrong aisle twice", "decision"]}[
        lang
    ]:
        assert words in result.output


@pytest.mark.parametrize("answer", ["はい", "いいえ", "YES", "no", "ｙ"])
def test_the_words_for_yes_and_no_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language, answer: str
) -> None:
    write(make_site(tmp_path, lang) / PATH, article(lang, draft=True))
    result = publish(tmp_path, monkeypatch, lang, f"perhaps\n{answer}\n")
    assert result.exit_code == (1 if answer in ("いいえ", "no") else 0), result.output
    assert {"ja": "答えてください", "en": "Answer with"}[lang] in result.output and "Error" not in result.output


@pytest.mark.parametrize("answer", ["n\n", "\n", ""])
def test_anything_but_a_yes_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language, answer: str
) -> None:
    file = write(make_site(tmp_path, lang) / PATH, article(lang, draft=True))
    before = file.read_bytes()
    assert publish(tmp_path, monkeypatch, lang, answer).exit_code == 1
    assert file.read_bytes() == before


def test_an_article_that_lacks_something_is_not_even_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    file = write(make_site(tmp_path, lang) / PATH, article(lang, opinion=False, draft=True))
    before = file.read_bytes()
    result = publish(tmp_path, monkeypatch, lang, "y\n")
    assert result.exit_code == 1
    assert file.read_bytes() == before
    assert "human-section-empty" in result.output


def test_what_could_not_be_checked_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    file = write(make_site(tmp_path, lang) / PATH, article(lang, draft=True, notes="gone.vtt"))
    before = file.read_bytes()
    result = publish(tmp_path, monkeypatch, lang, "y\n")
    assert result.exit_code == 3
    assert file.read_bytes() == before


def test_a_published_article_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language) -> None:
    file = write(make_site(tmp_path, lang) / PATH, BASE[lang])
    before = file.read_bytes()
    assert publish(tmp_path, monkeypatch, lang, "").exit_code == 0
    assert file.read_bytes() == before


def test_a_date_ahead_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language) -> None:
    write(make_site(tmp_path, lang) / PATH, article(lang, draft=True).replace("2026-11-20", "2999-01-02"))
    assert "2999-01-02" in publish(tmp_path, monkeypatch, lang, "y\n").output


def test_what_is_saved_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    file = write(make_site(tmp_path, lang) / PATH, article(lang, draft=True))

    def saved_meanwhile(*_: object, **__: object) -> bool:
        file.write_text("mine", encoding="utf-8")
        return True

    monkeypatch.setattr("pipeline.cli.publish.confirmed", saved_meanwhile)
    result = publish(tmp_path, monkeypatch, lang, "")
    assert isinstance(result.exception, UsageError)
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("path", ["content/site/index.md", "content/site/posts/none.md"])
def test_only_an_article_can_be_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    make_site(tmp_path, "en")
    assert isinstance(publish(tmp_path, monkeypatch, "en", "y\n", path).exception, UsageError)


WRITTEN = {
    "with a remark": "draft: true  # until Friday",
    "in another YAML word": "draft: Yes",
    "with more space": "draft :   true",
    "at the end of the line": "draft: true   ",
}


@pytest.mark.parametrize("line", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_only_the_word_changes_however_the_file_is_written(lang: Language, line: str, ending: str, mark: bytes) -> None:
    text = BASE[lang].replace("draft: false", line)
    data = mark + text.replace("\n", ending).encode()
    new = re.sub("true|Yes", "false", line, count=1)
    assert published(data, PATH, Config()) == mark + text.replace(line, new, 1).replace("\n", ending).encode()


BY_HAND = ["'draft': true", "draft:\n  true", "draft: !!bool true", "draft: &x true\ncopy: *x", "? draft\n: true"]


@pytest.mark.parametrize("line", BY_HAND)
def test_what_cannot_be_changed_safely_is_left_to_the_writer(line: str) -> None:
    with pytest.raises(UsageError):
        published(BASE["en"].replace("draft: false", line).encode(), PATH, Config())


@given(st.text(), st.sampled_from(LANGUAGES))
def test_no_character_of_the_body_is_ever_lost(extra: str, lang: Language) -> None:
    data = (article(lang, draft=True) + extra).encode("utf-8", errors="surrogatepass")
    try:
        changed = published(data, PATH, Config())
    except PipelineError:
        return
    assert changed == data.replace(b"draft: true", b"draft: false", 1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_whose_record_is_gone_could_not_be_checked(tmp_path: Path, lang: Language) -> None:
    """Without the record, machine text pasted into a human section would pass."""
    make_site(tmp_path, lang)
    source = {"ja": "出どころ：田中 u2", "en": "Said by: Tanaka u2"}[lang]
    path = tmp_path / "content/site/posts/a.md"
    text = article(lang)
    write(path, text)
    assert pipeline(tmp_path, "check", "--lang", lang).returncode == 0
    write(path, text.replace("<!-- more -->", f"<!-- more -->\n\n<!--\n{source}\n-->", 1))
    done = pipeline(tmp_path, "check", "--lang", lang)
    assert done.returncode == 3
    assert "content/ledger/a.json" in done.stdout and "git restore" in done.stdout
    assert pipeline(tmp_path, "build", "--lang", lang).returncode != 0
    record = '{"version": 1, "article": "content/site/posts/a.md", "drafts": []}'
    write(tmp_path / "content/ledger/a.json", record)
    assert pipeline(tmp_path, "check", "--lang", lang).returncode == 3, "an emptied record is none"
    draft = '{"at": "2026-11-19T09:00:00Z", "engine": "extractive", "engine_version": "1", "notes": [], "sections": []}'
    write(tmp_path / "content/ledger/a.json", record.replace("[]", f"[{draft}]"))
    assert "content/ledger/a.json" not in pipeline(tmp_path, "check", "--lang", lang).stdout
