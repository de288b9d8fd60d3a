"""`pipeline draft --engine llm` as a writer runs it, with the real client and a server on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from pipeline.cli.draft import command
from pipeline.drafting.writing.phrases import FAQ
from pipeline.errors import PipelineError
from pipeline.model.ledger import LedgerDraft
from pipeline.sources import ledger
from pipeline.wording import LANGUAGES, Language
from tests.drafting.llm.servers import plain, raw, serving, streamed
from tests.drafting.llm.talks import CARRIED, FREE, PHONES, SECRETS, TALKS, honest, mended, with_sentences, written
from tests.sites import make_site, write

ARTICLE = "content/site/posts/talk.md"
LEDGER = "content/ledger/talk.json"
NOTES = "content/notes/talk.md"
ADDED: dict[Language, tuple[str, str]] = {"ja": ("社員は500人います。", "u2"), "en": ("They have 500 staff.", "u2")}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture
def site(tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_site(tmp_path, language)
    write(tmp_path / NOTES, TALKS[language])
    monkeypatch.chdir(tmp_path)
    for name in ("TEZAWARI_API_KEY", "TEZAWARI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def draft(url: str, *more: str, lang: str = "en") -> Result:
    given = [NOTES, "--engine", "llm", "--model", "small", "--base-url", url, "--lang", lang, *more]
    return CliRunner().invoke(command, given)


def article(site: Path) -> str:
    return (site / ARTICLE).read_text(encoding="utf-8")


def entry(site: Path) -> LedgerDraft:
    return ledger.parse((site / LEDGER).read_text(encoding="utf-8"), LEDGER).drafts[-1]


@pytest.mark.parametrize("play", [streamed, plain])
def test_a_model_drafts_and_each_sentence_is_known_for_what_it_is(site: Path, language: Language, play) -> None:
    with serving(play(written(honest(language)))) as server:
        result = draft(server.url, lang=language)
    assert result.exit_code == 0, result.output
    text = article(site)
    carried, free = CARRIED[language][0], FREE[language][0]
    mark = {"ja": "<!-- 未確認 u4 -->", "en": "<!-- unverified u4 -->"}[language]
    assert f"\n\n{carried}\n\n{mark}\n\n{free}\n" in text
    assert text.count(mark) == 1
    matter = yaml.safe_load(text.split("---\n")[1])
    assert matter["title"] == honest(language)["title"]
    assert matter["draft"] is True
    assert matter["tags"] == honest(language)["keywords"]
    assert f"## {FAQ.render(language)}\n\n### {honest(language)['faq'][0]['question']}" in text
    question = honest(language)["questions"]["lived-experience"][0]["text"]
    assert question in text.split("{: .lived-experience }")[1].split("-->")[0]
    record = entry(site)
    assert (record.engine, record.model) == ("llm", "small")
    assert record.prompt_digest is not None and record.prompt_digest.startswith("sha256:")
    assert f"prompt={language}/draft-1" in record.parameters
    assert {one.text for part in record.sections for one in part.sentences} >= {carried, free}


def test_a_sentence_that_nothing_carries_is_asked_for_again_then_dropped_and_listed(
    site: Path, language: Language
) -> None:
    with serving(streamed(with_sentences(language, ADDED[language])), plain(mended())) as server:
        result = draft(server.url, lang=language)
    assert result.exit_code == 0, result.output
    text = ADDED[language][0]
    assert text not in article(site)
    assert text in result.output
    assert text in server.requests[1].body["messages"][1]["content"]
    record = entry(site)
    assert record.dropped == (f"figure: {text}",)
    # A machine wrote it all the same: it must not turn up in a human section.
    assert text in [one.text for part in record.sections for one in part.sentences]


def test_another_sentence_takes_its_place(site: Path, language: Language) -> None:
    instead = {
        "ja": "貼り間違いは月に30件から2件になりました。",
        "en": "The wrong dishes fell from 64 to 7 in a month.",
    }[language]
    with serving(
        streamed(with_sentences(language, ADDED[language])), plain(mended(("3", [(instead, "u4")])))
    ) as server:
        result = draft(server.url, lang=language)
    assert result.exit_code == 0, result.output
    assert instead in article(site)
    assert entry(site).dropped == ()
    assert len(server.requests) == 2


def test_nothing_off_the_record_and_no_personal_data_leaves_the_machine(site: Path, language: Language) -> None:
    with serving(streamed(with_sentences(language, ADDED[language])), plain(mended())) as server:
        draft(server.url, lang=language)
        shown = draft(server.url, "--out", "content/site/posts/other.md", "--show-prompt", lang=language)
    assert len(server.requests) == 3
    assert PHONES[language] in TALKS[language]
    for secret in (*SECRETS[language], PHONES[language]):
        assert secret not in server.sent
        assert secret not in shown.output
    assert "[[PHONE-1]]" in server.sent
    for message in server.requests[0].body["messages"]:
        assert message["content"].rstrip() in shown.output


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "{",
        "```json\n{}\n```",
        "Here you are: {}",
        "{}",
        "[]",
        '{"title": 1}',
        '{"title": "a", "title": "b"}',
        "NaN",
    ],
)
def test_no_answer_of_the_form_means_no_article(site: Path, answer: str) -> None:
    with serving(streamed(answer)) as server:
        result = draft(server.url)
    assert isinstance(result.exception, PipelineError)
    assert result.exception.status == 3
    assert len(server.requests) == 3
    assert not (site / ARTICLE).exists() and not (site / LEDGER).exists()


def test_a_server_of_another_kind_is_no_model(site: Path) -> None:
    with serving(raw(200, b"<html>hello</html>", "text/html")) as server:
        result = draft(server.url)
    assert isinstance(result.exception, PipelineError)
    assert not (site / ARTICLE).exists()
