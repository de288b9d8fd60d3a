"""Each format of notes becomes the same utterances; what is broken is refused with a place and a remedy."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.errors import UnreadableError, UsageError
from pipeline.model.notes import Notes
from pipeline.sources.notes import FORMATS, load, read


def turns(notes: Notes) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in notes.utterances]


def refusal(data: str | bytes, name: str) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        load(data.encode() if isinstance(data, str) else data, name)
    assert caught.value.path == name
    assert caught.value.status == 3
    assert caught.value.hint is not None
    return caught.value


VTT = """WEBVTT - 倉庫の取材

STYLE
::cue { color: red }

NOTE 森が編集した

1
00:00:01.000 --> 00:00:03.500 align:start
<v 田中>棚卸しが</v> <v 森>はい、&amp;それで？</v>

00:00:03.500 --> 00:00:05.000
<v 森><i>何人</i>で

00:05.000 --> 00:06.000
<v 森>やりましたか。

00:00:06.000 --> 00:00:07.000
だれかの声
"""


def test_vtt_keeps_every_speaker_of_a_cue_and_joins_the_cues_of_a_turn() -> None:
    notes = load(VTT.encode(), "a.vtt")
    assert turns(notes) == [("田中", "棚卸しが"), ("森", "はい、&それで？何人でやりましたか。"), (None, "だれかの声")]
    first, second, _ = notes.utterances
    assert (first.start, first.end, first.line) == (1.0, 3.5, 8)
    assert (second.start, second.end, second.line) == (1.0, 6.0, 8)
    assert notes.language == "ja"


def test_vtt_without_speakers_becomes_sentences_and_invents_nobody() -> None:
    cues = "".join(
        f"00:{n:02}.000 --> 00:{n:02}.900\nthe shelf number {n} was empty{'.' if n % 3 == 2 else ''}\n\n"
        for n in range(30)
    )
    notes = load(f"WEBVTT\n\n{cues}".encode(), "a.vtt")
    assert {turn.speaker for turn in notes.utterances} == {None}
    assert 2 <= len(notes.utterances) < 30
    assert all(turn.text.endswith(".") for turn in notes.utterances)
    assert all(len(turn.text) < 700 for turn in notes.utterances)
    assert (notes.utterances[0].start, notes.utterances[-1].end) == (0.0, 29.9)


def test_recognised_speech_without_punctuation_stays_bounded() -> None:
    cues = "".join(
        f"{n // 60:02}:{n % 60:02}.000 --> {n // 60:02}:{n % 60:02}.900\n棚を数えました\n\n" for n in range(300)
    )
    notes = load(f"WEBVTT\n\n{cues}".encode(), "a.vtt")
    assert max(len(turn.text) for turn in notes.utterances) < 400
    assert "棚を数えました 棚を数えました" in notes.utterances[0].text


def test_vtt_lines_with_dashes_are_two_people() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n- How many?\n- Nine of us.\n"
    assert turns(load(text.encode(), "a.vtt")) == [(None, "How many?"), (None, "Nine of us.")]


def test_labels_in_cues_without_voice_tags() -> None:
    text = """1
00:00:01,000 --> 00:00:02,000
Mori: How long did

2
00:00:02,000 --> 00:00:03,000
it take?

3
00:00:03,000 --> 00:00:04,000
- Tanaka: Half a day. - Mori: Really?

