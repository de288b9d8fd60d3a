"""What stands around a talk on paper: running heads, captions, reminders, the court's own lines. It is said by nobody."""

from __future__ import annotations

import pytest

from pipeline.sources.notes import load
from tests.sources.test_notes_exports import EN, JA, merged


@pytest.mark.parametrize(
    ("ask", "tell", "words", "lead"),
    [
        ("聞き手", "水野", JA, "水野さんは窯の前で待っていた。"),
        ("INTERVIEWER", "LEE", EN, "Jin Lee waits by the oven."),
    ],
)
def test_a_blank_line_may_part_a_name_from_its_words(ask: str, tell: str, words: tuple[str, ...], lead: str) -> None:
    talk = "".join(f"{(ask, tell)[i % 2]}\n\n{said}\n\n" for i, said in enumerate((*words, *words)))
    turns = merged(load(f"{lead}\n\n{talk}".encode(), "a.txt"))
    assert turns == [(None, lead), *(((ask, tell)[i % 2], said) for i, said in enumerate((*words, *words)))]


def test_headings_above_lists_are_no_names() -> None:
    for one, two, items in (("利点", "欠点", JA), ("Pros", "Cons", EN)):
        text = "".join(f"{(one, two)[i % 2]}\n\n- {item}\n\n" for i, item in enumerate(items))
        assert {turn.speaker for turn in load(f"{items[1]}\n\n{text}".encode(), "a.txt").utterances} == {None}


def test_a_turn_goes_on_behind_the_foot_and_the_head_of_a_page() -> None:
    for one, two, words, head in (
        ("森", "水野", JA, "第3回　窯の会議　会議録"),
        ("Aya", "Jin", EN, "Third meeting of the ovens (2026)"),
    ):
        text = f"{one}: {words[0]}\n{two}: {words[1]}\n\n- 1 -\n{head}\n\n{words[3]}\n{one}: {words[2]}\n\n－２－\n{head}\n\n{two}: {words[3]}\n"
        turns = load(text.encode(), "a.txt").utterances
        assert [(turn.speaker, turn.text) for turn in turns] == [
            (one, words[0]),
            (two, words[1]),
            (two, words[3]),
            (one, words[2]),
            (two, words[3]),
        ]


def test_captions_of_a_head_are_no_turns_but_a_first_greeting_is_one() -> None:
    for one, two, words, head, greeting in (
        ("森", "水野", JA, "企画: 窯と棚", "よろしくお願いします"),
        ("Aya", "Jin", EN, "Project: Ovens & shelves", "Thanks for having me."),
    ):
        talk = "\n".join(f"{(one, two)[i % 2]}:\t{said}" for i, said in enumerate(words))
        notes = load(f"{head}\n\n{talk}\n".encode(), "a.txt")
        assert merged(notes) == [((one, two)[i % 2], said) for i, said in enumerate(words)]
        assert [line.text for line in notes.furniture] == [head]
        guest = "原" if one == "森" else "Kim"
        assert merged(load(f"{guest}: {greeting}\n{talk}\n".encode(), "a.txt"))[0] == (guest, greeting)


def test_what_stands_directly_below_a_picture_is_its_caption() -> None:
    for one, two, words, caption in (("森", "水野", JA, "▲窯の前で。"), ("Aya", "Jin", EN, "*Jin by the oven.*")):
        talk = [f"**{(one, two)[i % 2]}:** {said}\n\n" for i, said in enumerate(words)]
        text = "".join((*talk[:2], f"![](oven.png)\n{caption}\n\n", *talk[2:]))
        assert merged(load(text.encode(), "a.md")) == [((one, two)[i % 2], said) for i, said in enumerate(words)]


def test_letters_may_stand_beside_the_names_of_who_else_speaks_as_often() -> None:
    lines = ["THE COURT:  Good morning.", "MS. ORR:  We call Jin Lee.", "BY MS. ORR:"]
    lines += ["Q.  Where was the van?", "A.  By the gate.", "MR. HALE:  Objection.", "THE COURT:  Overruled."]
    lines += ["Q.  Who had the key?", "A.  I had.", "MR. HALE:  Move to strike.", "THE COURT:  Denied."]
    text = "".join(f" {i}     {line}\n\n" for i, line in enumerate(lines, 1))
    notes = load(f"{text}         KIM ORR, OFFICIAL COURT REPORTER\n".encode(), "a.txt")
    assert [name for name, _ in merged(notes)] == [
        *("THE COURT", "MS. ORR", "Q", "A", "MR. HALE", "THE COURT", "Q", "A", "MR. HALE", "THE COURT")
    ]
    assert {line.text for line in notes.furniture} == {"BY MS. ORR:", "KIM ORR, OFFICIAL COURT REPORTER"}


def test_the_number_of_a_question_is_no_part_of_a_name() -> None:
    talk = [
        f"Q{i + 1} **Chair:** {said}\n\n" if i % 2 == 0 else f"***Jin Lee:*** {said}\n\n" for i, said in enumerate(EN)
    ]
    notes = load(f"Members present: Kim Orr (Chair); Jo Hale.\n\n{''.join(talk)}".encode(), "a.md")
    assert merged(notes) == [(("Chair", "Jin Lee")[i % 2], said) for i, said in enumerate(EN)]


