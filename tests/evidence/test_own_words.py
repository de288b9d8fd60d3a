"""What of a human section is the writer's own, and what is accounted for elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking.examples import BASE, NOTES, example
from pipeline.checking.providers import one
from pipeline.evidence.own_words import Account, account
from pipeline.language.measure import amount, written
from pipeline.policy.config import Config
from pipeline.sources import articles, notes
from pipeline.sources.site import open_site
from pipeline.wording import Language
from tests.sites import make_site, write

LANGUAGES: tuple[Language, ...] = ("ja", "en")
OPINION = {
    "ja": BASE["ja"].split("{: .opinion }\n\n")[1].split("\n\n## ")[0],
    "en": BASE["en"].split("{: .opinion }\n\n")[1].split("\n\n## ")[0],
}
MACHINE = {
    "ja": "川崎の工場では、伝票を一枚さがすのに平均で六分かかっていました。四月に棚の横へ箱を置くと、同じ作業が二分で終わるようになりました。"
    "残業は月三十時間から九時間に減り、出荷の遅れは五件からゼロになりました。",
    "en": "At the Kawasaki plant, finding one paper slip took six minutes on average. A box beside the shelf, in April, "
    "brought the same work down to two minutes. Overtime fell from thirty hours a month to nine, and late deliveries from five to none.",
}
KEY = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}


def judged(language: Language, opinion: str, *, said: str | None = None, authors: tuple[str, ...] = ()) -> Account:
    """The base article with another opinion and a machine section about a plant."""
    made = example(language, [(OPINION[language], opinion), (KEY[language], MACHINE[language])], notes=said)
    read = () if said is None else (notes.load(said.encode(), "content/notes/warehouse.txt"),)
    return account(articles.parse(made.path, made.article, Config(lang=language)), read, None, authors)


def opinion(found: Account) -> tuple[int, dict[str, int]]:
    return found.own["opinion"], dict(found.borrowed["opinion"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_writer_wrote_is_the_writers_own(language: Language) -> None:
    own, borrowed = opinion(judged(language, OPINION[language], said=NOTES[language]))
    assert own >= {"ja": 80, "en": 30}[language]
    assert borrowed == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("origin", ["title", "description", "lead", "machine", "section"])
def test_a_copy_of_another_part_of_the_article_is_named(language: Language, origin: str) -> None:
    head = BASE[language].split("---\n")[1]
    parts = {
        "title": next(line for line in head.split("\n") if line.startswith("title: ")).removeprefix("title: "),
        "description": next(line for line in head.split("\n") if line.startswith("description: ")).removeprefix(
            "description: "
        ),
        "lead": BASE[language].split("\n\n<!-- more -->")[0].split("\n\n")[-1],
        "machine": MACHINE[language],
        "section": BASE[language].split("{: .lived-experience }\n\n")[1].split("\n\n## ")[0],
    }
    own, borrowed = opinion(judged(language, parts[origin]))
    assert own <= {"ja": 10, "en": 8}[language]
    assert origin in borrowed


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "> 外から来た人が一緒に歩くまで、番号がおかしいとは誰も思っていなかったんです。\n>\n> — 田中"),
        ("ja", "田中さんは「外から来た人が一緒に歩くまで、番号がおかしいとは誰も思っていなかった」と話してくれた。"),
        (
            "en",
            "> Nobody thought the numbers were odd until somebody from outside walked along with us.\n>\n> — Tanaka",
        ),
        ("en", 'Tanaka said, "Nobody thought the numbers were odd until somebody from outside walked along with us."'),
    ],
)
def test_words_given_to_somebody_else_are_a_quotation(language: Language, text: str) -> None:
    own, borrowed = opinion(judged(language, text))
    assert own <= {"ja": 14, "en": 3}[language]
    assert borrowed["quotation"] > own


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "**田中**：外から来た人が一緒に歩くまで、番号がおかしいとは誰も思っていませんでした。"),
        ("ja", "- 外から来た人が一緒に歩くまで、番号がおかしいとは誰も思っていませんでした（田中）"),
        ("en", "**Tanaka:** Nobody thought the numbers were odd until somebody from outside walked along with us."),
        ("en", "- Nobody thought the numbers were odd until somebody from outside walked along with us (Tanaka)"),
    ],
)
def test_turns_and_names_behind_are_quotations_of_the_people_in_the_notes(language: Language, text: str) -> None:
    own, borrowed = opinion(judged(language, text, said=NOTES[language]))
    assert own == 0
    assert borrowed["quotation"] > 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "私は「外から来た人が一緒に歩くまで、誰も番号を疑わないのではないか」と言った。"),
        ("en", 'I said, "Will anybody doubt the numbers before somebody from outside walks along?"'),
    ],
)
def test_what_the_writer_said_is_the_writers_own(language: Language, text: str) -> None:
    assert "quotation" not in opinion(judged(language, text))[1]


PASTED = {
    "ja": "前は一日かかっていました。それが、棚の番号を付け替えただけで半日になりまして、番号を入荷の順にしただけです。",
    "en": "It used to take a whole day, then we changed the numbers on the shelves, and now it takes half a day.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_pasted_are_not_own_unless_the_writer_said_them(language: Language) -> None:
    own, borrowed = opinion(judged(language, PASTED[language], said=NOTES[language]))
    assert borrowed["notes"] > own
    speaker = {"ja": "田中", "en": "Tanaka"}[language]
    dictated = judged(language, PASTED[language], said=NOTES[language], authors=(speaker,))
    assert "notes" not in dictated.borrowed["opinion"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_with_words_put_in_stays_a_copy(language: Language) -> None:
    edited = {
        "ja": MACHINE["ja"]
        .replace("平均で六分", "およそ平均で六分")
        .replace("同じ作業が", "なんと同じ作業が")
        .replace("、", " "),
        "en": MACHINE["en"].replace("on average", "or so on average").replace("the same work", "really the same work"),
    }[language]
    own, borrowed = opinion(judged(language, edited))
    assert borrowed["machine"] > 4 * own


RETOLD = [
    (
        "ja",
        "伝票一枚をさがす時間は、川崎の工場で平均六分だった。箱を棚の横に置いた四月には、それが二分まで縮んだ。毎月の残業も三十時間から九時間へと減り、出荷の遅れは五件がゼロになった。",
    ),
    (
        "ja",
        "川崎にある工場で、以前は一枚の伝票をさがすのに平均六分を要していた。四月、棚の横に箱を置いたら作業は二分で終わった。残業は月に三十時間だったものが九時間になり、出荷の遅れも五件からゼロへ減った。",
    ),
    (
        "en",
        "In the plant at Kawasaki it took an average of six minutes to find a paper slip. In April a box was put beside the shelf, and the work came down to two minutes. Monthly overtime fell to nine hours from thirty, and of five late deliveries none were left.",
    ),
    (
        "en",
        "Finding a slip of paper at the Kawasaki plant used to need six minutes on average. With the box beside the shelf it was two minutes in April for the same work. Late deliveries fell from five to none, overtime from thirty hours to nine a month.",
    ),
]


@pytest.mark.parametrize(("language", "text"), RETOLD)
def test_a_machine_section_in_other_words_is_not_the_writers_own(language: Language, text: str) -> None:
    own, borrowed = opinion(judged(language, text))
    assert own < {"ja": 80, "en": 30}[language]
    assert borrowed["paraphrase"] > 0


ABOUT_IT = [
    (
        "ja",
        "六分が二分になったと聞いても、わたしは箱のおかげだとは思わない。工場の人たちが伝票を後回しにしていた理由は、置き場所ではなく、朝礼で誰も困ったと言えなかったことにある。残業が減ったのは結果で、先に変わったのは話し方だった。",
    ),
    (
        "en",
        "Six minutes down to two sounds like the box did it, and I do not believe that. People at the plant put the slips off because nobody dared to complain in the morning meeting. Less overtime is what followed; what changed first is how they talk to each other.",
    ),
]


@pytest.mark.parametrize(("language", "text"), ABOUT_IT)
def test_an_opinion_about_the_same_thing_is_own(language: Language, text: str) -> None:
    own, borrowed = opinion(judged(language, text))
    assert own >= {"ja": 80, "en": 30}[language]
    assert borrowed == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_author_dictates_under_the_name_of_the_authors_file(language: Language, tmp_path: Path) -> None:
    """The front matter names an id; Material's file says what the person is called."""
    make_site(tmp_path, language)
    said = NOTES[language].replace("---\n", "", 1).split("---\n", 1)[1]
    speaker = {"ja": "田中", "en": "Tanaka"}[language]
    text = (
        BASE[language]
        .replace(OPINION[language], PASTED[language])
        .replace("draft: false", "draft: false\nauthors: [t]\nnotes: [n.txt]")
    )
    write(tmp_path / "content/site/posts/a.md", text)
    write(tmp_path / "content/notes/n.txt", said)
    policy = f'lang = "{language}"\n'
    write(tmp_path / "pipeline.toml", policy)
    before = one(open_site(tmp_path), "content/site/posts/a.md", ("authors",))[1].authors
    assert before == ("t",)
    write(
        tmp_path / "content/site/.authors.yml",
        f"authors:\n  t:\n    name: {speaker}\n    description: x\n    avatar: x\n",
    )
    assert one(open_site(tmp_path), "content/site/posts/a.md", ("authors",))[1].authors == ("t", speaker)


