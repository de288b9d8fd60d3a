"""With what an article opens: a guest's claim in a whole sentence, never a mishap or thanks."""

from __future__ import annotations

import pytest

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.writing.outline import Bullets, Outline, sentences
from pipeline.language.speech import speech
from pipeline.model.article import Brief, Kind
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language

TALK: dict[Language, str] = {
    "ja": """\
記者: この養蜂場はいつからですか。
白井: 祖父の代からの養蜂場で、巣箱は百二十箱あります。{more}
記者: 失敗したことはありますか。
白井: 六月に養蜂場の巣箱が二十箱、大雨で流されました。
記者: 蜂蜜の量はどうなりましたか。
白井: 養蜂場の蜂蜜は三百キロから五百キロに増えました。
記者: これから始める人は、まず何をしたらいいですか。
白井: 巣箱より先に、蜜の出る木を数えてください。
記者: ありがとうございました。
""",
    "en": """\
Reporter: How long have the hives been here?
Sage: The hives came with the orchard, and we keep a hundred and twenty of them. {more}
Reporter: Did anything go wrong?
Sage: In June we lost twenty hives because the stream rose overnight and the hives stood too low.
Reporter: And how much honey is there?
Sage: The honey of the orchard went from 300 pounds to 500 pounds a year.
Reporter: What should people do first who want to keep hives?
Sage: Count the trees that flower, not the hives that you can pay.
Reporter: Thank you.
""",
}
KINDS: tuple[Kind, ...] = ("lived-experience", "opinion", "decision")
COUNSEL: dict[Language, str] = {"ja": "蜜の出る木を数え", "en": "Count the trees that flower"}


def draft(text: str, article_type: str = "case-study") -> Outline:
    return plan((reading.load(text.encode(), "talk.txt"),), Brief(), Order(article_type, ("opinion",)))


def points(outline: Outline) -> list[str]:
    blocks = [block for section in outline.sections for block in section.blocks if isinstance(block, Bullets)]
    return [one.text for block in blocks for one in sentences(block)]


@pytest.mark.parametrize("article_type", ["case-study", "interview"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_guest_tells_readers_to_do_opens_the_article_and_no_mishap(
    language: Language, article_type: str
) -> None:
    lead = draft(TALK[language].format(more=""), article_type).description.text
    assert COUNSEL[language] in lead


@pytest.mark.parametrize(
    "said",
    [
        "First of all, thank you very much for that important question about the hives.",
        "I think it should be the most important of the hives.",
        "We should start with the list of the hives.",
        "You asked the most important question about the hives.",
        "The hives are important, or something like that.",
    ],
)
def test_thanks_and_what_points_back_open_no_article(said: str) -> None:
    talk = TALK["en"].replace("Count the trees that flower, not the hives that you can pay.", "Yes.")
    outline = draft(talk.format(more=said))
    assert said.split(",")[-1].strip() not in outline.description.text
    assert not [point for point in points(outline) if said[-30:] in point]


def test_words_that_tie_a_claim_to_the_talk_are_left_out_at_the_head() -> None:
    outline = draft(TALK["en"].format(more="As a result, every hive in the orchard must be worth a tree."), "essay")
    told = [outline.description.text, *points(outline)]
    assert not [text for text in told if "As a result" in text]


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("As a result, we built the ovens on top of the old floor.", "We built the ovens on top of the old floor."),
        ("The oven is kind of the heart of it.", "The oven is the heart of it."),
        ("You know, the oven was sort of a gift from Ned.", "The oven was a gift from Ned."),
    ],
)
def test_a_shorter_form_leaves_out_ties_and_what_holds_the_floor(said: str, alone: str) -> None:
    spoken = speech("en").spoken(said)[0]
    assert [one.text for one in speech("en").alone(spoken)] == [alone]


@pytest.mark.parametrize(
    "said",
    [
        "The oven is dear, I guess.",
        "I mean it, the oven is dear.",
        "What you know of ovens matters most.",
        "Too short.",
    ],
)
def test_what_says_something_stays(said: str) -> None:
    spoken = speech("en").spoken(said)[0]
    assert list(speech("en").alone(spoken)) == []


def test_a_speaker_who_thinks_aloud_is_told_without_it() -> None:
    spoken = speech("en").spoken("The wait fell to four days, and that took, let me think, eleven weeks.")[0]
    assert spoken.text == "The wait fell to four days, and that took eleven weeks."


@pytest.mark.parametrize(("label", "name"), [("SA", "Sage Abbott"), ("SA", "Sage Abbott (SA)")])
def test_whoever_has_initials_for_a_label_is_called_by_name_where_nothing_is_quoted(label: str, name: str) -> None:
    talk = TALK["en"].format(more="").replace("Sage: ", f"{label}: ").replace(f"{label}: ", f"{name}: ", 1)
    outline = draft(talk, "interview")
    assert "Sage Abbott" in outline.title.text
    assert "(SA)" not in outline.title.text


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        (
            "We thought that more hives would help, and it got worse.",
            "Nothing was found in the interview that went wrong",
        ),
        (
            "In May we ran out of jars and had to turn people away.",
            "Nothing was found in the interview that went wrong",
        ),
        ("We sold the lower orchard in May.", "No choice was found in the interview"),
    ],
)
def test_guidance_does_not_miss_what_went_wrong_or_was_chosen(told: str, missing: str) -> None:
    lost = "In June we lost twenty hives because the stream rose overnight and the hives stood too low."
    text = TALK["en"].replace("Did anything go wrong?", "And then?").replace(lost, told).format(more="")
    outline = plan((reading.load(text.encode(), "talk.txt"),), Brief(), Order("case-study", KINDS))
    guidance = " ".join(
        one.text for section in outline.sections if section.kind for block in section.blocks for one in sentences(block)
    )
    assert missing not in guidance


def test_what_is_said_about_the_room_stays_out() -> None:
    body = TALK["en"].format(more="Just ignore the bell of the chapel, it rings every ten minutes or so.")
    told = [
        one.text
        for section in draft(body).sections
        for block in section.blocks
        for one in sentences(block)
        if one.utterances
    ]
    assert not [text for text in told if "ignore the bell" in text]


def test_what_turned_out_needs_no_it() -> None:
    spoken = speech("en").spoken("And it turned out that a hive is idle for two hours out of three.")[0]
    assert spoken.text == "A hive is idle for two hours out of three."
    assert not spoken.dangling


def test_an_essay_opens_with_a_view_and_not_with_what_came_to_pass() -> None:
    talk = TALK["en"].replace("Count the trees that flower, not the hives that you can pay.", "I would not know.")
    talk = talk.replace("The honey of the orchard went from", "We ended up with more honey, it went from")
    lead = draft(talk.format(more="I think the honey is the easy part of the orchard."), "essay").description.text
    assert "the easy part" in lead


def test_closing_thanks_to_people_readers_do_not_know_stay_out() -> None:
    body = TALK["en"].format(more="I would like to extend my sincere appreciation to the team of the lower orchard.")
    told = [one.text for section in draft(body).sections for block in section.blocks for one in sentences(block)]
    assert not [text for text in told if "appreciation" in text]


@pytest.mark.parametrize(
    "said",
    [
        'I\'m just like "the best hives are the ones you never touch at all."',
        "The hives must never know this, but they are moved every other week.",
    ],
)
def test_a_claim_of_somebody_else_opens_no_article_where_the_guest_has_one(said: str) -> None:
    own = "I believe that the best hives stand in the shade of an orchard."
    talk = TALK["en"].replace("Count the trees that flower, not the hives that you can pay.", own)
    assert own in draft(talk.format(more=said)).description.text
