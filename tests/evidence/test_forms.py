"""Every form in which an article gives words to somebody, and what does not give them to anybody."""

from __future__ import annotations

import pytest

from pipeline.checking.check import Inputs
from pipeline.checking.examples import BASE, NOTES, example
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks, by_id
from pipeline.model.report import Reported
from pipeline.policy.config import Config
from pipeline.report.messages import message as worded
from pipeline.sources import articles, notes
from pipeline.wording import LANGUAGES, Language

PLAIN: dict[Language, str] = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}
HUMAN: dict[Language, str] = {
    "ja": "わたしも同じ順に回ってみると、二度も通路を間違えました。",
    "en": "I walked the same round and took the wrong aisle twice.",
}
TRUE: dict[Language, str] = {
    "ja": "番号を入荷の順にしただけです。",
    "en": "We just put the numbers in the order in which goods arrive.",
}
FALSE: dict[Language, str] = {
    "ja": "番号を入荷の順にしたことはありません。",
    "en": "We never put the numbers in the order in which goods arrive.",
}
HERS: dict[Language, str] = {"ja": "機械は買いましたか。", "en": "Did you buy a machine?"}
FORMS: dict[Language, list[str]] = {
    "ja": [
        "> {words}\n>\n> — 田中",
        "> {words}\n> （田中）",
        "> 「{words}」\n>\n> ——田中さん（倉庫長）",
        "**田中**：{words}",
        "**田中さん**: {words}",
        "田中：{words}",
        "森：三つ目の棚で、いつも足が止まりますね。\n田中：{words}",
        "- {words}（田中）",
        "- {words}（田中さん・倉庫長）",
        "田中さん（倉庫長）：{words}",
        "〝{words}〟と田中さんは漏らした。",
        "- 「{words}」（田中）",
        "1. {words}（田中さん）",
        "{words}（田中）",
        "> - {words}（田中）",
        "田中さんは「{words}」と話します。",
        "「{words}」（田中さん）。",
        "田中「{words}」",
        "「{words}」と田中さんは振り返る。",
        "「{words}」と田中さん。",
        "「{words}」と倉庫長の田中さん。",
        "「{words}」と、田中。",
        "田中さんは「{words}」。",
        "田中さんも、「{words}」と。",
        "田中さんいわく「{words}」。",
        "田中さんによると「{words}」とのことだ。",
        "田中さんの答えは「{words}」だった。",
        "「{words}」。田中さんはそう振り返る。",
        "「{words}」――そう語るのは田中さんである。",
        "田中さんは｢{words}｣と話します。",
        "「{words}」と、田中さんが台車を止めた。",
        "「{words}」と倉庫長の田中さん（五十）は台車を押す手を止めた。",
        "田中さんは「{words}」と台車を押した。",
        "「{words}」というのが田中さんの持論だ。",
        "田中さんの信条は「{words}」だ。",
        "「{words}」。田中さんは去年の春をそう評した。",
        "| 何を | 言葉 | 話した人 |\n| --- | --- | --- |\n| 番号 | {words} | 田中 |",
    ],
    "en": [
        "> {words}\n>\n> — Tanaka",
        "> {words}\n> (Tanaka)",
        "> “{words}”\n>\n> — Tanaka, head of the warehouse",
        "**Tanaka**: {words}",
        "**Tanaka:** {words}",
        "Tanaka: {words}",
        "Mori: You always stop at the third shelf.\nTanaka: {words}",
        "- {words} (Tanaka)",
        "- “{words}” (Tanaka)",
        "1. {words} (Tanaka)",
        "{words} (Tanaka)",
        "> - {words} (Tanaka)",
        "“{words}” says Tanaka.",
        "“{words}” (Tanaka)",
        "Tanaka: “{words}”",
        "As Tanaka puts it, “{words}”",
        "“{words}” explained Mr. Tanaka, head of the warehouse.",
        "“{words}” says T. Tanaka.",
        "“{words}”\nsays Tanaka.",
        "In Tanaka's words, “{words}”",
        "In the words of Tanaka: “{words}”",
        "Tanaka's answer was “{words}”",
        "Tanaka was sure of it (“{words}”).",
        "Tanaka (34): “{words}”",
        "| What | Words | Who said it |\n| --- | --- | --- |\n| Numbers | {words} | Tanaka |",
        "- {words} (Tanaka, forewoman)",
        "Tanaka promises, “{words}”",
        "Tanaka's rule is “{words}”",
        "To quote Tanaka, “{words}”",
        "**Q: What did you do?**\n**A:** {words} *(Tanaka)*",
    ],
}  # fmt: skip
CASES = [(language, form) for language in LANGUAGES for form in FORMS[language]]
IDS = ("quotation-not-in-notes", "quotation-wrong-speaker")


