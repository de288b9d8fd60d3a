"""Bytes that are not UTF-8 are named for what they are."""

from __future__ import annotations

import pytest

from pipeline.errors import UnreadableError
from pipeline.sources.notes import load

TALK = "# memo\r\n森：棚卸しは何人でしたか。\r\n田中：九人です。半日でした。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_unicode_in_every_dress_is_read_alike(encoding: str, ending: str) -> None:
    notes = load(TALK.replace("\r\n", ending).encode(encoding), "a.md")
    assert [(turn.speaker, turn.text, turn.line) for turn in notes.utterances] == [
        ("森", "棚卸しは何人でしたか。", 2),
        ("田中", "九人です。半日でした。", 3),
    ]


@pytest.mark.parametrize(
    ("encoding", "named", "line"),
    [
        ("cp932", "cp932", 2),
        ("euc_jp", "EUC-JP", 2),
        ("iso2022_jp", "ISO-2022-JP", 2),
        ("utf-16-le", "UTF-16", 1),
        ("utf-16-be", "UTF-16", 1),
    ],
)
def test_other_encodings_are_named_with_line_and_remedy(encoding: str, named: str, line: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        load(TALK.encode(encoding), "取材.md")
    error = caught.value
    assert error.where() == f"取材.md:{line}"
    assert named in error.message.ja
    assert named in error.message.en
    assert error.hint is not None
    assert "UTF-8" in error.hint.ja
    assert "UTF-8" in error.hint.en


@pytest.mark.parametrize(
    ("talk", "encoding"),
    [
        ("森：棚卸しは何人でしたか。\n田中：九人です。\n", "cp932"),
        ("森：棚卸しは何人でしたか。\n田中：九人です。\n", "euc_jp"),
        ("Aya: How was the caf\xe9?\nJin: It\u2019s closed since spring.\n", "cp1252"),
    ],
)
def test_plain_text_as_notepad_saves_it_is_read(talk: str, encoding: str) -> None:
    said = load(talk.encode(encoding), "a.txt").utterances
    assert [(turn.speaker, turn.text) for turn in said] == [
        (turn.speaker, turn.text) for turn in load(talk.encode(), "a.txt").utterances
    ]
    with pytest.raises(UnreadableError):
        load(talk.encode(encoding) + b"\x81", "a.txt")  # no letter in any of them


def test_a_western_code_page_and_damage() -> None:
    with pytest.raises(UnreadableError, match="Windows-1252"):
        load("Aya: the caf\xe9 near the warehouse was closed.".encode("cp1252"), "a.md")
    with pytest.raises(UnreadableError, match="damaged"):
        load("森：棚卸しは何人でしたか。".encode() + b"\xff" + "田中：九人です。".encode(), "a.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"%PDF-1.7 \xff", "PDF"),
        (b"PK\x03\x04\x00", "Word"),
        (b"ID3\x04\x00\x00", "MP3"),
        (b"a\x00\x01\x02\x03b", "other than text"),
        (b"talk \x07 with a bell", "other than text"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as caught:
        load(data, "a.txt")
    assert caught.value.hint is not None
