"""Chats as they are copied from the screen or saved: each message under its name, and what the chat says itself under none."""

from __future__ import annotations

import pytest

from pipeline.sources.notes import load
from tests.sources.test_notes_exports import EN, JA, merged


@pytest.mark.parametrize(
    ("one", "two", "three", "words", "seen"),
    [
        ("森 (窯)", "水野", "原部長", JA, (":窯: 2", "3件の返信", "#窯 に参加しました", "新着", "棚 2026.png")),
        (
            "Aya Mori",
            "Jin Lee",
            "Kim O. [she/her]",
            EN,
            (":oven:\n2", "4 replies", "joined #ovens.", "New", "Shelf 2026.png"),
        ),
    ],
)
def test_messages_copied_from_a_screen_have_names_above_times(
    one: str, two: str, three: str, words: tuple[str, ...], seen: tuple[str, ...]
) -> None:
    reaction, replies, joined, new, file = seen
    more, aside = ("6枚かも", "（冗談です）") if "森" in one else ("maybe 6", "(kidding)")
    text = (
        f"{one}\n  9:41 AM\n{words[0]}\n9:42\n{more}\n{reaction}\n\n{two}\n:oven:  9:44 AM\n{words[1]}\n{replies}\n\n"
        f"GitHub\nAPP  9:45 AM\n{joined}\n\n{one}\n  9:50 AM\n{words[2]}\n{new}\n\n{three}\n  9:51 AM\n{words[3]}\n{file}\n9:52\n{aside}\n"
    )
    notes = load(text.encode(), "a.txt")
    assert [(name, said.replace("\n", " ")) for name, said in merged(notes)] == [
        (one, f"{words[0]} {more}"),
        (two, words[1]),
        (one, words[2]),
        (three.split(" [")[0], f"{words[3]} {aside}"),
    ]
    assert {line.text for line in notes.furniture} >= {replies, joined, new, file}


def test_what_a_chat_says_under_a_name_is_not_said_by_that_person() -> None:
    for one, two, words, event in (
        ("森", "水野", JA, "グループを作成しました"),
        ("Aya", "Jin L", EN, "Aya created this group"),
    ):
        names = (one, f"~\u202f{two}")
        lines = [f"[18/11/2026, 12:00:0{i}] {names[i % 2]}: {said}" for i, said in enumerate(words)]
        lines.insert(0, f"[18/11/2026, 11:59:00] {one}: \u200e{event}")
        notes = load("\n".join(lines).encode(), "chat.txt")
        assert merged(notes) == [((one, two)[i % 2], said) for i, said in enumerate(words)]
        assert [line.text for line in notes.furniture] == [event]


def test_a_list_of_words_and_times_makes_no_speakers() -> None:
    for words, thrown_in in ((JA, "はい"), (EN, "Yes")):
        said = [words[0], thrown_in, *words[1:3], thrown_in, words[3]]
        text = "".join(f"{line}\n0:0{i}\n" for i, line in enumerate((*said, *words)))
        assert {turn.speaker for turn in load(text.encode(), "a.txt").utterances} == {None}
