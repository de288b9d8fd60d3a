"""Sound paraphrases written for the project, each beside the passage that it retells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.notes import Notes
from pipeline.wording import Language


class Paraphrase(NamedTuple):
    how: str
    text: str
    cited: tuple[str, ...]


class Talk(NamedTuple):
    notes: Notes
    paraphrases: tuple[Paraphrase, ...]


def talks(language: Language) -> Iterator[Talk]:
    yield from ()
