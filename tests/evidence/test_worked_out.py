"""A figure that is worked out from two of the notes passes where the step is plain, and is listed as what it is."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checks.number_not_in_notes import find
from pipeline.evidence.facts import items
from pipeline.model.finding import Finding
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.wording import Language

PLAIN: list[tuple[Language, str, str]] = [
    ("ja", "店員十人のうち七人が自転車で来ます。", "店員の70%が自転車で来る。"),
    ("ja", "鶏は四十八羽、鴨は二十二羽です。", "鶏と鴨を合わせて70羽飼う。"),
    ("ja", "鶏は去年四十八羽で、今年は六十羽です。", "鶏は12羽増えた。"),
    ("ja", "大人の会費は一万八千円で、子どもはその半額です。", "子どもの会費は9千円だ。"),
    ("ja", "去年の収穫は三十トン、今年は十八トンでした。", "収穫は前の年より4割少なかった。"),
    ("ja", "漁獲は十年前が三トン、今年は四十二トンです。", "漁獲は10年で14倍になった。"),
    ("ja", "本の売り上げは前の年の九十四パーセントです。", "本の売り上げは6%減った。"),
    ("ja", "客の四割が海外からで、そのうち半分が台湾です。", "客の2割が台湾から来る。"),
    ("ja", "去年は二百四十台を売りました。そのうち三割が子ども用です。", "子ども用は72台売れた。"),
    ("ja", "工事で一年二か月休みました。", "工事で14か月休んだ。"),
    ("ja", "工場の弁当は五百円で、四十個売れます。", "工場の弁当で2万円を売り上げる。"),
    ("ja", "鶏は十二羽で、一羽が週に五個の卵を産みます。", "鶏は週に60個の卵を産む。"),
    ("ja", "山羊は九十頭で、六十頭がうちの、残りは借りています。", "山羊の3分の1は借りたものだ。"),
    ("ja", "賛成が六割二分、反対が一割五分、残りは未定という答えでした。", "未定という答えは23%だった。"),
    ("ja", "月曜に四十八個、火曜に五十二個、金曜に四十個売れました。", "合わせて140個売れた。"),
    ("ja", "店は九時から十八時まで開けます。", "店は一日に9時間開ける。"),
    ("ja", "重さは千五百四十キロです。", "重さは約1.5トンだ。"),
    ("ja", "始めたのは平成十年で、二〇二〇年に店を閉めました。", "始めて22年で店を閉めた。"),
    ("ja", "不良は百個に四個で、今は千個に五個です。", "不良は4%から0.5%へ、8分の1に減った。"),
    ("ja", "団員は定員が三十人で、いまは二十四人です。", "団員は定員に6人足りない。"),
    ("ja", "梨は一キロ八百円で、桃は千円です。", "梨は1キロ800円だ。"),
    ("ja", "呼ばれるのは月に五、六件です。", "月に5、6件呼ばれる。"),
    ("ja", "焼くのに八十分かかります。", "焼くのに一時間二十分かかる。"),
    ("ja", "焼くのに一時間二十分かかります。", "焼くのに80分かかる。"),
    ("ja", "米は三日で三十キロ使います。", "米は一日に10キロ使う。"),
    ("ja", "家賃は半年ごとに四十八万円です。", "家賃は月8万円にあたる。"),
    ("ja", "客は昼が四十人、夜が二十五人です。", "夜の客は昼の半分より多い。"),
    ("ja", "出動は三百十二件でした。", "出動は300件を超えた。"),
    ("ja", "来たのは三百九十七人です。", "来たのは400人足らずだ。"),
    ("en", "Seven of the ten waiters cycle in.", "70 percent of the waiters cycle in."),
    ("en", "We keep 48 hens and 22 ducks; I mean birds, 48 birds and 22 birds.", "Together they keep 70 birds."),
    ("en", "We had 48 hens last year. This year it is 60 hens.", "They have 12 hens more than last year."),
    ("en", "The fee is 18,000 yen. Children pay half of that fee.", "Children pay a fee of 9,000 yen."),
    ("en", "The harvest was 30 tons, and this year 18 tons.", "The harvest fell by 40 percent."),
    ("en", "The catch was three tons then, and 42 tons now.", "The catch is 14 times as large."),
    ("en", "Book sales are 94 percent of the year before.", "Book sales fell by 6 percent."),
    ("en", "My aunt opened the shop in 1952. I took it over in 1998.", "He took the shop over after 46 years."),
    ("en", "Last year we sold 240 bikes. Thirty percent of the bikes were for children.", "They sold 72 bikes for children."),
    ("en", "Of 96 children, 31 read to a dog.", "Nearly one in three children reads to a dog."),
    ("en", "Lunch is 12 euros and we serve 40 lunches.", "Lunches bring in 480 euros."),
    ("en", "I have twelve hens, each lays five eggs a week.", "Her twelve hens lay 60 eggs a week."),
    ("en", "We keep 90 goats, of which 60 are ours, the rest we rent.", "They rent a third of the goats."),
    ("en", "Of the 200 chairs half went to schools, 70 to shops and the rest to the town.", "The town got 30 chairs."),
    ("en", "We sold 48 loaves on Monday and 52 loaves on Tuesday and 40 loaves on Friday.", "Together they sold 140 loaves."),
    ("en", "The shop is open from nine to six.", "The shop is open nine hours a day."),
    ("en", "It weighs 1,540 kilos.", "It weighs about one and a half tons."),
    ("en", "It is 50 kilometres away.", "It is about 31 miles away."),
    ("en", "The summer school had 360 guests in twelve days.", "On average 30 guests came to the summer school each day."),
    ("en", "The roof cost 19,000 euros, and the town pays 30 percent of the roof.", "After the grant the roof cost 13,300 euros."),
    ("en", "We have 140 drivers, and need 155 drivers.", "The depot is 15 drivers short."),
    ("en", "The truck costs $480,000, and we have 310 so far.", "They are still $170,000 short of the truck."),
    ("en", "The town gave $9,000 for the oven, and it cost twelve.", "The oven cost $12,000."),
    ("en", "Two of the five ovens are gone.", "Three of the five ovens are left."),
    ("en", "Sick days fell from 31 days to 12 days.", "Sick days fell by more than half, from 31 days to 12 days."),
    ("en", "Baking takes eighty minutes.", "Baking takes an hour and twenty minutes."),
    ("en", "Baking takes one hour and twenty minutes.", "Baking takes 80 minutes."),
    ("en", "The oven cost 18,000 euros, and I paid it off in five years.", "She paid off 3,600 euros a year for the oven."),
    ("en", "We had 312 calls.", "They had more than 300 calls."),
    ("en", "We had 312 calls.", "They had fewer than 320 calls."),
    ("en", "We were closed for one year and two months.", "They were closed for 14 months."),
    ("ja", "箱を低くして、積める数が一割五分増えたんです。", "箱を低くして、積める数が一割五分増えた。"),
    ("ja", "店員の七割が自転車で来ます。", "店員十人のうち七人が自転車で来る。"),
    ("en", "Seventy percent of the waiters cycle in.", "Seven of every ten waiters cycle in."),
]  # fmt: skip
STOPPED: list[tuple[Language, str, str]] = [
    # What was or is, told as what it changed by.
    ("ja", "銭湯は四十七軒あったのが、今は五軒です。", "銭湯は47軒減った。"),
    ("en", "Their hours fell from 40 to 34 hours a week.", "Their week was cut by 34 hours."),
    # Another length of time.
    ("ja", "焼くのに八十分かかります。", "焼くのに一時間三十分かかる。"),
    ("en", "Baking takes eighty minutes.", "Baking takes an hour and thirty minutes."),
    # One end of a range.
    ("ja", "電話は月に二、三十件です。", "電話は月に30件かかる。"),
    ("ja", "割り引きは二三割です。", "割り引きは3割だ。"),
    ("en", "You wait three to four weeks.", "You wait three weeks."),
    ("en", "A table is between 4,000 and 5,500 euros.", "A table costs €5,500."),
    # How many times as much is not how many of anything.
    ("ja", "輸出は八か国です。去年はゼロでした。", "輸出は8倍になった。"),
    # Another rate, another bound, another rest.
    ("ja", "工場の弁当は五百円で、四十個売れます。", "工場の弁当で3万円を売り上げる。"),
    ("ja", "出動は三百十二件でした。", "出動は400件を超えた。"),
    ("ja", "賛成が六割二分、反対が一割五分、残りは未定という答えでした。", "未定という答えは33%だった。"),
    ("en", "Lunch is 12 euros and we serve 40 lunches.", "Lunches bring in 520 euros."),
    ("en", "We had 312 calls.", "They had more than 400 calls."),
    ("en", "Of the 200 chairs half went to schools, 70 to shops and the rest to the town.", "The town got 40 chairs."),
    ("en", "It is 50 kilometres away.", "It is about 40 miles away."),
    # Not one step, not one unit, not near, or without a word for it.
    ("ja", "鶏は四十八羽、鴨は二十二羽です。", "70羽の声が聞こえる。"),
    ("ja", "鶏は四十八羽、犬は二匹です。", "鶏と犬を合わせて50羽飼う。"),
    ("ja", "費用は二百十万円で、市が百五万円、くじが七十万円です。", "借りたのは35万円だ。"),
    ("en", "We keep 48 hens and 22 ducks.", "They hear 70 birds."),
    ("en", "We keep 48 hens and two dogs.", "Together they keep 50 hens."),
    ("en", "It cost 210,000 euros: the town gave 105,000, and a grant 70,000.", "They borrowed 45,000 euros."),
]  # fmt: skip
BOUNDS: list[tuple[Language, str, str]] = [
    ("ja", "電話は月に二、三十件です。", "電話は月に20〜30件かかる。"),
    ("ja", "電話は月に二、三十件です。", "電話は最大で30件かかる。"),
    ("ja", "電話は月に二、三十件です。", "電話は20件以上かかる。"),
    ("ja", "割り引きは二三割です。", "割り引きは2〜3割だ。"),
    ("ja", "割り引きは2割か3割です。", "割り引きは二三割だ。"),
    ("ja", "電話は月に二、三十件です。先月は三十件でした。", "先月の電話は30件だった。"),
    ("ja", "人手は三十八人から二十九人に減りました。", "人手は29人になった。"),
    ("en", "You wait three to four weeks.", "You wait three to four weeks."),
    ("en", "You wait three to four weeks.", "You wait up to four weeks."),
    ("en", "You wait three to four weeks.", "You wait at least three weeks."),
    ("en", "A table is between 4,000 and 5,500 euros.", "A table costs between 4,000 and 5,500 euros."),
    ("en", "You wait three to four weeks. I waited four weeks.", "She waited four weeks."),
    ("en", "Staff fell from 38 to 29 people.", "They have 29 people."),
]


def said(language: Language, talk: str, far: str = "") -> notes.Notes:
    speaker = {"ja": "森：", "en": "Mori: "}[language]
    return notes.load(f"{speaker}{talk}\n{far}".encode(), "content/notes/talk.txt")


def stopped(language: Language, talk: str, sentence: str, far: str = "") -> list[str]:
    """The figures of a machine section that are stopped."""
    return [str(one.parameters["figure"]) for one in reported(language, talk, sentence, far) if one.severity is None]


def reported(language: Language, talk: str, sentence: str, far: str = "") -> list[Finding]:
    """What is said of the figures of a machine section."""
    config = Config(lang=language)
    text = f"---\ntitle: x\ndate: 2026-01-01\nlang: {language}\n---\n# x\n\n## y\n\n{sentence}\n"
    article = articles.parse("content/site/posts/a.md", text, config)
    return list(find(article, Inputs(config=config, notes=(said(language, talk, far),))))


def warned(language: Language, talk: str, sentence: str, far: str = "") -> list[str]:
    """The figures that are warned of."""
    return [str(one.parameters["figure"]) for one in reported(language, talk, sentence, far) if one.severity]


def states(language: Language, talk: str, sentence: str) -> list[tuple[str, int | None]]:
    config = Config(lang=language)
    text = f"---\ntitle: x\ndate: 2026-01-01\nlang: {language}\n---\n# x\n\n## y\n\n{sentence}\n"
    article = articles.parse("content/site/posts/a.md", text, config)
    found = [one for one in items(article, [said(language, talk)]) if one.kind == "figure"]
    return [(one.state, one.place.line if one.place else None) for one in found]


@pytest.mark.parametrize(("language", "talk", "sentence"), PLAIN)
def test_one_step_from_two_figures_passes(language: Language, talk: str, sentence: str) -> None:
    assert stopped(language, talk, sentence) == []


@pytest.mark.parametrize(("language", "talk", "sentence"), STOPPED)
def test_what_is_no_plain_step_is_stopped(language: Language, talk: str, sentence: str) -> None:
    assert stopped(language, talk, sentence)


@pytest.mark.parametrize(("language", "talk", "sentence"), BOUNDS)
def test_a_bound_or_both_ends_of_a_range_hold(language: Language, talk: str, sentence: str) -> None:
    assert stopped(language, talk, sentence) == []


@pytest.mark.parametrize(
    ("language", "talk", "far", "sentence"),
    [
        ("ja", "鶏は四十八羽です。", "森：春は市場に店を出します。\n原：雨の日もですか。\n森：はい、雨の日も出します。\n原：夏は。\n森：鴨が二十二羽です。\n", "鶏と鴨を合わせて70羽飼う。"),
        ("ja", "苗木は一日で一人二百本を植えます。", "", "三人なら一日に600本の苗木を植えられる。"),
        ("ja", "大人は五百円、子どもは二百円です。", "", "大人2人と子ども1人で1200円になる。"),
        ("ja", "来館者は九千人です。", "原：貸出は。\n森：貸出は一万八千冊でした。\n", "来館者一人当たりの貸出は約2冊だ。"),
        ("ja", "申し込みはフルが四百人、ハーフが三百人で、走ったのは合わせて六百人です。", "", "申し込んだ700人のうち100人は走らなかった。"),
        ("ja", "生まれは一九五一年で、十六のときに窯に入りました。", "", "窯に入ったのは1967年だ。"),
        ("en", "We keep 48 birds.", "Mori: In spring we sell at the market.\nHara: When it rains, too?\nMori: When it rains, too.\nHara: And then?\nMori: There are 22 birds in the barn.\n", "Together they keep 70 birds."),
        ("en", "A planter sets about 200 trees a day.", "", "Three planters would set 600 trees."),
        ("en", "It is $8 per adult, and other kids pay $5.", "", "Two adults and one kid pay $21."),
        ("en", "Eight in ten who train drop out.", "", "Two in ten of those who train stay."),
        ("en", "I was sixteen when I went down the mine. I was born in 1951.", "", "Mori went down the mine in 1967."),
    ],
)  # fmt: skip
def test_what_takes_more_steps_or_stands_far_apart_is_warned_of(
    language: Language, talk: str, far: str, sentence: str
) -> None:
    assert stopped(language, talk, sentence, far) == []
    assert warned(language, talk, sentence, far)


@pytest.mark.parametrize(
    ("language", "talk", "sentence"),
    [
        ("ja", "今日は六月十二日で、栗の蜜は五日前に終わりました。", "栗の蜜は6月7日に終わった。"),
        ("ja", "今日は六月十二日です。店はあと二週間で開きます。", "店は6月26日に開く。"),
        ("en", "Today is the fourth of May. The lamp comes back a week from tomorrow.", "The lamp comes back on 12 May."),
        ("en", "Today is 12 June. We closed the shop five days ago.", "The shop closed on June 7."),
        ("en", "Today is 12 June. The shop opens in two weeks.", "The shop opens on June 26."),
    ],
)  # fmt: skip
def test_a_day_that_was_told_by_how_far_it_is_holds(language: Language, talk: str, sentence: str) -> None:
    assert stopped(language, talk, sentence) == []
    assert stopped(language, talk, sentence.replace("2", "1").replace("7", "8"))


@pytest.mark.parametrize(("language", "talk", "sentence"), [PLAIN[1], PLAIN[11]])
def test_the_list_of_facts_says_that_a_figure_was_worked_out_and_where_from(
    language: Language, talk: str, sentence: str
) -> None:
    assert states(language, talk, sentence) == [("worked-out", 1)]


@pytest.mark.parametrize(("language", "talk", "sentence"), [STOPPED[0], STOPPED[1], STOPPED[2], STOPPED[4]])
def test_the_list_of_facts_backs_no_cut_range_and_no_level(language: Language, talk: str, sentence: str) -> None:
    assert [state for state, _ in states(language, talk, sentence)] == ["unsupported"]
