"""An editor's marks on the list of facts: who looked something up, and what it was."""

from __future__ import annotations

from pipeline.records import NamedTuple


class Mark(NamedTuple):
    """One item that a person has checked. `id` is the item's, and changes with its sentence; `at` is ISO 8601 in UTC."""

    id: str
    kind: str
    text: str
    sentence: str
    by: str
    at: str
    note: str | None = None
