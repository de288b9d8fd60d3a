"""The talk told stretch by stretch: what is chosen from each, and what it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.drafting.engines.draft_so_far import Making
from pipeline.drafting.engines.questions_answered import answering, exchanges
from pipeline.drafting.engines.whole import as_it_was_held, told
from pipeline.drafting.study.answered import Exchange
from pipeline.drafting.study.speech_units import Unit
from pipeline.drafting.study.topics import Topic
from pipeline.drafting.writing import headings, phrases
from pipeline.drafting.writing.outline import Block, PlannedSection
from pipeline.sources.articles import normal_heading
from pipeline.wording import Language

_EXCHANGES = 4
# A stretch of an interview with fewer questions has more to tell than their answers.
_ENOUGH = 2
# Below this share of a draft each stretch is told without a quotation of its own.
_WITH_QUOTATIONS = 0.5
# Told whole, a conversation is all quotation, and in an essay nobody quotes himself.
_WITHOUT_QUOTATIONS = ("interview", "essay")
# The least that a stretch gets (characters).
_PASSAGE: Mapping[Language, int] = {"ja": 160, "en": 400}
# So many people are named in a heading.
_NAMED = 2
# Passages of one turn with no more than so many sentences left out between them are one paragraph, up to so many sentences.
_APART, _TOGETHER = 3, 4


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of the talk as it will stand: what it is called, if anything, and the sentences that were chosen from it."""

    topic: Topic
    heading: str | None
    blocks: tuple[Block, ...]
    chosen: tuple[Unit, ...]


def stretches(making: Making) -> Iterator[PlannedSection]:
    """A section for each stretch that has something to tell; without a heading of its own it goes on in the one before."""
    taken: set[str] = set()
    for one in _chosen(making):
        heading = one.heading or _told_by(making, one.chosen)
        yield PlannedSection(_free_heading(making, heading, taken), one.blocks)


def _told_by(making: Making, chosen: Sequence[Unit]) -> str:
    """What a stretch without a subject is called: by those who tell it, where they have a name."""
    told = Counter(unit.speaker for unit in chosen if unit.speaker in making.material.people)
    names = tuple(name for name, _ in told.most_common(_NAMED) if name)
    if not names:
        return making.text(phrases.INTERVIEW)
    return making.text(
        phrases.TOLD_BY.filled(names=phrases.named(making.material.called(names), making.material.language))
    )


def _chosen(making: Making) -> list[_Stretch]:
    material, selection, teller = making.material, making.selection, _Teller(making)
    # A question over a stretch would stand twice where questions are told.
    name = headings.phrase if making.order.type == "interview" or teller.held is not None else headings.heading
    found: list[_Stretch] = []
    used: set[str] = set()
    for topic in material.topics:
        before = set(selection.taken)
        blocks = tuple(teller.blocks(topic))
        chosen = tuple(material.units[place] for place in sorted(selection.taken - before))
        if not blocks:
            continue
        stretch = _Stretch(topic, name(material, topic, chosen, used), blocks, chosen)
        joins = found and stretch.heading is None
        found[-1:] = _joining(making, found[-1], stretch, used) if joins else [*found[-1:], stretch]
        used = {one.heading for one in found if one.heading}
    # Questions lead through a talk that is told whole: it needs no heading that says nothing.
    return [_together(found)] if teller.held and any(one.heading is None for one in found[1:]) else found


def _together(found: Sequence[_Stretch]) -> _Stretch:
    """All of them as one that has no name."""
    topic = Topic(found[0].topic.start, found[-1].topic.end, tuple(chain(*(one.topic.phrases for one in found))))
    blocks, chosen = chain(*(one.blocks for one in found)), chain(*(one.chosen for one in found))
    return _Stretch(topic, None, tuple(blocks), tuple(chosen))


def _joining(making: Making, first: _Stretch, second: _Stretch, used: Set[str]) -> list[_Stretch]:
    """Two stretches of which the second has no name: one, where the first has none either, or a name that suits both."""
    both = _together((first, second))
    name = headings.phrase(making.material, both.topic, both.chosen, set(used) - {first.heading or ""})
    if name is None and first.heading is not None:
        return [first, second]
    return [replace(both, heading=name)]


def _free_heading(making: Making, heading: str, taken: set[str]) -> str:
    """A heading that makes no human section and that no other section has."""
    if normal_heading(heading) in making.order.reserved:
        heading = making.text(phrases.ABOUT.filled(phrases=heading))
    base, number = heading, 2
    while normal_heading(heading) in taken:
        heading, number = f"{base} {number}", number + 1
    taken.add(normal_heading(heading))
    return heading


class _Teller:
    def __init__(self, making: Making) -> None:
        self.making = making
        self.held = as_it_was_held(making)
        # Characters that the stretches so far had no use for.
        self.spare = 0

    def blocks(self, topic: Topic) -> Iterator[Block]:
        """What is told of a stretch."""
        making, selection = self.making, self.making.selection
        with_quotation = making.share >= _WITH_QUOTATIONS
        if self.held is not None:
            own = making.order.type not in _WITHOUT_QUOTATIONS and with_quotation
            quoted = selection.quotation(topic, self._ends_a_turn) if own else None
            held = (one for one in self.held if (*one.question, *one.answer)[0] in topic.places)
            yield from (block for one in held for block in told(making, one, quoted))
            return
        asked = self._asked(topic)
        pairs = [(one.question, (making.paragraph((one.question,)), making.paragraph(one.answer))) for one in asked]
        if len(asked) >= _ENOUGH:
            yield from (block for _, blocks in pairs for block in blocks)
            return
        quoted = selection.quotation(topic) if with_quotation and not asked else None
        budget = self._budget(topic) + self.spare - sum(self._length(one.answer) for one in asked)
        runs = selection.passages(topic, budget)
        self.spare = max(0, budget - sum(map(self._length, runs)))
        passages = [(run[0], tuple(answering(making, run))) for run in self._joined(runs)]
        yield from (block for _, blocks in sorted([*pairs, *passages], key=lambda one: one[0]) for block in blocks)
        if quoted is not None:
            yield making.quotation(quoted)

    def _ends_a_turn(self, place: int) -> bool:
        """Whether nothing is left behind a sentence that is set off from what its speaker says with it."""
        units = self.making.material.units
        return place + 1 == len(units) or units[place + 1].turn != units[place].turn

    def _asked(self, topic: Topic) -> list[Exchange]:
        """The questions of a stretch, in an article of questions and answers."""
        if self.making.order.type != "interview":
            return []
        least = 1 if self.making.share else 0
        return exchanges(self.making, range(topic.start, topic.end), max(least, self.making.most(_EXCHANGES)))

    def _length(self, places: Sequence[int]) -> int:
        return sum(len(self.making.material.units[place].text) for place in places)

    def _joined(self, runs: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
        """Passages of one turn that stand near each other as one: a paragraph a sentence is no text."""
        units = self.making.material.units
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
        scores, language = self.making.material.scores, self.making.material.language
        share = sum(scores[topic.start : topic.end]) / (sum(scores) or 1.0)
        return max(self.making.most(_PASSAGE[language]), round(share * self.making.room))
