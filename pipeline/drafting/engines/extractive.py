"""The engine without a model: it chooses among what was said, and adds nothing but fixed connecting phrases."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.drafting.engines import fitting, parts
from pipeline.drafting.engines.claiming import claim
from pipeline.drafting.engines.pieces import cell, paragraph
from pipeline.drafting.engines.points import points
from pipeline.drafting.engines.selection import Selection
from pipeline.drafting.engines.steps import counted_off
from pipeline.drafting.study.cues import shows
from pipeline.drafting.study.disagreeing import disagreeing
from pipeline.drafting.study.material import Material, study
from pipeline.drafting.study.questions import OPEN, Exchange, asked_before
from pipeline.drafting.study.ranking import TELLS
from pipeline.drafting.study.shapes import ESSAY, FORECAST, LISTED, NO_CONCLUSION, OUTLOOK, SHAPES, Part, holds
from pipeline.drafting.study.topics import Topic
from pipeline.drafting.study.units import Unit
from pipeline.drafting.writing import headings, phrases, titles
from pipeline.drafting.writing.checking_time import minutes
from pipeline.drafting.writing.guidance import guidance
from pipeline.drafting.writing.outline import (
    CELL,
    Block,
    Bullet,
    Bullets,
    Comment,
    Outline,
    Paragraph,
    PlannedSection,
    Question,
    Quotation,
    Sentence,
    Table,
    sentences,
)
from pipeline.model.article import Brief, Kind
from pipeline.model.notes import Notes, clock
from pipeline.sources.articles import normal_heading
from pipeline.wording import Language, Text

# So many sentences of a talk too short to choose from are written as they are.
_AS_IT_IS = 6
_POINTS, _EXCHANGES, _FAQ, _ROWS = 4, 4, 4, 6
# A stretch of an interview with fewer questions has more to tell than their answers.
_ENOUGH = 2
# What is left of a draft that would take too long to check, step by step.
# Below this share of a draft each stretch is told without a quotation of its own.
_WITH_QUOTATIONS = 0.5
_SHARES = (0.75, 0.55, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05, 0.0)
# Characters for all topics together, and the least that a topic gets.
_BUDGET: Mapping[Language, int] = {"ja": 3100, "en": 4300}
_PASSAGE: Mapping[Language, int] = {"ja": 160, "en": 400}
# Readers ask shortly (characters).
_QUESTION: Mapping[Language, int] = {"ja": 70, "en": 90}
# Below this many figures there is nothing to compare, so no table.
_FIGURES = 3
_DEFINITIONS = 2
# So many people are named in a heading.
_NAMED = 2
# With fewer parts of its type an article has no body of its own.
_PARTS = 2
# And with fewer characters in them, where there is much to choose from.
_BODY: Mapping[Language, int] = {"ja": 500, "en": 1200}
# Passages of one turn with no more than so many sentences left out between them are one paragraph, up to so many sentences.
_APART, _TOGETHER = 3, 4


@dataclass(frozen=True)
class Order:
    """What is asked for: the type of article, the human sections it must have, and headings that would make one.

    `minutes` is how long reading and checking the draft may take; None is as long as it takes. `titles` are those of the
    site's other articles.
    """

    type: str
    kinds: tuple[Kind, ...]
    reserved: frozenset[str] = frozenset()
    minutes: int | None = None
    titles: tuple[str, ...] = ()


def plan(sources: Sequence[Notes], brief: Brief, order: Order) -> Outline:
    """Plan an article from notes of one language."""
    material = study(sources, brief)
    outline = _Planner(material, order).outline()
    for share in _SHARES:
        if order.minutes is None or minutes(outline, material.language) <= order.minutes:
            break
        outline = _Planner(material, order, share).outline()
    return outline


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of the talk as it will stand: what it is called, if anything, and the sentences that were chosen from it."""

    topic: Topic
    heading: str | None
    blocks: tuple[Block, ...]
    chosen: tuple[Unit, ...]


