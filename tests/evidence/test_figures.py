"""Figures of machine sections against the notes, in whatever way they are written."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import NOTES, example
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks, by_id
from pipeline.evidence import figures
from pipeline.policy.config import Config
from pipeline.report.messages import message
from pipeline.sources import articles, notes
from pipeline.wording import Language

PLAIN: dict[Language, str] = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}
SAID: dict[Language, str] = {
    "ja": "田中：売り上げは三割増えて、千二百万円になりました。棚は四十本で、十一月十八日に直しました。"
    "作業は一時間半で、待つのは五分から八分、契約は一年半です。返品は五割減りました。店は二〇一九年からです。\n",
    "en": "Tanaka: Sales rose by thirty percent, to twelve million yen. There are forty shelves, and we mended them on November 18. "
    "The work takes an hour and a half, people wait five to eight minutes, and the contract is for a year and a half. "
    "Returns are half of what they were.\n",
}
# How the same figure may be written, as an interview says it and as an article does.
SAME = [
    ("ja", "田中：平成三十年に始めました。", "店は2018年に始まりました。"),
    ("ja", "田中：2018年に始めました。", "店は平成30年に始まりました。"),
    ("ja", "田中：令和元年に始めました。", "店は2019年に始まりました。"),
    ("ja", "田中：2019年に始めました。", "店は令和元年に始まりました。"),
    ("ja", "田中：九カ月かかりました。", "九ヶ月かかりました。"),
    ("ja", "田中：ふたりで始めました。", "2人で始めました。"),
    ("ja", "田中：売り上げは一割二分減りました。", "売り上げは12%減りました。"),
    ("ja", "田中：売り上げは12パーセント減りました。", "売り上げは一割二分減りました。"),
    ("ja", "田中：打率は三割三分三厘です。", "打率は三割三分三厘でした。"),
    ("en", "Tanaka: It took a fortnight.", "It took two weeks."),
    ("en", "Tanaka: It took a couple of months.", "It took two months."),
]
OTHER = [
    ("ja", "田中：平成三十年に始めました。", "店は2019年に始まりました。"),
    ("ja", "田中：平成三十年に始めました。", "店は令和30年に始まりました。"),
    ("ja", "田中：2018年に始めました。", "店は平成28年に始まりました。"),
    ("ja", "田中：三ヶ月かかりました。", "二ヶ月かかりました。"),
    ("ja", "田中：三か月かかりました。", "九ヶ月かかりました。"),
    ("ja", "田中：売り上げは一割二分減りました。五分待ちました。", "売り上げは一割五分減りました。"),
    ("en", "Tanaka: It took three weeks.", "It took two weeks."),
    ("en", "Tanaka: It took a fortnight.", "It took three weeks."),
]


@pytest.mark.parametrize(("language", "said", "text"), SAME)
def test_one_figure_in_two_ways_is_one(language: Language, said: str, text: str) -> None:
    assert [one for one in figures.find(text, language) if not figures.said([said]).holds(one)] == []
    assert [*figures.find(text, language)]


@pytest.mark.parametrize(("language", "said", "text"), OTHER)
def test_another_year_or_length_is_another(language: Language, said: str, text: str) -> None:
    assert [one for one in figures.find(text, language) if not figures.said([said]).holds(one)]


HOLDS = [
    ("ja", "売り上げの増え方は3割です。"),
    ("ja", "店は2019年に始まりました。"),
    ("ja", "作業は90分です。"),
    ("ja", "待ち時間は5〜8分でした。"),
    ("ja", "返品は半分になりました。"),
    ("ja", "契約は18か月です。"),
    ("en", "The work takes 90 minutes."),
    ("en", "People wait 5 to 8 minutes."),
    ("en", "Returns fell by half."),
    ("en", "The contract runs for 18 months."),
    ("ja", "売り上げは30%増えました。"),
    ("ja", "売り上げは３０パーセント増えました。"),
    ("ja", "売り上げは1,200万円です。"),
    ("ja", "棚は40本あります。"),
    ("ja", "11月18日に直しました。"),
    ("ja", "理由は5つあります。"),
    ("en", "Sales rose by 30%."),
    ("en", "Sales came to 12 million yen."),
    ("en", "Sales came to ¥12,000,000 a year."),
    ("en", "There are 40 shelves."),
    ("en", "There are five reasons."),
]
FAILS = [
    ("ja", "売り上げは40%増えました。"),
    ("ja", "箱が26個あります。"),
    ("ja", "作業は100分です。"),
    ("ja", "待ち時間は5〜9分でした。"),
    ("en", "Sales rose by 40 percent."),
    ("en", "The work takes 100 minutes."),
    ("en", "People wait 5 to 9 minutes."),
    ("ja", "作業は1.5日です。"),
    ("ja", "契約は18週間です。"),
    ("ja", "売り上げは1,200万ドルです。"),
    ("en", "Sales came to 12 million dollars."),
    ("ja", "売り上げは45%増えました。"),
    ("ja", "売り上げは六割増えました。"),
    ("ja", "売り上げは1,300万円です。"),
    ("ja", "棚は14本あります。"),
    ("en", "Sales rose by 45%."),
    ("en", "Sales came to 13 million yen."),
    ("en", "There are fourteen shelves."),
    ("en", "There are 14 shelves."),
]


def found(language: Language, text: str) -> list[tuple[str, str]]:
    """What is reported on `text` in a machine section."""
    said = NOTES[language] + SAID[language]
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")], notes=said)
    config = Config(lang=language)
    read = notes.load(said.encode(), "content/notes/warehouse.txt")
    report, failures = judge(
        articles.parse(made.path, made.article, config), Inputs(config=config, notes=(read,)), all_checks()
    )
    assert failures == ()
    return [(one.check, one.severity.value) for one in report.findings]


@pytest.mark.parametrize(("language", "text"), HOLDS)
def test_the_same_amount_written_in_another_way_is_in_the_notes(language: Language, text: str) -> None:
    assert found(language, text) == []


@pytest.mark.parametrize(("language", "text"), FAILS)
def test_a_changed_figure_blocks(language: Language, text: str) -> None:
    assert found(language, text) == [("number-not-in-notes", "error")]


@pytest.mark.parametrize(("language", "text"), FAILS)
def test_a_source_beside_it_is_enough(language: Language, text: str) -> None:
    assert found(language, f"{text}[{'出典' if language == 'ja' else 'Source'}](https://example.com/)") == []


@pytest.mark.parametrize(
    ("language", "old"),
    [("ja", "わたしも同じ順に回ってみると、"), ("en", "I walked the same round and took")],
)
def test_in_a_human_section_a_figure_is_the_writers_own_word(language: Language, old: str) -> None:
    new = {"ja": f"わたしは歩数を8,214歩まで数え、{old}", "en": f"I counted 8,214 steps. {old}"}[language]
    made = example(language, [(old, new)], notes=NOTES[language])
    config = Config(lang=language)
    read = notes.load(NOTES[language].encode(), "content/notes/warehouse.txt")
    report, _ = judge(
        articles.parse(made.path, made.article, config), Inputs(config=config, notes=(read,)), all_checks()
    )
    assert report.findings == ()


@pytest.mark.parametrize(
    ("language", "said", "wrong", "right"),
    [
        ("ja", "準備には十九週間かかりました。", "準備は19日で終わりました。", "準備は19週間で終わりました。"),
        ("ja", "機械は四十ドルでした。", "機械は40円でした。", "機械は40ドルでした。"),
        ("ja", "開店は3月です。", "3か月かかりました。", "3月に開きました。"),
        ("ja", "売り上げは四百八十ポンドでした。", "売り上げは480ドルでした。", "売り上げは480ポンドでした。"),
        ("en", "He owed four pounds twenty.", "He owed $4.20.", "He owed £4.20."),
        ("en", "We lost four hundred and eighty quid.", "They lost $480.", "They lost £480."),
        ("en", "It took nineteen weeks.", "It took 19 days.", "It took 19 weeks."),
        ("en", "The part was forty euros.", "The part was $40.", "The part was €40."),
    ],
)
def test_the_same_number_in_another_unit_is_another_figure(
    language: Language, said: str, wrong: str, right: str
) -> None:
    known = figures.said([said])
    assert [(known.holds(one), known.other_unit(one)) for one in figures.find(wrong, language)] == [(False, True)]
    assert [(known.holds(one), known.other_unit(one)) for one in figures.find(right, language)] == [(True, False)]


@pytest.mark.parametrize(
    ("language", "said", "wrong", "right"),
    [
        (
            "ja",
            "去年の六月までは、電話が一日に四十本かかってきました。",
            "十二月の一か月だけ数えます。",
            "12か月たちました。",
        ),
        ("ja", "半年たったら戻す約束です。", "6月に戻しました。", "6か月で戻しました。"),
        ("en", "A year ago the phone never stopped.", "Since December 12 we count.", "Twelve months ago it began."),
    ],
)
def test_a_month_of_the_year_is_no_length_of_time(language: Language, said: str, wrong: str, right: str) -> None:
    known = figures.said([said])
    assert not any(known.holds(one) for one in figures.find(wrong, language) if one.value > 3)
    found = list(figures.find(right, language))
    assert found
    assert all(known.holds(one) for one in found)


@pytest.mark.parametrize(
    ("language", "said", "rounded", "wrong"),
    [
        (
            "ja",
            "一日の売り上げは三千六百四十円でした。",
            "売り上げは、およそ三千六百円です。",
            "売り上げは三千六百円です。",
        ),
        ("ja", "一日の売り上げは三千六百四十円でした。", "売り上げは4,000円近くです。", "売り上げは約3,000円です。"),
        ("ja", "返品は28%でした。", "返品は約30%です。", "返品は約40%です。"),
        ("en", "We took 3,640 pounds a week.", "They took about £3,600 a week.", "They took £3,600 a week."),
        ("en", "We took 3,640 pounds a week.", "They took nearly £4,000 a week.", "They took about $3,600 a week."),
        ("en", "It was 28 percent.", "It was roughly 30%.", "It was roughly 40%."),
    ],
)
def test_a_figure_that_is_called_rounded_is_backed_by_the_exact_one(
    language: Language, said: str, rounded: str, wrong: str
) -> None:
    known = figures.said([said])
    assert [known.holds(one) for one in figures.find(rounded, language)] == [True]
    assert [known.holds(one) for one in figures.find(wrong, language)] == [False]


REPAIRED: dict[Language, str] = {
    "ja": "森：どのくらいかかりましたか。\n田中：六か月、いえ、四か月かかりました。\n",
    "en": "Mori: How long did it take?\nTanaka: It took six months, no, sorry, four months.\n",
}


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("ja", "付け替えに六か月かかりました。", 2),
        ("ja", "付け替えに四か月かかりました。", None),
        ("ja", "田中さんは「六か月、いえ、四か月かかりました」と話します。", None),
        ("en", "It took six months.", 2),
        ("en", "It took four months.", None),
        ("en", "“It took six months, no, sorry, four months,” says Tanaka.", None),
    ],
)
def test_a_figure_that_the_speaker_took_back_is_not_in_the_notes(
    language: Language, text: str, line: int | None
) -> None:
    made = example(
        language, [(PLAIN[language], f"{PLAIN[language]}\n\n{text}")], notes=NOTES[language] + REPAIRED[language]
    )
    config = Config(lang=language)
    read = notes.load((NOTES[language] + REPAIRED[language]).encode(), "content/notes/warehouse.txt")
    article = articles.parse(made.path, made.article, config)
    report, failures = judge(article, Inputs(config=config, notes=(read,)), [by_id("number-not-in-notes")])
    assert failures == ()
    said = [(one.severity.value, message(one, language)) for one in report.findings]
    assert len(said) == (line is not None)
    line = NOTES[language].count("\n") + (line or 0)
    for severity, words in said:
        assert (
            severity == "error"
            and {"ja": f"warehouse.txt の{line}行目", "en": f"warehouse.txt, line {line}"}[language] in words
        )
