"""The cut copy: same format, same people, without what must not get out."""

from __future__ import annotations

import io
import json

import docx
import pytest

from pipeline.errors import PipelineError
from pipeline.sources.notes import load
from pipeline.sources.notes.public import cut, public_name

MARKDOWN = """---
interviewee: 田中
contact: tanaka@soko-kawasaki.jp
---

# 倉庫の話

**森:** 何人でしたか。

**田中:** [オフレコ]社長は反対でした。[/オフレコ]九人です。

[オフレコ]

給料は三万円でした。

[/オフレコ]

電話は 044-987-6543 です。

**森:** *なるほど*。
"""


def test_markdown_keeps_its_lines_and_loses_what_is_covered() -> None:
    copy = cut(MARKDOWN.encode(), "a.md").decode()
    assert "社長" not in copy
    assert "給料" not in copy
    assert "オフレコ" not in copy
    assert "044" not in copy
    assert "tanaka@" not in copy
    assert copy.startswith("---\ninterviewee: 田中\n")
    assert "# 倉庫の話" in copy
    assert "**森:** *なるほど*。" in copy
    again = load(copy.encode(), "a.public.md")
    assert [turn.speaker for turn in again.utterances] == ["森", "田中", "田中", "森"]
    assert [turn.text for turn in again.utterances][1] == "九人です。"


def test_cues_keep_their_times() -> None:
    text = (
        "WEBVTT\n\nNOTE kept\n\n1\n00:00:01.000 --> 00:00:02.000 align:start\n<v Aya>Nine.\n\n"
        "2\n00:00:02.000 --> 00:00:03.000\n<v Aya>[off the record] They objected loudly. [/off the record] R&amp;D knew.\n\n"
        "3\n00:00:03.000 --> 00:00:04.000\n<v Kim>Write to kim@soko-kawasaki.jp.\n"
    )
    copy = cut(text.encode(), "a.vtt").decode()
    assert "objected" not in copy
    assert "kim@" not in copy
    assert "00:00:01.000 --> 00:00:02.000 align:start\n<v Aya>Nine." in copy
    again = load(copy.encode(), "a.vtt")
    assert [(turn.speaker, turn.start, turn.end) for turn in again.utterances] == [("Aya", 1.0, 3.0), ("Kim", 3.0, 4.0)]
    assert again.utterances[0].text == "Nine. R&D knew."


def test_word_and_whisper() -> None:
    made = docx.Document()
    for words in ("森：何人？", "田中：[オフレコ]社長は大反対でした。", "森：はい。", "田中：九人です。"):
        made.add_paragraph(words)
    buffer = io.BytesIO()
    made.save(buffer)
    again = load(cut(buffer.getvalue(), "a.docx"), "a.docx")
    assert [(turn.speaker, turn.text) for turn in again.utterances] == [
        ("森", "何人？"),
        ("森", "はい。"),
        ("田中", "九人です。"),
    ]

    segments = [
        {"start": 0, "end": 1, "text": "Nine."},
        {"start": 1, "end": 2, "text": "[off the record] They objected loudly."},
    ]
    copy = json.loads(cut(json.dumps({"text": "Nine. They objected loudly.", "segments": segments}).encode(), "a.json"))
    assert [segment["text"] for segment in copy["segments"]] == ["Nine."]
    assert "objected" not in json.dumps(copy)


def test_nothing_is_written_of_what_is_covered_as_a_whole() -> None:
    with pytest.raises(PipelineError) as caught:
        cut("[オフレコ]\n森：はい。\n森：ええ。".encode(), "a.txt")
    assert "オフレコ" in caught.value.message.ja
    assert "off the record" in caught.value.message.en


def test_the_name_of_the_copy() -> None:
    assert public_name("content/notes/2026.話.md") == "content/notes/2026.話.public.md"


@pytest.mark.parametrize(
    ("talk", "secret"),
    [
        ("森：何人ですか。\n\n<!-- オフレコ：弟は\n反対 -->\n\n田中：九人です。<!-- 弟は反対 -->\n", "弟は"),
        (
            "Aya: How many?\n\n<!-- off the record: her\nbrother objects -->\n\nKim: Nine.<!-- brother objects -->\n",
            "brother",
        ),
    ],
)
def test_comments_of_markdown_are_not_in_the_copy(talk: str, secret: str) -> None:
    copy = cut(talk.encode(), "talk.md").decode()
    assert secret not in copy
    assert "<!--" not in copy
    assert ("九人です。" in copy) or ("Nine." in copy)


@pytest.mark.parametrize(
    "remark",
    [
        "オフレコ：弟は反対している",
        "弟は反対している（書かないでと言われた話は書かないで）",
        "off the record: 弟は反対している",
    ],
)
def test_a_remark_that_holds_the_confidence_is_shown_to_nobody(remark: str) -> None:
    cues = "00:01.000 --> 00:02.000\n<v 原>九人です。\n\n"
    talk = f"WEBVTT\n\nNOTE {remark}\n\n{cues}".encode()
    assert "弟は" not in "".join(line.text for line in load(talk, "talk.vtt").furniture)
    assert "弟は" not in cut(talk, "talk.vtt").decode()
