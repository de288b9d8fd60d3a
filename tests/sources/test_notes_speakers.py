"""Who speaks: every form of label that real files use, and nobody who is not there."""

from __future__ import annotations

import pytest

from pipeline.sources.notes import load


def turns(text: str, name: str = "a.md") -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in load(text.encode(), name).utterances]


@pytest.mark.parametrize(
    ("form", "suffix", "label"),
    [
        ("田中: {words}", ".txt", "田中"),
        ("田中：{words}", ".txt", "田中"),
        ("Ａ：{words}", ".txt", "Ａ"),
        ("○田中　{words}", ".txt", "田中"),
        ("○議長（田中一郎君） {words}", ".txt", "議長（田中一郎君）"),
        ("・田中：{words}", ".md", "田中"),
        ("**田中** {words}", ".md", "田中"),
        ("**Aya Mori:** {words}", ".md", "Aya Mori"),
        ("**Aya Mori (AM)**: {words}", ".md", "Aya Mori (AM)"),
        ("**[Aya Mori](https://example.org/aya):** {words}", ".md", "Aya Mori"),
        ("*Aya Mori:* {words}", ".md", "Aya Mori"),
        ("_AM_: {words}", ".md", "AM"),
        ("*AM [0:02:14]:* {words}", ".md", "AM"),
        ("*AM\u00a0[0:02:14]*: {words}", ".md", "AM"),
        ("*Aya Mori (0:00:15)*: {words}", ".md", "Aya Mori"),
        ("Aya (00:01:02): {words}", ".txt", "Aya"),
        ("Aya Mori: 00:00:00\n\n{words}", ".md", "Aya Mori"),
        ("Aya Mori  0:04\n{words}", ".txt", "Aya Mori"),
        ("00:00:04 Aya: {words}", ".txt", "Aya"),
        ("[00:00:04] Aya: {words}", ".txt", "Aya"),
        ("00:00:04 <v Aya Mori>{words}", ".txt", "Aya Mori"),
        ("Aya\t{words}", ".txt", "Aya"),
        ("Mireille B. Rossi, Psy.D: {words}", ".txt", None),
        ("**Mireille B. Rossi, Psy.D:** {words}", ".md", "Mireille B. Rossi, Psy.D"),
    ],
)
def test_a_label_is_read_as_written_without_markup_colon_or_time(form: str, suffix: str, label: str | None) -> None:
    other = (
        form.replace("田中", "森").replace("Ａ", "Ｂ").replace("Aya", "Kim").replace("AM", "KL").replace("0:02", "0:03")
    )
    lines = [
        (form, "棚を数えました。"),
        (other, "何人で？"),
        (form, "九人です。"),
        (other, "Half a day."),
        (form, "以上です。"),
    ]
    notes = load("\n\n".join(line.format(words=words) for line, words in lines).encode(), f"a{suffix}")
    if label is None:
        assert all(turn.speaker != "Mireille B" for turn in notes.utterances)
        return
    assert [turn.speaker for turn in notes.utterances][::2] == [label] * 3
    assert [turn.text for turn in notes.utterances] == [words for _, words in lines]


def test_times_beside_labels_are_the_start_of_the_turn() -> None:
    text = "*AM [0:02:14]:* One.\n\nAya Mori: 00:03:00\n\nTwo.\n\n**KL:** \\[04:09\\] Three.\n\n*AM [0:05:00]:* Four."
    notes = load(text.encode(), "a.md")
    assert [turn.start for turn in notes.utterances if turn.speaker == "AM"] == [134.0, 300.0]


@pytest.mark.parametrize(
    "text",
    [
        "これは大事なことです：棚卸しは人が要ります。\n\nもう一つ。これも大事です：記録です。",
        "Note: we counted twice.\n\nNote: and again.\n\nNote: and once more.",
        "See http://example.org/a and https://example.org/b for more.\n\nhttps://example.org",
        "10:30 に集合しました。\n\n12:00 に終わりました。",
        "速度：速いです。\n費用：安いです。",
        "担当：田中\n期限：金曜日\n担当：森\n期限：月曜日",
        "**Speed:** It is fast.\n\n**Cost:** It is low.\n\nNothing else was said about it.",
        "日時：2026-11-18\n持ち物：軍手\n参加者：田中、森\n\n棚卸しの話を聞いた。",
        "- selector: app\n- template: html\n- selector: nav\n- template: css",
        "```\nname: a\nname: b\nname: c\n```\n\nThat is the file.",
        "std::vector<int> a\nstd::vector<int> b\nstd::string c\n",
    ],
)
def test_a_colon_makes_no_speaker(text: str) -> None:
    for suffix in (".md", ".txt"):
        notes = load(text.encode(), f"a{suffix}")
        assert {turn.speaker for turn in notes.utterances} == {None}


