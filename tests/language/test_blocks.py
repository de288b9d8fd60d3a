"""Addresses without a city, and what a street only gives its name to."""

from __future__ import annotations

import pytest

from pipeline.language import personal


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("自宅は北3条東4丁目5-6です。", "北3条東4丁目5-6"),
        ("南四条西五丁目六番地に移った。", "南四条西五丁目六番地"),
        ("花園町の2-7-4に住んでいます。", "花園町の2-7-4"),
        ("He lives at 31 Ash Rd., Milford.", "31 Ash Rd., Milford"),
        ("He lives at 31 Ash Road behind the mill.", "31 Ash Road"),
    ],
)
def test_an_address_without_a_city_is_one(text: str, address: str) -> None:
    assert [text[one.start : one.end] for one in personal.find(text)] == [address]


@pytest.mark.parametrize(
    "text", ["北3条東4丁目で会った。", "花園町の2-7に勝った。", "結果は2-7-4だった。", "They sold 31 Ash Road posters."]
)
def test_a_district_and_goods_are_none(text: str) -> None:
    assert list(personal.find(text)) == []
