"""What another article is about, as far as texts are compared with it."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.records import NamedTuple
from pipeline.wording import Language


class Profile(NamedTuple):
    """`units` are how often words, figures and their like stand in it (`pipeline.language.telling`)."""

    language: Language
    units: Mapping[str, int]

    @property
    def size(self) -> int:
        """How many units there are."""
        return sum(self.units.values())
