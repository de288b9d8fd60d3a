"""An article of questions and answers: who asks, what is asked, and where an answer begins and ends."""

from __future__ import annotations

import pytest

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.study.material import study
from pipeline.drafting.unasked import lines
from pipeline.drafting.writing.outline import Paragraph
from pipeline.language.english_speech import spoken
from pipeline.language.speech import speech
from pipeline.model.article import Brief
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language
from tests.drafting.interviews import interview

# The one who asks tells as much about himself as about the question; questions lead in, turn, feel their way or ask without a mark.
TALKS: dict[Language, str] = {
    "ja": """\
森: 今日は船大工の浜田さんに来ていただきました。よろしくお願いします。
森: うちの祖父も港で網を直していたので、船の匂いは子供のころから好きでした。
森: 船底の塗り替えは、年に何回やるんですか。
浜田: 塗り替えは春と秋の二回です。春は貝殻を落としてから二日かけて塗ります。秋は傷んだ板だけを替えて、一日で塗り終えます。
森: 私も一度だけ塗るのを手伝ったことがありますが、腰が痛くて三日も動けませんでした。
森: でも、塗料はどうやって選ぶんですか。
浜田: 塗料は水の温度で選びます。冷たい港では乾きが遅いので、薄めた塗料を三回に分けて重ねます。厚く塗ると夏に割れます。
森: 若い大工さんには、何から教えていますか。
浜田: 最初に教えるのは板の目の読み方です。目を読まずに釘を打つと、冬に板が割れます。うちでは半年のあいだ釘を持たせません。
森: ありがとうございました。
""",
    "en": """\
Lee: I'm your host, Lee, and today Dana is with us.
Lee: My grandfather mended nets in this harbour, so the smell of boats was all around me as a child.
Lee: What's the right time of the year for painting a boat?
Dana: We paint every boat in spring and in autumn. In spring we scrape off the shells, and that takes two days of work. In autumn we replace the broken boards only.
Lee: My cousin once painted a boat with me, and neither of us could walk for three days.
Lee: I know that some yards swear by thick coats, but how do you choose the paint?
Dana: We choose the paint by the temperature of the water. In a cold harbour it dries slowly, so we thin it and put on three coats...
Lee: Could you say what young carpenters learn first.
Dana: They learn to read the grain of a board before anything else. Whoever drives a nail without reading the grain will see the board split in winter. In our yard nobody holds a hammer for half a year.
Lee: Thank you for coming.
""",
}
ASKED: dict[Language, tuple[str, ...]] = {
    "ja": ("船底の塗り替えは", "塗料はどうやって選ぶ", "何から教えて"),
    "en": ("right time of the year", "how do you choose the paint", "what young carpenters learn first"),
}
# The last sentence of an answer, which belongs to it although it points back or ends in three dots.
LAST: dict[Language, str] = {"ja": "半年のあいだ釘を持たせません。", "en": "put on three coats."}


