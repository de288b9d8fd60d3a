"""A model's answer becomes an outline: only what the notes carry, or what a person will read beside its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.drafting.engines.llm.answer_sentences import TURN, Judge, Judged, speaks
from pipeline.drafting.engines.llm.answers import Answer, Asked, Said
from pipeline.drafting.engines.placing import Selection
from pipeline.drafting.engines.request import Order
from pipeline.drafting.importing.draft_parts import Part
from pipeline.drafting.importing.held import Held
from pipeline.drafting.importing.holding import Holder
from pipeline.drafting.study.material import Material
from pipeline.drafting.writing import phrases, titles
from pipeline.drafting.writing.guidance import guidance
from pipeline.drafting.writing.outline import (
    Block,
    Comment,
    Outline,
    Paragraph,
    PlannedSection,
    Question,
    Sentence,
)
from pipeline.evidence.grounding import Grounding
from pipeline.language.sentences import sentences as split
from pipeline.model.article import Kind
from pipeline.model.notes import clock
from pipeline.records import NamedTuple
from pipeline.sources.articles import normal_heading
from pipeline.wording import Language

# In characters.
_TITLE: Mapping[Language, int] = {"ja": 60, "en": 110}
_HEADING: Mapping[Language, int] = {"ja": 40, "en": 80}
_DESCRIPTION: Mapping[Language, int] = {"ja": 200, "en": 400}
_QUESTION: Mapping[Language, int] = {"ja": 160, "en": 320}
# A heading that has to do with nothing that was said may still be one ("背景", "Background"), if it is no longer than this.
_BARE: Mapping[Language, int] = {"ja": 8, "en": 20}
_KEYWORDS, _QUESTIONS = 5, 4
_ASKS: Mapping[Language, tuple[str, ...]] = {"ja": ("か。", "か", "？", "?"), "en": ("?",)}


class Written(NamedTuple):
    """A section of the answer after its sentences were judged; `question` is that of an FAQ entry."""

    heading: str
    sentences: tuple[Judged, ...]
    question: Said | None = None


class Outliner(Holder):
    """The importer's work, for an answer of which each sentence names its source."""

    def __init__(self, grounding: Grounding, judge: Judge, material: Material, order: Order) -> None:
        super().__init__(grounding, material, order, material.language)
        self._judge = judge

    def drafted(self, answer: Answer, written: Sequence[Written]) -> Outline:
        """What may stand, and the human sections with questions. Without any sentence there is no machine section."""
        language = self.language
        title = self._titled(answer.title)
        self._taken.add(normal_heading(title.text))
        sections = [section for one in written if one.question is None for section in self._told(one)]
        sections += self._faq([one for one in written if one.question is not None])
        lead = self._lead(answer.description)
        said = self._carried(lead.text)
        return Outline(
            title,
            lead,
            self._tags(answer.keywords),
            (Comment((Sentence(phrases.BY_MODEL.render(language), ()),)), *self.doubted),
            (Paragraph((lead,)),) if said else (),
            (*sections, *self._asked(dict(answer.questions))),
        )

    def _titled(self, text: str) -> Sentence:
        if self._says(text, _TITLE):
            return self._field("title", Part("heading", text, 1))
        return titles.titles(self.material, Selection(self.material).quotable(), self.order.titles)[0]

    def _lead(self, text: str) -> Sentence:
        if self._says(text, _DESCRIPTION):
            return self._field("description", Part("prose", text, 1))
        return titles.lead(self.material, None)

    def _says(self, text: str, longest: Mapping[Language, int]) -> bool:
        """Whether a text may stand for the article: about what was said, and in nobody's voice."""
        fits = self._judge.may_title(text, longest[self.language]) and self._judge.is_near(text)
        return fits and not speaks(text, self.language)

    def _carried(self, text: str) -> bool:
        return self.grounding.judge(text).state == "carried"

    def _tags(self, keywords: Sequence[str]) -> tuple[Sentence, ...]:
        kept = [one for one in dict.fromkeys(keywords) if self._judge.may_title(one, 30) and self._mentioned(one)]
        return tuple(Sentence(one, ()) for one in kept[:_KEYWORDS]) or titles.tags(self.material)

    def _mentioned(self, word: str) -> bool:
        return any(word.casefold() in unit.spoken.raw.casefold() for unit in self.material.units)

    def _told(self, written: Written) -> Iterator[PlannedSection]:
        blocks = tuple(self._paragraphs(written.sentences))
        if blocks:
            heading = self._named(written.heading)
            yield PlannedSection(heading, (*self._sources(blocks), *blocks))

    def _named(self, text: str) -> str:
        near = len(text) <= _BARE[self.language] or self._judge.is_near(text)
        fits = near and self._judge.may_title(text, _HEADING[self.language])
        return self._free(text if fits else phrases.INTERVIEW.render(self.language))

    def _paragraphs(self, sentences: Sequence[Judged]) -> Iterator[Block]:
        """Carried sentences together, each unverified one below its mark."""
        standing = [part for one in sentences if one.stands for part in one.parts]
        self.held += standing
        for (carried, speaker), group in groupby(standing, key=lambda part: (part.state == "carried", _speaker(part))):
            found = [(Sentence(part.text, part.verdict.utterances), part.verdict) for part in group]
            if carried:
                yield Paragraph(tuple(sentence for sentence, _ in found), speaker)
            else:
                yield from (self._unverified(Paragraph((sentence,)), verdict) for sentence, verdict in found)

    def _faq(self, entries: Sequence[Written]) -> Iterator[PlannedSection]:
        """Questions that were asked, with answers that may stand."""
        blocks: list[Block] = []
        for entry in entries:
            answered = tuple(self._paragraphs(entry.sentences))
            question = entry.question
            if answered and question is not None and self._was_asked(question):
                blocks += [Question(Sentence(question.text, question.utterances)), *answered]
        if blocks:
            yield PlannedSection(self._free(phrases.FAQ.render(self.language)), tuple(blocks))

    def _was_asked(self, question: Said) -> bool:
        """Whether an utterance that it cites asks something, and the question goes no further than the notes."""
        asked = any(
            unit.spoken.question and set(unit.utterances) & set(question.utterances) for unit in self.material.units
        )
        return (
            asked
            and self._judge.may_title(question.text, _QUESTION[self.language], question.utterances)
            and self._judge.is_near(question.text)
            and normal_heading(question.text) not in self.order.reserved
        )

    def _asked(self, questions: Mapping[Kind, tuple[Said, ...]]) -> Iterator[PlannedSection]:
        """The human sections: the model's questions that pass, then the drafter's own."""
        seen: set[str] = set()
        for kind in self.order.kinds:
            own = guidance(self.material, kind, seen)
            passed = [self._item(one) for one in questions.get(kind, ()) if self._may_ask(one)][:_QUESTIONS]
            lines = (own.lines[0], *passed, *own.lines[1:])[: 1 + _QUESTIONS] if passed else own.lines
            yield PlannedSection(phrases.HUMAN[kind].render(self.language), (replace(own, lines=lines),), kind)

    def _may_ask(self, question: Said) -> bool:
        """One question, tied to what was said: never a text that could be kept as the writer's own."""
        text = question.text
        return (
            sum(1 for _ in split(text, self.language)) == 1
            and not speaks(text, self.language)
            and text.endswith(_ASKS[self.language])
            and self._judge.may_title(text, _QUESTION[self.language], question.utterances)
        )

    def _item(self, question: Said) -> Sentence:
        where = {id_: unit for unit in reversed(self.material.units) for id_ in unit.utterances}
        unit = next((where[id_] for id_ in question.utterances if id_ in where), None)
        at = (
            " ".join(filter(None, (unit.speaker or "", clock(unit.start), question.utterances[0])))
            if unit
            else question.utterances[0]
        )
        text = f"・{question.text}（{at}）" if self.language == "ja" else f"* {question.text} ({at})"
        return Sentence(text, question.utterances)


def _speaker(part: Held) -> str | None:
    """Whose turn it is, where it is one."""
    near = part.verdict.nearest
    return near.speaker if part.role == TURN and near is not None else None


def dropped(judged: Sequence[Judged]) -> tuple[Held, ...]:
    """The parts of sentences that may not stand."""
    return tuple(part for one in judged if not one.stands for part in one.parts)


def asked(entry: Asked, sentences: tuple[Judged, ...]) -> Written:
    """An entry of the FAQ."""
    return Written("", sentences, entry.question)
