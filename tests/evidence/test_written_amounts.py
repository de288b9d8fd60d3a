"""Figures as a person reads them: a date is one, no word is swallowed, and what the speaker took back is not backed."""

from __future__ import annotations

import pytest

from pipeline.evidence import taken_back, written_amounts
from pipeline.evidence.facts import items
from pipeline.policy.config import Config
from pipeline.report.facts import Facts, render
from pipeline.sources import articles, notes
from pipeline.wording import LANGUAGES, Language

TALK: dict[Language, str] = {
    "ja": """\
---
date: 2026-11-03
---
森：いつからですか。
三橋：三年前の十一月十日です。ノートが六冊、いや、すみません、四冊あります。
森：ほかには。
三橋：樽は二百個、もとい、百二十個です。蔵は5時半に開けます。作業は1時間半です。
""",
    "en": """\
---
date: 2026-11-03
---
Mori: Since when?
Ashby: Since 10 May 2019. The repair took six weeks — no, sorry, four. Storage was £400 a week.
Mori: And the boats?
Ashby: We had thirty boats, make that forty. Damp fell by 30 per cent.
""",
}


def states(language: Language, text: str, head: str = "") -> dict[str, str]:
    """State by the words of each quotation and figure of a text."""
    written = f"---\ntitle: x\ndate: 2026-11-20\nlang: {language}\n---\n# x\n\n{head}{text}\n"
    article = articles.parse("content/site/posts/a.md", written, Config(lang=language))
    return {
        item.text: item.state for item in items(article, [notes.load(TALK[language].encode(), "content/notes/t.md")])
    }


@pytest.mark.parametrize(
    ("language", "text", "texts"),
    [
        ("ja", "十一月十日に二時間話した。", ["十一月十日", "二時間"]),
        ("ja", "令和7年11月3日の午前十時三十分に着いた。", ["令和7年11月3日", "午前十時三十分"]),
        ("ja", "3〜4か月で、九割五分が1時間半かかった。", ["3〜4か月", "九割五分", "1時間半"]),
        ("en", "On 10 November 2025 it took 12 hours.", ["10 November 2025", "12 hours"]),
        ("en", "It cost £400 a week, £2m for all, and fell by 30 per cent at 5 o'clock.", ["£400", "£2m", "30 per cent", "5 o'clock"]),
        ("en", "It went from 30 to 12 minutes on May 3rd, two hours later.", ["30 to 12 minutes", "May 3rd", "two hours"]),
    ],
)  # fmt: skip
def test_dates_ranges_and_times_are_one_and_no_word_is_swallowed(
    language: Language, text: str, texts: list[str]
) -> None:
    assert [amount.text for amount in written_amounts.find(text, language)] == texts