_WORDS = {
    "ja": ("川崎の", "工場では", "伝票を", "一枚", "さがす", "のに", "六分", "、", "。", "カ", "\n"),
    "en": ("a ", "slip ", "took ", "six ", "minutes ", "don't ", "on the shelf ", "3 ", "box-", ", ", ". ", "\n"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.data())
def test_no_more_counts_as_own_where_the_machine_has_said_some_of_it(language: Language, data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(_WORDS[language]), min_size=1, max_size=25).map("".join)
    mine, before, behind = data.draw(pieces), data.draw(pieces), data.draw(pieces)
    alone = judged_in(language, mine, KEY[language])
    beside = judged_in(language, mine, f"{before}{mine}{behind}\n\n{behind}")
    assert beside.own["opinion"] <= alone.own["opinion"]
    assert amount(mine, language) >= sum(beside.borrowed["opinion"].values())


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.data())
def test_short_sentences_of_the_machine_count_once_wherever_they_stand(language: Language, data: st.DataObject) -> None:
    """A passage of the machine that is shorter than a run is a run of its own."""
    word = data.draw(st.sampled_from(["棚", "検品", "伝票だ"] if language == "ja" else ["Shelf", "Our shelf"]))
    text = f"{OPINION[language]}\n\n{word}"
    there, elsewhere = (
        written(articles.parse("a.md", made.article, Config(lang=language)))["opinion"]
        for made in (
            example(language, [(OPINION[language], text), (KEY[language], f"{KEY[language]}\n\n{other}")])
            for other in (word, f"{word}{word}x")
        )
    )
    assert elsewhere - there == amount(word, language)


def judged_in(language: Language, mine: str, machine: str) -> Account:
    made = example(language, [(OPINION[language], mine), (KEY[language], machine)])
    return account(articles.parse(made.path, made.article, Config(lang=language)))