def found(language: Language, text: str, *, at: str | None = None, said: str | None = None) -> list[tuple[str, str]]:
    """What the two checks report on `text`, with the severity."""
    return [(one.check, one.severity.value) for one in reported(language, text, at=at, said=said)]


def reported(language: Language, text: str, *, at: str | None = None, said: str | None = None) -> list[Reported]:
    said = NOTES[language] if said is None else said
    place = at or PLAIN[language]
    made = example(language, [(place, f"{place}\n\n{text}")], notes=said)
    config = Config(lang=language)
    read = notes.load(said.encode(), "content/notes/warehouse.md")
    article = articles.parse(made.path, made.article, config)
    report, failures = judge(article, Inputs(config=config, notes=(read,)), [by_id(name) for name in IDS])
    assert failures == ()
    before = set(BASE[language].split("\n"))
    return [one for one in report.findings if article.lines[one.finding.line - 1] not in before]


@pytest.mark.parametrize(("language", "form"), CASES)
def test_true_words_pass_in_every_form(language: Language, form: str) -> None:
    assert found(language, form.format(words=TRUE[language])) == []


@pytest.mark.parametrize(("language", "form"), CASES)
def test_words_that_nobody_said_stop_in_every_form(language: Language, form: str) -> None:
    assert found(language, form.format(words=FALSE[language])) == [("quotation-not-in-notes", "error")]


@pytest.mark.parametrize(("language", "form"), CASES)
def test_the_words_of_another_stop_in_every_form(language: Language, form: str) -> None:
    assert found(language, form.format(words=HERS[language])) == [("quotation-wrong-speaker", "error")]


@pytest.mark.parametrize(("language", "form"), CASES)
def test_in_a_human_section_it_is_a_warning_that_heard_answers(language: Language, form: str) -> None:
    text = form.format(words=FALSE[language])
    assert found(language, text, at=HUMAN[language]) == [("quotation-not-in-notes", "warning")]
    assert found(language, f"{text}\n{{: .heard }}", at=HUMAN[language]) == []


ALONE: list[tuple[Language, str]] = [
    ("ja", "「{words}」。それが田中さんの答えだった。"),
    ("en", "“{words}” That was Tanaka's verdict."),
    ("ja", "田中さんは笑った。「{words}」"),
    ("ja", "田中さんがこう話してくれた。\n\n「{words}」"),
    ("ja", "「{words}」\n\n― 田中"),
    ("en", "Tanaka smiled. “{words}”"),
    ("en", "Tanaka runs the warehouse.\n\n“{words}”"),
    ("en", "Tanaka runs the warehouse.\n\n“{words}” she said."),
    ("en", "“{words}”\n\n— Tanaka"),
]


