"""What stands in a draft that an editor would have to take out again: talk about the talk, holes, accidents as headings."""

from __future__ import annotations

import pytest

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.study.asker import who_asks
from pipeline.drafting.writing import phrases
from pipeline.drafting.writing.outline import Comment, Outline, Paragraph, Steps, sentences
from pipeline.language.speech import speech
from pipeline.model.article import Brief
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language

# Nobody is there to ask.
PANEL: dict[Language, str] = {
    "ja": """\
浜田: 次は船底の塗料について少し話していきたいと思います。船底の塗料は三年ごとに塗り直します。
岸: 船底の塗料は、うちでは松やにを混ぜて使っています。松やにを混ぜると、船虫が付きにくくなりました。
浜田: さっきも言ったように、船底の塗料は値段が上がりました。松やにの船底の塗料なら、一缶九千円で買えます。
岸: うちでは船底の塗料を[聞き取れず]で薄めて塗ります。船底の塗料を薄めると、乾くまでに二日かかります。
浜田: 船底の塗料を塗る前に、貝殻を全部落とすことが大事です。
""",
    "en": """\
Hugo: Let me pick up the paint for a moment. Bottom paint has to be renewed every three years in this harbour.
Ines: We mix pine tar into the bottom paint in our yard. With pine tar the worms stay out of the planks.
Hugo: As I said, bottom paint got expensive. Pine tar in bottom paint costs nine dollars a can at the chandler.
Ines: We thin the bottom paint with [unintelligible 00:01:10] before it goes on. Thinned bottom paint needs two days to dry in the sun.
Hugo: The important thing is to scrape all the shells off before you paint the bottom.
""",
}
ABOUT_THE_TALK: dict[Language, tuple[str, ...]] = {
    "ja": ("話していきたい", "で薄めて"),
    "en": ("pick up the paint", "We thin"),
}


def draft(notes: str, article_type: str = "case-study") -> Outline:
    return plan((reading.load(notes.encode(), "talk.txt"),), Brief(), Order(article_type, ("opinion",)))


def said(outline: Outline) -> str:
    blocks = [block for section in outline.sections if section.kind is None for block in section.blocks]
    return " ".join([outline.description.text, *(one.text for block in blocks for one in sentences(block))])


