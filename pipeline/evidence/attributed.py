"""Words of the notes that an article gives to the person who said them: they are nobody's machine text, and no copy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.evidence.quotations import ATTRIBUTION
from pipeline.markup.characters import folded
from pipeline.model.article import Passage
from pipeline.patterns import lazy
from pipeline.records import NamedTuple

if TYPE_CHECKING:  # an article without notes never needs them
    from pipeline.model.notes import Notes

_INLINE = lazy(r"「([^「」\n]{4,})」|『([^『』\n]{4,})』|“([^“”\n]{8,})”|\"([^\"\n]{8,})\"")


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
        return _INLINE.sub(
            lambda found: " " * len(found.group()) if folded(found.group()) in self.said else found.group(), text
        )

    def _known(self, text: str) -> bool:
        plain = folded(text)
        return any(name in plain for name in self.names)
