"""The office before a name stands in the first label only: the words behind it are that person's, not the one's before."""

from __future__ import annotations

import pytest

from pipeline.sources import notes


@pytest.mark.parametrize("office", ["Boat builder", "Retired boat builder", "Head of sails"])
def test_an_office_in_small_letters_before_a_known_name_is_a_label(office: str) -> None:
    talk = f"Host: When did you start?\n{office} Harriet: At nineteen.\nHost: With whom?\nHarriet: With my aunt.\n"
    said = [(one.speaker, one.text) for one in notes.load(talk.encode(), "talk.txt").utterances]
    assert said == [
        ("Host", "When did you start?"),
        (f"{office} Harriet", "At nineteen."),
        ("Host", "With whom?"),
        ("Harriet", "With my aunt."),
    ]
