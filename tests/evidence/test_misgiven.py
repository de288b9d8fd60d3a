"""A figure that the notes tell of something else is warned of, with the line; what they bear out, in whatever words, is left alone."""

from __future__ import annotations

import pytest

from pipeline.evidence import figures
from pipeline.evidence.misgiven import Misgiven, Places
from pipeline.sources import notes
from pipeline.wording import Language

TALK: dict[Language, str] = {
    "ja": "森：冊数は。\n原：田中さんは十二冊、佐藤さんは九冊持っています。田中さんは去年も四冊買いました。\n森：場所は。\n原：棚は七段です。\n"
    "原：売り上げは、傘が三割、靴が一割です。\n原：家賃は八万円でしたが、春に九万円にしました。\n"
    "原：会費は年に五千円です。来年は会員を六十人にしたいと思っています。\n原：机は最大で十五台置けます。\n"
    "原：客の四割は学生で、そのうち半分が自転車で来ます。\n原：苦情は二十件減りました。\n",
    "en": "Mori: How many?\nHara: I think Tanaka has twelve books and Sato has nine. And last year Tanaka bought four books.\nMori: Where?\n"
    "Hara: There are seven shelves.\nHara: Umbrellas are 30 percent of sales. Boots are ten percent.\n"
    "Hara: The rent was 800 euros before the winter, and now it is 900 euros.\nHara: The fee is 50 euros a year. I hope for sixty members.\n"
    "Hara: There is room for up to 15 desks.\nHara: Students are 40 percent, and half of them cycle.\nHara: Complaints fell by twenty.\n",
}  # fmt: skip


def given(language: Language, text: str) -> list[Misgiven]:
    read = notes.load(TALK[language].encode(), "content/notes/talk.txt")
    return list(Places([read], language).misgiven(list(figures.find(text, language)), text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "田中さんは9冊、佐藤さんは12冊を持っている。", [("9冊", "another", True), ("12冊", "another", True)]),
        ("ja", "売り上げの三割は靴だ。", [("三割", "another", False)]),
        ("ja", "以前の家賃は9万円だった。", [("9万円", "then-and-now", False)]),
        ("ja", "家賃は9万円から8万円になった。", [("9万円", "then-and-now", True), ("8万円", "then-and-now", True)]),
        ("ja", "会費は月に五千円だ。", [("五千円", "another", False)]),
        ("ja", "会員は六十人いる。", [("六十人", "supposed", False)]),
        ("ja", "部屋には机が15台ある。", [("15台", "limit", False)]),
        ("ja", "客の半分が自転車で来る。", [("半分", "part", False)]),
        ("ja", "苦情は20件増えた。", [("20件", "turned-round", False)]),
        ("ja", "棚には12段ある。", [("12段", "another", False)]),
        ("en", "Tanaka has 9 books and Sato has 12 books.", [("9 books", "another", True), ("12 books", "another", True)]),
        ("en", "Boots make up 30 percent of sales.", [("30 percent", "another", False)]),
        ("en", "Now the rent is 800 euros.", [("800 euros", "then-and-now", False)]),
        ("en", "The rent fell from 900 to 800 euros.", [("900 to 800 euros", "then-and-now", True)]),
        ("en", "The fee is 50 euros a month.", [("50 euros", "another", False)]),
        ("en", "It has sixty members.", [("sixty members", "supposed", False)]),
        ("en", "The room holds 15 desks.", [("15 desks", "limit", False)]),
        ("en", "Half of the guests cycle.", [("Half of", "part", False)]),
        ("en", "There were 12 shelves.", [("12 shelves", "another", False)]),
    ],
)  # fmt: skip
def test_what_the_notes_tell_of_something_else_is_told(
    language: Language, text: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert [(text[one.start : one.end], one.way, one.sure) for one in given(language, text)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "田中さんは12冊、佐藤さんは9冊を持っている。"),
        ("ja", "田中さんは去年4冊買った。"),
        ("ja", "佐藤さんは棚を7段使う。"),
        ("ja", "持っているのは9冊と12冊だ。"),
        ("ja", "傘が売り上げの3割を占める。"),
        ("ja", "家賃は8万円から9万円に上がった。"),
        ("ja", "いまの家賃は9万円だ。"),
        ("ja", "年会費は5千円で、会員は60人を目標にしている。"),
        ("ja", "机は15台まで置ける。"),
        ("ja", "学生の半分は自転車で来る。"),
        ("ja", "苦情が20件少なくなった。"),
        ("en", "In all, Tanaka has 12 books and Sato 9 books."),
        ("en", "Last year, Tanaka bought 4 books."),
        ("en", "They say that Sato uses seven shelves."),
        ("en", "There are 9 books and 12 books."),
        ("en", "30 percent of what they sell are umbrellas."),
        ("en", "The rent rose from 800 to 900 euros."),
        ("en", "The rent is 900 euros now."),
        ("en", "Members pay 50 euros each year, and Hara would like to have sixty of them."),
        ("en", "At most 15 desks fit in."),
        ("en", "Half of the students cycle."),
        ("en", "There were twenty complaints less."),
    ],
)
def test_what_the_notes_bear_out_or_give_to_nobody_is_left_alone(language: Language, text: str) -> None:
    assert given(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"), [("ja", "売り上げの三割は靴だ。"), ("en", "Boots make up 30 percent of sales.")]
)
def test_the_place_is_shown(language: Language, text: str) -> None:
    (found,) = given(language, text)
    assert (found.notes, found.utterance.line) == ("content/notes/talk.txt", 5)
    assert found.said in found.utterance.text