@pytest.mark.parametrize(("language", "form"), ALONE)
def test_a_quotation_that_stands_alone_is_of_the_person_named_last(language: Language, form: str) -> None:
    assert found(language, form.format(words=TRUE[language])) == []
    assert found(language, form.format(words=FALSE[language])) == [("quotation-not-in-notes", "error")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "田中さんが来た。扉には張り紙があった。「ご用の方は右の呼び鈴を鳴らしてください」"),
        ("ja", "田中さんの机には「急がば回れの精神で進もう」。"),
        ("ja", "田中さんを待った。「番号は誰が決めたのですか」"),
        ("en", "Tanaka arrived. There was a sign on the door. “Ring the bell on the right-hand side.”"),
        ("en", "Tanaka hung up a notice: “Ring the bell on the right-hand side.”"),
        ("en", "We waited for Tanaka. “Who gave the shelves those numbers?”"),
    ],
)
def test_what_is_read_or_asked_is_not_of_the_person_named_before_it(language: Language, text: str) -> None:
    assert found(language, text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_human_section_what_stands_alone_is_given_to_nobody(language: Language) -> None:
    text = {
        "ja": "田中さんは笑った。「今日はもう店じまいにしますよ」",
        "en": "Tanaka smiled. “We will close early today.”",
    }
    assert found(language, text[language], at=HUMAN[language]) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "**注意**：番号を変える前に写真を撮ります。\n\n**注意**：棚卸しの前日は避けます。"),
        ("ja", "- 倉庫の班長（田中）\n- 聞き手（森）"),
        ("ja", "- 送料は無料です（税込）\n- 返品は三十日以内です（税込）"),
        ("ja", "| 作業 | 担当 |\n| --- | --- |\n| 毎朝の検品と棚の見回り | 田中 |"),
        ("ja", "開店：10:30、閉店：18:00。"),
        ("ja", "田中さんはこれを「番号の付け替え大作戦」と名づけました。"),
        ("en", "**Note**: take photos before you change the numbers.\n\n**Note**: avoid the day before stocktaking."),
        ("en", "- Head of the warehouse (Tanaka)\n- Interviewer (Mori)"),
        ("en", "- Delivery is free (VAT included)\n- Returns within thirty days (VAT included)"),
        ("en", "| Job | Who |\n| --- | --- |\n| Checking and walking the aisles | Tanaka |"),
        ("en", "Opens: 10:30. Closes: 18:00."),
        ("en", "Tanaka keeps a book called “The Little Warehouse at Home” on the shelf."),
    ],
)
def test_what_gives_words_to_nobody_is_no_quotation(language: Language, text: str) -> None:
    assert found(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "- 機械を十台買いました。（鈴木）\n- 棚も全部捨てました。（鈴木）"),
        ("ja", "**鈴木**：機械を十台買いました。\n\n**鈴木**：棚も全部捨てました。"),
        ("en", "- We bought ten machines. (Sue Parker)\n- We threw all shelves away. (Sue Parker)"),
        ("en", "**Sue Parker**: We bought ten machines.\n\n**Sue Parker**: We threw all shelves away."),
    ],
)
def test_a_person_that_the_notes_do_not_know_and_that_recurs_is_asked_for(language: Language, text: str) -> None:
    assert found(language, text) == [("quotation-not-in-notes", "error")] * 2


LETTERS: dict[Language, str] = {
    "ja": "---\nspeakers: [A, B]\n---\nA：検品は何分でしたか。\nB：番号を入荷の順にしただけです。\nA：機械は買いましたか。\nB：買っていません。\n",
    "en": "---\nspeakers: [A, B]\n---\nA: How long did it take?\nB: We just put the numbers in the order in which goods arrive.\nA: Did you buy a machine?\nB: We bought none.\n",
}


@pytest.mark.parametrize(
    ("language", "name"),
    [("ja", "B"), ("ja", "Bさん"), ("ja", "Ｂさん"), ("ja", "話者B"), ("en", "B"), ("en", "Speaker B")],
)
def test_a_label_of_one_letter_is_a_name(language: Language, name: str) -> None:
    block = f"> {{words}}\n>\n> — {name}"
    assert found(language, block.format(words=TRUE[language]), said=LETTERS[language]) == []
    assert found(language, block.format(words=FALSE[language]), said=LETTERS[language])[0][0] == IDS[0]
    assert found(language, block.format(words=HERS[language]), said=LETTERS[language]) == [(IDS[1], "error")]


