"""What came out, with its figure, stands among the key points: also where speech puts it into two sentences, or into an answer."""

from __future__ import annotations

import pytest

from pipeline.drafting.engines.extractive import plan
from pipeline.drafting.engines.request import Order
from pipeline.drafting.study.amounts import changes, once_and_now
from pipeline.drafting.study.material import study
from pipeline.drafting.writing import phrases, render
from pipeline.drafting.writing.outline import Bullets, Outline, PlannedSection, sentences
from pipeline.language import normal
from pipeline.model.article import Brief
from pipeline.model.notes import Notes
from pipeline.sources import notes as reading
from pipeline.wording import LANGUAGES, Language

TALK: dict[Language, str] = {
    "ja": """\
記者: 修理は前はどのくらいかかりましたか。
田辺: 時計の修理には十四日かかっていました。店の奥の机に、時計が六十個たまっていました。
記者: それをどう変えましたか。
田辺: 部品を先に注文することにしました。朝いちばんに、届いた時計を私がぜんぶ開けて見ます。
記者: 今はどうですか。
田辺: {after}
記者: お客さんは何と言っていますか。
田辺: 隣の町のお客さんが、友だちを三人連れてきてくれました。時計の店は町にうちしかありません。
""",
    "en": """\
Reporter: How long did a repair take?
Ada: The repair of a watch took fourteen days in our shop. Sixty watches were waiting on the desk in the back room.
Reporter: What did you change?
Ada: We order the parts before we begin. I open every watch that arrives first thing in the morning.
Reporter: And how is it now?
Ada: {after}
Reporter: What do your customers say?
Ada: A customer from the next town brought three friends last winter. There is no other watchmaker in our town.
""",
}
# What the guest says in the end, and what of it has to stand among the key points.
TOLD: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ja": (
        ("そうです。十四日から二日です。", ("時計の修理には十四日かかっていました。十四日から二日です。",)),
        (
            "今は、時計の修理は二日です。朝来た時計は、次の日の夕方に返します。",
            ("十四日かかっていました。今は、時計の修理は二日です。",),
        ),
        (
            "えー、それで今は、修理は平均で二日です。はい、十四日から二日です。",
            ("今は、修理は平均で二日です。十四日から二日です。",),
        ),
    ),
    "en": (
        (
            "It went from fourteen days to two, believe it or not.",
            ("took fourteen days in our shop. It went from fourteen days to two",),
        ),
        (
            "The repair of a watch takes two days now.",
            ("took fourteen days in our shop. The repair of a watch takes two days now.",),
        ),
        ("The repair of a watch went from fourteen days to two days.", ("went from fourteen days to two days.",)),
    ),
}
CASES = [(language, after, wanted) for language in LANGUAGES for after, wanted in TOLD[language]]


def read(text: str) -> Notes:
    return reading.load(text.encode(), "talk.txt")


def draft(notes: Notes, article_type: str = "case-study") -> Outline:
    return plan((notes,), Brief(), Order(article_type, ("opinion",)))


def points(outline: Outline, language: Language) -> str:
    name = phrases.KEY_POINTS.render(language)
    return "".join(render.section(one, language) for one in outline.sections if one.heading == name)