@pytest.mark.parametrize(
    ("language", "talk", "false", "true", "way"),
    [
        ("ja", "原：客は平日で百二十人から百五十人です。", "客は平日で150人だ。", "客は平日で120人から150人だ。", "cut"),
        ("ja", "原：池の亀はおおよそ四百匹です。", "池の亀はちょうど400匹だ。", "池の亀は約400匹だ。", "rounded"),
        ("ja", "原：パンは一日に二百個です。隣町の店は五百個です。", "店ではパンを一日に500個焼く。", "隣町の店ではパンを500個焼く。", "another"),
        ("ja", "原：巣箱は六十二箱です。父の代には百五十箱ありました。", "巣箱は150箱ある。", "父の代の巣箱は150箱だった。", "another"),
        ("ja", "原：月謝は小学生が月一万二千円です。", "小学生の月謝は年1万2千円だ。", "小学生の月謝は月1万2千円だ。", "another"),
        ("ja", "原：棚は二〇二一年七月に直しました。", "棚は2021年1月に直した。", "棚は2021年7月に直した。", "another"),
        ("ja", "田辺：編むのは六人です。\n東野：私は九人に教えました。", "田辺さんは9人に教えた。", "東野さんは9人に教えた。", "another"),
        ("ja", "原：受験した十二人のうち十一人が受かりました。", "受験した12人は全員が受かった。", "受験した12人のうち11人が受かった。", "part"),
        ("ja", "原：客は多い日で二百人です。", "客は200人だ。", "客は多い日で200人だ。", "limit"),
        ("en", "Hara: Guests come by the dozen, sixty to seventy guests a week.", "Each week 70 guests come.", "Each week 60 to 70 guests come.", "cut"),
        ("en", "Hara: There are about 400 turtles in the pond.", "They counted exactly 400 turtles in the pond.", "Some 400 turtles live in the pond.", "rounded"),
        ("en", "Hara: Cheese sells for 26 pounds here. The neighbours sell cheese for 11 pounds.", "Hara sells cheese for 11 pounds.", "The neighbours sell cheese for 11 pounds.", "another"),
        ("en", "Hara: I milk 38 cows. My father had 55 cows.", "The farm has 55 cows.", "Hara's father had 55 cows.", "another"),
        ("en", "Hara: The kitchen threw out 31 kilos a day in May, and nineteen by June.", "By June the kitchen threw out 19 kilos a week.", "By June the kitchen threw out 19 kilos a day.", "another"),
        ("en", "Hara: 2020 was better, at 104 loads. 2021 was poor.", "In 2021 there were 104 loads.", "In 2020 there were 104 loads.", "another"),
        ("en", "Hara: Knitting takes six people.\nAzuma: I taught 12 people.", "Hara taught 12 people.", "Azuma taught 12 people.", "another"),
        ("en", "Hara: A boat goes out with never fewer than eight people.", "A boat goes out with at most eight people.", "A boat goes out with at least eight people.", "turned-round"),
        ("en", "Hara: Eleven of the 12 pupils passed.", "All of the 12 pupils passed.", "Eleven of the 12 pupils passed.", "part"),
        ("en", "Hara: On a busy day 200 guests come.", "Every day 200 guests come.", "On a busy day 200 guests come.", "limit"),
    ],
)  # fmt: skip
def test_the_circumstances_of_a_figure_are_compared(
    language: Language, talk: str, false: str, true: str, way: str
) -> None:
    asked = {"ja": "森：いかがですか。", "en": "Mori: How is it?"}[language]
    read = notes.load(f"{asked}\n{talk}\n{asked}\n".encode(), "content/notes/talk.txt")
    places = Places([read], language)
    told = [list(places.misgiven(list(figures.find(text, language)), text)) for text in (false, true)]
    assert [one.way for one in told[0]][:1] == [way]
    assert told[1] == []


