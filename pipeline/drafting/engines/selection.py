"""Which units go where: key points, passages for each topic, quotations. Every unit is used once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from pipeline.drafting.study.coverage import Coverage
from pipeline.drafting.study.material import Material
from pipeline.drafting.study.ranking import CONTRACTED, MATTERS, OPEN_ENDED, TELLS, hangs_on
from pipeline.drafting.study.results import HEADLINE
from pipeline.drafting.study.topics import Topic
from pipeline.drafting.study.units import Unit
from pipeline.language.corrections import contrasts
from pipeline.language.speech import speech
from pipeline.lexicon.named import cue, cues
from pipeline.patterns import lazy
from pipeline.wording import Language

# Lengths in characters.
_POINT: Mapping[Language, tuple[int, int]] = {"ja": (16, 95), "en": (40, 230)}
_PASSAGE: Mapping[Language, int] = {"ja": 210, "en": 520}
_ANECDOTE: Mapping[Language, int] = {"ja": 320, "en": 800}
_QUOTE: Mapping[Language, tuple[int, int]] = {"ja": (18, 90), "en": (45, 240)}
# Less is no passage of its own.
_SHORT: Mapping[Language, int] = {"ja": 18, "en": 60}
_MUSES = cue("ja", "moments/muses")
# A sentence that points back at the one before it may follow that one, but costs the reader a little.
_POINTS_BACK = 0.35

# With so many sentences in which nobody feels his way, the others are not needed.
_CLEAR = 24
# So many passages of a draft may hold somebody who feels his way.
_UNCLEAR: Mapping[Language, int] = {"ja": 5, "en": 12}
# How many of the telling phrases say what the talk is about.
_TELLING = 6
_TURNED = cues("moments/turned")
_POINTS_OUT = cue("any", "moments/points-out")
_POINTS_INSIDE = cue("ja", "moments/points-inside")
_LOOSE = cue("any", "moments/loose")
# Who is taken for the one that asks, and tells no more of it all than the first, is left out of what is told; and all such where one guest
# tells the second.
_A_GUESS, _A_GUEST = 0.2, 0.55
# An essay needs no more than one who tells so much.
_A_VOICE = 0.3
# So many characters of those who were asked fill an article with room to choose.
_FILLS: Mapping[Language, int] = {"ja": 4300, "en": 5200}
_INTRODUCES = cues("moments/introduces-self")
_FIRST_PERSON = cue("any", "moments/first-person")
# What is left of the worth of a key point for each reason not to open an article with it.
_WEAK = 0.4
# So many characters nobody says in one breath.
_BREATH = 48
_MARK = lazy(r"[、，,。？?！!「」]")
# Two key points that share more of their words say one thing.
_ALIKE = 0.5
# With fewer sentences that can stand at the head of an article, the others have to.
_ENOUGH_POINTS = 2
# How much the grammar of a key point may surprise (bits a morpheme), if so many times as many sentences as are wanted are left.
_READS, _CHOICE = (3.3, 3.6, 4.0), 2
# What came out is worth more than how it was said.
_NEWS_READS = 3.9
# How much an outcome with its figure is preferred among the key points.
_RESULT = 1.6
# And advice, where readers come for it.
_ADVICE = 3.0
_ADVISES = cues("shapes/advises")


@dataclass
class Selection:
    """Chooses units and remembers which are taken. `dialogue` is for an article of questions and answers, `advice` for one that says what
    to do, `essay` for one of a single voice."""

    material: Material
    dialogue: bool = False
    advice: bool = False
    essay: bool = False
    taken: set[int] = field(default_factory=set)
    coverage: Coverage = field(init=False)

    # Sentences that stand in the article already, and may stand once more in an answer or a passage, but not as a quotation.
    shown: set[int] = field(default_factory=set)
    # Whether there is enough to choose from; what a sentence may hold of feeling one's way, and the least that is a passage
    # (characters).
    rich: bool = field(init=False, default=False)
    vagueness: int = field(init=False, default=99)
    least: int = field(init=False, default=0)
    # How many passages are taken in which somebody feels his way.
    unclear: int = field(init=False, default=0)
    anecdotal: dict[int, tuple[int, ...]] = field(init=False)
    hosts: frozenset[str | None] = field(init=False, default=frozenset())
    # Places of sentences that go on with a figure of what the one before names.
    goes_on: frozenset[int] = field(init=False)
    _points: dict[int, bool] = field(init=False, default_factory=dict)
    _heads: dict[int, Unit | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.coverage = Coverage(self.material.features, self.material.language)
        clear = sum(self.is_sound(place) and not unit.spoken.vague for place, unit in enumerate(self.material.units))
        self.rich = clear >= _CLEAR
        self.vagueness = 1 if self.rich else 2
        self.least = _SHORT[self.material.language] if self.rich else 0

        self.anecdotal = self._anecdotal()
        self.hosts = self._hosts()
        self.goes_on = frozenset(self.material.outcomes.followed.values())

    def _hosts(self) -> frozenset[str | None]:
        """Those whose statements are no passages: who is there to ask. A guess counts where one of those asked tells most of it, where
        somebody presents the talk and the others tell enough to fill an article, and for who says little: where several talk with
        each other, whoever asks has much to tell, too."""
        asking = self.material.interviewers
        if self.dialogue or not self.material.guessed or (self.material.leading and self._is_filled_without(asking)):
            return frozenset(asking)
        told = Counter[str | None]()
        for unit in self.material.units:
            told[unit.speaker] += 0 if unit.spoken.question else len(unit.text)
        guest = max((size for name, size in told.items() if name not in asking), default=0)
        if guest >= (_A_VOICE if self.essay else _A_GUEST) * told.total():
            return frozenset(asking)
        return frozenset(name for name in asking if told[name] <= _A_GUESS * told.total())

    def _is_filled_without(self, asking: Set[str]) -> bool:
        """Whether an article can be chosen from what the others say in sentences that can stand."""
        units = self.material.units
        told = sum(
            len(unit.text)
            for place, unit in enumerate(units)
            if unit.speaker not in asking and not unit.spoken.dangling and self.is_sound(place)
        )
        return told >= _FILLS[self.material.language]

    def _anecdotal(self) -> dict[int, tuple[int, ...]]:
        """Every place in an anecdote: with the whole of it for the first, with nothing for the others or where it is too long."""
        found: dict[int, tuple[int, ...]] = {}
        for start, end in self.material.anecdotes:
            whole = tuple(range(start, end))
            found.update(dict.fromkeys(whole, ()))
            if self._cost(whole) <= _ANECDOTE[self.material.language]:
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

    def release(self) -> None:
        """Let what is used be used once more."""
        self.shown |= self.taken
        self.taken.clear()

    def points(self, most: int, fits: Callable[[Unit], bool] | None = None) -> tuple[int, ...]:
        """The statements that sum the interview up: the guests' own, able to stand alone, unlike each other.

        The headline result comes first into the choice: a figure that became another, where somebody tells of one.
        """
        material = self.material
        ranked = [
            place
            for place in range(len(material.units))
            if place not in self.taken and self.head(place) and (fits is None or fits(material.units[place]))
        ]
        sound = [place for place in ranked if material.standing.is_sound(self.stands(place))]
        headlines = tuple(self._headlines(sound))
        chosen = list(headlines)
        for place in headlines:
            self.take(*self.completed(place))
        named = [place for place in ranked if material.standing.names_subject(self.stands(place))]
        ranked = self._readable(sound, most) if len(sound) >= _ENOUGH_POINTS else named
        per_topic = 1 + (most - 1) // max(1, len(material.topics))
        telling = [place for place in ranked if self._tells(place)]
        # What only describes had better be left out where another stretch has more that matters.
        for places, quota in ((telling, per_topic), (telling, most), (ranked, per_topic)):
            self._add_points(chosen, places, most, quota)
        # What came out comes first, and who somebody is last; between them they stand as they were told.
        return tuple(sorted(chosen, key=lambda place: (place not in headlines[:1], self._is_life(place), place)))

    def _is_life(self, place: int) -> bool:
        return self.is_about_oneself(self.material.units[place])

    def _add_points(self, chosen: list[int], places: Sequence[int], most: int, quota: int) -> None:
        """Up to `most` in all, `quota` of one stretch, each unlike the others."""
        for run in self.coverage.greedy([self.completed(place) for place in places], self._point_worth, self._cost):
            if len(chosen) == most:
                break
            topic = self._topic_of(run[0])
            crowded = sum(self._topic_of(other) == topic for other in chosen) >= quota
            alike = any(self.material.features.likeness(run[0], other) > _ALIKE for other in chosen)
            if not (crowded or alike or self.taken.intersection(run)):
                chosen.append(run[0])
                self.take(*run)

    def _tells(self, place: int) -> bool:
        """Whether a sentence says what came out or what the brief asks for, or is marked as something that matters."""
        material, unit = self.material, self.stands(place)
        wanted = material.standing.wanted.intersection(unit.spoken.words)
        told = place in material.results or self.advises(unit.text)
        return bool(wanted or told or MATTERS[material.language].search(unit.text))

    def advises(self, text: str) -> bool:
        """Whether it tells readers what to do, in an article that is there to tell them."""
        return self.advice and _ADVISES[self.material.language].search(text) is not None

    def _readable(self, sound: list[int], most: int) -> list[int]:
        """Those that read best, as long as there is something to choose from: rather few that read well than rubble."""
        material = self.material
        strain = {
            place: material.standing.surprise(self.stands(place))
            - (_NEWS_READS - _READS[1]) * (place in material.results)
            for place in sound
        }
        grades = [[place for place in sound if strain[place] <= bits] for bits in _READS]
        wanted = ((grades[0], _CHOICE * most), (grades[1], _ENOUGH_POINTS), (grades[2], _ENOUGH_POINTS))
        return next((grade for grade, least in wanted if len(grade) >= least), sound)

    def _headlines(self, ranked: Sequence[int]) -> Iterator[int]:
        """What came out in the end, and beside it one thing more that a headline would tell, unlike the first."""
        material = self.material
        results = [place for place in ranked if place in material.results]
        results.sort(key=lambda place: (-material.results[place] * material.standing.factor(self.stands(place)), place))
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

    def completed(self, place: int) -> tuple[int, ...]:
        """A sentence, with the one that says what came of it where it needs one, or that goes on with a figure of it."""
        outcomes = self.material.outcomes
        tail = outcomes.endings.get(place)
        if tail is not None:
            return place, tail
        tail = outcomes.followed.get(place)
        fits = tail is not None and self._cost((place, tail)) <= _POINT[self.material.language][1]
        return (place, tail) if tail is not None and fits else (place,)

    def passages(self, topic: Topic, budget: int) -> tuple[tuple[int, ...], ...]:
        """Runs of one to three sentences of one turn within `budget` characters, in the order of the interview."""
        runs = [run for start in range(topic.start, topic.end) for run in self._runs(start, topic)]
        chosen = self._fill(runs, budget)
        room = budget - sum(map(self._cost, chosen))
        return chosen if self.rich else tuple(self._followed(chosen, room))

    def matching(self, fits: Callable[[Unit], bool], most: int) -> tuple[tuple[int, ...], ...]:
        """The best runs of sentences that fit, in the order of the interview."""
        everything = Topic(0, len(self.material.units), ())
        suited = [fits(unit) for unit in self.material.units]
        starts = [place for place, suits in enumerate(suited) if suits]
        runs = [run for start in starts for run in self._runs(start, everything) if all(suited[place] for place in run)]
        return self._fill(runs, most * _PASSAGE[self.material.language], most)

    def is_about(self, place: int) -> bool:
        """Whether a sentence names what the talk is about."""
        text = self.material.units[place].text
        return any(phrase in text for phrase in self.material.phrases[:_TELLING])

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
            if place not in self.taken and self.is_point(place) and fits(units[place])
        ]
        places.sort(key=lambda place: (-self._worth((place,)) * self.coverage.gain((place,)), place))
        return tuple(sorted(places[:most]))

    def quotation(self, topic: Topic) -> int | None:
        """A sentence of the stretch that is worth its exact words, None where there is none."""
        places = [
            place
            for place in range(topic.start, topic.end)
            if place not in self.taken | self.shown and self._is_quotable(place)
        ]
        best = max(
            places, key=lambda place: (self._worth((place,)) * self.coverage.gain((place,)), -place), default=None
        )
        if best is not None:
            self.take(best)
        return best

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
        if not told or (as_it_is and reads(unit) <= _READS[1]):
            return as_it_is
        forms = (replace(unit, spoken=form) for form in speech(material.language).alone(unit.spoken))
        most = _NEWS_READS if place in material.results else _READS[1]
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
        open_end = spoken.text.endswith(("?", "？")) or _MUSES.search(spoken.text) or OPEN_ENDED.search(spoken.text)
        states = not (open_end or (spoken.corrected and not contrasts(spoken.text, language)))
        alone = not (spoken.dangling or spoken.idle)
        own = not unit.letter and not self._is_turned(place)
        length = self._cost(self.completed(place)) - len(self.material.units[place].text) + len(spoken.text)
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
            and self.is_point(place)
            and not unit.spoken.vague
            and unit.text.rstrip("。.？?")[1:] in unit.spoken.raw
        )

    def _fill(
        self, runs: Sequence[tuple[int, ...]], budget: int, most: int | None = None
    ) -> tuple[tuple[int, ...], ...]:
        chosen: list[tuple[int, ...]] = []
        left = budget
        for run in self.coverage.greedy(runs, self._worth, self._cost):
            vague = any(self.material.units[place].spoken.vague for place in run)
            if (
                self.taken.intersection(run)
                or self._cost(run) > left
                or (vague and self.unclear >= _UNCLEAR[self.material.language])
            ):
                continue
            self.unclear += vague
            self.take(*run)
            chosen.append(run)
            left -= self._cost(run)
            if len(chosen) == most:
                break
        return tuple(sorted(chosen))

    def _followed(self, chosen: Sequence[tuple[int, ...]], left: int) -> Iterator[tuple[int, ...]]:
        """The passages, each with what points back at it and can stand nowhere else, as far as there is room."""
        units = self.material.units
        for run in chosen:
            place = run[-1] + 1
            while place < len(units) and self._follows(place, run) and self._cost((place,)) <= left:
                left -= self._cost((place,))
                self.take(place)
                run, place = (*run, place), place + 1
            yield run

    def _follows(self, place: int, run: tuple[int, ...]) -> bool:
        """Whether a sentence belongs behind a passage: of the same turn, whole, clear, and pointing back."""
        unit, before = self.material.units[place], self.material.units[run[-1]]
        alike = unit.turn == before.turn and unit.letter == before.letter and place not in self.taken
        room = self._cost((*run, place)) <= _PASSAGE[self.material.language]
        back = unit.spoken.dangling or place in self.material.leaning
        return (
            alike and room and back and not unit.spoken.vague and self.is_sound(place) and place not in self.anecdotal
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
        if not self.is_sound(start) or units[start].spoken.dangling or start in self.goes_on:
            return
        run: list[int] = []
        for place in range(start, min(start + 3, topic.end)):
            if (
                not self.is_sound(place)
                or units[place].turn != units[start].turn
                or units[place].letter != units[start].letter
            ):
                return
            if place > start and units[place].spoken.question:
                return
            run.append(place)
            if self._cost(tuple(run)) < self.least:
                continue
            if len(run) > 1 and self._cost(tuple(run)) > _PASSAGE[self.material.language]:
                return
            yield tuple(run)

    def _point_worth(self, run: tuple[int, ...]) -> float:
        """What came out of it is what a reader wants first; who somebody is, and what only the talk explains, comes last."""
        unit = self.stands(run[0])
        result = _RESULT if run[0] in self.material.results else 1.0
        result *= _ADVICE if self.advises(unit.text) else 1.0
        weak = bool(_POINTS_OUT.search(_POINTS_INSIDE.sub("", unit.text))) + bool(_LOOSE.search(unit.text))
        weak += self.is_about_oneself(unit) + is_breathless(unit)
        weak += not self._tells(run[0])
        return self._worth(run) * result * _WEAK**weak * self.material.standing.factor(unit)

    def is_about_oneself(self, unit: Unit) -> bool:
        """Whether somebody only says who he is; where nobody is named, whoever says I is nobody."""
        nameless = unit.speaker is None and _FIRST_PERSON.search(unit.text)
        return bool(nameless or _INTRODUCES[self.material.language].search(unit.text))

    def _worth(self, run: tuple[int, ...]) -> float:
        worths = [
            self.material.worth[place]
            * (_POINTS_BACK if place != run[0] and self.material.units[place].spoken.dangling else 1.0)
            for place in run
        ]
        return sum(worths) / len(worths)

    def _cost(self, run: tuple[int, ...]) -> int:
        return sum(len(self.material.units[place].text) for place in run)

    def _topic_of(self, place: int) -> int:
        return next(index for index, topic in enumerate(self.material.topics) if topic.start <= place < topic.end)


def is_breathless(unit: Unit) -> bool:
    """Whether a long sentence has no mark inside: recognition ran together what nobody said in one breath."""
    said = unit.spoken.raw.rstrip("。.")
    return not said.isascii() and len(said) > _BREATH and not _MARK.search(said)


def _whole(unit: Unit) -> bool:
    """Whether the words as they were said begin and end like a sentence."""
    raw, text = unit.spoken.raw.rstrip(" 。、.ねよな"), unit.text.rstrip("。.ねよな")
    return raw[:6].casefold() == text[:6].casefold() and raw[-4:] == text[-4:]