@pytest.mark.parametrize(
    ("language", "text", "gone"),
    [
        ("ja", "五、六人、いえ、七人です。", ["五", "六"]),
        ("ja", "3軒から11軒になりました。いや、12軒でした。", ["11"]),
        ("ja", "予算は200万円、いや失礼、150万円でした。", ["200万"]),
        ("ja", "六人いました。いや、三回電話しました。", []),
        ("ja", "3軒から11軒になりました。", []),
        ("ja", "六か月かかって、いや違うな、四か月かかったんです。", ["六"]),
        ("ja", "六百円、いやいや、七百円でした。", ["六百"]),
        ("ja", "六か月、というか四か月ですね。", ["六"]),
        ("ja", "六か月、じゃなくて四か月かかりました。", ["六"]),
        ("ja", "六か月ですね。えっと、ちょっと待ってください、四か月です。", ["六"]),
        ("ja", "六人いました。訂正します、四人です。", ["六"]),
        ("ja", "六か月じゃなくて四か月で済んだのは、見積もりが六か月だったからです。", []),
        ("ja", "三十万円と言われて、いや二十万円なら出すと答えました。", []),
        ("ja", "十人が反対で、違う、と言った人は三人でした。", []),
        ("ja", "六か月か四か月か、よく覚えていません。", []),
        ("en", "We paid 300 pounds, I mean 400 pounds.", ["300"]),
        ("en", "It took six, no, four weeks.", ["six"]),
        ("en", "It took six weeks, uh, no, um, four weeks.", ["six"]),
        ("en", "It cost 500 dollars — no, that's wrong, 700 dollars.", ["500"]),
        ("en", "Six weeks, hang on, let me check, four weeks.", ["Six"]),
        ("en", "Six weeks. My mistake, four weeks.", ["Six"]),
        ("en", "I mean, six weeks is long. I mean, four weeks would do.", []),
        ("en", "We hired 3 people, no 4 people would have been enough.", []),
        ("en", "It took six weeks, maybe four weeks, I am not sure.", []),
        ("en", "Six weeks, they said, no, four weeks, and we waited.", []),
        ("en", "It took six weeks and two people, no, sorry, four weeks.", ["six"]),
        ("en", "We had five or six, no wait, it was seven.", ["five", "six"]),
        ("en", "He sold 40. No, sorry, 50.", ["40"]),
        ("en", "Six people came. Sorry, I had three calls.", []),
        ("en", "Six days — sorry, my phone. We have four people.", []),
    ],
)
def test_what_a_speaker_takes_back(language: Language, text: str, gone: list[str]) -> None:
    assert [text[number.start : number.end] for number in taken_back.find(text, language)] == gone


