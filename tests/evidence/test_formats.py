"""Quotations and figures lead back to notes of every format: the same talk, six times."""

from __future__ import annotations

import io
import json

import docx
import pytest

from pipeline.checking.examples import example
from pipeline.evidence.facts import Item, items
from pipeline.model.notes import Notes
from pipeline.policy.config import Config
from pipeline.sources import articles
from pipeline.sources.notes import load
from pipeline.wording import LANGUAGES, Language

# Who, from when to when (seconds), and what was said.
TALK: dict[Language, list[tuple[str, int, int, str]]] = {
    "ja": [
        ("森", 61, 64, "検品はどう変わりましたか。"),
        ("田中", 65, 72, "えーっと、棚の番号を、あの、入荷の順に付け替えました。"),
        ("田中", 73, 80, "それで、返品が三十二件から九件に減ったんです。"),
        ("森", 81, 84, "機械は買わなかったのですか。"),
        ("田中", 85, 92, "新しい機械は一台も買いませんでした。"),
    ],
    "en": [
        ("Mori", 61, 64, "How has checking changed?"),
        ("Tanaka", 65, 72, "Um, we put the shelf numbers, you know, in the order of arrival."),
        ("Tanaka", 73, 80, "And returns went down from thirty-two to nine."),
        ("Mori", 81, 84, "You did not buy a machine?"),
        ("Tanaka", 85, 92, "We did not buy a single new machine."),
    ],
}


def cues(talk: list[tuple[str, int, int, str]], dot: str, label: str) -> str:
    return "".join(
        f"{number}\n00:{start // 60:02}:{start % 60:02}{dot}000 --> 00:{end // 60:02}:{end % 60:02}{dot}000\n{label.format(who)}{text}\n\n"
        for number, (who, start, end, text) in enumerate(talk, 1)
    )


def in_format(suffix: str, language: Language) -> Notes:
    talk = TALK[language]
    colon = "：" if language == "ja" else ": "
    lines = "\n".join(f"{who}{colon}{text}" for who, _, _, text in talk) + "\n"
    if suffix == "docx":
        made = docx.Document()
        for line in lines.splitlines():
            made.add_paragraph(line)
        stream = io.BytesIO()
        made.save(stream)
        return load(stream.getvalue(), "content/notes/talk.docx")
    text = {
        "txt": lines,
        "md": lines.replace("\n", "\n\n"),
        "vtt": "WEBVTT\n\n" + cues(talk, ".", "<v {}>"),
        "srt": cues(talk, ",", "{}" + colon),
        "json": json.dumps(
            {
                "language": language,
                "segments": [
                    {"start": start, "end": end, "text": text, "speaker": who} for who, start, end, text in talk
                ],
            }
        ),
    }[suffix]
    return load(text.encode(), f"content/notes/talk.{suffix}")


PLAIN: dict[Language, str] = {"ja": "新しい機械は買っていません。", "en": "They bought no new machine."}
WRITTEN: dict[Language, str] = {
    "ja": "田中さんは「棚の番号を入荷の順に付け替えました」と話します。田中さんは「新しい機械は一台買いました」とも話します。"
    "返品は32件から9件に減りました。箱は47個あります。",
    "en": "“We put the shelf numbers in the order of arrival,” says Tanaka. “We did buy a single new machine,” says Tanaka. "
    "Returns went down from 32 cases to 9 cases. There are 47 boxes.",
}
TIMED = ("vtt", "srt", "json")


def listed(suffix: str, language: Language) -> dict[str, Item]:
    made = example(language, [(PLAIN[language], f"{PLAIN[language]}\n\n{WRITTEN[language]}")])
    article = articles.parse(made.path, made.article, Config(lang=language))
    return {item.text: item for item in items(article, [in_format(suffix, language)])}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", ["txt", "md", "vtt", "srt", "json", "docx"])
def test_what_was_said_is_found_and_what_was_changed_is_not(suffix: str, language: Language) -> None:
    found = listed(suffix, language)
    said, flipped = {
        "ja": ("棚の番号を入荷の順に付け替えました", "新しい機械は一台買いました"),
        "en": ("We put the shelf numbers in the order of arrival,", "We did buy a single new machine,"),
    }[language]
    assert found[said].state == "edited"
    assert found[flipped].state == "unsupported"
    figures = {text: item.state for text, item in found.items() if item.kind == "figure"}
    assert {state for text, state in figures.items() if text[:2] == "32" or text[0] == "9"} == {"in-notes"}
    assert {state for text, state in figures.items() if text[:2] == "47"} == {"unsupported"}
    place = found[said].place
    assert place is not None and place.notes == f"content/notes/talk.{suffix}"
    assert (place.start is not None and 61 <= place.start <= 73) is (suffix in TIMED)
