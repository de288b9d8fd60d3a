"""How a message calls a person of the notes, by the label that the notes have."""

from __future__ import annotations

import pytest

from pipeline.drafting.writing.phrases import named
from pipeline.evidence.naming import addressed

LABELS = {
    "田中": "田中さん",
    "田中さん": "田中さん",
    "原店長": "原店長",
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
