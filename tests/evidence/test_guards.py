"""What must not get out: off the record, personal data, people who have not agreed."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks
from pipeline.evidence.facts import items
from pipeline.model.report import ArticleReport, Report
from pipeline.policy.config import Config, parse
from pipeline.report import json as json_report
from pipeline.sources import articles, notes
from pipeline.wording import LANGUAGES, Language, Text

PLAIN: dict[Language, str] = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}
SECRET: dict[Language, str] = {
    "ja": "[オフレコ]\n田中：隣の会社の社長は、来月には倉庫を手放すつもりらしいです。\n[/オフレコ]\n",
    "en": "[off the record]\nTanaka: The owner next door means to give up his warehouse next month.\n[/off the record]\n",
}


def judged(language: Language, article: str, said: str) -> ArticleReport:
    config = Config(lang=language)
    read = notes.load(said.encode(), "content/notes/warehouse.txt")
    inputs = Inputs(config=config, notes=(read,), today=date(2026, 11, 23))
    report, failures = judge(articles.parse("content/site/posts/a.md", article, config), inputs, all_checks())
    assert failures == ()
    return report


def ids(report: ArticleReport) -> list[str]:
    return [found.check for found in report.findings]


LEAKS = [
    ("ja", "隣の会社の社長は来月には倉庫を手放すつもりのようです。"),
    ("ja", "来月には、隣の会社の社長が倉庫を手放すつもりだと聞きました。"),
    ("ja", "<!-- 隣の会社の社長は、来月には倉庫を手放すつもりらしいです -->"),
    ("en", "The owner next door means to give up the warehouse next month."),
    ("en", "Next month the owner next door means to give up his warehouse."),
    ("en", "<!-- The owner next door means to give up his warehouse next month -->"),
]


@pytest.mark.parametrize(("language", "text"), LEAKS)
def test_off_the_record_words_and_close_paraphrases_block_and_are_never_repeated(language: Language, text: str) -> None:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")], notes=NOTES[language])
    report = judged(language, made.article, NOTES[language] + SECRET[language])
    assert ids(report) == ["off-record-leak"]
    assert not report.publishable
    shown = json_report.render(Report((report,), ()), language)
    assert {"ja": "手放す", "en": "give up"}[language] not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_also_said_on_the_record_is_free(language: Language) -> None:
    again = SECRET[language].split("\n")[1] + "\n"
    text = {
        "ja": "隣の会社の社長は、来月には倉庫を手放すつもりらしいです。",
        "en": "The owner next door means to give up his warehouse next month.",
    }[language]
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")], notes=NOTES[language])
    assert ids(judged(language, made.article, NOTES[language] + SECRET[language] + again)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "連絡先は tanaka@warehouse-kawaguchi.jp です。"),
        ("ja", "[メール](mailto:tanaka@warehouse-kawaguchi.jp)をください。"),
        ("ja", "<!-- 田中さん 090-1234-5678 -->"),
        ("ja", "埼玉県川口市本町4丁目1番8号に倉庫があります。"),
        ("en", "Write to tanaka@warehouse-kawaguchi.jp for more."),
        ("en", "<!-- Tanaka +81 90 1234 5678 -->"),
        ("en", "The card was 4111 1111 1111 1111 on the day."),
    ],
)
def test_personal_data_blocks_wherever_it_stands_and_is_not_repeated(language: Language, text: str) -> None:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")])
    report = judged(language, made.article, NOTES[language])
    assert ids(report) == ["personal-data"]
    assert not report.publishable
    shown = json_report.render(Report((report,), ()), language)
    assert "warehouse-kawaguchi" not in shown
    assert "1234" not in shown
    assert "1111" not in shown


CONSENT = {
    "ja": "{granted: 2026-11-18, by: 田中, scope: このサイトの記事}",
    "en": "{granted: 2026-11-18, by: Tanaka, scope: articles on this site}",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "consent",
    ["{by: 田中, scope: 記事}", "{granted: 2026-11-18, by: 田中}", "{granted: 2027-01-01, by: 田中, scope: 記事}"],
)
def test_consent_needs_a_day_that_has_come_and_a_scope(language: Language, consent: str) -> None:
    said = NOTES[language].replace(CONSENT[language], consent)
    report = judged(language, example(language, notes=said).article, said)
    assert ids(report) == ["consent-missing"]
    assert not report.publishable


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_consent_that_may_be_either_of_two_names_both_and_says_what_to_write(language: Language) -> None:
    name = {"ja": "田中", "en": "Tanaka"}[language]
    one, other = {"ja": ("田中課長", "田中主任"), "en": ("Ken Tanaka", "Aki Tanaka")}[language]
    head, talk = NOTES[language].replace(f"interviewee: {name}", f"interviewee: [{one}, {other}]").split("\n---\n")
    said = f"{head}\n---\n{talk.replace(name, other, 1).replace(name, one)}"
    shown = judged(language, example(language, notes=NOTES[language]).article.replace(name, one), said)
    found = [entry.finding for entry in shown.findings if entry.check == "consent-missing"]
    lacks = [finding.parameters["lack"] for finding in found]
    hints = [finding.hint.render(language) for finding in found if finding.hint]
    assert lacks and all(isinstance(lack, Text) and one in lack.en and other in lack.ja for lack in lacks)
    assert any(f"by: {one}" in hint for hint in hints)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["interviewee", "speaker"])
def test_whoever_writes_the_article_needs_no_consent_of_their_own(language: Language, role: str) -> None:
    said = NOTES[language].replace(f"consent: {CONSENT[language]}\n", "")
    said = said if role == "interviewee" else said.replace("interviewee: ", "editor: ")
    name, full, other = {"ja": ("田中", "田中 健", "小田中"), "en": ("Tanaka", "Ken Tanaka", "Mori")}[language]
    article = articles.parse("content/site/posts/a.md", example(language).article, Config(lang=language))
    read = (notes.load(said.encode(), "content/notes/warehouse.txt"),)

    def lacking(author: str) -> bool:
        inputs = Inputs(config=Config(lang=language), notes=read, authors=(author,), today=date(2026, 11, 23))
        return "consent-missing" in ids(judge(article, inputs, all_checks())[0])

    assert not lacking(name)
    assert lacking(other)
    # Somebody who was interviewed and an author of the same family name may be two people.
    assert lacking(full) is (role == "interviewee")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_who_is_not_named_needs_to_agree(language: Language) -> None:
    said = NOTES[language].replace(f"consent: {CONSENT[language]}\n", "")
    name, other = {"ja": ("田中さん", "係の人"), "en": ("Tanaka", "a man")}[language]
    article = example(language).article.replace(name, other)
    assert "consent-missing" not in ids(judged(language, article, said))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ja",
            "歩く距離が減ったことに加えて、隣の会社の社長は来月には倉庫を手放すつもりらしく、番号を入荷の順にしただけです。",
        ),
        ("ja", "<!--\n隣の会社の社長は、来月には\n倉庫を手放すつもりらしいです。\n-->"),
        ("en", "We walk less and the owner next door means to give up his warehouse next month, just as goods arrive."),
        ("en", "<!--\nThe owner next door means\nto give up his warehouse\nnext month.\n-->"),
    ],
)
def test_a_leak_among_other_words_or_over_several_lines_blocks(language: Language, text: str) -> None:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")], notes=NOTES[language])
    report = judged(language, made.article, NOTES[language] + SECRET[language])
    assert ids(report) == ["off-record-leak"]


LEAKED_QUOTATIONS = [
    ("ja", "田中さんは「隣の会社の社長は、来月には倉庫を90棟手放すつもりらしいです」と話します。"),
    ("ja", "> 隣の会社の社長は、来月には倉庫を90棟手放すつもりらしいです。\n> — 田中"),
    ("en", "“The owner next door means to give up his 90 warehouses next month,” says Tanaka."),
    ("en", "> The owner next door means to give up his 90 warehouses next month.\n> — Tanaka"),
]


@pytest.mark.parametrize(("language", "text"), LEAKED_QUOTATIONS)
def test_no_other_check_and_no_title_repeats_what_was_said_off_the_record(language: Language, text: str) -> None:
    title = {"ja": "倉庫の検品を半日に縮めた話", "en": "How a warehouse halved its checking time"}[language]
    leaked = {
        "ja": "隣の会社の社長は来月には倉庫を手放すつもり",
        "en": "The owner next door means to give up his warehouse next month",
    }[language]
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")], notes=NOTES[language])
    article = made.article.replace(f"title: {title}", f"title: {leaked}")
    report = judged(language, article, NOTES[language] + SECRET[language])
    assert {"off-record-leak", "quotation-not-in-notes", "number-not-in-notes"} <= set(ids(report))
    for shown in LANGUAGES:
        text = json_report.render(Report((report,), ()), shown)
        assert not any(word in text for word in ("手放す", "社長", "give up", "next door", "90"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "田中さんは「電話は090-1234-5678で、メールはtanaka@warehouse-kawaguchi.jpです」と話します。"),
        ("en", "“Call me on +81 90 1234 5678 or write to tanaka@warehouse-kawaguchi.jp,” says Tanaka."),
    ],
)
def test_personal_data_inside_a_quotation_is_repeated_by_no_check(language: Language, text: str) -> None:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")], notes=NOTES[language])
    report = judged(language, made.article, NOTES[language])
    assert "personal-data" in ids(report)
    shown = json_report.render(Report((report,), ()), language)
    assert "kawaguchi.jp" not in shown
    assert "1234" not in shown


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "連絡先は tanaka&#64;warehouse-kawaguchi.jp です。"),
        ("ja", "倉庫は埼玉県川口市本町\n4丁目1番8号にあります。"),
        ("en", "Write to tanaka&commat;warehouse-kawaguchi.jp for more."),
        ("en", "He lives at 350 Fifth\nAvenue, New York."),
    ],
)
def test_personal_data_in_entities_or_broken_over_two_lines_blocks(language: Language, text: str) -> None:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")])
    assert ids(judged(language, made.article, NOTES[language])) == ["personal-data"]


@pytest.mark.parametrize(
    ("language", "text", "allow"),
    [
        ("ja", "取材の窓口は mori@soko.co.jp と 03（1234）5678 です。", '"mori@soko.co.jp", "03-1234-5678"'),
        ("en", "Write to jane@corp-leeds.com or call +44 20 7946 0958.", '"jane@corp-leeds.com", "020 7946 0958"'),
    ],
)
def test_what_the_organisation_publishes_on_purpose_is_let_through(language: Language, text: str, allow: str) -> None:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")])
    assert ids(judged(language, made.article, NOTES[language])) == ["personal-data", "personal-data"]
    config = parse(f'lang = "{language}"\n[personal_data]\nallow = [{allow}]\n')
    inputs = Inputs(config=config, notes=(notes.load(NOTES[language].encode(), "content/notes/warehouse.txt"),))
    article = articles.parse("content/site/posts/a.md", made.article, config)
    report, _ = judge(article, inputs, all_checks())
    assert "personal-data" not in ids(report)
    line = article.lines.index(text) + 1
    assert [item.hidden for item in items(article, inputs.notes, config.personal_allow) if item.line == line] == []
    assert not any(item.hidden for item in items(article, inputs.notes, config.personal_allow))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "連絡先は **tanaka**@warehouse-kawaguchi.jp です。"),
        ("ja", "番号は<b>090</b>-1234-<span>5678</span>です。"),
        ("en", "Write to tanaka@<b>warehouse-kawaguchi.jp</b> for more."),
        ("en", "Call (415) <em>555</em>-2671 for more."),
    ],
)
def test_personal_data_cut_up_by_markup_blocks(language: Language, text: str) -> None:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")])
    assert "personal-data" in ids(judged(language, made.article, NOTES[language]))


NUMBERED: dict[Language, tuple[str, str, str, str]] = {
    "ja": (
        "聞き手：棚はどう変えましたか。\n話者 2：棚を減らしました。探す時間が短くなりました。\n話者 3：すみません、電話です。\n"
        "聞き手：なぜですか。\n話者 2：探す人が多かったからです。\n話者 3：終わりました。\n",
        "話者 2は「棚を減らしました」と話します。",
        "話者 2",
        "棚は27個でした。",
    ),
    "en": (
        "Interviewer: How did you change the shelves?\nSpeaker 2: We took shelves away. Searching got shorter.\n"
        "Speaker 3: Sorry, the phone.\nInterviewer: Why?\nSpeaker 2: Because people searched a lot.\nSpeaker 3: That was all.\n",
        'Speaker 2 says: "We took shelves away."',
        "Speaker 2",
        "There were 27 shelves.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_in_a_recorders_label_is_no_figure_and_names_nobody_else(language: Language) -> None:
    said, sentence, label, invented = NUMBERED[language]
    article = example(language, [(PLAIN[language], f"{sentence}\n\n{invented}")]).article
    found = judged(language, article, said).findings
    figures = [str(one.finding.parameters["figure"]) for one in found if one.check == "number-not-in-notes"]
    assert [figure for figure in figures if "2" in figure] == [{"ja": "27個", "en": "27 shelves"}[language]]
    assert {one.finding.parameters["name"] for one in found if one.check == "consent-missing"} == {label}
