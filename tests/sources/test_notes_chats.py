"""Chats as they are copied from the screen or saved: each message under its name, and what the chat says itself under none."""

from __future__ import annotations

import json

import pytest

from pipeline.model.notes import clock
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


@pytest.mark.parametrize(
    ("one", "words", "event"), [("森", JA, "森がグループ名を変更しました"), ("Aya", EN, "Aya created group “Ovens”")]
)
def test_who_has_only_a_number_speaks_under_it(one: str, words: tuple[str, ...], event: str) -> None:
    names = (one, "+81 90-1234-5678")
    lines = [f"02/06/2026, 9:0{i}\u202fpm - {names[i % 2]}: {said}" for i, said in enumerate(words)]
    lines.insert(0, f"02/06/2026, 9:00\u202fpm - {event}")
    notes = load("\n".join(lines).encode(), "chat.txt")
    assert merged(notes) == [(names[i % 2], said) for i, said in enumerate(words)]
    assert [line.text for line in notes.furniture] == [event]


@pytest.mark.parametrize(
    ("one", "two", "words", "reaction"), [("森 綾", "水野 健", JA, "いいね 1"), ("Mori, Aya", "Lee, Jin", EN, "like 1")]
)
def test_a_message_shown_again_above_its_answer_is_said_once(
    one: str, two: str, words: tuple[str, ...], reaction: str
) -> None:
    messages = [*words, *(said[::-1] for said in words)]
    heads = [f"[14/10 16:0{i}] {(one, two)[i % 2]}" for i in range(8)]
    parts = [f"{head}\n{said}\n" for head, said in zip(heads, messages, strict=True)]
    parts[1] = f"{heads[1]}\n{one} 14/10/2026 16:00\n{words[0]}\n{words[1]}\n\n{reaction}\n"
    notes = load("\n".join(parts).encode(), "chat.txt")
    assert merged(notes) == [((one, two)[i % 2], said) for i, said in enumerate(messages)]
    assert {line.text for line in notes.furniture} >= {words[0], reaction}


@pytest.mark.parametrize(
    ("names", "words", "sent", "reactions"),
    [
        (("森", "水野 & 原"), JA, " 開始  {} に 全員", ("「窯は…」に👍でリアクションしました", "「窯は…」に返信中")),
        (
            ("aya_m", "Kay & Sam"),
            EN,
            " From  {} to Everyone",
            ('Reacted to "Ovens are..." with 👍', 'Replying to "Ovens are..."'),
        ),
    ],
)
def test_the_chat_of_a_meeting_is_read_with_names_as_people_call_themselves(
    names: tuple[str, str], words: tuple[str, ...], sent: str, reactions: tuple[str, str]
) -> None:
    lines = [f"10:0{i}:12\t{names[i % 2]}:\t{said}" for i, said in enumerate(words)]
    saved = "\n".join(
        (*lines[:2], f"10:01:30\t{names[0]}:\t{reactions[0]}", f"10:01:40\t{names[0]}:\t{reactions[1]}", *lines[2:])
    )
    shown = "\n".join(
        f"10:0{i}:12\t{sent.format(names[i % 2].split(' & ')[0])}:\n\t{said}" for i, said in enumerate(words)
    )
    notes = load(saved.encode(), "chat.txt")
    assert merged(notes) == [(names[i % 2], said) for i, said in enumerate(words)]
    assert [name for name, _ in merged(load(shown.encode(), "chat.txt"))] == [names[0], names[1].split(" & ")[0]] * 2
    assert all(any(reaction in line.text for line in notes.furniture) for reaction in reactions)


def test_an_address_that_is_all_of_a_message_is_a_message() -> None:
    lines = [
        "10:00:12\tMori:\tWhich oven?",
        "10:01:12\tkim:\thttps://ovens.example/3",
        "10:02:12\tMori:\tThe third then.",
        "10:03:12\tJin:\tYes.",
    ]
    turns = merged(load("\n".join(lines).encode(), "chat.txt"))
    assert turns[1] == ("kim", "https://ovens.example/3")


@pytest.mark.parametrize(("one", "two", "words"), [("森", "水野 花", JA), ("Aya Mori", "Jin Lee", EN)])
def test_marks_of_chatwork_are_no_words(one: str, two: str, words: tuple[str, ...]) -> None:
    said = [f"[To:12]{two}さん\n{words[0]}", f"[rp aid=3 to=4-5]{one}さん\n{words[1]}", f"[info]{words[2]}[/info]"]
    uploaded = "[info][title][dtext:file_uploaded][/title]a.png[/info]"
    rows = [("2026/11/18 10:00", one, said[0]), ("2026/11/18 10:01", two, said[1]), ("2026/11/18 10:02", two, uploaded)]
    rows.append(("2026/11/18 10:03", one, said[2]))
    table = "日時,ルーム名,送信者,メッセージ\n" + "".join(f'{at},窯,"{who}","{text}"\n' for at, who, text in rows)
    api = json.dumps(
        [{"message_id": at, "account": {"account_id": 1, "name": who}, "body": text} for at, who, text in rows if text]
    )
    expected = [(one, words[0]), (two, words[1]), (one, words[2])]
    assert merged(load(table.encode(), "a.csv")) == expected
    assert [turn for turn in merged(load(api.encode(), "a.json")) if turn[1]] == expected


