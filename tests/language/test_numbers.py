"""One reader of numbers: what amounts to the same reads the same, in either language."""

from __future__ import annotations

import pytest

from pipeline.language.numbers import read

SAME = [
    ("1,200", 1200),
    ("１，２００", 1200),
    ("千二百", 1200),
    ("1億2000万", 120_000_000),
    ("八百四十万", 8_400_000),
    ("2千5百", 2500),
    ("二〇一九", 2019),
    ("8.0", 8),
    ("1.5", 1.5),
    ("twenty-five hundred", 2500),
    ("two thousand five hundred", 2500),
    ("half a million", 500_000),
    ("a dozen", 12),
    ("two dozen", 24),
    ("one hundred and twenty-five", 125),
    ("nineteen eighty-four", 1984),
    ("two and a half", 2.5),
    ("1 and a half", 1.5),
    ("one point five", 1.5),
    ("19 million", 19_000_000),
    ("2.5bn", 2_500_000_000),
    ("50k", 50_000),
    ("four pounds twenty", 4.2),
    ("five dollars and ten cents", 5.1),
    ("12 euros 50", 12.5),
    ("four hundred and eighty quid", 480),
]


@pytest.mark.parametrize(("text", "value"), SAME)
def test_a_number_has_one_value_however_it_is_written(text: str, value: float) -> None:
    assert [one.value for one in read(f"［{text}］")] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("五、六人", [5, 6]),
        ("七社か八社", [7, 8]),
        ("三店舗、四店舗", [3, 4]),
        ("10:30", [10, 30]),
        ("2-3 years", [2, 3]),
        ("two, three years", [2, 3]),
        ("five to ten", [5, 10]),
        ("hundreds of people", []),
        ("four pounds twenty years ago", [4, 20]),
        ("ten pounds, fifty people", [10, 50]),
    ],
)
def test_several_numbers_stay_several(text: str, values: list[float]) -> None:
    found = list(read(text))
    assert [one.value for one in found] == values
    assert all(text[one.start : one.end] for one in found)
