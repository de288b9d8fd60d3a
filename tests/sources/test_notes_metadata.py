"""Front matter and sidecars: what is known about an interview besides its words."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.errors import UnreadableError
from pipeline.model.notes import Consent, Source
from pipeline.sources.notes import load, read
from pipeline.wording import LANGUAGES, Language

FRONT = """---
interviewee: 田中
interviewer: [森, 林]
date: 2026-11-18
place: 川崎
consent: {granted: 2026-11-19, by: 田中, scope: 社名と写真}
aliases: {田中様: 田中}
tags: [倉庫]
speakers: [田中]
---
"""
BODY = "森：何人？\n田中様：九人です。\n"


def test_front_matter() -> None:
    notes = load((FRONT + BODY).encode(), "a.md")
    assert (notes.date, notes.place) == (date(2026, 11, 18), "川崎")
    assert notes.consent == Consent(date(2026, 11, 19), ("田中",), "社名と写真")
    assert [(person.name, person.role) for person in notes.people] == [
        ("田中", "interviewee"),
        ("森", "interviewer"),
        ("林", "interviewer"),
    ]
    assert notes.extra == {"tags": ["倉庫"], "speakers": ["田中"]}
    assert [turn.line for turn in notes.utterances] == [11, 12]


def test_an_excerpt_has_a_source() -> None:
    text = "---\nurl: https://example.org/a\npublisher: 例の新聞\ndate: 2026-01-02\n---\n棚の話。\n"
    notes = load(text.encode(), "a.md")
    assert notes.source == Source("https://example.org/a", "例の新聞", date(2026, 1, 2))


def test_keys_that_mean_something_else_to_others_are_kept_and_remarked_on() -> None:
    text = "---\naliases: [/old/address]\ndate: someday\nurl: not-an-address\n---\n棚の話。\n"
    notes = load(text.encode(), "a.md")
    assert set(notes.extra) == {"aliases", "date", "url"}
    assert (notes.date, notes.source) == (None, None)
    assert any("aliases" in remark.en for remark in notes.remarks)


@pytest.mark.parametrize("suffix", [".vtt", ".meta.yml"])
def test_a_sidecar_beside_a_recording(tmp_path, suffix: str) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v S1>Nine.\n", encoding="utf-8")
    beside = tmp_path / ("talk.vtt.meta.yml" if suffix == ".vtt" else "talk.meta.yml")
    beside.write_text("aliases: {S1: Tanaka}\nplace: Kawasaki\n", encoding="utf-8")
    notes = read(path)
    assert notes.utterances[0].speaker == "Tanaka"
    assert notes.place == "Kawasaki"


def test_two_sidecars_are_refused(tmp_path) -> None:
    (tmp_path / "talk.txt").write_text("Nine.", encoding="utf-8")
    for name in ("talk.meta.yml", "talk.txt.meta.yml"):
        (tmp_path / name).write_text("place: Kawasaki\n", encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "talk.txt")
    assert "talk.txt.meta.yml" in caught.value.message.en


def test_front_matter_and_sidecar_add_up_and_may_not_contradict() -> None:
    assert load((FRONT + BODY).encode(), "a.md", b"publisher: x\nplace: \xe5\xb7\x9d\xe5\xb4\x8e\n").place == "川崎"
    with pytest.raises(UnreadableError) as caught:
        load((FRONT + BODY).encode(), "a.md", b"place: Tokyo\n")
    assert caught.value.line == 5
    assert "a.meta.yml" in caught.value.message.ja


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("---\nplace: [\n---\n棚。", 3, "YAML"),
        ("---\nplace: a\nplace: b\n---\n棚。", 3, "place"),
        ("---\nconsent: yes\n---\n棚。", 2, "consent"),
        ("---\nplace: a\nconsent: {granted: soon}\n---\n棚。", 3, "consent"),
        ("---\nplace: a\n棚。", 1, "---"),
        ("---\n- a\n- b\n---\n棚。", 2, "YAML"),
        ("---\na: !!python/object/apply:os.system [ls]\n---\n棚。", 2, "YAML"),
        ("---\na: " + "[" * 100_000 + "\n---\n棚。", 2, "YAML"),
    ],
)
def test_settings_that_cannot_be_read_are_refused(text: str, line: int, says: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        load(text.encode(), "a.md")
    assert caught.value.line == line
    assert says in caught.value.message.ja
    assert says in caught.value.message.en


def test_a_rule_at_the_top_of_plain_text_is_no_front_matter() -> None:
    assert "棚の話。" in load("---\n棚の話。\n".encode(), "a.txt").utterances[-1].text


def test_a_slip_in_a_key_is_remarked_on_and_keys_of_others_are_not() -> None:
    notes = load("---\ninterviewr: 森\npublish: true\ntags: [倉庫]\n---\n棚の話。\n".encode(), "a.md")
    assert notes.extra == {"interviewr": "森", "publish": True, "tags": ["倉庫"]}
    assert [("interviewer" in remark.ja, "interviewer" in remark.en) for remark in notes.remarks] == [(True, True)]


@pytest.mark.parametrize(
    ("consent", "names"),
    [("{granted: soon}", "consent.granted"), ("{grantd: 2026-11-19}", "consent.grantd"), ("maybe", "consent")],
)
def test_a_consent_that_cannot_be_read_in_full_is_no_consent_and_says_which_key(consent: str, names: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        load(f"---\nplace: a\nconsent: {consent}\n---\n棚。".encode(), "a.md")
    assert caught.value.line == 3
    assert names in caught.value.message.ja and names in caught.value.message.en
    assert caught.value.hint is not None


def test_settings_longer_than_anybody_writes_are_refused_not_read() -> None:
    keys = "".join(f"k{number}: 1\n" for number in range(30_000))
    with pytest.raises(UnreadableError) as caught:
        load(f"---\n{keys}---\n棚。".encode(), "a.md")
    assert "100,000" in caught.value.message.ja and "100,000" in caught.value.message.en


MANY = """---
interviewee: [佐藤 健二, 田中]
interviewer: 森
consent:
  - {granted: 2026-11-19, by: 佐藤さん, scope: 氏名と引用, until: 2027-11-19}
  - {granted: 2026-11-20, by: [鈴木, 田中様], scope: 引用}