ASKED_BACK: dict[Language, tuple[str, ...]] = {
    "ja": ("十二人いました。", "十二人ですか。", "いえ、十四人です。"),
    "en": ("We had twelve people on the shift.", "Did you say twelve?", "No, fourteen."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_that_was_asked_back_and_put_right_is_taken_back(language: Language) -> None:
    said, asked, answer = ASKED_BACK[language]
    gone = {"ja": "十二", "en": "twelve"}[language]
    kept = taken_back.kept([("A", said), ("B", asked), ("A", answer)], language)
    assert kept is not None and not any(gone in text for text in kept) and kept[2] == answer
    another = {"ja": "前の年もですか。", "en": "The year before, too?"}[language]
    assert taken_back.kept([("A", said), ("B", another), ("A", answer)], language) is None
    assert taken_back.kept([("A", said), ("B", asked), ("C", answer)], language) is None
    assert taken_back.kept([(None, said), (None, asked), (None, answer)], language) is None


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("ja", "ノートは六冊あります。", "ノートは四冊あります。"),
        ("ja", "樽は二百個です。", "樽は百二十個です。"),
        ("en", "The repair took six weeks.", "The repair took four weeks."),
        ("en", "They had thirty boats.", "They had forty boats."),
    ],
)
def test_a_figure_that_was_taken_back_is_not_backed(language: Language, wrong: str, right: str) -> None:
    human = {"ja": "## 体験 {: .lived-experience }\n\n", "en": "## Experience {: .lived-experience }\n\n"}[language]
    for head in ("", human):
        assert set(states(language, wrong, head).values()) == {"taken-back"}
        assert set(states(language, right, head).values()) == {"in-notes"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quotation_that_ends_before_its_correction_is_told_apart_from_one_that_holds_it(language: Language) -> None:
    cut, whole, shown = {
        "ja": ("ノートが六冊", "ノートが六冊、いや、すみません、四冊あります", "言い直した数字"),
        "en": ("The repair took six weeks", "The repair took six weeks — no, sorry, four", "taken back by the speaker"),
    }[language]
    who = {"ja": "三橋", "en": "Ashby"}[language]
    found = states(language, f"> {cut}\n>\n> — {who}\n\n> {whole}\n>\n> — {who}")
    assert (found[cut], found[whole]) == ("taken-back", "in-notes")
    written = f"---\ntitle: x\ndate: 2026-11-20\nlang: {language}\n---\n# x\n\n> {cut}\n>\n> — {who}\n"
    article = articles.parse("content/site/posts/a.md", written, Config(lang=language))
    listed = items(article, [notes.load(TALK[language].encode(), "content/notes/t.md")])
    lines = render(Facts(article.path, listed, {}), language).splitlines()
    assert any(line.startswith("✗") and shown in line for line in lines)
    assert not any(line.startswith("✓") for line in lines)


@pytest.mark.parametrize(
    ("language", "text", "state"),
    [
        ("ja", "十一月十日に継ぎました。", "in-notes"),
        ("ja", "11月3日に話を聞きました。", "in-notes"),  # the day of the interview
        ("ja", "十月十日に継ぎました。", "unsupported"),
        ("ja", "十一月二十日に公開しました。", "in-notes"),  # the day of the article
        ("ja", "運ぶのに11日かかりました。", "unsupported"),  # the month of the interview is no length
        ("en", "It began on 10 May.", "in-notes"),
        ("en", "It began on May 10th, 2019.", "in-notes"),
        ("en", "It began on 10 May 2020.", "unsupported"),
        ("en", "It began on 10 June 2019.", "unsupported"),
        ("en", "They met on 3 November 2026.", "in-notes"),
    ],
)
def test_a_day_is_backed_as_a_whole(language: Language, text: str, state: str) -> None:
    assert list(states(language, text).values()) == [state]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_quotations_one_below_the_other_are_two(language: Language) -> None:
    said = {
        "ja": ("三年前の十一月十日です", "作業は1時間半です"),
        "en": ("Since 10 May 2019", "Damp fell by 30 per cent"),
    }[language]
    who = {"ja": "三橋", "en": "Ashby"}[language]
    found = states(language, "\n\n".join(f"> {words}\n>\n> — {who}" for words in said))
    assert [found[words] for words in said] == ["in-notes", "in-notes"]


PUT_RIGHT: list[tuple[Language, str, str, str, str]] = [
    ("ja", "その春は空き店舗が十一軒でした。六十二軒のうちの十一軒。", "違う違う、十三軒だったでしょ。十一はその前。", "あ、そうか、失礼。十三軒です。", "十一"),
    ("ja", "窯は二基あります。", "いや、三基でしょう。", "そうでした、三基です。", "二基"),
    ("en", "That spring eleven shops stood empty.", "No, it was thirteen.", "Oh, you're right, thirteen shops.", "eleven"),
    ("en", "We fired two kilns.", "Wasn't it three?", "Yes, sorry, three kilns.", "two"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "objected", "answer", "wrong"), PUT_RIGHT)
def test_a_figure_that_somebody_else_puts_right_is_taken_back(
    language: Language, said: str, objected: str, answer: str, wrong: str
) -> None:
    talk = [("A", said), ("B", objected), ("A", answer)]
    kept = taken_back.kept(talk, language)
    assert kept is not None and wrong not in kept[0] and kept[2] == answer
    agreed = [("A", said), ("B", objected), ("A", "はい。" if language == "ja" else "Yes.")]
    assert taken_back.kept(agreed, language) is None


@pytest.mark.parametrize(
    ("language", "talk"),
    [
        # Which of two figures is meant, nobody says.
        ("ja", ["窯は十二基のうち二基が新しい。", "いや、三基でしょう。", "失礼、三基です。"]),
        ("ja", ["最初は窯が二基でした。", "次の年は三基ですか。", "はい、三基です。"]),
        ("en", ["We had two kilns then.", "And three kilns the next year?", "Yes, three kilns."]),
        ("en", ["We had two kilns then.", "No, really, and three children?", "Yes, three children."]),
    ],
)
def test_another_figure_of_an_answer_takes_nothing_back(language: Language, talk: list[str]) -> None:
    assert taken_back.kept(list(zip("ABA", talk, strict=True)), language) is None
