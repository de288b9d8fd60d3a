"""True quotations in every decent form of editing, and the ways in which one is altered: two fresh talks, case by case."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.evidence.matching import Index, Match
from pipeline.sources import notes
from pipeline.wording import Language

TALK: dict[Language, str] = {
    "ja": """\
---
interviewee: 小野寺
interviewer: 西
---
西：パン屋を継いだのは、いつでしたか。
小野寺：えーと、2019年の4月です。父が、父が倒れまして、それで東京から戻ってきたんですよね。最初の半年は、まあ、一日に百二十個しか焼けませんでした。
西：なるほど。
小野寺：いまは三百個くらい焼いています。値段は1.5倍にしましたけど、お客さんは減っていません。
西：怖くなかったんですか。
小野寺：怖かったです。常連の方に「高くなったね」と言われたときは、正直、眠れませんでした。でも、あの、小麦を変えるつもりはないんです。
西：従業員の方は反対しましたか。
小野寺：二人が反対して、一人が、なんて言うか、黙っていました。私は「半年だけやらせてほしい」と言ったんです。
西：うまくいかなかったことは。
小野寺：配達はやめました。月に八万円かかるのに、注文は、注文は十件も来なかったので。来年は駅前に出店したいと思っています。ただ、借金をしてまで出すことはしません。
小野寺：レジはｷｬｯｼｭﾚｽにしました（笑）。さまざまなやり方を試して、待ち時間が十分から三分に減った。いいことばかりではなかったですけどね。
西：来年の予算は三百万円と聞きました。
""",
    "en": """\