def test_a_line_of_a_message_that_has_a_colon_is_still_that_persons() -> None:
    for one, two, words, more in (("森", "水野", JA, "追記：粉のこと"), ("aya", "Jin", EN, "Update Four: the flour")):
        lines = [f"10:0{i}:12\t{(one, two)[i % 2]}:\t{said}" for i, said in enumerate(words)]
        turns = merged(load("\n".join((*lines[:2], more, *lines[2:])).encode(), "chat.txt"))
        assert [(name, said.replace("\n", " ")) for name, said in turns][1] == (two, f"{words[1]} {more}")
        assert [name for name, _ in merged(load("\n".join(lines).encode(), "chat.txt"))] == [one, two] * 2


@pytest.mark.parametrize(
    ("one", "two", "once", "words"), [("森 綾", "水野 花", "kei", JA), ("Aya Mori", "Jin Lee", "kim", EN)]
)
def test_somebody_who_says_one_thing_in_captions_is_named_too(
    one: str, two: str, once: str, words: tuple[str, ...]
) -> None:
    names = (one, two, one, two, f"{once} | Ovens", one, two, one)
    cues = "\n".join(f"00:00:0{i}.000 --> 00:00:0{i}.900\n{name}: {words[i % 4]}\n" for i, name in enumerate(names))
    turns = load(f"WEBVTT\n\n{cues}".encode(), "a.vtt").utterances
    assert [turn.speaker for turn in turns] == [name.split(" |")[0] for name in names]


@pytest.mark.parametrize(
    ("one", "two", "words", "added"),
    [("森 綾", "水野", JA, "森 綾が🌻を追加しました"), ("Aya Mori", "Jin Lee", EN, "Aya Mori added 🌻")],
)
@pytest.mark.parametrize("sender", ["🌻", "🍞🍞", "kay.lee", "…"])
def test_whoever_goes_by_a_sign_alone_is_heard(
    sender: str, one: str, two: str, words: tuple[str, ...], added: str
) -> None:
    names = (one, two, sender, one, sender)
    said = [f"18/11/2026, 10:2{at} - {name}: {words[at % 4]}" for at, name in enumerate(names)]
    notes = load("\n".join((*said[:2], f"18/11/2026, 10:21 - {added}", *said[2:])).encode(), "a.txt")
    assert merged(notes) == [(name, words[at % 4]) for at, name in enumerate(names)]
    assert [line.text for line in notes.furniture] == [added]
    lines = "\n".join(f"10:2{at}\t{name}\t{words[at % 4]}" for at, name in enumerate(names))
    assert merged(load(f"2026/11/18(水)\n{lines}\n".encode(), "a.txt")) == merged(notes)


@pytest.mark.parametrize(("topic", "words"), [("パンの取材", JA), ("Talk of bread", EN)])
@pytest.mark.parametrize("day", ["26-Nov-25 10:1{} AM", "2025-11-26 10:1{}"])
def test_discord_names_its_people_with_dots(day: str, topic: str, words: tuple[str, ...]) -> None:
    rule = "=" * 40
    senders = ("lorne.hay", "priya_d", "lorne.hay (pinned)", "priya_d")
    said = "".join(f"[{day.format(at)}] {name}\n{words[at]}\n\n" for at, name in enumerate(senders))
    head = f"{rule}\nGuild: Bakers\nChannel: Text / bread\nTopic: {topic}\n{rule}\n\n"
    notes = load(f"{head}{said}{rule}\nExported 4 message(s)\n{rule}\n".encode(), "a.txt")
    assert merged(notes) == [(name.split(" ")[0], words[at]) for at, name in enumerate(senders)]


@pytest.mark.parametrize(("one", "two", "words"), [("森 綾", "水野", JA), ("Aya Mori", "Jin Lee", EN)])
def test_the_time_of_a_message_is_a_time_of_the_day(one: str, two: str, words: tuple[str, ...]) -> None:
    names = (one, two, one, two)
    dated = "\n".join(f"[18/11/2026, 10:2{at}] {name}: {words[at]}" for at, name in enumerate(names))
    below = "\n".join(f"10:2{at}\t{name}\t{words[at]}" for at, name in enumerate(names))
    exact = dated.replace("] ", ":00] ")
    for text in (dated, exact, f"2026/11/18(水)\n{below}"):
        turns = load(text.encode(), "a.txt").utterances
        assert [clock(turn.start) for turn in turns] == [f"10:2{at}:00" for at in range(4)]
    recorded = "\n".join(f"[10:2{at}] {name}: {words[at]}" for at, name in enumerate(names))
    assert clock(load(recorded.encode(), "a.txt").utterances[0].start) == "0:10:20"
