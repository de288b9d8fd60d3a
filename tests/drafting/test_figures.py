"""Figures in speech: with their unit and what they are, and none that nobody said."""

from __future__ import annotations

import pytest

from pipeline.drafting.study.figures import figures
from pipeline.drafting.study.units import units
from pipeline.model.article import Brief
from pipeline.wording import Language
from tests.drafting.interviews import interview


def values(language: Language, sentence: str) -> list[str]:
    found = units([interview(language, f"Mara: {sentence}\nMara: {sentence}\n")], Brief())
    return [figure.value for figure in figures(found, [1.0] * len(found), language)]


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [
        ("en", "The wait went from sixteen days to nineteen in one autumn.", ["sixteen days → nineteen days"]),
        ("en", "The bill rose from 62 pounds to 81 over the year.", ["62 pounds → 81 pounds"]),
        ("en", "The wrong dishes fell from 64 to 7 in a month.", ["64 → 7"]),
        ("en", "A tablet system costs $1,310 for our kitchen.", ["$1,310"]),
        ("en", "We opened the shop in 2014 and never moved.", []),
        ("en", "One thing I learned is that two people disagree.", []),
        ("en", "About 40% of the orders came by phone.", ["40%"]),
        ("ja", "検品にかかる時間は、3日から半日に縮まりました。", ["3日 → 半日"]),
        ("ja", "お店は20から40社ぐらいあります。", ["40社"]),
        ("ja", "バーコードの機械は1台で28万円します。", ["28万円"]),
        ("ja", "ずれが一割以内なら、そのまま出すと決めました。", ["一割"]),
        ("ja", "店を始めたのは2014年の春のことです。", []),
        ("ja", "一人で一回だけ行ったことがあります。", []),
    ],
)
def test_figures_are_taken_as_they_were_said(language: Language, sentence: str, wanted: list[str]) -> None:
    assert values(language, sentence) == wanted