@pytest.mark.parametrize(("language", "after", "wanted"), CASES)
@pytest.mark.parametrize("article_type", ["case-study", "interview", "how-to"])
def test_what_came_out_is_a_key_point_with_what_it_is_of(
    language: Language, after: str, wanted: tuple[str, ...], article_type: str
) -> None:
    told = points(draft(read(TALK[language].format(after=after)), article_type), language)
    assert all(one in told for one in wanted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_gives_the_title_with_what_changed(language: Language) -> None:
    title = draft(read(TALK[language].format(after=TOLD[language][2][0]))).title.text
    assert {"ja": "修理：十四日から二日", "en": "Repair of a watch: from fourteen days to two"}[language] in title


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_point_of_two_sentences_is_traced_sentence_by_sentence(language: Language) -> None:
    notes = read(TALK[language].format(after=TOLD[language][0][0]))
    material = study((notes,), Brief())
    (change,) = material.outcomes.changes
    texts = {one.id: one for one in notes.utterances}
    for place in (change.head, change.tail):
        unit = material.units[place]
        said = " ".join(texts[id_].text for id_ in unit.utterances)
        assert normal.stands(normal.form(unit.text, language, clearing=False), normal.form(said, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("修理には二日から五日です。", "ja"),
        ("二日から五日です。", "ja"),
        ("It runs from version 2 up to version 5.", "en"),
        ("The list is from 1 to 100.", "en"),
    ],
)
def test_a_range_is_no_change(text: str, language: Language) -> None:
    assert not changes(text, language)
    said = {
        "ja": f"記者: どうですか。\n田辺: 修理には二日かかっていました。{text}\n",
        "en": f"Reporter: And?\nAda: {text}\n",
    }
    assert not study((read(said[language]),), Brief()).outcomes.changes


TWO_THINGS: dict[Language, str] = {
    "ja": "記者: どうでしたか。\n田辺: 調べると、時計を直している時間は三時間でした。残りは部品を待っていました。お客さんからは毎日電話がありました。\n"
    "記者: それで？\n田辺: 受付を変えました。今は時計を一緒に十五分間見てから預かります。\n",
    "en": "Reporter: How was it?\nAda: It turned out that a watch was being worked on for three hours. The rest of the time it waited for a part. People rang every day.\n"
    "Reporter: And?\nAda: We changed the counter. Now we look at the watch together for fifteen minutes before we take it in.\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_figures_of_different_things_are_no_change(language: Language) -> None:
    """What the talk is about stands in both sentences, and binds no figure to another."""
    assert not study((read(TWO_THINGS[language]),), Brief()).outcomes.changes


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_else_says_completes_nothing(language: Language) -> None:
    """The subject is the other's: no sentence is put under the name of who did not say it."""
    own = {
        "ja": "田辺: 時計の修理には十四日かかっていました。",
        "en": "Ada: The repair of a watch took fourteen days in our shop.",
    }[language]
    others = {
        "ja": "田辺: そうですね。\n記者: 時計の修理には十四日かかっていました。\n田辺: ",
        "en": "Ada: Let me think.\nReporter: The repair of a watch took fourteen days in your shop.\nAda: ",
    }[language]
    talk = TALK[language].format(after=TOLD[language][0][0])
    assert study((read(talk),), Brief()).outcomes.endings
    assert not study((read(talk.replace(own, others)),), Brief()).outcomes.endings


def test_news_is_a_key_point_also_where_it_hangs_on_the_sentence_before() -> None:
    talk = TALK["ja"].format(after="その後は隣の町の会社に買収されて、職人が三人残りました。")
    assert "- 隣の町の会社に買収されて" in points(draft(read(talk)), "ja")


def test_a_figure_that_leaves_out_what_it_is_of_stands_with_the_sentence_that_says_so() -> None:
    after = "返せなかった時計が、数えた結果、二十個ありました。金額にすると、四十万円分です。"
    told = points(draft(read(TALK["ja"].format(after=after))), "ja")
    assert "- 金額にすると" not in told
    assert "| 金額にすると" not in render.body(draft(read(TALK["ja"].format(after=after))), "ja")
    assert "返せなかった時計が、数えた結果、二十個ありました。金額にすると、四十万円分です。" in told


def test_an_answer_without_its_question_is_no_key_point() -> None:
    after = "二日から三日です。時計を朝のうちにぜんぶ数えることが、いちばん大事だと思います。"
    outline = draft(read(TALK["ja"].format(after=after)))
    told = points(outline, "ja")
    assert "二日から三日です" not in told
    assert "いちばん大事だと思います" in told + outline.description.text


SET_AGAINST: dict[Language, str] = {
    "ja": "三日以内に返すと八割の人がまた来るのに、十日を超えると二割の人しか来ません。",
    "en": "Eighty percent of them return if it takes three days, but only twenty percent return after ten days.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_figures_held_against_each_other_stand_at_the_head(language: Language) -> None:
    after = SET_AGAINST[language]
    outline = draft(read(TALK[language].format(after=after)))
    assert after.rstrip("。.") in outline.description.text + points(outline, language)


def test_what_a_thing_is_not_but_is_opens_the_article() -> None:
    after = "時計の修理は、部品を替える仕事じゃなくて、持ち主の話を聞く仕事だと思います。"
    outline = draft(read(TALK["ja"].format(after=after)))
    assert after.rstrip("。") in outline.description.text
    assert all(section.heading != phrases.DEFINITIONS.render("ja") for section in outline.sections)


LIFE: dict[Language, tuple[str, str]] = {
    "ja": ("時計の店に来たのは2001年の時計の春です。", "時計の修理は、朝のうちに数えるのが難しいです。"),
    "en": (
        "I moved here for the watch shop in 1999.",
        "I think a watch has to be counted in the morning, first thing.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebodys_life_does_not_open_an_article(language: Language) -> None:
    life, view = LIFE[language]
    outline = draft(read(TALK[language].format(after=f"{life} {view}" if language == "en" else life + view)))
    assert life.rstrip("。.") not in outline.description.text


BACKWARDS: dict[Language, tuple[str, str, str]] = {
    "ja": ("修理の時給は1400円です。", "組合が来るまでは1100円でした。", "1100円"),
    "en": ("We pay 14 dollars an hour for a repair.", "It used to be 11 dollars until the union came.", "11 dollars"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_it_was_is_told_with_how_it_is_also_the_other_way_round(language: Language) -> None:
    now, then, before = BACKWARDS[language]
    text = TALK[language].format(after=f"{now} {then}" if language == "en" else now + then)
    changes_found = study((read(text),), Brief()).outcomes.changes
    assert any(before in one.before for one in changes_found)
    assert then.rstrip("。.") in points(draft(read(text)), language)


GROWN: dict[Language, tuple[str, str]] = {
    "ja": ("時計の会は40人から始めて、今は1200人です。", "時計の会は40人から始めて、来年は本を出します。"),
    "en": (
        "We started the club with 40 people and have 1,200 now.",
        "We started the club with 40 people and wrote a book.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_and_what_is_in_one_sentence_is_a_change(language: Language) -> None:
    grown, only = GROWN[language]
    assert list(once_and_now(grown, language))
    assert not list(once_and_now(only, language))


SHORT: dict[Language, tuple[str, str]] = {
    "ja": ("森: その後はいかがですか。\n浜田: 古い起重機が雨の日に壊れました。船は二日遅れました。\n", "浜田さんの話"),
    "en": (
        "Lee: And since then?\nMara: The old crane broke in the rain. Two boats were late again.\n",
        "What Mara said",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stretch_without_a_subject_is_called_by_who_tells_it(language: Language) -> None:
    text, name = SHORT[language]
    named = [section.heading for section in draft(read(text)).sections]
    assert phrases.INTERVIEW.render(language) not in named
    assert name in named


YEARS: dict[Language, tuple[str, str]] = {
    "ja": (
        """\
記者: 時計の修理代はどうなっていますか。
田辺: まず数字から言うと、修理代の平均は、二〇二三年が四千円、二〇二四年が五千円、二〇二五年が七千円、今年は九千円です。
記者: ほかに変わったことはありますか。
田辺: もう一つ、預かり料が、今の三百円から五百円に上がります。腕時計の預かりは店の棚で一週間だけです。
""",
        "四千円、二〇二四年が五千円、二〇二五年が七千円、今年は九千円です",
    ),
    "en": (
        """\
Reporter: How did the price of a repair move?
Ada: The price of a watch repair was 40 dollars in 2023, 50 dollars in 2024, and 70 dollars in 2025.
Reporter: What else changed?
Ada: The fee for keeping a watch goes from 3 dollars to 5 dollars in spring. We keep a watch on the shelf for one week only.
""",
        "40 dollars in 2023, 50 dollars in 2024, and 70 dollars in 2025",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_figure_was_from_year_to_year_comes_first_and_whole(language: Language) -> None:
    talk, told = YEARS[language]
    outline = plan([reading.load(talk.encode(), "talk.txt")], Brief(), Order("news-analysis", ()))
    points = next(one for one in outline.sections if one.heading == phrases.KEY_POINTS.render(language))
    assert told in next(block for block in points.blocks if isinstance(block, Bullets)).items[0].sentence.text


def test_a_title_names_what_changed_and_no_year() -> None:
    outline = plan([reading.load(YEARS["ja"][0].encode(), "talk.txt")], Brief(), Order("news-analysis", ()))
    assert outline.title.text.startswith("修理代の平均：四千円から九千円へ")


def test_a_large_number_without_its_unit_is_a_figure() -> None:
    assert changes("年収でいうと七百二十万から四百三十万になりました。", "ja")


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        ("We mended 60 watches in 2020 and 1,140 last year.", "60", "1,140"),
        ("Watches are thirty percent of what we sell now, it was eighty-five.", "eighty-five", "thirty percent"),
        ("We keep six weeks of springs now instead of two.", "two", "six weeks"),
        ("The year went from minus four thousand to nine.", None, None),
        ("We sold 40 clocks in May and 30 straps in June.", None, None),
        ("One of the two shops has a sign now, it was a bakery.", None, None),
    ],
)
def test_a_figure_as_it_is_may_be_told_before_the_figure_as_it_was(
    said: str, before: str | None, after: str | None
) -> None:
    found = [(said[one.start : one.end], said[two.start : two.end]) for one, two in once_and_now(said, "en")]
    assert found == ([(before, after)] if before else [])


def test_what_the_year_before_was_completes_the_year_after() -> None:
    told = "In the year after, we had nineteen returns of our watches. The year before it was thirty-three."
    points = [line for section in english(told).sections for line in shown(section)]
    assert f"{told}" in " ".join(points)


def test_a_loss_is_no_gain() -> None:
    outline = english("The profit of the shop went from minus four thousand pounds to nine thousand.")
    assert "minus four thousand" in outline.title.text


def test_an_amount_of_nothing_is_no_key_point() -> None:
    outline = english("Two hours on average, I measured forty watches.")
    assert "Two hours on average" not in " ".join(line for section in outline.sections for line in shown(section))


def english(after: str) -> Outline:
    """The draft of the English talk with this end."""
    talk = reading.load(TALK["en"].format(after=after).encode(), "talk.md")
    return plan([talk], Brief(), Order("case-study", (), frozenset()))


def shown(section: PlannedSection) -> list[str]:
    """What stands among the key points."""
    if section.heading != phrases.KEY_POINTS.en:
        return []
    bullets = [block for block in section.blocks if isinstance(block, Bullets)]
    return [one.text for block in bullets for one in sentences(block)]


def test_money_that_was_made_is_a_key_point() -> None:
    after = "We cleared 2 million without a shop window, because whoever has a watch repaired tells a friend."
    outline = draft(read(TALK["en"].format(after=after)))
    assert "cleared 2 million" in points(outline, "en") + outline.description.text
