"""British quotation marks: words between single marks are held to the notes as those between double ones; an apostrophe is none."""

from __future__ import annotations

import pytest

from pipeline.evidence import marked
from pipeline.evidence.facts import items
from pipeline.policy.config import Config
from pipeline.sources import articles, notes

TALK = """\
Mori: How was the first year?
Hayashi: In the first year we had only thirty guests a day, and the neighbours' wall came down.
Mori: And the sign?
Hayashi: We took the sign down. It wasn't the drivers' idea. He told me "no leather" twice.
"""


def found(text: str) -> list[tuple[str, str | None, str]]:
    """Words, speaker and state of the quotations of a text."""
    article = articles.parse(
        "a.md", f"---\ntitle: x\ndate: 2026-11-20\nlang: en\n---\n# x\n\n{text}\n", Config(lang="en")
    )
    listed = items(article, [notes.load(TALK.encode(), "content/notes/talk.txt")])
    return [(item.text.strip(",."), item.speaker, item.state) for item in listed if item.kind == "quotation"]


def styles(text: str) -> list[str]:
    """A text written with ‘ ’, with straight single marks, and with double ones around the quotations (`{` and `}`)."""
    return [
        text.replace("{", "‘").replace("}", "’").replace("'", "’"),
        text.replace("{", "'").replace("}", "'"),
        text.replace("{", "“").replace("}", "”"),
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("{We took the sign down,} says Hayashi.", "in-notes"),
        ("{The neighbours' wall came down,} Hayashi said.", "in-notes"),
        ("Hayashi says: {It wasn't the drivers' idea.}", "in-notes"),
        ("{We put the sign up,} says Hayashi.", "unsupported"),
        ("{The neighbours' wall stood fast,} Hayashi said.", "unsupported"),
        ("Hayashi: {It was the drivers' own idea.}", "unsupported"),
        ("> {We took the sign down.}\n>\n> — Hayashi", "in-notes"),
        ("- {We put the sign up again.} (Hayashi)", "unsupported"),
    ],
)
def test_single_marks_are_held_to_the_notes_as_double_ones_are(text: str, state: str) -> None:
    single, straight, double = (found(one) for one in styles(text))
    assert [one[1:] for one in double] == [("Hayashi", state)]
    assert [one[1:] for one in single] == [one[1:] for one in straight] == [one[1:] for one in double]


@pytest.mark.parametrize(
    "text",
    [
        "Hayashi said the boys' and girls' teams didn't play the '90s tunes.",
        "Hayashi says they sell rock 'n' roll records and keep 'em dry in the drivers' room all day.",
        "'Twas the drivers' yard, Hayashi said, and the neighbours' wall was theirs too.",
        "Hayashi told us that the shed is 6' high and 5' wide at the owners' end.",
    ],
)
def test_apostrophes_are_no_quotation(text: str) -> None:
    assert found(text) == found(text.replace("'", "’")) == []


def test_two_quotations_of_a_sentence_are_two() -> None:
    for text in styles("{It wasn't the drivers' idea,} says Hayashi, {we took the sign down.}"):
        words = [one.words.strip(",.").replace("’", "'") for one in marked.marked(text, "en")]
        assert words == ["It wasn't the drivers' idea", "we took the sign down"]
    (outer,) = marked.marked("Hayashi says: ‘He told me “no leather” twice.’", "en")
    assert outer.words == "He told me “no leather” twice."
