"""Figures in speech: with their unit and what they are, and none that nobody said."""

from __future__ import annotations

import pytest

from pipeline.drafting.study.figures import figures
from pipeline.drafting.study.speech_units import units
from pipeline.model.article import Brief
from pipeline.wording import Language
from tests.drafting.interviews import interview


def values(language: Language, sentence: str) -> list[str]:
    found = units([interview(language, f"Mara: {sentence}\nMara: {sentence}\n")], Brief())
    return [figure.value for figure in figures(found, [1.0] * len(found), {}, language)]


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
        ("ja", "お店は20から40社ぐらいあります。", ["20から40社"]),
        ("ja", "去年は三店舗、四店舗を見て、12店、13店に電話しました。", ["12店、13店"]),
        ("ja", "貼り札に替えた棚では、一時間に済む箱の数が3倍5倍になりました。", ["3倍5倍"]),
        ("ja", "準備には2〜3年かかりました。", ["2〜3年"]),
        ("ja", "断ったのは7社か8社でした。", ["7社か8社"]),
        ("ja", "予算は200万円、いや失礼、150万円でした。", []),
        ("en", "The move took 2-3 years in the end.", ["2-3 years"]),
        ("en", "We called 10 or 12 customers about it.", ["10 or 12 customers"]),
        ("en", "It took 60 days, no, sorry, 40 days to pay.", []),
        ("ja", "バーコードの機械は1台で28万円します。", ["28万円"]),
        ("ja", "ずれが一割以内なら、そのまま出すと決めました。", ["一割"]),
        ("ja", "窯を替えた年の売り上げは一割二分減りました。", ["一割二分"]),
        ("ja", "売り上げは一割二分から二割三分五厘に増えました。", ["一割二分 → 二割三分五厘"]),
        ("ja", "店を始めたのは2014年の春のことです。", []),
        ("ja", "窯の温度が上がるまで、2、3時間はかかります。", ["2、3時間"]),
        ("ja", "窯の入れ替えで、温まるまでの時間は四十分から十五分に縮みました。", ["四十分 → 十五分"]),
        ("ja", "窯には陶器が二十四個入ります。", ["二十四個"]),
        ("ja", "粘土は十分に寝かせてから使います。", []),
        ("ja", "弟子入りして3年目の春に独立しました。", []),
        ("ja", "窯の火は6時30分に入れます。", []),
        ("en", "The kiln cost us 14 million in the end, with the roof.", ["14 million"]),
        ("en", "The kiln now needs half an hour, down from the old days.", []),
        ("en", "Warming up went from three hours to half an hour with the new kiln.", ["three hours → half an hour"]),
        ("en", "The kiln takes thirty-two boxes of clay in each load of the autumn.", ["thirty-two boxes"]),
        ("ja", "一人で一回だけ行ったことがあります。", []),
        ("ja", "窯を止めたのは22年の二月のことです。", []),
        ("ja", "24年に工房を町の外れへ移しました。", []),
        ("ja", "工房は24年にわたって同じ町にあります。", ["24年"]),
        ("ja", "見本の皿だけでも何千枚もあるから、棚が足りません。", ["何千枚"]),
    ],
)
def test_figures_are_taken_as_they_were_said(language: Language, sentence: str, wanted: list[str]) -> None:
    assert values(language, sentence) == wanted
