"""What the writer is asked about has to be such a moment: not what could happen to anybody, no idiom, nobody's choice."""

from __future__ import annotations

import pytest

from pipeline.drafting.study.material import study
from pipeline.drafting.study.moments import Moment, heard
from pipeline.language.japanese_speech import whole
from pipeline.model.article import Brief
from pipeline.sources import notes
from pipeline.wording import Language

# A sentence that has the words and is none, and one that is.
NONE_AND_ONE: list[tuple[Language, Moment, str, str]] = [
    (
        "en",
        "failure",
        "I couldn't have said it better than my uncle did.",
        "We lost the hull because somebody had shut the vents.",
    ),
    (
        "en",
        "failure",
        "You can end up in trouble if the vents are shut all winter.",
        "We were in trouble for the whole of that winter.",
    ),
    (
        "en",
        "avoided",
        "The old hulls are no longer built with copper nails.",
        "We turned down the contract of the marina that spring.",
    ),
    (
        "en",
        "choice",
        "My uncle picked up the trade from a cousin in Spain.",
        "We decided to keep a log of the vents in the yard.",
    ),
    (
        "en",
        "scene",
        "Let's say a hull comes in and the first time it leaks.",
        "I saw the owner stand on the slip that morning, in tears.",
    ),
    (
        "ja",
        "failure",
        "もし間違いがなければ、春には新しい船が港に着きます。",
        "最初の冬は板の寸法を間違えて、船底を作り直しました。",
    ),
    (
        "ja",
        "avoided",
        "新しい道具は使わない人のほうが、港には多いですね。",
        "樹脂の船は、考えた末にわざと頼まないようにしています。",
    ),
    (
        "ja",
        "choice",
        "いつかは塗料の乾かし方も、自分の手で変えたいですね。",
        "塗料は水に強い国産の缶を選んで、三回に分けて塗ります。",
    ),
]


@pytest.mark.parametrize(("language", "kind", "none", "one"), NONE_AND_ONE)
def test_a_moment_is_one(language: Language, kind: Moment, none: str, one: str) -> None:
    found = {}
    for said in (none, one):
        talk = [notes.load(f"A: {said}".encode(), "talk.md")]
        material = study(talk, Brief())
        found[said] = [material.units[place].text for place in heard(material, kind)]
    assert [bool(found[none]), bool(found[one])] == [False, True]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("板は、板は六枚、いや、七枚です。", "板は六枚、いや、七枚です。"),
        ("マ、マストは六本、いや、七本です。", "マストは六本、いや、七本です。"),
        ("六、六枚、いや、七枚です。", "六、六枚、いや、七枚です。"),
    ],
)
def test_words_said_twice_go_even_where_something_is_taken_back(said: str, read: str) -> None:
    assert whole(said).text == read