OWN_WORDS: dict[Language, str] = {
    "ja": "森：船は。\n原：一日に三便です。町に四千人いれば五便にします。\n森：費用は。\n原：新しい船は二億円の見積もりでした。\n森：客は。\n"
    "原：夏は一便に七十人まで乗せます。隣町の遊覧船は一日に九百人運ぶそうです。\n森：港は。\n原：切符を切っていたのは二十四人のうち二十二人が町の人でした。"
    "港には前から雨よけもないし椅子もない時刻表も古いままで直す金もないという話を何度も聞かされながら、やっと千六百人の署名が集まりました。\n",
    "en": "Mori: The ferry?\nHara: Three crossings a day. If the town had four thousand people I'd run five.\nMori: What does it cost?\n"
    "Hara: A new boat was quoted at two million euros.\nMori: And passengers?\n"
    "Hara: In summer a boat takes 70 people at most. The cruise line next door moves 900 people a day.\nMori: Who works there?\n"
    "Hara: Eleven of the thirteen ticket sellers come from the town.\n",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "honest", "false"),
    [
        ("ja", "四千人が暮らす町なら話は別だ。", "町には四千人が暮らす。"),
        ("ja", "四千人を目指す町で考えてみる。", "町には四千人が暮らす。"),
        ("ja", "二億円の船は買わなかった。", "二億円で船を買った。"),
        ("ja", "70人を超えると夏の船には乗れない。", "夏の船には70人が乗る。"),
        ("ja", "遊覧船の900人にはかなわない。", "船は一日に900人を運ぶ。"),
        ("ja", "1600人が署名した。", ""),
        ("en", "For a town with four thousand people, Hara would choose otherwise.", "The town has four thousand people."),
        ("en", "Nobody wanted a boat for two million euros.", "The new boat cost two million euros."),
        ("en", "After 70 people a summer boat is full.", "A summer boat takes 70 people."),
        ("en", "No ferry can rival a cruise line with its 900 people.", "The ferry moves 900 people a day."),
    ],
)  # fmt: skip
def test_an_article_says_in_its_own_words_what_sets_a_figure_apart(language: Language, honest: str, false: str) -> None:
    read = notes.load(OWN_WORDS[language].encode(), "content/notes/talk.txt")
    places = Places([read], language)
    assert list(places.misgiven(list(figures.find(honest, language)), honest)) == []
    assert not false or list(places.misgiven(list(figures.find(false, language)), false))


@pytest.mark.parametrize(
    ("language", "honest", "false"),
    [
        ("ja", "二十四人のうち二人は町の人ではない。", "二十四人のうち二人は町の人だ。"),
        ("en", "Two of the thirteen do not come from the town.", "Two of the thirteen come from the town."),
    ],
)
def test_who_does_not_do_it_is_the_rest(language: Language, honest: str, false: str) -> None:
    there = figures.counted([OWN_WORDS[language]], language)
    assert list(figures.disputed(honest, language, there)) == []
    assert list(figures.disputed(false, language, there))


@pytest.mark.parametrize(
    ("language", "talk", "honest"),
    [
        ("ja", "原：父の代には舟が二十二そうありました。今は三そうです。", "先代のころは22そうの舟があった。"),
        ("en", "Hara: My father had 22 boats. I have three boats.", "A generation ago there were 22 boats."),
        ("en", "Hara: A ticket is 30 euros a year. Pupils pay 15.", "Pupils get in for 15 euros a year."),
        ("en", "Hara: If they put it up to 700 euros, we close.", "A rent of 700 euros would be the end."),
    ],
)
def test_other_words_for_the_same_circumstance_are_left_alone(language: Language, talk: str, honest: str) -> None:
    read = notes.load(f"Mori: Yes?\n{talk}\nMori: Yes?\n".encode(), "content/notes/talk.txt")
    assert list(Places([read], language).misgiven(list(figures.find(honest, language)), honest)) == []
