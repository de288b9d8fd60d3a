"""What tools and people write beside a name: pronouns, an organisation, "guest". Names lose it where they stay unique."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.lexicon.named import cue
from pipeline.patterns import lazy

_BESIDE = cue("any", "labels/beside-a-name")
_BEHIND = lazy(r"\s*[|｜@＠]\s*[^|｜@＠]+$")
_LISTED = cue("any", "labels/pronouns-behind")


def bare_name(label: str) -> str:
    """`Kay Lee (She/Her) | Acme`, `~ Kay Lee` (who is no contact of a chat) → `Kay Lee`; the label itself where nothing would be left."""
    name = label.strip().removeprefix("~").lstrip("\u202f\xa0 ")
    for _ in range(4):
        shorter = _LISTED.sub("", _BEHIND.sub("", _BESIDE.sub("", name))).strip()
        if not shorter or shorter == name:
            break
        name = shorter
    return name


_TITLE = cue("any", "labels/title")


def without_title(name: str) -> str:
    """田中さん → 田中, Dr. Kay Lee → Kay Lee; the name itself where nothing would be left."""
    return _TITLE.sub("", name.strip()).strip() or name.strip()


def unique_names(labels: Iterable[str]) -> Mapping[str, str]:
    """Each label → the name it loses its badge for; labels that would become one name stay as they are."""
    written = list(dict.fromkeys(labels))
    shorter: dict[str, set[str]] = {}
    for label in written:
        shorter.setdefault(bare_name(label), set()).add(label)
    return {label: bare_name(label) if len(shorter[bare_name(label)]) == 1 else label for label in written}