---
interviewee: Maren Holt
interviewer: Dev
---
Dev: When did you take the bakery over?
Maren Holt: Um, in April 2019. My father, my father fell ill, so I came back from London. In the first six months we, you know, only baked a hundred and twenty loaves a day.
Dev: Right.
Maren Holt: Now we bake about three hundred. We put the price up one and a half times, but we haven't lost customers.
Dev: Weren't you afraid?
Maren Holt: I was, actually. A regular told me, "You've become expensive." I honestly couldn't sleep. But, um, I don't think we should change the flour.
Dev: Did your staff object?
Maren Holt: Two of them objected, and one, like, never said a word. I said we would try it for half a year.
Dev: And what did not work?
Maren Holt: We stopped the deliveries. They cost $900 a month and hardly anybody ordered. Next year we want to open near the station. It isn't just about money, and we would never borrow for it.
Maren Holt: The till is unreliable, so we might replace it in March [laughs]. The queue went from ten minutes to three. Customers are kind of happier.
Dev: I heard the budget for next year is three million.
""",
}
HOLDS = [
    ("ja", "2019年の4月です"),
    ("ja", "二〇一九年の四月です"),
    ("ja", "父が倒れまして、それで東京から戻ってきたんです"),
    ("ja", "最初の半年は、一日に百二十個しか焼けませんでした"),
    ("ja", "最初の半年は一日に120個しか焼けませんでした。"),
    ("ja", "最初の半年は、まあ、一日に百二十個しか焼けませんでした"),
    ("ja", "いまは３００個くらい焼いています"),
    ("ja", "値段は1.5倍にしました"),
    ("ja", "値段は１．５倍にしましたけど、お客さんは減っていません"),
    ("ja", "怖かったです"),
    ("ja", "正直、眠れませんでした。でも、小麦を変えるつもりはないんです"),
    ("ja", "二人が反対して、一人が黙っていました"),
    ("ja", "二人が反対して、一人が、なんて言うか、黙っていました"),
    ("ja", "月に8万円かかるのに、注文は十件も来なかった"),
    ("ja", "月に80,000円かかるのに、注文は10件も来なかったので"),
    ("ja", "来年は駅前に出店したいと思っています"),
    ("ja", "借金をしてまで出すことはしません"),
    ("ja", "レジはキャッシュレスにしました"),
    ("ja", "レジはキャッシュレスにしました。さまざまなやり方を試して、待ち時間が10分から3分に減った"),
    ("ja", "最初の半年は（中略）百二十個しか焼けませんでした"),
    ("ja", "配達はやめました。……来年は駅前に出店したい"),
    ("ja", "私は「半年だけやらせてほしい」と言ったんです"),
    ("ja", "いいことばかりではなかったです"),
    ("en", "In April 2019."),
    ("en", "My father fell ill, so I came back from London"),
    ("en", "In the first six months we only baked 120 loaves a day."),
    ("en", "in the first six months we only baked a hundred and twenty loaves a day"),
    ("en", "In the first six months we, you know, only baked a hundred and twenty loaves a day."),
    ("en", "Now we bake about 300."),
    ("en", "We put the price up 1.5 times, but we have not lost customers."),
    ("en", "we haven't lost customers"),
    ("en", "I was."),
    ("en", "I was, actually"),
    ("en", "I honestly couldn’t sleep."),
    ("en", "I honestly could not sleep"),
    ("en", "I don't think we should change the flour"),
    ("en", "But I don't think we should change the flour."),
    ("en", "Two of them objected, and one never said a word."),
    ("en", "Two of them objected, and one, like, never said a word."),
    ("en", "They cost 900 dollars a month and hardly anybody ordered"),
    ("en", "Next year we want to open near the station"),
    ("en", "It is not just about money, and we would never borrow for it."),
    ("en", "The till is unreliable, so we might replace it in March."),
    ("en", "The till is unreliable […] The queue went from ten minutes to three."),
    ("en", "The queue went from 10 minutes to 3"),
    ("en", "Customers are happier."),
    ("en", "Ｎｅｘｔ year we want to open near the station"),
    ("en", "I said we would try it for half a year"),
]
FAILS = [
    # a changed number
    ("ja", "2018年の4月です"),
    ("ja", "2019年の5月です"),
    ("ja", "一日に百三十個しか焼けませんでした"),
    ("ja", "一日に12個しか焼けませんでした"),
    ("ja", "いまは三千個くらい焼いています"),
    ("ja", "値段は15倍にしました"),
    ("ja", "値段は2.5倍にしました"),
    ("ja", "月に八千円かかるのに"),
    ("ja", "注文は二十件も来なかった"),
    ("ja", "三人が反対して、一人が黙っていました"),
    ("ja", "待ち時間が三分から十分に減った"),
    ("ja", "待ち時間が10分から3秒に減った"),
    # a flipped negation
    ("ja", "最初の半年は一日に百二十個焼けました"),
    ("ja", "お客さんは減っています"),
    ("ja", "お客さんは減っていないとは言えません"),
    ("ja", "怖くなかったです"),
    ("ja", "正直、眠れました"),
    ("ja", "小麦を変えるつもりなんです"),
    ("ja", "小麦を変えるつもり"),
    ("ja", "借金をしてまで出すことはします"),
    ("ja", "借金をしてまで出すこと"),
    ("ja", "駅前に出店したくないと思っています"),
    ("ja", "配達はやめませんでした"),
    ("ja", "配達はやめず"),
    ("ja", "いいことばかりだったです"),
    ("ja", "一人が黙っていませんでした"),
    # tense, modality, another word
    ("ja", "東京から戻ってくるんです"),
    ("ja", "いまは三百個くらい焼いていました"),
    ("ja", "いまは三百個くらい焼けます"),
    ("ja", "来年は駅前に出店します"),
    ("ja", "来年は駅前に出店するはずです"),
    ("ja", "来年は駅前に出店したいとは思っていません"),
    ("ja", "来年は駅前に出店したかったと思っています"),
    ("ja", "母が倒れまして、それで東京から戻ってきたんです"),
    ("ja", "大阪から戻ってきたんです"),
    ("ja", "配達は始めました"),
    ("ja", "いまは三百個以上焼いています"),
    # two turns joined, words in another order, words put in
    ("ja", "2019年の4月です。来年は駅前に出店したいと思っています"),
    ("ja", "いまは三百個くらい借金をしてまで出すことはしません"),
    ("ja", "配達は怖かったです"),
    ("ja", "お客さんは減っていません。値段は1.5倍にしました"),
    ("ja", "正直、とても眠れませんでした"),
    ("en", "in April 2018"),
    ("en", "in May 2019"),
    ("en", "only baked a hundred and thirty loaves a day"),
    ("en", "only baked 1,200 loaves a day"),
    ("en", "Now we bake about three thousand."),
    ("en", "We put the price up two and a half times"),
    ("en", "We put the price up 15 times"),
    ("en", "They cost $90 a month"),
    ("en", "They cost €900 a month"),
    ("en", "They cost $900 a year"),
    ("en", "Three of them objected"),
    ("en", "The queue went from three minutes to ten"),
    ("en", "we would try it for a year"),
    ("en", "we have lost customers"),
    ("en", "we haven't lost no customers"),
    ("en", "I was not, actually"),
    ("en", "I honestly could sleep"),
    ("en", "I think we should change the flour"),
    ("en", "we should change the flour"),
    ("en", "one always said a word"),
    ("en", "one said a word"),
    ("en", "anybody ordered"),
    ("en", "nearly anybody ordered"),
    ("en", "It is just about money"),
    ("en", "It is not about money"),
    ("en", "we would borrow for it"),
    ("en", "we would always borrow for it"),
    ("en", "The till is reliable"),
    ("en", "Customers are unhappier"),
    ("en", "We did not stop the deliveries"),
    ("en", "I come back from London"),
    ("en", "Now we baked about three hundred"),
    ("en", "we will replace it in March"),
    ("en", "we must replace it in March"),
    ("en", "Next year we will open near the station"),
    ("en", "Next year we wanted to open near the station"),
    ("en", "My mother fell ill, so I came back from London"),
    ("en", "so I came back from Leeds"),
    ("en", "In April 2019 we stopped the deliveries."),
    ("en", "Now we bake about three minutes"),
    ("en", "The queue went from ten minutes to three. We stopped the deliveries."),
    ("en", "we want to open very near the station"),
]
OTHERS = [
    ("ja", "パン屋を継いだのは、いつでしたか"),
    ("ja", "従業員の方は反対しましたか"),
    ("ja", "来年の予算は三百万円と聞きました"),
    ("en", "When did you take the bakery over?"),
    ("en", "Did your staff object?"),
    ("en", "the budget for next year is three million"),
]
REPORTED = [
    ("ja", "高くなったね", True),
    ("ja", "半年だけやらせてほしい", False),
    ("ja", "正直、眠れませんでした", False),
    ("en", "You've become expensive.", True),
    ("en", "I honestly couldn't sleep", False),
    ("en", "we would try it for half a year", False),
]
SPEAKER = {"ja": "小野寺", "en": "Maren Holt"}
INTERVIEWER = {"ja": "西", "en": "Dev"}


@cache
def index(language: Language) -> Index:
    return Index.of([notes.load(TALK[language].encode(), "talk.md")], language)


@pytest.mark.parametrize(("language", "quoted"), HOLDS)
def test_a_true_quotation_holds_for_its_speaker_and_for_nobody_else(language: Language, quoted: str) -> None:
    assert index(language).judge(quoted, SPEAKER[language]).state in ("verbatim", "edited")
    assert index(language).judge(quoted, INTERVIEWER[language]).state in ("wrong-speaker", "not-in-notes")


@pytest.mark.parametrize(("language", "quoted"), FAILS)
def test_an_altered_quotation_does_not_hold(language: Language, quoted: str) -> None:
    assert index(language).judge(quoted, SPEAKER[language]).state == "not-in-notes"


@pytest.mark.parametrize(("language", "quoted"), OTHERS)
def test_the_words_of_the_other_person_are_theirs(language: Language, quoted: str) -> None:
    assert index(language).judge(quoted, SPEAKER[language]).state == "wrong-speaker"
    assert index(language).judge(quoted, INTERVIEWER[language]).state in ("verbatim", "edited")


@pytest.mark.parametrize(("language", "quoted", "reported"), REPORTED)
def test_what_a_speaker_reports_of_somebody_else_is_marked(language: Language, quoted: str, reported: bool) -> None:
    found = index(language).judge(quoted, SPEAKER[language])
    assert found.state in ("verbatim", "edited")
    assert bool(found.reported) is reported


BRACKETS: dict[Language, str] = {
    "ja": """\
