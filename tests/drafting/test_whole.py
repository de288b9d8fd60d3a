"""A talk that is no longer than an article is told whole: who objected, what it cost and what is not sure about it are not left out."""

from __future__ import annotations

import pytest

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing import render
from pipeline.drafting.writing.outline import Bullets, Comment, Outline, Paragraph, Steps, Table, sentences
from pipeline.model.article import Brief
from pipeline.policy.config import Config
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language

TALK: dict[Language, str] = {
    "ja": """\
---
interviewer: 森
---
森: 窯の火入れは、何を変えたんですか。
浜田: 薪を松から杉に替えました。費用は年に十八万円です。
森: 反対した人はいましたか。
浜田: いました。父です。父は五十年も松で焼いていて、「杉では艶が出ない」と。それで、父の窯だけは松のまま残したんです。
森: 売り上げはどうなりましたか。
浜田: 皿の売り上げは一割増えました。ただ、それが薪のおかげなのかは、正直わかりません。隣に宿が開いたので。
森: これからやりたいことは。
浜田: 来年は登り窯を直します。
""",
    "en": """\
---
interviewer: Lee
---
Lee: What did you change about the firing?
Dana: We went from pine to cedar wood. The wood costs us eighteen hundred dollars a year.
Lee: Did anybody object?
Dana: My father did, because he fired with pine for fifty years. That is why his own kiln still gets pine.
Lee: What happened to the sales of plates?
Dana: The sales of plates went up by a tenth. But I honestly cannot say whether that comes from the wood. An inn opened next door in May.
Lee: What comes next?
Dana: We will repair the climbing kiln next year.
""",
}
SAYS: dict[Language, tuple[str, ...]] = {
    "ja": (
        "十八万円",
        "父です",
        "艶が出ない",
        "松のまま残した",
        "正直わかりません",
        "隣に宿が開いた",
        "登り窯を直します",
    ),
    "en": (
        "eighteen hundred",
        "My father did",
        "still gets pine",
        "honestly cannot say",
        "An inn opened",
        "climbing kiln",
    ),
}


def draft(talk: str, article_type: str) -> Outline:
    return plan((reading.load(talk.encode(), "talk.txt"),), Brief(), Order(article_type, ()))


def body(outline: Outline) -> list[tuple[str | None, str]]:
    """What stands under headings, with who says it, without key points."""
    return [
        (getattr(block, "speaker", None), "".join(one.text for one in sentences(block)))
        for section in outline.sections
        for block in section.blocks
        if not isinstance(block, Comment | Bullets | Table)
    ]


