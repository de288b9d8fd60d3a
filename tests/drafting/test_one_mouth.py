"""A sentence has one mouth: it stays with the one who said it, and what may be another's is not used."""

from __future__ import annotations

import pytest

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.study.speech_units import units
from pipeline.drafting.writing import render
from pipeline.model.article import Brief
from pipeline.model.notes import Notes, Utterance
from pipeline.wording import LANGUAGES, Language

TORN: dict[Language, list[tuple[str, str]]] = {
    "ja": [
        ("森", "今の工房では何人くらいで働いていますか。"),
        ("辻", "六人の工房なので、担当は決めずに全員で染めていて九"),
        ("森", "人だったら担当を分けられますもんね。布は去年三千枚だったと聞きました。"),
        ("辻", "去年の四月に染料を変えました。"),
    ],
    "en": [
        ("Lee", "How many of you dye the cloth?"),
        ("Mara", "We are six, so everybody does a bit of everything and the"),
        ("Lee", "cloth is never finished by one person. I heard you sold 3,000 pieces last year."),
        ("Mara", "We changed the dye in April."),
    ],
}
BACK_CHANNEL: dict[Language, list[tuple[str, str]]] = {
    "ja": [("辻", "染料を変えたので、"), ("森", "はい、なるほど。"), ("辻", "布の値段を二割下げました。")],
    "en": [
        ("Mara", "We changed the dye and,"),
        ("Lee", "Right, okay."),
        ("Mara", "in May, we cut the price by a fifth."),
    ],
}


def notes(language: Language, turns: list[tuple[str, str]]) -> Notes:
    said = tuple(Utterance(f"u{n}", text, n, speaker) for n, (speaker, text) in enumerate(turns, start=1))
    return Notes("talk.md", "sha256:0", language, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_rests_on_two_speakers(language: Language) -> None:
    speakers = {f"u{n}": speaker for n, (speaker, _) in enumerate(TORN[language], start=1)}
    found = units([notes(language, TORN[language])], Brief())
    for unit in found:
        assert {speakers[id_] for id_ in unit.utterances} == {unit.speaker}
    text = "\n".join(unit.text for unit in found)
    torn = {"ja": "分けられますもんね", "en": "never finished by one person"}[language]
    assert torn not in text, "the end of a sentence of which nobody knows whose it is"
    broken = next(unit for unit in found if unit.utterances == ("u2",))
    assert not broken.spoken.finished


@pytest.mark.parametrize("language", LANGUAGES)
def test_back_channel_does_not_end_a_sentence(language: Language) -> None:
    (unit,) = units([notes(language, BACK_CHANNEL[language])], Brief())
    assert unit.utterances == ("u1", "u3")
    assert not unit.quotable
    assert {"ja": "変えたので、布の値段", "en": "and, in May"}[language] in unit.spoken.raw


CHAT: list[tuple[str, str]] = [
    ("森", "染めを習い始めたのはなぜですか"),
    ("辻", "母に、布が余っていると言われたんです"),
    ("辻", "だったら染めてみようと思いました笑"),
    ("辻", "最初の年は売れたのが七枚でした"),
    ("辻", "干す順番は二つ決めていて"),
    ("辻", "一つ目は日なたから裏へ"),
    ("辻", "二つ目は濃い色から干す"),
    ("辻", "店より市のほうがよく売れます"),
]


def test_a_message_of_a_chat_is_a_sentence_without_its_full_stop() -> None:
    texts = [unit.text for unit in units([notes("ja", CHAT)], Brief())]
    assert "母に、布が余っていると言われたんです。" in texts
    assert "だったら染めてみようと思いました。" in texts
    assert "二つ目は濃い色から干す。" in texts
    assert texts[-1] == "店より市のほうがよく売れます。"


def test_when_and_how_the_talk_is_held_is_no_part_of_it() -> None:
    arranged = [("森", "いくつかチャットで伺ってもいいですか"), ("辻", "干し終わったので今なら大丈夫です"), *CHAT]
    outline = plan([notes("ja", arranged)], Brief(), Order("interview", (), frozenset()))
    body = render.body(outline, "ja")
    assert "母に、布が余っている" in body
    assert "大丈夫" not in body
    assert "伺っても" not in body


def test_what_recognition_cuts_at_its_pauses_is_put_together() -> None:
    cut = [
        ("辻", "最初の年は売れたのが"),
        ("辻", "七枚でした"),
        ("辻", "けど次の年に"),
        ("辻", "市へ出てみたら"),
        ("辻", "四十枚売れたんです"),
    ]
    texts = [unit.text for unit in units([notes("ja", cut)], Brief())]
    assert any(
        "市へ出てみたら、四十枚売れたんです" in text or "市へ出てみたら四十枚売れたんです" in text for text in texts
    )


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("ja", [("辻", "費用は約3."), ("辻", "5倍になりました。")]),
        ("en", [("Mara", "The cost went up about 3."), ("Mara", "5 times in a year.")]),
    ],
)
def test_a_decimal_that_a_line_break_cut_is_one_number(language: Language, turns: list[tuple[str, str]]) -> None:
    (unit,) = units([notes(language, turns)], Brief())
    assert "3.5" in unit.text


