"""`pipeline draft --engine llm` as a writer runs it, with the real client and a server on this machine."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from click.testing import CliRunner, Result

from pipeline.cli.check import command as check
from pipeline.cli.draft import command
from pipeline.cli.models import says_before
from pipeline.drafting.engines.llm.by_model import ByModel
from pipeline.drafting.engines.llm.models import ModelError
from pipeline.drafting.writing.phrases import FAQ
from pipeline.errors import PipelineError, UsageError
from pipeline.model.ledger import LedgerDraft
from pipeline.sources import ledger
from pipeline.sources.site import open_site
from pipeline.wording import LANGUAGES, Language
from tests.drafting.llm.servers import Asked, Handler, plain, raw, serving, streamed
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


KEY = "sk-test-0123456789abcdef"
WORDS: dict[Language, str] = {
    "ja": "私は棚の前で、色の違う番号札を三十分ほど眺めていた。蛍光灯の下では緑と青の見分けがつかない。",
    "en": "I stood by the rail for half an hour and could not tell the greens apart under that lamp.",
}


def test_the_key_stands_in_no_file_and_no_message(
    site: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEZAWARI_API_KEY", KEY)
    with serving(streamed(written(honest(language)))) as server:
        result = draft(server.url)
        shown = draft(server.url, "--out", "content/site/posts/b.md", "--show-prompt").output
    assert server.requests[0].headers["Authorization"] == f"Bearer {KEY}"
    files = [file.read_bytes() for file in site.rglob("*") if file.is_file()]
    assert not any(KEY.encode() in data for data in files)
    assert KEY not in result.output + shown


def test_update_leaves_a_writer_s_words_byte_for_byte_and_sends_none_of_them(site: Path, language: Language) -> None:
    with serving(streamed(written(honest(language)))) as server:
        draft(server.url, lang=language)
        heading = "{: .lived-experience }\n"
        before = article(site).replace(heading, f"{heading}\n{WORDS[language]}  \n", 1)
        before = before.replace(CARRIED[language][0], f"{CARRIED[language][0]}（直した）")
        write(site / ARTICLE, before)
        shown = draft(server.url, "--update", "--show-prompt", lang=language)
        assert shown.exit_code == 0 and WORDS[language] not in shown.output and "直した" not in shown.output
        value = honest(language)
        value["sections"] = value["sections"][1:]
        server.plays[:] = [streamed(written(value))]
        result = draft(server.url, "--update", lang=language)
        assert result.exit_code == 0, result.output
    after = article(site)
    human = before[before.index("{: .lived-experience }") :]
    assert after.endswith(human)
    # The section that a person has edited stays, though the model no longer has it.
    assert f"{CARRIED[language][0]}（直した）" in after
    assert WORDS[language] not in server.sent and "直した" not in server.sent
    assert len(ledger.parse((site / LEDGER).read_text(encoding="utf-8"), LEDGER).drafts) <= 2


def test_an_update_writes_nothing_where_the_article_changed_meanwhile(site: Path, language: Language) -> None:
    def writes(handler: Handler, asked: Asked) -> None:
        write(site / ARTICLE, article(site) + WORDS[language])
        value = honest(language)
        value["sections"][1]["sentences"] = value["faq"][0]["sentences"]
        plain(written(value))(handler, asked)

    with serving(streamed(written(honest(language))), writes) as server:
        draft(server.url, lang=language)
        record = (site / LEDGER).read_bytes()
        result = draft(server.url, "--update", lang=language)
    assert isinstance(result.exception, PipelineError)
    assert article(site).endswith(WORDS[language])
    assert (site / LEDGER).read_bytes() == record


def test_a_dry_run_sends_nothing_and_writes_nothing(site: Path, language: Language) -> None:
    with serving(streamed("{}")) as server:
        before = sorted(site.rglob("*"))
        result = draft(server.url, "--dry-run", lang=language)
    assert result.exit_code == 0
    assert "127.0.0.1" in result.output and "small" in result.output
    assert server.requests == []
    assert sorted(site.rglob("*")) == before


def test_a_dry_run_without_a_model_writes_nothing_either(site: Path, language: Language) -> None:
    before = sorted(site.rglob("*"))
    result = CliRunner().invoke(command, [NOTES, "--dry-run", "--lang", language])
    assert result.exit_code == 0 and "--dry-run" in result.output
    assert sorted(site.rglob("*")) == before


def test_what_leaves_the_machine_is_said_once_for_each_server(site: Path, language: Language) -> None:
    def engine(server: str, local: bool) -> ByModel:
        return ByModel(SimpleNamespace(name="m", server=server, local=local))  # type: ignore[arg-type]  # all that is asked of it

    def heard(*, server: str = "api.example.com", local: bool = False) -> str:
        with CliRunner().isolation() as (_, error, _):
            says_before(open_site(site), engine(server, local), language, ask=False)
            return error.getvalue().decode()

    assert heard(local=True) == ""
    first = heard()
    assert "api.example.com" in first
    assert {"ja": "料金", "en": "cost money"}[language] in first
    assert heard() == ""
    assert "other.example.com" in heard(server="other.example.com")


@pytest.mark.parametrize("given", [["--model", "m"], ["--base-url", "http://127.0.0.1:1/v1"], ["--show-prompt"]])
def test_options_of_models_need_the_engine(site: Path, given: list[str]) -> None:
    assert isinstance(CliRunner().invoke(command, [NOTES, *given]).exception, UsageError)


def test_a_model_has_to_be_named(site: Path) -> None:
    result = CliRunner().invoke(command, [NOTES, "--engine", "llm", "--base-url", "http://127.0.0.1:1/v1"])
    assert isinstance(result.exception, UsageError)


def test_a_model_that_answers_in_another_form_is_told_and_asked_again(site: Path, language: Language) -> None:
    fenced = f"```json\n{written(honest(language))}\n```"
    cut = written(honest(language))[:-40]
    with serving(streamed(fenced), streamed(cut, ended="length"), streamed(written(honest(language)))) as server:
        result = draft(server.url, lang=language)
    assert result.exit_code == 0, result.output
    assert CARRIED[language][0] in article(site)
    first, second, third = (one.body["messages"][1]["content"] for one in server.requests)
    assert second.startswith(first) and "JSON" in second[len(first) :]
    assert third[len(first) :] != second[len(first) :]
    # What it took is the sum of all three.
    assert "3600" in result.output and "900" in result.output


def test_a_model_that_cannot_mend_loses_its_sentence_and_nothing_else(site: Path, language: Language) -> None:
    with serving(streamed(with_sentences(language, ADDED[language])), streamed("Sorry, I cannot.")) as server:
        result = draft(server.url, lang=language)
    assert result.exit_code == 0, result.output
    assert len(server.requests) == 3
    assert CARRIED[language][0] in article(site) and ADDED[language][0] not in article(site)


def test_a_draft_of_which_nothing_stands_is_not_written(site: Path, language: Language) -> None:
    value = honest(language)
    value["faq"] = []
    value["sections"] = [{"heading": "x", "sentences": [{"text": ADDED[language][0], "utterances": ["u2"]}]}]
    with serving(streamed(written(value)), plain(mended())) as server:
        result = draft(server.url, lang=language)
    assert isinstance(result.exception, ModelError)
    assert not (site / ARTICLE).exists() and not (site / LEDGER).exists()


def test_the_gate_asks_for_nothing_but_what_a_person_has_to_do(site: Path, language: Language) -> None:
    said = {
        "ja": "検品が3日から半日に縮まりました。",
        "en": "We had nine colours at first and went down to five colours.",
    }
    cited = {"ja": "u2", "en": "u4"}[language]
    with serving(streamed(with_sentences(language, (said[language], cited)))) as server:
        draft(server.url, lang=language)
    found = CliRunner().invoke(check, [ARTICLE, "--format", "json", "--as-published", "--select", "evidence"])
    named = {one["check"] for one in json.loads(found.output)["articles"][0]["findings"] if one["severity"] == "error"}
    assert named <= {"machine-text-unverified", "consent-missing"}
    assert "machine-text-unverified" in named
