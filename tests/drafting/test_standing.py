"""What stands in a draft that an editor would have to take out again: talk about the talk, holes, accidents as headings."""

from __future__ import annotations

import pytest

from pipeline.drafting.engines.extractive import Order, plan
from pipeline.drafting.writing.outline import Outline, Steps, sentences
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
Hugo: After that, we had snow in the yard all winter.
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
