"""`pipeline notes` as a writer uses it: what was understood, consent, the public copy."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from pipeline.wording import LANGUAGES, Language
from tests.commands import pipeline

TALK = """---
interviewee: 田中
date: 2026-11-18
place: 川崎の倉庫
---
**森:** 何人でしたか。

**田中:** 九人です。

**田中:** [オフレコ]社長は大反対でした。

**森:** 半日で？
"""


TURNS: dict[Language, tuple[str, str]] = {
    "ja": ("台車は何台ありますか。", "九台あります。毎朝、その順に押していきます。"),
    "en": ("How many carts do you have?", "We have nine. Every morning we push them out in that order."),
}
CUES = {
    lang: "\n".join(
        f"{2 * turn + 1}\n00:00:{2 * turn:02},000 --> 00:00:{2 * turn + 1:02},000\nMori: {asked}\n\n"
        f"{2 * turn + 2}\n00:00:{2 * turn + 1:02},000 --> 00:00:{2 * turn + 2:02},000\nTanaka: {told}\n"
        for turn in range(3)
    )
    for lang, (asked, told) in TURNS.items()
}


def run(*arguments: str, cwd: Path, answers: str = "") -> subprocess.CompletedProcess[str]:
    return pipeline(cwd, "notes", *arguments, given=answers)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    return tmp_path


def test_the_summary_in_both_languages_never_shows_what_is_off_the_record(folder: Path) -> None:
    for lang, expected in (
        ("ja", ("日本語", "川崎の倉庫", "話し手", "オフレコ: 1件", "6行目", "九人です。")),
        ("en", ("Japanese", "interviewee", "Off the record: 1", "line 6", "not recorded")),
    ):
        done = run("talk.md", "--lang", lang, cwd=folder)
        assert done.returncode == 0
        assert "社長" not in done.stdout
        for part in expected:
            assert part in done.stdout


def test_times_and_missing_speakers_are_said(folder: Path) -> None:
    (folder / "a.vtt").write_text("WEBVTT\n\n00:01.000 --> 01:02:03.000\nNine of us.\n", encoding="utf-8")
    done = run("a.vtt", "--lang", "en", cwd=folder)
    assert "0:00:01 to 1:02:03" in done.stdout
    assert "none is guessed" in done.stdout
    assert "推測はしません" in run("a.vtt", "--lang", "ja", cwd=folder).stdout


def test_json_is_the_format_of_the_contract(folder: Path) -> None:
    done = run("talk.md", "--format", "json", cwd=folder)
    report = json.loads(done.stdout)
    assert set(report) == {
        "version",
        "file",
        "language",
        "date",
        "place",
        "people",
        "consent",
        "utterances",
        "off_record",
        "unclear",
        "unread",
        "furniture",
    }
    assert (report["version"], report["file"], report["language"]) == (1, "talk.md", "ja")
    assert (report["date"], report["off_record"], report["consent"]) == ("2026-11-18", 1, None)
    assert report["people"] == [
        {"name": "田中", "role": "interviewee", "consent": None},
        {"name": "森", "role": "speaker", "consent": None},
    ]
    assert report["utterances"][0] == {
        "id": "u1",
        "speaker": "森",
        "start": None,
        "end": None,
        "line": 6,
        "text": "何人でしたか。",
    }
    assert "社長" not in done.stdout


def test_unreadable_notes_are_exit_3_with_file_line_and_remedy(folder: Path) -> None:
    (folder / "old.md").write_bytes("森：何人でしたか。\n田中：九人です。".encode("cp932"))
    for lang, remedy in (("ja", "保存し直してください"), ("en", "save it again")):
        done = run("old.md", "--format", "json", "--lang", lang, cwd=folder)
        assert done.returncode == 3
        assert done.stdout == ""
        assert "old.md:1" in done.stderr
        assert "cp932" in done.stderr
        assert remedy in done.stderr


def test_consent_asks_three_questions_and_writes_the_sidecar(folder: Path) -> None:
    done = run(
        "talk.md", "--consent", "--lang", "ja", cwd=folder, answers="田中\n2026-02-31\n令和8年11月19日\n社名: 引用\n"
    )
    assert done.returncode == 0
    assert (folder / "talk.md").read_text(encoding="utf-8") == TALK
    consent = json.loads(run("talk.md", "--format", "json", cwd=folder).stdout)["consent"]
    assert consent == {"granted": "2026-11-19", "by": "田中", "scope": "社名: 引用", "until": None}
    assert "田中、2026-11-19" in run("talk.md", "--lang", "ja", cwd=folder).stdout


def test_consent_adds_to_a_sidecar_and_never_writes_over_one(folder: Path) -> None:
    sidecar = folder / "talk.meta.yml"
    sidecar.write_text("# from the office\nsource_file: 18.wav\n", encoding="utf-8")
    answers = "Tanaka\n19 November 2026\nname\n"
    assert run("talk.md", "--consent", "--lang", "en", cwd=folder, answers=answers).returncode == 0
    written = sidecar.read_text(encoding="utf-8")
    assert written.startswith("# from the office\nsource_file: 18.wav\n")
    again = run("talk.md", "--consent", "--lang", "en", cwd=folder, answers=answers)
    assert again.returncode == 2
    assert "recorded already" in again.stderr
    assert sidecar.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    "sidecar",
    [
        "",
        "team: 倉庫\n",
        "# 事務所より\nconsent: {granted: 2026-11-01, by: 林, scope: 引用}\nteam: 倉庫\n",
        "consent:\n  granted: 2026-11-01\n  by: 林\n  scope: 引用\nteam: 倉庫\n",
        "consent:\n  - granted: 2026-11-01\n    by: 林\n    scope: 引用\nteam: 倉庫\n",
    ],
)
def test_consent_is_asked_person_by_person(folder: Path, sidecar: str) -> None:
    (folder / "talk.md").write_text(TALK.replace("田中\ndate", "[田中, 森]\ndate"), encoding="utf-8")
    (folder / "talk.meta.yml").write_text(sidecar, encoding="utf-8")
    answers = "\n2026-11-19\n氏名\n2026-01-01\n2027-11-19\n\n2026-11-20\n引用\n\n"
    done = run("talk.md", "--consent", "--lang", "ja", cwd=folder, answers=answers)
    assert done.returncode == 0, done.stderr
    people = json.loads(run("talk.md", "--format", "json", cwd=folder).stdout)["people"]
    assert people[0]["consent"] == {"granted": "2026-11-19", "by": "田中", "scope": "氏名", "until": "2027-11-19"}
    assert people[1]["consent"] == {"granted": "2026-11-20", "by": "森", "scope": "引用", "until": None}
    written = (folder / "talk.meta.yml").read_text(encoding="utf-8")
    kept = [line.removeprefix("consent:").strip(" -") for line in sidecar.splitlines()]
    assert all(words in written for words in kept)
    assert "全員" in run("talk.md", "--consent", "--lang", "ja", cwd=folder).stdout


ASKED: dict[Language, str] = {
    "ja": "小林：今日は何人でしたか。\n湯沢：九人です。去年の秋からずっとこの人数で店を開けています。\n小林：休みは取れますか。\n湯沢：週に二日は取れます。みなで決めました。\n",
    "en": "Dev: How many of you were there today?\nMoira: Nine of us. It has been so since last autumn.\nDev: Do you get days off?\nMoira: Two a week. We settled that together.\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_asks_is_not_asked_for_consent_and_turns_have_their_ids(tmp_path: Path, language: Language) -> None:
    (tmp_path / "talk.txt").write_text(ASKED[language], encoding="utf-8")
    done = run("talk.txt", "--consent", "--lang", language, cwd=tmp_path, answers="\n2026-01-02\nall\n\n")
    asks, tells = {"ja": ("小林", "湯沢"), "en": ("Dev", "Moira")}[language]
    assert (
        done.returncode == 0
        and tells in done.stdout
        and f"{asks}なら" not in done.stdout
        and f"for {asks}" not in done.stdout
    )
    shown = run("talk.txt", "--lang", language, cwd=tmp_path).stdout
    ids = [one["id"] for one in json.loads(run("talk.txt", "--format", "json", cwd=tmp_path).stdout)["utterances"]]
    assert len(ids) == 4 and all(f"  {one} " in shown for one in ids)


NAMESAKES: dict[Language, tuple[str, tuple[str, str], str]] = {
    "ja": ("西村", ("西村園長", "西村主任"), "九人です。去年の秋からずっとこの人数です。"),
    "en": ("Reed", ("Ann Reed", "Lou Reed"), "Nine of us. It has been so since last autumn."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_may_be_either_of_two_is_asked_for_again(tmp_path: Path, language: Language) -> None:
    shared, (one, other), said = NAMESAKES[language]
    roles = f"interviewee: [{one}, {other}]\n"
    old = f"consent:\n- {{granted: 2026-11-01, by: {shared}, scope: name}}\n"
    (tmp_path / "talk.txt").write_text(f"{one}: {said}\n{other}: {said}\n" * 2, encoding="utf-8")
    (tmp_path / "talk.meta.yml").write_text(roles + old, encoding="utf-8")
    answers = f"{shared}\n{other}\n2026-11-19\nall\n\n\n2026-11-20\nname\n\n"
    done = run("talk.txt", "--consent", "--lang", language, cwd=tmp_path, answers=answers)
    assert done.returncode == 0, done.stderr
    assert all(name in done.stderr for name in (shared, one, other))
    people = json.loads(run("talk.txt", "--format", "json", cwd=tmp_path).stdout)["people"]
    assert {person["name"]: person["consent"]["by"] for person in people} == {one: one, other: other}


def test_answers_that_stop_early_leave_nothing(folder: Path) -> None:
    assert run("talk.md", "--consent", "--lang", "en", cwd=folder, answers="Tanaka\n").returncode != 0
    assert sorted(path.name for path in folder.iterdir()) == ["talk.md"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("begun", ["\n", "\n2026-11-20\n", "\n2026-11-20\n\n"])
def test_whoever_stops_at_the_second_person_keeps_what_the_first_answered(
    folder: Path, lang: Language, begun: str
) -> None:
    (folder / "talk.md").write_text(TALK.replace("田中\ndate", "[田中, 森]\ndate"), encoding="utf-8")
    done = run("talk.md", "--consent", "--lang", lang, cwd=folder, answers=f"\n2026-11-19\n氏名\n\n{begun}")
    assert done.returncode != 0
    people = json.loads(run("talk.md", "--format", "json", cwd=folder).stdout)["people"]
    assert people[0]["consent"] == {"granted": "2026-11-19", "by": "田中", "scope": "氏名", "until": None}
    assert people[1]["consent"] is None
    assert {"ja": "森の分は書き込んでいません", "en": "Nothing was written for 森"}[lang] in done.stderr
    assert "talk.meta.yml" in done.stdout and "田中" in done.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_answer_is_told_that_it_is_needed_and_how_to_stop(folder: Path, lang: Language) -> None:
    done = run("talk.md", "--consent", "--lang", lang, cwd=folder, answers="田中\n\n2026-11-19\n \n氏名\n\n")
    assert done.returncode == 0
    assert done.stderr.count({"ja": "空けておけません", "en": "cannot be left empty"}[lang]) == 2
    assert "Ctrl-C" in done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_public_takes_the_settings_along_and_says_how_to_use_the_copy(tmp_path: Path, lang: Language) -> None:
    (tmp_path / "talk.srt").write_text(CUES[lang], encoding="utf-8")
    settings = (
        "interviewer: Mori\ncontact: kim@soko-kawasaki.jp\nconsent: {granted: 2026-11-18, by: Tanaka, scope: all}\n"
    )
    (tmp_path / "talk.meta.yml").write_text(settings, encoding="utf-8")
    done = run("talk.srt", "--public", "--lang", lang, cwd=tmp_path)
    assert done.returncode == 0
    assert "kim@" not in (tmp_path / "talk.public.meta.yml").read_text(encoding="utf-8")
    for part in ("talk.public.meta.yml", "talk.public.srt", "private", "notes"):
        assert part in done.stdout
    people = json.loads(run("talk.public.srt", "--format", "json", cwd=tmp_path).stdout)["people"]
    assert {(one["name"], one["role"], one["consent"] is not None) for one in people} == {
        ("Mori", "interviewer", False),
        ("Tanaka", "speaker", True),
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_is_taken_for_the_interviewer_is_named_because_the_gate_guesses_nothing(
    tmp_path: Path, lang: Language
) -> None:
    (tmp_path / "talk.srt").write_text(CUES[lang], encoding="utf-8")
    done = run("talk.srt", "--consent", "--lang", lang, cwd=tmp_path, answers="Tanaka\n2026-11-18\nall\n\n")
    assert "interviewer: Mori" in done.stdout
    assert "interviewer: Mori" in run("talk.srt", "--consent", "--lang", lang, cwd=tmp_path).stdout
    with (tmp_path / "talk.meta.yml").open("a", encoding="utf-8") as file:
        file.write("interviewer: Mori\n")
    assert "interviewer: Mori" not in run("talk.srt", "--consent", "--lang", lang, cwd=tmp_path).stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_who_are_taken_for_interviewers_are_written_as_a_list(tmp_path: Path, lang: Language) -> None:
    turns = {
        "ja": ("森：検品にはどれくらいかかりますか。\n田中：三日かかっていました。\n原：だれがしていましたか。\n田中：わたしと夜の人です。\n" * 4),
        "en": "Mori: How long did checking take you?\nTanaka: Three days.\nHara: And who did it?\nTanaka: I did, with the night shift.\n" * 4,
    }  # fmt: skip
    (tmp_path / "talk.txt").write_text(turns[lang], encoding="utf-8")
    said = run("talk.txt", "--consent", "--lang", lang, cwd=tmp_path, answers="Tanaka\n2026-11-18\nall\n\n-\n").stdout
    names = {"ja": ["森", "原"], "en": ["Mori", "Hara"]}[lang]
    listed = re.search(r"interviewer: \[(\w+), (\w+)\]", said)
    assert listed is not None
    assert listed.groups() in (tuple(names), tuple(reversed(names)))


def test_public_writes_the_cut_copy_once(folder: Path) -> None:
    done = run("talk.md", "--public", "--lang", "ja", cwd=folder)
    assert done.returncode == 0
    assert "talk.public.md" in done.stdout
    copy = (folder / "talk.public.md").read_text(encoding="utf-8")
    assert "社長" not in copy
    assert "九人です。" in copy
    again = run("talk.md", "--public", "--lang", "en", cwd=folder)
    assert again.returncode == 2
    assert "not written over" in again.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["talk.md", "talk.public.md"]


def test_json_goes_with_no_other_action(folder: Path) -> None:
    done = run("talk.md", "--public", "--format", "json", cwd=folder)
    assert done.returncode == 2
    assert sorted(path.name for path in folder.iterdir()) == ["talk.md"]


PRIVATE: dict[Language, str] = {
    "ja": "森：連絡先を教えてください。\n田中：携帯は090-1234-5678です。\n",
    "en": "Mori: How can people reach you?\nTanaka: My mobile is +44 7911 123456.\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_telephone_number_is_not_shown_at_the_terminal(tmp_path: Path, language: Language) -> None:
    (tmp_path / "talk.txt").write_text(PRIVATE[language], encoding="utf-8")
    shown = run("talk.txt", "--furniture", "--lang", language, cwd=tmp_path).stdout
    assert {"ja": "携帯は", "en": "My mobile is"}[language] in shown
    assert "1234" not in shown and "7911" not in shown
    assert {"ja": ":\n  ありません\n", "en": ":\n  none\n"}[language] in shown


@pytest.mark.parametrize(
    ("language", "talk", "said"),
    [
        (
            "ja",
            "森：何人ですか。\n田中：これはオフレコですけど、社長は反対でした。\n森：そうですか。\n田中：九人です。\n",
            "オフレコか未定: 1件",
        ),
        (
            "en",
            "Aya: How many?\nKim: This is off the record, but he objected.\nAya: I see.\nKim: Nine.\n",
            "Undecided: 1",
        ),
    ],
)
def test_what_is_undecided_is_counted(tmp_path: Path, language: str, talk: str, said: str) -> None:
    (tmp_path / "talk.txt").write_text(talk, encoding="utf-8")
    assert said in run("talk.txt", "--lang", language, cwd=tmp_path).stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_turns_can_be_read_but_for_what_is_kept_back(tmp_path: Path, lang: Language) -> None:
    long = {"ja": "朝は四時に起きて粉を量ります。" * 9 + "以上です。", "en": "We weigh the flour at four every day. " * 9 + "That is all."}[lang]  # fmt: skip
    talk = "".join(f"**Mori:** {number}?\n\n**Tanaka:** {number}. {long}\n\n" for number in range(5))
    (tmp_path / "talk.md").write_text(f"{talk}**Tanaka:** [off the record] Never.\n", encoding="utf-8")
    short = run("talk.md", "--lang", lang, cwd=tmp_path).stdout
    assert "--all" in short and long not in short
    shown = run("talk.md", "--all", "--lang", lang, cwd=tmp_path).stdout
    assert shown.count(long) == 5 and "Never" not in shown and "--all" not in shown
