"""What one run learns for the next besides verdicts: how patterns are compiled, and what the settings of the site say."""

from __future__ import annotations

import json
from typing import Protocol

from pipeline.checking.store import Store
from pipeline.patterns import KEPT
from pipeline.sources import settings_kept


class Habit(Protocol):
    """Something that is learnt: `fresh` says that there is more of it than was recalled."""

    fresh: bool

    def recall(self, known: object) -> None:
        """Take in what `as_json` gave once, or anything else."""

    def as_json(self) -> object:
        """All of it, for the next run."""


_HABITS: dict[bytes, Habit] = {b"patterns": KEPT, b"settings": settings_kept.KEPT}


def recall(store: Store, *work: bytes) -> None:
    """Take in what runs before this one learnt. `work` names another than the gate's, which has no use for its patterns."""
    for name, habit in _HABITS.items():
        habit.recall(store.get(store.key(name, *work)))


def keep(store: Store, *work: bytes) -> None:
    """Hand on what is new."""
    for name, habit in _HABITS.items():
        if habit.fresh:
            store.write(store.key(name, *work), json.dumps(habit.as_json()).encode())
            habit.fresh = False