森：大家さんが五月に来たそうですね。
林：ええ。大家の馬場さんは家賃を上げたいと言っていました。結局、私たちは家を出ることに決めました。もともと狭かったし、彼もそれを知っていました。
林：僕は姉に最初に話しました。六月に駅の近くへ移りました。
""",
    "en": """\
Mori: The landlord came to see you last May, didn't he?
Hayashi: He did. The landlord, Mr Barnes, wanted more rent. In the end we decided to leave the house. It was too small anyway, and he knew it.
Hayashi: I told my sister first. We moved to the station in June.
""",
}
HONEST = [
    ("ja", "［馬場さんも］それを知っていました"),
    ("ja", "［家が］狭かったし、彼もそれを知っていました"),
    ("ja", "家を出ることに決めました（中略）六月に駅の近くへ移りました"),
    ("ja", "［林は］姉に最初に話しました"),
    ("ja", "私たちは家を出ることに（笑）決めました"),
    ("ja", "［私たちは］家を出ることに決めました"),
    ("en", "[The house] was too small anyway, and he knew it"),
    ("en", "It was too small anyway, and [Barnes] knew it"),
    ("en", "In the end [we] decided to leave the house […] and he knew it"),
    ("en", "[Hayashi] told my sister first"),
    ("en", "[The family] decided to leave the house"),
    ("en", "We decided to leave the house [sic]. [I]t was too small anyway"),
]
OTHERS = [
    ("ja", "［大家さんは］家を出ることに決めました"),
    ("ja", "［彼は］姉に最初に話しました"),
    ("ja", "家を出る［わけではない］ことに決めました"),
    ("en", "[the landlord] decided to leave the house"),
    ("en", "[he] told my sister first"),
    ("en", "we decided [not] to leave the house"),
]
UNHEARD = [
    ("ja", "［市長が］家賃を上げたいと言っていました"),
    ("ja", "私たちは［火事のあと］家を出ることに決めました"),
    ("en", "[The mayor] wanted more rent"),
    ("en", "we decided to leave the house [after the fire]"),
]


def bracketed(language: Language, quoted: str) -> Match:
    talk = Index.of([notes.load(BRACKETS[language].encode(), "talk.txt")], language)
    return talk.judge(quoted, {"ja": "林", "en": "Hayashi"}[language])


@pytest.mark.parametrize(("language", "quoted"), HONEST)
def test_brackets_may_make_plain_who_or_what_is_meant(language: Language, quoted: str) -> None:
    match = bracketed(language, quoted)
    assert match.state in ("verbatim", "edited") and not match.added


@pytest.mark.parametrize(("language", "quoted"), OTHERS)
def test_brackets_may_not_make_somebody_else_act_or_deny(language: Language, quoted: str) -> None:
    assert bracketed(language, quoted).state == "not-in-notes"


@pytest.mark.parametrize(("language", "quoted"), UNHEARD)
def test_what_nobody_near_it_said_is_named(language: Language, quoted: str) -> None:
    match = bracketed(language, quoted)
    assert match.state in ("verbatim", "edited") and match.added
