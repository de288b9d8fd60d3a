"""Sentences: hard cases in both languages, and time that grows with the text only."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.sentences import sentences, stretches
from pipeline.wording import LANGUAGES, Language


def split(text: str, language: Language) -> list[str]:
    return [sentence.text for sentence in sentences(text, language)]


JA = [
    # quotations
    ("「行こう。」と言った。", ["「行こう。」と言った。"]),
    ("「行こう。」彼は立った。", ["「行こう。」", "彼は立った。"]),
    (
        "彼は「もう十時だ。急ごう。」と言って出た。雨だった。",
        ["彼は「もう十時だ。急ごう。」と言って出た。", "雨だった。"],
    ),
    ("「番号が飛ぶんです」\n「本当ですね」", ["「番号が飛ぶんです」", "「本当ですね」"]),
    ("これが「手ざわり」\nという言葉の意味です。", ["これが「手ざわり」\nという言葉の意味です。"]),
    ("『箱。』という題の本。", ["『箱。』という題の本。"]),
    ("“急がない。”が合言葉です。", ["“急がない。”が合言葉です。"]),
    ("「ねえ、“本当？”って聞いたの。」と笑う。", ["「ねえ、“本当？”って聞いたの。」と笑う。"]),
    # brackets
    ("棚（三段。奥は四段。）を数えた。", ["棚（三段。奥は四段。）を数えた。"]),
    ("番号は三桁です（奥は四桁。）。次へ。", ["番号は三桁です（奥は四桁。）。", "次へ。"]),
    ("開いた「括弧が閉じない。次の文です。", ["開いた「括弧が閉じない。", "次の文です。"]),
    ("1）棚を見る。2）札を替える。", ["1）棚を見る。", "2）札を替える。"]),
    ("すみません(;_;。また来ます。", ["すみません(;_;。", "また来ます。"]),
    # exclamations, laughter
    ("本当ですか？！はい。", ["本当ですか？！", "はい。"]),
    ("いいのか？と思った。", ["いいのか？と思った。"]),
    ("早い！とても早い。", ["早い！", "とても早い。"]),
    ("忘れていました（笑）。次は気をつけます。", ["忘れていました（笑）。", "次は気をつけます。"]),
    ("忘れていました！（笑）次は気をつけます。", ["忘れていました！（笑）", "次は気をつけます。"]),
    ("忘れていました（笑）次は気をつけます。", ["忘れていました（笑）", "次は気をつけます。"]),
    ("笑える（笑）話です。", ["笑える（笑）話です。"]),
    ("ええと…そうですね……。忘れました。", ["ええと…そうですね……。", "忘れました。"]),
    ("まさか…\n次の日です。", ["まさか…", "次の日です。"]),
    ("Yahoo!ニュースで見た。", ["Yahoo!ニュースで見た。"]),
    ("本当!? すごい!", ["本当!?", "すごい!"]),
    # line breaks
    ("棚の番号を\n付け替えました。\n次は札です。", ["棚の番号を\n付け替えました。", "次は札です。"]),
    (
        "倉庫の一日\n朝六時に、わたしは川口の倉庫に立っていました。",
        ["倉庫の一日", "朝六時に、わたしは川口の倉庫に立っていました。"],
    ),
    ("わたしは川口の倉庫\nに立っていました。", ["わたしは川口の倉庫\nに立っていました。"]),
    ("持ち物：\n手袋と帽子", ["持ち物：", "手袋と帽子"]),
    ("■準備\n棚を測る", ["■準備", "棚を測る"]),
    ("・棚を測る\n・札を替える", ["・棚を測る", "・札を替える"]),
    ("1. 棚を測る\n2. 札を替える", ["1. 棚を測る", "2. 札を替える"]),
    ("止まらない段落\n\n次の段落", ["止まらない段落", "次の段落"]),
    # numbers, addresses, Latin
    ("幅は1.5メートル、１．５倍です。終わり。", ["幅は1.5メートル、１．５倍です。", "終わり。"]),
    (
        "詳しくは https://example.com/?a=1.2&b=!x を見てください。終わり。",
        ["詳しくは https://example.com/?a=1.2&b=!x を見てください。", "終わり。"],
    ),
    ("Ver.2 を入れました。Node.js です。", ["Ver.2 を入れました。", "Node.js です。"]),
    ("読点は，句点は．こう書きます．終わり．", ["読点は，句点は．", "こう書きます．", "終わり．"]),
    ("そうです. 次です.", ["そうです.", "次です."]),
]

EN = [
    ("He stopped. He looked.", ["He stopped.", "He looked."]),
    # quotations
    ('"Really?" he asked. I nodded.', ['"Really?" he asked.', "I nodded."]),
    ('"The numbers jump." He pointed.', ['"The numbers jump."', "He pointed."]),
    ("She said, “Stop.” Then she left.", ["She said, “Stop.”", "Then she left."]),
    ("It failed (twice). We went on.", ["It failed (twice).", "We went on."]),
    ("(It failed.) We went on.", ["(It failed.)", "We went on."]),
    # abbreviations and initials
    ("Dr. Tanaka met Mrs. Mori at 6 a.m. in Kawaguchi.", ["Dr. Tanaka met Mrs. Mori at 6 a.m. in Kawaguchi."]),
    ("We met at 6 a.m. The gate was shut.", ["We met at 6 a.m.", "The gate was shut."]),
    ("Boxes, trolleys, etc. were moved.", ["Boxes, trolleys, etc. were moved."]),
    ("J. K. Mori and George W. Hill came.", ["J. K. Mori and George W. Hill came."]),
    ("So did I. Then it rained.", ["So did I.", "Then it rained."]),
    ("We chose plan B. It held.", ["We chose plan B.", "It held."]),
    ("She moved to the U.S. in May. He stayed.", ["She moved to the U.S. in May.", "He stayed."]),
    ("See No. 5 first. No. That is wrong.", ["See No. 5 first.", "No.", "That is wrong."]),
    ("Tools, e.g. Excel, i.e. sheets, vs. paper.", ["Tools, e.g. Excel, i.e. sheets, vs. paper."]),
    # numbers, addresses, dots
    ("It grew 3.5 times in v1.2.3 of Node.js. Good.", ["It grew 3.5 times in v1.2.3 of Node.js.", "Good."]),
    ("See https://example.com/a.b?c=1. Then stop.", ["See https://example.com/a.b?c=1.", "Then stop."]),
    ("Well... maybe. Wait... What?", ["Well... maybe.", "Wait...", "What?"]),
    ("It was 2020. The shelf was new.", ["It was 2020.", "The shelf was new."]),
    ("Yahoo! News said so. Fine!", ["Yahoo! News said so.", "Fine!"]),
    ("i went home. then i slept.", ["i went home.", "then i slept."]),
    # line breaks
    ("The shelf was\nfull. We went on.", ["The shelf was\nfull.", "We went on."]),
    (
        "A Day in the Warehouse\nAt six in the morning I stood by the door.",
        ["A Day in the Warehouse", "At six in the morning I stood by the door."],
    ),
    ("We spoke to Aya\nMori about it at length over lunch.", ["We spoke to Aya\nMori about it at length over lunch."]),
    ("- measure the shelf\n- change the label", ["- measure the shelf", "- change the label"]),
    ("1. Measure the shelf\n2. Change the label", ["1. Measure the shelf", "2. Change the label"]),
    ("No stop here\n\nnor here", ["No stop here", "nor here"]),
    ("You need:\nGloves and a hat", ["You need:", "Gloves and a hat"]),
]


@pytest.mark.parametrize(("text", "expected"), JA)
def test_japanese(text: str, expected: list[str]) -> None:
    assert split(text, "ja") == expected


@pytest.mark.parametrize(("text", "expected"), EN)
def test_english(text: str, expected: list[str]) -> None:
    assert split(text, "en") == expected


@given(st.text(alphabet="あ漢カa1 .。！?」「（）…\n、\"I'-"), st.sampled_from(LANGUAGES))
def test_nothing_is_lost_and_places_are_right(text: str, language: Language) -> None:
    found = sentences(text, language)
    assert "".join("".join(sentence.text for sentence in found).split()) == "".join(text.split())
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


WORDS = [
    "Dr.",
    "approx.",
    "no.",
    "No.",
    "e.g.",
    "etc.",
    "Yahoo!",
    "kiln",
    "clay.",
    "Why?",
    "“Glaze.”",
    "(ash.",
    "3.",
    "U.S.",
    "\n",
    "The",
    "we",
    "2",
    "fired!",
    "x-ray.",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.sampled_from(LANGUAGES))
def test_no_sentence_reaches_over_the_end_of_a_stretch(text: str, language: Language) -> None:
    parts = stretches(text, language)
    ends = [len(" ".join(parts[:count])) for count in range(1, len(parts))]
    assert " ".join(parts) == text
    assert not [one for one in sentences(text, language) for end in ends if one.start < end < one.end]


def test_shortened_words_and_names_end_no_stretch() -> None:
    assert (
        len(
            stretches(
                "We asked Dr. Mori, Prof. Sato and Messrs. Kato about it. They had glazed approx. Ten of No. Four.",
                "en",
            )
        )
        == 2
    )


HUGE = 30_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit",
    ["あ", "a ", ".", "「", "」", "（あ。", "a.", "?!", "\n", "。\n", "…", "Mr. ", "1. ", "あ\n", "「あ。", "[("],
)
def test_a_line_without_end_is_split_in_one_pass(language: Language, unit: str) -> None:
    text = unit * (HUGE // len(unit)) + "x"
    assert "".join("".join(split(text, language)).split()) == "".join(text.split())
