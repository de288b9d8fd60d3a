"""One figure in several forms is one, and the same number in another unit, half of the day or share is another."""

from __future__ import annotations

import pytest

from pipeline.evidence import figures
from pipeline.wording import Language

SAME: list[tuple[Language, str, str]] = [
    ("ja", "塔は二・五キロ先です。", "塔は2.5キロ先にある。"),
    ("ja", "手袋を三ダース買いました。", "手袋を36双買った。"),
    ("ja", "八〇年代に建てました。", "1980年代に建てた。"),
    ("ja", "四人に一人が自転車で来ます。", "25%が自転車で来る。"),
    ("ja", "二十年前に越してきました。", "20年前に越してきた。"),
    ("ja", "朝の六時四十分に出ます。", "6時40分に出る。"),
    ("ja", "夜の八時半に閉めます。", "20時30分に閉める。"),
    ("ja", "四十人のうち十人が残りました。", "四分の一が残った。"),
    ("ja", "氷点下八度になりました。", "マイナス8度になった。"),
    ("ja", "六月の二日に開けました。", "6月2日に開けた。"),
    ("ja", "客は数十人です。", "客は数十人だ。"),
    ("en", "The roof took six grand.", "The roof took 6,000 dollars."),
    ("en", "A badge is 75 cents.", "A badge is $0.75."),
    ("en", "We waited 2½ years.", "They waited two and a half years."),
    ("en", "It took 4 1/2 days.", "It took 4.5 days."),
    ("en", "We sold 2 300 tickets.", "They sold 2,300 tickets."),
    ("en", "Two million and a half in all.", "It came to 2.5 million dollars in all."),
    ("en", "A quarter of a million people came.", "250,000 people came."),
    ("en", "It was the second of June.", "It was on 2 June."),
    ("en", "We started in the eighties.", "They started in the 1980s."),
    ("en", "We open at half past six.", "They open at 6:30."),
    ("en", "We close at eight in the evening.", "They close at 20:00."),
    ("en", "Ten of the forty stayed.", "A quarter of them stayed."),
    ("en", "Rents doubled.", "Rents rose by 100 percent."),
    ("ja", "三年二か月かかりました。", "3年2か月かかった。"),
    ("ja", "還暦の年に始めました。", "60歳で始めた。"),
    ("ja", "四半世紀やっています。", "25年続けている。"),
    ("en", "I've done it for a quarter of a century.", "She has done it for 25 years."),
    ("en", "Between three and four hundred people come.", "300 to 400 people come."),
    ("en", "It took a couple of years, three at most.", "It took two years or three years."),
]
OTHER: list[tuple[Language, str, str]] = [
    ("ja", "塔は二キロ先です。", "塔は2トンある。"),
    ("ja", "棚は三メートルです。", "棚は3センチだ。"),
    ("ja", "午後四時に閉めます。", "午前4時に閉める。"),
    ("ja", "六時四十分に出ます。", "6時10分に出る。"),
    ("ja", "三分の一が残りました。", "三分の二が残った。"),
    ("ja", "四人に一人が自転車で来ます。", "5人に1人が自転車で来る。"),
    ("ja", "六月の二日に開けました。", "7月2日に開けた。"),
    ("ja", "氷点下八度になりました。", "8度になった。"),
    ("ja", "客は十数人です。", "客は数十人だ。"),
    ("en", "It weighs 3 kilos.", "It weighs 3 tons."),
    ("en", "It is 4 metres wide.", "It is 4 feet wide."),
    ("en", "We close at 6 pm.", "They close at 6 am."),
    ("en", "We open at 6:30.", "They open at 6:45."),
    ("en", "A third of them stayed.", "Two thirds of them stayed."),
    ("en", "One in five pays by card.", "One in six pays by card."),
    ("en", "It was the second of June.", "It was on 2 July."),
    ("en", "It was minus eight degrees.", "It was eight degrees."),
    ("en", "We started in 1987.", "They started in 1978."),
    ("en", "Sales fell 20 percent.", "Sales fell 20 percentage points."),
    ("en", "We have 12 members.", "They have hundreds of members."),
    ("ja", "三年かかりました。", "二年かかった。"),
    ("ja", "四半世紀やっています。", "50年続けている。"),
    ("en", "Between three and four hundred people come.", "200 to 400 people come."),
    ("ja", "二人で始めました。", "三人で始めた。"),
    ("ja", "三日かかりました。", "二日かかった。"),
    ("ja", "三割減りました。", "三分減った。"),
    ("en", "It took three years.", "It took two years."),
    ("en", "It cost three pounds.", "It cost two pounds."),
]