---
森：何人？
佐藤 健二：九人です。
田中：十人です。
"""


def test_consent_is_one_persons_own() -> None:
    notes = load(MANY.encode(), "a.md")
    by_name = {person.name: person.consent for person in notes.people}
    assert by_name["佐藤 健二"] == Consent(date(2026, 11, 19), ("佐藤さん",), "氏名と引用", date(2027, 11, 19))
    assert by_name["田中"] == Consent(date(2026, 11, 20), ("鈴木", "田中様"), "引用")
    assert by_name["森"] is None


@pytest.mark.parametrize(
    ("people", "by", "agreed"),
    [
        (("Ann Reed", "Lou Reed"), "Reed", ()),
        (("Ann Reed", "Lou Reed"), "Lou Reed", ("Lou Reed",)),
        (("Ann Reed", "Lou Reed"), "lou reed", ("Lou Reed",)),
        (("Ann Reed", "Lou Reed"), "Lou", ("Lou Reed",)),
        (("Mr Reed", "Ms Reed"), "Reed", ()),
        (("Ann Reed", "Reed"), "Ann Reed", ("Ann Reed", "Reed")),
        (("Ann Reed", "Lou Reed", "Reed"), "Ann Reed", ("Ann Reed",)),
        (("Ann Reed", "Lou Reed", "Reed"), "Reed", ("Reed",)),
        (("西村園長", "西村主任"), "西村", ()),
        (("西村園長", "西村主任"), "西村主任", ("西村主任",)),
        (("西村社長", "西村部長"), "西村さん", ()),
        (("西村 一", "西村 花"), "西村", ()),
        (("西村 一", "西村 花"), "西村花", ("西村 花",)),
        (("西村", "西村さん"), "西村", ("西村", "西村さん")),
        (("西村園長", "大木"), "西村", ("西村園長",)),
    ],
)
def test_a_name_that_may_be_either_of_two_people_is_the_consent_of_neither(
    people: tuple[str, ...], by: str, agreed: tuple[str, ...]
) -> None:
    talk = "".join(f"{name}: {said}\n" for said in ("九人です。", "三日です。") for name in people)
    consent = f"consent: {{granted: 2026-11-19, by: {by}, scope: name}}\n"
    notes = load(f"---\ninterviewee: [{', '.join(people)}]\n{consent}---\n{talk}".encode(), "a.md")
    assert tuple(one.name for one in notes.people if one.consent) == agreed


def test_a_consent_without_a_name_is_that_of_the_only_person_who_was_asked() -> None:
    one = (
        "---\ninterviewer: Mori\nconsent: {granted: 2026-11-19, scope: name}\n---\nMori: How?\nTanaka: So.\nMori: Ah?\n"
    )
    people = {person.name: person.consent for person in load(one.encode(), "a.md").people}
    assert people["Tanaka"] is not None
    two = one + "Sato: And so.\nTanaka: Yes.\n"
    assert {person.consent for person in load(two.encode(), "a.md").people} == {None}


def test_consent_in_front_matter_and_sidecar_add_up() -> None:
    sidecar = "consent: {granted: 2026-11-21, by: 森, scope: 引用}\n"
    notes = load(MANY.encode(), "a.md", sidecar.encode())
    assert [one.by for one in notes.consents] == [("佐藤さん",), ("鈴木", "田中様"), ("森",)]


def test_toml_front_matter() -> None:
    text = '+++\ninterviewee = "田中"\ndate = 2026-11-18\n[consent]\ngranted = 2026-11-19\nby = "田中"\nscope = "引用"\n+++\n森：何人？\n田中：九人。\n'
    notes = load(text.encode(), "a.md")
    assert (notes.date, notes.utterances[0].line) == (date(2026, 11, 18), 9)
    assert notes.consent == Consent(date(2026, 11, 19), ("田中",), "引用")
    with pytest.raises(UnreadableError) as caught:
        load("+++\nplace = \n+++\n棚。".encode(), "a.md")
    assert "TOML" in caught.value.message.ja


def test_one_person_speaks_throughout() -> None:
    text = "---\nspeaker: 佐藤\n---\n導入の話をします。\n\n結論：やってよかった。\n"
    assert {turn.speaker for turn in load(text.encode(), "a.md").utterances} == {"佐藤"}
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nNine of us.\n"
    assert load(cues.encode(), "a.vtt", b"speaker: Sato\n").utterances[0].speaker == "Sato"


def test_a_pattern_of_ones_own_for_labels() -> None:
    text = "---\nlabels: '(\\w+) % '\n---\n森 % 何人？\n田中 % 九人です。\nそうです。\n森 % はい。\n"
    assert [(turn.speaker, turn.text) for turn in load(text.encode(), "a.md").utterances] == [
        ("森", "何人？"),
        ("田中", "九人です。そうです。"),
        ("森", "はい。"),
    ]


@pytest.mark.parametrize(
    "pattern", ["(a+)+x", "(a|a)*x", r"(.)\1", "(?=a)a", "(a?){50}a{50}", "a*a*a*a*x", "a" * 300, "(", "a?" * 30]
)
def test_a_pattern_that_could_take_for_ever_is_not_used_and_that_is_said(pattern: str) -> None:
    sidecar = "labels: '" + pattern + "'\n"
    notes = load("森：何人？\n田中：九人です。\n".encode(), "a.txt", sidecar.encode())
    assert [turn.speaker for turn in notes.utterances] == ["森", "田中"]
    assert any("labels" in remark.ja for remark in notes.remarks)


HEADED: dict[Language, str] = {
    "ja": "2026年11月10日（火） 湯沢染物店にて\n聞き手：小林\n話し手：湯沢さん（店主）\n\n小林：いつからですか。\n湯沢：去年の秋です。\n小林：なぜですか。\n湯沢：色が落ちるからです。\n",
    "en": "# Dyeing\n\n**Date:** 10 November 2026\nPlace: Kerr's dye works\nInterviewer: Dev\nInterviewee: Moira Kerr\n\nDev: Since when?\nMoira: Last autumn.\nDev: Why?\nMoira: The colour ran.\n",
}
ASKS_TELLS: dict[Language, tuple[str, str]] = {"ja": ("小林", "湯沢"), "en": ("Dev", "Moira")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_header_lines_above_the_first_turn_are_metadata(language: Language) -> None:
    notes = load(HEADED[language].encode(), "talk.md")
    asks, tells = ASKS_TELLS[language]
    assert notes.date == date(2026, 11, 10)
    assert notes.place == {"ja": "湯沢染物店", "en": "Kerr's dye works"}[language]
    assert {person.name: person.role for person in notes.people} == {asks: "interviewer", tells: "interviewee"}
    assert len(notes.utterances) == 4


@pytest.mark.parametrize(
    "written",
    ["令和8年11月3日", "令和８年１１月３日（火）", "R8.11.3", "R8/11/03", "二〇二六年十一月三日", "Tuesday, 3 November 2026", "Nov 3rd, 2026", "2026.11.3"],
)  # fmt: skip
def test_a_date_may_be_written_as_people_write_it(written: str) -> None:
    talk = "森: いつ？\n林: 秋。\n森: なぜ？\n林: 雨で。\n"
    for header in (f"日付：{written}", f"**Date:** {written}", written):
        notes = load(f"{header}\n\n{talk}".encode(), "a.txt")
        assert (notes.date, len(notes.utterances)) == (date(2026, 11, 3), 4), header
    settings = f"---\ndate: {written.removesuffix('（火）').removeprefix('Tuesday, ')}\n---\n{talk}"
    assert load(settings.encode(), "a.txt").date == date(2026, 11, 3)


@pytest.mark.parametrize(("numerals", "day"), [("25/11/2026", 25), ("11/25/2026", 25), ("11/11/2026", 11)])
def test_numerals_are_read_in_whichever_order_leaves_no_doubt(numerals: str, day: int) -> None:
    notes = load(f"Date: {numerals}\n\nDev: Since when?\nMoira: Autumn.\nDev: Why?\nMoira: Rain.\n".encode(), "a.txt")
    assert notes.date == date(2026, 11, day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_settings_outweigh_header_lines(language: Language) -> None:
    asks, tells = ASKS_TELLS[language]
    settings = f"---\ndate: 2026-01-02\nplace: x\ninterviewee: {asks}\ninterviewer: {tells}\n---\n"
    notes = load((settings + HEADED[language]).encode(), "talk.md")
    assert (notes.date, notes.place) == (date(2026, 1, 2), "x")
    assert {person.name: person.role for person in notes.people} == {asks: "interviewee", tells: "interviewer"}


@pytest.mark.parametrize(
    "header",
    [
        "Date: 10/11/2026",
        "Date: 31 February 2026",
        "2026-11-10\n2026-11-12",
        "Interviewer: Somebody Else",
        "聞き手：別の人",
        "日付：十一月のある日",
    ],
)
def test_a_header_that_could_mean_something_else_is_left_alone(header: str) -> None:
    notes = load(
        (header + "\n\nDev: Since when?\nMoira: Last autumn.\nDev: Why?\nMoira: It ran.\n").encode(), "talk.txt"
    )
    assert (notes.date, notes.place) == (None, None)
    assert {person.role for person in notes.people} == {"speaker"}


@pytest.mark.parametrize(
    ("text", "asks", "told"),
    [
        (
            "聞き手：いつ始めましたか。\n湯沢：去年の春です。\n\n聞き手：それから？\n湯沢：売り上げが減りました。\n",
            "聞き手",
            "湯沢",
        ),
        (
            "Interviewer: Since when?\nMoira: Last autumn.\n\nInterviewer: Why?\nMoira: It ran.\n",
            "Interviewer",
            "Moira",
        ),
    ],
)
def test_who_speaks_under_the_name_of_a_role_is_in_it(text: str, asks: str, told: str) -> None:
    roles = {person.name: person.role for person in load(text.encode(), "talk.txt").people}
    assert roles[asks] == "interviewer"
    assert roles[told] != "interviewer"
