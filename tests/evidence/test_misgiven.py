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
