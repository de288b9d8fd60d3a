"""The key points: statements that sum an interview up, what came out first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.drafting.engines.claiming import BIOGRAPHY, claim
from pipeline.drafting.engines.placing import Selection
from pipeline.drafting.engines.sentence_forms import LEANS_INSIDE, NEWS_READS, hangs, is_breathless
from pipeline.drafting.study.moments import Moment, moments, shown
from pipeline.drafting.study.ranking import MATTERS
from pipeline.drafting.study.results import HEADLINE
from pipeline.drafting.study.speech_units import Unit
from pipeline.lexicon.named import cue
from pipeline.wording import Language

_POINTS_OUT = cue("any", "moments/points-out")
_POINTS_INSIDE = cue("ja", "moments/points-inside")
_LOOSE = cue("any", "moments/loose")
# What is left of the worth of a key point for each reason not to open an article with it.
_WEAK = 0.4
# An English key point with fewer content words says too little to stand alone.
_SAYS_MUCH = 4
# Two key points that share more of their words say one thing.
_ALIKE = 0.5
# With fewer sentences that can stand at the head of an article, the others have to; so many stand there in any case.
_ENOUGH_POINTS, _LEAST = 2, 3
# How much the grammar of a key point may surprise (bits a morpheme); how well it reads within that is weighed against what it says.
_READS = 3.6
# So many phrases say what the talk is about, and words where it has fewer.
_SUBJECTS = 12
# How much an outcome with its figure is preferred among the key points.
_RESULT = 1.6
# And advice, where readers come for it; and what somebody decided, or decided against.
_ADVICE, _DECISION = 3.0, 1.6
# Where one of the key points is a judgement; an English one is found by what it tells.
_THESIS: frozenset[Language] = frozenset(["ja"])
_DECIDED: tuple[Moment, ...] = ("choice", "avoided")


def points(selection: Selection, most: int, fits: Callable[[Unit], bool] | None = None) -> tuple[int, ...]:
    """The guests' own statements that can stand alone, unlike each other; they are taken.

    The headline result comes first into the choice: a figure that became another, where somebody tells of one.
    """
    return _Points(selection).chosen(most, fits)


class _Points:
    def __init__(self, selection: Selection) -> None:
        self.selection, self.material, self.forms = selection, selection.material, selection.forms

    def chosen(self, most: int, fits: Callable[[Unit], bool] | None) -> tuple[int, ...]:
        material = self.material
        ranked = [
            place
            for place in range(len(material.units))
            if place not in self.selection.taken
            and self.forms.head(place)
            and (fits is None or fits(material.units[place]))
        ]
        sound = [place for place in ranked if material.standing.is_sound(self.forms.stands(place))]
        settled = [place for place in sound if place in material.decided]
        headlines = () if settled else tuple(self._headlines(sound))
        chosen = list(headlines)
        for place in headlines:
            self.selection.take(*self.forms.completed(place))
        # In minutes nothing counts like what was decided.
        self._add_points(chosen, settled, most - 1, most)
        self._add_thesis(chosen, [place for place in sound if place not in self.selection.taken])
        named = [place for place in ranked if material.standing.names_subject(self.forms.stands(place))]
        readable = self._readable(sound)
        ranked = next((some for some in (readable, sound) if len(some) >= _ENOUGH_POINTS), named)
        per_topic = 1 + (most - 1) // max(1, len(material.topics))
        about = [place for place in ranked if self._is_about(place)]
        telling = [place for place in ranked if self._tells(place)]
        both = [place for place in telling if place in about]
        # What only describes had better be left out where another stretch has more that matters. Where there is enough to choose from, what
        # is about something else only fills up.
        least = min(most, _LEAST) if self.forms.rich else most
        for places, number, quota in (
            (both, most, per_topic),
            (both, most, most),
            (about, most, per_topic),
            (telling, least, most),
            (ranked, least, per_topic),
        ):
            self._add_points(chosen, places, number, quota)
        # What came out, or was decided, comes first, and who somebody is last; between them they stand as they were told.
        first = material.decided or headlines
        return tuple(sorted(chosen, key=lambda place: (place not in first, self._is_life(place), place)))

    def _is_life(self, place: int) -> bool:
        unit = self.material.units[place]
        return self.forms.is_about_oneself(unit) or BIOGRAPHY[self.material.language].search(unit.text) is not None

    def _add_thesis(self, chosen: list[int], places: Sequence[int]) -> None:
        """What a guest holds to be so, whatever it was counted by: figures alone are no account of a talk."""
        # Whoever asks for something else in a brief needs the room for it.
        if self.material.language not in _THESIS or self.material.standing.wanted:
            return
        judged = set(moments(self.material, "judgement", set()))
        best = claim(self.selection, lambda unit: True, [place for place in places if place in judged])
        if best is not None:
            chosen.append(best.place)
            self.selection.take(best.place)

    def _add_points(self, chosen: list[int], places: Sequence[int], most: int, quota: int) -> None:
        """Up to `most` in all, `quota` of one stretch, each unlike the others."""
        for run in self.selection.coverage.greedy(
            [self.forms.completed(place) for place in places], self._point_worth, self.forms.cost
        ):
            if len(chosen) >= most:
                break
            topic = self._topic_of(run[0])
            crowded = sum(self._topic_of(other) == topic for other in chosen) >= quota
            alike = any(self.material.features.likeness(run[0], other) > _ALIKE for other in chosen)
            if not (crowded or alike or self.selection.taken.intersection(run)):
                chosen.append(run[0])
                self.selection.take(*run)

    def _tells(self, place: int) -> bool:
        """Whether a sentence says what came out or what the brief asks for, or is marked as something that matters."""
        material, unit = self.material, self.forms.stands(place)
        wanted = material.standing.wanted.intersection(unit.spoken.words)
        told = place in material.results or self.selection.advises(unit.text) or material.features.counts(place)
        told = told or self._decides(unit)
        return bool(wanted or told or MATTERS[material.language].search(unit.text))

    def _decides(self, unit: Unit) -> bool:
        """Whether somebody says what was decided, or decided against, and of what."""
        says = len(set(unit.spoken.words)) >= _SAYS_MUCH and not LEANS_INSIDE.search(unit.text)
        return says and any(shown(kind, unit.text, self.material.language) for kind in _DECIDED)

    def _is_about(self, place: int) -> bool:
        """Whether a sentence names what the talk is about, or says what came of it, what to do or what the brief asks for."""
        unit, standing = self.forms.stands(place), self.material.standing
        if self._is_sought(place) or standing.wanted.intersection(unit.spoken.words):
            return True
        return self.material.is_about(unit, _SUBJECTS)

    def _readable(self, sound: Sequence[int]) -> list[int]:
        """Those that are no rubble; what readers look for is worth more than how it was said."""
        standing = self.material.standing
        return [
            place
            for place in sound
            if standing.surprise(self.forms.stands(place)) <= (NEWS_READS if self._is_sought(place) else _READS)
        ]

    def _is_sought(self, place: int) -> bool:
        """Whether readers look for it first: what came out, and what to do where they come for that."""
        return place in self.material.results or self.selection.advises(self.forms.stands(place).text)

    def _headlines(self, ranked: Sequence[int]) -> Iterator[int]:
        """What came out in the end, and beside it one thing more that a headline would tell, unlike the first."""
        material = self.material
        results = [place for place in ranked if place in material.results]
        results.sort(
            key=lambda place: (
                -material.results[place]
                * material.standing.factor(self.forms.stands(place))
                * _WEAK ** self._weak(place),
                place,
            )
        )
        yield from results[:1]
        became = {one.head for one in material.outcomes.changes}
        # Whoever asks for something else in a brief needs the room for it.
        wanted = material.standing.wanted
        news = [
            place
            for place in results[1:]
            if (place in became or HEADLINE[material.language].search(material.units[place].text))
            and (not wanted or wanted.intersection(material.units[place].spoken.words))
        ]
        yield from [place for place in news if material.features.likeness(place, results[0]) <= _ALIKE][:1]

    def _point_worth(self, run: tuple[int, ...]) -> float:
        """What came out of it is what a reader wants first; who somebody is, and what only the talk explains, comes last."""
        unit = self.forms.stands(run[0])
        result = _RESULT if run[0] in self.material.results else 1.0
        result *= _ADVICE if self.selection.advises(unit.text) else 1.0
        result *= _DECISION if self._decides(unit) else 1.0
        weak = self._weak(run[0]) + (not self._tells(run[0]))
        return self.selection.worth(run) * result * _WEAK**weak * self.material.standing.factor(unit)

    def _weak(self, place: int) -> int:
        """How many reasons there are not to open an article with a sentence."""
        unit = self.forms.stands(place)
        points_out = _POINTS_OUT.search(_POINTS_INSIDE.sub("", unit.text)) is not None
        loose = _LOOSE.search(unit.text) is not None
        hanging = self._hanging(place) if self.material.language == "en" else 0
        return points_out + loose + self._is_life(place) + is_breathless(unit) + hanging

    def _hanging(self, place: int) -> int:
        """What an English sentence leaves to the talk: what only that explains, nearly everything, somebody else's words, or a story without an outcome."""
        unit = self.forms.stands(place)
        # Whoever asks for it in a brief knows what it is about.
        if self.material.standing.wanted.intersection(unit.spoken.words):
            return 0
        says_little = len(set(unit.spoken.words)) < _SAYS_MUCH
        return hangs(unit.text, claims=place in self.material.results) + says_little

    def _topic_of(self, place: int) -> int:
        return next(index for index, topic in enumerate(self.material.topics) if topic.start <= place < topic.end)
