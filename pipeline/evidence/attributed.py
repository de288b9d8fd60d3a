"""Words of the notes that an article gives to the person who said them: they are nobody's machine text, and no copy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.evidence.quotation import ATTRIBUTION, BEHIND, TURN
from pipeline.language.quoted import SINGLE
from pipeline.markup.characters import folded
from pipeline.model.article import Passage
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

_SENTENCE = lazy(r"[^。．.!?！？\n]{4,}[。．.!?！？]*")
_INLINE = lazy(
    r"「([^「」\n]{4,})」|『([^『』\n]{4,})』|“([^“”\n]{8,})”|\"([^\"\n]{8,})\""
    rf"|(?=[‘'][^\n]{{8}})(?:{SINGLE})"
)


class Attributed(NamedTuple):
    """What was said on the record, in folded letters, and the folded names of those who spoke."""

    said: str
    names: frozenset[str]

    @classmethod
    def of(cls, notes: Iterable[Notes]) -> Attributed:
        """Everything said in `notes` but for what is off the record."""
        names: set[str] = set()
        texts: list[str] = []
        for one in notes:
            names.update(folded(person.name) for person in one.people)
            names.update(folded(utterance.speaker) for utterance in one.on_record if utterance.speaker)
            texts += [utterance.text for utterance in one.on_record]
        return cls(folded(" ".join(texts)), frozenset(name for name in names if name))

    def without(self, passage: Passage) -> str:
        """The text of the passage with attributed quotations emptied, everything else where it was."""
        text = passage.text
        if not self.names:
            return text
        attribution = ATTRIBUTION.search(text) if passage.role == "quotation" else None
        if attribution and self._known(attribution[1] or attribution[2]):
            quoted = text[: attribution.start()]
            if folded(quoted) in self.said:
                return ""
        if not self._known(text):
            return text
        start, end = self._spoken(text)
        theirs = _SENTENCE.sub(self._emptied, text[start:end])
        text = text[:start] + theirs + text[end:]
        return _INLINE.sub(
            lambda found: " " * len(found.group()) if folded(found.group()) in self.said else found.group(), text
        )

    def _spoken(self, text: str) -> tuple[int, int]:
        """The half-open range that a turn (`NAME: …`) or a name behind it (`… (NAME)`) gives to somebody of the notes."""
        turn, behind = TURN.match(text), BEHIND.search(text)
        if turn is not None and folded(turn[1]) in self.names:
            return turn.end(), len(text)
        return (0, behind.start()) if behind is not None and folded(behind[1]) in self.names else (0, 0)

    def _emptied(self, found: re.Match[str]) -> str:
        return " " * len(found[0]) if folded(found[0]) in self.said else found[0]

    def _known(self, text: str) -> bool:
        plain = folded(text)
        return any(name in plain for name in self.names)
