"""The questions to the writer are those of one interview: another one gets others, even where nothing is quoted."""

from __future__ import annotations

import re

import pytest

from pipeline.drafting.study.material import study
from pipeline.drafting.writing.guidance import guidance
from pipeline.model.article import KINDS, Brief
from pipeline.wording import LANGUAGES, Language
from tests.drafting.interviews import TEXTS, interview

OTHER: dict[Language, str] = {
    "ja": """\
---
interviewee: 三輪
interviewer: 森
---
森: 工房では何を作っているんですか。
三輪: 手回しのオルゴールを作っています。オルゴールの櫛歯は、一本ずつやすりで削ります。
森: 始めたころは大変でしたか。
三輪: 初めてオルゴールを客に渡した日、音が一つ出なくて、その場で泣いてしまいました。櫛歯を二本も折ったんです。
森: 今はどうですか。
三輪: 櫛歯は誰でも三年あれば削れるようになります。オルゴールは箱の木が一番大事です。
森: 量産はしないんですか。
三輪: 量産の話は断りました。オルゴールを急いで作ると、櫛歯の音がそろわないからです。
""",
    "en": """\
---
interviewee: Mara
interviewer: Lee
---
Lee: What do you make?
Mara: We make music boxes that you wind by hand. The teeth of the comb are filed one by one.
Lee: Was it hard at the beginning?
Mara: The first time I handed a music box to a customer, one note was silent, and I cried in front of her. I broke two teeth of the comb.
Lee: And now?
Mara: Everybody can learn to file the comb in three years. The wood of the music box is the most important part.
Lee: Would you make more of them?
Mara: We turned down the offer of a factory. If you make a music box in a hurry, the comb never sounds even.
""",
}
ABOUT: dict[Language, str] = {"ja": "オルゴール", "en": "music box"}


def whole(language: Language, text: str) -> list[str]:
    """The questions of the three sections."""
    material, seen = study([interview(language, text)], Brief()), set[str]()
    return [line.text for kind in KINDS[:3] for line in guidance(material, kind, seen).lines[1:]]


def asked(language: Language, text: str) -> list[str]:
    """The same without what is quoted."""
    lines = whole(language, text)
    quoted = {"ja": r"^.*」と話しました。", "en": r"^.*?said: '.*?'\. "}[language]
    return [re.sub(quoted, "", line) for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_interview_gets_other_questions(language: Language) -> None:
    one, other = asked(language, TEXTS[language]), asked(language, OTHER[language])
    assert len(set(one) & set(other)) <= 1
    assert sum(ABOUT[language] in line for line in other) > 2
    assert not any(ABOUT[language] in line for line in one)


@pytest.mark.parametrize(
    ("language", "ask"),
    [
        ("ja", "同じ気持ちになったのは"),
        ("ja", "検討して断ったもの"),
        ("ja", "当てはまらない人"),
        ("en", "Where have you felt the same"),
        ("en", "look at and turn down"),
        ("en", "have you seen it go otherwise"),
    ],
)
def test_what_is_asked_depends_on_what_was_said(language: Language, ask: str) -> None:
    assert any(ask in line for line in asked(language, OTHER[language]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_asked_to_agree_with_what_only_is_so(language: Language) -> None:
    plain: dict[Language, str] = {
        "ja": "".join(f"田辺: 倉庫の棚は{n}段で、棚の箱は{n}個です。\n" for n in range(3, 9)),
        "en": "".join(f"Mara: The shelf in the store has {n} boards and {n} boxes.\n" for n in range(3, 9)),
    }
    agree = {"ja": "賛成ですか", "en": "Do you agree"}[language]
    assert not any(agree in line for line in asked(language, plain[language]))


def test_what_recognition_broke_is_not_quoted_but_pointed_at() -> None:
    broken = "一番の怖さ火とか窯って夜やったり松のやつ全部もう燃えたりするやつです。"
    questions = whole(
        "ja", f"記者: 窯の仕事は何年ですか。\n大野: 窯を継いで二十年です。\n記者: 何が怖いですか。\n大野: {broken}\n"
    )
    assert not any(broken.rstrip("。") in one for one in questions)
    assert any("大野さんの話（u4）は文字起こしが乱れています" in one for one in questions)


def test_what_reads_well_is_quoted_before_what_is_broken() -> None:
    broken, reads = (
        "一番の怖さ火とか窯って夜やったり松のやつ全部もう燃えたりするやつです。",
        "薪は前の年に割っておくのが一番大事です。",
    )
    questions = whole("ja", f"記者: 何が怖いですか。\n大野: {broken}\n記者: 薪はどうですか。\n大野: {reads}\n")
    assert any(reads.rstrip("。") in one for one in questions)


def test_nobody_is_sent_back_to_the_recording_twice() -> None:
    questions = whole(
        "ja",
        "記者: 窯はどうでしたか。\n"
        "田辺: 窯の方って割れたとか怒られて窯やって大変だったんすよ窯が焦げて困ったって感じです。"
        "窯とか三十回って数えて窯の薪って燃えて大事って思って窯いいんすって感じです。\n"
        "記者: 何を決めましたか。\n"
        "田辺: 窯の薪って松とか決めて窯やって選んで窯の火って決めたって感じっす窯です。\n"
        "田辺: 窯の煙って臭いとか言われて窯やって泣いて窯の煙って電話って感じっす窯です。"
        "窯の夜って寝て窯とか失敗って焦げて窯って失敗っす感じです。\n",
    )
    assert sum("録音を聞き直して" in one for one in questions) == 1


@pytest.mark.parametrize(
    ("language", "text", "age"),
    [
        (
            "ja",
            "森: いつ継がれましたか。\n岸: 店を継いだのは、私が31歳のときのことです。\n森: 何を焼きますか。\n岸: 丸いパンを焼きます。\n",
            "「31歳」",
        ),
        (
            "en",
            "Lee: When did it start?\nAnn: I was 31 years old when I took the bakery over.\nLee: What do you bake?\nAnn: Round loaves.\n",
            "'31",
        ),
    ],
)
def test_nobody_is_asked_to_count_how_old_somebody_was(language: Language, text: str, age: str) -> None:
    assert not [question for question in asked(language, text) if age in question]
