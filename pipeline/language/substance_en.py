"""The parts of an experience, an opinion and a decision that only the order of English words shows."""

from __future__ import annotations

from pipeline.lexicon.table import pattern

_SHOWS = (("volition", "choice"), ("passive", "choice"), ("imperative", "position"), ("imperative", "choice"))


def forms(text: str) -> dict[str, tuple[int, int]]:
    """Somebody who did or will, something that was done, an appeal: each with where it stands."""
    shown: dict[str, tuple[int, int]] = {}
    for form, part in _SHOWS:
        match = pattern("en", "substance", form).search(text)
        if match is not None:
            shown.setdefault(part, match.span())
    return shown
