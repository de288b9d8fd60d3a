"""The ledger: what goes in comes out, and what is not whole is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing.recording import everything, record
from pipeline.errors import UnreadableError
from pipeline.model.article import Brief
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerNotes, LedgerSection, LedgerSentence
from pipeline.model.notes import references
from pipeline.sources import ledger
from pipeline.wording import LANGUAGES, Language
from tests.drafting.interviews import interview

words = st.text(max_size=20)
drafts = st.builds(
    LedgerDraft,
    at=words,
    engine=words,
    engine_version=words,
    model=st.none() | words,
    prompt_digest=st.none() | words,
    notes=st.lists(st.builds(LedgerNotes, words, words), max_size=2).map(tuple),
    sections=st.lists(
        st.builds(LedgerSection, words, st.lists(st.builds(LedgerSentence, words, st.lists(words, max_size=2).map(tuple)), max_size=3).map(tuple), st.none() | words),
        max_size=3,
    ).map(tuple),
    dropped=st.lists(words, max_size=3).map(tuple),
)  # fmt: skip


@given(words, st.lists(drafts, max_size=3).map(tuple))
def test_what_is_rendered_is_read_back(article: str, found: tuple[LedgerDraft, ...]) -> None:
    written = Ledger(article, found)
    assert ledger.parse(ledger.render(written), "x.json") == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_machine_wrote_is_recorded(language: Language) -> None:
    notes = interview(language)
    outline = plan([notes], Brief(), Order("case-study", ("opinion",)))
    entry = record(everything(outline, notes.language), [notes], references([notes]))
    recorded = {sentence.text for section in entry.sections for sentence in section.sentences}
    assert {outline.title.text, outline.description.text, *(tag.text for tag in outline.tags)} <= recorded
    assert {section.heading for section in outline.sections} <= {section.heading for section in entry.sections}
    assert entry.notes == (LedgerNotes("talk.md", notes.digest),)
    assert (entry.engine, entry.model, entry.prompt_digest) == ("extractive", None, None)
    assert set(entry.dropped) < {utterance.id for utterance in notes.on_record}


def test_a_second_draft_is_added_behind_the_first() -> None:
    one = LedgerDraft("2026-01-01T00:00:00Z", "extractive", "0", (), ())
    two = LedgerDraft("2026-01-02T00:00:00Z", "extractive", "0", (), ())
    known = ledger.appended(None, "a.md", one)
    assert ledger.appended(known, "a.md", two).drafts == (one, two)


GOOD = json.loads(
    ledger.render(
        Ledger("a.md", (LedgerDraft("t", "extractive", "0", (LedgerNotes("n", "d"),), (LedgerSection("h", (LedgerSentence("s", ("u1",)),)),)),))
    )
)  # fmt: skip


def broken(change: object) -> str:
    value = json.loads(json.dumps(GOOD))
    change(value)  # type: ignore[operator]  # one of the cases
    return json.dumps(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 2, "article": "a", "drafts": []}',
        '{"version": true, "article": "a", "drafts": []}',
        '{"article": "a", "drafts": []}',
        "[" * 100_000,
        broken(lambda value: value.update(extra=1)),
        broken(lambda value: value.pop("drafts")),
        broken(lambda value: value.update(drafts={})),
        broken(lambda value: value["drafts"][0].pop("at")),
        broken(lambda value: value["drafts"][0].update(model=3)),
        broken(lambda value: value["drafts"][0]["notes"][0].update(digest=None)),
        broken(lambda value: value["drafts"][0]["sections"].append("x")),
        broken(lambda value: value["drafts"][0]["sections"][0]["sentences"][0].update(utterances="u1")),
        broken(lambda value: value["drafts"][0].update(dropped=[1])),
    ],
)
def test_a_broken_or_unknown_ledger_is_an_error_that_names_the_file(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        ledger.parse(text, "content/ledger/a.json")
    assert caught.value.path == "content/ledger/a.json"
    assert caught.value.hint is not None


def test_optional_keys_of_the_contract_may_be_absent() -> None:
    text = broken(lambda value: [value["drafts"][0].pop(key) for key in ("model", "prompt_digest", "dropped")])
    assert ledger.parse(text, "x.json").drafts[0].dropped == ()
