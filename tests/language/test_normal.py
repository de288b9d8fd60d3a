"""One normal form: clearing takes whole words only, and what is cleared can still be found in what was said."""

from __future__ import annotations

import pytest

from pipeline.language import normal
from pipeline.language.speech import speech
from pipeline.wording import Language

KEPT = [
    ("ja", "たぶん残業代を、なんだろう。出さないのだと思います。"),
    ("ja", "出ててとりあえず三か月は困りませんでした。"),
    ("ja", "その考えとは違います。"),
    ("ja", "教えと学びは別です。"),
    ("ja", "会社、社員は別です。"),
    ("ja", "時間、時間割を配ります。"),
    ("ja", "うんざりしていました。"),
    ("ja", "いやな感じがしました。"),
    ("ja", "はいった人から座ります。"),
    ("ja", "行くなんて言う人はいません。"),
    ("ja", "一社一社、回りました。"),
    ("en", "Do you know the way?"),
    ("en", "That is what I mean."),
    ("en", "This is a kind of bread."),
    ("en", "I would like it."),
    ("en", "If you need it, it's good to have."),
    ("en", "It had had its day."),
    ("en", "We run .NET, and it works."),
]
CLEARED = [
    ("ja", "えーと、最初の年は、あの、客が来ませんでした。", "最初の年は、客が来ませんでした。"),
    ("ja", "看板を、看板を外しました。", "看板を外しました。"),
    ("ja", "それは、なんて言うか、困りました。", "それは、困りました。"),
    ("ja", "売れました（笑）。", "売れました。"),
    ("en", "Um, we, we took the sign down.", "we took the sign down."),
    ("en", "I was, like, completely baffled.", "I was completely baffled."),
    ("en", "It works, you know, for th- the team [laughs].", "It works for the team ."),
]
QUOTED = [
    ("ja", "値段を 30% 下げました", "値段を三十パーセント下げました。", True),
    ("ja", "値段をｻﾝﾌﾟﾙより下げました", "値段をサンプルより下げました。", True),
    ("ja", "1.5倍になりました", "15倍になりました。", False),
    ("ja", "１２回行きました", "1、2回行きました。", False),
    ("en", "it is not about money", "It's not just about money.", False),
    ("en", "we did not sell 30 bikes", "We didn't, um, sell thirty bikes.", True),
    ("en", "it costs $50", "It costs fifty dollars.", True),
    ("en", "it costs $50", "It costs fifty pounds.", False),
]


@pytest.mark.parametrize(("language", "text"), KEPT)
def test_clearing_never_breaks_a_word_or_takes_a_meaning(language: Language, text: str) -> None:
    assert normal.cleared(text, language) == text


@pytest.mark.parametrize(("language", "text", "left"), CLEARED)
def test_what_says_nothing_is_cleared(language: Language, text: str, left: str) -> None:
    assert normal.cleared(text, language) == left


@pytest.mark.parametrize(("language", "quoted", "said", "stands"), QUOTED)
def test_what_stands_in_what_was_said(language: Language, quoted: str, said: str, stands: bool) -> None:
    found = normal.stands(normal.form(quoted, language, clearing=False), normal.form(said, language))
    assert (found is not None) is stands


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("パッケージは出ててとりあえず三か月は困りませんでした。", "出てとりあえず"),
        ("たぶん残業代を、なんだろう。", "、う。"),
    ],
)
def test_the_drafter_clears_whole_words(text: str, gone: str) -> None:
    found = speech("ja").spoken(text)
    assert found
    assert all(gone not in sentence.text for sentence in found)


@pytest.mark.parametrize(
    ("lang", "said", "wanted"),
    [
        ("ja", "ええと、（笑）ＡＢＣの倉庫は、三割五分が空いて いました。", "倉庫は35％が空いていました"),
        (
            "en",
            "We couldn’t, [laughs] ORGANISE fifteen Workshops because ... of it.",
            "couldn't organise 15 workshops, because of it",
        ),
    ],
)
def test_what_stands_in_a_text_has_its_piece_there_too(lang: Language, said: str, wanted: str) -> None:
    words = normal.exact(wanted, lang)
    assert words in normal.exact(said, lang)
    assert normal.piece(words, lang) and normal.piece(words, lang) in normal.folded(said)
    assert normal.piece(normal.exact("三十" if lang == "ja" else "because percent", lang), lang) == ""
