"""Sentences that retell what was said beside ones that turn it: other people in the same roles, nearly done for done, some for all.

`ja.txt` and `en.txt` were written by hand for the project. Rules are made by looking at the talks under "build"; those under
"judge" only count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.model.notes import Notes
from pipeline.sources.notes import load
from pipeline.wording import Language

HONEST = "retold"
HALVES = ("build", "judge")


class Sentence(NamedTuple):
    """A sentence of a draft, the utterance that it retells or turns, and how: `HONEST`, or one of the kinds the files name."""

    kind: str
    text: str
    cited: tuple[str, ...]


class Talk(NamedTuple):
    """One conversation and the sentences about it; `half` is "build" or "judge"."""

    half: str
    notes: Notes
    sentences: tuple[Sentence, ...]


def talks(language: Language) -> Iterator[Talk]:
    """Every conversation of a language."""
    text = (Path(__file__).parent / f"{language}.txt").read_text(encoding="utf-8")
    for half, block in re.findall(r"^## (\w+):[^\n]*\n(.*?)(?=^## |\Z)", text, flags=re.MULTILINE | re.DOTALL):
        yield _talk(half, block, language)


def _talk(half: str, block: str, language: Language) -> Talk:
    said: list[str] = []
    made: list[Sentence] = []
    for line in block.strip().split("\n"):
        cited = (f"u{len(said)}",)
        if line.startswith("= "):
            made.append(Sentence(HONEST, line[2:], cited))
        elif line.startswith("! "):
            kind, _, sentence = line[2:].partition(": ")
            made.append(Sentence(kind, sentence, cited))
        else:
            said.append(line)
    return Talk(half, load("\n\n".join(said).encode(), f"{language}.txt"), tuple(made))
