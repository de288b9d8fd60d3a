"""How well a sentence can stand at the head of an article, where no talk around it helps the reader."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.drafting.study.purposes import shows
from pipeline.drafting.study.speech_units import Unit
from pipeline.language import english_flow, flow
from pipeline.language.english_grammar import opens_bare
from pipeline.language.japanese import Token, tokens
from pipeline.language.japanese_subject import names_subject
from pipeline.wording import Language

# Bits a morpheme: so much surprises in edited sentences, too, and more than this only in rubble.
_EASY, _RUBBLE = 3.0, 4.9
# Up to each of these fewer readers stumble.
_GRADES = (3.3, 3.6, 4.0)
# How much each bit above that takes away, and how much a sentence whose words the talk never says again.
_STRAIN, _UNHEARD = 0.7, 0.5


@dataclass
class Standing:
    """Looks at a sentence when it is asked about, once for each form that it is given in."""

    units: Sequence[Unit]
    language: Language
    # Words of the editor's brief: whoever asks for them knows that they are no accident.
    wanted: frozenset[str] = frozenset()
    _said: Counter[str] = field(init=False)
    _known: dict[str, tuple[bool, float, float]] = field(init=False, default_factory=dict)
    _named: dict[str, bool] = field(init=False, default_factory=dict)
    _tokens: dict[str, tuple[Token, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._said = Counter(word for unit in self.units for word in set(unit.spoken.words))

    def is_sound(self, unit: Unit) -> bool:
        """Whether nothing in it is broken, it points at nothing that only the talk holds, and says what it is about."""
        return self.is_clear(unit) and self.names_subject(unit)

    def is_clear(self, unit: Unit) -> bool:
        """Whether nothing in it is broken and it points at nothing that only the talk holds."""
        return self._look(unit)[0]

    def factor(self, unit: Unit) -> float:
        """How much of its worth is left (0 to 1)."""
        return self._look(unit)[1]

    def surprise(self, unit: Unit) -> float:
        """How much its grammar surprises (bits a morpheme, and what comes to as much in English)."""
        return self._look(unit)[2]

    def grade(self, unit: Unit) -> int:
        """How badly a sentence reads as a quotation: 0 like a written one, and more."""
        return (
            sum(self.surprise(unit) > bits for bits in _GRADES)
            + len(_GRADES) * (not self.is_sound(unit))
            + unit.spoken.dangling
        )

    def is_rubble(self, unit: Unit) -> bool:
        """Whether no reader makes sense of a sentence who was not there: what recognition made of it."""
        return self.surprise(unit) > _GRADES[-1]

    def is_broken(self, unit: Unit) -> bool:
        """Whether it is so far from what anybody writes that the recording has to be heard again."""
        return self.surprise(unit) > _RUBBLE

    def names_subject(self, unit: Unit) -> bool:
        """Whether it says what it is about: 「三日から半日です」 does not."""
        if self.language != "ja":
            return True
        if unit.text not in self._named:
            self._named[unit.text] = names_subject(unit.text, self._read(unit.text))
        return self._named[unit.text]

    def _look(self, unit: Unit) -> tuple[bool, float, float]:
        if unit.text not in self._known:
            ja = self.language == "ja"
            bits = flow.surprise(self._read(unit.text)) if ja else english_flow.surprise(unit.text)
            words = set(unit.spoken.words)
            heard = sum(self._said[word] > 1 or word in self.wanted for word in words) / (len(words) or 1)
            clear = bits <= _RUBBLE and not shows("unheaded", unit.text, self.language)
            clear = clear and (ja or not opens_bare(unit.text))
            strain = math.exp(-_STRAIN * max(0.0, bits - _EASY))
            self._known[unit.text] = clear, strain * (1 - _UNHEARD * (1 - heard)), bits
        return self._known[unit.text]

    def _read(self, text: str) -> tuple[Token, ...]:
        if text not in self._tokens:
            self._tokens[text] = tokens(text)
        return self._tokens[text]
