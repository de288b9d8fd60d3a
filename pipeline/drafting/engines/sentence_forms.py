"""In which form a sentence can stand before readers who were not there, alone at the head of an article or in a passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.drafting.study.material import Material
from pipeline.drafting.study.ranking import CONTRACTED, OPEN_ENDED, TELLS, hangs_on
from pipeline.drafting.study.speech_units import Unit
from pipeline.language.corrections import contrasts
from pipeline.language.english_grammar import names_nobody
from pipeline.language.speech import speech
from pipeline.lexicon.named import cue, cues
from pipeline.patterns import lazy
from pipeline.wording import Language

# What stands alone, in characters.
_POINT: Mapping[Language, tuple[int, int]] = {"ja": (16, 95), "en": (40, 230)}
_MUSES = cue("ja", "moments/muses")
_TURNED = cues("moments/turned")
LEANS_INSIDE, _TELLS_A_STORY = cue("en", "moments/leans-inside"), cue("en", "moments/tells-a-story")
_PASSES_ON = cue("en", "moments/passes-on")
_INTRODUCES = cues("moments/introduces-self")
_FIRST_PERSON = cue("any", "moments/first-person")
# With so many sentences in which nobody feels his way, the others are not needed.
_CLEAR = 24
# How much the grammar of what stands alone may surprise (bits a morpheme); what came out is worth more than how it was said.
_READS, NEWS_READS = 3.6, 4.5
# So many characters nobody says in one breath.
_BREATH = 48
_MARK = lazy(r"[、，,。？?！!「」]")


@dataclass
class Forms:
    """Looks at a sentence when it is asked about, and remembers. `rich` says whether there is enough to choose from, `vagueness` what a
    sentence may hold of feeling one's way."""

    material: Material
    rich: bool = field(init=False, default=False)
    vagueness: int = field(init=False, default=99)
    _points: dict[int, bool] = field(init=False, default_factory=dict)
    _heads: dict[int, Unit | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        clear = sum(self.is_sound(place) and not unit.spoken.vague for place, unit in enumerate(self.material.units))
        self.rich = clear >= _CLEAR
        self.vagueness = 1 if self.rich else 2

    def completed(self, place: int) -> tuple[int, ...]:
        """A sentence, with the one that says what came of it where it needs one, or that goes on with a figure of it."""
        outcomes = self.material.outcomes
        tail = outcomes.endings.get(place)
        if tail is not None:
            return place, tail
        tail = outcomes.followed.get(place)
        fits = tail is not None and self.cost((place, tail)) <= _POINT[self.material.language][1]
        return (place, tail) if tail is not None and fits else (place,)

    def head(self, place: int) -> Unit | None:
        """The form in which a sentence can stand alone before readers: as it is, else without what hangs it on the talk."""
        if place not in self._heads:
            self._heads[place] = self._head(place)
        return self._heads[place]

    def stands(self, place: int) -> Unit:
        """The same for one that is known to stand."""
        return self.head(place) or self.material.units[place]

    def _head(self, place: int) -> Unit | None:
        material, unit = self.material, self.material.units[place]
        as_it_is = unit if self.is_point(place) else None
        reads = material.standing.surprise
        told = material.scores[place] > 0 and material.roles.get(unit.speaker, 1.0) > TELLS
        # English has a shorter form only where some words hang on the talk; Japanese has one at each clause.
        reads_well = (
            as_it_is and reads(unit) <= _READS and material.language == "ja" and material.standing.is_clear(unit)
        )
        if not told or reads_well:
            return as_it_is
        forms = (replace(unit, spoken=form) for form in speech(material.language).alone(unit.spoken))
        most = NEWS_READS if place in material.results else _READS
        for form in forms:
            if self._can_stand(place, form) and reads(form) <= most and not hangs_on(form.text, material.language):
                return form
        return as_it_is

    def is_point(self, place: int) -> bool:
        """Whether a sentence can stand alone before readers as it is."""
        if place not in self._points:
            leans = place in self.material.leaning
            self._points[place] = not leans and self._can_stand(place, self.material.units[place])
        return self._points[place]

    def _can_stand(self, place: int, unit: Unit) -> bool:
        spoken, language = unit.spoken, self.material.language
        short, long = _POINT[language]
        # What was decided may be said as shortly as can be.
        short = 0 if place in self.material.decided else short
        open_end = spoken.text.endswith(("?", "？")) or _MUSES.search(spoken.text) or OPEN_ENDED.search(spoken.text)
        states = not (open_end or (spoken.corrected and not contrasts(spoken.text, language)))
        alone = not (spoken.dangling or spoken.idle)
        own = not unit.letter and not self._is_turned(place)
        length = self.cost(self.completed(place)) - len(self.material.units[place].text) + len(spoken.text)
        return self._is_whole(place, unit) and states and alone and own and short <= length <= long

    def _is_turned(self, place: int) -> bool:
        """Whether the speaker's next words turn the sentence round: 'They wanted me to take it. I said no.'"""
        units = self.material.units
        if place + 1 >= len(units) or units[place + 1].speaker != units[place].speaker:
            return False
        return _TURNED[self.material.language].match(units[place + 1].text) is not None

    def is_sound(self, place: int) -> bool:
        """Whether a sentence is whole, says something, and is no question."""
        return self._is_whole(place, self.material.units[place])

    def _is_whole(self, place: int, unit: Unit) -> bool:
        spoken = unit.spoken
        clear = spoken.vague <= self.vagueness and not (self.rich and CONTRACTED.search(spoken.text))
        return self.material.scores[place] > 0 and spoken.finished and not spoken.question and clear

    def is_about_oneself(self, unit: Unit) -> bool:
        """Whether somebody only says who he is; where nobody is named, whoever says I is nobody."""
        nameless = unit.speaker is None and _FIRST_PERSON.search(unit.text)
        return bool(nameless or _INTRODUCES[self.material.language].search(unit.text))

    def cost(self, run: tuple[int, ...]) -> int:
        """The characters of some sentences."""
        return sum(len(self.material.units[place].text) for place in run)


def is_breathless(unit: Unit) -> bool:
    """Whether a long sentence has no mark inside: recognition ran together what nobody said in one breath."""
    said = unit.spoken.raw.rstrip("。.")
    return not said.isascii() and len(said) > _BREATH and not _MARK.search(said)


def hangs(text: str, *, claims: bool) -> int:
    """How much of an English sentence is somebody else's, explained by the talk alone, or a story that `claims` nothing."""
    story = not claims and _TELLS_A_STORY.match(text) is not None
    return bool(_PASSES_ON.search(text)) + bool(LEANS_INSIDE.search(text)) + names_nobody(text) + story
