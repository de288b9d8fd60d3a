"""Exports as tools and people write them: every turn in the right mouth, and nothing of the file's own as speech."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest

from pipeline.errors import UnreadableError
from pipeline.model.notes import Notes
from pipeline.sources.notes import load

JA = (
    "パンは何種類焼いていますか。",
    "二十種類です。夕方に三割が残りました。",
    "いまはどうですか。",
    "九十個まで減りました。",
)
EN = (
    "How many kinds of bread do you bake?",
    "Twenty kinds. A third was left over.",
    "And now?",
    "Ninety loaves a month are left.",
)
Turns = list[tuple[str | None, str]]


def merged(notes: Notes) -> Turns:
    """Turns of one speaker in a row as one."""
    turns: Turns = []
    for turn in notes.utterances:
        if turns and turns[-1][0] == turn.speaker:
            turns[-1] = (turn.speaker, f"{turns[-1][1]} {turn.text}")
        else:
            turns.append((turn.speaker, turn.text))
    return turns


# Each form is written four times: {n} is the speaker's name, {w} the words, {t} `00:03`, {s} and {e} the time in full.
TEXT_FORMS = [
    ("{n} {t}\n{w}\n\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{t} {n}\n{w}\n", "txt", ("森 綾", "水野 仁"), ("Aya Mori", "Jin Lee")),
    ("[{s}] {n}\n{w}\n\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("[{n}] 14:{t}\n{w}\n\n", "txt", ("森 綾", "水野 仁"), ("Aya Mori", "Jin Lee")),
    ("{n} • {t}\n{w}\n\n", "txt", ("話者 1", "話者 2"), ("Speaker 1", "Speaker 2")),
    ("{n} | {t}\n{w}\n", "txt", ("話者 1", "話者 2"), ("Speaker 1", "Speaker 2")),
    ("{n}（{t}）\n{w}\n\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("**{n}** {t}\n\n{w}\n\n", "md", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("### {n} {t}\n\n{w}\n\n", "md", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{t}\n{n}\n{w}\n\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{n}\n{t}\n{w}\n\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("0:0:{x}.120 --> 0:0:{x}.990\n{n}\n{w}\n\n", "txt", ("森 綾", "水野 仁"), ("Aya Mori", "Jin Lee")),
    ("{s}:05 - {s}:20\n{n}\n{w}\n\n", "txt", ("スピーカー 1", "スピーカー 2"), ("Speaker 1", "Speaker 2")),
    ("2026/11/18 14:{t} {n}\n{w}\n", "txt", ("森 綾", "水野 仁"), ("Aya Mori", "Jin Lee")),
    ("[{s} {n}] {w}\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("{n} [{t}]: {w}\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("{n}: {w} [{s}]\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{n} [{t}] {w}\n\n", "txt", ("森 綾", "水野 仁"), ("Aya Mori", "Jin Lee")),
    ("{n}   0 分 {x} 秒\n{w}\n\n", "txt", ("森 綾", "水野 仁"), ("話者 1", "話者 2")),
    ("{n}   0 minutes {x} seconds\n{w}\n\n", "txt", ("Speaker 1", "Speaker 2"), ("Aya Mori", "Jin Lee")),
    ("■ {n}（{s}）\n{w}\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{s}\n\n{n}\n\n{w}\n\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("**{n}** `{s}`\n\n{w}\n\n", "md", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("<b>{n}:</b> {w}<br>\n", "md", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{i}. **{n}**: {w}\n", "md", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{i}   {n}:  {w}\n", "txt", ("森", "水野"), ("MS. MORI", "MR. LEE")),
    ("14:{t} From {n} to Everyone:\n\t{w}\n", "txt", ("森 綾", "水野 仁"), ("Aya Mori", "Jin Lee")),
    ("[18/11/2026, 14:{t}] {n}: {w}\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("18/11/2026, 14:{x:02} - {n}: {w}\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{i}\t{s}\t{n}\t{w}\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ('{i} "{n}" (123)\n{s}.210 --> {s}.890\n{w}\n\n', "vtt", ("森 綾", "水野 仁"), ("Aya Mori", "Jin Lee")),
    ("{i} - {n}\n{s}.210 --> {s}.890\n{w}\n\n", "vtt", ("森", "水野"), ("Aya", "Jin")),
    ("{i}\n{s},210 --> {s},890\n[{n}]: {w}\n\n", "srt", ("話者1", "話者2"), ("SPEAKER_00", "SPEAKER_01")),
    ("{i}\n{s},210 --> {s},890\n{{\\an8}}{n}: {w}\n\n", "srt", ("森", "水野"), ("Aya", "Jin")),
    ("{n}　　{w}\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("[{x}.00s -> {x}.96s] {n}: {w}\n", "txt", ("SPEAKER_00", "SPEAKER_01"), ("SPEAKER_00", "SPEAKER_01")),
    ("[{s}.15] - {n}\n{w}\n\n", "txt", ("聞き手", "水野"), ("Interviewer", "Jin L.")),
    ("[{t}] **@{n}:** {w}\n", "md", ("森", "水野"), ("Aya", "Jin")),
    ("{n}：{w}\n\n", "txt", ("工場・森", "見習い・水野"), ("進行・森", "店長・水野")),
    ("**【{n}】** {w}\n\n", "md", ("聞き手", "水野"), ("Interviewer", "Lee")),
    ("○{n}　{w}\n", "txt", ("議長（森　綾君）", "１２番（水野君）"), ("議長（森　綾君）", "１２番（水野君）")),
    ("SPEAKER: {n}\n{w}\n\n", "txt", ("S1", "S2"), ("S1", "S2")),
    ("**{n}** [{s}](https://rec.example/a?t={x})\n\n{w}\n\n", "md", ("3年目 営業", "水野"), ("Aya", "Jin")),
    ("**{t}** **{n}**: {w}\n\n", "md", ("書記 森", "水野"), ("Aya", "Jin")),
    ("{n}[{s}]\n{w}\n\n", "txt", ("会場", "水野"), ("Audience", "Jin")),
    ("{i}. {n} - {w} (7.4{i}pm)\n\n", "txt", ("森さん", "水野さん"), ("Mrs Mori", "Mr Lee")),
    ("{n}{c}  {w}\n", "txt", ("CC", "CL"), ("CC", "CL")),
    ("{n}　　　{w}\n", "txt", ("水　野", "司　会"), ("森　綾", "水　野")),
    ("🎤 {n}: {w}\n\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{s} | {n} | {w}\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{n}／{w}\n", "txt", ("森", "水野"), ("AM", "JL")),
    ("{i}\n{s},210 --> {s},890\n{k}: {w}\n\n", "srt", ("1", "2"), ("0", "1")),
    ("［{n}］{w}\n\n", "txt", ("話者1", "話者2"), ("Speaker 1", "Speaker 2")),
    ("【{n}】{w}\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("（{n}）{w}\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("{n}\n：{w}\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("{n}：\n{w}\n\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("{n}\n{w}\n\n", "txt", ("森", "水野"), ("INTERVIEWER", "LEE")),
    ("{n}　{w}\n", "txt", ("記者", "水野氏"), ("Aya", "Jin")),
    ("{n}　{w}\n", "txt", ("森　綾", "水野　仁"), ("Aya Mori", "Jin Lee")),
    ("{n}〉{w}\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("{n} – {w}\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{n}\t{t}\t{w}\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{t}\t{n}\t{w}\n", "txt", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("| {t} | {n} | {w} |\n", "md", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("> {n}: {w}\n>\n", "md", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{k}. {w}\n\n", "txt", ("Q", "A"), ("Q", "A")),
    ("{k}　{w}\n", "txt", ("Ｑ", "Ａ"), ("Q", "A")),
    ("{n}: {w}\n", "txt", ("Ａ", "Ｂ"), ("AM", "JL")),
    ("{s}.210 --> {s}.890\n{n}: {w}\n\n", "vtt", ("森 綾", "水野 仁"), ("Aya Mori", "Jin Lee")),
    ("{i}\n{s},210 --> {s},890\n[{n}] {w}\n\n", "srt", ("森 綾", "水野 仁"), ("Aya Mori", "Jin Lee")),
    ("{i}\n{s}.210 --> {s}.890\n{n}\n{w}\n\n", "srt", ("スピーカー 1", "スピーカー 2"), ("Speaker 1", "Speaker 2")),
    ("{n}\n  10:{x:02} AM\n{w}\n", "txt", ("森 綾", "水野"), ("Aya Mori", "Jin")),
    ("{n}\n午前10:{x:02}\n{w}\n:+1:\n1\n", "txt", ("森 綾", "水野"), ("Aya Mori", "Jin")),
    ("{n} — Today at 10:{x:02} AM\n{w}\n", "txt", ("mori_a", "水野"), ("aya_m", "jin")),
    ("{n} — 昨日 10:{x:02}\n{w}\n", "txt", ("mori_a", "水野"), ("aya_m", "jin")),
    ("{n}, [18.11.2026 10:{x:02}]\n{w}\n\n", "txt", ("森 綾", "水野"), ("Aya Mori", "Jin")),
    ("[Monday 10:{x:02} AM] {n}\n{w}\n\n", "txt", ("森 綾", "水野"), ("Aya Mori", "Jin")),
    ("[2026-11-18 10:{x:02}] {n}\n{w}\n\n{{Reactions}}\n👍 (2)\n\n", "txt", ("森 綾", "水野"), ("aya_m", "jin#12")),
    ("{n}: {w} #{s}-5#\n\n", "txt", ("聞", "話"), ("I", "B")),
    ("{n}\t\t{s}.120\t{s}.900\t{w}\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("**{n}** _{t}_\n\n{w}\n\n", "md", ("森", "水野"), ("Aya Mori", "Jin Lee")),
    ("{n} -> {w}\n", "txt", ("森", "水野"), ("Me", "JL")),
    ("{n}> {w}\n", "txt", ("森", "水野"), ("Aya", "Jin")),
    ("{n} / {w}\n", "txt", ("森", "水野"), ("Me", "Jin")),
    ("{n}) {w}\n", "txt", ("森", "水野"), ("AM", "JL")),
    ("{n} = {w}\n", "txt", ("森", "水野"), ("Me", "Jin")),
]


@pytest.mark.parametrize(("form", "suffix", "ja", "en"), TEXT_FORMS)
def test_every_form_in_which_a_turn_names_its_speaker(
    form: str, suffix: str, ja: tuple[str, str], en: tuple[str, str]
) -> None:
    for names, words in ((ja, JA), (en, EN)):
        parts = (
            form.format(
                n=names[i % 2],
                k=names[i % 2],
                w=words[i],
                t=f"00:{second:02}",
                s=f"00:00:{second:02}",
                x=second,
                i=i + 1,
                c=i // 2 + 1,
            )
            for i, second in enumerate((3, 8, 19, 22))
        )
        head = "WEBVTT\n\n" if suffix == "vtt" else ""
        notes = load((head + "".join(parts)).encode(), f"a.{suffix}")
        assert [name for name, _ in merged(notes)] == [*names, *names], (form, names)
        assert [said.startswith(word) for (_, said), word in zip(merged(notes), words, strict=True)] == [True] * 4
        assert notes.unread == ()


@pytest.mark.parametrize(("words", "name"), [(JA, "水野"), (EN, "Jin")])
@pytest.mark.parametrize("dash", ["――", "──", "—— "])
def test_questions_after_a_dash_are_the_interviewers(words: tuple[str, ...], name: str, dash: str) -> None:
    text = f"{dash}{words[0]}\n\n{name}　{words[1]}\n\n{dash}{words[2]}\n\n{name}　{words[3]}\n"
    assert [who for who, _ in merged(load(text.encode(), "a.txt"))] == [None, name, None, name]
    told = load(text.encode(), "a.txt", "interviewer: 森\n".encode())
    assert [who for who, _ in merged(told)] == ["森", name, "森", name]


@pytest.mark.parametrize(("one", "two", "words"), [("森", "水野", JA), ("Aya", "Jin", EN)])
@pytest.mark.parametrize("both", ["{}/{}", "{}・{}", "{} & {}"])
def test_what_two_say_together_is_nobodys_alone(one: str, two: str, words: tuple[str, ...], both: str) -> None:
    turns = [(one, words[0]), (two, words[1]), (both.format(one, two), words[2]), (one, words[2]), (two, words[3])]
    text = "".join(f"**{name}:** {said}\n\n" for name, said in turns)
    assert [who for who, _ in merged(load(text.encode(), "a.md"))] == [one, two, None, one, two]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Kay Lee (She/Her)", "Kay Lee"),
        ("Kay Lee | Acme", "Kay Lee"),
        ("Kay Lee (they/them) | Acme", "Kay Lee"),
        ("水野 仁 (外部)", "水野 仁"),
        ("水野 仁（株式会社パン）", "水野 仁"),
        ("Kay Lee (KL)", "Kay Lee (KL)"),
    ],
)
def test_names_lose_what_stands_beside_them(label: str, name: str) -> None:
    cues = "".join(f"00:0{i}.000 --> 00:0{i}.900\n<v {label if i % 2 else '森'}>{JA[i]}</v>\n\n" for i in range(4))
    assert {turn.speaker for turn in load(f"WEBVTT\n\n{cues}".encode(), "a.vtt").utterances} == {"森", name}


def test_a_name_that_two_people_have_keeps_what_tells_them_apart() -> None:
    cues = "".join(
        f"00:0{i}.000 --> 00:0{i}.900\n<v Kay Lee | {('Acme', 'Widgets')[i % 2]}>{EN[i]}</v>\n\n" for i in range(4)
    )
    names = {turn.speaker for turn in load(f"WEBVTT\n\n{cues}".encode(), "a.vtt").utterances}
    assert names == {"Kay Lee | Acme", "Kay Lee | Widgets"}


MEET = {
    "ja": (
        "パンの取材 (2026-11-18 14:03 GMT+9) - 文字起こし\n\n出席者\n森 綾, 水野 仁\n\n文字起こし\n00:00:00\n\n"
        "森 綾: {}\n水野 仁: {}\n\n[拍手]\n\n00:05:00\n\n森 綾: {}\n水野 仁: {}\n\n会議は 00:25:12 後に終了しました\n"
        "この編集可能な文字起こしはコンピュータによって生成されたもので、誤りが含まれている可能性があります。\n"
    ).format(*JA),
    "en": (
        "A talk about bread\nNovember 18, 2026, 2:03PM\n25m 12s\n\nAya Mori started transcription\n\n"
        "Aya Mori: {}\nJin Lee: {}\n\n[Music]\n\n00:05:00\n\nAya Mori: {}\nJin Lee: {}\n\nPage 1 of 2\n\n"
        "Meeting ended after 00:25:12\nThis editable transcript was computer generated and might contain errors.\n"
        "Transcribed by https://example.com\n"
    ).format(*EN),
}


@pytest.mark.parametrize(("language", "words"), [("ja", JA), ("en", EN)])
def test_what_belongs_to_the_file_is_nobodys_speech(language: str, words: tuple[str, ...]) -> None:
    notes = load(MEET[language].encode(), "a.txt")
    assert [said for _, said in merged(notes)] == list(words)
    assert len(notes.furniture) >= 6
    assert notes.utterances[2].start == 300.0


@pytest.mark.parametrize("suffix", ["vtt", "srt"])
@pytest.mark.parametrize(
    "lines",
    [
        ("今日はパンの話です", "二十種類を焼いています", "三割が残ります"),
        ("today bread", "we bake twenty kinds", "a third is left"),
    ],
)
def test_captions_that_roll_come_out_once(suffix: str, lines: tuple[str, ...]) -> None:
    shown = [(lines[0],), (lines[0], lines[1]), (lines[1], lines[2]), (lines[2],)]
    cues = "".join(
        f"00:00:0{i}.000 --> 00:00:0{i}.900\n" + "\n".join(cue) + "\n\n" for i, cue in enumerate(shown, start=1)
    )
    notes = load(((("WEBVTT\n\n") if suffix == "vtt" else "") + cues).encode(), f"a.{suffix}")
    said = " ".join(turn.text for turn in notes.utterances)
    assert [said.count(line) for line in lines] == [1, 1, 1]


def test_what_is_said_twice_is_kept_twice() -> None:
    cues = "".join(
        f"00:0{i}.000 --> 00:0{i}.900\n{words}\n\n" for i, words in enumerate(("Yes.", "Yes.", "No.", "No."))
    )
    said = " ".join(turn.text for turn in load(f"WEBVTT\n\n{cues}".encode(), "a.vtt").utterances)
    assert said == "Yes. Yes. No. No."


def parts() -> list[tuple[int, float, float, str]]:
    return [(i % 2, second + 0.2, second + 3.0, EN[i]) for i, second in enumerate((3, 8, 19, 22))]


def words_of(text: str, start: float, speaker: object, key: str = "word") -> list[dict[str, object]]:
    return [
        {key: word, "start": round(start + n / 10, 2), "end": round(start + n / 10 + 0.05, 2), "speaker": speaker}
        for n, word in enumerate(text.split())
    ]


SEGMENTS = parts()
JSON_SHAPES: list[tuple[object, tuple[str, str]]] = [
    ({"segments": [{"start": s, "end": e, "text": t, "speaker": f"SPEAKER_0{p}"} for p, s, e, t in SEGMENTS]}, ("SPEAKER_00", "SPEAKER_01")),
    ({"segments": [{"start": s, "end": e, "text": t, "words": words_of(t, s, f"SPEAKER_0{p}")} for p, s, e, t in SEGMENTS]}, ("SPEAKER_00", "SPEAKER_01")),
    ({"text": "…", "utterances": [{"speaker": "AB"[p], "text": t, "start": int(s * 1000), "end": int(e * 1000), "words": []} for p, s, e, t in SEGMENTS]}, ("A", "B")),
    ({"results": {"channels": [{"alternatives": [{"transcript": "…", "words": []}]}], "utterances": [{"start": s, "end": e, "transcript": t, "speaker": p, "words": words_of(t, s, p)} for p, s, e, t in SEGMENTS]}}, ("0", "1")),
    ({"results": {"channels": [{"alternatives": [{"transcript": " ".join(EN), "words": [w for p, s, _, t in SEGMENTS for w in words_of(t, s, p, "punctuated_word")]}]}]}}, ("0", "1")),
    ({"results": {"channels": [{"alternatives": [{"transcript": "…", "paragraphs": {"paragraphs": [{"speaker": p, "start": s, "end": e, "sentences": [{"text": t, "start": s, "end": e}]} for p, s, e, t in SEGMENTS]}}]}]}}, ("0", "1")),
    ({"results": {"transcripts": [{"transcript": "…"}], "items": [{"type": "pronunciation", "start_time": str(w["start"]), "end_time": str(w["end"]), "alternatives": [{"content": w["word"]}], "speaker_label": f"spk_{p}"} for p, s, _, t in SEGMENTS for w in words_of(t, s, p)]}}, ("spk_0", "spk_1")),
    ({"results": {"items": [], "audio_segments": [{"transcript": t, "start_time": str(s), "end_time": str(e), "speaker_label": f"spk_{p}"} for p, s, e, t in SEGMENTS]}}, ("spk_0", "spk_1")),
    ({"data": {"transcript": {"sentences": [{"speaker_name": ("Aya", "Jin")[p], "text": t, "start_time": s, "end_time": e} for p, s, e, t in SEGMENTS]}}}, ("Aya", "Jin")),
    ([{"speaker": {"id": p, "name": ("Aya", "Jin")[p]}, "text": t, "start_ms": int(s * 1000), "end_ms": int(e * 1000)} for p, s, e, t in SEGMENTS], ("Aya", "Jin")),
    ({"monologues": [{"speaker": p, "elements": [{"type": "text", "value": t, "ts": s, "end_ts": e}]} for p, s, e, t in SEGMENTS]}, ("0", "1")),
    ([{"type": "message", "subtype": "channel_join", "user": "U1", "text": "joined", "ts": "1699999999.1"}, *({"type": "message", "user": f"U{p}", "text": t, "ts": str(1700000000 + s), "user_profile": {"name": "x", "real_name": ("Aya Mori", "Jin Lee")[p]}} for p, s, _, t in SEGMENTS)], ("Aya Mori", "Jin Lee")),
    ({"name": "Bakers", "messages": [{"type": "service", "actor": "Aya", "text": "made a group"}, *({"type": "message", "from": ("Aya", "Jin")[p], "text": [t[:6], {"type": "bold", "text": t[6:]}]} for p, _, _, t in SEGMENTS)]}, ("Aya", "Jin")),
    ({"participants": [{"name": "Aya"}, {"name": "Jin"}], "messages": [{"sender_name": ("Aya", "Jin")[p], "timestamp_ms": 1743610000000 + int(s * 1000), "content": t} for p, s, _, t in reversed(SEGMENTS)]}, ("Aya", "Jin")),
    ({"channel": {"topic": "bread"}, "messages": [{"timestamp": "2026-11-18T18:20:00+00:00", "content": t, "author": {"name": f"user{p}", "nickname": ("Aya", "Jin")[p]}} for p, _, _, t in SEGMENTS]}, ("Aya", "Jin")),
    ({"recognizedPhrases": [{"speaker": p, "offset": f"PT{s}S", "nBest": [{"display": t}]} for p, s, _, t in SEGMENTS]}, ("0", "1")),
]  # fmt: skip


@pytest.mark.parametrize(("document", "names"), JSON_SHAPES)
def test_json_of_any_tool_that_lists_what_was_said(document: object, names: tuple[str, str]) -> None:
    notes = load(json.dumps(document).encode(), "a.json")
    assert merged(notes) == [(names[p], t) for p, _, _, t in SEGMENTS]
    timed = [turn.start for turn in notes.utterances if turn.start is not None]
    # A chat has no recording: its times are counted from the first message on.
    assert timed in ([], [3.2, 8.2, 19.2, 22.2], [0.0, 5.0, 16.0, 19.0])


def test_json_whose_letters_were_written_byte_by_byte() -> None:
    document = [
        {"sender_name": ("森", "水野")[i % 2].encode().decode("latin-1"), "content": said.encode().decode("latin-1")}
        for i, said in enumerate(JA)
    ]
    assert merged(load(json.dumps(document).encode(), "a.json")) == [
        (("森", "水野")[i % 2], said) for i, said in enumerate(JA)
    ]


def test_json_of_whisper_cpp_times_that_are_missing_and_half_characters() -> None:
    document = {
        "transcription": [
            {
                "timestamps": {"from": "00:00:00,000", "to": "00:00:04,200"},
                "offsets": {"from": 0, "to": 4200},
                "text": JA[1],
            },
            {"offsets": {"from": 4200, "to": 9000}, "text": JA[3]},
        ]
    }
    notes = load(json.dumps(document).encode(), "a.json")
    assert (notes.utterances[0].start, notes.utterances[-1].end) == (0.0, 9.0)
    odd = load(
        b'{"segments": [{"start": 0.5, "end": null, "text": "Half a \\ud83d day."}, {"text": "No time."}]}', "a.json"
    )
    assert "Half a \ufffd day." in odd.utterances[0].text
    assert "No time." in odd.utterances[-1].text


@pytest.mark.parametrize(
    ("text", "name", "encoding"),
    [
        ("話者,開始,発言\n{0}\n", "a.csv", "utf-8-sig"),
        ("話者,開始,発言\n{0}\n", "a.csv", "cp932"),
        ("{0}\n", "a.csv", "utf-8"),
        ("番号;話者;開始;発言\n{1}\n", "a.csv", "utf-8"),
        ("start\tspeaker\ttext\n{2}\n", "a.tsv", "utf-8"),
        ("{2}\n", "a.tsv", "utf-16"),
    ],
)
def test_columns_of_a_table_are_found_by_title_or_by_what_they_hold(text: str, name: str, encoding: str) -> None:
    rows = [(("森", "水野")[i % 2], f"00:{second:02}", JA[i]) for i, second in enumerate((3, 8, 19, 22))]
    commas = "\n".join(f'{who},{at},"{said}"' for who, at, said in rows)
    numbered = "\n".join(f"{n};{who};{at};{said}" for n, (who, at, said) in enumerate(rows, start=1))
    tabs = "\n".join(f"{at}\t{who}\t{said}" for who, at, said in rows)
    notes = load(text.format(commas, numbered, tabs).encode(encoding), name)
    assert merged(notes) == [(who, said) for who, _, said in rows]
    assert [turn.start for turn in notes.utterances] == [3.0, 8.0, 19.0, 22.0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("倉庫で話を聞いた。\n\n森：何人でやりましたか。\n\nそのあと帰った。\n\nまた来る。\n", 3),
        ("We went to the bakery.\n\nAya: How many kinds do you bake?\n\nThen we left.\n\nIt was cold.\n", 3),
    ],
)
def test_a_line_that_looks_like_a_label_and_was_not_read_is_reported(text: str, line: int) -> None:
    notes = load(text.encode(), "a.txt")
    assert {turn.speaker for turn in notes.utterances} == {None}
    assert [one.line for one in notes.unread] == [line]
    named = load(text.encode(), "a.txt", "interviewer: [森, Aya]\n".encode())
    assert named.unread == () and {turn.speaker for turn in named.utterances} & {"森", "Aya"}


AROUND = [
    ("概要\nパンの作り方を変えた話。\n\n文字起こし\n\n{turns}", "森", "水野"),
    ("{turns}要約\n残るパンは九十個まで減りました。\n\nアクションアイテム\n・写真を送ります。\n", "森", "水野"),
    ("# Call\n\n## Summary\n\n- Fewer loaves are left.\n\n## Transcript\n\n{turns}", "Aya", "Jin"),
    ("We make the best transcripts in the world.\n\n{turns}Action items\n- Send the photo.\n", "Aya", "Jin"),
    ("パン屋にて\n作成日: 2026/11/06 11:00\n長さ: 01:08:22\n\n{turns}（記録　林）\n", "森", "水野"),
    (
        "At the bakery\nCreated: 2026/11/06 11:00\n\n{turns}[END OF SIDE A]\nTranscribed by B. Lin, checked\n",
        "Aya",
        "Jin",
    ),
    ("{turns}（以上、一時間四十分の録音より抜粋）\n", "森", "水野"),
    ("{turns}Edited in Inkwell\n\nInkwell – export no. 18765\n", "Aya", "Jin"),
    ("━━━━━━━━\nファイル名：0822.m4a\n森＝聞き手　水野＝店主\n━━━━━━━━\n\n{turns}（00:06:30　終了）\n", "森", "水野"),
    ("RECORD OF A TALK\nKey: A = asks\nPresent: B. Lin\n\n{turns}[The dog was removed.]\n", "Aya", "Jin"),
    ("{turns}――――――\n\n水野は一九五三年生まれ。\n", "森", "水野"),
    ("{turns}-----\n\nSubscribe to our letters.\n", "Aya", "Jin"),
    ("Bakery\nVIEW RECORDING - 31 mins: https://rec.example/9\n\n{turns}-- ends --\n", "Aya", "Jin"),
    ("パン屋\n📅 2026-05-28 19:00 | ⏱ 41m\n\n{turns}録画を見る：https://rec.example/9\n", "森", "水野"),
]


@pytest.mark.parametrize(("whole", "one", "two"), AROUND)
def test_what_a_tool_writes_around_the_talk_is_nobodys_speech(whole: str, one: str, two: str) -> None:
    words = JA if one == "森" else EN
    turns = "".join(f"{(one, two)[i % 2]} 00:{i * 7:02}\n{said}\n\n" for i, said in enumerate(words))
    notes = load(whole.format(turns=turns).encode(), "a.md" if whole.startswith("#") else "a.txt")
    assert merged(notes) == list(zip((one, two, one, two), words, strict=True))
    assert notes.furniture


@pytest.mark.parametrize(("who", "said"), [("話者1", "以上です"), ("Speaker 1", "Right.")])
def test_a_heading_inside_a_talk_without_such_parts_takes_no_words_away(who: str, said: str) -> None:
    text = f"まとめ\n\n{said}\n\n次の話です。\n"
    assert "次の話です。" in load(text.encode(), "a.txt").utterances[-1].text


@pytest.mark.parametrize(
    ("header", "words", "one", "two"),
    [
        ("番号,発話開始,発話終了,発言者名,認識結果", JA, "森", "水野"),
        ("No.,Time In,Time Out,Speaker Name,Text Content", EN, "Aya", "Jin"),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "txt"])
def test_columns_are_known_by_longer_titles_too(
    header: str, words: tuple[str, ...], one: str, two: str, suffix: str
) -> None:
    rows = [f"{i + 1},0:00:0{i},0:00:0{i + 1},{(one, two)[i % 2]},{said}" for i, said in enumerate(words)]
    notes = load("\n".join((header, *rows)).encode(), f"a.{suffix}")
    assert merged(notes) == list(zip((one, two, one, two), words, strict=True))


def test_words_that_name_their_speaker_one_by_one_become_turns() -> None:
    for words, names in ((("はい", "そう", "です"), ("S1", "S2")), (("Twenty", "kinds", "."), ("S1", "S2"))):
        listed = [
            {"type": "word", "start_time": i, "alternatives": [{"content": word, "speaker": name}]}
            for name in names
            for i, word in enumerate(words)
        ]
        notes = load(json.dumps({"results": listed}).encode(), "a.json")
        assert [turn.speaker for turn in notes.utterances] == list(names)
        assert {turn.text for turn in notes.utterances} <= {"はいそうです", "Twenty kinds."}


def test_a_running_head_is_on_every_page_and_in_nobodys_mouth() -> None:
    for head, words, one, two in (
        ("桃の取材　社外秘の記録", JA, "森", "水野"),
        ("Harvest interview, draft", EN, "Aya", "Jin"),
    ):
        text = "".join(f"{(one, two)[i % 2]}: {said}\n\n{head}\n\n" for i, said in enumerate(words))
        assert merged(load(text.encode(), "a.txt")) == list(zip((one, two, one, two), words, strict=True))


def test_a_time_behind_the_words_is_the_time_of_the_turn() -> None:
    for words, one, two in ((JA, "森", "水野"), (EN, "Aya", "Jin")):
        text = "".join(f"{(one, two)[i % 2]}: {said} (00:00:0{i})\n" for i, said in enumerate(words))
        notes = load(text.encode(), "a.txt")
        assert [turn.text for turn in notes.utterances] == list(words)
        assert [turn.start for turn in notes.utterances] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("head", "words", "one", "two"),
    [
        ("2026年11月18日、5:03 午前\n25 分 12 秒\n\n**森 綾** が文字起こしを開始しました\n\n", JA, "森 綾", "水野 仁"),
        ("November 18, 2026, 5:03 AM\n25m 12s\n\n**Aya Mori** started transcription\n\n", EN, "Aya Mori", "Jin Lee"),
    ],
)
def test_who_started_the_recording_says_nothing_by_that(head: str, words: tuple[str, ...], one: str, two: str) -> None:
    from pipeline.sources.notes.text import parse_document

    turns = "\n\n".join(f"**{(one, two)[i % 2]}**   0:0{i}\n{said}" for i, said in enumerate(words))
    spoken = [piece for piece in parse_document(head + turns, "a.docx") if not piece.silent and piece.text]
    assert [(piece.speaker, piece.text) for piece in spoken] == list(zip((one, two, one, two), words, strict=True))


def test_captions_may_name_a_speaker_once_and_go_on() -> None:
    for one, two, words, sound in (
        ("森 綾", "水野 仁", JA, "［音楽］"),
        ("AYA MORI", "JIN LEE", EN, "[MUSIC PLAYING]"),
    ):
        said = (sound, f"{one}: {words[0]}", f"{two}: {words[1]}", sound, words[3], f"{one}: {words[2]}")
        cues = "".join(f"00:0{i}.000 --> 00:0{i}.900\n{text}\n\n" for i, text in enumerate(said))
        turns = merged(load(f"WEBVTT\n\n{cues}".encode(), "a.vtt"))
        assert [name for name, _ in turns] == [one, two, one]
        assert words[3] in turns[1][1]


def test_the_mark_of_a_list_is_no_word() -> None:
    for words in (JA, EN):
        notes = load("".join(f"- {said}\n" for said in words).encode(), "a.md")
        assert [turn.text for turn in notes.utterances] == list(words)


@pytest.mark.parametrize(
    "talk",
    [
        "**AP: How many sheets?**\n\n**KN**: Six sheets it is.\n\n**AP: And how many\nshelves are there?**\n\n**KN**: Two of them.\n",
        "**森：何枚ですか。**\n\n**原**：六枚です。\n\n**森：棚は\nいくつですか。**\n\n**原**：二つです。\n",
    ],
)
def test_a_question_that_is_bold_with_its_name_is_that_persons(talk: str) -> None:
    turns = load(talk.encode(), "talk.md").utterances
    assert [turn.speaker for turn in turns] == (["AP", "KN"] if talk.isascii() else ["森", "原"]) * 2
    assert "*" not in "".join(turn.text for turn in turns)


@pytest.mark.parametrize(("one", "two", "words"), [("森", "水野", JA), ("Aya", "Jin", EN)])
def test_a_label_that_stands_only_where_the_speaker_changes_goes_on(one: str, two: str, words: tuple[str, ...]) -> None:
    said = [*(f"{(one, two)[i % 2]}: {text}" for i, text in enumerate(words)), *(f"{one}: {words[0]}", words[1])]
    said += [f"{(two, one)[i % 2]}: {text}" for i, text in enumerate(words)]
    cues = "".join(f"{i}\n00:00:{i:02},000 --> 00:00:{i:02},900\n{text}\n\n" for i, text in enumerate(said, 10))
    turns = merged(load(cues.encode(), "a.srt"))
    assert [name for name, _ in turns] == [one, two, one, two, one, two, one, two, one]
    assert turns[4][1].endswith(words[1])


@pytest.mark.parametrize(
    ("header", "words", "one", "two"),
    [("No,時刻,話者,発言,備考", JA, "森", "水野"), ("No,Time,Speaker,Text,Remarks", EN, "Aya", "Jin")],
)
def test_a_table_saved_as_text_may_hold_line_breaks(header: str, words: tuple[str, ...], one: str, two: str) -> None:
    rows = [f'{i + 1},00:00:0{i},{(one, two)[i % 2]},"{said}\n{said}",' for i, said in enumerate(words)]
    turns = merged(load("\n".join((header, *rows)).encode(), "a.txt"))
    assert [name for name, _ in turns] == [one, two, one, two]
    assert [said.count(word) for (_, said), word in zip(turns, words, strict=True)] == [2] * 4


@pytest.mark.parametrize(
    ("one", "two", "words", "day", "call"),
    [
        ("森", "水野 仁", JA, "2026/11/{}(水)", "☎ 通話時間 1:12"),
        ("Aya", "Jin Lee", EN, "2026/11/{}", "[Photo]"),
    ],
)
def test_days_calls_and_quotation_marks_of_a_chat_are_nobodys(
    one: str, two: str, words: tuple[str, ...], day: str, call: str
) -> None:
    lines = [f"21:0{i}\t{(one, two)[i % 2]}\t{said}" for i, said in enumerate(words)]
    again = [f'9:0{i}\t{(one, two)[i % 2]}\t"{said}\n{words[3]}"' for i, said in enumerate(words)]
    text = "\n".join((day.format(18), *lines, f"21:09\t{call}", "", day.format(19), *again, f"9:08\t{call}"))
    turns = merged(load(text.encode(), "chat.txt"))
    assert [name for name, _ in turns] == [one, two] * 4
    assert not any(mark in said for _, said in turns for mark in ('"', "2026", "☎", "[", "1:12"))
    assert all(words[3] in said for _, said in turns[4:])


@pytest.mark.parametrize(
    ("chapters", "lines"),
    [
        (("チャプター 1: 窯", "チャプター 2：朝"), ("九十個まで減りました", "朝は四時からです")),
        (("Chapter 1: The oven", "Chapter 2: Mornings"), ("ninety loaves are left", "we begin at four")),
    ],
)
def test_chapters_are_nobody(chapters: tuple[str, str], lines: tuple[str, str]) -> None:
    text = "".join(f"{head}\n0:0{i}\n{said}\n" for i, (head, said) in enumerate(zip(chapters, lines, strict=True)))
    notes = load(text.encode(), "panel.txt")
    assert {turn.speaker for turn in notes.utterances} == {None}
    assert not any(head in turn.text for head in chapters for turn in notes.utterances)


def test_who_the_head_of_the_notes_names_says_nothing_by_that() -> None:
    ja = "語り手：水野 仁 氏（昭和十四年生）　聞き手：郷土会\n日時：令和六年十月二十日　場所：水野氏自宅\n\n"
    en = "Interviewee: Jin Lee (JL), b. 1943\nInterviewer: Aya Mori (AM)\nAlso present: Bo Lin\nDate: 14 October 2024\n\n"
    for head, names, words, form in (
        (ja, ("聞き手", "語り手"), JA, "【{}】{}\n\n"),
        (en, ("AM", "JL"), EN, "{}:\t{}\n\n"),
    ):
        talk = "".join(form.format(names[i % 2], said) for i, said in enumerate((*words, *words)))
        notes = load((head + talk).encode(), "a.txt")
        assert merged(notes) == [(names[i % 2], said) for i, said in enumerate((*words, *words))]
    assert {person.role for person in notes.people if person.name == "AM"} == {"interviewer"}


@pytest.mark.parametrize(
    ("title", "asked", "answers", "close"),
    [
        (
            "商店街のひと　第七回",
            ("いつ決めましたか。", "夢は何ですか。"),
            ("春でした。", "本を置きます。"),
            "（取材　森）",
        ),
        (
            "People of the street",
            ("When was that?", "What is next?"),
            ("In spring.", "A shelf of books."),
            "[Asked by Aya]",
        ),
    ],
)
def test_a_title_above_questions_behind_dashes_is_no_speech(
    title: str, asked: tuple[str, str], answers: tuple[str, str], close: str
) -> None:
    talk = "".join(f"――{one}\n\n　{two}\n\n" for one, two in zip(asked, answers, strict=True))
    notes = load(f"{title}\n\n{talk}{close}\n".encode(), "a.txt")
    assert [turn.text for turn in notes.utterances] == [asked[0], answers[0], asked[1], answers[1]]
    assert [one.text for one in notes.furniture] == [title, close]


@pytest.mark.parametrize(
    ("talk", "kept"),
    [
        ("森: 値段はいくらですか。\n\n水野: 一枚で三千円です。\n\n（ここまで、オフレコでお願いします）\n", "三千円"),
        ("Aya: What does one cost?\n\nJin: Three thousand a sheet.\n\n(All of this is off the record.)\n", "thousand"),
    ],
)
def test_a_last_line_in_brackets_still_keeps_back(talk: str, kept: str) -> None:
    notes = load(talk.encode(), "a.txt")
    assert not any(kept in turn.text for turn in notes.on_record)


@pytest.mark.parametrize(
    ("titles", "words", "one", "two"),
    [
        ("| No. | 時刻 | 発言者 | 発言内容 |", JA, "森", "水野"),
        ("| No. | Time | Speaker | Text |", EN, "Aya", "Jin"),
    ],
)
def test_a_table_of_markdown_names_its_speakers(titles: str, words: tuple[str, ...], one: str, two: str) -> None:
    rows = [f"| {i + 1} | 15:0{i} | {(one, two)[i % 2]} | {said}<br>{said} |" for i, said in enumerate(words)]
    table = "\n".join((titles, "|---:|---|---|---|", *rows))
    notes = load(f"# A\n\n{table}\n".encode(), "a.md")
    assert [name for name, _ in merged(notes)] == [one, two, one, two]
    assert [said.count(word) for (_, said), word in zip(merged(notes), words, strict=True)] == [2] * 4
    assert not any(mark in said for _, said in merged(notes) for mark in ("<br>", "|"))
    assert [turn.line for turn in notes.utterances] == [5, 6, 7, 8]


def test_numbered_lines_of_a_transcript_that_begin_anew_on_each_page() -> None:
    for one, two, words, note in (("森", "水野", JA, "（休憩）"), ("MS. MORI", "MR. LEE", EN, "(Witness sworn.)")):
        lines = ["", *(f"     {(one, two)[i % 2]}:  {said}" for i, said in enumerate(words)), f"     {note}", ""]
        page = "\n".join(f" {i + 1}  {line}".rstrip() for i, line in enumerate(lines))
        foot = "\n\n     Lakeside   555\n\n"
        turns = merged(load(f"{page}{foot}{page}{foot}".encode(), "a.txt"))
        assert turns[:4] == [((one, two)[i % 2], said) for i, said in enumerate(words)]
        assert not any(note in said or "555" in said for _, said in turns[4:])


@pytest.mark.parametrize(
    ("talk", "asked"),
    [
        ("**Q: 何枚ですか。**\n\n**水野:** 六枚です。\n\n**Q: 棚は？**\n\n**水野:** 二つです。\n", "何枚ですか。"),
        ("**Q: How many?**\n\n**Lee:** Six of them.\n\n**Q: And shelves?**\n\n**Lee:** Two.\n", "How many?"),
    ],
)
def test_a_bold_question_without_answers_by_letter_is_the_interviewers(talk: str, asked: str) -> None:
    turns = merged(load(talk.encode(), "a.md"))
    assert [name for name, _ in turns] == [None, "Lee" if asked.isascii() else "水野"] * 2
    assert turns[0][1] == asked


@pytest.mark.parametrize("sound", ["[FOGHORN BLOWS]", "［汽笛の音］"])
def test_what_stands_in_brackets_in_captions_is_no_speech(sound: str) -> None:
    words = EN if sound.isascii() else JA
    cues = "".join(
        f"{i}\n00:00:{i:02},000 --> 00:00:{i:02},900\n{text}\n\n"
        for i, text in enumerate((words[0], sound, words[2]), 1)
    )
    assert not any(sound[1:-1] in turn.text for turn in load(cues.encode(), "a.srt").utterances)


def test_a_clock_before_words_and_a_full_stop_make_no_speaker() -> None:
    for one, two, words, extra in (
        ("森", "水野", JA, "2:15の船です。"),
        ("Aya", "Jin", EN, "Jin, the 2:15's loading!"),
    ):
        talk = "".join(f"{(one, two)[i % 2]} (00:00:0{i}):\n{said}\n\n" for i, said in enumerate((*words[:3], extra)))
        assert merged(load(talk.encode(), "a.txt"))[3] == (two, extra)
    shouted = "1\n00:00:01,000 --> 00:00:02,000\n>> MORI: I'LL LOOK.\n>> LEE: GOOD.\n\n2\n00:00:03,000 --> 00:00:04,000\nIT.  BUT I SAY THIS:\nIT IS LATE.\n\n"
    shouted += "3\n00:00:05,000 --> 00:00:06,000\n>> MORI: NOW?\n>> LEE: YES.\n\n"
    assert {turn.speaker for turn in load(shouted.encode(), "a.srt").utterances} == {"MORI", "LEE"}


def test_json_of_tokens_and_of_words_with_blanks_between() -> None:
    tokens = [
        {"written": part, "label": f"speaker{i % 2}"} for i, said in enumerate(JA) for part in (said[:2], said[2:])
    ]
    results = [{"tokens": tokens[i * 2 : i * 2 + 2], "text": said, "starttime": i * 900} for i, said in enumerate(JA)]
    said = merged(load(json.dumps({"segments": [{"results": [one]} for one in results]}).encode(), "a.json"))
    assert said == [(f"speaker{i % 2}", words) for i, words in enumerate(JA)]
    words = [
        {"text": part, "type": kind, "speaker_id": f"speaker_{i % 2}"}
        for i, sentence in enumerate(EN)
        for word in sentence.split()
        for part, kind in ((word, "word"), (" ", "spacing"))
    ]
    said = merged(load(json.dumps({"words": words}).encode(), "a.json"))
    assert said == [(f"speaker_{i % 2}", sentence) for i, sentence in enumerate(EN)]


@pytest.mark.parametrize(
    ("one", "two", "words", "seen", "note"),
    [
        (
            "森",
            "水野",
            JA,
            "（水野さんは帳簿を開いて、一枚ずつ数えながら四百二十枚の伝票を見せてくれました。）",
            "（電話が鳴る）",
        ),
        ("Aya", "Jin", EN, "(Jin opened the ledger and showed us the 420 slips of May.)", "(The phone rings.)"),
    ],
)
def test_what_whoever_took_the_notes_saw_is_kept(
    one: str, two: str, words: tuple[str, ...], seen: str, note: str
) -> None:
    lines = [f"{one}: {words[0]}", f"{two}: {words[1]}", seen, note, f"{one}: {words[2]}", f"{two}: {words[3]}"]
    notes = load("\n\n".join(lines).encode(), "a.txt")
    assert any(seen in turn.text for turn in notes.utterances)
    assert [one.text for one in notes.furniture] == [note]


@pytest.mark.parametrize(
    ("message", "events", "one", "two", "words"),
    [
        ("{t}\t{n}\t{w}\n", ("{t}\t原が退出しました。\n", "{t}\t原が参加しました。\n"), "森", "水野（会長）", JA),
        (
            "[18/11/2026, {t}:04] {n}: {w}\n",
            (
                "[18/11/2026, {t}:04] \u200eKim created this group\n",
                "[18/11/2026, {t}:04] \u200eAya changed the icon\n",
            ),
            "Aya",
            "Jin L",
            EN,
        ),
    ],
)
def test_what_a_chat_says_itself_is_in_nobodys_mouth(
    message: str, events: tuple[str, str], one: str, two: str, words: tuple[str, ...]
) -> None:
    talk = [message.format(t=f"12:0{i}", n=(one, two)[i % 2], w=said) for i, said in enumerate(words)]
    edited = message.format(t="12:06", n=one, w=f"{words[0]} \u200e<This message was edited>")
    lines = ("2026/11/18(水)\n", *talk[:2], events[0].format(t="12:01"), *talk[2:], events[1].format(t="12:05"), edited)
    assert merged(load("".join(lines).encode(), "chat.txt")) == [
        *(((one, two)[i % 2], said) for i, said in enumerate(words)),
        (one, words[0]),
    ]


def test_a_table_is_cut_where_its_titles_are_and_times_may_count_frames() -> None:
    for one, two, words in (("森", "水野", JA), ("Unknown", "Aya", EN)):
        rows = [f'"{(one, two)[i % 2]}","00;00;0{i};11","00;00;0{i};29","{said}"' for i, said in enumerate(words)]
        notes = load("\n".join(('"Speaker Name","Start Time","End Time","Text"', *rows)).encode(), "a.csv")
        assert merged(notes) == [((one, two)[i % 2], said) for i, said in enumerate(words)]
        assert [turn.start for turn in notes.utterances] == [0, 1, 2, 3]


def test_a_record_of_questions_and_answers_names_who_else_speaks() -> None:
    lines = ["                         7", "    1           PAUL RIDGE - DIRECT", "    2  BY MR. OAKES:"]
    said = (
        "Q.   Where was the van at 5:40?",
        "A.   By the gate.",
        "Q.   Who had the key?",
        "A.   It was in the",
        "door.",
    )
    lines += [f"    {number}       {words}" for number, words in enumerate(said, 3)]
    lines += [
        "    8           MS. HALE:  Objection.",
        "    9       A.   In the door.",
        "   10           (Exhibit 9 was marked for identification.)",
    ]
    notes = load("\n".join(lines).encode(), "a.txt")
    assert merged(notes) == [
        ("Q", "Where was the van at 5:40?"),
        ("A", "By the gate."),
        ("Q", "Who had the key?"),
        ("A", "It was in the door."),
        ("MS. HALE", "Objection."),
        ("A", "In the door."),
    ]


def test_minutes_keep_the_assembly_and_its_clerk_apart() -> None:
    text = (
        "△ 午前10時00分　開議\n○議長（森　綾君）　始めます。\n　　　〔3番　水野　仁君　登壇〕\n○3番（水野　仁君）　伺います。\n　棚は何枚ですか。\n"
        "○議長（森　綾君）　部長。\n○部長（原　誠君）　六枚でございます。\n△ 午前11時05分　休憩\n会議録検索　ページの先頭へ\n"
    )
    assert merged(load(text.encode(), "a.txt")) == [
        ("議長（森　綾君）", "始めます。"),
        ("3番（水野　仁君）", "伺います。\n棚は何枚ですか。"),
        ("議長（森　綾君）", "部長。"),
        ("部長（原　誠君）", "六枚でございます。"),
    ]


@pytest.mark.parametrize(
    ("head", "ask", "answers", "aside", "foot"),
    [
        ("本の町から", "――{}\n", ("「春です」\n", "「棚です。\n　本も置きます」\n"), "◇朝の店", "もり・あや　店主。\n\n無断転載を禁じます　（C）湖畔新聞社"),
        ("Books in town", "—— {}\n", ("“In spring.”\n", "“Shelves.\nBooks, too.”\n"), "◆The shop", "Aya Mori keeps the shop.\n\n© Lakeside Press"),
    ],
)  # fmt: skip
def test_where_answers_stand_in_quotation_marks_nothing_else_was_said(
    head: str, ask: str, answers: tuple[str, str], aside: str, foot: str
) -> None:
    asked = ("いつですか。", "次は。") if head.startswith("本") else ("When was that?", "What is next?")
    text = f"{head}\n\n{ask.format(asked[0])}{answers[0]}\n{aside}\n\n{ask.format(asked[1])}{answers[1]}\n{foot}\n"
    said = "".join(turn.text for turn in load(text.encode(), "a.txt").utterances)
    assert all(one in said for one in asked)
    assert not any(part in said for part in (head, aside, *foot.split("\n\n")))


@pytest.mark.parametrize(
    ("task", "talk", "done", "foot"),
    [
        ("次のアクション", "文字起こし", "決定事項", "→【あとで確認】棚の値段"),
        ("Next actions", "Transcript", "Decisions", "CHECK: what a shelf costs"),
    ],
)
def test_tasks_with_names_and_reminders_around_the_talk_are_no_turns(
    task: str, talk: str, done: str, foot: str
) -> None:
    one, two, words = ("森", "水野", JA) if "次" in task else ("Aya", "Jin", EN)
    turns = "".join(f"**{(one, two)[i % 2]}**  00:0{i}\n\n{said}\n\n" for i, said in enumerate(words))
    head = f"# {task}\n\n{one}：{words[2]}\n\n# {talk}\n\n"
    for below in (f"## {done}\n\n1. {words[3]}\n2. {two}\n", f"{foot}\n", "[More notes](https://notes.example/7)\n"):
        assert merged(load((head + turns + below).encode(), "a.md")) == [
            ((one, two)[i % 2], said) for i, said in enumerate(words)
        ]


def test_an_address_beside_a_name_is_no_part_of_it() -> None:
    for one, two, words in (("森 綾", "水野", JA), ("Aya Mori", "Jin", EN)):
        talk = "".join(
            f"0:0{i} - {(f'{one} (lakeside.example)', two)[i % 2]}\n  {said}\n\n" for i, said in enumerate(words)
        )
        assert merged(load(talk.encode(), "a.txt")) == [((one, two)[i % 2], said) for i, said in enumerate(words)]


def test_a_chat_of_names_before_blanks_keeps_each_message() -> None:
    text = "[LINE] 水野とのトーク履歴\n保存日時: 2026.11.19 10:00\n\n2026.11.18 水曜日\n"
    said = (*JA, "5月の窯です。")
    text += "".join(f"10:0{i} {('森', '水野')[i % 2]} {words}\n" for i, words in enumerate(said))
    text += "10:09 水野 スタンプ\n10:10 森が写真を送信しました\n"
    assert merged(load(text.encode(), "chat.txt")) == [(("森", "水野")[i % 2], words) for i, words in enumerate(said)]


@pytest.mark.parametrize(
    ("one", "two", "words", "head", "task"),
    [("森", "水野", JA, "## 宿題", "写真を送る"), ("Aya", "Jin", EN, "## Follow-ups", "send a photo of the oven")],
)
def test_tasks_below_the_talk_are_in_nobodys_mouth(
    one: str, two: str, words: tuple[str, ...], head: str, task: str
) -> None:
    talk = "".join(f"- {(one, two)[i % 2]}: {said}\n" for i, said in enumerate(words))
    notes = load(f"{talk}\n{head}\n\n- {two}: {task}\n".encode(), "a.md")
    assert merged(notes) == [((one, two)[i % 2], said) for i, said in enumerate(words)]
    goes_on = load(f"{talk}\n{head}\n\n- {two}: {words[1]}\n".encode(), "a.md")
    assert merged(goes_on)[-1] == (two, f"{words[3]} {words[1]}")


def test_a_profile_beside_quoted_answers_is_no_turn_though_it_begins_with_a_name() -> None:
    text = f"――{JA[0]}\n\n水野　「{JA[1]}」\n\n――{JA[2]}\n\n水野　「{JA[3]}」\n\nみずの・じん　パン職人。窯が好き。\n"
    assert {turn.speaker for turn in load(text.encode(), "a.txt").utterances} == {None, "水野"}


def test_a_title_with_a_time_above_is_no_turn_that_puts_the_others_out_of_order() -> None:
    for one, two, words, task in (
        ("森", "水野", JA, "写真を送る (00:12)"),
        ("Aya Mori", "Jin Lee", EN, "Send the photo (00:12)"),
    ):
        talk = "".join(f"{(one, two)[i % 2]} – 00:0{i}\n{said}\n\n" for i, said in enumerate(words))
        assert merged(load(f"{task}\n\n{talk}".encode(), "a.txt")) == [
            ((one, two)[i % 2], said) for i, said in enumerate(words)
        ]


def test_a_turn_may_have_a_time_at_either_end_and_a_message_may_be_a_number() -> None:
    lines = "".join(f"[00:00:0{i}] {('Aya', 'Jin')[i % 2]}: {said} [00:00:0{i + 1}]\n\n" for i, said in enumerate(EN))
    notes = load(lines.encode(), "a.txt")
    assert merged(notes) == [(("Aya", "Jin")[i % 2], said) for i, said in enumerate(EN)]
    assert [(turn.start, turn.end) for turn in notes.utterances] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    said = ("何枚？", "12", "ええ", "いや、14")
    chat = "".join(f"{('森', '水野')[i % 2]} — 今日 10:0{i}\n{words}\n" for i, words in enumerate(said))
    assert merged(load(chat.encode(), "a.txt")) == [(("森", "水野")[i % 2], words) for i, words in enumerate(said)]


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        (("何枚ですか。", "いつですか。"), ("六枚です。", "春です。")),
        (("How many?", "When?"), ("Six of them.", "In spring.")),
    ],
)
def test_answers_without_a_letter_are_not_put_into_the_mouth_of_who_asks(
    asked: tuple[str, str], answers: tuple[str, str]
) -> None:
    text = "".join(f"Q: {one}\n{two}\n\n" for one, two in zip(asked, answers, strict=True))
    notes = load(text.encode(), "a.txt")
    assert {turn.speaker for turn in notes.utterances} == {None}
    assert [turn.text for turn in notes.utterances] == [asked[0], answers[0], asked[1], answers[1]]


def test_what_is_called_out_ends_no_turn() -> None:
    for one, two, words, called in (
        ("森", "水野", JA, "（「そうだ」と呼ぶ者あり）"),
        ("AYA", "JIN", EN, "(Applause from the gallery)"),
    ):
        lines = [f"{(one, two)[i % 2]}: {said}" for i, said in enumerate(words)]
        lines[3:] = [f"{two}: {words[1]}", called, words[3]]
        last = merged(load("\n".join(lines).encode(), "a.txt"))[-1]
        assert last[0] == two
        assert words[1] in last[1] and words[3] in last[1] and called not in last[1]


def test_who_chairs_is_named_above_the_talk() -> None:
    talk = "".join(f"{('司会', '水野')[i % 2]}　{said}\n\n" for i, said in enumerate((*JA, *JA)))
    notes = load(f"座談会\n司会　森 綾\n2026年11月18日　湖畔ホール\n\n{talk}".encode(), "a.txt")
    assert merged(notes)[0] == ("司会", JA[0])


@pytest.mark.parametrize("line", ["**注：** 棚は*古い*。", "**Note:** the *old* shelf."])
def test_bold_words_in_the_middle_of_a_line_lose_their_marks_alone(line: str) -> None:
    (turn,) = load(line.encode(), "a.md").utterances
    assert turn.text == line.replace("*", "")


def test_one_name_in_bold_may_be_all_that_answers_questions_behind_dashes() -> None:
    page = "公開日：2026年11月18日\n\nシェアする　ツイートする\n\n{}関連記事\n\n- [小麦の話](https://x.example/1)\n\nこの記事をシェア\n"
    talk = f"――{JA[0]}\n\n**水野**　{JA[1]}\n\n――{JA[2]}\n\n**水野**　{JA[3]}\n\n"
    assert merged(load(page.format(talk).encode(), "a.md")) == [
        (None if i % 2 == 0 else "水野", said) for i, said in enumerate(JA)
    ]


def test_words_of_a_stretch_that_have_no_times_are_not_lost() -> None:
    long = "Nobody may print that the owner wants to sell the two shops in spring. "
    stretches = [("We bake at four. ", ["We", "bake", "at", "four."]), (long, ["in", "spring."])]
    results = [
        {
            "alternatives": [
                {
                    "transcript": whole,
                    "timestamps": [[word, n + at / 9, n + (at + 1) / 9] for at, word in enumerate(words)],
                }
            ]
        }
        for n, (whole, words) in enumerate(stretches)
    ]
    labels = [{"from": 0.0, "to": 1.0, "speaker": 0}, {"from": 1.0, "to": 2.0, "speaker": 0}]
    read_ = load(json.dumps({"results": results, "speaker_labels": labels}).encode(), "talk.json")
    assert long.strip() in " ".join(turn.text for turn in read_.utterances)


@pytest.mark.parametrize(("words", "gap"), [(JA, ""), (EN, " ")])
def test_who_speaks_may_stand_in_a_list_of_its_own_beside_the_words(words: tuple[str, ...], gap: str) -> None:
    spoken = [
        {"start": i * 10 + j, "end": i * 10 + j + 0.5, "punct": word, "word": word.lower()}
        for i, said in enumerate(words)
        for j, word in enumerate(said.split() if gap else (said[:4], said[4:]))
    ]
    voices = [{"start": i * 10, "duration": 9, "speaker": {"@id": f"S{i % 2}"}} for i in range(len(words))]
    document = {"retval": {"punct": gap.join(words), "words": spoken, "segmentation": {"segments": voices}}}
    notes = load(json.dumps(document).encode(), "a.json")
    assert [(name, said.replace(" ", gap)) for name, said in merged(notes)] == [
        (f"S{i % 2}", said) for i, said in enumerate(words)
    ]


@pytest.mark.parametrize(("one", "two", "words"), [("森 綾", "水野 花", JA), ("Aya Mori", "Jin Lee", EN)])
def test_captions_that_break_each_sentence_keep_their_speakers(one: str, two: str, words: tuple[str, ...]) -> None:
    cues: list[str] = []
    for i, said in enumerate(words * 3):
        cut = len(said) // 3
        for part in (f"{(one, two)[i % 2]}: {said[:cut]}", said[cut : 2 * cut], said[2 * cut :]):
            at = len(cues)
            cues.append(f"{at + 1}\n00:{at // 60:02}:{at % 60:02},000 --> 00:{at // 60:02}:{at % 60:02},900\n{part}\n")
    turns = merged(load("\n".join(cues).encode(), "a.srt"))
    assert [name for name, _ in turns] == [one, two] * (len(words) * 3 // 2)


@pytest.mark.parametrize(("one", "words", "form"), [("水野", JA, "【{}】　{}"), ("Jin Lee", EN, "{}: {}")])
def test_a_voice_that_the_transcriber_could_not_tell_is_not_the_one_before(
    one: str, words: tuple[str, ...], form: str
) -> None:
    text = "\n\n".join(form.format(name, said) for name, said in zip((one, "？？", one, "？？"), words, strict=True))
    assert [name for name, _ in merged(load(text.encode(), "a.txt"))] == [one, "？？"] * 2


@pytest.mark.parametrize("dash", ["ー", "―", "－"])
def test_what_an_interviewer_says_behind_a_dash_is_not_the_other_persons(dash: str) -> None:
    said = (f"{dash}パンは何種類ですか？", "水野：二十種類です。", f"{dash}なるほど。", "水野：夕方に残ります。")
    turns = merged(load("\n\n".join((*said, *said)).encode(), "a.txt"))
    assert turns[1:4] == [("水野", "二十種類です。"), (None, "なるほど。"), ("水野", "夕方に残ります。")]


@pytest.mark.parametrize("mark", ["：", "　"])
def test_the_first_turn_of_a_talk_may_say_what_somebody_is_called_below(mark: str) -> None:
    names = ("森綾（以下、森）", "水野花（以下 水野）", "森", "水野", "森", "水野")
    text = "\n\n".join(f"{name}{mark}{said}" for name, said in zip(names, (*JA, *JA), strict=False))
    assert [name for name, _ in merged(load(text.encode(), "a.txt"))] == ["森綾", "水野花", *names[2:]]


def test_a_chat_with_one_blank_between_time_name_and_words() -> None:
    lines = [
        "09:12 森 窯は？",
        "09:13 水野 二十",
        "09:15 水野 枚",
        "09:20 森 了解",
        "09:21 森が原を招待しました。",
        "09:30 原 どうも",
    ]
    turns = merged(load("\n".join(("[LINE] 窯の会のトーク履歴", "", "2026.11.18 水曜日", *lines)).encode(), "a.txt"))
    assert turns == [("森", "窯は？"), ("水野", "二十 枚"), ("森", "了解"), ("原", "どうも")]


@pytest.mark.parametrize(("one", "two", "words"), [("森", "水野", JA), ("SPEAKER_1", "SPEAKER_2", EN)])
def test_captions_timed_in_seconds_alone(one: str, two: str, words: tuple[str, ...]) -> None:
    cues = "\n".join(f"{i}.500 --> {i}.900\n<v {(one, two)[i % 2]}>{said}\n" for i, said in enumerate(words))
    notes = load(f"WEBVTT\n\n{cues}".encode(), "a.vtt")
    assert merged(notes) == [((one, two)[i % 2], said) for i, said in enumerate(words)]
    assert notes.utterances[1].start == 1.5


@pytest.mark.parametrize(("one", "two", "words"), [("森", "水野", JA), ("Aya", "Jin", EN)])
def test_several_answers_of_a_recognizer_and_words_given_twice(one: str, two: str, words: tuple[str, ...]) -> None:
    said = [[word, i + 0.1, i + 0.5] for i, word in enumerate(words[:2])]
    labels = [{"from": word[1], "to": word[2], "speaker": i} for i, word in enumerate(said)]
    answer = {"speaker_labels": labels, "results": [{"alternatives": [{"timestamps": [word]}]} for word in said]}
    assert [name for name, _ in merged(load(json.dumps({"results": [answer]}).encode(), "a.json"))] == ["0", "1"]
    listed = [{"speaker_name": name, "words_str": word} for name, word in zip((one, two), words, strict=False)]
    document = {"transcript": listed, "action_items": [{"owner": one, "text": words[3] * 3}]}
    assert merged(load(json.dumps(document).encode(), "a.json")) == [(one, words[0]), (two, words[1])]


def test_times_between_words_are_no_words() -> None:
    for said, expected in (("はい[00:01:02]そうです。", "はいそうです。"), ("Yes, [00:01:02] it is.", "Yes, it is.")):
        assert load(f"A: {said}\n\nB: {said}\n\nA: {said}\n".encode(), "a.txt").utterances[0].text == expected


def test_letters_and_words_that_recognition_set_apart_are_closed_up() -> None:
    said = ("はい。パンは二十種類です。", "うん、夕方に残るんだよね。", "そうです。三割は残りました。")
    words = (
        "はい。 パン は 二十 種類 です。",
        "うん、 夕方 に 残る ん だ よ ね。",
        "そう です。 三割 は 残り ました。",
    )
    for apart in ([" ".join(one) for one in said], words):
        cues = "".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{one} \n\n" for at, one in enumerate(apart, 1))
        assert merged(load(cues.encode(), "a.srt")) == [(None, "".join(said))]
        lines = "".join(f"{name}：{one}\n" for name, one in zip(("森", "水野", "森"), apart, strict=True))
        assert merged(load(lines.encode(), "a.txt")) == list(zip(("森", "水野", "森"), said, strict=True))


def test_blanks_that_people_set_stay() -> None:
    lines = ("森 はい、 焼いています。", "水野 何種類 ですか。", "森 二十 です。", "水野 それは 多いですね。")
    assert merged(load("\n".join(lines).encode(), "a.txt")) == [
        (line[:-1].split(" ", 1)[0], line.split(" ", 1)[1]) for line in lines
    ]
    english = "1\n00:00:01,000 --> 00:00:02,000\na b c of bread\n"
    assert merged(load(english.encode(), "a.srt")) == [(None, "a b c of bread")]


def test_a_mark_whose_letters_stand_apart_still_keeps_back() -> None:
    text = "森：パ ン は 二 十 種 類 で す。\n\n森：［オ フ レ コ］ 三 割 は 捨 て ま す。\n"
    notes = load(text.encode(), "a.txt")
    assert [turn.text for turn in notes.on_record] == ["パンは二十種類です。"]


@pytest.mark.parametrize(("one", "two", "words"), [("森 綾", "水野", JA), ("Aya Mori", "Jin Lee", EN)])
def test_a_time_that_never_moves_is_no_time(one: str, two: str, words: tuple[str, ...]) -> None:
    names = (one, two, one, two)
    lines = "".join(f"0:00 {name}  52:{at}8\n\n0:00 {words[at]}\n\n" for at, name in enumerate(names))
    notes = load(lines.encode(), "a.txt")
    assert merged(notes) == [(name, words[at]) for at, name in enumerate(names)]
    assert notes.utterances[1].start == 52 * 60 + 18


@pytest.mark.parametrize(("one", "two", "words"), [("森", "水野", JA), ("Aya Mori", "Jin", EN)])
def test_names_in_brackets_behind_all_words_are_who_said_them(one: str, two: str, words: tuple[str, ...]) -> None:
    names = (one, two, one, two)
    lines = [f"{words[at]}（{name}）" if "森" in one else f"{words[at]} ({name})" for at, name in enumerate(names)]
    assert merged(load("\n\n".join(lines).encode(), "a.txt")) == [(name, words[at]) for at, name in enumerate(names)]


@pytest.mark.parametrize("words", [JA, EN])
def test_sounds_in_brackets_behind_words_name_nobody(words: tuple[str, ...]) -> None:
    for sound, more in (("笑", "拍手"), ("laughs", "applause")):
        lines = "\n".join(f"{said}（{sound if at % 2 else more}）" for at, said in enumerate(words))
        assert not any(turn.speaker for turn in load(lines.encode(), "a.txt").utterances)


@pytest.mark.parametrize(
    ("one", "two", "words", "note"),
    [
        ("森", "水野", JA, "編集部注：数は水野さんに確かめる。"),
        ("Kay", "Rob", EN, "Editor note: check the number before we publish."),
        ("Kay", "Rob", EN, "Transcriber's note: a bell rings here."),
    ],
)
def test_a_note_of_whoever_edits_is_nobodys_words(one: str, two: str, words: tuple[str, ...], note: str) -> None:
    said = [f"**{name}:** {words[at]}" for at, name in enumerate((one, two, one, two))]
    notes = load("\n\n".join((*said[:2], f"> {note}", *said[2:])).encode(), "a.md")
    assert merged(notes) == [(name, words[at]) for at, name in enumerate((one, two, one, two))]
    assert [line.text for line in notes.furniture] == [note]


@pytest.mark.parametrize(("one", "two", "words"), [("森", "水野", JA), ("Kay", "Rob", EN)])
@pytest.mark.parametrize("sign", ["[^5]", "[^note]", " {%#isbn 4-06-0 %}", "{{< player 12 >}}", "{# ovens #}"])
def test_signs_of_footnotes_and_of_generators_are_no_words(
    sign: str, one: str, two: str, words: tuple[str, ...]
) -> None:
    said = "\n".join(f"{name}: {words[at]}{sign if at == 1 else ''}" for at, name in enumerate((one, two, one, two)))
    notes = load(f"{said}\n\n[^5]: 1999.\n[^note]: Ovens, p. 4.\n".encode(), "a.md")
    assert merged(notes) == [(name, words[at]) for at, name in enumerate((one, two, one, two))]
    assert len(notes.furniture) == 2


@pytest.mark.parametrize("title", ["パンの本", "Bread"])
def test_a_title_within_the_mark_of_a_generator_stays(title: str) -> None:
    notes = load(f"森：『{{% isbn('406', '{title}') %}}』を読みました。\n水野：はい。\n森：二度。\n".encode(), "a.md")
    assert title in notes.utterances[0].text


@pytest.mark.parametrize("words", [JA, EN])
def test_words_in_the_codes_of_addresses_and_mails_are_refused(words: tuple[str, ...]) -> None:
    talk = "\n".join(f"Kay: {said}" for said in words)
    for coded in (quote(talk), base64.encodebytes(talk.encode()).decode(), base64.b64encode(talk.encode()).decode()):
        with pytest.raises(UnreadableError):
            load(coded.encode(), "a.txt")
    assert len(load(f"{talk}\nKay: https://ovens.example/{quote(talk)}".encode(), "a.txt").utterances) > 0


@pytest.mark.parametrize(
    ("titles", "words"), [(("はじめに", "窯の話", "これから"), JA), (("Introduction", "The oven", "What next"), EN)]
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_chapters_above_a_talk_with_times_are_not_said(
    titles: tuple[str, ...], words: tuple[str, ...], between: str
) -> None:
    chapters = "".join(f"{at}:00 {title}\n" for at, title in enumerate(titles))
    said = "".join(f"{at // 6}:{at % 6}0{between}{words[at % 4]}\n" for at in range(18))
    notes = load(f"{chapters}\n{said}".encode(), "a.txt")
    assert notes.utterances[0].text.startswith(words[0])
    assert not any(title in turn.text for turn in notes.utterances for title in titles)
    assert load(f"{said}{said}".encode(), "a.txt").furniture == ()
