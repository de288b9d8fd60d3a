"""The parts of an experience, an opinion and a decision that only the order of English words shows."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pipeline.lexicon.table import pattern

# What each form shows.
_SHOWS = {"volition": ("choice",), "passive": ("choice",), "imperative": ("position", "choice")}


def forms(text: str, wanted: AbstractSet[str]) -> dict[str, tuple[int, int]]:
    """Somebody who did or will, something that was done, an appeal: what of `wanted` they show, each with where it stands."""
    shown: dict[str, tuple[int, int]] = {}
    for form, parts in _SHOWS.items():
        missing = [part for part in parts if part in wanted and part not in shown]
        match = pattern("en", "substance", form).search(text) if missing else None
        if match is not None:
            shown.update(dict.fromkeys(missing, match.span()))
    return shown