class _Planner:
    def __init__(self, material: Material, order: Order, share: float = 1.0) -> None:
        # How much of a whole draft is wanted.
        self.share = share
        self.material = material
        self.order = order
        kind = order.type
        self.selection = Selection(material, kind == "interview", kind == "how-to", kind == "essay")
        # Characters that the stretches so far had no use for.
        self.spare = 0
        # Questions to the writer for which there is no section to stand in.
        self.claim: Unit | None = None
        self.asked: list[Text] = [ESSAY] if order.type == "essay" else []

    def outline(self) -> Outline:
        machine = self._with_sources(list(self._machine_sections()) or list(self._whatever_was_said()))
        candidates = titles.titles(self.material, self.selection.quotable(), self.order.titles)
        lead = titles.lead(self.material, self.claim)
        return Outline(
            title=candidates[0],
            description=lead,
            tags=titles.tags(self.material),
            opening=(self._candidates(candidates), self._remark(), *(self._question(text) for text in self.asked)),
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
            between = "、" if self.material.language == "ja" else ", "
            line = phrases.SOURCES.filled(said=between.join(said)).render(self.material.language)
            blocks = (Comment((Sentence(line, ()),)), *section.blocks) if said else section.blocks
            yield replace(section, blocks=blocks)

    def _text(self, text: Text) -> str:
        return text.render(self.material.language)

    def _candidates(self, candidates: Sequence[Sentence]) -> Comment:
        lines = [
            Sentence(f"・{title.text}" if self.material.language == "ja" else f"* {title.text}", title.utterances)
            for title in candidates
        ]
        return Comment((Sentence(self._text(phrases.CANDIDATES), ()), *lines))

    def _remark(self) -> Comment:
        remarks = [phrases.BRIEF_USED if self.material.brief else phrases.MACHINE_CHOSE]
        if not self.material.has_speakers:
            remarks.append(phrases.NO_SPEAKERS)
        return Comment(tuple(Sentence(self._text(remark), ()) for remark in remarks))

    def _machine_sections(self) -> Iterator[PlannedSection]:
        match self.order.type:
            case "interview":
                defined = tuple(self._defined())
                yield from (*self._points(), *defined)
                # A conversation is told whole: its answers may hold what the key points say.
                self.selection.release()
                yield from self._topics()
                yield from self._figures()
                yield from self._faq()
            case "essay":
                self._claim()
                # One reason of three, told alone, is half a thought.
                yield from self._listed()
                yield from self._topics()
            case "news-analysis" | "how-to":
                yield from self._shaped(SHAPES[self.order.type])
            case _:
                listed, defined = tuple(self._listed()), tuple(self._defined())
                yield from (*self._points(), *defined, *listed)
                asked = tuple(self._faq())
                yield from (*self._topics(), *self._figures(), *asked)

    def _whatever_was_said(self) -> Iterator[PlannedSection]:
        """Of a talk too short to choose from, what can stand."""
        units = self.material.units
        places = [
            place
            for place, unit in enumerate(units)
            if unit.spoken.finished
            and not (unit.spoken.question or unit.spoken.idle or unit.spoken.corrected)
            and self._is_told(unit)
        ][:_AS_IT_IS]
        if places:
            self.selection.take(*places)
            name = self._told_by([units[place] for place in places])
            yield PlannedSection(name, tuple(self._paragraph((place,)) for place in places))

    def _points(self) -> Iterator[PlannedSection]:
        most = _POINTS if len(self.material.units) > 40 else _POINTS - 1
        places = points(self.selection, max(2 if self.share else 1, self._most(most)), self._is_told)
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
            and self._is_told(units[place])
            and self.selection.forms.is_point(place)
        ][: math.ceil(self.share * _DEFINITIONS)]
        if places:
            self.selection.take(*places)
            yield PlannedSection(self._text(phrases.DEFINITIONS), tuple(self._paragraph((place,)) for place in places))

    def _listed(self) -> Iterator[PlannedSection]:
        """What somebody counts off, all of it, as a list."""
        blocks = counted_off(self.selection)
        if blocks:
            yield PlannedSection(self._text(LISTED.heading), blocks)

    def _claim(self, points: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The lead: the best claim of somebody who was asked; where none is left, one of the key points. Returns those to be told."""
        results = self.material.results
        others = [point for point in points if point not in results]
        place = claim(self.selection, self._is_told, self._advice(points))
        for left in (None, others, points):
            place = claim(self.selection, self._is_told, left) if place is None else place
        # Better what came out, however it was said, than a list of subjects.
        place = next((point for point in points if point in results), None) if place is None else place
        self.claim = None if place is None else self.selection.forms.stands(place)
        # What came out is looked for among the key points, even where nothing else can open the article.
        return tuple(point for point in points if point != place or point in results)

    def _advice(self, points: Sequence[int]) -> list[int]:
        """What tells readers what to do, where an article is there to tell them, and stands nowhere else but among the key points."""
        if not self.selection.advice:
            return []
        free = (
            place for place in range(len(self.material.units)) if place not in self.selection.taken.difference(points)
        )
        return [place for place in free if self.selection.advises(self.material.units[place].text)]

    def _bulleted(self, places: Sequence[int]) -> PlannedSection:
        bullets = Bullets(tuple(self._bullet(place) for place in places))
        return PlannedSection(self._text(phrases.KEY_POINTS), (bullets,))

    def _shaped(self, shape: Sequence[Part]) -> Iterator[PlannedSection]:
        """The parts of a type that the notes hold; for each other part a question at the end of the one before it."""
        # What is rarest in speech is looked for first, so that another part does not use it up.
        defined = tuple(self._defined())
        listed = tuple(self._listed()) if self.order.type == "how-to" else ()
        found = {part.heading: parts.blocks(part, self.selection) for part in sorted(shape, key=_rarity)}
        places = self._claim(self._conclusions())
        sections = [self._bulleted(places)] if places else []
        questions = [] if places else [NO_CONCLUSION]
        for part in shape:
            if found[part.heading]:
                sections.append(PlannedSection(self._text(part.heading), found[part.heading]))
            elif part.steps and listed:
                continue
            elif sections:
                last = sections[-1]
                sections[-1] = replace(last, blocks=(*last.blocks, self._question(part.question)))
            else:
                questions.append(part.question)
        self.asked.extend(questions)
        # Without its parts an article has no body: what was told stands there, stretch by stretch, for the editor to make them of.
        topics = () if self._has_a_body(tuple(found.values())) else tuple(self._topics())
        yield from (*sections[:1], *listed, *defined, *sections[1:], *topics, *self._figures())
        if self.order.type == "how-to":
            yield from self._faq()

    def _has_a_body(self, found: Sequence[tuple[Block, ...]]) -> bool:
        """Whether the parts of its type are enough of an article: two at least, and more than a remark each where much was told."""
        told = sum(len(one.text) for blocks in found for block in blocks for one in sentences(block))
        return sum(map(bool, found)) >= _PARTS and (
            told >= _BODY[self.material.language] or not self.selection.forms.rich
        )

    def _conclusions(self) -> tuple[int, ...]:
        """Statements that sum it up and foretell nothing; they may stand again further down."""
        used, language = set(self.selection.taken), self.material.language
        defined = {self.material.units[place].text for place in self.material.definitions}
        self.selection.release()
        places = points(
            self.selection,
            _POINTS - 1,
            fits=lambda unit: (
                self._is_told(unit) and unit.text not in defined and not holds(FORECAST, unit.spoken.raw, language)
            ),
        )
        self.selection.taken |= used
        return places

    def _is_told(self, unit: Unit) -> bool:
        """Whether it is said by somebody who was asked, not by who asks."""
        return self.material.roles.get(unit.speaker, 1.0) > TELLS

    def _question(self, text: Text) -> Comment:
        return Comment((Sentence(self._text(text), ()),))

    def _topics(self) -> Iterator[PlannedSection]:
        """A section for each stretch that has something to tell; without a heading of its own it goes on in the one before."""
        stretches: list[_Stretch] = []
        used: set[str] = set()
        for topic in self.material.topics:
            before = set(self.selection.taken)
            blocks = tuple(self._topic_blocks(topic))
            chosen = tuple(self.material.units[place] for place in sorted(self.selection.taken - before))
            if not blocks:
                continue
            name = headings.heading(self.material, topic, chosen, used)
            stretch = _Stretch(topic, name, blocks, chosen)
            stretches[-1:] = (
                self._joining(stretches[-1], stretch, used)
                if stretches and name is None
                else [*stretches[-1:], stretch]
            )
            used = {one.heading for one in stretches if one.heading}
        taken: set[str] = set()
        for one in stretches:
            yield PlannedSection(self._free_heading(one.heading or self._told_by(one.chosen), taken), one.blocks)

    def _told_by(self, chosen: Sequence[Unit]) -> str:
        """What a stretch without a subject is called: by those who tell it, where they have a name."""
        told = Counter(unit.speaker for unit in chosen if unit.speaker in self.material.people)
        names = tuple(name for name, _ in told.most_common(_NAMED) if name)
        if not names:
            return self._text(phrases.INTERVIEW)
        return phrases.TOLD_BY.filled(names=phrases.named(names, self.material.language)).render(self.material.language)

    def _joining(self, first: _Stretch, second: _Stretch, used: Set[str]) -> list[_Stretch]:
        """Two stretches of which the second has no name: one, where the first has none either, or a name that suits both."""
        topic = Topic(first.topic.start, second.topic.end, (*first.topic.phrases, *second.topic.phrases))
        chosen = (*first.chosen, *second.chosen)
        name = headings.phrase(self.material, topic, chosen, set(used) - {first.heading or ""})
        if name is None and first.heading is not None:
            return [first, second]
        return [_Stretch(topic, name, (*first.blocks, *second.blocks), chosen)]

    def _exchanges(self, places: range, most: int, fits: Callable[[Unit], bool] = lambda unit: True) -> list[Exchange]:
        """The best exchanges asked in a stretch that overlap with nothing taken, in order; `fits` judges the question."""
        chosen: list[Exchange] = []
        for exchange in sorted(self.material.exchanges, key=lambda exchange: -exchange.score):
            if len(chosen) == most:
                break
            # What stands in the article already is the end of an answer, not of its question.
            free = tuple(takewhile(lambda place: place not in self.selection.taken, exchange.answer))
            answer = self.selection.whole(free) if free else ()
            own = {exchange.question, *answer}
            suits = answer and exchange.question in places and fits(self.material.units[exchange.question])
            if suits and not own & self.selection.taken:
                self.selection.take(*own)
                chosen.append(replace(exchange, answer=answer))
        return sorted(chosen, key=lambda exchange: exchange.question)

    def _topic_blocks(self, topic: Topic) -> Iterator[Block]:
        exchanges: list[Exchange] = []
        if self.order.type == "interview":
            least = 1 if self.share else 0
            exchanges = self._exchanges(range(topic.start, topic.end), max(least, self._most(_EXCHANGES)))
        asked = [(one.question, (self._paragraph((one.question,)), self._paragraph(one.answer))) for one in exchanges]
        if len(exchanges) >= _ENOUGH:
            yield from (block for _, blocks in asked for block in blocks)
            return
        quoted = self.selection.quotation(topic) if self.share >= _WITH_QUOTATIONS and not exchanges else None
        budget = self._budget(topic) + self.spare - sum(self._length(one.answer) for one in exchanges)
        runs = self.selection.passages(topic, budget)
        self.spare = max(0, budget - sum(map(self._length, runs)))
        passages = [(run[0], tuple(self._answering(run))) for run in self._joined(runs)]
        yield from (block for _, blocks in sorted([*asked, *passages], key=lambda one: one[0]) for block in blocks)
        if quoted is not None:
            unit = self.material.units[quoted]
            yield Quotation(Sentence(unit.spoken.raw, unit.utterances), unit.speaker or "")

    def _answering(self, run: tuple[int, ...]) -> Iterator[Block]:
        """A passage, below the question that it answers where there is one."""
        material = self.material
        question = asked_before(material.units, run[0], material.roles, material.language)
        if question is not None and question not in self.selection.taken:
            self.selection.take(question)
            yield self._paragraph((question,))
        yield self._paragraph(run)

    def _length(self, places: Sequence[int]) -> int:
        return sum(len(self.material.units[place].text) for place in places)

    def _joined(self, runs: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
        """Passages of one turn that stand near each other as one: a paragraph a sentence is no text."""
        units = self.material.units
        open_run: tuple[int, ...] = ()
        for run in runs:
            near = bool(open_run) and run[0] - open_run[-1] <= _APART + 1
            alike = near and units[run[0]].letter == units[open_run[-1]].letter
            fits = len(open_run) + len(run) <= _TOGETHER or units[run[0]].letter
            if alike and fits and units[run[0]].turn == units[open_run[-1]].turn:
                open_run = (*open_run, *run)
                continue
            if open_run:
                yield open_run
            open_run = run
        if open_run:
            yield open_run

    def _budget(self, topic: Topic) -> int:
        """The characters that a stretch gets: its share of what is worth telling."""
        scores = self.material.scores
        share = sum(scores[topic.start : topic.end]) / (sum(scores) or 1.0)
        budget = max(_PASSAGE[self.material.language], round(share * _BUDGET[self.material.language]))
        return round(self.share * budget)

    def _most(self, whole: int) -> int:
        return round(self.share * whole)

    def _free_heading(self, heading: str, taken: set[str]) -> str:
        """A heading that makes no human section and that no other section has."""
        if normal_heading(heading) in self.order.reserved:
            heading = phrases.ABOUT.filled(phrases=heading).render(self.material.language)
        base, number = heading, 2
        while normal_heading(heading) in taken:
            heading, number = f"{base} {number}", number + 1
        taken.add(normal_heading(heading))
        return heading

    def _figures(self) -> Iterator[PlannedSection]:
        found = list(self.material.figures[: self._most(_ROWS)])
        changes = [figure for figure in found if figure.change]
        if len(found) < _FIGURES and not (changes and len(found) > 1):
            return
        named = self.material.has_speakers
        header = phrases.FIGURE_HEADER if named else phrases.FIGURE_HEADER_NAMELESS
        rows = []
        for figure in found:
            cells = [figure.value, figure.meaning, *([figure.unit.speaker or "–"] if named else [])]
            rows.append(Sentence(CELL.join(cell(one) for one in cells), figure.unit.utterances))
        table = Table(Sentence(self._text(header), ()), tuple(rows))
        asked = (
            self._question(phrases.WHICH_FIGURE.filled(first=one, second=two))
            for one, two in disagreeing(found, self.material)
        )
        yield PlannedSection(self._text(phrases.FIGURES), (table, *asked))

    def _faq(self) -> Iterator[PlannedSection]:
        blocks: list[Block] = []
        everything = range(len(self.material.units))
        for exchange in self._exchanges(everything, self._most(_FAQ), self._is_readers_question):
            unit = self.material.units[exchange.question]
            blocks += [Question(Sentence(unit.text, unit.utterances)), self._paragraph(exchange.answer)]
        if blocks:
            yield PlannedSection(self._text(phrases.FAQ), tuple(blocks))

    def _is_readers_question(self, unit: Unit) -> bool:
        """Whether somebody who was not there would ask it: for more than yes or no, of nobody in particular, and short."""
        language = self.material.language
        plain = not (unit.spoken.dangling or unit.spoken.vague) and len(unit.text) <= _QUESTION[language]
        return plain and bool(OPEN[language].search(unit.text)) and not shows("host", unit.text, language)

    def _human_sections(self) -> Iterator[PlannedSection]:
        seen: set[str] = set()
        for kind in self.order.kinds:
            heading = self._text(phrases.HUMAN[kind])
            extra = OUTLOOK if kind == "opinion" and self.order.type == "news-analysis" else None
            yield PlannedSection(heading, (guidance(self.material, kind, seen, extra),), kind)

    def _bullet(self, place: int) -> Bullet:
        unit = self.selection.forms.stands(place)
        more = (self.material.units[one] for one in self.selection.forms.completed(place)[1:])
        rest = tuple(Sentence(one.text, one.utterances) for one in more)
        return Bullet(Sentence(unit.text, unit.utterances), unit.speaker, rest)

    def _paragraph(self, places: Sequence[int]) -> Paragraph:
        return paragraph([self.material.units[place] for place in places], self.material.language)


def _rarity(part: Part) -> int:
    return 0 if part.steps else 1 if part.against else 2