def unbacked(said: str, written: str, language: Language) -> list[str]:
    known = figures.said([said])
    return [one.text for one in figures.find(written, language) if not known.holds(one) or known.elsewhere(one)]


@pytest.mark.parametrize(("language", "said", "written"), SAME)
def test_another_form_of_a_figure_is_in_the_notes(language: Language, said: str, written: str) -> None:
    assert list(figures.find(written, language))
    assert unbacked(said, written, language) == []


# Ranges, points and shares with a blank, of which another figure is one end wide of the mark.
WHOLE: list[tuple[Language, str, str]] = [
    ("ja", "残りは2〜3割です。", "残りは2〜4割です。"),
    ("ja", "二、三割が残ります。", "五、六割が残ります。"),
    ("ja", "値引きは10-20%です。", "値引きは10-30%です。"),
    ("ja", "会費は2〜3万円です。", "会費は1〜3万円です。"),
    ("ja", "客は3〜4千人です。", "客は3〜4万人です。"),
    ("ja", "1〜2時間半かかります。", "2〜3時間半かかります。"),
    ("ja", "満足度は12ポイント上がりました。", "満足度は15ポイント上がりました。"),
    ("en", "It fell by 10-20 percent.", "It fell by 5-20 percent."),
    ("en", "Ten to 20 percent of them stay.", "Ten to 30 percent of them stay."),
    ("en", "It cost $2 to $3 million.", "It cost $1 to $3 million."),
    ("en", "We had 2-3 million visitors.", "We had 2-3 thousand visitors."),
    ("en", "It rose by 0.3 %.", "It rose by 0.5 %."),
]


@pytest.mark.parametrize(("language", "said", "other"), WHOLE)
def test_a_range_is_held_by_itself_and_by_no_other(language: Language, said: str, other: str) -> None:
    assert list(figures.find(said, language))
    assert unbacked(said, said, language) == []
    assert unbacked(said, other, language) != []


@pytest.mark.parametrize(
    ("written", "told"), [("12ポイント上がった。", "12ポイント"), ("幅は12メートルだ。", "12メートル")]
)
def test_the_unit_is_told_whole(written: str, told: str) -> None:
    assert [one.text for one in figures.find(written, "ja")] == [told]


@pytest.mark.parametrize(("language", "said", "written"), OTHER)
def test_another_figure_with_the_same_number_is_not(language: Language, said: str, written: str) -> None:
    assert unbacked(said, written, language) != []


@pytest.mark.parametrize(
    ("language", "said", "written"),
    [("ja", "二十年前に始めました。", "2006年に始めた。"), ("en", "We began twenty years ago.", "They began in 2006.")],
)
def test_a_year_that_follows_from_the_interview_is_backed(language: Language, said: str, written: str) -> None:
    known = figures.said([said])
    (figure,) = figures.find(written, language)
    assert not known.holds(figure)
    assert known._replace(dates=frozenset({("year", 2026.0)})).holds(figure)


# What is as often an idiom as a figure, where the notes count the same thing otherwise, and where they do not.
COUNTED: list[tuple[Language, str, str, list[str]]] = [
    ("ja", "苦情は三件ありました。", "苦情は一件あった。", ["一件"]),
    ("ja", "三人で始めました。", "二人で始めた。", ["二人"]),
    ("ja", "三人で始めました。", "ひとりで始めた。", ["ひとり"]),
    ("ja", "ふたりで始めました。", "二人で始めた。", []),
    ("ja", "三人で始めました。", "もう一人で始めた。", []),
    ("ja", "三人で始めました。", "二人で笑った。", []),
    ("ja", "六人のうち二人が辞め、三人で回しました。", "六人のうち三人が辞めた。", ["六人のうち三人"]),
    ("ja", "六人のうち三人が辞めました。", "6人中3人が辞めた。", []),
    ("en", "It takes ninety minutes.", "It takes an hour.", ["an hour"]),
    ("en", "It takes sixty minutes.", "It takes an hour.", []),
    ("en", "It takes ninety minutes.", "It took a month of Sundays.", []),
    ("en", "We have three shops.", "They run two shops.", ["two shops"]),
    ("en", "We have three shops.", "The two shops in town sell bread.", []),
    ("en", "I had four apprentices, and three of them stayed.", "Three apprentices stayed.", []),
    ("en", "Three of the six left.", "Two of the six left.", ["Two of the six"]),
    ("en", "Three of the six left.", "Three out of six left.", []),
]


@pytest.mark.parametrize(("language", "said", "written", "wrong"), COUNTED)
def test_a_small_number_is_wrong_where_the_same_thing_is_counted_otherwise(
    language: Language, said: str, written: str, wrong: list[str]
) -> None:
    assert [one.text for one in figures.disputed(written, language, figures.counted([said], language))] == wrong