def paragraphs(language: Language, talk: str | None = None) -> list[tuple[str | None, str]]:
    order = Order("interview", ("lived-experience", "opinion", "decision"))
    outline = plan([interview(language, talk or TALKS[language])], Brief(), order)
    blocks = [block for section in outline.sections if section.kind is None for block in section.blocks]
    return [
        (block.speaker, " ".join(one.text for one in block.sentences))
        for block in blocks
        if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_stands_before_its_answer(language: Language) -> None:
    told = paragraphs(language)
    for words in ASKED[language]:
        place = next(number for number, (_, text) in enumerate(told) if words in text)
        assert [told[place][0] != told[place + 1][0], told[place + 1][0]] == [
            True,
            "浜田" if language == "ja" else "Dana",
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_tells_nothing(language: Language) -> None:
    asker = "森" if language == "ja" else "Lee"
    asked = [text for who, text in paragraphs(language) if who == asker]
    assert asked
    assert all(any(words in text for words in ASKED[language]) for text in asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_told_to_its_end(language: Language) -> None:
    assert any(LAST[language] in text for _, text in paragraphs(language))


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("We scraped the hull for two whole days that spring...", True),
        ("We scraped the hull for two whole days that spring…", True),
        ("And then we...", False),
        ("We scraped... no, we did not scrape the hull at all that spring.", False),
    ],
)
def test_three_dots_end_a_sentence_that_is_one(said: str, *, whole: bool) -> None:
    assert spoken(said)[0].finished is whole


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("article_type", ["how-to", "interview"])
def test_a_type_that_the_notes_do_not_carry_is_told_with_one_that_fits(language: Language, article_type: str) -> None:
    """A conversation holds no steps: what was asked for is drafted, and the message names the type that fits."""
    notes = [interview(language, f"{TALKS[language]}\n{MORE[language]}")]
    order = Order(article_type, ("lived-experience", "opinion", "decision"))
    told = [remark.render(language) for remark in plan(notes, Brief(), order).remarks]
    assert [("--type interview" in one, article_type in one) for one in told] == [(True, True)] * (
        article_type == "how-to"
    )
    shown = [line.render(language) for line in lines(study(notes, Brief()), notes)]
    assert any("interview" in line and "how-to" not in line for line in shown)


# Enough of a talk to tell what it can carry.
MORE: dict[Language, str] = {
    "ja": """\
森: この港では、何人の大工さんが働いているんですか。
浜田: 大工は父と私を入れて四人います。父は八十になりますが、毎朝いちばんに来て炉に火を入れます。ほかの二人は隣の島から船で通っています。
森: 島から通うのは、冬も同じ時間ですか。
浜田: 冬は波が高い日が多く、朝の船が出ないことがあります。そういう日は昼から夕方まで働きます。賃金は一日分を払います。
森: 木の船を頼む人は、どんな人が多いんですか。
浜田: 頼みに来るのは、観光の会社と祭りの保存会です。漁師さんは樹脂の船に乗り換えました。修理だけは今も漁師さんから頼まれます。
""",
    "en": """\
Lee: How many carpenters work in this harbour?
Dana: There are four carpenters, my father and me among them. My father is eighty and lights the stove before anybody else comes. The other two take the boat from the island every morning.
Lee: Do they come at the same time in winter?
Dana: In winter the sea is rough and the morning boat stays in the harbour. On such days the two work from noon until evening. They are paid for the whole day.
Lee: Who orders a wooden boat these days?
Dana: The tour company and the people of the festival order wooden boats. The fishermen went over to plastic hulls. Repairs are what the fishermen still bring to the yard.
""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_study_has_no_remarks_of_the_host_and_what_answers_a_question_stands_below_it(
    language: Language,
) -> None:
    outline = plan([interview(language, TALKS[language])], Brief(), Order("case-study", ()))
    told = [block for section in outline.sections for block in section.blocks if isinstance(block, Paragraph)]
    host = {"ja": "森", "en": "Lee"}[language]
    texts = ["".join(one.text for one in block.sentences) for block in told]
    asked = [place for place, block in enumerate(told) if block.speaker == host]
    assert asked
    assert all(one.question for place in asked for one in speech(language).spoken(texts[place]))
    assert all(told[place + 1].speaker != host for place in asked)
    remarks = {"ja": ("祖父", "腰が痛くて"), "en": ("grandfather", "My cousin")}[language]
    assert not any(remark in text for remark in remarks for text in texts)


# Questions that say nothing without what they follow, answers of one word or without a verb, and a no that is half of the answer.
SHORT: dict[Language, str] = {
    "ja": """\
森: 釣り船は、いつ始めたんですか。
浜田: 釣り船は父が昭和の終わりに始めました。私は二十年前に継ぎました。
森: 怖くなかったですか。
浜田: いいえ。海には子供のころから出ていました。
森: 船は何人で動かすんですか。
浜田: 三人です。冬は息子も手伝います。
""",
    "en": """\
Lee: When did the fishing boat start?
Dana: My father started it in the late eighties. I took it over twenty years ago.
Lee: Weren't you afraid?
Dana: No. I had been out at sea since I was a child.
Lee: Who is on board?
Dana: My son and two others. In winter my brother helps.
Lee: Every day?
Dana: Once a week. He has a farm to look after.
""",
}
KEPT: dict[Language, list[tuple[str, str]]] = {
    "ja": [("怖くなかった", "いいえ。海には子供のころから"), ("何人で動かす", "三人です。冬は息子も")],
    "en": [
        ("Weren't you afraid?", "No. I had been out"),
        ("Who is on board?", "My son and two others."),
        ("Every day?", "Once a week. He has"),
    ],
}


KEPT_BACK: dict[Language, list[str]] = {
    "ja": ["浜田: [オフレコ] 銀行には断られました。", "森: [オフレコ] それで、どうしましたか。"],
    "en": ["Dana: [off the record] The bank said no.", "Lee: [off the record] What did you do then?"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_interview_is_told_whole_with_every_question(language: Language) -> None:
    told = paragraphs(language, SHORT[language])
    for question, answer in KEPT[language]:
        place = next(place for place, (_, text) in enumerate(told) if question in text)
        assert told[place + 1][1].replace("。 ", "。").startswith(answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_back_leaves_no_answer_to_another_question(language: Language) -> None:
    turns = SHORT[language].splitlines()
    told = paragraphs(language, "\n".join([*turns[:3], *KEPT_BACK[language], *turns[3:]]))
    assert not any(KEPT[language][0][0] in text for _, text in told)


IN_ONE_BREATH: dict[Language, tuple[str, str]] = {
    "ja": (
        "森: 板の乾きはどうやって確かめるんですか。重さを量るんですか。\n浜田: 板の乾きは木口のひびで見分けます。春の板は四週間で乾きます。\n",
        "どうやって確かめる",
    ),
    "en": (
        "Lee: How do you keep the boards of a boat dry? Do you have a roof over them?\nDana: I think that boards are kept dry by the wind. Our shed is open on both sides, and they dry within four weeks.\n",
        "How do you keep the boards",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_questions_in_one_breath_the_one_that_says_most_is_asked(language: Language) -> None:
    talk, asked = IN_ONE_BREATH[language]
    material = study([interview(language, TALKS[language] + talk)], Brief())
    last = material.exchanges[-1]
    assert asked in material.units[last.question].text and len(last.answer) == 2


BEHIND_DASHES = """\
出席者：船頭 辻様、見習い 西さん（若いほう）、聞き手 森

――　渡し場を朝だけにしたのはなぜですか。

辻船頭　昼は風が強いからです。去年の春に桟橋が二度も壊れました。

――　見習いの西さんは、どう受け止めましたか。

西見習い　昼も漕ぎたかったです。
"""


def test_who_asks_behind_dashes_is_known_by_the_list_of_who_was_there() -> None:
    outline = plan([reading.load(BEHIND_DASHES.encode(), "content/notes/talk.txt")], Brief(), Order("interview", ()))
    said = [
        (block.speaker, "".join(line.text for line in block.sentences))
        for section in outline.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
    ]
    assert ("森", "渡し場を朝だけにしたのはなぜですか？") in said


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("それで昼の便を。", "最初は反対したんです、父に。"), ("昼も漕いだんですか。", "だって客がいたんです。")],
)
def test_an_answer_that_begins_anew_behind_a_stop_is_whole(asked: str, answer: str) -> None:
    assert not speech("ja").continues(asked, answer)
