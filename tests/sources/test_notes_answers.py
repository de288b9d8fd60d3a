"""Questions that a mail quotes, and words that name their speaker by time: each in the right mouth."""

from __future__ import annotations

import json

import pytest

from pipeline.sources.notes import load
from tests.sources.test_notes_exports import EN, JA, merged

ASKED = {
    "ja": (
        ("いつ始めましたか。", "朝の当番は誰ですか？", "写真を送ってください。"),
        ("五年前からです。", "弟です。", "添えました。"),
    ),
    "en": (
        ("When did you start?", "Who has the mornings?", "Send us a photo."),
        ("In May.", "My brother.", "Attached."),
    ),
}


@pytest.mark.parametrize(("language", "one"), [("ja", "【水野】"), ("ja", "水野："), ("en", "[JL] "), ("en", "Jin: ")])
@pytest.mark.parametrize("mark", ["> ", ">> "])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_question_that_a_mail_quotes_is_not_in_the_mouth_of_who_answers(
    language: str, one: str, mark: str, name: str
) -> None:
    pairs = list(zip(*ASKED[language], strict=True))
    text = "\n\n".join(f"{mark}{question}\n\n{one}{answer}" for question, answer in pairs)
    who = one.strip("【】[]:： ")
    told = merged(load(text.encode(), name, "interviewer: 森\n".encode()))
    assert told == [turn for question, answer in pairs for turn in (("森", question), (who, answer))]


@pytest.mark.parametrize(("language", "who"), [("ja", "水野"), ("en", "Jin Lee")])
def test_answers_without_a_name_are_those_of_the_one_person_interviewed(language: str, who: str) -> None:
    pairs = list(zip(*ASKED[language], strict=True))
    text = "\n\n".join(f"> {question}\n{answer}" for question, answer in pairs)
    told = merged(load(text.encode(), "a.txt", f"interviewee: {who}\n".encode()))
    assert told == [turn for question, answer in pairs for turn in ((None, question), (who, answer))]


@pytest.mark.parametrize(("words", "hesitation"), [(JA, "%HESITATION"), (EN, "%HESITATION")])
def test_speakers_that_stand_in_a_list_of_their_own_are_found_by_time(words: tuple[str, ...], hesitation: str) -> None:
    timed = [
        [word, n * 10 + i * 0.1, n * 10 + i * 0.1 + 0.1]
        for n, said in enumerate(words)
        for i, word in enumerate((hesitation, *said.split()))
    ]
    stretches = [[one for one in timed if one[1] // 20 == part] for part in (0, 1)]
    whole = {
        "results": [
            {"final": True, "alternatives": [{"transcript": " ".join(one[0] for one in part), "timestamps": part}]}
            for part in stretches
        ],
        "speaker_labels": [{"from": start, "to": end, "speaker": int(start // 10) % 2} for _, start, end in timed],
    }
    assert merged(load(json.dumps(whole).encode(), "a.json")) == [(str(n % 2), said) for n, said in enumerate(words)]
    del whole["speaker_labels"]
    assert {turn.speaker for turn in load(json.dumps(whole).encode(), "a.json").utterances} == {None}