def test_nothing_is_lost_where_nobody_is_named() -> None:
    text = "10:30 に集合しました。\n\n持ち物：軍手\n\nNote: see http://example.org"
    assert [words for _, words in turns(text, "a.txt")] == [
        "10:30 に集合しました。",
        "持ち物：軍手",
        "Note: see http://example.org",
    ]


def test_marks_of_a_programme_are_nobodys_turn() -> None:
    text = (
        "podcast: https://example.org/128\n\n**Aya:** Welcome.\n\n**Kim:** Thanks.\n\n**Break:** \\[26:11\\]\n\n"
        "**Jingle:** \\[56:13\\] to \\[56:30\\]\n\n**Aya:** And we are back.\n\n**Kim:** Good."
    )
    assert turns(text) == [("Aya", "Welcome."), ("Kim", "Thanks."), ("Aya", "And we are back."), ("Kim", "Good.")]


def test_text_and_headings_between_turns_are_not_put_into_anybodys_mouth() -> None:
    text = "Aya spoke with Kim.\n\n**Aya:** How?\n\n**Kim:** So.\n\nAnd so on.\n\n## Kim Lee\n\nKim counts shelves.\n\n**Aya:** Ah."
    assert turns(text) == [
        (None, "Aya spoke with Kim."),
        ("Aya", "How?"),
        ("Kim", "So.\nAnd so on."),
        (None, "Kim counts shelves."),
        ("Aya", "Ah."),
    ]


def test_a_bold_question_without_a_name_is_nobodys() -> None:
    text = "**What changed\nthis year?**\n\n**Kim**: The shelves.\n\n**And next year?**\n\n**Kim**: The people."
    assert turns(text) == [
        (None, "What changed this year?"),
        ("Kim", "The shelves."),
        (None, "And next year?"),
        ("Kim", "The people."),
    ]


def test_lines_of_one_speaker_in_a_row_stay_turns() -> None:
    assert turns("Ａ：はい。\nＡ：そうです。\nＢ：ええ。\nＢ：どうも。", "a.txt") == [
        ("Ａ", "はい。"),
        ("Ａ", "そうです。"),
        ("Ｂ", "ええ。"),
        ("Ｂ", "どうも。"),
    ]


def test_metadata_names_a_speaker_who_speaks_once() -> None:
    text = "---\ninterviewee: 田中\n---\n聞いた話を書きます。\n\n田中：半日でした。\n\nとのこと。"
    assert ("田中", "半日でした。\nとのこと。") in turns(text)


def test_labels_merge_only_through_aliases() -> None:
    body = "田中様：はい。\n田中：ええ。\n田中様：では。\n田中：どうも。"
    assert {who for who, _ in turns(body, "a.txt")} == {"田中様", "田中"}
    assert {who for who, _ in turns(f"---\naliases: {{田中様: 田中}}\n---\n{body}", "a.txt")} == {"田中"}


def test_markdown_in_what_is_said_is_undone() -> None:
    text = "**Aya:** Read [the book](https://example.org) *now* \\[laughter\\] &lt;3\n\n**Aya:** `ls` it."
    assert turns(text) == [("Aya", "Read the book now [laughter] <3"), ("Aya", "ls it.")]


def test_wrapped_lines_are_one_paragraph_in_each_language() -> None:
    assert turns("棚卸しは\n半日です。", "a.txt") == [(None, "棚卸しは半日です。")]
    assert turns("Half\na day.", "a.txt") == [(None, "Half a day.")]


def test_a_caption_that_is_a_surname_is_a_speaker_where_somebody_answers() -> None:
    talk = "Price: When did you start?\nAshby: In March.\nPrice: And why?\nAshby: My uncle left.\n"
    assert [turn.speaker for turn in load(talk.encode(), "a.txt").utterances] == ["Price", "Ashby"] * 2
    prices = "Price: £4\nAshby: That one is ours.\nPrice: £6\nAshby: That one is dear.\n"
    assert {turn.speaker for turn in load(prices.encode(), "a.txt").utterances} == {"Ashby"}


def test_an_editor_who_asks_is_no_line_of_credits() -> None:
    talk = "編集：窯はいつ開いたんですか。\n浜田：六年前の春です。\n編集：いまは何人ですか\n浜田：四人です。\n"
    assert [one.speaker for one in load(talk.encode(), "a.txt").utterances] == ["編集", "浜田", "編集", "浜田"]