@pytest.mark.parametrize("language", LANGUAGES)
def test_talk_about_the_talk_and_sentences_with_a_hole_stay_out(language: Language) -> None:
    text = said(draft(PANEL[language]))
    assert {"ja": "三年ごと", "en": "three years"}[language] in text
    assert not [words for words in ABOUT_THE_TALK[language] if words in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_talk_without_an_asker_is_no_interview(language: Language) -> None:
    titles = [outline.title.text for outline in (draft(PANEL[language]),)]
    comments = " ".join(one.text for block in draft(PANEL[language]).opening for one in sentences(block))
    form = {"ja": "浜田さんと岸さんが話す", "en": "Hugo and Ines in conversation"}[language]
    assert form in " ".join([*titles, comments])
    assert {"ja": "に聞く", "en": "an interview with"}[language] not in comments


CALLED: dict[Language, str] = {
    "ja": "\n".join(f"浜田: 浜田の船は{n}隻あり、浜田の船大工が直します。" for n in (3, 4, 5)),
    "en": "\n".join(f"Hugo: At Hugo we have {n} boats, and the boats of Hugo are made of oak." for n in (3, 4, 5)),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_speaks_is_no_subject(language: Language) -> None:
    outline = draft(CALLED[language])
    assert {"ja": "浜田", "en": "Hugo"}[language] not in {tag.text for tag in outline.tags}


TOLD: dict[Language, str] = {
    "ja": """\
森: 船の修理はどうなりましたか。
浜田: まず、船底に穴が見つかりました。
浜田: 次に、骨組みが二本折れていました。
浜田: それから、冬の間ずっと工場に雪が降りました。
浜田: 最後に、船は春の港で浮かびました。
""",
    "en": """\
Lee: What became of the boat?
Hugo: First, there was a hole in the bottom of the boat.
Hugo: Then two frames of the boat were broken.
Hugo: Next to the boat we had snow in the yard all winter.
Hugo: Finally, the boat was afloat in the harbour in spring.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_happened_in_order_is_no_list_of_steps_and_stands_as_it_was_told(language: Language) -> None:
    outline = draft(TOLD[language], "how-to")
    assert not [block for section in outline.sections for block in section.blocks if isinstance(block, Steps)]
    assert {"ja": "骨組みが二本", "en": "snow in the yard"}[language] in said(outline)


def test_a_reason_stays_with_what_follows_from_it() -> None:
    run_on = (
        "船大工の学校を出てから十年たちましたけど冬は港が凍るので修理は春まで待ちます"
        "船底の塗料は松やにを混ぜて塗り直すことにしていて毎年六缶を使います"
    )
    texts = [one.text for one in speech("ja").spoken(run_on)]
    assert any("港が凍るので" in text and "春まで待ちます" in text for text in texts)


MISTAKE: dict[Language, str] = {
    "ja": "えーと、去年、穴の数を数え間違えた見積もりを出して、赤字になったんです。",
    "en": "Um, last year I sent out a quote with the wrong number of holes, and we lost money on it.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_tells_of_a_mistake_takes_nothing_back(language: Language) -> None:
    (said,) = speech(language).spoken(MISTAKE[language])
    assert not said.corrected
    assert not said.text.startswith(("えーと", "Um"))


READ_OUT: dict[Language, str] = {
    "ja": """\
森: それでは、届いた便りを読み上げます。私は港で船の塗装を八年続けていて、船底の塗料にかぶれます。来年の春には自分の塗装の店を開くつもりです。お読みいただきありがとうございました。
浜田: 船底の塗料にかぶれるなら、松やにを混ぜた塗料が向いています。松やにの塗料は、うちでは十二年使っています。
森: 船底の塗料は、夏の前に塗るのが大事です。
浜田: 塗装の店を開く前に、港の検査の予約を取ります。
""",
    "en": """\
Ann: Let me read one letter. I have painted boats in the harbour for eight years, and bottom paint burns my hands. I plan to open a paint shop of my own next spring. Thank you for the letter.
Hugo: For burnt hands, bottom paint with pine tar is the better choice. We have used pine tar paint in our yard for twelve years.
Ann: Bottom paint has to be put on before the summer comes.
Hugo: Before a paint shop can open, the harbour has to inspect it.
""",
}
# Nobody says that he reads: the next letter is called, and asks.
CALLED_OUT: dict[Language, str] = {
    "ja": READ_OUT["ja"]
    .replace("それでは、届いた便りを読み上げます。", "今日もお便りに答えます。じゃあ次です。")
    .replace("お読みいただきありがとうございました。", "塗料は何を選べばいいでしょうか。"),
    "en": READ_OUT["en"]
    .replace("Let me read one letter.", "We answer listener questions today. The next one is from Mara.")
    .replace("Thank you for the letter.", "Which paint should I choose?"),
}
OF_THE_WRITER: dict[Language, tuple[str, str]] = {
    "ja": ("八年続けて", "店を開くつもり"),
    "en": ("for eight years", "paint shop of my own"),
}


@pytest.mark.parametrize("talk", [READ_OUT, CALLED_OUT])
@pytest.mark.parametrize("article_type", ["case-study", "interview", "news-analysis"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_that_somebody_reads_out_is_not_told_as_his_own(
    language: Language, article_type: str, talk: dict[Language, str]
) -> None:
    outline = draft(talk[language], article_type)
    blocks = [block for section in outline.sections for block in section.blocks]
    as_own = [outline.title.text, outline.description.text]
    for block in blocks:
        named = not isinstance(block, Paragraph) or block.speaker is not None
        as_own += [one.text for one in sentences(block)] if named else []
    assert not [words for words in OF_THE_WRITER[language] for text in as_own if words in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_may_stand_as_what_it_is(language: Language) -> None:
    blocks = [block for section in draft(READ_OUT[language]).sections for block in section.blocks]
    letters = [block for block in blocks if isinstance(block, Paragraph) and block.speaker is None]
    assert any(OF_THE_WRITER[language][0] in one.text for block in letters for one in block.sentences)
    assert {block.sentences[0].text for block in letters} == {phrases.LETTER.render(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_stands_with_what_it_asks(language: Language) -> None:
    blocks = [block for section in draft(CALLED_OUT[language]).sections for block in section.blocks]
    letters = [block for block in blocks if isinstance(block, Paragraph) and block.speaker is None]
    asked = {"ja": "何を選べば", "en": "Which paint"}[language]
    assert [asked in " ".join(one.text for one in block.sentences) for block in letters] == [True]


SHORT: dict[Language, str] = {
    "ja": "森: パン窯はどう選びましたか。\n岸: パン窯は、薪で焼けるものを選ぶことが大事です。\n岸: うちのパン窯は粘土でできています。\n",
    "en": "Lee: How did you choose the bread oven?\nAda: The important thing is that a bread oven burns wood.\nAda: Our bread oven is made of clay from the river.\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lead_of_a_short_interview_says_something(language: Language) -> None:
    outline = draft(SHORT[language])
    claim = {"ja": "薪で焼けるもの", "en": "burns wood"}[language]
    points = [one.text for section in outline.sections[:1] for block in section.blocks for one in sentences(block)]
    assert claim in outline.description.text
    assert not [text for text in points if claim in text]


@pytest.mark.parametrize(
    ("language", "said", "kept"),
    [
        ("ja", "店の壁には「ああ、そうか」と書いてあります。", "「ああ、そうか」"),
        ("en", 'I left with more of an "Ah, okay" feeling that night.', '"Ah, okay"'),
    ],
)
def test_what_somebody_quotes_is_kept_to_the_letter(language: Language, said: str, kept: str) -> None:
    assert kept in speech(language).spoken(said)[0].text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", "多分それは窯の温度が低かったからです。"),
        ("ja", "例えばそういう窯は粘土でできています。"),
        ("en", "Maybe they had to move the oven."),
        ("en", "When that happens, the oven cools down."),
    ],
)
def test_a_sentence_that_points_back_in_its_second_word_opens_nothing(language: Language, said: str) -> None:
    assert speech(language).spoken(said)[0].dangling


@pytest.mark.parametrize(
    ("language", "said", "whole"),
    [
        ("ja", "窯は薪でも炭でも温められますし。", True),
        ("ja", "粘土は雨の日には乾きにくいからね。", True),
        ("ja", "粘土は雨の日には乾きにくいから。", False),
        ("en", "How many loaves do we have in there, and then the oven was cold.", False),
        ("en", "The idea being we can bake at night.", False),
        ("en", "Building it in the yard and using the tools that we have.", False),
        ("en", "Building an oven is slow work.", True),
        ("en", "One of those things where every baker is proud of the crust.", False),
        ("en", "One of those ovens is ours.", True),
    ],
)
def test_a_sentence_is_whole_or_it_is_not(language: Language, said: str, whole: bool) -> None:
    assert speech(language).spoken(said)[0].finished == whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_presents_the_programme_is_no_guest(language: Language) -> None:
    text = {
        "ja": "森: 港の話の森です。窯はどうしましたか？\n岸: 窯の話の岸でお送りいたします。窯は昔から粘土で作ります。\n浜田: 窯は川の粘土で作りました。窯が乾くまで三週間待ちました。窯の屋根は瓦です。薪は山で切ります。パンは朝の四時に焼きます。\n森: 薪はどこから来ますか？\n",
        "en": "Lee: The harbour talk. How did you build the oven?\nAda: I'm your host, Ada. An oven is made of clay in most villages.\nHugo: We built the oven of clay from the river. We waited three weeks until it was dry. The roof is made of tiles. We cut the wood in the hills. We bake bread at four in the morning.\nLee: Where does the wood come from?\n",
    }[language]
    assert (
        set(who_asks([reading.load(text.encode(), "talk.txt")])) == {"ja": {"森", "岸"}, "en": {"Lee", "Ada"}}[language]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_thing_is_is_said_once(language: Language) -> None:
    text = {
        "ja": "\n".join(
            [
                "森: 転覆水槽とは何ですか。",
                "浜田: 転覆水槽というのは、小さな模型を水に浮かべて船の揺れを調べる道具です。",
                "浜田: 転覆水槽の水は毎朝入れ替えます。",
                "浜田: 転覆水槽の模型は杉で作ります。",
                "浜田: 転覆水槽の鍵は親方が持っています。",
                "浜田: 転覆水槽の値段は九十万円でした。",
            ]
        ),
        "en": "\n".join(
            [
                "Lee: What is a tilt tank?",
                "Hugo: A tilt tank is a small basin in which we float a model and measure how it rolls.",
                "Hugo: The water of the tilt tank is changed every morning.",
                "Hugo: The models for the tilt tank are made of cedar.",
                "Hugo: The key of the tilt tank is kept by the master.",
                "Hugo: The tilt tank was bought for ninety thousand dollars.",
            ]
        ),
    }[language]
    blocks = [block for section in draft(text, "how-to").sections for block in section.blocks]
    told = [one.text for block in blocks if not isinstance(block, Comment) for one in sentences(block)]
    defined = {"ja": "揺れを調べる道具", "en": "measure how it rolls"}[language]
    assert sum(defined in one for one in told) == 1


ABOUT_ONESELF: dict[Language, str] = {
    "ja": """\
森: この船着き場では何が変わりましたか？
田中: 私はこの船着き場のクレーンの運転手として働いています。船着き場のクレーンの順番は、朝に二人で決めることが一番大事です。
森: クレーンの順番はどう決めていますか？
田中: クレーンの順番を紙に書いたので、船を待たせる時間が半分になりました。
""",
    "en": """\
Ruth: What has changed in the harbour?
Tom: I work as the driver of the harbour crane for the town of Saltley. The most important thing is that two people settle the order of the crane each morning.
Ruth: How do you settle the order of the crane?
Tom: We put the order of the crane on paper, so the boats wait half as long as they did before.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_somebody_is_opens_no_article(language: Language) -> None:
    outline = draft(ABOUT_ONESELF[language])
    assert {"ja": "運転手として", "en": "I work as"}[language] not in outline.description.text
    assert {"ja": "一番大事", "en": "most important"}[language] in said(outline)


NAMELESS: dict[Language, str] = {
    "ja": "私は船着き場のクレーンが一番大事だと思います。\n\n私は船着き場のクレーンを毎朝見るべきだと考えています。\n",
    "en": "I believe that the harbour crane is the most important thing in town.\n\nI think that the harbour crane should be looked at each morning.\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_is_named_nobody_says_i_at_the_head_of_an_article(language: Language) -> None:
    text = draft(NAMELESS[language]).description.text
    assert {"ja": "私は", "en": "I "}[language] not in text
    assert {"ja": "クレーン", "en": "crane"}[language] in text
