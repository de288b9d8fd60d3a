"""What was said off the record: every way of marking it, and every doubt decided for silence."""

from __future__ import annotations

import pytest

from pipeline.sources.notes import load


def said(text: str, name: str = "a.txt") -> tuple[str, str, int]:
    """On record, off record (each joined), and how many utterances are off."""
    notes = load(text.encode(), name)
    off = [turn for turn in notes.utterances if turn.off_record]
    return "|".join(turn.text for turn in notes.on_record), "|".join(turn.text for turn in off), len(off)


@pytest.mark.parametrize(
    ("open_", "close"),
    [
        ("[オフレコ]", "[/オフレコ]"),
        ("[off the record]", "[/off the record]"),
        ("[Off The Record]", "[/OFF THE RECORD]"),
        ("［オフレコ］", "［/オフレコ］"),
        ("【オフレコ】", "【/オフレコ】"),
        ("[off-record]", "[/off-record]"),
    ],
)
def test_a_passage_between_marks(open_: str, close: str) -> None:
    text = f"森：何人でしたか。\n{open_}\n田中：社長は反対でした。\n森：そうでしたか。\n{close}\n田中：九人です。"
    assert said(text) == ("何人でしたか。|九人です。", "社長は反対でした。|そうでしたか。", 2)


def test_one_utterance_that_begins_with_the_mark() -> None:
    text = "森：何人？\n田中：[オフレコ] 社長は反対でした。\nいまも反対です。\n森：そうですか。\n田中：九人です。"
    on, off, count = said(text)
    assert (on, count) == ("何人？|そうですか。|九人です。", 1)
    assert "いまも反対です。" in off


def test_a_mark_before_the_name() -> None:
    on, off, _ = said(
        "森：何人？\n田中：九人。\n[off the record] 田中：社長は反対でした。\n森：そうですか。\n田中：はい。"
    )
    assert on == "何人？|九人。|そうですか。|はい。"
    assert "社長" in off


def test_marks_inside_a_turn_cover_only_what_stands_between() -> None:
    text = "森：何人？\n田中：九人です。[オフレコ]社長は反対でした。[/オフレコ]半日でした。\n森：はい？"
    assert said(text) == ("何人？|九人です。|半日でした。|はい？", "社長は反対でした。", 1)


@pytest.mark.parametrize("mark", ["[オフレコ]\n", "九人です。[オフレコ]"])
def test_an_open_mark_covers_all_that_follows_and_says_so(mark: str) -> None:
    notes = load(f"森：何人？\n田中：{mark}社長は反対でした。\n森：ほう。\n田中：いまも。".encode(), "a.txt")
    assert "社長" not in "".join(turn.text for turn in notes.on_record)
    assert "いまも" not in "".join(turn.text for turn in notes.on_record)
    (remark,) = notes.remarks
    assert "2" in remark.ja
    assert "line 2" in remark.en


def test_marks_in_headings_and_comments_count() -> None:
    for open_, close in (("## [オフレコ]", "## [/オフレコ]"), ("<!-- [オフレコ] -->", "<!-- [/オフレコ] -->")):
        on, off, _ = said(
            f"森：何人？\n\n{open_}\n\n田中：社長は反対。\n\n{close}\n\n森：はい。\n\n田中：九人。", "a.md"
        )
        assert on == "何人？|はい。|九人。"
        assert off == "社長は反対。"


def test_marks_in_cues_and_across_cues() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Aya>Nine. [off the\n\n00:02.000 --> 00:03.000\n<v Aya>record] They objected.\n\n"
        "00:03.000 --> 00:04.000\n<v Kim>Oh. [/off the record] Half a day?\n\n00:04.000 --> 00:05.000\n<v Aya>Yes.\n"
    )
    on, off, count = said(text, "a.vtt")
    assert on == "Nine.|Half a day?|Yes."
    assert "objected" in off
    assert count == 2


def test_a_mark_at_the_start_of_a_cue_covers_the_rest_of_the_turn() -> None:
    cues = ["<v Aya>[off the record] They", "<v Aya>objected.", "<v Kim>I see."]
    text = "WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n}.900\n{cue}\n\n" for n, cue in enumerate(cues))
    assert said(text, "a.vtt") == ("I see.", "They objected.", 1)


def test_a_mark_in_a_note_of_the_file_counts() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Aya>Nine.\n\nNOTE [off the record]\n\n00:02.000 --> 00:03.000\n<v Aya>Secret.\n\n"
        "NOTE [/off the record]\n\n00:03.000 --> 00:04.000\n<v Aya>Open.\n"
    )
    assert said(text, "a.vtt") == ("Nine.|Open.", "Secret.", 1)


def test_whoever_speaks_only_off_the_record_is_not_listed() -> None:
    text = "森：何人？\n田中：九人。\n[オフレコ]\n社長：反対だ。\n社長：だめだ。\n[/オフレコ]\n森：はい。\n田中：以上。"
    assert [person.name for person in load(text.encode(), "a.txt").people] == ["森", "田中"]


def test_talk_about_the_record_is_no_mark() -> None:
    text = "森：オフレコですか？\n田中：いえ、off the record ではないです。"
    assert said(text)[2] == 0
