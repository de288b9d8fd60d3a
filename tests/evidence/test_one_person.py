"""Two labels that look like one person: told with the line that merges them, and never across people."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from pipeline.evidence.one_person import aliases, line
from pipeline.model.notes import Notes
from pipeline.report.notes import render
from pipeline.report.one_person import hints
from pipeline.sources import notes
from pipeline.wording import LANGUAGES, Language

SAID = "その年の冬は雪が深く、港に入る船は一隻もありませんでした。"


def talk(*labels: str, name: str = "talk.md") -> Notes:
    """A talk in which these labels take turns, with somebody else between two of them."""
    turns = [turn for label in labels for turn in (f"{label}: {SAID}", f"係: {SAID}")]
    return notes.load("\n\n".join(turns * 2).encode(), name)


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("Wouter Swierstra", "WS"), {"WS": "Wouter Swierstra"}),
        (("Matthias Pall Gissurarson", "MP"), {"MP": "Matthias Pall Gissurarson"}),
        (("Dana Lee", "Dana"), {"Dana": "Dana Lee"}),
        (("Dr. Reece", "Mireille Reece"), {"Dr. Reece": "Mireille Reece"}),
        (("佐藤", "佐藤さん(店長)"), {"佐藤さん(店長)": "佐藤"}),
        (("佐藤健一", "佐藤"), {"佐藤": "佐藤健一"}),
        # Whose initials, whose surname: nobody knows.
        (("Wouter Swierstra", "Wendy Stone", "WS"), {}),
        (("佐藤健一", "佐藤美咲", "佐藤"), {}),
        (("Dana Lee", "Dana Moss", "Dana"), {}),
        # Others altogether.
        (("Ann Price", "AB"), {}),
        (("Speaker 1", "Speaker 2"), {}),
        (("話者1", "話者12"), {}),
        (("森", "森田"), {}),
        (("A", "Ann Price"), {}),
    ],
)
def test_a_label_is_told_where_it_can_be_one_person_only(labels: tuple[str, ...], found: dict[str, str]) -> None:
    assert {one.label: one.name for one in aliases(talk(*labels))} == found


@pytest.mark.parametrize(
    ("first", "later", "found"),
    [
        (("Kim", "Ana"), ("KL", "AB"), {"KL": "Kim", "AB": "Ana"}),
        (("Kim", "Ana"), ("LK", "AB"), {"AB": "Ana"}),
        (("Kim", "Karl"), ("KL", "AB"), {}),
    ],
)
def test_initials_that_take_the_place_of_first_names_may_be_theirs(
    first: tuple[str, ...], later: tuple[str, ...], found: dict[str, str]
) -> None:
    turns = [f"{label}: {SAID}" for label in (*first, *later * 3)]
    assert {one.label: one.name for one in aliases(notes.load("\n\n".join(turns).encode(), "talk.md"))} == found
    again = [*turns, f"{first[0]}: {SAID}"]
    met = aliases(notes.load("\n\n".join(again).encode(), "talk.md"))
    assert first[0] not in {one.name for one in met}


@pytest.mark.parametrize("labels", [("Dana Lee", "Dana"), ("佐藤健一", "佐藤")])
def test_two_who_talk_with_each_other_are_two(labels: tuple[str, str]) -> None:
    turns = [f"{label}: {SAID}" for label in labels] * 4
    assert not aliases(notes.load("\n\n".join(turns).encode(), "talk.md"))


@pytest.mark.parametrize(
    "labels", [("佐藤", "佐藤さん(店長)"), ("Mireille B. Reece, Psy.D", "MR"), ("Riaan Kleinhans (RK)", "RK")]
)
def test_the_line_it_tells_merges_them(labels: tuple[str, str]) -> None:
    found = aliases(talk(*labels))
    assert yaml.safe_load(line(found)) == {"aliases": {one.label: one.name for one in found}}
    merged = talk(*labels)
    text = "\n\n".join(f"{turn.speaker}: {turn.text}" for turn in merged.utterances)
    again = notes.load(f"---\n{line(found)}\n---\n{text}".encode(), "talk.md")
    assert {turn.speaker for turn in again.utterances} == {found[0].name, "係"}
    assert not aliases(again)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_says_what_to_write_and_where(language: Language) -> None:
    read = talk("佐藤", "佐藤さん(店長)")
    (told,) = hints([read])
    shown = told.render(language)
    assert "aliases: {佐藤さん(店長): 佐藤}" in shown
    assert "---" in shown
    assert shown in render(read, language)
    # What is no text has its settings beside it.
    captions = next(hints([replace(read, path="talk.vtt")])).render(language)
    assert "talk.meta.yml" in captions
    assert "---" not in captions