@pytest.mark.parametrize("foot", [">> 写真を頼む", "――了――", ">> ask for a photo", "END OF EXTRACT (p. 3 of 18)"])
def test_reminders_and_ends_below_the_talk_are_no_speech(foot: str) -> None:
    one, two, words = ("Aya", "Jin", EN) if foot[-1].isascii() else ("森", "水野", JA)
    talk = "\n\n".join(f"{(one, two)[i % 2]}: {said}" for i, said in enumerate(words))
    assert merged(load(f"{talk}\n\n{foot}\n".encode(), "a.txt"))[-1] == (two, words[3])


@pytest.mark.parametrize(
    ("top", "names", "words"),
    [
        ("ファイル: kama_0608.mp3\n記号規則: (.)短い間、(?)聞き取れず", ("森", "水野"), JA),
        ("File: ovens.mp3\nNotation: (.) a pause, (?) unclear", ("Aya", "Jin"), EN),
    ],
)
def test_what_stands_in_the_head_beside_the_file_is_no_turn(
    top: str, names: tuple[str, str], words: tuple[str, ...]
) -> None:
    turns = [(names[i % 2], said) for i, said in enumerate(words)]
    text = "\n\n".join((top, *(f"{who}: {said}" for who, said in turns)))
    assert merged(load(text.encode(), "a.txt")) == turns
    close = "\n".join((top.split("\n")[0], *(f"{who}: {said}" for who, said in turns)))
    assert merged(load(close.encode(), "a.txt")) == turns


def test_a_list_of_who_was_there_and_the_credits_of_an_interview_are_no_turns() -> None:
    for names, one, two, words, credits in (
        ("森 綾、水野 花、原 健", "森", "水野", JA, "（聞き手：森、構成：原 (本誌)・水野）"),
        ("Aya Mori (AM), Jin Lee (JL), and Kim Ono (KO)", "AM", "JL", EN, "(Questions: Mori, pictures: Ono (staff))"),
    ):
        talk = "".join(f"{(one, two)[i % 2]}: {said}\n\n" for i, said in enumerate(words))
        notes = load(f"{names}\n\n{talk}≪2. 窯≫\n\n{one}: {words[0]}\n\n{credits}\n".encode(), "a.txt")
        assert {turn.speaker for turn in notes.utterances} == {one, two}
        assert {line.text for line in notes.furniture} >= {names, credits, "≪2. 窯≫"}


@pytest.mark.parametrize(
    ("byline", "caption", "ask", "words"),
    [
        ("*文：原 健*", "*窯の前。写真：原*", ("いつからですか？", "なぜですか？"), JA),
        ("*By Kim Ono, 3 May 2026*", "*At the oven. Photo: Ono*", ("Since when?", "And why?"), EN),
    ],
)
def test_above_questions_in_bold_stand_a_byline_and_a_caption(
    byline: str, caption: str, ask: tuple[str, str], words: tuple[str, ...]
) -> None:
    talk = "".join(f"**{question}**\n\n{said}\n\n" for question, said in zip(ask, words, strict=False))
    notes = load(f"# 1\n\n{byline}\n\n![](a.jpg)\n{caption}\n\n{talk}".encode(), "a.md")
    assert next(turn.text for turn in notes.utterances) == ask[0]
    assert {byline, caption} <= {line.text for line in notes.furniture}


@pytest.mark.parametrize(
    ("titles", "people", "one", "two", "part", "words"),
    [
        (("氏名", "所属", "略称"), ("森 綾 | 窯の会 | 森", "水野 花 | 粉の会 | 水野"), "森", "水野", "司会：森 綾", JA),
        (
            ("Name", "Firm", "Short"),
            ("Aya Mori | Ovens Ltd. | AM", "Jin Lee | Flour Ltd. | DE"),
            "AM",
            "DE",
            "Presenter: Aya Mori (AM)",
            EN,
        ),
    ],
)
def test_a_table_of_who_is_who_and_who_has_a_part_says_nothing(
    titles: tuple[str, ...], people: tuple[str, ...], one: str, two: str, part: str, words: tuple[str, ...]
) -> None:
    table = "".join(f"| {row} |\n" for row in (" | ".join(titles), "--- | --- | ---", *people, people[0]))
    talk = "".join(f"{(one, two)[i % 2]}: {said}\n\n" for i, said in enumerate(words))
    text = f"# 1\n\n{table}\n## 2\n\n{part}\n\n{talk}## 3\n\n{part}\n\n{talk}"
    turns = merged(load(text.encode(), "a.md"))
    assert turns == [((one, two)[i % 2], said) for i, said in enumerate((*words, *words))]


@pytest.mark.parametrize(
    ("one", "two", "words", "head"), [("森", "水野", JA, "## 窯のこと"), ("Aya", "Jin", EN, "## The oven")]
)
def test_a_heading_between_turns_with_times_ends_none_of_them(
    one: str, two: str, words: tuple[str, ...], head: str
) -> None:
    turns = [f"{(one, two)[i % 2]}: 00:0{i}:00\n\n{said}" for i, said in enumerate(words)]
    parted = f"{one}: 00:08:00\n\n{head}\n\n{words[0]}"
    text = "\n\n".join(
        (*turns[:2], head, words[3], *turns[2:], parted, f"{two}: 00:09:00\n\n{words[1]}", head, words[2])
    )
    read = merged(load(text.encode(), "a.md"))
    assert read[1] == (two, f"{words[1]} {words[3]}")
    # What comes below a heading behind the last turn is perhaps written, and not said.
    assert read[-3:] == [(one, words[0]), (two, words[1]), (None, words[2])]