4
00:00:04,000 --> 00:00:05,000
Tanaka: Yes.
"""
    expected = [("Mori", "How long did it take?"), ("Tanaka", "Half a day."), ("Mori", "Really?"), ("Tanaka", "Yes.")]
    assert turns(load(text.encode(), "a.srt")) == expected


def test_a_colon_in_a_file_with_voice_tags_names_nobody_new() -> None:
    cue = "00:0{n}.000 --> 00:0{n}.900\n<v Aya>Remember: count twice.\n\n"
    notes = load(("WEBVTT\n\n" + "".join(cue.format(n=n) for n in range(1, 6))).encode(), "a.vtt")
    assert {turn.speaker for turn in notes.utterances} == {"Aya"}


def test_srt_with_dots_missing_numbers_and_a_blank_line_in_a_cue() -> None:
    text = "00:00:01.000 --> 00:00:02.000\r\nOne shelf\r\n\r\nand another.\r\n\r\n2\r\n00:00:09,000 --> 00:00:10,000\r\nThe end.\r\n"
    assert turns(load(text.encode(), "a.srt")) == [(None, "One shelf and another."), (None, "The end.")]


def test_a_cue_that_ends_before_it_begins_keeps_its_words() -> None:
    (turn,) = load(b"WEBVTT\n\n00:09.000 --> 00:08.000\nStill here.\n", "a.vtt").utterances
    assert (turn.text, turn.start, turn.end) == ("Still here.", 9.0, None)


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("a.vtt", "WEBVTT\n\n00:00:0x.000 --> 00:00:02.000\nHi\n", 3, ("時刻", "time line")),
        ("a.srt", "1\n00:75:01,000 --> 00:76:02,000\nHi\n", 1, ("時刻", "time line")),
        ("a.vtt", "WEBVTT\n\nNOTE nothing else\n", 1, ("一つも", "not one")),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", 1, ("発言", "says anything")),
        ("a.json", '{"segments": [{"start": 0, "end": 1}]}', 1, ("一覧", "no list")),
        ("a.json", '{"speakers": ["A", "B"], "duration": 3}', 1, ("一覧", "no list")),
        ("a.json", '{\n"segments": [\n', 3, ("JSON", "JSON")),
        ("a.md", "# Only a heading\n", 1, ("発言", "says anything")),
    ],
)  # fmt: skip
def test_what_is_broken_is_refused_with_its_line(name: str, text: str, line: int, says: tuple[str, str]) -> None:
    error = refusal(text, name)
    assert error.line == line
    assert says[0] in error.message.ja
    assert says[1] in error.message.en


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\n00:00:03,000 -> 00:00:04,000\nHo\n",
        "1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\n00:75:03,000 --> 00:76:04,000\nHo\n",
    ],
)
def test_a_time_that_cannot_be_read_costs_nobody_their_words(text: str) -> None:
    notes = load(text.encode(), "a.srt")
    assert "Ho" in " ".join(turn.text for turn in notes.utterances)
    (remark,) = notes.remarks
    assert "5" in remark.ja
    assert "line 5" in remark.en


def test_words_before_the_first_cue_are_kept() -> None:
    text = "Hello there.\n\n1\n00:00:01,000 --> 00:00:02,000\nHi.\n"
    assert "Hello there." in " ".join(turn.text for turn in load(text.encode(), "a.srt").utterances)


def test_whisper_json_with_and_without_speakers() -> None:
    segments = [
        {"start": 0.0, "end": 2.5, "text": " 棚卸しは半日です。", "speaker": "SPEAKER_00"},
        {"start": 2.5, "end": 3, "text": "九人で", "speaker": "SPEAKER_01", "words": []},
        {"start": 3, "end": 4, "text": "やりました。", "speaker": "SPEAKER_01"},
    ]
    text = json.dumps({"text": "…", "segments": segments, "language": "ja"}, indent=1)
    notes = load(text.encode(), "a.json")
    assert turns(notes) == [("SPEAKER_00", "棚卸しは半日です。"), ("SPEAKER_01", "九人でやりました。")]
    assert (notes.utterances[1].start, notes.utterances[1].end) == (2.5, 4.0)
    assert (
        "九人で" in json.loads("{" + text.splitlines()[notes.utterances[1].line - 1].strip().rstrip(",") + "}")["text"]
    )
    bare = json.dumps({"segments": [{"start": 0, "end": 1, "text": "Hello."}]})
    assert turns(load(bare.encode(), "a.json")) == [(None, "Hello.")]


def document(fill: Callable[[Document], object]) -> bytes:
    made = docx.Document()
    fill(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_docx_paragraphs_bold_names_headings_and_tables() -> None:
    def fill(made: Document) -> None:
        made.add_heading("倉庫の話", 1)
        made.add_paragraph("森：棚卸しは何人でしたか。")
        paragraph = made.add_paragraph()
        paragraph.add_run("田中：").bold = True
        paragraph.add_run("九人です。")
        made.add_paragraph("森：そうですか。\n田中：はい。")
        table = made.add_table(rows=0, cols=3)
        for cells in (
            ("00:01:00", "森", "今は？"),
            ("00:01:05", "田中", "二人です。"),
            ("00:01:09", "森", "なるほど。"),
        ):
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words

    notes = load(document(fill), "a.docx")
    assert [turn.speaker for turn in notes.utterances][-3:] == ["森", "田中", "森"]
    assert notes.utterances[-2].text == "二人です。"
    assert notes.utterances[-2].start == 65.0
    assert ("森", "そうですか。") in turns(notes)
    assert "九人です。" in " ".join(turn.text for turn in notes.utterances)
    assert "倉庫の話" not in " ".join(turn.text for turn in notes.utterances)


def test_docx_table_of_figures_is_no_dialogue() -> None:
    def fill(made: Document) -> None:
        made.add_paragraph("棚卸しの結果です。")
        table = made.add_table(rows=0, cols=2)
        for cells in (("検品", "半日"), ("出荷", "一日")):
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words

    notes = load(document(fill), "a.docx")
    assert {turn.speaker for turn in notes.utterances} == {None}
    assert "検品 | 半日" in [turn.text for turn in notes.utterances]


def test_docx_reads_content_controls_and_leaves_out_what_word_hides() -> None:
    def fill(made: Document) -> None:
        made.add_paragraph("森：棚卸しは何人でしたか。")
        wrapped = made.add_paragraph("田中：九人です。")._p
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        wrapped.addprevious(control)
        control[0].append(wrapped)
        hidden = made.add_paragraph("森：半日ですか。")
        hidden.add_run("見せない言葉。").font.hidden = True
        made.add_paragraph("田中：はい、\n半日です。")

    assert turns(load(document(fill), "a.docx")) == [
        ("森", "棚卸しは何人でしたか。"),
        ("田中", "九人です。"),
        ("森", "半日ですか。"),
        ("田中", "はい、半日です。"),
    ]


def test_a_damaged_docx_is_refused() -> None:
    assert "Word" in refusal(b"PK\x03\x04 not really", "a.docx").message.ja
    assert "Word" in refusal(b"plain text", "a.docx").message.en


def test_an_unknown_format_names_those_that_can_be_read() -> None:
    error = refusal("hello", "talk.xyz")
    assert error.hint is not None
    for suffix in FORMATS:
        assert suffix in error.hint.en


def test_capitals_in_a_suffix_make_no_difference() -> None:
    assert turns(load("森：はい？\n田中：ええ。".encode(), "A.TXT")) == [("森", "はい？"), ("田中", "ええ。")]


def test_read_names_the_file_as_the_caller_does(tmp_path) -> None:
    path = tmp_path / "話.md"
    path.write_text("**森:** はい。\n\n**森:** ええ。\n", encoding="utf-8")
    assert read(path).path == path.as_posix()
    notes = read(path, name="content/notes/話.md")
    assert notes.path == "content/notes/話.md"
    assert notes.digest.startswith("sha256:")
    for absent in (tmp_path / "none.md", tmp_path):
        with pytest.raises(UsageError):
            read(absent, name="none.md")


@pytest.mark.parametrize("sentence", ["棚卸しは半日で終わりました。", "the shelf was empty again and ", "棚を数えた"])
def test_a_whole_recording_on_one_line_is_cut_into_readable_parts(sentence: str) -> None:
    notes = load((sentence * 200).encode(), "a.txt")
    assert len(notes.utterances) > 3
    assert max(len(turn.text) for turn in notes.utterances) <= 600
    said = "".join(turn.text for turn in notes.utterances)
    assert "".join(said.split()) == "".join((sentence * 200).split())


GRID = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 4
tiers? <exists>
size = 1
item []:
    item [1]:
        class = "IntervalTier"
        name = "Nell"
        xmin = 0
        xmax = 4
        intervals: size = 1
        intervals [1]:
            xmin = 0
            xmax = 4
            text = "We bake at four."
"""


