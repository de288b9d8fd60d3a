"""A draft in the making: what there is to tell, what is asked for, and what is used already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.drafting.engines import draft_pieces
from pipeline.drafting.engines.placing import Selection
from pipeline.drafting.engines.request import Order
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.writing.outline import Comment, Paragraph, Quotation, Sentence
from pipeline.wording import Language, Text

_BUDGET: Mapping[Language, int] = {"ja": 3100, "en": 4300}


@dataclass
class Making:
    """`share` is how much of a whole draft is wanted (0 to 1)."""

    material: Material
    order: Order
    share: float = 1.0
    selection: Selection = field(init=False)

    def __post_init__(self) -> None:
        kind = self.order.type
        self.selection = Selection(self.material, kind == "interview", kind == "how-to", kind == "essay")

    def most(self, whole: int) -> int:
        """How many are wanted of what is so many in a whole draft."""
        return round(self.share * whole)

    @property
    def room(self) -> int:
        """The characters that all stretches of the talk get together."""
        return self.most(_BUDGET[self.material.language])

    def text(self, text: Text) -> str:
        """Words of our own in the language of the notes."""
        return text.render(self.material.language)

    def question(self, text: Text) -> Comment:
        """A question to the writer, which no reader sees."""
        return Comment((Sentence(self.text(text), ()),))

    def is_told(self, unit: Unit) -> bool:
        """Whether it is said by somebody who was asked, not by who asks."""
        return self.material.roles.get(unit.speaker, 1.0) > TELLS

    def paragraph(self, places: Sequence[int]) -> Paragraph:
        """The sentences at these places, all of one speaker."""
        return draft_pieces.paragraph([self.material.units[place] for place in places], self.material.language)

    def quotation(self, place: int) -> Quotation:
        """The sentence at this place in the speaker's exact words."""
        unit = self.material.units[place]
        return Quotation(Sentence(unit.spoken.raw, unit.utterances), unit.speaker or "")
