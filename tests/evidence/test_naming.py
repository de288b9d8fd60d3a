"""How a message calls a person of the notes, by the label that the notes have."""

from __future__ import annotations

import pytest

from pipeline.drafting.writing.phrases import named
from pipeline.evidence import matching, naming
from pipeline.evidence.naming import addressed
from pipeline.sources import notes

LABELS = {
    "田中": "田中さん",
    "田中さん": "田中さん",
    "原店長": "原店長",
    "宮下館長": "宮下館長",
    "司書": "司書",
    "小谷保育士": "小谷保育士",
    "信長": "信長さん",
    "直人": "直人さん",
    "話者 2": "話者 2",
    "森／原": "森／原",
    "Kim": "Kimさん",
}


@pytest.mark.parametrize("label", LABELS)
def test_nobody_gets_a_title_twice_and_a_number_gets_none(label: str) -> None:
    assert addressed(label).ja == LABELS[label]
    assert addressed(label).en == label


@pytest.mark.parametrize("label", [label for label in LABELS if "／" not in label])
def test_an_article_calls_people_as_messages_do(label: str) -> None:
    assert named((label,), "ja") == LABELS[label]
    assert named((label,), "en") == label


@pytest.mark.parametrize("name", ["大輔", "大輔さん"])
def test_a_calling_before_a_name_is_no_part_of_it(name: str) -> None:
    assert naming.same_person("弟子・大輔", name)
    assert not naming.same_person("ジョン・スミス", "スミス太郎")


@pytest.mark.parametrize("name", ["Tom", "Hale", "Tom Hale"])
def test_who_is_called_by_the_first_name_later_keeps_the_whole_one(name: str) -> None:
    talk = "Mori: How is it?\nBaker Tom Hale: I have three ovens.\nMori: And bread?\nTom: Bread is a living thing.\n"
    index = matching.Index.of([notes.load(talk.encode(), "content/notes/talk.txt")], "en")
    assert index.judge("Bread is a living thing.", name).state == "verbatim"
    assert index.judge("Bread is a living thing.", "Mori").state == "wrong-speaker"
