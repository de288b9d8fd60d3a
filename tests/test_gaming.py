"""Ways to fill a human section with what no reader sees, or nobody wrote; and honest writing that looks like one."""

from __future__ import annotations

import pytest

from bench import bypasses
from bench.bypasses import HIDDEN, HONEST
from pipeline.checking.check import Inputs
from pipeline.checking.examples import BASE, NOTES
from pipeline.checking.judge import judge
from pipeline.checking.registry import all_checks
from pipeline.evidence.facts import items
from pipeline.evidence.origins import sentences
from pipeline.model.ledger import Ledger, LedgerDraft, LedgerSection, LedgerSentence
from pipeline.model.report import ArticleReport
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.wording import LANGUAGES, Language
from tests.sites import OPINION

PLACES = "shop inn bar pub gym zoo lab hut den spa"

# Four sentences that pass as a section, had a person written them for readers to see.
TEXT: dict[Language, tuple[str, ...]] = {
    "ja": (
        "駅前の店で十月の朝から昼まで客の列を数えました。",
        "二十三人のうち九人が途中で帰り、店主の林さんは黙って皿を拭いていました。",
        "わたしは値札の位置が悪いのだと思い、その日のうちに貼り替えを頼みました。",
        "次の週には帰る客が三人に減り、林さんは初めて笑って昔の店の話をしてくれました。",
    ),
    "en": (
        "From nine until noon I counted the queue at the shop by the station.",
        "Nine of twenty-three people walked away while the owner kept wiping plates in silence.",
        "I thought the price tags hung in the wrong place and asked her to move them that day.",
        "A week later only three left, and she laughed and told me about the old shop.",
    ),
}


def judged(language: Language, section: str, machine: tuple[str, ...] = ()) -> ArticleReport:
    """The base article with `section` below the heading of its opinion; `machine` is what the ledger holds."""
    heading, following = OPINION[language]
    base = BASE[language]
    start = base.index(heading) + len(heading)
    text = f"{base[:start]}\n{section}\n\n{base[base.index(following) :]}"
    config = Config(lang=language)
    article = articles.parse("content/site/posts/a.md", articles.decode(text.encode(), "a.md"), config)
    sections = (LedgerSection("x", tuple(LedgerSentence(text, ()) for text in machine)),)
    ledger = (
        Ledger("a.md", (LedgerDraft("2026-11-20T09:00:00Z", "extractive", "0", (), sections),)) if machine else None
    )
    report, failures = judge(article, Inputs(config=config, ledger=ledger), all_checks())
    assert failures == ()
    return report


