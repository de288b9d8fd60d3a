"""What a reader sees as a quotation, wherever it stands: in a title, a description, a heading, and in <q>."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks
from pipeline.evidence import quotations
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.wording import Language

CHECKS = ("quotation-not-in-notes", "quotation-wrong-speaker")
TALK: dict[Language, str] = {
    "ja": "---\ninterviewer: 森\ninterviewee: 里見\n---\n森：橋はどうなりましたか。\n里見：橋は三日で直りました。お金は町の人が集めました。\n",
    "en": "---\ninterviewer: Mori\ninterviewee: Satomi\n---\nMori: What became of the bridge?\nSatomi: The bridge was mended in three days. The people of the town raised the money.\n",
}
PLAIN: dict[Language, dict[str, str]] = {
    "ja": {"title": "橋の話", "description": "橋を直した町で聞きました。", "body": "## 町の人\n\n雨の日でした。"},
    "en": {"title": "A bridge", "description": "From a town that mended one.", "body": "## The town\n\nIt rained."},
}


def found(language: Language, talk: str = "", **parts: str) -> list[tuple[str, str, int]]:
    """Check, severity and line of what is reported about quotations."""
    made = PLAIN[language] | parts
    text = (
        f"---\ntitle: '{made['title']}'\ndate: 2026-01-01\nlang: {language}\ndescription: '{made['description']}'\n"
        f"notes: [talk.txt]\n---\n# {made['title']}\n\n{made['body']}\n"
    )
    config = Config(lang=language)
    article = articles.parse("content/site/posts/a.md", text, config)
    read = notes.load((talk or TALK[language]).encode(), "content/notes/talk.txt")
    report, failures = judge(article, Inputs(config=config, notes=(read,)), all_checks())
    assert failures == ()
    return [(one.check, one.severity.value, one.finding.line) for one in report.findings if one.check in CHECKS]


@pytest.mark.parametrize(
    ("language", "part", "words", "line"),
    [
        ("ja", "title", "「橋は一日で直りました」と里見さん", 2),
        ("ja", "description", "里見さんは「橋は一日で直りました」と話します。", 5),
        ("ja", "body", "### 里見さん「橋は一日で直りました」\n\n雨でした。", 10),
        ("ja", "body", "里見さんは<q>橋は一日で直りました</q>と話します。", 10),
        ("ja", "body", '里見さんは<q cite="https://example.com/">橋は一日で直りました</q>と話します。', 10),
        ("en", "title", "“The bridge was mended in one day,” says Satomi", 2),
        ("en", "description", "Satomi says: “The bridge was mended in one day.”", 5),
        ("en", "body", "### “The bridge was mended in one day,” says Satomi\n\nIt rained.", 10),
        ("en", "body", "<q>The bridge was mended in one day</q>, says Satomi.", 10),
        ("en", "body", '<q cite="https://example.com/">The bridge was mended in one day</q>, says Satomi.', 10),
    ],
)
def test_words_that_nobody_said_are_stopped_wherever_they_stand(
    language: Language, part: str, words: str, line: int
) -> None:
    assert found(language, **{part: words}) == [("quotation-not-in-notes", "error", line)]
    right = {"一日": "三日", "one day": "three days"}
    for wrong, said in right.items():
        words = words.replace(wrong, said)
    assert found(language, **{part: words}) == []


@pytest.mark.parametrize(
    ("language", "part", "words", "line"),
    [
        ("ja", "title", "「橋は一日で直りました」", 2),
        ("ja", "title", "「橋は一日で直りました」――町の橋の話", 2),
        ("ja", "title", "「橋は一日で直りました」里見さんの町", 2),
        ("ja", "body", "### 「橋は一日で直りました」\n\n雨でした。", 10),
        ("en", "title", "“The bridge was mended in one day”", 2),
        ("en", "title", "“The bridge was mended in one day”: how a town went about it", 2),
        ("en", "title", "A town and its river: “The bridge was mended in one day”", 2),
        ("en", "body", "### “The bridge was mended in one day”\n\nIt rained.", 10),
    ],
)
def test_a_headline_in_quotation_marks_is_taken_for_the_words_of_who_was_asked(
    language: Language, part: str, words: str, line: int
) -> None:
    assert found(language, **{part: words}) == [("quotation-not-in-notes", "warning", line)]
    right = words.replace("一日", "三日").replace("one day", "three days")
    assert found(language, **{part: right}) == []


@pytest.mark.parametrize(
    ("language", "part", "words"),
    [
        ("ja", "title", "「夜の橋をわたる人」の作り方"),
        ("ja", "title", "町の「三日でできる橋の直し方」講座"),
        ("ja", "title", "『夜の橋をわたる人』を読む"),
        ("ja", "body", "### 「橋はいつ直りますか」\n\n雨でした。\n\n### 「夜の橋」\n\n雨でした。"),
        ("en", "title", "“Bridges at Night” and what is left of it"),
        ("en", "title", "How the “mend it yourself” course began"),
        ("en", "body", "### The “long way round”\n\nIt rained."),
    ],
)
def test_a_name_or_a_term_in_a_headline_is_nobodys_words(language: Language, part: str, words: str) -> None:
    assert found(language, **{part: words}) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_where_two_were_asked_a_headline_without_a_name_is_given_to_nobody(language: Language) -> None:
    second = {"ja": "原：わたしも見ていました。\n", "en": "Hara: I watched it, too.\n"}[language]
    talk = TALK[language] + second
    words = {"ja": "「橋は一日で直りました」", "en": "“The bridge was mended in one day”"}[language]
    assert found(language, talk, title=words) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_two_checks_ask_is_looked_up_once(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    look = quotations.find
    monkeypatch.setattr(quotations, "find", lambda *given: asked.append(given) or look(*given))
    assert found(language) == []
    assert len(asked) == 1
