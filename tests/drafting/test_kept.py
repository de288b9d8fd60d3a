"""Japanese drafts that an editor would keep: what the talk is about, what came out, who asked, and nothing of the recording itself."""

from __future__ import annotations

import pytest

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.study.amounts import amounts, series
from pipeline.drafting.study.material import Material, study
from pipeline.drafting.writing import phrases, render
from pipeline.drafting.writing.outline import Outline
from pipeline.language.japanese_speech import asking, spoken
from pipeline.model.article import Brief, Kind
from pipeline.policy.config import Config
from pipeline.sources import notes
from pipeline.wording import LANGUAGES, Language
from tests.repositories import ROOT

BEEKEEPER = """\
聞き手: 蜂蜜の店のことを教えてください。
古田: はい。うちの組合、二十年前は三十八人いて、今は十一人です。蜜を三リットル、蝋を五センチの板で売っています。
聞き手: 毎日、巣箱を開けるんですよね。
古田: 開けません。開けると蜂が怒るので。巣箱は、中を見ることより、音を聞くことのほうが大事です。
聞き手: 断った仕事はありますか。
古田: デパートの注文を断りました。結局、あげませんでした。蜂蜜は、集めるものじゃなくて、分けてもらうものです。
聞き手: 蜂が減ったと聞きました。
古田: 農薬をまく前に、隣の梨園が電話をくれるようになったんです。それからは、死ぬ蜂が一日に四百匹から三十匹に減りました。
聞き手: 最後に一言。
古田: 巣箱を置く場所は、蜂が決めます。
"""
DIARY = """\
岩井: えっと、録音始めます。今日は五月九日、駅の前です。

岩井: 駅の売店で新聞を売って十五年になります。書きたいのは、朝いちばんに来る人のことです。

岩井: 去年の冬、毎朝同じ新聞を買う人が、三日続けて来ませんでした。私は心配して、駅員に聞きました。

岩井: 駅員は、あの人は会社を辞めたんだと言いました。新聞を買うことより、会社へ行く理由のほうが先になくなったんです。

岩井: あ、電車だ。以上です。止めます。
"""


def drafted(text: str, kind: str = "case-study") -> Outline:
    config = Config()
    required: tuple[Kind, ...] = config.required(kind)
    return plan([notes.load(text.encode(), "talk.md")], Brief(), Order(kind, required, frozenset(config.headings)))


def understood(text: str) -> Material:
    return study([notes.load(text.encode(), "talk.md")], Brief())


def body(outline: Outline) -> str:
    return "\n".join(render.section(one, "ja") for one in outline.sections if one.kind is None)


def test_what_things_are_counted_in_names_no_talk() -> None:
    assert not {"リットル", "センチ"} & set(understood(BEEKEEPER).phrases)


def test_what_was_announced_at_the_beginning_is_what_it_is_about() -> None:
    assert "巣箱" in understood(BEEKEEPER).phrases


def test_how_many_there_were_and_are_is_what_came_out() -> None:
    changes = {(one.before, one.after) for one in understood(BEEKEEPER).outcomes.changes}
    assert changes >= {("三十八人", "十一人"), ("四百匹", "三十匹")}


def test_who_asks_for_assent_asks() -> None:
    told = body(drafted(BEEKEEPER, "interview"))
    assert "毎日、巣箱を開けるんですよね？" in told
    assert "蜂が減ったと聞きました。" in told


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("毎日混ぜるんですよね。", "毎日混ぜるんですよね？"),
        ("修理が増えたという話を聞いたんですが。", "修理が増えたという話を聞いたんですが。"),
        ("三つとも直しました。", None),
    ],
)
def test_what_an_interviewer_leaves_open_is_a_question(said: str, asked: str | None) -> None:
    sentence = asking(spoken(said)[0])
    assert sentence.question == (asked is not None)
    assert asked is None or sentence.text == asked


def test_a_key_point_says_what_the_guest_holds_to_be_so() -> None:
    outline = drafted(BEEKEEPER)
    points = next(one for one in outline.sections if one.heading == phrases.KEY_POINTS.ja)
    told = outline.description.text + render.section(points, "ja")
    assert (
        "集めるものじゃなくて、分けてもらうもの" in told or "音を聞くことのほうが大事" in told or "蜂が決めます" in told
    )


def test_what_a_guest_only_grants_does_not_open_the_article() -> None:
    talk = (ROOT / "content/notes/sample-interview-ja.md").read_text(encoding="utf-8")
    granted = "ソフトのほうがいい"
    assert granted in talk
    opening = drafted(talk).description.text
    assert opening and granted not in opening


def test_what_was_not_done_is_not_left_out() -> None:
    assert "結局、あげませんでした。" in body(drafted(BEEKEEPER, "interview"))


def test_who_speaks_alone_was_asked_by_nobody_and_the_recording_is_no_matter() -> None:
    outline = drafted(DIARY, "essay")
    told = body(outline)
    assert not any(one in told for one in ("録音", "五月九日", "電車だ", "止めます"))
    candidates = render.article(outline, {}, "ja")
    assert "岩井さんに聞く" not in candidates


def test_who_has_no_name_is_not_called_by_a_letter() -> None:
    text = BEEKEEPER.replace("聞き手:", "Q:").replace("古田:", "A:")
    assert "Aさん" not in drafted(text).description.text


def test_a_word_said_softly_at_the_end_ends_a_sentence() -> None:
    assert spoken("お客さんは百十人から九十五人に減ったの。")[0].finished


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ja", "一時間二十分、待たせていました。", ["一時間二十分"]),
        ("ja", "1時間20分が35分になりました。", ["1時間20分", "35分"]),
        ("ja", "お客さんの三人に一人が戻ります。", ["三人に一人"]),
        ("en", "It took two hours and ten minutes.", ["two hours and ten minutes"]),
        ("en", "The wait was 1 hour 20 minutes, not 35 minutes.", ["1 hour 20 minutes", "35 minutes"]),
    ],
)
def test_a_length_in_two_units_is_one_amount(language: Language, text: str, wanted: list[str]) -> None:
    assert [text[one.start : one.end] for one in amounts(text, language)] == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_series_is_one_beside_figures_of_other_things(language: Language) -> None:
    text = {
        "ja": "一キロの運賃は、二〇二二年が二百四十円、二〇二三年が二百六十五円、二〇二四年が三百十円です。",
        "en": "For 3 tons we took 240 pounds in 2022, 265 pounds in 2023 and 310 pounds in 2024.",
    }[language]
    first, last = next(series(text, language))
    assert (first.value, last.value) == (240, 310)
