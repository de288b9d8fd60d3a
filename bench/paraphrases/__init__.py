"""Sound paraphrases, each beside the passage that it retells: written by hand for the project, and made of those by rules.

The hand-written ones stand in `ja.txt` and `en.txt`; the rules change how formal they are, who is said to say it, and their order.
A line with `=+` gives a figure that nobody said but anybody can work out: true, and yet added, so it stands in a row of its own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench import altered
from pipeline.model.notes import Notes
from pipeline.sources.notes import load
from pipeline.wording import Language


class Paraphrase(NamedTuple):
    """A sentence that says what the cited utterance says; `how` it was made."""

    how: str
    text: str
    cited: tuple[str, ...]


WORKED_OUT = "a figure worked out"


class Talk(NamedTuple):
    """One conversation, and what retells it."""

    notes: Notes
    paraphrases: tuple[Paraphrase, ...]


def talks(language: Language) -> Iterator[Talk]:
    """Every conversation of a language with its paraphrases."""
    text = (Path(__file__).parent / f"{language}.txt").read_text(encoding="utf-8")
    for number, block in enumerate(re.split(r"^## .*\n", text, flags=re.MULTILINE)[1:]):
        yield _talk(block, language, random.Random(number))


def _talk(block: str, language: Language, chance: random.Random) -> Talk:
    said, retold, worked_out = [], [], []
    for line in block.strip().split("\n"):
        if not line.startswith("="):
            said.append(line)
        elif line.startswith("=+"):
            worked_out.append(Paraphrase(WORKED_OUT, line[2:].strip(), (f"u{len(said)}",)))
        elif line[1:].strip():
            retold.append((f"u{len(said)}", line[1:].strip()))
    notes = load("\n\n".join(said).encode(), f"{language}.txt")
    speakers = {one.id: one.speaker or "" for one in notes.utterances}
    made = [*(Paraphrase("by hand", text, (id_,)) for id_, text in retold), *worked_out]
    for id_, text in retold:
        if not any(name in text for name in speakers.values()):
            made.append(
                Paraphrase("by rule: its speaker", altered.said_by(speakers[id_], text, language, chance), (id_,))
            )
        for how, other in (
            ("other words", altered.reworded(text, language)),
            ("politeness", altered.polite(text, language)),
        ):
            if other != text:
                made.append(Paraphrase(f"by rule: {how}", other, (id_,)))
    for one in notes.utterances:
        if not one.text.rstrip().endswith(("?", "か。")):
            made.append(Paraphrase("by rule: in writing", altered.in_writing(one.text, language), (one.id,)))
    return Talk(notes, tuple(made))
