"""What would mislead a reader: a figure that was taken back, an answer without its beginning, a heading that the talk does not bear out."""

from __future__ import annotations

import pytest

from pipeline.drafting.study.figures import figures
from pipeline.drafting.study.speech_units import units
from pipeline.drafting.writing import escape
from pipeline.language.speech import speech
from pipeline.model.article import Brief
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language
from tests.drafting.test_standing import draft, said

TAKEN_BACK: dict[Language, str] = {
    "ja": """\
森: クレーンは役に立っていますか？
田中: 前は一シーズンに三十隻でした。クレーンの代金は十四か月で戻りました。
森: 三十隻だったんですか？
田中: さっき三十隻と言いましたけど、二十隻でした。今は一シーズンに六十隻を直しています。
""",
    "en": """\
Ruth: Does the crane help?
Tom: We had thirty boats a season before the crane. The crane paid for itself within fourteen months.
Ruth: Thirty boats?
Tom: I said thirty boats before, it was twenty. We repair sixty boats a season with the crane today.
""",
}
SAID_AGAIN: dict[Language, tuple[str, str]] = {
    "ja": ("さっき三十隻と言いましたけど、二十隻でした。", "さっき言った通り、三十隻でした。"),
    "en": ("I said thirty boats before, it was twenty.", "As I said before, we had thirty boats."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_that_the_speaker_takes_back_later_is_nowhere_in_the_draft(language: Language) -> None:
    text = said(draft(TAKEN_BACK[language]))
    assert {"ja": "三十隻", "en": "thirty boats"}[language] not in text
    assert {"ja": "六十隻", "en": "sixty boats"}[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_that_is_only_said_again_stays(language: Language) -> None:
    text = said(draft(TAKEN_BACK[language].replace(*SAID_AGAIN[language])))
    assert {"ja": "三十隻", "en": "thirty boats"}[language] in text


HALF_AN_ANSWER: dict[Language, str] = {
    "ja": """\
---
interviewer: 森
---
森: 工房まではどうやって通っているんですか？

田中: 電車で一時間の道のりを毎朝通っていて、帰りは工房の車で駅まで送ってもら。夕方の五時に家に着いて、五時半に子どもを保育園へ迎えに行きます。

森: 道具はどこで選んでいますか？

田中: それは隣町の金物屋で、鉋の刃を一枚ずつ手に取って選んでいます。刃は三か月ごとに研ぎに出します。
""",
    "en": """\
---
interviewer: Ruth
---
Ruth: How do you get to the workshop every morning?

Tom: I take the train for an hour with my tools and then the van from the -- I come home at five in the evening and fetch the children from school at half past five.

Ruth: Where do you choose your tools?

Tom: That is the ironmonger in the next town, and I take every plane iron in my hand. The irons go to the grinder every three months.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_whose_beginning_cannot_be_used_is_no_answer(language: Language) -> None:
    text = said(draft(HALF_AN_ANSWER[language], "interview"))
    assert {"ja": "どうやって通って", "en": "How do you get to"}[language] not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_may_take_up_the_question_with_its_first_word(language: Language) -> None:
    text = said(draft(HALF_AN_ANSWER[language], "interview"))
    assert {"ja": "それは隣町の金物屋", "en": "That is the ironmonger"}[language] in text


@pytest.mark.parametrize(
    ("language", "sentence", "whole", "half"),
    [
        (
            "en",
            "After watching that for 12, 13 years in the yard, we finally got tired of it.",
            "12, 13 years",
            "13 years",
        ),
        ("en", "The list shrank and came down to 200 pages or so, 250 maybe.", None, "200 pages"),
        ("ja", "一覧は二百ページくらい、もしかしたら二百五十まで減りました。", None, "二百ページ"),
    ],
)
def test_of_two_figures_either_of_which_may_be_meant_none_stands_alone(
    language: Language, sentence: str, whole: str | None, half: str
) -> None:
    found = units((reading.load(f"Tom: {sentence}\n".encode(), "talk.txt"),), Brief())
    values = [figure.value for figure in figures(found, [1.0] * len(found), {}, language)]
    assert half not in values
    assert whole is None or whole in values


def test_a_year_and_what_came_in_it_are_two_figures() -> None:
    found = units((reading.load(b"Tom: In 2019, 13 companies left the old harbour for good.\n", "talk.txt"),), Brief())
    assert [figure.value for figure in figures(found, [1.0], {}, "en")] == ["13 companies"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("もう一度でも買います。", "もう一度でも買います。"),
        ("確か三社でした。", "確か三社でした。"),
        ("というのは、棚が遠かったからです。", "棚が遠かったからです。"),
        ("なぜなら、棚が遠かったからです。", "棚が遠かったからです。"),
    ],
)
def test_no_word_that_changes_what_is_said_is_cut_from_the_head(raw: str, text: str) -> None:
    assert [one.text for one in speech("ja").spoken(raw)] == [text]


@pytest.mark.parametrize(
    ("before", "after"),
    [("それはグラファイトじゃないです", "かね、グラファイトです。"), ("出社の回数は一応週", "3回という決まりです。")],
)
def test_a_sentence_that_the_other_goes_on_with_is_torn(before: str, after: str) -> None:
    assert speech("ja").continues(before, after)
    assert not speech("ja").continues("それはグラファイトです", "かなり軽いです。")


CHAT: dict[Language, str] = {
    "ja": "浜田: 船の話は長くなるほど難しくなります。喜んで話すのは船大工です。\n岸: 松やにを確認するのは楽しいです。間違いないです。\n",
    "en": "Hugo: The longer we talk the harder it gets to follow. That makes it easier to stop.\nInes: They helped to make sure that we never forget. You don't pay for that.\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_has_no_sides_and_nothing_to_do_or_to_watch_out_for(language: Language) -> None:
    headings = [
        section.heading
        for article_type in ("news-analysis", "how-to")
        for section in draft(CHAT[language], article_type).sections
        if section.kind is None
    ]
    shaped = {
        "ja": {"誰が得をして、誰が損をするか", "今すること", "気をつけること", "手順"},
        "en": {"Who gains, who loses", "What to do now", "What to watch out for", "Steps"},
    }
    assert not shaped[language].intersection(headings)


def test_a_word_with_a_colon_is_no_address() -> None:
    assert escape.heading("JavaScript: an interview") == "JavaScript: an interview"
    assert escape.heading("javascript:alert") != "javascript:alert"


UNANSWERED: dict[Language, tuple[str, str, str, tuple[str, ...]]] = {
    "ja": (
        "森: 銀行には工房の引っ越しをどう説明したんですか？",
        "森: 値段について、やらないと決めたことはありますか？\n\n田中: 値引きはしないと、家族三人で決めました。早割もポイントも、この工房では一度もやっていません。",
        "値引きはしない",
        ("田中: [オフレコ] 実は、別の銀行に借り換えました。", "田中: それはオフレコですが、借り換えました。", ""),
    ),
    "en": (
        "Ruth: How did you explain the move of the workshop to the bank?",
        "Ruth: Is there something about prices that you decided against?\n\nTom: We give no discounts, the three of us decided that together. There is no early booking price in this workshop, and no card with points.",
        "no discounts",
        ("Tom: [off the record] We went to another bank.", "Tom: Off the record, we went to another bank.", ""),
    ),
}


@pytest.mark.parametrize("article_type", ["interview", "case-study"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_answer_is_put_below_a_question_whose_answer_is_kept_back(
    language: Language, article_type: str
) -> None:
    first, second, answer, kept_back = UNANSWERED[language]
    for between in kept_back:
        talk = "\n\n".join(filter(None, (first, between, second)))
        text = said(draft(f"---\ninterviewer: {first.split(':')[0]}\n---\n{talk}\n", article_type))
        assert answer in text
        assert first.split(": ")[1] not in text
