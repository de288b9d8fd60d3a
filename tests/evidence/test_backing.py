"""The facts list: what is ascribed or counted, in whatever form, and the passage that really backs it."""

from __future__ import annotations

import json

import pytest

from pipeline.evidence import figures
from pipeline.evidence.facts import Item, items
from pipeline.policy.config import Config
from pipeline.report.facts import Facts, render, render_json, render_markdown
from pipeline.sources import articles, notes
from pipeline.wording import LANGUAGES, Language

TALK: dict[Language, str] = {
    "ja": """\
---
interviewee: 田中
interviewer: 森
---
森：スタッフは何人ですか。
田中：十二人です。
森：返品はどうなりましたか。
田中：去年は四十件でした。今は十二件です。
田中：契約は月に四十万円で、打ち合わせは一時間半、満足した人は三割です。
森：お客さんには何と言われましたか。
田中：「早くなって助かるよ」と言われました。
""",
    "en": """\
---
interviewee: Tanaka
interviewer: Mori
---
Mori: How many people work here?
Tanaka: There are twelve of us on the staff.
Mori: And the returns?
Tanaka: Last year we had forty returns. Now it is twelve returns.
Tanaka: The contract is forty thousand dollars, a meeting takes an hour and a half, and thirty percent are happy.
Mori: What did the customers say?
Tanaka: One customer told me, “It is so much faster now.”
""",
}


def listed(language: Language, text: str) -> tuple[Item, ...]:
    written = f"---\ntitle: x\ndate: 2026-11-20\nlang: {language}\n---\n# x\n\n{text}\n"
    article = articles.parse("content/site/posts/a.md", written, Config(lang=language))
    return items(article, [notes.load(TALK[language].encode(), "content/notes/talk.md")])


def of(language: Language, text: str, kind: str) -> list[tuple[str, int | None]]:
    return [
        (item.state, item.place.line if item.place else None) for item in listed(language, text) if item.kind == kind
    ]


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("ja", "返品は12件に減りました。", 8),
        ("ja", "スタッフは12名います。", 6),
        ("ja", "契約は月に40万円です。", 9),
        ("ja", "打ち合わせは90分です。", 9),
        ("ja", "満足した人は30%でした。", 9),
        ("en", "There are now 12 returns a year.", 8),
        ("en", "The staff has 12 people.", 6),
        ("en", "The contract costs $40,000 in all.", 9),
        ("en", "A meeting takes 90 minutes.", 9),
        ("en", "30% are happy.", 9),
    ],
)
def test_a_figure_leads_to_the_passage_about_the_same_thing(language: Language, text: str, line: int) -> None:
    assert of(language, text, "figure") == [("in-notes", line)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "倉庫の棚は40本あります。"),
        ("ja", "電話が12回鳴りました。"),
        ("en", "The warehouse has 40 shelves."),
        ("en", "The phone rang 12 times."),
    ],
)
def test_the_same_number_about_something_else_is_shown_as_such(language: Language, text: str) -> None:
    ((state, line),) = of(language, text, "figure")
    assert state == "elsewhere"
    assert line is not None
    found = Facts("a.md", listed(language, text), {})
    assert json.loads(render_json(found))["summary"]["elsewhere"] == 1
    for wanted, words in (("ja", "同じ数が別の"), ("en", "same number")):
        assert words in render(found, wanted)  # type: ignore[arg-type]  # one of the cases
        assert words in render_markdown(found, wanted)  # type: ignore[arg-type]  # one of the cases


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "**田中**：去年は四十件でした。"),
        ("ja", "- 去年は四十件でした。（田中）"),
        ("ja", "> 去年は四十件でした。\n>\n> — 田中"),
        ("en", "**Tanaka**: Last year we had forty returns."),
        ("en", "- Last year we had forty returns. (Tanaka)"),
        ("en", "> Last year we had forty returns.\n>\n> — Tanaka"),
    ],
)
def test_what_is_ascribed_is_listed_in_every_form(language: Language, text: str) -> None:
    assert of(language, text, "quotation") == [("in-notes", 8)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_reported_words_are_listed_as_such(language: Language) -> None:
    text = {"ja": "**田中**：早くなって助かるよ。", "en": "**Tanaka**: It is so much faster now."}[language]
    assert of(language, text, "quotation") == [("reported", 11)]


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("ja", "2〜3年かかりました。", "二、三年かかりました。"),
        ("ja", "7〜8社に頼みました。", "七社か八社に頼みました。"),
        ("ja", "5〜6人で回します。", "五六人で回します。"),
        ("ja", "3〜4店舗にします。", "三店舗、四店舗にします。"),
        ("ja", "会議は90分です。", "会議は一時間半です。"),
        ("ja", "30%増えました。", "三割増えました。"),
        ("ja", "8件でした。", "8.0件でした。"),
        ("ja", "1億2000万円です。", "一億二千万円です。"),
        ("ja", "1.5万円です。", "一万五千円です。"),
        ("en", "It took 2-3 years.", "It took two or three years."),
        ("en", "We asked 7 to 8 firms.", "We asked seven or maybe eight firms."),
        ("en", "We have 2,500 users.", "We have twenty-five hundred users."),
        ("en", "We sold 24 boxes.", "We sold two dozen boxes."),
        ("en", "It cost $1.5 million.", "It cost one point five million dollars."),
        ("en", "It takes 90 minutes.", "It takes an hour and a half."),
        ("en", "We lost 500,000 users.", "We lost half a million users."),
        ("en", "Half of them left.", "50 percent left."),
    ],
)
def test_every_way_of_writing_a_figure_is_the_same_figure(language: Language, written: str, said: str) -> None:
    known = figures.said([said])
    found = list(figures.find(written, language))
    assert found
    assert all(known.holds(figure) for figure in found)


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("ja", "40人が辞めました。", "四十円でした。"),
        ("ja", "12分で終わります。", "十二人です。"),
        ("en", "It cost 40 dollars.", "It took forty minutes."),
        ("en", "It takes 12 minutes.", "There are twelve people."),
    ],
)
def test_a_number_of_another_kind_of_thing_is_elsewhere(language: Language, written: str, said: str) -> None:
    (figure,) = figures.find(written, language)
    assert figures.said([said]).elsewhere(figure)
    assert not figures.said([written]).elsewhere(figure)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "> 去年は40件でした。今は12件です。\n>\n> — 田中"),
        ("ja", "田中さんは「今は十二件です」と話します。"),
        ("en", "> Last year we had 40 returns. Now it is 12 returns.\n>\n> — Tanaka"),
        ("en", "“Now it is twelve returns,” says Tanaka."),
    ],
)
def test_a_figure_inside_a_quotation_that_holds_is_backed_by_it(language: Language, text: str) -> None:
    found = of(language, text, "figure")
    assert found
    assert set(found) == {("in-notes", 8)}