def filled(form: str, language: Language) -> str:
    """`form` with the text that stands for a person's."""
    return bypasses.filled(form, TEXT[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", HIDDEN)
def test_what_no_reader_sees_as_writing_does_not_pass(family: str, language: Language) -> None:
    passed = [form for form in HIDDEN[family] if judged(language, filled(form, language)).publishable]
    assert not passed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", HONEST)
def test_ordinary_writing_passes(form: str, language: Language) -> None:
    assert [found.check for found in judged(language, filled(form, language)).findings if found.stands] == []


# Harmless decoration that is not in the language of human sections: named as that and nothing else, and `[markup]` allows it.
DECORATED = [
    '<p style="text-align: center; color: #0a7">«T»</p>',
    "**«X»**{: .lead } «T»",
    '«T»\n\n<script async src="https://example.com/embed.js"></script>',
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", DECORATED)
def test_decoration_is_called_markup_and_nothing_worse(form: str, language: Language) -> None:
    stops = {found.check for found in judged(language, filled(form, language)).findings if found.stands}
    assert stops == {"markup-not-allowed"}


REWRITTEN: dict[Language, list[str]] = {
    "ja": [
        # one word exchanged again and again, spaces, punctuation, kana, width
        "".join(TEXT["ja"][0].replace("店", name) for name in "店宿駅町村港庭窓橋道"),
        "".join(f"{TEXT['ja'][0][:cut]}、{TEXT['ja'][0][cut:]}" for cut in range(1, 10)),
        "".join(f"{TEXT['ja'][0][:cut]} {TEXT['ja'][0][cut:]}" for cut in range(1, 10)),
        "これはとてもよいとおもいます。コレハトテモヨイトオモイマス。ｺﾚﾊﾄﾃﾓﾖｲﾄｵﾓｲﾏｽ。これハとてもよいとおもいます。"
        * 3,
        # the same chunks in another order
        "店で駅前の十月の数えました。客の列を朝から昼まで駅前の。十月の店で客の数えました列を。駅前の列を客の朝から数えました。"
        * 4,
        # what the machine section says
        "棚の番号を入荷の順に付け替え、歩く距離を減らしました。新しい機械は買っていません。"
        "検品にかかる時間は、棚の番号を付け替えただけで半分になりました。倉庫です。",
    ],
    "en": [
        " ".join(TEXT["en"][0].replace("shop", name) for name in PLACES.split()),
        " ".join(TEXT["en"][0].replace("queue", f"qu{mark}eue") for mark in "'-.") * 6,
        " ".join((TEXT["en"][0], TEXT["en"][0].upper(), TEXT["en"][0].title())) * 4,
        "noon the at station by I queue the counted shop from. shop the counted by noon queue I station the from at. "
        * 4,
        "The shelf numbers now follow the order in which goods arrive, so people walk less. They bought no new machine. "
        "Checking now takes half the time, and all they changed were the numbers on the shelves.",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in LANGUAGES for text in REWRITTEN[language]]
)
def test_repetition_counts_once_however_it_is_dressed(language: Language, text: str) -> None:
    assert "human-section-thin" in {found.check for found in judged(language, text).findings}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_text_for_all_three_sections_is_not_three(language: Language) -> None:
    base = BASE[language]
    lines = base.split("\n")
    text = "\n".join(TEXT[language])
    out: list[str] = []
    inside = False
    for line in lines:
        if line.startswith("## "):
            inside = "{:" in line
            out += [line, "", *([text, ""] if inside else [])]
        elif not inside:
            out.append(line)
    article = articles.parse("a.md", "\n".join(out), Config(lang=language))
    report, _ = judge(article, Inputs(config=Config(lang=language)), all_checks())
    thin = [found for found in report.findings if found.check == "human-section-thin"]
    assert len(thin) == 2


MACHINE: dict[Language, tuple[str, ...]] = {
    "ja": (
        "棚の番号を入荷の順に付け替えたところ、検品のために歩く距離がおよそ半分になりました。",
        "担当の三人は、毎朝の打ち合わせで前の日に迷った棚を一つずつ書き出しています。",
    ),
    "en": (
        "After they renumbered the shelves in the order of arrival, the distance that people walk to check goods was halved.",
        "Every morning the three people in charge write down the shelves that somebody had to look for the day before.",
    ),
}
COPIES: dict[Language, list[str]] = {
    "ja": [
        "棚の番号を入荷の順に付け替えたところ、検品のために歩く距離がおよそ半分になった。",
        "検品のために歩く距離がおよそ半分になりました、棚の番号を入荷の順に付け替えたところ。",
        "棚の番号を実は入荷の順に付け替えたところ、検品のためにやはり歩く距離がおよそ実は半分になりました。",
        "棚の番号を入荷の順につけ替えたら、検品で歩く距離がだいたい半分になりました。",
        "担当の三人は、毎朝の会議で前の日に迷った棚を一つずつ書き出しているそうで、わたしも試してみました。",
        "### 棚の番号を入荷の順に付け替えたところ、検品のために歩く距離がおよそ半分に",
        "??? note\n    担当の三人は、毎朝の打ち合わせで前の日に迷った棚を一つずつ書き出しています。",
    ],
    "en": [
        "After they renumbered the shelves in order of arrival, the distance people walk to check goods was halved.",
        "The distance that people walk to check goods was halved, after they renumbered the shelves in the order of arrival.",
        "After they renumbered indeed the shelves in the again order of arrival, the clearly distance that people walk indeed "
        "to check goods was again halved.",
        "Every morning three people in charge write down the shelves somebody had to search for the day before.",
        "Every morning the three people in charge write down the shelves that somebody had to look for, and so I tried the "
        "very same thing in my own shop one week later.",
        "### After they renumbered the shelves in the order of arrival, the distance that people walk was halved",
        "??? note\n    Every morning the three people in charge write down the shelves that somebody had to look for.",
    ],
}


@pytest.mark.parametrize(
    ("language", "copy"), [(language, copy) for language in LANGUAGES for copy in COPIES[language]]
)
def test_machine_text_is_seen_through_light_edits_and_shown_beside_its_source(language: Language, copy: str) -> None:
    report = judged(language, f"{filled('«T»', language)}\n\n{copy}", machine=MACHINE[language])
    found = [one.finding for one in report.findings if one.check == "machine-text-in-human-section"]
    assert found
    shown = str(found[0].parameters["source"]).rstrip("…")
    assert any(sentence.startswith(shown) for sentence in MACHINE[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_may_write_about_the_same_things(language: Language) -> None:
    own = {
        "ja": "番号を付け替えた棚の前を、わたしも担当の三人と歩きました。前の日に迷った場所を聞くと、三人とも同じ棚を指します。",
        "en": "I walked past the renumbered shelves with the three of them. Asked where they had got lost the day before, "
        "all of them pointed at the same shelf.",
    }
    report = judged(language, f"{filled('«T»', language)}\n\n{own[language]}", machine=MACHINE[language])
    assert "machine-text-in-human-section" not in {found.check for found in report.findings}


NOTICES = [
    "# x\n\n" + "### «T»\n\n" * 5,
    "# x\n\n```\n" + "«L»\n" * 4 + "```\n",
    "# x\n\nx[^1]\n\n" + "[^1]: «T» «T» «T» «T»\n",
    "# x\n\n??? note\n\n" + "«I»\n\n" * 4,
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", NOTICES)
def test_an_article_cannot_pass_as_a_notice(form: str, language: Language) -> None:
    front = f"---\ntitle: x\ndate: 2026-11-20\nlang: {language}\ntype: notice\n---\n"
    article = articles.parse("a.md", front + filled(form, language), Config(lang=language))
    report, _ = judge(article, Inputs(config=Config(lang=language)), all_checks())
    assert "human-section-missing" in {found.check for found in report.findings}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 30000,
        "![" * 8000,
        "[a](" * 4000,
        "[" * 9000 + "x" + "]" * 9000,
        "`" * 9000 + "a" + "`" * 8999,
        " ".join("`" * length for length in range(1, 250)),
        "<" * 30000,
        "<a " * 10000,
        '<a b="' * 9000,
        "<!-- " * 9000,
        "{: " * 20000,
        "*" * 20000 + "x",
        ">" * 3000 + " x",
        "> - " * 5000,
        "|" * 30000,
        "\\" * 30001,
        "```\n~~~\n" * 5000,
        "\n".join("    " * depth + "- x" for depth in range(300)),
        "<b>" * 4000,
        "‹!--" * 8_000,
        "<!--" * 8_000,
        "*a*{:" * 12_000,
        "[^a" * 15_000,
        "<b></i>" * 3_000,
        "<details>\n" * 4_000 + "</details>\n" * 4_000,
        "(" * 9000 + "[x](" + "(" * 9000 + '"' * 9000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_input_is_judged_in_time(text: str) -> None:
    # Anything quadratic takes long on these; whoever runs this notices, and `make bench-hostile` holds it at two lengths.
    report = judged("ja", text)
    assert report.human_sections["decision"] == "filled"


@pytest.mark.parametrize("unit", ["*a*{:", "<!--", "<a ", "](", "{", "-->", "a. ", "a\n"])
def test_who_wrote_hostile_input_is_asked_in_time(unit: str) -> None:
    known = "She rang twelve of them, one after the other."
    text = f"{known}\n\n{(unit * 200_000)[:200_000]}\n"
    assert next(iter(sentences(text))) in list(sentences(known))
    assert len([*sentences(text)]) < 200_000


@pytest.mark.parametrize(
    "dressed",
    [
        "She rang [twelve](https://example.org/a) of them, one after the other.",
        "She rang twelve{: .x } of them, one after the other.",
        "She rang <b>twelve</b> of them, one after the other.",
        "She rang <!-- who? --> twelve of them,\none after the other.",
        "**She rang twelve of them, one after the other.**",
    ],
)
def test_markup_and_line_breaks_do_not_change_whose_a_sentence_is(dressed: str) -> None:
    [plain] = sentences("She rang twelve of them, one after the other.")
    assert [one.key for one in sentences(f"<!-- a -->\n\n{dressed}\n\n<!-- b")][:1] == [plain.key]


REAL_CHARACTERS = [
    "می‌خواهم کتاب‌ها را ببینم",  # Persian is spelt with zero-width non-joiners
    "क्‍ष और श्री",  # and Hindi with joiners
    "היא אמרה \u200f(שלום)\u200f ב־10:30",
    "قالت \u200e10:30\u200e ثم سكتت",
    "👩‍👩‍👧‍👦 👍🏽 ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇯🇵 1️⃣ ↔️ ©️",
    "葛󠄀城 辻󠄁 芦󠄂屋 神︀",
    "co\u00adoper\u00adation",
    "한\u200b글",
    "ᠮᠣᠩᠭᠣᠯ᠋",
    "１行\u3000全角　空白",
]
FALSE_CHARACTERS = [
    "pay\u202egnp.exe\u202c",
    "\u2066if admin\u2069",
    "a\U000e0061\U000e0062",
    "a\u200b\u200bb",
    "葛\U000e0100\U000e0101城",
    "a\u200eb",
    "\ufeff\ufeffx",
    "אב\u202eגד",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", REAL_CHARACTERS)
def test_characters_that_a_script_needs_are_not_hidden(text: str, language: Language) -> None:
    assert judged(language, f"{filled('«T»', language)}\n\n{text}\n").publishable


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", FALSE_CHARACTERS)
def test_characters_that_hide_or_reorder_text_are_reported(text: str, language: Language) -> None:
    found = judged(language, f"{filled('«T»', language)}\n\n{text}\n").findings
    assert "hidden-character" in {reported.check for reported in found}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit",
    ["「あ", "“", "1,", "1.", "一", "十", "1〜", "twenty-", "a@", "〇〇", "[name] ", "data ", "（中略）", "田中さんは「こう」と話す。", "> あ\n> — 田中\n\n",
     "30% of ", "企業の七割", "によると", "03-", "〒", "東京都", "___ ", "as an ai ", "because ", "と思います"],
)  # fmt: skip
def test_hostile_input_beside_notes_is_judged_in_time(unit: str, language: Language) -> None:
    body = (unit * 8_000)[:8_000]
    plain = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}[language]
    text = BASE[language].replace(plain, body).replace("draft: false", "notes: [a.txt]\ndraft: false")
    config = Config(lang=language)
    said = notes.load(NOTES[language].encode(), "content/notes/a.txt")
    article = articles.parse("content/site/posts/a.md", text, config)
    _, failures = judge(article, Inputs(config=config, notes=(said,)), all_checks())
    assert failures == ()
    assert items(article, (said,)) is not None