@pytest.mark.parametrize("name", ["talk.TextGrid", "talk.txt", "talk.md"])
def test_a_textgrid_is_refused_and_what_to_save_instead_is_said(name: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(UnreadableError) as caught:
            load(GRID.encode(encoding), name)
        assert caught.value.hint is not None
        assert "TextGrid" in caught.value.hint.ja and "TextGrid" in caught.value.hint.en
        assert ".tsv" in caught.value.hint.ja and ".tsv" in caught.value.hint.en


def test_the_table_that_praat_makes_of_a_textgrid_is_read() -> None:
    table = "tmin\ttier\ttext\ttmax\n0\tNell\tWe bake at four.\t4\n4.5\tMori\tEvery morning?\t6\n6.5\tNell\tEvery morning.\t8\n"
    read_ = load(table.encode(), "talk.tsv")
    assert turns(read_) == [("Nell", "We bake at four."), ("Mori", "Every morning?"), ("Nell", "Every morning.")]
    assert [turn.start for turn in read_.utterances] == [0.0, 4.5, 6.5]


@pytest.mark.parametrize(
    ("name", "text", "instead"),
    [
        ("talk.odt", "PK", ".docx"),
        ("talk.rtf", "{\\rtf1", ".docx"),
        ("talk.txt", "{\\rtf1\\ansi Mori: Hello.}", ".docx"),
        ("talk.md", "<!DOCTYPE html>\n<p>Mori: Hello.</p>", ".txt"),
        ("talk.html", "<html><p>Mori: Hello.</p></html>", ".txt"),
        ("talk.txt", "<!-- saved from url=(0014)about:internet -->\n<html><p>Mori: &#x5e97;</p></html>", ".txt"),
        ("talk.txt", "Mori: &#x671d;&#x516d;&#x6642;&#12395;&#38283;&#12365;&#12414;&#12377;&#12290;", ".txt"),
        ("talk.md", r'[{"text": "\u671d\u516d\u6642\u306b\u958b\u304d\u307e\u3059\u3002"}]', ".txt"),
        ("mail.txt", "Subject: Bread\nContent-Transfer-Encoding: base64\n\nTW9yaTogSGVsbG8u\n", ".txt"),
        ("mail.md", "Subject: Bread\r\nContent-transfer-encoding: quoted-printable\r\n\r\nMori: =E6=9C=9D\r\n", ".txt"),
        ("mail.eml", "Subject: Bread\n\nHello.", ".txt"),
        ("talk.ttml", "<tt></tt>", ".vtt"),
        ("talk.m4a", "", ".vtt"),
        ("talk.xlsx", "PK", ".csv"),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_save_instead(name: str, text: str, instead: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        load(text.encode(), name)
    assert caught.value.hint is not None
    assert instead in caught.value.hint.ja and instead in caught.value.hint.en


@pytest.mark.parametrize(
    "text",
    [
        "Mori: We wrote \\u3042 and &#x3042; where one letter stood, and A=3D for A=3.\nNell: And then?",
        "森: 「\\u3042」と出たり「&#12354;」と出たりして、読めませんでした。\nネル: それで？",
        "Mori: The mail said Content-Transfer-Encoding: base64 at its top, and nobody could read it.\nNell: And then?",
    ],
)
def test_whoever_speaks_of_codes_is_read(text: str) -> None:
    assert len(load(text.encode(), "talk.txt").utterances) == 2
