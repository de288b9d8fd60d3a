"""A sentence that stands alone says what it is about."""

from __future__ import annotations

import pytest

from pipeline.language.japanese_subject import names_subject


@pytest.mark.parametrize(
    "text",
    [
        "三日から半日です。",
        "金額にすると、四十万円分です。",
        "今は半日ぐらいです。",
        "去年は二件だけでした。",
        "全部で三か月かかりました。",
        "届いた日を数えることです。",
        "返事が遅いことです。",
        "とても大変でした。",
        "かなり高いです。",
        "三十人くらいだと思います。",
        "町でいちばん古い店です。",
        "一年目は八十万円の赤字でした。",
        "最初は知り合いの五軒だけで、新聞に載ってから三十軒増えました。",
    ],
)
def test_a_description_without_what_it_describes_names_nothing(text: str) -> None:
    assert not names_subject(text)


@pytest.mark.parametrize(
    "text",
    [
        "今は、返事は平均で半日です。",
        "土曜の待ち時間が四十分から六分になりました。",
        "注文は三十件増えました。",
        "失った仕事が十七件ありました。",
        "時計の修理には十四日かかっていました。",
        "十一万円の赤字になったんです。",
        "大事なのは届いた日です。",
        "三か月で店をやめました。",
        "図面が読めれば、誰がやってもいい。",
        "焼くのが好きなんですよ。",
        "棚って重いんです。",
        "机を直しています。",
        "朝に数えるわけです。",
        "倉庫に人がいます。",
    ],
)
def test_what_is_named_or_done_needs_no_more(text: str) -> None:
    assert names_subject(text)
