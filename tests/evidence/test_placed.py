"""Whom words are given to without a verb that says so, and what between marks nobody is said to have said."""

from __future__ import annotations

import pytest

from pipeline.evidence.marked import in_sentence
from pipeline.wording import Language

PEOPLE = {"ja": ("佐伯", "久保田"), "en": ("Harriet", "Jan Kučera", "Kučera")}
GIVEN: list[tuple[Language, str, str]] = [
    ("ja", "「もう一年やります」と佐伯さんは窓を閉めた。", "佐伯"),
    ("ja", "佐伯さんは「もう一年やります」と窓を閉めた。", "佐伯"),
    ("ja", "「もう一年やります」と船大工の久保田さんが立ち上がる。", "久保田"),
    ("ja", "「やります」と佐伯さんは答えた。", "佐伯"),
    ("ja", "「道具は貸しません」というのが久保田さんの流儀だ。", "久保田"),
    ("ja", "「道具は貸しません」。久保田さんは師匠の教えをそう評した。", "久保田"),
    ("ja", "「もう一年やります」と、久保田さんは佐伯さんに言った。", "久保田"),
    ("ja", "佐伯さんに「もう一年やります」と言ったのは久保田さんだ。", "久保田"),
    ("en", "“We stay another year,” Kučera told Harriet.", "Kučera"),
    ("en", "“He stays another year,” Harriet said of Kučera.", "Harriet"),
    ("en", "“We stay another year,” promises Harriet.", "Harriet"),
    ("en", "“We stay another year,” Harriet promises.", "Harriet"),
    ("en", "“We stay another year”, grumbles the old boatbuilder Harriet.", "Harriet"),
    ("en", "“Do we stay?” Harriet wonders.", "Harriet"),
    ("en", "“We stay,” Harriet (61) mutters.", "Harriet"),
    ("en", "“We stay,” Harriet said.", "Harriet"),
    ("en", "Harriet insists that “we stay another year”.", "Harriet"),
    ("en", "“We stay,” Kučera mutters.", "Kučera"),
]
GIVEN_TO_NOBODY: list[tuple[Language, str]] = [
    ("ja", "「道具は貸しません」と書いた札を佐伯さんは外した。"),
    ("ja", "「泳ぐ鉋」と佐伯さんが呼ぶ道具がある。"),
    ("ja", "「道具は貸しません」という名の店で、佐伯さんは笑った。"),
    ("ja", "「道具は貸しません」と客が怒り、佐伯さんは黙った。"),
    ("ja", "佐伯さんは「もう一年やるしかない」と思った。"),
    ("ja", "「良い船」と佐伯さんの港。"),
    ("ja", "「もう一年だ」と、船主は佐伯さんに言った。"),
    ("ja", "船主は佐伯さんに「もう一年だ」と告げた。"),
    ("en", "“You stay another year,” the owner told Harriet."),
    ("en", "“You stay another year,” his owner had warned Harriet."),
    ("en", "Harriet keeps a copy of “The Sea and We Who Sail” on her bench."),
    ("en", "“We Who Sail,” and Harriet's other books, stand on the shelf."),
    ("en", "“Moving planks,” from the desk of Harriet, is out of print."),
    ("en", "“The tide is high,” a sign near Harriet reads."),
    ("en", "Harriet is proud of “never lending tools” signs."),
]


@pytest.mark.parametrize(("language", "sentence", "speaker"), GIVEN)
def test_words_are_given_to_who_goes_with_them(language: Language, sentence: str, speaker: str) -> None:
    assert [one.speaker for one in in_sentence(sentence, PEOPLE[language], language)] == [speaker]


@pytest.mark.parametrize(("language", "sentence"), GIVEN_TO_NOBODY)
def test_names_signs_and_thoughts_are_given_to_nobody(language: Language, sentence: str) -> None:
    assert in_sentence(sentence, PEOPLE[language], language) == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "“If the boat holds,” grumbled Harriet, “we stay another year.”"), ("ja", "「船がもつなら」と佐伯さんは言い、「もう一年やります」と続けた。")],
)  # fmt: skip
def test_the_second_half_belongs_to_who_says_the_first(language: Language, sentence: str) -> None:
    assert len({one.speaker for one in in_sentence(sentence, PEOPLE[language], language)}) == 1
    assert len(in_sentence(sentence, PEOPLE[language], language)) == 2