@pytest.mark.parametrize(
    ("language", "label"), [("ja", "森／辻"), ("en", "Lee/Mara"), ("en", "Lee and Mara"), ("ja", "森と辻")]
)
def test_what_two_people_say_together_is_nobodys(language: Language, label: str) -> None:
    turns = [*TORN[language], (label, {"ja": "染め物は三日かかります。", "en": "Dyeing takes three days."}[language])]
    found = units([notes(language, turns)], Brief())
    assert not any({"ja": "三日かかります", "en": "three days"}[language] in unit.text for unit in found)


@pytest.mark.parametrize(
    ("language", "said", "retracted", "repaired"),
    [
        ("ja", "完成まで六週間かかりました。あ、違う、四週間でした。", "六週間", "四週間"),
        ("ja", "完成まで六週間、いや失礼、四週間かかりました。", "六週間", "四週間"),
        ("en", "It took us six weeks to finish. No, sorry, four weeks.", "six weeks", "four"),
        ("en", "It took us six weeks, no, sorry, four weeks to finish.", "six weeks", "four"),
    ],
)
def test_what_was_taken_back_never_stands_without_the_repair(
    language: Language, said: str, retracted: str, repaired: str
) -> None:
    found = units([notes(language, [({"ja": "辻", "en": "Mara"}[language], said)])], Brief())
    assert found
    for unit in found:
        assert retracted not in unit.text or repaired in unit.text


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("ja", "見たのは三店舗、四店舗くらいです。", "三店舗、四店舗"),
        ("ja", "手伝いは五、五人いれば足ります。", "五、五人"),
        ("ja", "冬は二、二十人ほどで染めます。", "二、二十人"),
        ("en", "It takes two, two and a half weeks to dry.", "two, two and a half"),
        ("en", "We need 2-3 years to learn it.", "2-3 years"),
    ],
)
def test_tidying_cuts_no_alternative(language: Language, text: str, whole: str) -> None:
    (unit,) = units([notes(language, [({"ja": "辻", "en": "Mara"}[language], text)])], Brief())
    assert whole in unit.text


@pytest.mark.parametrize(
    ("language", "plea", "rest"),
    [
        ("ja", "店の名前は書かないでくださいね。", "棚は入口から三つ並べました。"),
        ("en", "Please don't print that bit about the shop.", "We put three shelves by the door."),
    ],
)
def test_a_plea_is_never_drafted_even_where_a_person_put_its_turn_back(
    language: Language, plea: str, rest: str
) -> None:
    found = units([notes(language, [({"ja": "辻", "en": "Mara"}[language], f"{rest} {plea}")])], Brief())
    assert [unit.text for unit in found] == [rest]
