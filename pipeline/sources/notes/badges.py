"""What tools and people write beside a name: pronouns, an organisation, "guest". Names lose it where they stay unique."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.lexicon.named import cue
from pipeline.patterns import lazy

_PRONOUN = r"(?:she|he|they|her|him|hers|his|them|theirs|xe|xem|ze|zir|hir|any|it|its|ask)"
_BADGE = (
    r"(?:外部|社外|ゲスト|主催者|開催者|共同ホスト|ホスト|発表者|未確認|自分|あなた|本人|external|guest|host|co-?host|organi[sz]er|presenter|"
    r"unverified|unconfirmed|me|you|internal|attendee|anonymous|on phone|phone|ios|android|pc|mobile)"
)
_COMPANY = (
    r"(?:[^()（）]*(?:株式会社|有限会社|合同会社|財団|大学|病院|協会|研究所|法人|[\u3040-\u9fff]社)[^()（）]*"
    r"|[^()（）]*\b(?:inc|ltd|llc|gmbh|corp|co|plc|university|company|group|foundation|institute)\b\.?[^()（）]*)"
)
_BESIDE = lazy(
    rf"\s*[(（\[［]\s*(?:{_PRONOUN}(?:\s*[/／]\s*{_PRONOUN})+|{_PRONOUN}\s*[/／,]?\s*{_PRONOUN}?|{_BADGE}|{_COMPANY})\s*[)）\]］]\s*$",
    re.IGNORECASE,
)
_BEHIND = lazy(r"\s*[|｜@＠]\s*[^|｜@＠]+$")
_LISTED = lazy(rf"\s*[-–—,、]\s*(?:{_PRONOUN}\s*[/／]\s*{_PRONOUN}(?:\s*[/／]\s*{_PRONOUN})?)\s*$", re.IGNORECASE)


def bare_name(label: str) -> str:
    """`Kay Lee (She/Her) | Acme` → `Kay Lee`; the label itself where nothing would be left."""
    name = label.strip()
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
