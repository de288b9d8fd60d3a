"""The known name that an unknown one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.wording import Text


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The closest of `known` by difflib's ratio (0 to 1), or None where nothing reaches `cutoff`."""
    import difflib

    candidates = {candidate.lower().replace("_", "-"): candidate for candidate in known}
    found = difflib.get_close_matches(name.lower().replace("_", "-"), list(candidates), n=1, cutoff=cutoff)
    return candidates[found[0]] if found else None


def did_you_mean(name: str, known: Iterable[str], listing: Text | None = None) -> Text:
    """A sentence that names the closest known name; where none is close, it lists them all, or says what lists them (`listing`)."""
    names = sorted(known)
    close = nearest(name, names)
    if close:
        return Text("「{close}」のことですか？", "Did you mean '{close}'?").filled(close=close)
    if listing is not None:
        return listing
    return Text("使えるのは {names} です。", "Known here: {names}.").filled(names=", ".join(names) or "–")
