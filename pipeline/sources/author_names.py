"""Material's file of authors: what the ids of the front matter are called."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.sources import yaml_block


def of(data: bytes, ids: Sequence[str]) -> tuple[str, ...]:
    """The names of `ids` in the bytes of `.authors.yml`; an id that it does not name has none. Raises where it is no YAML."""
    values, _ = yaml_block.read(data.decode("utf-8-sig"))
    people = values.get("authors") if isinstance(values, dict) else None
    entries = [people.get(one) for one in ids] if isinstance(people, dict) else []
    return tuple(str(entry["name"]) for entry in entries if isinstance(entry, dict) and entry.get("name"))
