"""What machines wrote for any article of the site is found in a human section, chopped or not."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks
from pipeline.checks.machine_text_in_human_section import CHECK, find
from pipeline.model.finding import Finding
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerSection, LedgerSentence, Recorded
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.wording import Language

LANGUAGES: tuple[Language, ...] = ("ja", "en")
LAST = {
    "ja": "わたしも同じ順に回ってみると、二度も通路を間違えました。",
    "en": "I walked the same round and took the wrong aisle twice.",
}
MACHINE = {
    "ja": "伝票を棚の横に置くようにしたところ、一枚をさがすのに六分かかっていた作業が二分で終わるようになりました。",
    "en": "Putting the slips beside the shelf brought the search for a single one down from six minutes to about two.",
}


def hits(language: Language, text: str) -> int:
    return len(found(language, text, MACHINE[language]))


def found(language: Language, text: str, machine: str) -> list[Finding]:
    made = example(language, [(LAST[language], text)])
    config = Config(lang=language)
    article = articles.parse(made.path, made.article, config)
    elsewhere = Recorded("content/ledger/renamed.json", "content/site/posts/renamed.md", (machine,))
    return list(find(article, Inputs(config=config, ledgers=(elsewhere,))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_renaming_or_moving_an_article_frees_no_machine_text(language: Language) -> None:
    assert hits(language, MACHINE[language]) == 1
    assert hits(language, LAST[language]) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_chopped_sentences_are_compared_as_a_stream(language: Language) -> None:
    if language == "ja":
        chopped = "。".join(MACHINE["ja"][start : start + 9] for start in range(0, len(MACHINE["ja"]), 9))
    else:
        words = MACHINE["en"].split(" ")
        chopped = ". ".join(" ".join(words[start : start + 4]) for start in range(0, len(words), 4))
    assert hits(language, chopped) == 1


# The machine's sentence, a person's own that is only built like it, and a copy with one word more.
BUILT_ALIKE: dict[Language, tuple[str, str, str]] = {
    "ja": (
        "やめるという案も出ましたが、変えないと決めました。",
        "夜も店を始めるという案も出ましたが、雇わないと決めました。",
        "やめるという案も出ましたが、やはり変えないと決めました。",
    ),
    "en": (
        "We talked about it and in the end we decided not to move.",
        "We talked about it and in the end we hired Ruth instead.",
        "We talked about it and then in the end we decided not to move.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_is_only_built_like_one_drafted_for_another_article_is_a_persons_own(
    language: Language,
) -> None:
    machine, own, copy = BUILT_ALIKE[language]
    assert found(language, own, machine) == []
    assert len(found(language, copy, machine)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_names_the_article_of_the_draft_and_says_whether_it_is_the_same(language: Language) -> None:
    machine, _, copy = BUILT_ALIKE[language]
    nearly = {"ja": "ほぼ同じ", "en": "nearly"}[language]
    for text, near in ((machine, False), (copy, True)):
        [finding] = found(language, text, machine)
        said = CHECK.message.render(language, finding.parameters)
        assert "content/site/posts/renamed.md" in said
        assert (nearly in said) is near


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_the_draft_took_from_the_notes_is_reported_once(language: Language) -> None:
    pasted = {
        "ja": "だから数え直すことになって、時間が倍かかる。直したら半分で済むようになりました。",
        "en": "The numbers jump here, so I had to count again, and that took twice the time.",
    }[language]
    made = example(language, [(LAST[language], f"{LAST[language]}\n{pasted}")], notes=NOTES[language])
    config = Config(lang=language)
    written = LedgerSection("x", (LedgerSentence(pasted, ("u1",)),))
    record = Ledger("a.md", (LedgerDraft("2026-11-20T09:00:00Z", "extractive", "1", (), (written,)),))
    read = (notes.load(NOTES[language].encode(), "warehouse.txt"),)
    article = articles.parse(made.path, made.article, config)
    for ledger, expected in ((None, "copied-from-notes"), (record, "machine-text-in-human-section")):
        report, _ = judge(article, Inputs(config=config, notes=read, ledger=ledger), all_checks())
        copies = {"copied-from-notes", "machine-text-in-human-section"} & {one.check for one in report.findings}
        assert copies == {expected}
