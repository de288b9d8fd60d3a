"""Which units go where: key points, passages for each topic, quotations. Every unit is used once."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from pipeline.drafting.engines.sentence_forms import Forms
from pipeline.drafting.study.choosing import Coverage
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.topics import Topic
from pipeline.drafting.study.type_parts import FORECAST, Part, holds
from pipeline.lexicon.named import cue, cues
from pipeline.wording import Language

# Lengths in characters.
_PASSAGE: Mapping[Language, int] = {"ja": 210, "en": 520}
_ANECDOTE: Mapping[Language, int] = {"ja": 320, "en": 800}
_QUOTE: Mapping[Language, tuple[int, int]] = {"ja": (18, 90), "en": (45, 240)}
# Less is no passage of its own.
_SHORT: Mapping[Language, int] = {"ja": 18, "en": 60}
# A sentence that points back at the one before it may follow that one, but costs the reader a little.
_POINTS_BACK = 0.35
# So many passages of a draft may hold somebody who feels his way.
_UNCLEAR: Mapping[Language, int] = {"ja": 5, "en": 12}
# How many of the telling phrases say what the talk is about.
_TELLING = 6
_POINTS_OUT = cue("any", "moments/points-out")
# Who is taken for the one that asks, and tells no more of it all than the first, is left out of what is told; and all such where one guest
# tells the second.
_A_GUESS, _A_GUEST = 0.2, 0.55
# So many voices are a meeting, if nobody tells most of it.
_A_MEETING = 4
# An essay needs no more than one who tells so much.
_A_VOICE = 0.3
# So many characters of those who were asked fill an article with room to choose.
_FILLS: Mapping[Language, int] = {"ja": 4300, "en": 5200}
_ADVISES = cues("shapes/advises")
_ASKS_NOW = cues("shapes/asks-now")


@dataclass
class Selection:
    """Chooses units and remembers which are taken. `dialogue` is for an article of questions and answers, `advice` for one that says what
    to do, `essay` for one of a single voice."""

    material: Material
    dialogue: bool = False
    advice: bool = False
    essay: bool = False
    # The parts of an article that tells a talk whole: what somebody goes on to say stays with what he said.
    unabridged: tuple[Part, ...] = ()
    taken: set[int] = field(default_factory=set)
    coverage: Coverage = field(init=False)

    # Sentences that stand in the article already, and may stand once more in an answer or a passage, but not as a quotation.
    shown: set[int] = field(default_factory=set)
    forms: Forms = field(init=False)
    # The least that is a passage (characters).
    least: int = field(init=False, default=0)
    # How many passages are taken in which somebody feels his way.
    unclear: int = field(init=False, default=0)
    anecdotal: dict[int, tuple[int, ...]] = field(init=False)
    hosts: frozenset[str | None] = field(init=False, default=frozenset())
    # Places of sentences that go on with a figure of what the one before names.
    goes_on: frozenset[int] = field(init=False)
    # Places of sentences that begin the answer to somebody who asks what is to be done.
    counsel: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.coverage = Coverage(self.material.features, self.material.language)
        self.forms = Forms(self.material)
        self.least = _SHORT[self.material.language] if self.forms.rich else 0

        self.anecdotal = self._anecdotal()
        self.hosts = self._hosts()
        self.goes_on = frozenset(self.material.outcomes.followed.values())
        self.counsel = frozenset(_counsel(self.material))

    def _hosts(self) -> frozenset[str | None]:
        """Those whose statements are no passages: who is there to ask. A guess counts where one of those asked tells most of it, where
        somebody presents the talk and the others tell enough to fill an article, and for who says little: where several talk with
        each other, whoever asks has much to tell, too, and in a meeting whoever presides says what is decided."""
        asking = self.material.interviewers
        if self.dialogue or not self.material.guessed or (self.material.leading and self._is_filled_without(asking)):
            return frozenset(asking)
        told = self._told()
        guest = max((size for name, size in told.items() if name not in asking), default=0)
        if guest >= (_A_VOICE if self.essay else _A_GUEST) * told.total():
            return frozenset(asking)
        if len(told) >= _A_MEETING and not self.material.leading:
            return frozenset()
        return frozenset(name for name in asking if told[name] <= _A_GUESS * told.total())

    def _told(self) -> Counter[str | None]:
        """The characters that each speaker tells."""
        told = Counter[str | None]()
        for unit in self.material.units:
            told[unit.speaker] += 0 if unit.spoken.question else len(unit.text)
        return told

    def _is_filled_without(self, asking: Set[str]) -> bool:
        """Whether an article can be chosen from what the others say in sentences that can stand."""
        units = self.material.units
        told = sum(
            len(unit.text)
            for place, unit in enumerate(units)
            if unit.speaker not in asking and not unit.spoken.dangling and self.forms.is_sound(place)
        )
        return told >= _FILLS[self.material.language]

    def _anecdotal(self) -> dict[int, tuple[int, ...]]:
        """Every place in an anecdote: with the whole of it for the first, with nothing for the others or where it is too long."""
        found: dict[int, tuple[int, ...]] = {}
        for start, end in self.material.anecdotes:
            whole = tuple(range(start, end))
            found.update(dict.fromkeys(whole, ()))
            if self.forms.cost(whole) <= _ANECDOTE[self.material.language]:
                found[start] = whole
        return found

    def whole(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Sentences in a row, with all of the anecdote that they run into, or up to it."""
        for start, end in self.material.anecdotes:
            if places[0] < end and start <= places[-1] and (places[0] > start or places[-1] + 1 < end):
                before = tuple(place for place in places if place < start)
                return before if places[0] > start or not self.anecdotal[start] else (*before, *self.anecdotal[start])
        return places

    def take(self, *places: int) -> None:
        """Mark units as used."""
        new = [place for place in places if place not in self.taken]
        self.taken.update(new)
        self.coverage.add(new)

    def release(self, places: Set[int] | None = None) -> None:
        """Let what is used, or what of it stands at these places, be used once more."""
        freed = set(self.taken if places is None else places)
        self.shown |= freed
        self.taken -= freed

    def advises(self, text: str) -> bool:
        """Whether it tells readers what to do, in an article that is there to tell them."""
        return self.advice and _ADVISES[self.material.language].search(text) is not None

    def passages(self, topic: Topic, budget: int) -> tuple[tuple[int, ...], ...]:
        """Runs of one to three sentences of one turn within `budget` characters, in the order of the interview."""
        runs = [run for start in range(topic.start, topic.end) for run in self._runs(start, topic)]
        chosen = self._fill(runs, budget)
        room = budget - sum(map(self.forms.cost, chosen))
        return chosen if self.forms.rich else tuple(self._followed(chosen, room))

    def matching(self, fits: Callable[[Unit], bool], most: int) -> tuple[tuple[int, ...], ...]:
        """The best runs of sentences that fit, in the order of the interview."""
        everything = Topic(0, len(self.material.units), ())
        suited = [fits(unit) for unit in self.material.units]
        starts = [place for place, suits in enumerate(suited) if suits]
        runs = [run for start in starts for run in self._runs(start, everything) if all(suited[place] for place in run)]
        return self._fill(runs, most * _PASSAGE[self.material.language], most)

    def rest(self, place: int, part: Part) -> tuple[int, ...]:
        """What its speaker goes on to say in the same turn, where a talk is told whole, up to what is for another part; it is taken."""
        units, found = self.material.units, list[int]()
        for following in range(place + 1, len(units) if self.unabridged else 0):
            unit = units[following]
            together = (
                unit.turn == units[place].turn and unit.letter == units[place].letter and following not in self.taken
            )
            whole = unit.spoken.ended and not unit.spoken.question and self.material.scores[following] > 0
            if not (together and whole) or self._is_for_another(unit, part):
                break
            found.append(following)
        self.take(*found)
        return tuple(found)

    def _is_for_another(self, unit: Unit, part: Part) -> bool:
        others = [cue for one in self.unabridged if one is not part for cue in (one.cue, one.against)]
        cues = (*others, part.unless, FORECAST)
        return any(cue is not None and holds(cue, unit.spoken.raw, self.material.language) for cue in cues)

    def is_about(self, place: int) -> bool:
        """Whether a sentence names what the talk is about."""
        return self.material.is_about(self.material.units[place], _TELLING)

    def quotable(self) -> tuple[int, ...]:
        """Sentences worth quoting to the word, best first."""
        places = [place for place in range(len(self.material.units)) if self._is_quotable(place)]
        return tuple(sorted(places, key=lambda place: (-self.material.scores[place], place)))

    def single(self, fits: Callable[[Unit], bool], most: int) -> tuple[int, ...]:
        """The best sentences that fit and can stand alone; they are not taken yet."""
        units = self.material.units
        places = [
            place
            for place in range(len(units))
            if place not in self.taken and self.forms.is_point(place) and fits(units[place])
        ]
        places.sort(key=lambda place: (-self.worth((place,)) * self.coverage.gain((place,)), place))
        return tuple(sorted(places[:most]))

    def quotation(self, topic: Topic, fits: Callable[[int], bool] = lambda place: True) -> int | None:
        """A sentence of the stretch that is worth its exact words, None where there is none whose place `fits`."""
        places = [
            place
            for place in range(topic.start, topic.end)
            if place not in self.taken | self.shown and fits(place) and self._is_quotable(place)
        ]
        best = max(
            places, key=lambda place: (self.worth((place,)) * self.coverage.gain((place,)), -place), default=None
        )
        if best is not None:
            self.take(best)
        return best

    def _is_quotable(self, place: int) -> bool:
        unit = self.material.units[place]
        short, long = _QUOTE[self.material.language]
        clean = short <= len(unit.spoken.raw) <= long and len(unit.text) >= 0.85 * len(unit.spoken.raw)
        told = self.material.roles.get(unit.speaker, 1.0) > TELLS
        return (
            told
            and clean
            and _whole(unit)
            and unit.quotable
            and place not in self.anecdotal
            and place not in self.material.outcomes.followed
            and not _POINTS_OUT.search(unit.text)
            and bool(unit.speaker)
            and self.forms.is_point(place)
            and not unit.spoken.vague
            and unit.text.rstrip("。.？?")[1:] in unit.spoken.raw
        )

    def _fill(
        self, runs: Sequence[tuple[int, ...]], budget: int, most: int | None = None
    ) -> tuple[tuple[int, ...], ...]:
        chosen: list[tuple[int, ...]] = []
        left = budget
        for run in self.coverage.greedy(runs, self.worth, self.forms.cost):
            vague = any(self.material.units[place].spoken.vague for place in run)
            if (
                self.taken.intersection(run)
                or self.forms.cost(run) > left
                or (vague and self.unclear >= _UNCLEAR[self.material.language])
            ):
                continue
            self.unclear += vague
            self.take(*run)
            chosen.append(run)
            left -= self.forms.cost(run)
            if len(chosen) == most:
                break
        return tuple(sorted(chosen))

    def _followed(self, chosen: Sequence[tuple[int, ...]], left: int) -> Iterator[tuple[int, ...]]:
        """The passages, each with what points back at it and can stand nowhere else, as far as there is room."""
        units = self.material.units
        for run in chosen:
            place = run[-1] + 1
            while place < len(units) and self._follows(place, run) and self.forms.cost((place,)) <= left:
                left -= self.forms.cost((place,))
                self.take(place)
                run, place = (*run, place), place + 1
            yield run

    def _follows(self, place: int, run: tuple[int, ...]) -> bool:
        """Whether a sentence belongs behind a passage: of the same turn, whole, clear, and pointing back."""
        unit, before = self.material.units[place], self.material.units[run[-1]]
        alike = unit.turn == before.turn and unit.letter == before.letter and place not in self.taken
        room = self.forms.cost((*run, place)) <= _PASSAGE[self.material.language]
        back = unit.spoken.dangling or place in self.material.leaning
        return (
            alike
            and room
            and back
            and not unit.spoken.vague
            and self.forms.is_sound(place)
            and place not in self.anecdotal
        )

    def _runs(self, start: int, topic: Topic) -> Iterator[tuple[int, ...]]:
        """The passages that may begin here: no orphan at the head, one turn, nothing broken in between."""
        units = self.material.units
        asks = units[start].speaker in self.hosts
        if asks:
            return
        if start in self.anecdotal:
            whole = self.anecdotal[start]
            if whole and whole[-1] < topic.end and not units[start].spoken.dangling:
                yield whole
            return
        if not self._is_whole(start) or units[start].spoken.dangling or start in self.goes_on:
            return
        run: list[int] = []
        for place in range(start, min(start + 3, topic.end)):
            if (
                not self._is_whole(place)
                or units[place].turn != units[start].turn
                or units[place].letter != units[start].letter
            ):
                return
            if place > start and units[place].spoken.question:
                return
            run.append(place)
            if self.forms.cost(tuple(run)) < self.least and not self.advises(units[start].text):
                continue
            if len(run) > 1 and self.forms.cost(tuple(run)) > _PASSAGE[self.material.language]:
                return
            yield tuple(run)

    def _is_whole(self, place: int) -> bool:
        """Whether a sentence is sound, or, where a talk is told whole, ends as speech may (「塩が百グラム、水が一リットル。」)."""
        spoken = self.material.units[place].spoken
        ends = bool(self.unabridged) and spoken.ended and not (spoken.question or spoken.vague)
        return self.forms.is_sound(place) or (ends and self.material.scores[place] > 0)

    def worth(self, run: tuple[int, ...]) -> float:
        """How well some sentences can stand in an article, whatever they are about."""
        worths = [
            self.material.worth[place]
            * (_POINTS_BACK if place != run[0] and self.material.units[place].spoken.dangling else 1.0)
            for place in run
        ]
        return sum(worths) / len(worths)


def _counsel(material: Material) -> Iterator[int]:
    """The sentences that begin the answer of a guest to whoever asks what is to be done."""
    for place, (before, unit) in enumerate(itertools.pairwise(material.units), start=1):
        asks = before.turn != unit.turn and before.spoken.question and before.speaker != unit.speaker
        told = asks and material.roles.get(unit.speaker, 1.0) > TELLS
        if told and asks_what_to_do(before, material.language):
            yield place


def asks_what_to_do(unit: Unit, language: Language) -> bool:
    """Whether somebody asks what is to be done."""
    return _ASKS_NOW[language].search(unit.spoken.raw) is not None


def _whole(unit: Unit) -> bool:
    """Whether the words as they were said begin and end like a sentence."""
    raw, text = unit.spoken.raw.rstrip(" 。、.ねよな"), unit.text.rstrip("。.ねよな")
    return raw[:6].casefold() == text[:6].casefold() and raw[-4:] == text[-4:]
