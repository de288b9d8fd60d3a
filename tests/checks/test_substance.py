"""What an editor would ask of the three human sections: found parts are named, missing ones too."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.judge import judge
from pipeline.checking.registry import by_id
from pipeline.model.finding import Severity
from pipeline.policy.config import Config
from pipeline.report.messages import message
from pipeline.sources.articles import parse
from pipeline.wording import LANGUAGES, Language
from tests.test_copies import other


def told(language: Language, check: str, **sections: str) -> list[tuple[Severity, str]]:
    """What one check says of an article with `sections`, by class with underscores."""
    config = Config(lang=language)
    article = parse("a.md", other(language, **sections), config)
    report, _ = judge(article, Inputs(config=config), [by_id(check)])
    return [(found.severity, message(found, language)) for found in report.findings]


VAGUE: dict[Language, str] = {
    "ja": "作業の様子はとても印象的で、学ぶところが多いものでした。みんなが真剣に取り組んでいて、雰囲気もよく、工夫の積み重ねが大きな力になるのだと実感します。"
    "改善とは終わりのない旅のようなものかもしれません。\n",
    "en": "The work was impressive and there is much to learn from it. Everybody takes it seriously, the mood is good, and small steps add up "
    "to great strength. Improvement may well be a journey without an end.\n",
}
ADDED: dict[Language, list[str]] = {
    "ja": ["去年の十月のことです。", "川口の倉庫での話です。", "田中さんが隣にいました。", "箱は十七個ありました。", "「もうやめよう」と誰かが言いました。"],
    "en": ["It was in October 2019.", "It was in the warehouse.", "Tanaka said nothing at all.", "There were 17 boxes.", "“Let us stop this,” said a voice."],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_thing_that_can_be_checked_is_enough_for_an_experience(language: Language) -> None:
    ((severity, text),) = told(language, "experience-not-concrete", lived_experience=VAGUE[language])
    assert severity is Severity.WARNING
    assert all(word in text for word in {"ja": ("いつ", "誰が"), "en": ("when", "who")}[language])
    for added in ADDED[language]:
        assert told(language, "experience-not-concrete", lived_experience=VAGUE[language] + added) == []


STATED: dict[Language, list[tuple[str, str]]] = {
    "ja": [
        ("倉庫の番号は入荷の順に振るべきです。通路の右から左へ、棚の上の段から下の段へ、同じ大きさの札を並べます。札の色は三つの種類で、字の大きさもそろえます。文字は黒、地は白、縁は赤です。夜は明かりが落ちます。", "理由"),
        ("棚が入口から遠いので、歩く距離は長くなり、荷物の重さと通路の狭さもあって、夕方の作業は遅れます。雨の日は床が滑るため、台車は置いたままです。月末は箱の数が倍に増えます。札の色は三種類です。", "どう考える"),
    ],
    "en": [
        ("Shelves should be numbered by arrival. Labels are white with black letters and a red edge, one on each side of each shelf, three sizes in all, "
         "and they are printed in the office on Mondays by a machine near the door.", "why"),
        ("Because the shelves stand far from the door, the way is long, and the trolleys wait outside on rainy days, since the floor is wet. At the end of the "
         "month twice as many boxes come in through the gate.", "what you hold"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_opinion_is_told_which_half_is_missing(language: Language) -> None:
    for text, missing in STATED[language]:
        ((severity, said),) = told(language, "opinion-without-stance", opinion=text)
        assert severity is Severity.WARNING
        assert missing in said


FLAT: dict[Language, str] = {
    "ja": "棚の番号は倉庫の大きさと荷の量で変わり、並べ方には入荷順と品目順の二つがあります。入荷順は歩く距離が短く、品目順は探すのが楽です。"
    "端末の値段は一台八万円ほどで、電池は一日もちます。どちらにも長所と短所があります。\n",
    "en": "The numbers on shelves depend on the size of the building and the amount of goods. Numbering by arrival is shorter to walk; numbering by "
    "kind is easier to search. A scanner costs about six hundred dollars. Both have strengths and weaknesses.\n",
}
CHOICES: dict[Language, list[str]] = {
    "ja": ["来月から入荷の順に振り直します。", "入荷順を選びました。", "端末の購入は見送りました。", "入荷順でいこうと思います。", "品目順はやめにした。", "番号は入荷の順に振るべきです。", "番号は必ず入荷の順に振る。", "番号の付け方は何も変えない。", "札は紙のままでいきます。", "入荷の順に戻しました。", "倉庫は十月から火曜も休みになります。", "番号を残すほうに票が集まった。", "看板はそのままにしておく。"],
    "en": ["We will number by arrival.", "We chose arrival.", "I am going to renumber them.", "The team opted for arrival.", "From now on we use arrival.", "We commit to arrival.", "Number them by arrival, and use one colour. Use one label a shelf.", "Shelves should be numbered by arrival.", "Out: bookings, deposits. In: a second door.", "Nothing changes this year.", "We're staying with paper labels.", "We have gone back to arrival.", "The warehouse will close on Tuesdays.", "Kept the old labels, though the paper is dear.", "The board voted to keep the numbers.", "The sign stays."],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_without_any_choice_is_stopped_and_with_one_is_only_asked(language: Language) -> None:
    wanted = {"ja": "何を選んだか、", "en": "what was chosen"}[language].strip("、")
    ((severity, text),) = told(language, "decision-incomplete", decision=FLAT[language])
    assert severity is Severity.ERROR
    assert wanted in text.split({"ja": "（", "en": "("}[language])[0]
    for choice in CHOICES[language]:
        for severity, text in told(language, "decision-incomplete", decision=FLAT[language] + choice):
            assert severity is Severity.WARNING
            assert wanted not in text.split({"ja": "（", "en": "("}[language])[0], choice
    whole = {
        "ja": "入荷順を選びました。端末は買わないと決めました。責任はわたしが持ちます。",
        "en": "We chose arrival. We decided not to buy scanners. I answer for it.",
    }[language]
    assert told(language, "decision-incomplete", decision=FLAT[language] + whole) == []


# What nobody has decided yet, in several forms: it is asked about, and stops nothing.
OPEN: dict[Language, list[str]] = {
    "ja": ["札を替えるかどうかは、まだ決まっていない。", "番号の順は決めかねています。", "端末を買うかは未定です。", "札の色はまだ検討中だ。", "どちらがよいか、迷っています。", "結論はまだ出ていません。"],
    "en": ["Whether the labels change is still open.", "We have not decided which order to take.", "The colour of the labels is undecided.", "Nothing has been settled yet.", "The owner is still weighing both.", "We haven't made up our minds."],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_still_open_is_no_choice_and_no_error(language: Language) -> None:
    missing = {"ja": "何を選んだか・何をしないと決めたか", "en": "what was chosen, what you decided against"}[language]
    for text in OPEN[language]:
        ((severity, said),) = told(language, "decision-incomplete", decision=FLAT[language] + text)
        assert severity is Severity.WARNING, text
        assert missing in said
        settled = f"{FLAT[language]}{text} {CHOICES[language][0]}"
        assert missing not in "".join(said for _, said in told(language, "decision-incomplete", decision=settled))


# A choice and what was turned down, without a verb of choosing and without a not.
CLIPPED: dict[Language, list[str]] = {
    "ja": ["札は紙のまま。端末の案は退けた。責任は森。", "番号は入荷の順。品目順は取りやめた。責任は森。"],
    "en": ["Our policy: no new scanners this year. Mori is responsible.", "Fewer labels from May on. Mori is in charge.", "We went with arrival and passed on the scanner."],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_in_few_words_is_one(language: Language) -> None:
    for text in CLIPPED[language]:
        assert told(language, "decision-incomplete", decision=f"{FLAT[language]}{text}") == [], text


# Whoever tells what they chose and lived through answers for it and says why, also where the language leaves the pronoun out.
TOLD: dict[Language, tuple[str, str]] = {
    "ja": (
        "入荷の順に振り直すことにしました。端末は買いませんでした。",
        "棚を先に直すべきだと思います。去年の秋は端末を二台入れて、遠回りを減らせないまま年を越しました。",
    ),
    "en": (
        "I chose arrival. I did not buy the scanner.",
        "I think the shelves come first. Last autumn we got two scanners, and walked the long way round until the year was over.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_tells_of_themselves_needs_no_pronoun_and_no_because(language: Language) -> None:
    decision, opinion = TOLD[language]
    assert told(language, "decision-incomplete", decision=FLAT[language] + decision) == []
    assert told(language, "opinion-without-stance", opinion=opinion * 2) == []