def test_a_label_of_one_letter_in_running_text() -> None:
    said = {"ja": f"Bさんは「{HERS['ja']}」と話します。", "en": f"“{HERS['en']}” asked B."}
    for language in LANGUAGES:
        assert found(language, said[language], said=LETTERS[language]) == [(IDS[1], "error")]
    # An article, not a person.
    assert found("en", "A machine, they said, is “one of the things that nobody needs here”.", said=LETTERS["en"]) == []


NAMELESS: dict[Language, str] = {
    "ja": "番号を入荷の順にしただけです。歩く距離が減りました。\n",
    "en": "We just put the numbers in the order in which goods arrive. We walk less.\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_notes_do_not_say_who_speaks_one_line_answers(language: Language) -> None:
    text = FORMS[language][0].format(words=TRUE[language])
    (warned,) = reported(language, text, said=NAMELESS[language])
    assert (warned.check, warned.severity.value) == (IDS[1], "warning")
    for wanted in LANGUAGES:
        assert "speaker: " in worded(warned, wanted)
    answered = f"---\nspeaker: {'田中' if language == 'ja' else 'Tanaka'}\n---\n{NAMELESS[language]}"
    assert found(language, text, said=answered) == []


RELATED: dict[Language, str] = {
    "ja": "---\ninterviewee: 田中\ninterviewer: 森\n---\n田中：お客さんに「返事が遅いから、よそに頼んだよ」と言われたんです。それで番号を変えました。\n森：なるほど。\n",
    "en": "---\ninterviewee: Tanaka\ninterviewer: Mori\n---\nTanaka: A customer told me, “You are slow, so we went elsewhere.” So we changed the numbers.\nMori: I see.\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_reported_words_are_not_the_reporters(language: Language) -> None:
    words = {"ja": "返事が遅いから、よそに頼んだよ", "en": "You are slow, so we went elsewhere."}[language]
    text = FORMS[language][0].format(words=words)
    (warned,) = reported(language, text, said=RELATED[language])
    assert (warned.check, warned.severity.value) == (IDS[1], "warning")
    told = {
        "ja": f"田中さんは、お客さんに「{words}」と言われたと話します。",
        "en": f"A customer told him “{words}” says Tanaka.",
    }[language]
    assert found(language, told, said=RELATED[language]) == []
    own = FORMS[language][0].format(words={"ja": "番号を変えました", "en": "So we changed the numbers."}[language])
    assert found(language, own, said=RELATED[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_two_said_together_is_nobodys_alone(language: Language) -> None:
    said = {"ja": "---\nspeakers: [田中, 森]\n---\n田中/森：番号を入荷の順にしただけです。\n田中：はい。\n森：はい。\n", "en": "---\nspeakers: [Tanaka, Mori]\n---\nTanaka/Mori: We just put the numbers in the order in which goods arrive.\nTanaka: Yes.\nMori: Yes.\n"}  # fmt: skip
    text = FORMS[language][0].format(words=TRUE[language])
    assert [check for check, _ in found(language, text, said=said[language])] == [IDS[1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_says_where_what_and_how_to_mend_it(language: Language) -> None:
    changed = {
        "ja": "番号を出荷の順にしただけです。",
        "en": "We just put the numbers in the order in which boxes arrive.",
    }
    (stopped,) = reported(language, FORMS[language][0].format(words=changed[language]))
    for wanted in LANGUAGES:
        message = worded(stopped, wanted)
        assert "content/notes/warehouse.md" in message
        assert {"ja": "入荷 → 出荷", "en": "goods → boxes"}[language] in message
        assert TRUE[language].rstrip("。.") in message
        assert {"ja": "録音を聞き直して", "en": "listen again"}[wanted] in message


def test_every_check_stays_quiet_about_the_forms_of_a_draft() -> None:
    for language in LANGUAGES:
        made = example(language, [(PLAIN[language], PLAIN[language])], notes=NOTES[language])
        read = notes.load(NOTES[language].encode(), "content/notes/warehouse.md")
        config = Config(lang=language)
        report, _ = judge(
            articles.parse(made.path, made.article, config), Inputs(config=config, notes=(read,)), all_checks()
        )
        assert report.findings == ()
