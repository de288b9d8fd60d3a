"""The engine without a model: it chooses among what was said, and adds nothing but fixed connecting phrases."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from pipeline.drafting.engines import fitting, parts
from pipeline.drafting.engines.advised import advised
from pipeline.drafting.engines.by_stretch import stretches
from pipeline.drafting.engines.claiming import claim
from pipeline.drafting.engines.draft_so_far import Making
from pipeline.drafting.engines.figured import figured
from pipeline.drafting.engines.points import points
from pipeline.drafting.engines.questions_answered import of_readers
from pipeline.drafting.engines.request import Order
from pipeline.drafting.engines.steps import counted_off
from pipeline.drafting.engines.whole import is_short
from pipeline.drafting.study.material import Material, study
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.type_parts import (
    ESSAY,
    FORECAST,
    LISTED,
    NO_CONCLUSION,
    OUTLOOK,
    SHAPES,
    STEPS,
    Part,
    holds,
)
from pipeline.drafting.writing import phrases, titles
from pipeline.drafting.writing.checking_time import minutes
from pipeline.drafting.writing.guidance import guidance
from pipeline.drafting.writing.outline import (
    Block,
    Bullet,
    Bullets,
    Comment,
    Outline,
    Paragraph,
    PlannedSection,
    Sentence,
    Steps,
    extras,
    sentences,
)
from pipeline.language.source_marks import SOURCES
from pipeline.model.article import Brief
from pipeline.model.notes import Notes, clock
from pipeline.wording import Language, Text, listed

_POINTS, _DEFINITIONS = 4, 2
# A key point opens the article where it claims so much more than all the rest, and so many others are left.
_STRONGER: Mapping[Language, float] = {"ja": 2.0, "en": 4.0}
_LEAST_POINTS = 2
# What is left of a draft that would take too long to check, step by step.
_SHARES = (0.75, 0.55, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05, 0.0)
# With fewer parts of its type an article has no body of its own.
_PARTS = 2
# And with fewer characters in them, where there is much to choose from.
_BODY: Mapping[Language, int] = {"ja": 500, "en": 1200}


def plan(sources: Sequence[Notes], brief: Brief, order: Order) -> Outline:
    """Plan an article from notes of one language."""
    material = study(sources, brief)
    whole = outline = _Planner(material, order).outline()
    for share in _SHARES:
        if order.minutes is None or minutes(outline, material.language) <= order.minutes:
            break
        outline = _Planner(material, order, share).outline()
    return replace(outline, cut=extras(whole) - extras(outline))


class _Planner:
    def __init__(self, material: Material, order: Order, share: float = 1.0) -> None:
        self.making = Making(material, order, share)
        self.material, self.order, self.selection = material, order, self.making.selection
        self.claim: Unit | None = None
        # Questions to the writer for which there is no section to stand in.
        self.asked: list[Text] = [ESSAY] if order.type == "essay" else []

    def outline(self) -> Outline:
        machine = self._with_sources(list(self._machine_sections()))
        candidates = titles.titles(
            self.material, self.selection.quotable(), self.order.titles, named_first=self.order.type == "how-to"
        )
        lead = titles.lead(self.material, self.claim)
        return Outline(
            title=candidates[0],
            description=lead,
            tags=titles.tags(self.material),
            opening=(
                self._candidates(candidates),
                self._remark(),
                *(self.making.question(text) for text in self.asked),
            ),
            lead=(Paragraph((lead,)),),
            sections=(*machine, *self._human_sections()),
            remarks=tuple(fitting.unfit(self.material, self.order.type)),
        )

    def _with_sources(self, sections: Sequence[PlannedSection]) -> Iterator[PlannedSection]:
        """Each section with a line for the writer: who said it, and where in the recording."""
        where = {id_: unit for unit in reversed(self.material.units) for id_ in unit.utterances}
        for section in sections:
            ids = dict.fromkeys(id_ for block in section.blocks for one in sentences(block) for id_ in one.utterances)
            said = [
                " ".join(filter(None, (where[id_].speaker or "", clock(where[id_].start), id_)))
                for id_ in ids
                if id_ in where
            ]
            line = SOURCES.filled(said=listed(said, self.material.language)).render(self.material.language)
            blocks = (Comment((Sentence(line, ()),)), *section.blocks) if said else section.blocks
            yield replace(section, blocks=blocks)

    def _candidates(self, candidates: Sequence[Sentence]) -> Comment:
        lines = [
            Sentence(f"・{title.text}" if self.material.language == "ja" else f"* {title.text}", title.utterances)
            for title in candidates
        ]
        return Comment((Sentence(self.making.text(phrases.CANDIDATES), ()), *lines))

    def _remark(self) -> Comment:
        remarks = [phrases.BRIEF_USED if self.material.brief else phrases.MACHINE_CHOSE]
        if not self.material.has_speakers:
            remarks.append(phrases.NO_SPEAKERS)
        return Comment(tuple(Sentence(self.making.text(remark), ()) for remark in remarks))

    def _machine_sections(self) -> Iterator[PlannedSection]:
        match self.order.type:
            case "interview":
                yield from self._points()
                # A conversation is told whole: its answers may hold what the key points say.
                self.selection.release()
                talk = tuple(stretches(self.making))
                # What a thing is stands where it was asked for; before the talk only what no answer holds.
                yield from (*self._defined(), *talk)
                yield from figured(self.making)
                yield from of_readers(self.making)
            case "essay":
                self._claim()
                # One reason of three, told alone, is half a thought.
                yield from self._listed()
                yield from stretches(self.making)
            case "news-analysis" | "how-to":
                yield from self._shaped(SHAPES[self.order.type])
            case _:
                counted, defined = tuple(self._listed()), tuple(self._defined())
                used = set(self.selection.taken)
                yield from (*self._points(), *defined, *counted)
                whole = is_short(self.making)
                if whole:
                    self.selection.release(self.selection.taken - used)
                asked = tuple(of_readers(self.making, whole=whole))
                yield from (*stretches(self.making), *figured(self.making), *asked)

    def _points(self) -> Iterator[PlannedSection]:
        most = _POINTS if len(self.material.units) > 40 else _POINTS - 1
        places = points(self.selection, max(2 if self.making.share else 1, self.making.most(most)), self.making.is_told)
        places = self._claim(places)
        if places:
            yield self._bulleted(places)

    def _defined(self) -> Iterator[PlannedSection]:
        """What the things are that the talk is about, where somebody says it."""
        units = self.material.units
        places = [
            place
            for place in self.material.definitions
            if place not in self.selection.taken
            and self.making.is_told(units[place])
            and self.selection.forms.is_point(place)
        ][: math.ceil(self.making.share * _DEFINITIONS)]
        if places:
            self.selection.take(*places)
            yield PlannedSection(
                self.making.text(phrases.DEFINITIONS), tuple(self.making.paragraph((place,)) for place in places)
            )

    def _listed(self) -> Iterator[PlannedSection]:
        """What somebody counts off, all of it, as a list."""
        blocks = counted_off(self.selection)
        if blocks:
            yield PlannedSection(self.making.text(LISTED.heading), blocks)

    def _claim(self, points: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The lead: the best claim of somebody who was asked; one of the key points where none is left, or none a quarter as strong. Returns
        those to be told."""
        results = self.material.results
        others = [point for point in points if point not in results]
        best = claim(self.selection, self.making.is_told, self._wanted(points))
        if best is None:
            best = claim(self.selection, self.making.is_told)
            point = claim(self.selection, self.making.is_told, others)
            stronger = _STRONGER[self.material.language]
            if best and point and len(points) > _LEAST_POINTS and point.strength > stronger * best.strength:
                self.claim = self.selection.forms.stands(point.place)
                return tuple(one for one in points if one != point.place)
        for left in (others, points):
            best = best or claim(self.selection, self.making.is_told, left)
        place = best.place if best else None
        # Better what came out, however it was said, than a list of subjects.
        place = next((point for point in points if point in results), None) if place is None else place
        self.claim = None if place is None else self.selection.forms.stands(place)
        # What came out is looked for among the key points, even where nothing else can open the article.
        return tuple(point for point in points if point != place or point in results)

    def _wanted(self, points: Sequence[int]) -> list[int]:
        """What readers come for, and what stands nowhere else but among the key points: what was decided, or what to do."""
        if not (self.material.decided or self.selection.advice):
            return []
        free = (
            place for place in range(len(self.material.units)) if place not in self.selection.taken.difference(points)
        )
        decided, units = self.material.decided, self.material.units
        return [place for place in free if place in decided or self.selection.advises(units[place].text)]

    def _bulleted(self, places: Sequence[int]) -> PlannedSection:
        bullets = Bullets(tuple(self._bullet(place) for place in places))
        return PlannedSection(self.making.text(phrases.KEY_POINTS), (bullets,))

    def _shaped(self, shape: Sequence[Part]) -> Iterator[PlannedSection]:
        """The parts of a type that the notes hold; for each other part a question at the end of the one before it."""
        # What is rarest in speech is looked for first, so that another part does not use it up.
        whole = is_short(self.making)
        self.selection.unabridged = tuple(shape) if whole else ()
        defined = tuple(self._defined())
        counted = tuple(self._listed()) if self.order.type == "how-to" else ()
        found = {part.heading: parts.blocks(part, self.selection) for part in sorted(shape, key=_rarity)}
        tells_how = self.order.type == "how-to"
        advice = tuple(advised(self.making, numbered=not found[STEPS.heading])) if tells_how else ()
        used = set(self.selection.taken)
        # A thing to have ready, or a step, sums nothing up.
        told = (block for part in shape for block in found[part.heading] if tells_how)
        places = self._claim(self._conclusions({one.text for block in told for one in sentences(block)}))
        ordered = counted or any(isinstance(block, Steps) for one in advice for block in one.blocks)
        sections = [self._bulleted(places)] if places else []
        questions = [] if places else [NO_CONCLUSION]
        for part in shape:
            if found[part.heading]:
                sections.append(PlannedSection(self.making.text(part.heading), found[part.heading]))
            elif part.steps and ordered:
                pass
            elif sections:
                last = sections[-1]
                sections[-1] = replace(
                    last, blocks=(*last.blocks, self.making.question(parts.question(part, self.material)))
                )
            else:
                questions.append(parts.question(part, self.material))
            sections.extend(advice if part.steps else ())
        self.asked.extend(questions)
        if whole:
            self.selection.release(self.selection.taken - used)
        # Without its parts an article has no body: what was told stands there, stretch by stretch, for the editor to make them of.
        bodies = (*found.values(), *(one.blocks for one in advice))
        topics = tuple(stretches(self.making)) if whole or not self._has_a_body(bodies) else ()
        yield from (*sections[:1], *counted, *defined, *sections[1:], *topics, *figured(self.making))
        if self.order.type == "how-to":
            yield from of_readers(self.making)

    def _has_a_body(self, found: Sequence[tuple[Block, ...]]) -> bool:
        """Whether the parts of its type are enough of an article: two at least, and more than a remark each where much was told."""
        told = sum(len(one.text) for blocks in found for block in blocks for one in sentences(block))
        return sum(map(bool, found)) >= _PARTS and (
            told >= _BODY[self.material.language] or not self.selection.forms.rich
        )

    def _conclusions(self, elsewhere: Set[str]) -> tuple[int, ...]:
        """Statements that sum it up and foretell nothing, and do not stand `elsewhere` in so many words; they may stand again further down."""
        used, language = set(self.selection.taken), self.material.language
        units = self.material.units
        defined = {units[place].text for place in self.material.definitions}

        def sums_up(unit: Unit) -> bool:
            told = self.making.is_told(unit) and not holds(FORECAST, unit.spoken.raw, language)
            return told and unit.text not in defined | elsewhere

        self.selection.release()
        places = points(self.selection, _POINTS - 1, sums_up)
        self.selection.taken |= used
        return places

    def _human_sections(self) -> Iterator[PlannedSection]:
        seen: set[str] = set()
        for kind in self.order.kinds:
            heading = self.making.text(phrases.HUMAN[kind])
            extra = OUTLOOK if kind == "opinion" and self.order.type == "news-analysis" else None
            yield PlannedSection(heading, (guidance(self.material, kind, seen, extra),), kind)

    def _bullet(self, place: int) -> Bullet:
        unit = self.selection.forms.stands(place)
        more = (self.material.units[one] for one in self.selection.forms.completed(place)[1:])
        rest = tuple(Sentence(one.text, one.utterances) for one in more)
        return Bullet(Sentence(unit.text, unit.utterances), unit.speaker, rest)


def _rarity(part: Part) -> int:
    return 0 if part.steps else 1 if part.against else 2
