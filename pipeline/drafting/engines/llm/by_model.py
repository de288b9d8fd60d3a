"""The engine: asks a model, holds every sentence to what it cites, asks again within a budget, drops the rest and says so."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from pipeline.drafting.engines.llm import model_report
from pipeline.drafting.engines.llm.answer_sentences import Judge, Judged
from pipeline.drafting.engines.llm.answers import Answer, RefusedAnswerError, Said, parse
from pipeline.drafting.engines.llm.model_report import Cost
from pipeline.drafting.engines.llm.models import Heard, Message, Model, ModelError
from pipeline.drafting.engines.llm.outlining import Outliner, Written, dropped
from pipeline.drafting.engines.llm.prompting import VERSION, Prompt, prompt
from pipeline.drafting.engines.protocol import Drafted
from pipeline.drafting.engines.request import Order
from pipeline.drafting.importing.reporting import reason_of
from pipeline.drafting.study.material import study
from pipeline.evidence.grounding import Grounding
from pipeline.model.article import Brief
from pipeline.model.notes import Notes
from pipeline.wording import Language, Text

NAME = "llm"
# How often a model is asked for an answer of the right form, and for other sentences in the place of those that nothing carries.
_ANSWERS, _MENDS = 3, 2


@dataclass(frozen=True)
class ByModel:
    """An engine; `heard` is told how much came in, `clock` counts seconds."""

    model: Model
    heard: Heard | None = None
    clock: Callable[[], float] = time.monotonic

    def plan(self, sources: Sequence[Notes], brief: Brief, order: Order) -> Drafted:
        """A draft. Raises `ModelError` where the model gives nothing that may stand."""
        return _Talk(self, sources, brief, order).draft()


@dataclass
class _Talk:
    """One draft: the questions to the model, and what became of its sentences."""

    engine: ByModel
    sources: Sequence[Notes]
    brief: Brief
    order: Order
    cost: Cost = field(default_factory=Cost)
    retried: int = 0

    def draft(self) -> Drafted:
        asked = prompt(self.sources, self.brief, self.order)
        with ThreadPoolExecutor(max_workers=1) as meanwhile:
            # Reading the notes takes a second or two; the model takes longer.
            read = meanwhile.submit(lambda: (Grounding(self.sources, asked.language), study(self.sources, self.brief)))
            answer = self._answer(asked)
        grounding, material = read.result()
        judge = Judge(grounding, asked.told, self.brief, asked.language)
        written = self._mended(asked, judge, list(_written(answer, judge)))
        outliner = Outliner(grounding, judge, material, self.order)
        outline = outliner.drafted(answer, written)
        refused = dropped([one for part in written for one in part.sentences])
        if not any(one.role not in ("title", "description") for one in outliner.held):
            raise _nothing(len(refused))
        states = [part.state for part in outliner.held]
        return Drafted(
            outline,
            NAME,
            self.engine.model.name,
            asked.digest,
            self._parameters(asked.language),
            tuple(part.text for part in refused if part.text),
            tuple(
                f"{model_report.reason(part)}: {part.text}" if part.text else model_report.reason(part)
                for part in refused
            ),
            model_report.told(states.count("carried"), states.count("unverified"), refused, self.retried, self.cost),
        )

    def _parameters(self, language: Language) -> tuple[str, ...]:
        return (f"server={self.engine.model.server}", f"prompt={language}/draft-{VERSION}", *self.cost.parameters)

    def _answer(self, asked: Prompt) -> Answer:
        """The first answer of the right form."""
        messages = asked.messages
        why = Text("", "")
        for _ in range(_ANSWERS):
            try:
                return self._once(messages, asked)
            except RefusedAnswerError as error:
                why = error.why
                messages = asked.again(why)
        raise _no_form(why, self.engine.model.name)

    def _once(self, messages: tuple[Message, ...], asked: Prompt) -> Answer:
        begun = self.engine.clock()
        reply = self.engine.model.ask(messages, self.engine.heard)
        cost = self.cost
        cost.seconds += self.engine.clock() - begun
        cost.requests += 1
        cost.sent, cost.received = _sum(cost.sent, reply.sent), _sum(cost.received, reply.received)
        cost.parameters = reply.parameters
        if not reply.whole:
            raise RefusedAnswerError(Text("長すぎて途中で切れました", "it was cut short because it is too long"))
        return _restored(parse(reply.text), asked)

    def _mended(self, asked: Prompt, judge: Judge, written: list[Written]) -> list[Written]:
        """The sections with other sentences in the place of those that nothing carries, where the model finds some."""
        for _ in range(_MENDS):
            failed = [
                one for part in written for one in part.sentences if not one.stands and not one.secret and one.parts
            ]
            if not failed:
                break
            self.retried += len(failed)
            lines = [(one.number, one.said.text, _why(one, asked.language)) for one in failed]
            try:
                answer = self._once(asked.mend(lines), asked)
            except RefusedAnswerError:
                continue
            fresh = {part.heading.strip(): part.sentences for part in answer.sections}
            written = [_exchanged(part, fresh, judge) for part in written]
        return written


def _written(answer: Answer, judge: Judge) -> Iterator[Written]:
    for section in answer.sections:
        yield Written(section.heading, tuple(judge.judged(one) for one in section.sentences))
    for entry in answer.faq:
        yield Written("", tuple(judge.judged(one) for one in entry.sentences), entry.question)


def _exchanged(written: Written, fresh: dict[str, tuple[Said, ...]], judge: Judge) -> Written:
    """A section with what came in the place of its failed sentences; one for which nothing came that stands stays failed."""
    sentences: list[Judged] = []
    for one in written.sentences:
        instead = [] if one.stands or one.secret else [judge.judged(said) for said in fresh.get(str(one.number), ())]
        standing = [other for other in instead if other.stands]
        sentences += standing or [one]
    return written._replace(sentences=tuple(sentences))


def _why(one: Judged, language: Language) -> str:
    return next((why for part in one.parts if part.state == "against" and (why := reason_of(part, language))), "")


def _restored(answer: Answer, asked: Prompt) -> Answer:
    """The answer with the personal data that was hidden from the model; the guards see it as it would stand."""

    def said(one: Said) -> Said:
        return Said(back(one.text), tuple(back(id_) for id_ in one.utterances))

    back = asked.masks.restored
    if not asked.masks:
        return answer
    return Answer(
        back(answer.title),
        back(answer.description),
        tuple(map(back, answer.keywords)),
        tuple(
            one._replace(heading=back(one.heading), sentences=tuple(map(said, one.sentences)))
            for one in answer.sections
        ),
        tuple(
            one._replace(question=said(one.question), sentences=tuple(map(said, one.sentences))) for one in answer.faq
        ),
        tuple((kind, tuple(map(said, found))) for kind, found in answer.questions),
    )


def _sum(before: int | None, more: int | None) -> int | None:
    return before if more is None else (before or 0) + more


def _no_form(why: Text, name: str) -> ModelError:
    return ModelError(
        Text(
            "モデル {name} の答えは{count}回とも、決められた形ではありませんでした（{why}）。何も書いていません。",
            "All {count} answers of the model {name} were not of the form that is asked for ({why}). Nothing was written.",
        ).filled(name=name, count=_ANSWERS, why=why),
        Text(
            "もっと大きいモデルか、指示に従うよう調整されたモデル（instruct）を使ってください。手元のモデルなら、一度に読める長さ（コンテキスト長）が取材メモより長いか確かめてください。",
            "Use a larger model, or one made to follow instructions ('instruct'). With a local one, see that its context is longer than the notes.",
        ),
    )


def _nothing(count: int) -> ModelError:
    return ModelError(
        Text(
            "モデルの文は、どれも取材メモで裏づけられませんでした（{count}文）。何も書いていません。",
            "None of the model's sentences is carried by the notes ({count} of them). Nothing was written.",
        ).filled(count=count),
        Text(
            "別のモデルを試すか、「--engine extractive」で下書きしてください。",
            "Try another model, or draft with '--engine extractive'.",
        ),
    )
