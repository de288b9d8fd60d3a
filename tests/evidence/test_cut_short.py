"""Words cut out of a sentence that is less than a statement: a condition, a guess, a question, what somebody else told."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.judge import judge
from pipeline.checking.registry import by_id
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.wording import Language

TALK: dict[Language, str] = {
    "ja": """\
記者：渡し船はどうなりますか。
船長・海老名：橋が落ちなければ、船は来年で終わります。岸の小屋は残るかもしれません。
記者：お弟子さんは。
海老名：店を出したら、孫が手伝いに来ました。孫が継ぐかは、まだわかりません。櫂は軽いほうがいいと思います。
弟子・壮太：祖父がね、川には龍がいると言ってました。例えば、霧の朝は静かです。
記者：なるほど。
""",
    "en": """\
Reporter: What becomes of the ferry?
Ferry captain Edda: If the bridge holds, the ferry stops next year. The hut on the bank might stay.
Reporter: And your pupil?
Edda: Perhaps my grandson takes over. You can come in if you like. He rows well, I think. We'd sell the boat unless he wants it.
Edda: If you look at the river, it is calm at dawn.
Reporter: I see.
""",
}


def found(language: Language, sentence: str) -> list[tuple[str, str]]:
    text = f"---\ntitle: x\ndate: 2026-01-01\nlang: {language}\nnotes: [talk.txt]\n---\n# x\n\n## y\n\n{sentence}\n"
    config = Config(lang=language)
    read = notes.load(TALK[language].encode(), "content/notes/talk.txt")
    article = articles.parse("content/site/posts/a.md", text, config)
    checks = [by_id("quotation-not-in-notes"), by_id("quotation-wrong-speaker")]
    report, failures = judge(article, Inputs(config=config, notes=(read,)), checks)
    assert failures == ()
    return [(one.check, one.severity.value) for one in report.findings]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ja", "「船は来年で終わります」と海老名さんは言う。"),
        ("ja", "「岸の小屋は残る」と海老名さんは言う。"),
        ("ja", "「孫が継ぐ」と海老名さんは目を細めた。"),
        ("en", "“The ferry stops next year,” says Edda."),
        ("en", "“My grandson takes over,” says Edda."),
        ("en", "“We'd sell the boat,” Edda says."),
    ],
)
def test_a_guess_or_a_condition_that_was_cut_stops(language: Language, sentence: str) -> None:
    assert found(language, sentence) == [("quotation-not-in-notes", "error")]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ja", "橋が残るかぎり「船は来年で終わります」と海老名さんは言う。"),
        ("ja", "「岸の小屋は残る」可能性もあると海老名さんは言う。"),
        ("ja", "「孫が手伝いに来ました」と海老名さんは笑う。"),
        ("ja", "「霧の朝は静かです」と壮太さんは言う。"),
        ("en", "Once the bridge is there, “the ferry stops next year,” says Edda."),
        ("en", "“My grandson takes over” is what Edda hopes, she says."),
        ("en", "“You can come in,” says Edda."),
        ("en", "“It is calm at dawn,” says Edda."),
    ],
)
def test_what_is_told_beside_it_or_holds_without_it_does_not(language: Language, sentence: str) -> None:
    assert found(language, sentence) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("ja", "「櫂は軽いほうがいい」と海老名さんは言う。"), ("en", "“He rows well,” says Edda.")],
)
def test_that_it_is_an_opinion_is_only_a_warning(language: Language, sentence: str) -> None:
    assert found(language, sentence) == [("quotation-not-in-notes", "warning")]


def test_what_another_told_is_that_ones_words_without_marks_too() -> None:
    assert found("ja", "「川には龍がいる」。壮太さんはそう語る。") == [("quotation-wrong-speaker", "warning")]


def test_a_part_in_the_talk_before_a_name_is_no_part_of_it() -> None:
    assert found("ja", "「川には鬼がいる」と壮太さんは言う。") == [("quotation-not-in-notes", "error")]