@pytest.mark.parametrize("article_type", ["case-study", "interview"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_sure_and_who_objected_stays(language: Language, article_type: str) -> None:
    told = " ".join(text for _, text in body(draft(TALK[language], article_type)))
    assert not [words for words in SAYS[language] if words not in told]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_stands_right_above_its_answer(language: Language) -> None:
    told = body(draft(TALK[language], "interview"))
    question, answer = {"ja": ("反対した", "父です"), "en": ("object", "My father")}[language]
    place = next(place for place, (_, text) in enumerate(told) if question in text)
    assert answer in told[place + 1][1]


def test_a_question_without_its_verb_is_one() -> None:
    assert ("森", "これからやりたいことは？") in body(draft(TALK["ja"], "interview"))


VOTE = """\
岸: 窯をどこに置くか、案は二つあります。A案は裏庭、B案は倉庫です。
浜田: 費用はA案が四十万円、B案が六十五万円です。
林: 私は火の始末が楽なB案がいいと思います。
原: 裏庭なら近所に煙が行きます。
岸: では、決をとります。B案に賛成の方。三名。A案一名。B案で進めます。ただし、煙突の見積もりを次回までに出してください。
"""


def test_a_vote_is_told_with_all_its_figures() -> None:
    """Nobody is there to ask where four people decide, and a figure in one word is no stammer."""
    told = [text for speaker, text in body(draft(VOTE, "case-study")) if speaker == "岸"]
    assert told[-1] == (
        "決をとります。B案に賛成の方。三名。A案一名。B案で進めます。ただし、煙突の見積もりを次回までに出してください。"
    )


def test_what_is_only_left_of_a_sentence_is_not_told() -> None:
    talk = "森: 薪はどこで買いますか。\n浜田: 薪は隣の町の[聞き取れず]で買って。杉の薪は一束四百円です。\n"
    told = " ".join(text for _, text in body(draft(f"---\ninterviewer: 森\n---\n{talk}", "interview")))
    assert "買って" not in told and "薪はどこで" not in told
    assert "四百円" in told


def test_paragraphs_are_the_speakers_own() -> None:
    outline = draft(TALK["ja"], "interview")
    for section in outline.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                assert len({id_ for one in block.sentences for id_ in one.utterances}) == 1


def test_a_sentence_is_over_where_its_stop_stands() -> None:
    """Words of the next sentence take nothing of it back, unless they say so."""
    talk = "森: 説明会はどうでしたか。\n浜田: 会では手を挙げませんでした。何を言えばいいか分からなかったんです。窯の話は出ませんでした。\n"
    told = " ".join(text for _, text in body(draft(f"---\ninterviewer: 森\n---\n{talk}", "interview")))
    assert "手を挙げませんでした" in told


REMARKED: dict[Language, str] = {
    "ja": """\
---
interviewer: 森
---
森: 窯を閉めようと思ったことはありますか。
浜田: 二年前の冬です。火が回らなくて、皿を三百枚割りました。
森: でも閉めなかった。
浜田: はい、父が薪を運んできたからです。あれで春まで続けました。
""",
    "en": """\
---
interviewer: Lee
---
Lee: Is it all right if I record this?
Dana: Sure. Just, um, ignore the dog, he barks at every car.
Lee: When did you think of closing the kiln?
Dana: It was the winter of 2023. We broke three hundred plates in one night.
Lee: But you kept it open.
Dana: Yes, because my father came with a load of wood. It lasted until spring.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("article_type", ["case-study", "interview"])
def test_what_an_answer_leans_on_stands_above_it_though_nothing_was_asked(
    language: Language, article_type: str
) -> None:
    told = body(draft(REMARKED[language], article_type))
    asker, remark, answer = {
        "ja": ("森", "閉めなかった", "父が薪を運んできた"),
        "en": ("Lee", "But you kept it open", "because my father came"),
    }[language]
    place = next(place for place, (_, text) in enumerate(told) if answer in text)
    assert told[place - 1][0] == asker and remark in told[place - 1][1]


def test_the_recording_is_no_subject() -> None:
    told = " ".join(text for _, text in body(draft(REMARKED["en"], "case-study")))
    assert "record" not in told and "dog" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_talk_told_whole_has_no_heading_that_says_nothing_and_no_number(language: Language) -> None:
    headings = [
        section.heading for section in draft(TALK[language] + TALK[language].split("---\n")[2], "case-study").sections
    ]
    assert not [heading for heading in headings if heading[-1].isdigit()]


HOW: dict[Language, tuple[str, str, str]] = {
    "ja": (
        "森: 薪の割り方を教えてください。\n浜田: 最初に、丸太を台に立ててください。台の高さは膝くらいです。次に、斧を真上から下ろしてください。最後に、薪を棚に積んでください。乾くのに半年かかります。\n"
        "森: 値段はどのくらいですか。\n浜田: 斧は一本八千円です。父は反対しました。\n",
        "台の高さは膝くらい",
        "父は反対しました",
    ),
    "en": (
        "Lee: How do you split firewood?\nDana: First, stand the log on the block. The block is as high as a knee. Then bring the axe straight down. Finally, stack the wood on the rack. It dries for half a year.\n"
        "Lee: What does it cost?\nDana: An axe costs eighty dollars. My father was against it.\n",
        "as high as a knee",
        "My father was against it",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_keeps_what_is_said_about_it_and_the_rest_of_the_talk_follows(language: Language) -> None:
    talk, about, rest = HOW[language]
    outline = draft(f"---\ninterviewer: {talk.split(':')[0]}\n---\n{talk}", "how-to")
    steps = [block for section in outline.sections for block in section.blocks if isinstance(block, Steps)]
    assert about in "".join(one.text for one in sentences(steps[0]))
    assert any(rest in text for _, text in body(outline))


FORGE: dict[Language, str] = {
    "en": """\
Nell: What machines have you looked at?
Owen: We have a power hammer from 1952 and we like it a great deal. A laser cutter, no. We looked at one for a week and then we let it go.
Nell: What did you do when you were losing money?
Owen: I did something dull. I sat on that stool for a week with a notebook and wrote down every time somebody put a hinge on the bench. Just that.
Nell: Was there a moment when you wanted to stop?
Owen: Oh yes, the second Saturday. I thought, right, we'll go back on Monday to coal.
Nell: Thank you so much, Owen.
Owen: Pleasure. Watch your sleeve on that, it is hot.
""",
    "ja": """\
記者: どの機械を見ましたか。
大野: 一九五二年のハンマーがあって、とても気に入っています。レーザーは、見に行きました。一週間考えて、買わないことにしました。
記者: 赤字のときに何をしましたか。
大野: つまらないことをしました。一週間、腰かけに座って、誰かが蝶番を台に置くたびに時刻と理由を帳面に書きました。それだけです。
記者: 今日はありがとうございました。
大野: いえいえ。そこは熱いので袖に気をつけてください。
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_at_the_door_is_left_out(language: Language) -> None:
    text = drafted(FORGE[language], language)
    assert "sleeve" not in text and "袖" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quotation_leaves_no_rest_of_its_turn_behind(language: Language) -> None:
    text = drafted(FORGE[language], language)
    assert "**Owen**: Just that." not in text
    assert "**大野**：それだけです。" not in text


def test_what_is_told_whole_keeps_its_short_answers() -> None:
    text = drafted(FORGE["en"], "en")
    assert "A laser cutter, no." in text
    assert "we'll go back on Monday to coal" in text


def test_a_question_to_the_writer_is_about_what_was_said_there() -> None:
    """Not about something else that the talk holds."""
    talk = FORGE["en"] + "Nell: And the hammer?\nOwen: The hammer is loud. The hammer needs oil. Kit oils the hammer.\n"
    asked = [
        line for line in drafted(talk, "en").splitlines() if "I sat on that stool" in line and line.startswith("* ")
    ]
    assert not any("hammer" in line for line in asked)


def drafted(talk: str, language: Language, kind: str = "case-study") -> str:
    """The draft as Markdown."""
    config = Config()
    order = Order(kind, config.required(kind), frozenset())
    return render.article(plan([reading.load(talk.encode(), "talk.md")], Brief(), order), {"title": "x"}, language)


BUSES: dict[Language, str] = {
    "en": """\
Nell: What exactly is changing?
Pryce: Two lines run all night from Friday on, every thirty minutes, seven nights a week.
Nell: Who gains most from it?
Pryce: People who clean the hospital at night no longer need a taxi to get home.
Nell: And who loses?
Pryce: The taxi drivers of the town will lose a good part of their trade. There are about a hundred and twenty of them.
""",
    "ja": """\
記者: 何が変わりますか。
谷: 金曜日から二つの路線が夜通し走ることに変わります。三十分に一本、毎晩です。
記者: 誰がいちばん得をしますか。
谷: 夜に病院を掃除している人は、もうタクシーで帰らなくて済みます。
記者: では、誰が損をしますか。
谷: 町のタクシーの運転手は、仕事をだいぶ失います。百二十人ほどいます。
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_gains_and_who_loses_stands_where_somebody_asked_for_it(language: Language) -> None:
    text = drafted(BUSES[language], language, "news-analysis")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    both = {"en": ("clean the hospital", "taxi drivers of the town"), "ja": ("掃除している人", "タクシーの運転手は")}
    assert all(any(one in row for row in rows) for one in both[language])


def test_nothing_points_back_at_what_stands_in_another_section() -> None:
    assert "There are about a hundred and twenty of them" not in drafted(BUSES["en"], "en", "news-analysis")
