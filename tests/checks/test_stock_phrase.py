"""Phrases that say nothing, and sentences that look like them and say something."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.stock_phrase import CHECK
from pipeline.policy.config import Config
from pipeline.sources.articles import parse
from pipeline.wording import Language

STOCK = {
    "ja": [
        "いかがでしたか？",
        "倉庫の工夫を紹介しましたが、いかがでしたでしょうか。",
        "目まぐるしく変化する現代では、棚も変わります。",
        "変化の激しい時代に、棚は動きません。",
        "番号がすべてと言っても過言ではありません。",
        "棚は無限の可能性を秘めています。",
        "物流に新たな地平を切り拓く棚です。",
        "今後の動向から目が離せません。",
        "棚の付け方を徹底解説します。",
        "それでは早速、棚を見ていきましょう。",
        "あなたも最初の一歩を踏み出してみませんか。",
    ],
    "en": [
        "In today's fast-paced world, shelves matter.",
        "In today’s ever-changing business landscape, shelves matter.",
        "The shelf stands as a testament to patience.",
        "Unlock the full potential of your shelf.",
        "Take your shelves to the next level.",
        "Look no further.",
        "Whether you're a seasoned packer or just starting, read on.",
        "We navigate the complexities of shelving.",
        "The possibilities are endless.",
        "Let us dive into the world of shelves.",
        "In this comprehensive guide, we'll look at shelves.",
        "This is a game-changer for warehouses.",
        "It revolutionizes the way we count.",
    ],
}
PLAIN = {
    "ja": [
        "旅行はいかがでしたかと田中さんに聞かれました。",
        "「いかがでしたでしょうか。」で終わる記事は書きません。",
        "天気が目まぐるしく変わる一日でした。",
        "過言かもしれませんが、番号がすべてです。",
        "扉を開くと棚がありました。",
        "幼い子から目が離せません。",
        "次は棚を見に行きましょう。",
        "> 変化の激しい時代に、棚は動きません。",
    ],
    "en": [
        "The world is fast today.",
        'No article should open with "In today\'s fast-paced world".',
        "His statement was a testament, signed in May.",
        "We moved the box to the next level of the shelf.",
        "I looked further down the aisle.",
        "You are a packer or a driver.",
        "She plays a game; changers of rules lose.",
        "> Look no further.",
    ],
}


def lines(text: str, language: Language) -> list[int]:
    article = parse("content/site/posts/a.md", f"# A\n\n{text}\n", Config(lang=language))
    return [finding.line for finding in CHECK.find(article, Inputs())]


@pytest.mark.parametrize(("language", "text"), [(key, text) for key in STOCK for text in STOCK[key]])
def test_a_stock_phrase_is_reported_once(language: Language, text: str) -> None:
    assert lines(f"{text}\nThe rest. 残りです。", language) == [3]


@pytest.mark.parametrize(("language", "text"), [(key, text) for key in PLAIN for text in PLAIN[key]])
def test_plain_words_pass(language: Language, text: str) -> None:
    assert lines(text, language) == []
